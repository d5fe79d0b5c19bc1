"use strict";
exports.id = 743;
exports.ids = [743,432];
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
 * WebAssembly is compiled, and none is before this call; the third when a collection is over, to choose the size for the next.
 */
function saveMemory() {
    // undici's HTTP parser is WebAssembly. Optimising it takes 23 MiB and a tenth of a second of CPU, for answers that come now and then.
    // It takes both: without the first V8 would optimise all of it at once, without the second what is used most.
    (0,external_node_v8_.setFlagsFromString)('--no-wasm-tier-up');
    (0,external_node_v8_.setFlagsFromString)('--no-wasm-dynamic-tiering');
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


/***/ }),

/***/ 6125:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseRetryAfterMs)
/* harmony export */ });
/** The three spellings of an HTTP date (RFC 9110 \u00a75.6.7); the last is in UTC without saying so. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctimeDate = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
/**
 * Reads `Retry-After`, whole seconds or an HTTP date (RFC 9110 \u00a710.2.3), as milliseconds from now; null when it is missing or is
 * neither. The date's own shape is asked for, since `Date.parse` alone takes "-3" for a day of the year 2001.
 */
function parseRetryAfterMs(header, nowMs) {
    if (typeof header !== 'string')
        return null;
    const text = header.trim();
    // A number too long to count with is still a wait that nobody can sit out.
    if (/^\d+$/.test(text))
        return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
    const atMs = parseHttpDateMs(text);
    return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
function parseHttpDateMs(text) {
    if (httpDate.test(text) || rfc850Date.test(text))
        return Date.parse(text);
    return asctimeDate.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}


/***/ }),

/***/ 3743:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ createHttpClient),
  createNetwork: () => (/* binding */ createNetwork)
});

// EXTERNAL MODULE: ./backoff.js
var backoff_0 = __webpack_require__(2472);
// EXTERNAL MODULE: ./proxy.js + 2 modules
var proxy = __webpack_require__(4432);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ../node_modules/undici/lib/api/api-request.js
var api_request = __webpack_require__(2481);
var api_request_default = /*#__PURE__*/__webpack_require__.n(api_request);
// EXTERNAL MODULE: ./clock.js
var clock_0 = __webpack_require__(4010);
// EXTERNAL MODULE: ./retry-after.js
var retry_after = __webpack_require__(6125);
// EXTERNAL MODULE: ./services/http/decode-body.js
var decode_body = __webpack_require__(6111);
;// CONCATENATED MODULE: ./services/http/http-answer.js
/** What an error status says of the work that was asked for. */
function kindOf(status) {
    if (status === 401 || status === 403)
        return 'unauthorised';
    // Not there, not any more, or not to be asked in this way: an endpoint may be missing.
    if (status === 404 || status === 405 || status === 410)
        return 'not-found';
    if (status === 429)
        return 'throttled';
    if (status === 408 || status >= 500)
        return 'unavailable';
    return status >= 400 ? 'refused' : 'unreadable';
}
const plainRefusals = new Set([400, 401, 402, 403, 404, 405, 410, 413, 415, 422]);
/** Whether a status says plainly that nothing was done. Others (409, 425, 429, 499) may come from a proxy, or after the work. */
function isPlainRefusal(status) {
    return plainRefusals.has(status);
}
/** `Date` as milliseconds since the epoch; null when it is missing or unreadable, or names no zone: that would be read as the runner's. */
function parseDate(header) {
    const at = typeof header === 'string' && header.endsWith('GMT') ? Date.parse(header) : Number.NaN;
    return Number.isNaN(at) ? null : at;
}
/** What an error body says, in the shapes that services use: `{error}`, `{error: {message}}`, `{message}`, `{detail}`, plain text. */
function quoteError(text) {
    let said;
    try {
        said = JSON.parse(text);
    }
    catch {
        return text.trimStart().startsWith('<') ? 'a web page instead of an API answer' : text;
    }
    for (let depth = 0; depth < 2 && typeof said === 'object' && said !== null; depth += 1) {
        const { error, message, detail } = said;
        said = error ?? message ?? detail;
    }
    return typeof said === 'string' ? said : text;
}
const maxQuoteLength = 300;
/** Cut only once it is free of secrets: half of one could not be found. Its full stop is left to the sentence that quotes it. */
function cutQuote(text) {
    const oneLine = text
        .replaceAll(/\s+/g, ' ')
        .trim()
        .replace(/(?<!\.)\.$/, '');
    return oneLine.length > maxQuoteLength ? `${oneLine.slice(0, maxQuoteLength)}\u2026` : oneLine;
}

// EXTERNAL MODULE: ../node_modules/undici/lib/handler/decorator-handler.js
var decorator_handler = __webpack_require__(6037);
var decorator_handler_default = /*#__PURE__*/__webpack_require__.n(decorator_handler);
;// CONCATENATED MODULE: ./services/http/watch-start.js

