"use strict";
exports.id = 432;
exports.ids = [432];
exports.modules = {

/***/ 4432:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ProxyError: () => (/* binding */ ProxyError),
  codeOf: () => (/* binding */ codeOf),
  createProxyDispatcher: () => (/* binding */ createProxyDispatcher),
  request: () => (/* reexport */ (api_request_default()))
});

// EXTERNAL MODULE: ../node_modules/undici/lib/api/api-connect.js
var api_connect = __webpack_require__(9086);
var api_connect_default = /*#__PURE__*/__webpack_require__.n(api_connect);
// EXTERNAL MODULE: ../node_modules/undici/lib/core/connect.js
var connect = __webpack_require__(6962);
var connect_default = /*#__PURE__*/__webpack_require__.n(connect);
// EXTERNAL MODULE: ../node_modules/undici/lib/dispatcher/env-http-proxy-agent.js
var env_http_proxy_agent = __webpack_require__(5579);
var env_http_proxy_agent_default = /*#__PURE__*/__webpack_require__.n(env_http_proxy_agent);
// EXTERNAL MODULE: ../node_modules/undici/lib/dispatcher/pool.js
var dispatcher_pool = __webpack_require__(7454);
var pool_default = /*#__PURE__*/__webpack_require__.n(dispatcher_pool);
// EXTERNAL MODULE: ../node_modules/undici/lib/handler/decorator-handler.js
var decorator_handler = __webpack_require__(6037);
var decorator_handler_default = /*#__PURE__*/__webpack_require__.n(decorator_handler);
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
;// CONCATENATED MODULE: ./proxy.js








/** A failure of the proxy: the request got no further. The message names the proxy and its variable, and holds no password. */
class ProxyError extends Error {
    name = 'ProxyError';
}
const connectLimitMs = 10_000;
/**
 * Sends by the proxies of the environment. Throws nothing, whatever stands there: what cannot be used fails the requests that need
 * it, with a {@link ProxyError}, like a proxy that is down.
 */
function createProxyDispatcher(env, options) {
    saveMemory();
    const settings = parseProxyEnvironment(env);
    const [http, https] = [toProxy(settings.http), toProxy(settings.https)];
    const proxyAt = (href) => [http, https].find((proxy) => proxy?.url.href === href) ?? null;
    const direct = { ...options, connect: { timeout: connectLimitMs } };
    const open = (origin, given) => {
        const proxy = proxyAt(String(origin));
        const pool = new (pool_default())(origin, proxy === null ? given : { ...options, connect: createConnector(proxy) });
        // By this a tunnel is opened. undici's entry, which is not loaded, would give it to every dispatcher.
        return Object.assign(pool, { connect: (api_connect_default()) });
    };
    const agent = new (env_http_proxy_agent_default())({
        ...direct,
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
function createConnector({ fault }) {
    const open = connect_default()({ timeout: connectLimitMs, allowH2: false });
    return (options, callback) => {
        if (fault !== null) {
            callback(new ProxyError(fault), null);
            return;
        }
        open(options, (error, socket) => {
            // undici gives an error no socket, where its types say null.
            if (error === null)
                callback(null, socket);
            else
                callback(new ProxyError(`cannot be reached: ${codeOf(error)}`, { cause: error }), null);
        });
    };
}
/** Tells what the proxy itself has answered from what was answered behind it. */
class ProxyFaults extends (decorator_handler_default()) {
    #handler;
    #proxy;
    constructor(handler, proxy) {
        super(handler);
        this.#handler = handler;
        this.#proxy = proxy;
    }
    onResponseError(controller, error) {
        // A request that is handed to the proxy as a whole comes by here twice.
        const isNamed = error instanceof ProxyError && error.message.startsWith(this.#proxy.label);
        const said = isNamed ? null : error instanceof ProxyError ? error.message : faultOfProxy(error);
        const shown = said === null ? error : new ProxyError(`${this.#proxy.label} ${said}`, { cause: error });
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
    const code = codeOf(error);
    if (code === 'UND_ERR_PRX_CONN')
        return 'closed the connection';
    return code.startsWith('UND_ERR_PRX') || code.startsWith('UND_ERR_SOCKS5') ? `failed: ${code}` : null;
}
/** The code alone: an error's message may quote what was sent. */
function codeOf(error) {
    if (!(error instanceof Error))
        return 'unknown error';
    return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}


/***/ })

};
;