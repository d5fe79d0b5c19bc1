"use strict";
exports.id = 769;
exports.ids = [769];
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


/***/ }),

/***/ 5769:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubClient: () => (/* binding */ createGitHubClient)
});

// EXTERNAL MODULE: ./github/failure.js + 1 modules
var failure = __webpack_require__(3863);
// EXTERNAL MODULE: ./github/retry-policy.js
var retry_policy = __webpack_require__(5771);
// EXTERNAL MODULE: ./clock.js
var clock = __webpack_require__(4010);
// EXTERNAL MODULE: ./services/http/decode-body.js
var decode_body = __webpack_require__(6111);
// EXTERNAL MODULE: ./github/dispatcher.js
var dispatcher = __webpack_require__(7973);
;// CONCATENATED MODULE: ./github/whole-fetch.js




const requestLimitMs = 15_000;
/**
 * The fetch that octokit is given: 15 s for one request, and no redirects, since one would carry the token elsewhere. It sends as requests to
 * a service are sent: undici's own fetch would be as much again to load.
 * It reads the body before octokit does: @octokit/request 10.0.16 takes one that breaks off for an empty one, and so a lost answer
 * for a success that no retry sees.
 */
function createWholeFetch(send, route) {
    return async (address, init) => {
        const limit = AbortSignal.timeout(requestLimitMs);
        const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
        const url = new URL(address);
        try {
            signal.throwIfAborted();
            const sent = send.call(route.dispatcher, {
                origin: url.origin,
                path: url.pathname + url.search,
                method: init.method,
                headers: { 'accept-encoding': 'identity', ...init.headers },
                body: init.body ?? null,
                signal,
            });
            const answer = await (0,clock/* unlessAborted */.Wh)(sent, signal);
            const body = await readBody(answer, signal);
            return {
                status: answer.statusCode,
                url: url.href,
                headers: headersOf(answer),
                text: () => Promise.resolve(new TextDecoder().decode(body)),
                arrayBuffer: () => Promise.resolve(body.slice().buffer),
            };
        }
        catch (error) {
            if (init.signal?.aborted)
                throw init.signal.reason;
            if (limit.aborted)
                throw new Error(`no answer within ${requestLimitMs / 1000} s`, { cause: error });
            if (error instanceof failure/* BrokenAnswer */.MC)
                throw error;
            throw new Error(rootOf(error), { cause: error });
        }
    };
}
function headersOf({ headers }) {
    return new Map(Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]));
}
const brokeOff = "GitHub's answer broke off";
const tooLarge = "GitHub's answer is larger than 32 MiB";
/** An error's status says enough without its text. */
async function readBody(answer, signal) {
    try {
        const packed = await answer.body.bytes();
        const decoded = await (0,decode_body/* decodeBody */.V)(packed, {
            encoding: answer.headers['content-encoding'],
            maxBytes: dispatcher/* maxAnswerBytes */._,
        });
        if (!('bytes' in decoded))
            throw new failure/* BrokenAnswer */.MC(decoded.isTooLarge ? tooLarge : `GitHub's answer came ${decoded.fault}`);
        if (isBrokenJson(answer, decoded.bytes))
            throw new failure/* BrokenAnswer */.MC(brokeOff);
        return decoded.bytes;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        if (answer.statusCode >= 400)
            return new Uint8Array();
        if (error instanceof failure/* BrokenAnswer */.MC)
            throw error;
        const isTooLarge = rootOf(error) === 'Response content exceeded max size';
        throw new failure/* BrokenAnswer */.MC(isTooLarge ? tooLarge : brokeOff, { cause: error });
    }
}
/** A connection that tells neither how long an answer is nor when it ends may break off unseen. */
function isBrokenJson({ statusCode: status, headers }, body) {
    const isJson = /^application\/(?:scim\+)?json\b/i.test(String(headers['content-type'] ?? ''));
    if (!isJson || status < 200 || status > 299 || status === 204 || status === 205)
        return false;
    try {
        JSON.parse(new TextDecoder().decode(body));
        return false;
    }
    catch {
        return true;
    }
}
/** What undici says where the reason lies below. */
const wrappers = new Set(['', 'fetch failed', 'Request was cancelled.', 'terminated']);
/** The first error with something to say; a connection tried on several addresses fails with a list and without a word of its own. */
function rootOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const below = error instanceof AggregateError ? error.errors[0] : error.cause;
    if (wrappers.has(error.message) && below instanceof Error)
        return rootOf(below);
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
    return error.message === '' ? code : error.message;
}