/** A dispatcher that tells when a request is handed to an open connection: before that, no byte of it was sent. */
function watchStart(dispatcher, onStart) {
    return dispatcher.compose((dispatch) => (options, handler) => dispatch(options, new StartWatcher(handler, onStart)));
}
class StartWatcher extends (decorator_handler_default()) {
    #handler;
    #onStart;
    constructor(handler, onStart) {
        super(handler);
        this.#handler = handler;
        this.#onStart = onStart;
    }
    onRequestStart(...given) {
        this.#onStart();
        this.#handler.onRequestStart?.(...given);
    }
}

;// CONCATENATED MODULE: ./services/http/send.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});








/** The longest answer that is read, packed or unpacked. */
const maxAnswerBytes = 10 * 1024 * 1024;
/** The server's time may have been taken at any moment of a trip: after a long one it tells nothing of now. */
const maxTripMs = 3000;
/** Compression saves nothing here, and what a proxy packs wrongly is an answer that is lost. */
const ownHeaders = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'benchmark-gate' };
/** One request over one connection, read to its end within its time. Throws {@link ServiceError}, or the signal's reason. */
async function send(api, sending) {
    const { clock, baseUrl, service, explain, redact } = api;
    const url = new URL(baseUrl + sending.path);
    const what = `${sending.method} ${url.origin}${url.pathname}`;
    const fail = (kind, text, options) => new services_service/* ServiceError */._(kind, `${what} ${text}`, { ...options, service });
    const sentAtMs = clock.now();
    const { status, headers, packed } = await exchange(api, { ...sending, url, fail });
    const text = await unpack(packed, headers['content-encoding'], fail);
    if (status < 200 || status > 299) {
        const said = redact(quoteError(text));
        const meaning = explain?.(status) ?? null;
        const answered = `answered ${status}${meaning === null ? '' : ` (${meaning})`}`;
        const retryAfterMs = (0,retry_after/* parseRetryAfterMs */.o)(headers['retry-after'], clock.now());
        const shown = said === '' ? answered : `${answered}: ${cutQuote(said)}`;
        throw fail(kindOf(status), shown, { status, retryAfterMs, isPlainRefusal: isPlainRefusal(status) });
    }
    const tripMs = clock.now() - sentAtMs;
    const serverTimeMs = sending.method === 'POST' || tripMs <= maxTripMs ? parseDate(headers.date) : null;
    const clockAheadMs = serverTimeMs === null || tripMs > maxTripMs ? null : serverTimeMs - clock.now();
    return { body: parseJson(text, fail), serverTimeMs, clockAheadMs };
}
async function exchange({ clock, onConnected }, { url, fail, ...sending }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { method, dispatcher, headers, body, limitMs, signal } = sending;
        signal.throwIfAborted();
        const limit = __addDisposableResource(env_1, clock.limit(limitMs, signal), false);
        let isSent = false;
        try {
            const watched = watchStart(dispatcher, () => {
                isSent = true;
                onConnected();
            });
            const sent = api_request_default().call(watched, {
                origin: url.origin,
                path: url.pathname + url.search,
                method,
                headers: { ...ownHeaders, ...headers },
                body: body ?? null,
                signal: limit.signal,
                headersTimeout: 0,
                bodyTimeout: 0,
            });
            // undici breaks a request off only once its connection is open, and opening one may take 10 s.
            const response = await (0,clock_0/* unlessAborted */.Wh)(sent, limit.signal);
            return { status: response.statusCode, headers: response.headers, packed: await response.body.bytes() };
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            // What was never sent cannot have been done.
            const kind = isSent ? 'unavailable' : 'unreachable';
            if (limit.expired)
                throw fail(kind, `gave no answer within ${limitMs / 1000} s`);
            throw networkError(error, kind, fail);
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function networkError(error, kind, fail) {
    // A proxy that fails has handed nothing on, also where it was handed the whole request.
    if (error instanceof proxy.ProxyError)
        return fail('unreachable', `failed: ${error.message}`, { isProxy: true, cause: error });
    const code = (0,proxy.codeOf)(error);
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
        return tooLarge(fail, error);
    // The code alone: an error's message may quote what was sent.
    return fail(kind, `failed: ${code}`, { cause: error });
}
function tooLarge(fail, cause) {
    return fail('unreadable', 'answered with more than 10 MiB', { isTooLarge: true, cause });
}
async function unpack(packed, encoding, fail) {
    const decoded = await (0,decode_body/* decodeBody */.V)(packed, { encoding, maxBytes: maxAnswerBytes });
    if ('bytes' in decoded)
        return new TextDecoder().decode(decoded.bytes);
    throw decoded.isTooLarge === true ? tooLarge(fail) : fail('unreadable', `answered ${decoded.fault}`);
}
function parseJson(text, fail) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw fail('unreadable', `answered with something that is not JSON (${text.length} characters)`);
    }
}

