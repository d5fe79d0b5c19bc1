"use strict";
exports.id = 628;
exports.ids = [628];
exports.modules = {

/***/ 3895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   T: () => (/* binding */ ProxyError)
/* harmony export */ });
/** A failure of the proxy: the request got no further. The message names the proxy and its variable, and holds no password. */
class ProxyError extends Error {
    name = 'ProxyError';
}
/** The code alone: an error's message may quote what was sent. */
function codeOf(error) {
    if (!(error instanceof Error))
        return 'unknown error';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}


/***/ }),

/***/ 9628:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createProxyDispatcher: () => (/* binding */ createProxyDispatcher)
/* harmony export */ });
/* harmony import */ var undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9086);
/* harmony import */ var undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var undici_lib_core_connect_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6962);
/* harmony import */ var undici_lib_core_connect_js__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(undici_lib_core_connect_js__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5579);
/* harmony import */ var undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7454);
/* harmony import */ var undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6037);
/* harmony import */ var undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _proxy_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3895);






/**
 * Sends by the proxies of the environment. Throws nothing, whatever stands there: what cannot be used fails the requests that need
 * it, with a {@link ProxyError}, like a proxy that is down.
 */
function createProxyDispatcher(settings, options) {
    const [http, https] = [toProxy(settings.http), toProxy(settings.https)];
    const proxyAt = (href) => [http, https].find((proxy) => proxy?.url.href === href) ?? null;
    const open = (origin, given) => {
        const proxy = proxyAt(String(origin));
        const pool = new (undici_lib_dispatcher_pool_js__WEBPACK_IMPORTED_MODULE_3___default())(origin, proxy === null ? given : { ...options, connect: createConnector(proxy, options) });
        // By this a tunnel is opened. undici's entry, which is not loaded, would give it to every dispatcher.
        return Object.assign(pool, { connect: (undici_lib_api_api_connect_js__WEBPACK_IMPORTED_MODULE_0___default()) });
    };
    const agent = new (undici_lib_dispatcher_env_http_proxy_agent_js__WEBPACK_IMPORTED_MODULE_2___default())({
        ...options,
        httpProxy: http?.url.href ?? '',
        httpsProxy: https?.url.href ?? '',
        noProxy: settings.noProxy,
        // The connection to the proxy by which a tunnel is opened: for targets that speak TLS.
        clientFactory: open,
        // The connection to a proxy that is handed whole requests, through a tunnel, or to the target itself.
        factory: open,
    });
    return agent.compose((dispatch) => (request, handler) => {
        const proxy = String(request.origin).startsWith('https:') ? https : http;
        return dispatch(request, proxy === null ? handler : new ProxyFaults(handler, proxy));
    });
}
function toProxy(setting) {
    switch (setting.kind) {
        case 'none':
            return null;
        case 'proxy': {
            const url = new URL(setting.url);
            return { url, label: `the proxy ${url.host} (${setting.variable})`, fault: null };
        }
        case 'unreadable': {
            const { variable, problem } = setting;
            const url = new URL(`http://${variable.toLowerCase().replace('_', '-')}.invalid`);
            return { url, label: `the variable ${variable}`, fault: problem };
        }
    }
}
function createConnector({ fault }, { connect: { timeout } }) {
    const open = undici_lib_core_connect_js__WEBPACK_IMPORTED_MODULE_1___default()({ timeout, allowH2: false });
    return (options, callback) => {
        if (fault !== null) {
            callback(new _proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyError */ .T(fault), null);
            return;
        }
        open(options, (error, socket) => {
            // undici gives an error no socket, where its types say null.
            if (error === null)
                callback(null, socket);
            else
                callback(new _proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyError */ .T(`cannot be reached: ${(0,_proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$)(error)}`, { cause: error }), null);
        });
    };
}
/** Tells what the proxy itself has answered from what was answered behind it. */
class ProxyFaults extends (undici_lib_handler_decorator_handler_js__WEBPACK_IMPORTED_MODULE_4___default()) {
    #handler;
    #proxy;
    constructor(handler, proxy) {
        super(handler);
        this.#handler = handler;
        this.#proxy = proxy;
    }
    onResponseError(controller, error) {
        // A request that is handed to the proxy as a whole comes by here twice.
        const isNamed = error instanceof _proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyError */ .T && error.message.startsWith(this.#proxy.label);
        const said = isNamed ? null : error instanceof _proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyError */ .T ? error.message : faultOfProxy(error);
        const shown = said === null ? error : new _proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .ProxyError */ .T(`${this.#proxy.label} ${said}`, { cause: error });
        this.#handler.onResponseError?.(controller, shown);
    }
}
/** What undici 8 says of a proxy, by its codes and, where it gives none of its own, by its words. */
function faultOfProxy(error) {
    const status = /^Proxy response \((\d+)\) !== 200/.exec(error.message)?.[1];
    if (status !== undefined)
        return `answered ${status}${status === '407' ? ': it wants a user and a password' : ''}`;
    if (error.message === 'Proxy Authentication Required (407)')
        return 'answered 407: it wants a user and a password';
    const code = (0,_proxy_error_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$)(error);
    if (code === 'UND_ERR_PRX_CONN')
        return 'closed the connection';
    return code.startsWith('UND_ERR_PRX') || code.startsWith('UND_ERR_SOCKS5') ? `failed: ${code}` : null;
}


/***/ })

};
;