;// CONCATENATED MODULE: ./github/client.js



const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/** Creates the client: retries, rate limits and proxies are its business. Loads and opens nothing yet, and never throws. */
function createGitHubClient(options) {
    let opened = null;
    let clockAheadMs = null;
    const noteDate = ({ sentAtMs, date }) => {
        clockAheadMs ??= aheadOf(date, { sentAtMs, nowMs: options.clock.now() });
    };
    return {
        octokit: () => {
            opened ??= openOctokit(options, noteDate);
            return opened;
        },
        graphqlUrl: options.graphqlUrl,
        clock: options.clock,
        clockAheadMs: () => clockAheadMs ?? 0,
    };
}
/** After a longer trip a date tells nothing of now. */
const maxTripMs = 3000;
/** Dates are whole seconds, and a trip takes time: less is no difference. */
const minAheadMs = 5000;
/** How far the clock of an answer is ahead of ours; null when it does not tell. */
function aheadOf(date, { sentAtMs, nowMs }) {
    const atMs = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(atMs) || nowMs - sentAtMs > maxTripMs)
        return null;
    return Math.abs(atMs - nowMs) < minAheadMs ? 0 : atMs - nowMs;
}
/**
 * The plugins' own waits are set to nothing, since neither they nor their timers end with a signal: the policy waits before it lets
 * one of them repeat a request.
 */
async function openOctokit(options, noteDate) {
    const { token, apiUrl } = options;
    if (!URL.canParse(apiUrl))
        throw new failure/* ClientUnavailable */.qW('`GITHUB_API_URL` is not an address.');
    const route = await options.dispatcher();
    const toolkit = await importToolkit();
    const [{ retry }, { throttling }, { request }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(133), __webpack_require__.e(553)]).then(__webpack_require__.bind(__webpack_require__, 6553)),
        Promise.all(/* import() */[__webpack_require__.e(133), __webpack_require__.e(398)]).then(__webpack_require__.bind(__webpack_require__, 398)),
        Promise.all(/* import() */[__webpack_require__.e(395), __webpack_require__.e(503)]).then(__webpack_require__.bind(__webpack_require__, 7503)),
    ]);
    const policy = (0,retry_policy/* createRetryPolicy */.h)(options);
    const throttle = {
        retryAfterBaseValue: 0,
        onRateLimit: policy.waitForLimit,
        onSecondaryRateLimit: policy.waitForLimit,
    };
    // One or two writes a minute need no pacing, and the plugin takes every GraphQL query for a write.
    Object.assign(throttle, { write: unpaced, notifications: unpaced });
    const settings = {
        baseUrl: apiUrl,
        userAgent: 'benchmark-gate',
        log: silent,
        retry: { retryAfterBaseValue: 0 },
        throttle,
        request: { fetch: dated(createWholeFetch(request, route), { noteDate, clock: options.clock }) },
    };
    // The order matters: the policy sees each failure before the plugins do.
    return toolkit.getOctokit(token, settings, policy.plugin, retry, throttling);
}
/** The toolkit reads the event file, `GITHUB_API_URL` and the proxy variables at import, and throws at what it cannot read. */
async function importToolkit() {
    try {
        return await Promise.all(/* import() */[__webpack_require__.e(523), __webpack_require__.e(178)]).then(__webpack_require__.bind(__webpack_require__, 7523));
    }
    catch (error) {
        // The error's own message may quote the file.
        if (error instanceof SyntaxError) {
            throw new failure/* ClientUnavailable */.qW('The event file that `GITHUB_EVENT_PATH` names is not JSON.', { cause: error });
        }
        const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        throw new failure/* ClientUnavailable */.qW(`GitHub's client could not be loaded (${code}).`, { cause: error });
    }
}
/** Notes the date of every answer. */
function dated(send, { noteDate, clock }) {
    return async (url, init) => {
        const sentAtMs = clock.now();
        const answer = await send(url, init);
        noteDate({ sentAtMs, date: answer.headers.get('date') ?? null });
        return answer;
    };
}
/** Stands in for the throttling plugin's group of limiters. */
const unpaced = { key: () => ({ schedule: (_options, job) => job() }) };
function ignore() { }


/***/ }),

