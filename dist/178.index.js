"use strict";
exports.id = 178;
exports.ids = [178];
exports.modules = {

/***/ 6178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ fetch),
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
class ProxyAgent {}
function fetch() {
  throw new Error('GitHub is asked by whole-fetch.ts alone');
}


/***/ })

};
;