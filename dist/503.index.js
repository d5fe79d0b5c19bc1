"use strict";
exports.id = 503;
exports.ids = [503];
exports.modules = {

/***/ 7503:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseDispatcher: () => (/* binding */ chooseDispatcher),
  createDirectDispatcher: () => (/* binding */ createDirectDispatcher),
  request: () => (/* reexport */ (api_request_default()))
});

// EXTERNAL MODULE: ../node_modules/undici/lib/dispatcher/agent.js
var agent = __webpack_require__(3779);
var agent_default = /*#__PURE__*/__webpack_require__.n(agent);
// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
;// CONCATENATED MODULE: ./engine-flags.js

/**
 * Tells V8 that this process spends its time waiting: memory is worth more to it than speed. Called before there is a connection.
 *
 * Node warns of flags that change once V8 runs. None of these changes how anything is laid out in memory: two are read when a module of
 * WebAssembly is compiled, and none is before this call; the others when a function has run for a while, and when a collection is over, to
 * choose the size for the next.
 */
function saveMemory() {
    // undici's HTTP parser is WebAssembly. Optimising it takes 23 MiB and a tenth of a second of CPU, for answers that come now and then.
    // It takes both: without the first V8 would optimise all of it at once, without the second what is used most.
    (0,external_node_v8_.setFlagsFromString)('--no-wasm-tier-up');
    (0,external_node_v8_.setFlagsFromString)('--no-wasm-dynamic-tiering');
    // Machine code for what has run a few times takes the memory and time of a short run, and what runs long is optimised all the same.
    (0,external_node_v8_.setFlagsFromString)('--no-sparkplug');
    // The young generation keeps its first size. It would double whenever enough survives, to 64 MiB beside a live heap of 25 MiB.
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
}

;// CONCATENATED MODULE: ./proxy-environment.js
/**
 * Reads the proxy variables as curl and others take them: with or without a scheme, with any character in the password.
 * As with undici a variable in lower case goes before the one in upper case, and https falls back to the proxy of http.
 */
function parseProxyEnvironment(env) {
    const http = parseVariable(env, 'http_proxy');
    const https = parseVariable(env, 'https_proxy');
    return { http, https: https.kind === 'none' ? http : https, noProxy: env.no_proxy ?? env.NO_PROXY ?? '' };
}
/** The schemes that undici has an agent for. */
const schemes = new Set(['http', 'https', 'socks', 'socks5']);
function parseVariable(env, name) {
    const variable = env[name] === undefined ? name.toUpperCase() : name;
    const text = env[variable]?.trim() ?? '';
    if (text === '')
        return { kind: 'none' };
    const unreadable = (why) => ({
        kind: 'unreadable',
        variable,
        problem: `${why}: give it as http://host:port, with user:password@ before the host where it asks for them`,
    });
    const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?\/\/(.*)$/is.exec(text) ?? [null, 'http', text];
    if (!schemes.has(scheme.toLowerCase()))
        return unreadable('names no proxy of HTTP or SOCKS 5');
    // A password may hold a raw "@", "/" or "#": what is before the last "@" is not the host.
    const [, userInfo = null, host = ''] = /^(?:(.*)@)?([^/?#\\]*)/s.exec(rest) ?? [];
    const url = `${scheme}://${userInfo === null ? '' : `${escapeUserInfo(userInfo)}@`}${host}`;
    return URL.canParse(url) ? { kind: 'proxy', url, variable } : unreadable('names no host and port');
}
/** Escapes what may not stand in a URL's user and password, and leaves what is escaped already. */
function escapeUserInfo(text) {
    const [, user = '', password = null] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
    return password === null ? escapePart(user) : `${escapePart(user)}:${escapePart(password)}`;
}
function escapePart(text) {
    const whole = text.toWellFormed();
    // "100%" and "%E9" are no escapes of UTF-8: there the sign stands for itself.
    return isEscaped(whole)
        ? whole.replaceAll(/%[0-9a-f]{2}|[^%]/giu, (part) => (part.length === 3 ? part : encodeURIComponent(part)))
        : encodeURIComponent(whole);
}
function isEscaped(text) {
    try {
        decodeURIComponent(text);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ../node_modules/undici/lib/api/api-request.js
var api_request = __webpack_require__(2481);
var api_request_default = /*#__PURE__*/__webpack_require__.n(api_request);
;// CONCATENATED MODULE: ./dispatcher.js




const connect = { timeout: 10_000 };
/** Sends straight to the target. */
const createDirectDispatcher = (options) => new (agent_default())({ ...options, connect });
/**
 * How this environment sends. What speaks to proxies is loaded only where one is named: most runs need none. Throws nothing, whatever
 * stands there.
 */
async function chooseDispatcher(env) {
    saveMemory();
    const settings = parseProxyEnvironment(env);
    if (settings.http.kind === 'none' && settings.https.kind === 'none')
        return createDirectDispatcher;
    const { createProxyDispatcher } = await Promise.all(/* import() */[__webpack_require__.e(344), __webpack_require__.e(628)]).then(__webpack_require__.bind(__webpack_require__, 9628));
    return (options) => createProxyDispatcher(settings, { ...options, connect });
}


/***/ })

};
;