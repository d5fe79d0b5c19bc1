"use strict";
exports.id = 979;
exports.ids = [979,447];
exports.modules = {

/***/ 2979:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readResultsFile: () => (/* binding */ readResultsFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2447);


const place = {
    onMissing: 'check the path, and that a step before this one puts the file there',
    onLink: 'put the file itself there',
    /** A results document of a thousand benchmarks with ten jobs each has 4 MiB. */
    maxBytes: 16 * 1024 * 1024,
};
/** Reads a results document that a step before this one has put into the workspace or into `RUNNER_TEMP`, and from nowhere else. */
function readResultsFile({ workspace, temp }, path) {
    if (temp !== null && !(0,_workspace_js__WEBPACK_IMPORTED_MODULE_1__.leavesTree)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(temp), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path))))
        return (0,_workspace_js__WEBPACK_IMPORTED_MODULE_1__.readFileIn)({ ...place, folder: temp, name: '`RUNNER_TEMP`' }, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, path));
    return (0,_workspace_js__WEBPACK_IMPORTED_MODULE_1__.readFileIn)({ ...place, folder: workspace, name: 'the workspace and `RUNNER_TEMP`' }, path);
}


/***/ }),

/***/ 2447:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   leavesTree: () => (/* binding */ leavesTree),
/* harmony export */   readFileIn: () => (/* binding */ readFileIn),
/* harmony export */   readWorkspaceFile: () => (/* binding */ readWorkspaceFile)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



const maxBytes = 1024 * 1024;
const workspacePlace = {
    name: 'the checked-out repository',
    onMissing: 'check the path, and that a step before this one checks the repository out (actions/checkout)',
    onLink: 'commit the file itself',
    maxBytes,
};
/**
 * Reads a file of the checked-out repository. Links that lead out of it are not followed and nothing of `.git` is read, since
 * whoever may change a path or a link in a pull request could have the runner's files shown, or sent to a service.
 */
function readWorkspaceFile(workspace, path) {
    return readFileIn({ ...workspacePlace, folder: workspace }, path);
}
/** Reads a file that lies inside a folder, links included. A path that is not absolute is one inside it. */
function readFileIn({ folder, name, onMissing, onLink, maxBytes: limit }, path) {
    try {
        const root = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(folder);
        const named = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, path);
        if ([folder, root].every((top) => leavesTree((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(top, named)))) {
            return { error: `lies outside ${name}; give a path inside it` };
        }
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(named);
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, file);
        if (leavesTree(inside)) {
            return { error: `is a symbolic link to a place outside ${name}; ${onLink}` };
        }
        // Of any size, since there are file systems that do not tell them apart.
        if (inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).some((part) => part.toLowerCase() === '.git')) {
            return { error: 'is inside .git; give a file of the repository' };
        }
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(file);
        if (!stats.isFile())
            return { error: 'is not a file' };
        if (stats.size > limit)
            return { error: `is larger than ${limit / 1024 / 1024} MiB` };
        return decode((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file));
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
        if (code !== 'ENOENT')
            return { error: `cannot be read (${code})` };
        return { isMissing: true, error: `does not exist; ${onMissing}` };
    }
}
/** Whether a path leads out of the folder that it is relative to. */
function leavesTree(path) {
    return path === '..' || path.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path);
}
function decode(bytes) {
    const other = nameEncoding(bytes);
    if (other !== null)
        return { error: `is ${other}; save it as UTF-8` };
    if (bytes.includes(0))
        return { error: 'is not a text file' };
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return { text: new TextDecoder().decode(bytes) };
    const lines = Buffer.from(bytes).toString('latin1').split('\n');
    const line = 1 + lines.findIndex((each) => !(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(Buffer.from(each, 'latin1')));
    return { error: `is not UTF-8 (line ${line}), but probably Latin-1 or Windows-1252; save it as UTF-8` };
}
/** Names an encoding whose characters have more than one byte, by its mark or by where the zeros of plain letters stand. */
function nameEncoding(bytes) {
    const [first = 1, second = 1, third = 1, fourth = 1] = bytes;
    const zeros = [first, second, third, fourth].map((byte) => byte === 0);
    const hasZerosAt = (...places) => zeros.every((isZero, place) => isZero === places.includes(place));
    const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    if (hasZerosAt(1, 2, 3) || hasZerosAt(0, 1, 2) || (hasMark && hasZerosAt(2, 3)))
        return 'UTF-32';
    return hasMark || hasZerosAt(1, 3) || hasZerosAt(0, 2) ? 'UTF-16' : null;
}


/***/ })

};
;