;// CONCATENATED MODULE: ./services/http/client.js




const getLimitMs = 15_000;
const postLimitMs = 60_000;
/** The real network: proxies from the environment, HTTP/1.1. Opens nothing yet, and throws nothing. */
function createNetwork(clock, random) {
    const options = { allowH2: false, maxResponseSize: maxAnswerBytes };
    return {
        reads: (0,proxy.createProxyDispatcher)(process.env, options),
        spends: (0,proxy.createProxyDispatcher)(process.env, { ...options, pipelining: 0 }),
        clock,
        random,
    };
}
const maxAttempts = 4;
const firstPauseMs = 300;
/** A longer `Retry-After` is not slept through here: the caller knows better what to do meanwhile. */
const maxPauseMs = 5000;
/** Redirects are never followed: they would carry the key elsewhere. */
function createHttpClient({ network, headers, ...about }) {
    let hasConnected = false;
    let clockAheadMs = null;
    const { clock, random } = network;
    const api = {
        ...about,
        clock,
        onConnected: () => {
            hasConnected = true;
        },
    };
    const repeatable = { dispatcher: network.reads, headers, limitMs: getLimitMs };
    const sendOnce = async (sending) => {
        const answer = await send(api, sending);
        // An answer that took long tells nothing of the clock, which goes on as before.
        clockAheadMs = answer.clockAheadMs ?? clockAheadMs;
        return { ...answer, clockAheadMs };
    };
    const repeat = (sending) => sendRepeatedly(() => sendOnce(sending), { clock, random, signal: sending.signal });
    return {
        origin: new URL(api.baseUrl).origin,
        get hasConnected() {
            return hasConnected;
        },
        get: (path, signal) => repeat({ ...repeatable, method: 'GET', path, signal }),
        post: (path, body, signal) => sendOnce({
            method: 'POST',
            path,
            dispatcher: network.spends,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
            limitMs: postLimitMs,
            signal,
        }),
        stop: (path, signal) => repeat({ ...repeatable, method: 'POST', path, signal }),
    };
}
async function sendRepeatedly(sendOnce, { clock, random, signal }) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await sendOnce();
        }
        catch (error) {
            if (!(error instanceof services_service/* ServiceError */._) || !isPassing(error.kind) || attempt === maxAttempts)
                throw error;
            const backoff = { attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random };
            const pauseMs = error.retryAfterMs ?? (0,backoff_0/* backoffMs */.j)(backoff);
            if (pauseMs > maxPauseMs)
                throw error;
            await clock.sleep(pauseMs, signal);
            signal.throwIfAborted();
        }
    }
}
function isPassing(kind) {
    return kind === 'unreachable' || kind === 'throttled' || kind === 'unavailable';
}


/***/ }),

/***/ 6111:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ decodeBody)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);

/** More layers are no answer but an attack on whoever unpacks them. */
const maxLayers = 3;
/** Unpacks a body that came compressed although none was asked for: a proxy may do so, and the answer to a submit is money. */
async function decodeBody(packed, { encoding, maxBytes }) {
    const layers = [encoding ?? []]
        .flat()
        .flatMap((value) => value.split(','))
        .map((name) => name.trim().toLowerCase())
        .filter((name) => name !== '' && name !== 'identity');
    if (layers.length > maxLayers)
        return { fault: `with ${layers.length} encodings, one over the other` };
    const unpackers = layers.length === 0 ? new Map() : await openUnpackers();
    let bytes = packed;
    for (const name of layers.toReversed()) {
        const unpack = unpackers.get(name);
        if (unpack === undefined)
            return { fault: `in an encoding that was not asked for: ${name.slice(0, 20)}` };
        try {
            bytes = await unpack(bytes, { maxOutputLength: maxBytes });
        }
        catch (error) {
            return isTooLarge(error)
                ? { fault: 'with too much', isTooLarge: true }
                : { fault: `with ${name} that cannot be unpacked` };
        }
    }
    return { bytes };
}
/** Loads zlib, which hardly any answer needs. */
async function openUnpackers() {
    const { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8522, 23));
    /** Window of at most 8 MiB (RFC 9659 \u00a73). */
    const params = { [constants.ZSTD_d_windowLogMax]: 23 };
    return new Map([
        ['gzip', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(gunzip)],
        ['x-gzip', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(gunzip)],
        // With a zlib header, as documented (RFC 9110 \u00a78.4.1.2), or without one, as some servers send it.
        ['deflate', (bytes, options) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(hasZlibHeader(bytes) ? inflate : inflateRaw)(bytes, options)],
        ['br', (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(brotliDecompress)],
        ['zstd', (bytes, options) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(zstdDecompress)(bytes, { ...options, params })],
    ]);
}
function hasZlibHeader([first = 0]) {
    return (first & 0x0f) === 0x08;
}
function isTooLarge(error) {
    return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}


/***/ })

};
;