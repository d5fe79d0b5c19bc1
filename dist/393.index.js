"use strict";
exports.id = 393;
exports.ids = [393];
exports.modules = {

/***/ 6393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commentKeyOf: () => (/* binding */ commentKeyOf),
/* harmony export */   hideSecrets: () => (/* binding */ hideSecrets),
/* harmony export */   nameLeg: () => (/* binding */ nameLeg)
/* harmony export */ });
/* harmony import */ var _crypto_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5701);


const maxKeyLength = 200;
/**
 * Names the comment of one gate: `workflow/job/step/name=value,\u2026`, or the `comment-key` input, in a matrix `comment-key/name=value,\u2026`.
 * Different gates have different keys. A key is printable ASCII without `>` and without `--`, so that it cannot end the HTML comment
 * it stands in; one above 200 characters ends in its hash.
 */
function commentKeyOf({ 'comment-key': commentKey, matrix }, { workflow, job, step }) {
    const leg = nameLeg(matrix);
    const named = commentKey === null ? [workflow, job, step] : [commentKey];
    // No leg may take another's comment, whatever it is called.
    const parts = [...named.map(encode), ...(commentKey !== null && leg === '' ? [] : [leg])];
    const key = parts.join('/');
    if (key.length <= maxKeyLength)
        return key;
    const hash = (0,_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .loadCrypto */ .Q)().createHash('sha256').update(key).digest('hex').slice(0, 40);
    return `${key.slice(0, maxKeyLength - hash.length - 1)}#${hash}`;
}
/** Puts hashes in place of the values of a matrix that hold a secret: the key of a comment, and the title of an issue, are for everybody. */
function hideSecrets(matrix, redact) {
    const hide = (value) => {
        if (!(0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsSecret */ .hK)(json(value), redact))
            return value;
        return `hidden ${(0,_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .loadCrypto */ .Q)().createHash('sha256').update(json(value)).digest('hex').slice(0, 12)}`;
    };
    const leg = parseLeg(matrix);
    if (typeof leg !== 'object' || leg === null || Array.isArray(leg))
        return JSON.stringify(hide(leg));
    return JSON.stringify(Object.fromEntries(Object.entries(leg).map(([name, value]) => [name, hide(value)])));
}
/** Every UTF-16 unit but letters, digits, `_`, `.`, spaces and lone hyphens becomes `%XX` or `%uXXXX`. */
function encode(text) {
    return text.replaceAll(/[^A-Za-z0-9_. -]|-(?=-)/g, (unit) => {
        const code = unit.charCodeAt(0);
        return code < 0x100 ? `%${hex(code, 2)}` : `%u${hex(code, 4)}`;
    });
}
function hex(code, digits) {
    return code.toString(16).toUpperCase().padStart(digits, '0');
}
/**
 * Names a leg for people, `model=a,size=~5`, by the `matrix` input; empty outside a matrix. The values come in the order of their names.
 * One that is no string is marked, since a matrix may hold both 1 and "1".
 */
function nameLeg(matrix) {
    if (matrix === null)
        return '';
    const leg = parseLeg(matrix);
    if (leg === null)
        return '';
    if (typeof leg !== 'object' || Array.isArray(leg))
        return `!${encode(matrix)}`;
    return sortMembers(leg)
        .map(([name, value]) => `${encode(name)}=${typeof value === 'string' ? encode(value) : `~${encode(json(value))}`}`)
        .join(',');
}
function parseLeg(matrix) {
    try {
        return JSON.parse(matrix);
    }
    catch {
        return matrix;
    }
}
/** JSON with the members of every object in the order of their names. */
function json(value) {
    return JSON.stringify(value, (_name, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(sortMembers(inner))
        : inner);
}
function sortMembers(object) {
    return Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));
}


/***/ }),

/***/ 43:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ loadCrypto)
/* harmony export */ });
/** Node's `crypto`, once it is needed: it takes 3 ms to load, which a run that the service refuses has no use for. */
function loadCrypto() {
    return process.getBuiltinModule('node:crypto');
}


/***/ })

};
;