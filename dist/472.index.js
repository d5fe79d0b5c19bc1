"use strict";
exports.id = 472;
exports.ids = [472];
exports.modules = {

/***/ 2472:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ backoffMs)
/* harmony export */ });
/**
 * How long to pause before the next attempt, in milliseconds: between half and one and a half of `firstMs`, doubled with every attempt.
 * It is spread by chance, so that many runs that failed at one moment do not come back at one moment.
 */
function backoffMs({ attempt, firstMs, maxMs, random }) {
    return Math.min(maxMs, firstMs * 2 ** (attempt - 1) * (0.5 + random()));
}


/***/ })

};
;