/***/ 3863:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MC: () => (/* binding */ BrokenAnswer),
  qW: () => (/* binding */ ClientUnavailable),
  Wz: () => (/* binding */ NoTimeLeft),
  hR: () => (/* binding */ QueryFailure),
  SP: () => (/* binding */ explainFailure),
  vu: () => (/* binding */ isRefusal),
  ql: () => (/* binding */ parseHttpFailure)
});

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./retry-after.js
var retry_after = __webpack_require__(6125);
;// CONCATENATED MODULE: ./github/refusal.js
/**
 * The words of refusals that no permission of the job would lift, and what to do instead.
 * As GitHub's API words them; a repository may bear any of the words in its name, so none stands alone.
 */
const reasonsFor = (to) => [
    {
        words: /\bIP allow list\b/i,
        advice: "the organization's IP allow list does not hold this runner's address. Add it there, or run the job on a runner that is listed.",
    },
    {
        words: /\bSAML (?:enforcement|SSO)\b|\bsingle sign-on\b/i,
        advice: "the organization asks for single sign-on (SAML). Authorize `github-token`'s token for the organization, or leave the input at its default.",
    },
    {
        words: /\bwas archived\b|\barchived so\b/i,
        advice: `the repository is archived, so nothing can be written. Unarchive it, or set \`${to === 'issues' ? 'issue' : 'comment'}: never\`.`,
    },
    {
        words: /\b(?:installation|account) (?:has been|was) suspended\b/i,
        advice: 'GitHub has suspended the app or the account that the token belongs to. Lift that, or leave `github-token` at its default.',
    },
    {
        words: /\bIssues (?:has|have) been disabled\b|\bissues are disabled\b/i,
        advice: 'issues are disabled in this repository. Enable them, or leave `issue` out.',
    },
    { words: /\b(?:is|are|was|been) locked\b/i, advice: 'the conversation is locked.' },
];
/** What a refusal means and what to do, as the end of "It failed: "; null where its words say no more than that it is one. */
function parseRefusalReason(message, to = 'pull-requests') {
    return reasonsFor(to).find(({ words }) => words.test(message))?.advice ?? null;
}
/** Which permission to add, and where a token gets none. */
function permissionAdvice({ access, readOnlyToken, to = 'pull-requests' }) {
    const permission = `\`permissions: ${to}: ${access}\``;
    switch (readOnlyToken) {
        case null:
            return `Add ${permission} to the job.`;
        case 'dependabot':
            return (`Dependabot's runs get a read-only token by default: add ${permission} to the job, ` +
                'or run the gate in a `workflow_run` workflow.');
        case 'fork':
            return ("A fork's pull request gets a read-only token whatever the workflow asks for: to comment on it, run the gate in a " +
                '`workflow_run` workflow, or on `pull_request_target` without checking out its code, ' +
                `with ${permission}.`);
    }
}

;// CONCATENATED MODULE: ./github/failure.js



/** The time set for publishing ended before GitHub had answered. */
class NoTimeLeft extends Error {
    name = 'NoTimeLeft';
    /** `cause` is what had failed until then. */
    constructor(cause) {
        super('GitHub did not answer within the time set for publishing', { cause });
    }
}
/** GitHub's client cannot be had, for a reason that lies on this machine: a full sentence. */
class ClientUnavailable extends Error {
    name = 'ClientUnavailable';
}
/** An answer that began and did not come to its end; the message begins with "GitHub's answer". */
class BrokenAnswer extends Error {
    name = 'BrokenAnswer';
}
const headerSchema = valibot/* optional */.lq(valibot/* union */.KC([valibot/* string */.Yj(), valibot/* number */.ai()]));
const failureSchema = valibot/* object */.Ik({
    status: valibot/* number */.ai(),
    message: valibot/* string */.Yj(),
    workedBefore: valibot/* optional */.lq(valibot/* boolean */.zM(), false),
    response: valibot/* optional */.lq(valibot/* object */.Ik({
        headers: valibot/* object */.Ik({
            'retry-after': headerSchema,
            'x-ratelimit-remaining': headerSchema,
            'x-ratelimit-reset': headerSchema,
        }),
    })),
});
/** Reads octokit's error; null when it is none. */
function parseHttpFailure(error, nowMs) {
    const parsed = valibot/* safeParse */.xL(failureSchema, error);
    if (!parsed.success)
        return null;
    const { status, message, workedBefore, response } = parsed.output;
    const headers = response?.headers;
    const isUsedUp = String(headers?.['x-ratelimit-remaining']) === '0';
    const limited = (status === 403 || status === 429) && (/\bsecondary rate\b/i.test(message) || isUsedUp);
    const retryAfterMs = (0,retry_after/* parseRetryAfterMs */.o)(headers?.['retry-after'], nowMs);
    const limitMs = isUsedUp ? parseResetMs(headers?.['x-ratelimit-reset'], nowMs) : minLimitMs;
    return {
        status,
        message,
        pauseMs: retryAfterMs ?? (limited ? limitMs : null),
        limited,
        answered: response !== undefined,
        workedBefore,
    };
}
/** What GitHub's documentation asks for when a secondary limit comes without `Retry-After`. */
const minLimitMs = 60_000;
/** Seconds since the epoch. */
function parseResetMs(header, nowMs) {
    const at = Number(header) * 1000;
    return Number.isFinite(at) ? Math.max(0, at - nowMs) + 1000 : minLimitMs;
}
/** Errors that a GraphQL query came back with. */
class QueryFailure extends Error {
    name = 'QueryFailure';
    /** `FORBIDDEN`, `NOT_FOUND`, \u2026; null when GitHub named none. */
    type;
    constructor(type, message) {
        super(message);
        this.type = type;
    }
}
/** Says in one or two sentences why a call failed and what to do about it. Quotes GitHub: not escaped. */
function explainFailure(error, explanation) {
    const { what, nowMs } = explanation;
    if (error instanceof NoTimeLeft) {
        const last = parseHttpFailure(error.cause, nowMs);
        return `${what}: ${error.message}${last?.answered ? ` (last answer: ${quote(last)})` : ''}.`;
    }
    if (error instanceof QueryFailure) {
        if (isNoPullRequest(error))
            return `${what}: there is no such pull request (${cut(error.message)}). Check \`pr-number\`, if it is given.`;
        const said = `${what} (${cut(error.message)}).`;
        if (error.type === null || !refusals.has(error.type))
            return said;
        const reason = parseRefusalReason(error.message, explanation.to);
        return reason === null ? `${said} ${permissionAdvice(explanation)}` : `${what}: ${reason}`;
    }
    if (error instanceof ClientUnavailable)
        return `${what}. ${error.message}`;
    if (error instanceof Error && error.cause instanceof BrokenAnswer)
        return `${what}: ${error.cause.message}.`;
    const failure = parseHttpFailure(error, nowMs);
    return failure === null ? `${what}: ${cut(messageOf(error))}.` : explainHttpFailure(failure, explanation);
}
/**
 * Whether GitHub refuses a call for the token's sake, so that asking again tells nothing else. It says nothing of what is there: the
 * token may have ended since, or the organization may have shut out this runner, and an earlier attempt may have written all the same.
 */
function isRefusal(error, nowMs) {
    if (error instanceof QueryFailure)
        return error.type !== null && refusals.has(error.type);
    const failure = parseHttpFailure(error, nowMs);
    return failure?.answered === true && !failure.limited && [401, 403, 404].includes(failure.status);
}
/** A token without the permission is told FORBIDDEN; a repository that it may not see is not found itself. */
function isNoPullRequest({ type, message }) {
    return type === 'NOT_FOUND' && /\bPullRequest\b/.test(message);
}
/** Error types of a query that the token's permissions explain. */
const refusals = new Set(['FORBIDDEN', 'NOT_FOUND', 'INSUFFICIENT_SCOPES']);
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function explainHttpFailure(failure, explanation) {
    const { what } = explanation;
    const { status, limited, answered, message, workedBefore } = failure;
    if (!answered)
        return `${what}: GitHub could not be reached (${cut(message)}).`;
    if (limited || status === 429)
        return `${what}: GitHub asks to wait longer than there is time (${quote(failure)}).`;
    if (status === 401) {
        return workedBefore
            ? `${what}: GitHub no longer accepts the token, which worked until then. The token of an app lives for an hour: leave \`github-token\` at its default, which lives as long as the job, or keep \`timeout-minutes\` below what is left of the hour.`
            : `${what}: GitHub did not accept the token. Leave \`github-token\` at its default, or give one that is valid.`;
    }
    const reason = status === 403 || status === 404 || status === 410 ? parseRefusalReason(message, explanation.to) : null;
    if (reason !== null)
        return `${what}: ${reason}`;
    if (status !== 403 && status !== 404)
        return `${what}: GitHub answered ${quote(failure)}.`;
    return workedBefore
        ? `${what} (${quote(failure)}). It worked until then: somebody may have taken the token's permission away.`
        : `${what} (${quote(failure)}). ${permissionAdvice(explanation)}`;
}
function quote({ status, message }) {
    return `${status}: ${cut(message)}`;
}
const maxQuoteLength = 200;
function cut(text) {
    const isPage = text.trimStart().startsWith('<');
    const oneLine = isPage ? 'a web page' : text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
    return oneLine.length > maxQuoteLength ? `${oneLine.slice(0, maxQuoteLength)}\u2026` : oneLine;
}


/***/ }),

/***/ 5771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ maxPauseMs),
/* harmony export */   h: () => (/* binding */ createRetryPolicy)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1180);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2472);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3863);



/** A request is sent at most three times, whatever goes wrong with it. */
const maxSendings = 3;
/** All of publishing gets 30 s, so a longer wait cannot end in a success. */
const maxPauseMs = 30_000;
const firstPauseMs = 500;
/**
 * Decides for every failure whether a plugin repeats the request, and waits before it does.
 * Left to themselves the plugins would send a POST that creates a comment four times after a 502 (plugin-retry 8.1.1), and take
 * a `Retry-After` of 0, or one that is a date, for 60 s (plugin-throttling 11.0.5).
 */
function createRetryPolicy({ graphqlUrl, clock, random }) {
    const canRepeat = (sending) => sending.request.signal !== undefined &&
        isRepeatable(sending, graphqlUrl) &&
        (sending.request.sendings ?? 0) < maxSendings;
    const isWrite = ({ method, url }) => method !== 'GET' && url !== graphqlUrl;
    let hasWorked = false;
    let hasWritten = false;
    async function judge(error, sending) {
        const { request } = sending;
        const { signal, sendings = 1 } = request;
        const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHttpFailure */ .ql)(error, clock.now());
        const workedBefore = failure?.status === 401 ? hasWorked : hasWritten && isWrite(sending);
        if (failure?.answered && error instanceof Error)
            Object.assign(error, { workedBefore });
        request.pauseMs = failure?.pauseMs ?? null;
        const backoff = { attempt: sendings, firstMs: firstPauseMs, maxMs: maxPauseMs, random };
        const pauseMs = request.pauseMs ?? (0,_backoff_js__WEBPACK_IMPORTED_MODULE_1__/* .backoffMs */ .j)(backoff);
        const repeats = failure !== null && isPassing(failure) && canRepeat(sending) && pauseMs <= maxPauseMs;
        request.retries = repeats ? sendings : 0;
        if (repeats && signal !== undefined)
            await clock.sleep(pauseMs, signal);
        // Without this the retry plugin takes the abort for a failed request and repeats it.
        throw signal?.aborted ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .NoTimeLeft */ .Wz(error) : error;
    }
    return {
        plugin: (octokit) => {
            octokit.hook.before('request', ({ request }) => {
                request.sendings = Number(request.sendings ?? 0) + 1;
                // What was decided of an earlier failure would let plugin-retry repeat this one, be it a 403.
                request.retries = 0;
            });
            octokit.hook.after('request', ({ data, headers }, sending) => {
                hasWorked = true;
                hasWritten ||= isWrite(sending);
                // Thrown here, it is judged like any other failure.
                if (sending.url === graphqlUrl && valibot__WEBPACK_IMPORTED_MODULE_2__.is(brokenOffSchema, data)) {
                    const [{ message }] = data.errors;
                    throw Object.assign(new Error(message), { status: 500, request: sending, response: { headers } });
                }
            });
            octokit.hook.error('request', judge);
            return {};
        },
        async waitForLimit(limitS, sending) {
            const { signal, pauseMs } = sending.request;
            const limitMs = pauseMs ?? limitS * 1000;
            if (signal === undefined || !canRepeat(sending) || limitMs > maxPauseMs)
                return false;
            await clock.sleep(limitMs, signal);
            return !signal.aborted;
        },
    };
}
/**
 * How GitHub tells of a query that it broke off: with status 200. It is no failure to those that come after, and plugin-retry 8.1.1, which
 * makes one of it, asks nobody whether it is to be repeated.
 */
const brokenOffSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    errors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .tupleWithRest */ .XU([valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({ message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yG(/^Something went wrong while executing your query/)) })], valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5()),
});
/**
 * Whether a request may be sent again as it is. One that writes a comment may not: the answer may be lost but the work done, and
 * another run may have written in the meantime, so its caller looks first.
 */
function isRepeatable({ method, url }, graphqlUrl) {
    return method === 'GET' || method === 'DELETE' || url === graphqlUrl;
}
/** Rate limits that say what they are belong to the throttling plugin. */
function isPassing({ status, limited }) {
    return !limited && (status === 408 || status === 429 || status >= 500);
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