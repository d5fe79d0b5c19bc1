"use strict";
exports.id = 342;
exports.ids = [342,393,503];
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


/***/ }),

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


/***/ }),

/***/ 455:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ advise),
  d: () => (/* binding */ stop)
});

// EXTERNAL MODULE: ./plan/plan.js
var plan_plan = __webpack_require__(1259);
;// CONCATENATED MODULE: ./report/next-steps.js

/** How the paid jobs of a run that was cut off can be judged without paying again, beside those that existed before. */
function nextSteps({ plan, judged, paid, resumes }) {
    const owners = new Map(judged.flatMap(({ jobs }, index) => jobs.map(({ id }) => [id, index])));
    const payable = (service, jobId, owner) => {
        const benchmark = owner === undefined ? undefined : plan.benchmarks[owner];
        return { service, jobId, judged: benchmark === undefined ? null : describe(benchmark, countJobs(plan, owner) > 1) };
    };
    const existing = plan.benchmarks.flatMap(({ service, work }, index) => work.kind === 'existing' ? [payable(service, work.jobId, index)] : []);
    const own = paid.flatMap(({ index, payment }) => {
        const batch = plan.batches[index];
        if (batch === undefined)
            return [];
        // A job that was never read can still belong to only one when its batch asked for only one.
        const [only, ...others] = new Set(batch.jobs.map(({ benchmark }) => benchmark));
        return payment.jobIds.map((id) => payable(batch.service, id, owners.get(id) ?? (others.length === 0 ? only : undefined)));
    });
    const isPartial = isAnyMissing({ plan, judged, paid });
    return { resumes, isPartial, paidJobs: own.length, jobs: own.length === 0 ? [] : [...existing, ...own] };
}
/** Whether a batch is not paid that a benchmark without a verdict needs: in rounds also one that only the next ones ask for. */
function isAnyMissing({ plan, judged, paid }) {
    const known = new Set(paid.map(({ index }) => index));
    const isOpen = (benchmark) => !isDecided(judged[benchmark]);
    const missing = plan.batches.filter((batch) => (0,plan_plan/* isJudged */.sL)(batch) && !known.has(batch.index));
    return missing.some(({ jobs }) => jobs.some(({ benchmark }) => isOpen(benchmark)));
}
function isDecided(judged) {
    return judged?.verdict === 'passed' || judged?.verdict === 'failed';
}
function countJobs({ batches }, owner) {
    return batches
        .filter(plan_plan/* isJudged */.sL)
        .flatMap(({ jobs }) => jobs)
        .filter(({ benchmark }) => benchmark === owner).length;
}
function describe({ thresholdPct, choice, level }, isPart) {
    const { metric = null, agent = null, scale = 100 } = choice ?? {};
    return { thresholdPct, metric, agent, scale, level, isPart };
}

;// CONCATENATED MODULE: ./gate/advise.js


/** Ends a run that must not pay any more. What is paid already stays for a later run. */
function stop(gate, obstacle) {
    const { state, ledger, tell } = gate;
    if (obstacle !== null)
        tell(obstacle);
    const hasPaid = ledger.inUse.length > 0;
    state.endEarly({ code: hasPaid ? 'rest-not-submitted' : 'not-submitted' });
    if (hasPaid)
        advise(gate);
}
/** Says how to judge what is paid without paying again. */
function advise({ state, plan, ledger, store, tell }) {
    // Who judges what is paid by its ids judges no baseline.
    const paid = ledger.paid.filter(({ index, payment }) => payment.state === 'paid' && (0,plan_plan/* isJudged */.sL)(plan.batches[index] ?? {}));
    const resumes = store?.isStored === true;
    tell({ code: 'next-steps', steps: nextSteps({ plan, judged: state.judge(), paid, resumes }) });
}


/***/ }),

/***/ 2770:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ affordsPlan),
/* harmony export */   a: () => (/* binding */ affords)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1259);
/* harmony import */ var _submit_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6864);
/* harmony import */ var _advise_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(455);



/** Whether limit and balance allow what is still to be submitted: in rounds all that may come. */
function affordsPlan(gate, first) {
    const { state, ledger, tell } = gate;
    const prices = state.checked;
    const isPayable = ({ index }) => ledger.payable.includes(index);
    // Who goes on in a further round checks what that costs.
    const payable = first.batches.some(isPayable) ? state.batches.filter(isPayable) : [];
    const cost = (0,_submit_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .planCost */ .b0)({ payable, prices });
    if (cost !== null)
        tell(cost);
    tellBaselines(gate, payable);
    gate.showPlan();
    return affords(gate, { payable, prices });
}
/** Says that a baseline is run as well, which costs as much as what is judged. */
function tellBaselines({ tell, isDryRun }, payable) {
    const jobs = payable.filter((batch) => !(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isJudged */ .sL)(batch)).flatMap((batch) => batch.jobs);
    if (jobs.length === 0 || isDryRun)
        return;
    const benchmarks = new Set(jobs.map(({ benchmark }) => benchmark)).size;
    tell({ code: 'baseline-run', benchmarks, units: jobs.reduce((sum, { units }) => sum + units, 0) });
}
/** Whether limit and balance allow these batches; if not, the run is over. */
function affords(gate, { payable, prices }) {
    const { state, plan, ledger, tell } = gate;
    // A limit is for what is submitted: what is paid is judged whatever it has cost.
    if (payable.length === 0)
        return true;
    const hasPaid = ledger.inUse.length > 0;
    const notices = (0,_submit_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .checkBudget */ .Ik)({ planned: state.batches, payable, prices, maxCredits: plan.maxCredits, hasPaid });
    for (const notice of notices)
        tell(notice);
    if (notices.length === 0)
        return true;
    (0,_advise_js__WEBPACK_IMPORTED_MODULE_2__/* .stop */ .d)(gate, null);
    return false;
}


/***/ }),

/***/ 1106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ isCancelled)
/* harmony export */ });
/* harmony import */ var _run_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6995);

/** Whether somebody has cancelled the run. */
function isCancelled({ aborted, reason }) {
    return aborted && !(reason instanceof _run_state_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionFault */ .T);
}


/***/ }),

/***/ 9133:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cS: () => (/* binding */ canShowRegressions),
  iA: () => (/* binding */ prepare),
  TU: () => (/* binding */ resumption)
});

// EXTERNAL MODULE: ./plan/plan.js
var plan_plan = __webpack_require__(1259);
// EXTERNAL MODULE: ./submit/other-runs.js
var other_runs = __webpack_require__(5074);
// EXTERNAL MODULE: ./submit/preflight.js
var preflight = __webpack_require__(9706);
// EXTERNAL MODULE: ./submit/resume.js + 3 modules
var resume = __webpack_require__(6688);
// EXTERNAL MODULE: ./verdict/compare.js
var compare = __webpack_require__(9113);
// EXTERNAL MODULE: ./verdict/judging-faults.js
var judging_faults = __webpack_require__(5734);
// EXTERNAL MODULE: ./verdict/statistics/difference.js
var difference = __webpack_require__(8169);
// EXTERNAL MODULE: ./verdict/statistics/needed-units.js + 1 modules
var needed_units = __webpack_require__(5720);
;// CONCATENATED MODULE: ./verdict/baseline-faults.js




/**
 * Why a benchmark that only a baseline judges cannot fail, so that it would be paid for in vain: with its units not even a score of 0 would
 * show a regression.
 */
function faultsOfBaselines({ benchmarks, comparing }, baselineOf) {
    if (comparing === null)
        return [];
    const { allowedDropPct } = comparing;
    return benchmarks.flatMap((benchmark, index) => {
        const found = baselineOf(index);
        const units = (0,judging_faults/* unitsOf */.$)(benchmark);
        if (benchmark.thresholdPct !== null || found === null || units === null)
            return [];
        const baseline = estimateAtBest(found, benchmark.baseline?.kind === 'endpoint' ? units.count : null);
        if (baseline === null)
            return [];
        const needed = (0,needed_units/* unitsToShowRegression */.dK)({ baseline, allowedDropPct });
        if (needed !== null && units.count >= needed)
            return [];
        const { name, id: benchmarkId } = benchmark;
        const { count, noun } = units;
        return [{ code: 'baseline-cannot-fail', benchmarkId: name ?? benchmarkId, units: count, noun, needed }];
    });
}
/** The baseline, or the best that so many units could give; null where that is not known. */
function estimateAtBest(found, units) {
    if (found.kind === 'found')
        return (0,compare/* estimateOf */.qn)(found.baseline);
    return units === null ? null : (0,difference/* estimateOfCounts */.CH)({ passed: units, scored: units });
}

// EXTERNAL MODULE: ./gate/gate-world.js
var gate_world = __webpack_require__(1106);
;// CONCATENATED MODULE: ./gate/prepare.js






/** Preflight beside resuming: the wait of the one is hidden behind the other. */
async function prepare(gate, round) {
    const { state, plan, isDryRun, tell, cancelled } = gate;
    const refused = new AbortController();
    const resuming = isDryRun || plan.batches.length === 0
        ? null
        : (0,resume/* resume */.U)({ ...resumption(gate, round), cancelled: AbortSignal.any([cancelled, refused.signal]) });
    const { facts, isReady } = await (0,preflight/* preflight */.Mz)({ ...gate, startedAtMs: state.facts.startedAtMs });
    state.checked = facts;
    if (!isReady)
        refused.abort(new Error('the check before submitting failed'));
    const obstacle = await resuming;
    if ((0,gate_world/* isCancelled */.m)(cancelled))
        tell((0,other_runs/* cancelledNow */.sp)(gate.ledger));
    return { isReady: isReady && !cancelled.aborted, obstacle: obstacle ?? null };
}
/** Whether no comparison would be paid for in vain. */
function canShowRegressions({ state, plan, tell }) {
    const notices = faultsOfBaselines(plan, (index) => state.findBaseline(index));
    for (const notice of notices)
        tell(notice);
    return notices.length === 0;
}
/** What is due in a round, and what may have been paid for: of later rounds as well. */
function resumption(gate, { nth, batches }) {
    const { plan, state } = gate;
    return {
        ...gate,
        startedAtMs: state.facts.startedAtMs,
        batches: plan.batches.filter((batch) => (0,plan_plan/* roundOf */.O7)(batch) >= nth),
        due: batches.map(({ index }) => index),
        maxAgeMs: plan.maxAgeMs,
    };
}


/***/ }),

/***/ 491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ afterDeadlineMs),
  x: () => (/* binding */ stopPaid)
});

// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ./wait/job-groups.js
var job_groups = __webpack_require__(1540);
;// CONCATENATED MODULE: ./wait/stop-jobs.js
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

/** So long it may take whatever the deadline. */
const minStopMs = 500;
const maxStopMs = 1500;
/** Asks the services to stop what this gate's jobs still run, and reads once whether they have: best effort, where their API can. */
async function stopJobs({ groups, serviceFor, jobOf, clock, deadlineMs }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const limit = __addDisposableResource(env_1, clock.limit(Math.min(maxStopMs, Math.max(minStopMs, deadlineMs - clock.now()))), false);
        const asked = [];
        const confirmed = [];
        const tries = groups.flatMap((group) => {
            const service = serviceFor(group.reader);
            const open = group.jobIds.filter((id) => {
                const job = jobOf(group, id);
                return group.isOwn && (job === null || !(0,services_service/* isFinal */.d)(job));
            });
            return open.map(async (id) => {
                if (service.cancel === undefined)
                    return;
                await service.cancel([id], limit.signal);
                asked.push(id);
                const looks = await service.look([{ id, asked: group.runs.get(id) ?? null }], limit.signal);
                for (const look of looks)
                    if ('job' in look && look.job.state === 'cancelled')
                        confirmed.push({ group, job: look.job });
            });
        });
        // What cannot be stopped runs on; its ids are published.
        await Promise.allSettled(tries);
        return { asked, confirmed };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./wait/wait-for-jobs.js + 4 modules
var wait_for_jobs = __webpack_require__(9058);
// EXTERNAL MODULE: ./gate/gate-world.js
var gate_world = __webpack_require__(1106);
;// CONCATENATED MODULE: ./gate/stop-paid.js





/** Stops what still runs of this gate's jobs, unless another run waits for them. True when nothing is left that runs on. */
async function stopPaid(gate, unfinished) {
    const { state, plan, ledger, store, clock, tell } = gate;
    if (ledger.paid.length === 0)
        return false;
    const fromMs = clock.now();
    const lastMs = gate.deadlineMs + afterDeadlineMs;
    const recallMs = (0,gate_world/* isCancelled */.m)(gate.cancelled) ? cancelRefreshLimitMs : refreshLimitMs;
    await store?.recall(Math.min(fromMs + recallMs, lastMs - minStopMs));
    if (ledger.otherRuns.length > 0)
        return false;
    const groups = (0,wait_for_jobs/* groupJobs */.q)((0,job_groups/* paidJobs */.V)(gate));
    const jobOf = ({ reader }, id) => state.evidenceOf(reader, id).job;
    const { asked, confirmed } = await stopJobs({
        ...gate,
        groups,
        jobOf,
        deadlineMs: Math.min(fromMs + stopAllLimitMs, lastMs),
    });
    const stopped = new Set(confirmed.map(({ job }) => job.id));
    for (const isConfirmed of [true, false]) {
        const jobIds = asked.filter((id) => stopped.has(id) === isConfirmed);
        if (jobIds.length > 0)
            tell({ code: 'jobs-stopped', jobIds, isConfirmed });
    }
    for (const { group, job } of confirmed) {
        state.learn(group.reader, new Map([[job.id, { id: job.id, job, lost: null, stopped: unfinished }]]));
    }
    const isFinalNow = (index, id) => {
        const reader = plan.batches[index];
        const job = reader === undefined ? null : state.evidenceOf(reader, id).job;
        return job !== null && (0,services_service/* isFinal */.d)(job);
    };
    for (const { index, payment } of ledger.paid) {
        const isStopped = payment.jobIds.every((id) => stopped.has(id));
        if (payment.state === 'paid' && isStopped)
            ledger.apply(index, { kind: 'cancelled' });
    }
    return ledger.paid.every(({ index, payment }) => payment.jobIds.every((id) => isFinalNow(index, id)));
}
/** Whether another run has come to wait for the same jobs is asked for once more. */
const refreshLimitMs = 1000;
/** In a cancelled run the answer also serves for its last word. */
const cancelRefreshLimitMs = 2200;
/** For asking that and for stopping what runs, together. */
const stopAllLimitMs = 2500;
/** A run ends within 5 s of its deadline: so long it may go on asking, the last look included; the rest is for the verdict. */
const afterDeadlineMs = 3500;


/***/ }),

/***/ 9032:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ tellOtherCharges),
/* harmony export */   G: () => (/* binding */ lookForCharges)
/* harmony export */ });
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _submit_match_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8733);
/* harmony import */ var _submit_other_charges_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3675);
/* harmony import */ var _submit_recent_jobs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(611);
/* harmony import */ var _stop_paid_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(491);





/**
 * Names jobs that lists have shown and that may have been paid for beside those that are judged. What was refused for rate, and what was
 * not seen at all, is looked for once more: its jobs may have been listed late.
 */
async function tellOtherCharges(gate) {
    const { ledger, tell } = gate;
    const submits = {
        refused: (0,_submit_other_charges_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedOf */ .SX)(ledger),
        unrecorded: ledger.paid.flatMap((paid) => (0,_submit_other_charges_js__WEBPACK_IMPORTED_MODULE_2__/* .unrecordedOf */ .dF)(ledger, paid)),
        unseen: ledger.paid.filter((paid) => isUnseen(gate, paid)).map(_submit_other_charges_js__WEBPACK_IMPORTED_MODULE_2__/* .submitOf */ .IP),
        // The last lists may show jobs of these as well.
        'listed-late': (0,_submit_other_charges_js__WEBPACK_IMPORTED_MODULE_2__/* .unknownOf */ .KO)(ledger),
    };
    // After the deadline there is time for the verdict alone.
    if (gate.clock.now() < gate.deadlineMs)
        await Promise.all([...submits.refused, ...submits.unseen].map((each) => lookForCharges(gate, each)));
    let named = ledger.candidates;
    for (const why of ['refused', 'unrecorded', 'unseen', 'listed-late']) {
        const found = (0,_submit_other_charges_js__WEBPACK_IMPORTED_MODULE_2__/* .findOtherCharges */ .Ro)(gate, submits[why]);
        const candidates = found.candidates.filter((id) => !named.includes(id));
        if (candidates.length > 0)
            tell({ ...found, code: 'charged-as-well', candidates, why });
        named = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .unite */ ._f)(named, candidates);
    }
}
/**
 * Whether the run ended before it looked at a job that the answer to a submit named, to this attempt or an earlier one, and that no list
 * has shown.
 */
function isUnseen({ state, plan, shown }, { index, payment }) {
    const batch = plan.batches[index];
    if (batch === undefined || payment.state !== 'paid' || payment.origin === 'matched')
        return false;
    const seen = new Set(shown.of(batch.service).map(({ id }) => id));
    return payment.jobIds.some((id) => {
        const { job, lost } = state.evidenceOf(batch, id);
        return job === null && lost === null && !seen.has(id);
    });
}
const chargesLimitMs = 2500;
/** Has the account show what a submit may have started beside, or instead of, the jobs that its answer named. */
async function lookForCharges(gate, { index, submit }) {
    const batch = gate.plan.batches[index];
    if (batch === undefined)
        return;
    const untilMs = Math.min(gate.clock.now() + chargesLimitMs, gate.deadlineMs + _stop_paid_js__WEBPACK_IMPORTED_MODULE_4__/* .afterDeadlineMs */ .T);
    await (0,_submit_recent_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchJobsOf */ .il)(gate, (0,_submit_match_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .wantedOf */ .Lm)(gate, batch, submit), untilMs);
}


/***/ }),

/***/ 7174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseAnswer),
/* harmony export */   y: () => (/* binding */ UnreadableAnswer)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1180);

/** An answer that is no answer: the wrong shape, or not JSON. */
class UnreadableAnswer extends Error {
    name = 'UnreadableAnswer';
}
/** Reads GitHub's answer through its schema. Throws {@link UnreadableAnswer}, which names `what` was expected and where it is wrong. */
function parseAnswer(schema, answer, what) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xL(schema, answer);
    if (parsed.success)
        return parsed.output;
    const [issue] = parsed.issues;
    const where = valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDotPath */ .Bu(issue);
    throw new UnreadableAnswer(`GitHub answered with something that is not ${what}${where === null ? '' : ` (${where})`}`);
}


/***/ }),

/***/ 5856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U7: () => (/* binding */ isGarbledLabel),
/* harmony export */   Wy: () => (/* binding */ labelOf),
/* harmony export */   ax: () => (/* binding */ fingerprintOf),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   cT: () => (/* binding */ kinshipByLabel)
/* harmony export */ });
/* harmony import */ var _crypto_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43);
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4730);


/**
 * Names what a plan pays for: the same for two runs exactly when the jobs of one serve the other. It covers all that selects
 * the model: the whole URL, the headers, provider and model, but not the endpoint's key, which may be renewed. An HMAC, so
 * that nothing of that can be read from it, or guessed.
 */
function fingerprintOf({ plan, endpoint, baselineUrl, serviceUrls, key }) {
    const parts = {
        batches: plan.batches.map(withoutPlaces),
        model: plan.model,
        url: endpoint?.url,
        provider: endpoint?.provider,
        headers: endpoint?.headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted(),
        baselineUrl,
        serviceUrls: [...serviceUrls].map(([name, url]) => `${name}: ${url}`).toSorted(),
    };
    return (0,_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .loadCrypto */ .Q)().createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
/** What is paid for, wherever its benchmarks stand among those that are not. */
function withoutPlaces({ jobs, ...batch }) {
    return { ...batch, jobs: jobs.map((job) => ({ ...job, benchmark: undefined })) };
}
/**
 * A short name, in hexadecimal, for what a plan pays for where jobs keep their names, in one gate and for one commit. No secret is part
 * of it, so that a run with a new key knows the jobs of an attempt with the old one.
 */
function tagOf({ plan: { batches, model }, gate, commit }) {
    const labelled = batches.filter(({ service }) => _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].keepsLabels);
    return shortHash([labelled.map(withoutPlaces), model, gate]) + (commit === null ? unknownCommit : shortHash(commit));
}
const unknownCommit = '00000000';
function shortHash(value) {
    return (0,_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .loadCrypto */ .Q)().createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}
const labelStart = 'benchmark-gate-';
const labelPattern = /^benchmark-gate-(?<id>\d+)-\d+-(?<plan>[0-9a-f]{8})(?<commit>[0-9a-f]{8})[0-9a-f]{8}-(?<nth>\d+)$/;
/** The name that the jobs of a batch are given, where the service keeps one. `index` counts from 0. */
function labelOf({ run, tag }, index) {
    return `${labelStart}${run.id}-${run.attempt}-${tag}${run.unique}-${index + 1}`;
}
/**
 * Whether some attempt of that run, in this gate and for this commit, has given a batch's jobs that name. Possible when a commit is not
 * known, and when another run has given it for the same. Null for a name that some gate has given and that is not shown as it was given: cut,
 * in capitals, with more around it.
 */
function kinshipByLabel(name, { run, tag }, index) {
    const groups = labelPattern.exec(name)?.groups;
    if (groups === undefined)
        return isGarbledLabel(name) ? null : 'foreign';
    const { id, plan, commit, nth } = groups;
    if (plan !== tag.slice(0, 8) || nth !== String(index + 1))
        return 'foreign';
    const own = tag.slice(8);
    const isUnknown = commit === unknownCommit || own === unknownCommit;
    if (commit !== own && !isUnknown)
        return 'foreign';
    return id === String(run.id) && !isUnknown ? 'own' : 'possible';
}
/** Whether some gate has given a name that is not shown as it was given. */
function isGarbledLabel(name) {
    const letters = name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
    return letters.includes('benchmarkgate') && !labelPattern.test(name);
}


/***/ }),

/***/ 5024:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ announcementMs)
/* harmony export */ });
/**
 * Whoever announces that it pays waits for at least so long before it reads again and pays: then it has seen whether anyone who took
 * less time than this from reading to writing has written over it. In milliseconds.
 */
const announcementMs = 1000;


/***/ }),

/***/ 4244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ isWaiting),
/* harmony export */   Hg: () => (/* binding */ emptyLedger),
/* harmony export */   WH: () => (/* binding */ byClock),
/* harmony export */   Y8: () => (/* binding */ joinWindows),
/* harmony export */   dR: () => (/* binding */ mergeLedgers)
/* harmony export */ });
/* harmony import */ var _payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);

const emptyLedger = { runs: [], payments: [] };
/**
 * What two copies know together: for each submit the later of its states, in the order of `rankOf`. Commutative,
 * associative and idempotent, so that it does not matter who writes when, or twice; no id that is paid for is ever lost.
 */
function mergeLedgers(a, b) {
    const editedAtMs = latest(a.editedAtMs ?? null, b.editedAtMs ?? null);
    return {
        ...(editedAtMs !== null && { editedAtMs }),
        runs: mergeBy([...a.runs, ...b.runs], keyOfRun, joinRuns),
        payments: mergeBy([...a.payments, ...b.payments], keyOfPayment, (one, other) => ({
            ...one,
            payment: joinPayments(one.payment, other.payment),
        })),
    };
}
function keyOfRun({ key, plan, commit }) {
    return JSON.stringify([key.id, key.attempt, key.unique, commit, plan]);
}
/** Names a submit. */
function keyOfPayment({ plan, commit, index, payment: { submit } }) {
    const { id, attempt, unique } = submit.by;
    return JSON.stringify([id, attempt, unique, submit.nth, commit, plan, index]);
}
function mergeBy(items, keyOf, join) {
    const merged = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const known = merged.get(key);
        merged.set(key, known === undefined ? item : join(known, item));
    }
    return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
function joinRuns(a, b) {
    const { key, plan, commit } = a;
    return {
        key,
        plan,
        commit,
        ...joinSaid(a, b),
        announcedAtMs: Math.min(a.announcedAtMs, b.announcedAtMs),
        deadlineMs: Math.max(a.deadlineMs, b.deadlineMs),
        isOver: a.isOver || b.isOver,
    };
}
/** What each has said last. */
function joinSaid(a, b) {
    const waitsAtMs = latest(a.waitsAtMs ?? null, b.waitsAtMs ?? null);
    const paysAtMs = latest(a.paysAtMs ?? null, b.paysAtMs ?? null);
    const saidAtMs = latest(a.saidAtMs ?? null, b.saidAtMs ?? null);
    return {
        ...(waitsAtMs !== null && { waitsAtMs }),
        ...(paysAtMs !== null && { paysAtMs }),
        ...(saidAtMs !== null && { saidAtMs }),
    };
}
/** Whether a run has said that it only waits for what others have paid: before it pays itself it says so. */
function isWaiting({ waitsAtMs, paysAtMs }) {
    return waitsAtMs !== undefined && (paysAtMs === undefined || waitsAtMs > paysAtMs);
}
/**
 * Each supersedes those before it. That nothing was paid is believed until somebody knows the ids; a payment of which the
 * ids are known never goes back.
 */
const order = [
    'submitting',
    'uncertain',
    'closed absent',
    'paid',
    'closed cancelled',
    'closed too-old',
    'closed judged',
];
function rankOf(payment) {
    return order.indexOf(payment.state === 'closed' ? `closed ${payment.why}` : payment.state);
}
function isCarriedOut(payment) {
    return rankOf(payment) >= order.indexOf('paid');
}
function joinPayments(a, b) {
    const [low, high] = rankOf(a) <= rankOf(b) ? [a, b] : [b, a];
    const joined = joinSubmits(a.submit, b.submit);
    // Who knows the ids knows when they were sent: whoever finds them foreign only takes them to be of any time.
    const submit = isCarriedOut(high) && !isCarriedOut(low) ? { ...joined, window: high.submit.window } : joined;
    if (low.state === 'uncertain' && high.state === 'uncertain') {
        const candidates = uniteSorted(low.candidates, high.candidates);
        return { ...high, submit, candidates, named: uniteSorted(low.named, high.named) };
    }
    if ('jobIds' in low && 'jobIds' in high) {
        const batchId = joinTexts(low.batchId, high.batchId);
        return { ...high, submit, batchId, jobIds: uniteSorted(low.jobIds, high.jobIds) };
    }
    return { ...high, submit };
}
function joinSubmits(a, b) {
    const refused = a.refused && b.refused ? joinWindows(a.refused, b.refused) : (a.refused ?? b.refused);
    const asked = a.asked === undefined || b.asked === undefined ? (a.asked ?? b.asked) : [...a.asked, ...b.asked];
    return {
        by: a.by,
        nth: a.nth,
        label: joinTexts(a.label, b.label),
        ...(asked && { asked: [...new Set(asked)].toSorted((one, other) => one - other) }),
        window: joinTimes(a.window, b.window),
        ...joinSpans(a, b),
        ...(refused && { refused }),
        before: uniteSorted(a.before, b.before),
    };
}
/** The spans of both, each once, in some order that is always the same. Where one was sent for certain, no guess that it was not counts. */
function joinSpans({ spans: a }, { spans: b }) {
    const isWhole = a === undefined || b === undefined;
    if (isWhole && (a ?? b ?? []).length === 0)
        return {};
    const distinct = new Map([...(a ?? []), ...(b ?? [])].map((span) => [JSON.stringify(span), span]));
    return { spans: [...distinct].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, span]) => span) };
}
/** Ids in the order of a stored ledger. */
function uniteSorted(...lists) {
    return (0,_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .unite */ ._f)(...lists).toSorted();
}
function joinTexts(a, b) {
    return a === null || (b !== null && b > a) ? b : a;
}
/** A ledger with all times but those of services told by another clock, which is so far ahead, in milliseconds. */
function byClock({ runs, payments, editedAtMs }, aheadMs) {
    const shift = (window) => (window.clock === 'runner' ? (0,_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .shiftWindow */ .dd)(window, aheadMs) : window);
    return {
        ...(editedAtMs !== undefined && { editedAtMs: editedAtMs + aheadMs }),
        runs: runs.map((run) => ({
            ...run,
            announcedAtMs: run.announcedAtMs + aheadMs,
            deadlineMs: run.deadlineMs + aheadMs,
            ...(run.waitsAtMs !== undefined && { waitsAtMs: run.waitsAtMs + aheadMs }),
            ...(run.paysAtMs !== undefined && { paysAtMs: run.paysAtMs + aheadMs }),
            ...(run.saidAtMs !== undefined && { saidAtMs: run.saidAtMs + aheadMs }),
        })),
        payments: payments.map((each) => {
            const { submit } = each.payment;
            const shifted = {
                window: shift(submit.window),
                ...(submit.spans && { spans: submit.spans.map(shift) }),
                ...(submit.refused && { refused: shift(submit.refused) }),
            };
            return { ...each, payment: { ...each.payment, submit: { ...submit, ...shifted } } };
        }),
    };
}
/**
 * As wide as both; the end is told by whoever knows it, the start is open when it is for one. Who sent a submit dates it by the clock of
 * its service, and knows better than who only knows of its run.
 */
function joinWindows(a, b) {
    if (a.clock !== b.clock)
        return a.clock === 'service' ? a : b;
    return {
        clock: a.clock,
        earliestMs: earliest(a.earliestMs, b.earliestMs),
        sinceMs: earliest(a.sinceMs, b.sinceMs),
        untilMs: latest(a.untilMs, b.untilMs),
        latestMs: latest(a.latestMs, b.latestMs),
    };
}
/**
 * The window of one submit: as wide as both, but surely new is only what came after the later start. The first record of a submit is stored
 * before its request goes out.
 */
function joinTimes(a, b) {
    const joined = joinWindows(a, b);
    const isKnown = a.clock === b.clock && a.sinceMs !== null && b.sinceMs !== null;
    return isKnown ? { ...joined, sinceMs: Math.max(a.sinceMs, b.sinceMs) } : joined;
}
function earliest(a, b) {
    return a === null || b === null ? null : Math.min(a, b);
}
function latest(a, b) {
    return a === null && b === null ? null : Math.max(a ?? 0, b ?? 0);
}


/***/ }),

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

/***/ 7866:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPlan: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: ./comment/key.js
var key = __webpack_require__(6393);
// EXTERNAL MODULE: ./gate/advise.js + 1 modules
var advise = __webpack_require__(455);
// EXTERNAL MODULE: ./gate/afford.js
var afford = __webpack_require__(2770);
// EXTERNAL MODULE: ./gate/prepare.js + 1 modules
var prepare = __webpack_require__(9133);
// EXTERNAL MODULE: ./gate/tell-other-charges.js
var tell_other_charges = __webpack_require__(9032);
// EXTERNAL MODULE: ./backoff.js
var backoff = __webpack_require__(2472);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
;// CONCATENATED MODULE: ./past/completed-jobs.js
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

/** Reads the account's completed jobs, in one request; a text says why they are not known. Null where the service keeps no list. */
async function fetchCompletedJobs({ service, limit, limitMs, clock, cancelled, }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (service.completed === undefined)
            return null;
        const time = __addDisposableResource(env_1, clock.limit(limitMs, cancelled), false);
        try {
            return await service.completed({ limit }, time.signal);
        }
        catch (error) {
            if (error instanceof services_service/* ServiceError */._)
                return { why: error.message };
            if (!time.signal.aborted)
                throw error;
            return { why: 'the service did not answer in time' };
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

;// CONCATENATED MODULE: ./past/read-baselines.js
var read_baselines_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_baselines_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



const maxReadMs = 10_000;
const maxTries = 3;
const firstPauseMs = 500;
const maxListed = 1000;
/** Reads what benchmarks are compared with: the jobs that are named, and one list of each account. What cannot be read is told as such. */
async function readBaselines(options) {
    const [looks, listed] = await Promise.all([readJobs(options), readLists(options)]);
    return { looks: new Map(looks), listed: new Map(listed) };
}
async function readJobs(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { plan, serviceFor, clock } = options;
        const limit = read_baselines_addDisposableResource(env_1, clock.limit(timeOf(options), options.cancelled), false);
        const { signal } = limit;
        const read = await Promise.all([...plan.benchmarks.entries()].map(async ([index, benchmark]) => {
            const ask = askerOf(benchmark, serviceFor(benchmark), signal);
            return ask === null ? [] : [[index, await patiently(options, ask, signal)]];
        }));
        return read.flat();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        read_baselines_disposeResources(env_1);
    }
}
async function readLists(options) {
    const { plan, serviceFor, clock, cancelled } = options;
    const compared = plan.benchmarks.filter(({ baseline }) => baseline?.kind === 'endpoint');
    const readers = new Map(compared.map((benchmark) => [benchmark.service, benchmark]));
    const read = await Promise.all([...readers].map(async ([name, reader]) => {
        const asked = { service: serviceFor(reader), limit: maxListed, limitMs: timeOf(options), clock, cancelled };
        const listed = await fetchCompletedJobs(asked);
        return [name, listed ?? { why: 'the service keeps no list of them' }];
    }));
    return read;
}
function timeOf({ clock, deadlineMs }) {
    return Math.max(0, Math.min(maxReadMs, deadlineMs - clock.now()));
}
/** How the job of a baseline is asked for; null where there is none to be read. */
function askerOf({ baseline }, service, signal) {
    switch (baseline?.kind) {
        case 'job':
            return async () => {
                const [look] = await service.look([{ id: baseline.jobId, asked: null }], signal);
                if (look !== undefined && 'job' in look)
                    return look.job;
                throw look?.error ?? silent();
            };
        case 'newest':
            return async () => (await service.find?.(baseline.query, signal)) ?? null;
        case 'endpoint':
        case 'results':
        case undefined:
            return null;
    }
}
/** Asks again where that may tell more. */
async function patiently({ clock, random }, ask, signal) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return { job: await ask() };
        }
        catch (error) {
            if (!(error instanceof services_service/* ServiceError */._) && !signal.aborted)
                throw error;
            const { failure, isRefusal } = error instanceof services_service/* ServiceError */._ ? error : silent();
            if (isRefusal || attempt >= maxTries || signal.aborted)
                return { failure };
        }
        await clock.sleep((0,backoff/* backoffMs */.j)({ attempt, firstMs: firstPauseMs, maxMs: maxReadMs, random }), signal);
    }
}
function silent() {
    return new services_service/* ServiceError */._('unavailable', 'the service did not answer in time');
}

// EXTERNAL MODULE: ./verdict/history.js
var verdict_history = __webpack_require__(2514);
;// CONCATENATED MODULE: ./past/recall-history.js


/** The verdict does not wait for longer than this. */
const maxRecallMs = 5000;
const minListed = 200;
const recall_history_maxListed = 1000;
/** Reads the accounts' completed jobs, one request each service that keeps a list. What cannot be read is told. */
async function recallHistory(options) {
    const { plan, serviceFor, jobs, tell, clock, deadlineMs, cancelled } = options;
    const readers = new Map(plan.benchmarks.map((benchmark) => [benchmark.service, benchmark]));
    const limitMs = Math.max(0, Math.min(maxRecallMs, deadlineMs - clock.now()));
    const limit = Math.min(recall_history_maxListed, Math.max(minListed, verdict_history/* maxResults */.vD * (jobs + 1)));
    const found = new Map();
    await Promise.all([...readers.values()].map(async (reader) => {
        const listed = await fetchCompletedJobs({ service: serviceFor(reader), limit, limitMs, clock, cancelled });
        if (listed === null)
            return;
        if ('why' in listed)
            tell({ code: 'history-unknown', message: listed.why });
        else
            found.set(reader.service, listed);
    }));
    return found;
}

// EXTERNAL MODULE: ./submit/preflight.js
var preflight = __webpack_require__(9706);
;// CONCATENATED MODULE: ./submit/find-jobs.js
var find_jobs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var find_jobs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


const findLimitMs = 30_000;
/**
 * Finds the jobs that the plan names only as the newest of their kind. Null when one cannot be found on which more rests than advice. What is
 * not found is told.
 */
async function findJobs(options) {
    const { plan } = options;
    const found = await Promise.all(plan.benchmarks.map((benchmark) => find(options, benchmark)));
    const benchmarks = found.filter((benchmark) => benchmark !== null);
    return benchmarks.length === found.length ? { ...plan, benchmarks } : null;
}
const unanswered = {
    code: 'newest-job-unknown',
    message: 'the service did not answer in time',
    isRefusal: false,
};
/** What becomes of a benchmark whose job is not found: the run goes on without one that only warns. */
function giveUp(benchmark, query) {
    return benchmark.level === 'warn' ? { ...benchmark, work: { kind: 'newest', query, isMissing: true } } : null;
}
function whyNotFound(error, { service }, wanted) {
    const { message, isRefusal } = error;
    return (0,preflight/* whyShut */.xJ)(service, error) ?? { code: 'newest-job-unknown', wanted, message, isRefusal };
}
async function find({ serviceFor, tell, clock, deadlineMs, cancelled }, benchmark) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { work } = benchmark;
        if (work.kind !== 'newest')
            return benchmark;
        const wanted = Object.values(work.query).join(', ');
        const advisory = benchmark.level === 'warn' && { isAdvisory: true };
        const limit = find_jobs_addDisposableResource(env_1, clock.limit(Math.max(0, Math.min(findLimitMs, deadlineMs - clock.now())), cancelled), false);
        try {
            const job = await serviceFor(benchmark).find?.(work.query, limit.signal);
            if (job) {
                tell({ code: 'newest-job', wanted, jobId: job.id, createdAt: job.createdAt });
                return { ...benchmark, work: { kind: 'existing', jobId: job.id } };
            }
            tell({ code: 'newest-job-missing', wanted, ...advisory });
        }
        catch (error) {
            if (!(error instanceof services_service/* ServiceError */._) && !limit.signal.aborted)
                throw error;
            const why = error instanceof services_service/* ServiceError */._ ? whyNotFound(error, benchmark, wanted) : { ...unanswered, wanted };
            if (why.code === 'key-refused') {
                tell(why);
                return null;
            }
            tell({ ...why, ...advisory });
        }
        return giveUp(benchmark, work.query);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        find_jobs_disposeResources(env_1);
    }
}

// EXTERNAL MODULE: ./submit/next-round.js
var next_round = __webpack_require__(2185);
;// CONCATENATED MODULE: ./submit/shown-jobs.js
/**
 * Every job that any list has shown to this run: what one list has shown is known, though those after it fail or say otherwise.
 */
class ShownJobs {
    #jobs = new Map();
    /** The jobs of a service, each in every version that lists gave of what it is known by. */
    of(service) {
        return [...(this.#jobs.get(service)?.values() ?? [])];
    }
    /** The same services, with a note of what their lists show. */
    watch(serviceFor) {
        const watched = new WeakMap();
        return (reader) => {
            const service = serviceFor(reader);
            const known = watched.get(service);
            if (known !== undefined)
                return known;
            const created = watchLists(service, (jobs) => this.#note(reader.service, jobs));
            watched.set(service, created);
            return created;
        };
    }
    #note(service, jobs) {
        const known = this.#jobs.get(service) ?? new Map();
        for (const job of jobs)
            known.set(versionOf(job), job);
        this.#jobs.set(service, known);
    }
}
/** What a job's kinship is told by, as one list gave it. */
function versionOf({ id, benchmarkId, endpointUrl, createdAt, units, label }) {
    return JSON.stringify([id, benchmarkId, endpointUrl, createdAt, units, label]);
}
function watchLists(service, note) {
    const recent = service.recent?.bind(service);
    const completed = service.completed?.bind(service);
    const sweep = service.sweep?.bind(service);
    return {
        ...service,
        async preflight(benchmarks, signal) {
            const answer = await service.preflight(benchmarks, signal);
            note(answer.jobs ?? []);
            return answer;
        },
        ...(recent && {
            async recent({ onJobs, ...asked }, signal) {
                const onEach = (jobs) => {
                    note(jobs);
                    onJobs?.(jobs);
                };
                const answer = await recent({ ...asked, onJobs: onEach }, signal);
                note(answer.jobs);
                return answer;
            },
        }),
        ...(sweep && {
            sweep: (jobs, signal) => sweep(jobs, signal, note),
        }),
        ...(completed && {
            async completed(asked, signal) {
                const answer = await completed(asked, signal);
                note(answer.jobs);
                return answer;
            },
        }),
    };
}

;// CONCATENATED MODULE: ./gate.js









/**
 * Takes a plan to its end. What each part learns goes into the state, which judges it at any moment: so whatever ends the run,
 * it is known what is proven and what is not.
 */
async function runGate(state, options) {
    const { deadlineMs } = options.ledger;
    const shown = new ShownJobs();
    const serviceFor = shown.watch(options.serviceFor);
    const asked = { ...options, state, deadlineMs, shown, serviceFor, serviceOf: serviceFor };
    // Jobs that are named only as the newest of their kind.
    const plan = await findJobs(asked);
    if (plan === null)
        return state.end({ code: 'job-not-found' });
    state.plan = plan;
    await payAndWait({ ...asked, plan });
    await (0,tell_other_charges/* tellOtherCharges */.$)({ ...asked, plan });
}
/** From what is known before money is spent to the verdict. */
async function payAndWait(gate) {
    const { state, plan } = gate;
    // Which baselines are to be run depends on the jobs that the account has.
    state.compareWith(await readBaselines(gate));
    const first = (0,next_round/* firstRound */.rk)(plan, state.neededBaselines);
    // What can be checked before money is spent, and what earlier runs for this commit have paid, is asked for at once.
    const { isReady, obstacle } = await (0,prepare/* prepare */.iA)(gate, first);
    // Jobs that may be paid for are named, whatever ends the run.
    if (!isReady || !(0,prepare/* canShowRegressions */.cS)(gate))
        return (0,advise/* stop */.d)(gate, gate.ledger.candidates.length > 0 ? obstacle : null);
    if (obstacle !== null)
        return (0,advise/* stop */.d)(gate, obstacle);
    if (!(0,afford/* affordsPlan */.Z)(gate, first))
        return;
    if (gate.isDryRun)
        return state.endPlanned();
    // One round after the other until every benchmark is decided: each batch is sent at most once, then every job is waited for.
    const { chooseRound, enterRound, submitRound, waitForRound } = await __webpack_require__.e(/* import() */ 539).then(__webpack_require__.bind(__webpack_require__, 4539));
    for (let round = first; round !== null; round = chooseRound(gate)) {
        if (round.nth > 1 && !(await enterRound(gate, round)))
            return;
        if (!(await submitRound(gate, round)))
            return;
        const recalling = round.nth === 1 ? recall(gate) : null;
        const [areFinal] = await Promise.all([waitForRound(gate, recalling), recalling]);
        if (!areFinal)
            return;
    }
    state.end();
}
/** Reads, while the jobs run, what the benchmarks scored before. */
async function recall(gate) {
    const { state, showsHistory } = gate;
    if (showsHistory)
        state.past = await recallHistory({ ...gate, jobs: state.jobIds.length });
}

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./github/answer.js
var answer = __webpack_require__(7174);
// EXTERNAL MODULE: ./github/event-payloads.js
var event_payloads = __webpack_require__(9080);
;// CONCATENATED MODULE: ./github/run-times.js



const run_times_text = valibot/* fallback */.Np(valibot/* nullish */.cl(valibot/* string */.Yj(), null), null);
const runSchema = valibot/* pipe */.Fs(valibot/* object */.Ik({ created_at: run_times_text, run_started_at: run_times_text, status: run_times_text, updated_at: run_times_text, head_sha: run_times_text }), valibot/* transform */.pd(({ created_at, run_started_at, status, updated_at, head_sha }) => ({
    createdAtMs: parseTimeMs(created_at),
    startedAtMs: parseTimeMs(run_started_at),
    status,
    isCompleted: status === 'completed',
    updatedAtMs: parseTimeMs(updated_at),
    headSha: head_sha,
})));
/** Asks GitHub about a run. Throws what the client throws; the token needs `actions: read`. */
async function fetchRun(client, { owner, repo, runId, attempt }, signal) {
    const { rest } = await client.octokit();
    const run = { owner, repo, run_id: runId, request: { signal } };
    const { data } = attempt === undefined
        ? await rest.actions.getWorkflowRun(run)
        : await rest.actions.getWorkflowRunAttempt({ ...run, attempt_number: attempt });
    return (0,answer/* parseAnswer */.W)(runSchema, data, 'a workflow run');
}
/** GitHub tells whole seconds. */
const secondMs = 1000;
/** When a run had ended at the latest, in milliseconds since the epoch; null while it has not, or when GitHub does not tell. */
function endedAtMs(run) {
    return run?.isCompleted === true && run.updatedAtMs !== null ? run.updatedAtMs + secondMs : null;
}
/** What happens to a pull request in these moments is what the run is about. */
const actionsOnHead = new Set(['opened', 'synchronize', 'reopened']);
/**
 * When the run began, in milliseconds since the epoch, or a moment before: no job that it paid for is older. Null when nothing tells.
 * Told by GitHub where the token may ask, else by the event: when the pull request was opened or pushed to, else the last push before it.
 */
function beganAtMs({ run, payload }) {
    const { action, pull_request: pull, repository } = (0,event_payloads/* parsePayload */.e)(payload);
    const pulledAt = actionsOnHead.has(action) ? pull?.updated_at : null;
    return run?.createdAtMs ?? parseTimeMs(pulledAt ?? null) ?? parseTimeMs(repository?.pushed_at ?? null);
}
/** A date with its zone: without one it would be read in the zone of the runner. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;
/** The year 2100: a larger number is not in seconds. */
const maxTimeS = 4_102_444_800;
/** A date, or seconds since the epoch. */
function parseTimeMs(time) {
    if (typeof time === 'number')
        return time > 0 && time < maxTimeS ? Math.round(time * 1000) : null;
    const atMs = time !== null && isoTime.test(time) ? Date.parse(time) : Number.NaN;
    return Number.isNaN(atMs) ? null : atMs;
}

// EXTERNAL MODULE: ./ledger/fingerprint.js
var ledger_fingerprint = __webpack_require__(5856);
// EXTERNAL MODULE: ./run-key.js
var run_key = __webpack_require__(9151);
// EXTERNAL MODULE: ./ledger/merge.js
var merge = __webpack_require__(4244);
// EXTERNAL MODULE: ./ledger/payment.js
var ledger_payment = __webpack_require__(9210);
;// CONCATENATED MODULE: ./ledger/ledger.js



/**
 * What is paid for one plan in one run, and what other runs are known to have paid. Everything that speaks of money follows
 * from it: outputs, what is stored for later runs, advice and cost.
 */
class Ledger {
    run;
    commit;
    deadlineMs;
    #named;
    #mustHide;
    #payments;
    #stored = merge/* emptyLedger */.Hg;
    #mayHaveErased = false;
    /** Other runs that have fallen silent. */
    #lost = new Map();
    constructor(options) {
        const { run, commit, batches, deadlineMs, mustHide = () => false } = options;
        this.#named = options;
        this.#mustHide = mustHide;
        this.deadlineMs = deadlineMs;
        this.run = run;
        this.commit = commit;
        this.#payments = Array.from({ length: batches }, () => ({ state: 'unpaid' }));
    }
    /** Names what is paid for. */
    get plan() {
        return this.#named.plan;
    }
    paymentOf(index) {
        return this.#payments[index] ?? { state: 'unpaid' };
    }
    /** Changes the payment of a batch. Throws for what cannot happen to it. */
    apply(index, event) {
        const payment = (0,ledger_payment/* transition */.kY)(this.paymentOf(index), event);
        this.#payments[index] = payment;
        if (this.commit === null)
            return;
        const stored = { plan: this.plan, commit: this.commit, index, payment: toStored(payment, this.#mustHide) };
        this.#store({ runs: [], payments: [stored] });
    }
    #store(ledger) {
        this.#stored = (0,merge/* mergeLedgers */.dR)(this.#stored, ledger);
    }
    /** Notes what other runs have stored. What this run uses changes by `apply` alone. */
    absorb(ledger) {
        const known = [...this.#lost.values()].map((rival) => ({ rival, news: this.newsOf(rival) }));
        this.#store(ledger);
        // Who tells something new was only silent.
        for (const { rival, news } of known)
            if (this.newsOf(rival) !== news)
                this.#lost.delete(rival.unique);
    }
    /** Notes that this run is going to pay, waits for what others have paid, or has ended. Nothing that it has paid for is older than `sinceMs`. */
    announce({ sinceMs, isOver, onlyWaits = false }) {
        const { run: key, plan, commit, deadlineMs } = this;
        if (commit === null)
            return;
        const hasWaited = this.announcementOf(key)?.waitsAtMs !== undefined;
        const said = onlyWaits ? { waitsAtMs: sinceMs } : hasWaited && !isOver ? { paysAtMs: sinceMs } : {};
        this.#store({ runs: [{ key, plan, commit, announcedAtMs: sinceMs, deadlineMs, isOver, ...said }], payments: [] });
    }
    /** Notes that all that this run has sent until then, in milliseconds since the epoch, is known here. */
    noteSaid(saidAtMs) {
        const announced = this.announcementOf(this.run);
        if (announced !== null)
            this.#store({ runs: [{ ...announced, saidAtMs }], payments: [] });
    }
    /** Notes that words of other runs may have been lost until then, in milliseconds since the epoch: to an edit, or to a late write. */
    noteEdit(editedAtMs) {
        this.#store({ ...merge/* emptyLedger */.Hg, editedAtMs });
    }
    /**
     * The last time at which stored words of other runs may have been lost, in milliseconds since the epoch; null when that never was, or once
     * an earlier attempt of this run has announced itself and paid after it.
     */
    get editedAtMs() {
        const { run, own } = this;
        const { editedAtMs = null } = this.#stored;
        const payers = own.payments.flatMap(({ payment }) => (isKnown(payment) ? payment.submit.by : []));
        const hasPaidSince = ({ key, announcedAtMs }) => key.id === run.id &&
            key.attempt < run.attempt &&
            announcedAtMs > (editedAtMs ?? 0) &&
            payers.some((by) => (0,run_key/* isSameRun */.M)(by, key));
        return own.runs.some(hasPaidSince) ? null : editedAtMs;
    }
    /** Notes that a slow write of this run may have erased what another run has announced meanwhile. */
    noteErasure() {
        this.#mayHaveErased = true;
    }
    /** Whether what was announced since then, in milliseconds since the epoch, may have been lost. */
    isEditedSince(atMs) {
        return this.#mayHaveErased || (this.editedAtMs !== null && this.editedAtMs >= atMs);
    }
    /** What is known of all runs of this gate, this one included. */
    get stored() {
        return this.#stored;
    }
    /** What is stored about this plan at this commit; what was stored about another proves nothing. */
    get own() {
        const isOwn = (each) => each.plan === this.plan && each.commit === this.commit;
        return { runs: this.#stored.runs.filter(isOwn), payments: this.#stored.payments.filter(isOwn) };
    }
    /** Other runs for the same plan and commit that have not ended, as far as is known, the oldest first. */
    get otherRuns() {
        return this.#otherRuns.map(({ key }) => key);
    }
    /** Notes that nothing more is to be expected of another run, unless it is heard of again. */
    giveUp(rival) {
        this.#lost.set(rival.unique, rival);
    }
    /** All that is known of another run: it changes when that tells something new. */
    newsOf(rival) {
        const { runs, payments } = this.own;
        const isTheirs = ({ payment }) => (0,run_key/* isSameRun */.M)(payment.submit.by, rival);
        return JSON.stringify([runs.filter(({ key }) => (0,run_key/* isSameRun */.M)(key, rival)), payments.filter(isTheirs)]);
    }
    /** What another run has announced of itself. */
    announcementOf(rival) {
        return this.own.runs.find(({ key }) => (0,run_key/* isSameRun */.M)(key, rival)) ?? null;
    }
    /** Whether what stands somewhere tells of this run what it has last announced: of a run that only waits, nobody expects that it pays. */
    isHeardIn({ runs }) {
        const mine = this.announcementOf(this.run);
        return runs.some((each) => (0,run_key/* isSameRun */.M)(each.key, this.run) && (mine === null || (0,merge/* isWaiting */.Gu)(each) === (0,merge/* isWaiting */.Gu)(mine)));
    }
    get #otherRuns() {
        const { run } = this;
        // An earlier attempt has ended, whether or not it could say so.
        const isEarlier = (key) => key.id === run.id && key.attempt < run.attempt;
        const isOpen = ({ key, isOver }) => !isOver && !isEarlier(key) && !(0,run_key/* isSameRun */.M)(key, run) && !this.#lost.has(key.unique);
        return this.own.runs.filter(isOpen).toSorted((a, b) => (0,run_key/* compareRuns */.q)(a.key, b.key));
    }
    /** Batches that are still to be paid for, by their place in the plan. */
    get payable() {
        return [...this.#payments.keys()].filter((index) => (0,ledger_payment/* isPayable */.JK)(this.paymentOf(index)));
    }
    /** Batches that may be paid for, nobody knows. */
    get uncertain() {
        return [...this.#payments.keys()].filter((index) => isUncertain(this.paymentOf(index)));
    }
    /** Batches whose jobs are judged, in the plan's order. */
    get paid() {
        return this.#payments.flatMap((payment, index) => 'jobIds' in payment && payment.jobIds.length > 0 && !(payment.state === 'closed' && payment.why === 'too-old')
            ? [{ index, payment }]
            : []);
    }
    /** Those of them that are not to be paid anew. */
    get inUse() {
        return this.paid.filter(({ payment }) => !(0,ledger_payment/* isPayable */.JK)(payment));
    }
    get jobIds() {
        return (0,ledger_payment/* unite */._f)(...this.paid.map(({ payment }) => payment.jobIds));
    }
    /** Jobs that the answer to a submit named, which may not be all, or not its own. */
    get namedIds() {
        return (0,ledger_payment/* unite */._f)(...this.#payments.map((payment) => (payment.state === 'uncertain' ? payment.named : [])));
    }
    /** Jobs that could be those of an uncertain payment. */
    get candidates() {
        return (0,ledger_payment/* unite */._f)(...this.#payments.map((payment) => (payment.state === 'uncertain' ? payment.candidates : [])));
    }
    /**
     * Every job that any run of this gate is known to have paid for. Where the tested commit is not known, what is stored about this plan
     * may be this run's own; so may what was found for another plan or commit, and not sent.
     */
    get knownIds() {
        const { commit, plan, jobIds } = this;
        const found = new Set(this.#foundElsewhere);
        const known = this.#stored.payments.filter((each) => (commit !== null || each.plan !== plan) && !found.has(each));
        return new Set(known.flatMap(idsOf).concat(jobIds));
    }
    /** Jobs that another run has found, and takes for what it may have paid for another plan or commit. */
    get foundByOthers() {
        const isOfOtherRun = ({ payment }) => payment.submit.by.id !== this.run.id;
        return new Set(this.#foundElsewhere.filter(isOfOtherRun).flatMap(idsOf));
    }
    /** What some run of this gate has sent for another plan or commit, and nobody has stored what became of it. */
    get openElsewhere() {
        return this.#sentElsewhere.flatMap(({ payment }) => (isUncertain(payment) ? [payment.submit] : []));
    }
    /**
     * Runs that pay for another plan or commit, earlier attempts of this one among them, and have not stored how they ended: not all that they
     * have paid is known.
     */
    get openRunsElsewhere() {
        const { plan, commit } = this;
        return this.#stored.runs.filter((each) => (each.plan !== plan || each.commit !== commit) && !each.isOver && !(0,merge/* isWaiting */.Gu)(each));
    }
    /** Jobs that some run of this gate has paid for another plan or commit. */
    get paidElsewhere() {
        return new Set(this.#sentElsewhere.flatMap(idsOf));
    }
    /** Jobs that some run of this gate has paid for other batches of this plan than that one. */
    paidBeside(index) {
        const isBeside = (each) => each.index !== index && !(0,ledger_payment/* isGuessed */.Fh)(each.payment.submit);
        return new Set(this.own.payments.filter(isBeside).flatMap(idsOf));
    }
    get #sentElsewhere() {
        return this.#elsewhere.filter(({ payment }) => !(0,ledger_payment/* isGuessed */.Fh)(payment.submit));
    }
    get #foundElsewhere() {
        return this.#elsewhere.filter(({ payment }) => (0,ledger_payment/* isGuessed */.Fh)(payment.submit));
    }
    get #elsewhere() {
        const { plan, commit } = this;
        return this.#stored.payments.filter((each) => each.plan !== plan || each.commit !== commit);
    }
    /** Whether nothing was paid, for certain. */
    get isUnspent() {
        return this.#payments.every((payment) => payment.state === 'unpaid' ||
            (payment.state === 'closed' && (payment.why === 'absent' || payment.why === 'unlisted')));
    }
}
function idsOf({ payment }) {
    return 'jobIds' in payment ? payment.jobIds : [];
}
function isKnown(payment) {
    return 'jobIds' in payment && payment.jobIds.length > 0;
}
function isUncertain({ state }) {
    return state === 'submitting' || state === 'uncertain';
}
/** Ids in order. What may not be stored is uncertain to a later run, which looks for it at the service. */
function toStored(payment, mustHide) {
    const open = (ids) => ids.filter((id) => !mustHide(id)).toSorted();
    const submit = { ...payment.submit, before: open(payment.submit.before) };
    const shownId = (id) => (id !== null && mustHide(id) ? null : id);
    const unknown = { state: 'uncertain', submit, candidates: [], named: [] };
    switch (payment.state) {
        case 'submitting':
            return { state: 'submitting', submit };
        case 'uncertain':
            return { state: 'uncertain', submit, candidates: open(payment.candidates), named: open(payment.named) };
        case 'paid': {
            const { state, batchId, jobIds } = payment;
            if (jobIds.some(mustHide))
                return unknown;
            // Nobody looks for what is known.
            return { state, submit: { ...submit, before: [] }, batchId: shownId(batchId), jobIds: jobIds.toSorted() };
        }
        case 'closed': {
            const { state, batchId, jobIds, why } = payment;
            if (why === 'unlisted')
                return unknown;
            return { state, submit: { ...submit, before: [] }, batchId: shownId(batchId), jobIds: open(jobIds), why };
        }
    }
}

// EXTERNAL MODULE: ./crypto.js
var crypto_0 = __webpack_require__(43);
;// CONCATENATED MODULE: ./ledger/seal-key.js

/** The key that signs what is stored, derived from the services' keys in the order of their names. */
function deriveSealKey(serviceKeys) {
    const secret = JSON.stringify([...serviceKeys].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    return Buffer.from((0,crypto_0/* loadCrypto */.Q)().hkdfSync('sha256', secret, '', 'benchmark-gate: stored ledger', 32));
}

// EXTERNAL MODULE: ./plan/access.js
var access = __webpack_require__(3634);
// EXTERNAL MODULE: ./plan/plan.js
var plan_plan = __webpack_require__(1259);
// EXTERNAL MODULE: ./redact.js + 3 modules
var redact_0 = __webpack_require__(5701);
;// CONCATENATED MODULE: ./services/registry.js
/** One line for each service, which is loaded only for a plan that asks it. */
const services = {
    // The one that is asked unless another is named lies with what every plan needs.
    harmstack: async () => (await Promise.all(/* import() | plan */[__webpack_require__.e(395), __webpack_require__.e(342)]).then(__webpack_require__.bind(__webpack_require__, 30))).createHarmstack,
    runloop: async () => (await __webpack_require__.e(/* import() */ 449).then(__webpack_require__.bind(__webpack_require__, 449))).createRunloop,
    overmind: async () => (await __webpack_require__.e(/* import() */ 353).then(__webpack_require__.bind(__webpack_require__, 8353))).createOvermind,
};
/** Loads a service by its name. */
async function loadService(name) {
    return await services[name]();
}

;// CONCATENATED MODULE: ./services/service-pool.js




/** Loads the services that a plan asks, and creates each once for each score that is judged. */
async function createServicePool(plan, inputs, { baselineEndpoint, ...shared }) {
    const { model } = plan;
    const keys = (0,access/* keysOf */.YD)(inputs, plan);
    const urls = (0,access/* urlsOf */.Wn)(inputs, plan);
    const names = new Set([...plan.benchmarks, ...plan.batches].map(({ service }) => service));
    const loaded = await Promise.all([...names].map(async (name) => [name, await loadService(name)]));
    const creators = new Map(loaded);
    const created = new Map();
    // The one way of every text that a service tells.
    const redact = (0,redact_0/* redactStart */.wX)(shared.redact);
    return (reader) => {
        const key = (0,plan_plan/* readerKey */.T3)(reader);
        const known = created.get(key);
        if (known !== undefined)
            return known;
        const create = creators.get(reader.service);
        if (create === undefined)
            throw new Error(`no benchmark of the plan is run by ${reader.service}`);
        const service = create({
            ...shared,
            redact,
            endpoint: reader.role === 'baseline' ? baselineEndpoint : shared.endpoint,
            baseUrl: urls.get(reader.service) ?? null,
            apiKey: keys.get(reader.service) ?? '',
            model,
            choice: reader.choice ?? null,
        });
        created.set(key, service);
        return service;
    };
}
/**
 * The endpoint that baselines are run against, with its secrets; null where none is run. No header goes to another origin than it was given
 * for.
 */
function baselineEndpointOf(inputs, { endpoint }) {
    const { 'baseline-endpoint-url': url, 'baseline-endpoint-api-key': apiKey, 'endpoint-url': own } = inputs;
    if (url === null || apiKey === null || endpoint === null)
        return null;
    const headers = url.origin === own?.origin ? (inputs['endpoint-headers'] ?? []) : [];
    return { url: url.href, apiKey, headers, provider: endpoint.provider };
}
/** The model endpoint with its secrets; null where no service calls one. */
function endpointOf(inputs, { endpoint }) {
    return (endpoint && {
        url: inputs['endpoint-url']?.href ?? endpoint.displayUrl,
        apiKey: inputs['endpoint-api-key'] ?? '',
        headers: inputs['endpoint-headers'] ?? [],
        provider: endpoint.provider,
    });
}

;// CONCATENATED MODULE: ./run-plan.js
var run_plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








/** How long GitHub may take to tell of a run. */
const askLimitMs = 5000;
/** Takes a valid plan to its end. All that only such a plan needs is loaded with this module. */
async function runPlan(plan, world) {
    const { state, inputs, context, event, comment, memory } = world;
    const network = await world.network();
    const endpoint = endpointOf(inputs, plan);
    const baselineEndpoint = baselineEndpointOf(inputs, plan);
    const baselineUrl = baselineEndpoint?.url ?? null;
    const serviceFor = await createServicePool(plan, inputs, {
        network,
        redact: state.redact,
        endpoint,
        baselineEndpoint,
    });
    // What names and signs is worked out when it is first needed: a key that is refused comes before.
    const sealKey = once(() => deriveSealKey((0,access/* keysOf */.YD)(inputs, plan)));
    const fingerprint = once(() => (0,ledger_fingerprint/* fingerprintOf */.ax)({ plan, endpoint, baselineUrl, serviceUrls: (0,access/* urlsOf */.Wn)(inputs, plan), key: sealKey() }));
    const unique = Math.floor(world.random() * 2 ** 32).toString(16);
    const run = { id: context.runId, attempt: context.runAttempt, unique: unique.padStart(8, '0') };
    // An event that does not tell its head is looked up before anything is stored about it.
    const commit = event.testedSha ?? (await comment?.target)?.testedSha ?? null;
    const ledger = new Ledger({
        run,
        get plan() {
            return fingerprint();
        },
        commit,
        batches: plan.batches.length,
        deadlineMs: state.facts.startedAtMs + plan.timeoutMs,
        mustHide: (id) => state.mustHide(id),
    });
    state.ledger = ledger;
    state.baselineUrl = inputs['baseline-endpoint-url']?.href ?? null;
    memory.ledger = ledger;
    if (comment !== null)
        memory.sealKey = sealKey();
    const tag = once(() => (0,ledger_fingerprint/* tagOf */.cO)({ plan, gate: (0,key.commentKeyOf)(inputs, context), commit }));
    await runGate(state, {
        ...world,
        plan,
        ledger,
        serviceFor,
        endpointUrl: endpoint?.url ?? null,
        baselineUrl,
        labels: {
            run,
            get tag() {
                return tag();
            },
        },
        hasSiblings: (0,key.nameLeg)(inputs.matrix) !== '',
        isHeadFixed: event.testedSha !== null,
        store: comment,
        beganAtMs: async (attempt) => {
            const isFirst = attempt === 1;
            const githubRun = await askRun({ runId: context.runId, ...(!isFirst && { attempt }) }, world);
            const githubMs = isFirst
                ? beganAtMs({ run: githubRun, payload: context.payload })
                : (githubRun?.startedAtMs ?? null);
            return byOurClock(githubMs, world.client);
        },
        endedAtMs: async ({ id, attempt }) => byOurClock(endedAtMs(await askRun({ runId: id, attempt }, world)), world.client),
        isDryRun: inputs['dry-run'] === true,
        showsHistory: inputs.history === true,
    });
}
/** Works something out when it is first asked for. */
function once(work) {
    let known = null;
    return () => {
        known ??= { value: work() };
        return known.value;
    };
}
/** What GitHub tells by its own clock. */
function byOurClock(githubMs, client) {
    return githubMs === null ? null : githubMs - (client?.clockAheadMs() ?? 0);
}
/** Asks GitHub about a run; null where it does not tell. */
async function askRun(run, { client, context: { repository }, clock, cancelled, state: { ledger } }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const leftMs = (ledger?.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.now();
        if (client === null || repository === null || leftMs <= 0)
            return null;
        const limit = run_plan_addDisposableResource(env_1, clock.limit(Math.min(askLimitMs, leftMs), cancelled), false);
        return await fetchRun(client, { ...repository, ...run }, limit.signal).catch(() => null);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        run_plan_disposeResources(env_1);
    }
}


/***/ }),

/***/ 30:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createHarmstack: () => (/* binding */ createHarmstack)
});

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./services/http/answer.js
var answer = __webpack_require__(3114);
// EXTERNAL MODULE: ./services/http/client.js + 3 modules
var client = __webpack_require__(3743);
// EXTERNAL MODULE: ./services/http/fields.js
var fields = __webpack_require__(177);
// EXTERNAL MODULE: ./services/service.js
var service = __webpack_require__(6946);
;// CONCATENATED MODULE: ./services/harmstack/job.js



const anything = valibot/* optional */.lq(valibot/* unknown */.L5());
/** Every field but the id and the status may be absent, null or of another type: what is not as documented is not known. */
const JobAnswer = valibot/* object */.Ik({
    job_id: answer.Id,
    status: valibot/* string */.Yj(),
    benchmark_id: anything,
    benchmark_name: anything,
    endpoint_url: anything,
    needle_annnoted_count: anything,
    created_at: anything,
    completed_at: anything,
    price: anything,
    passed_count: anything,
    failed_count: anything,
    score_pct: anything,
    total_scored: anything,
    current: anything,
    total: anything,
    message: anything,
});
/** A job as Harmstack tells of it. Its texts come without secrets. */
function toJob(answer, { redact, clockAheadMs }) {
    const createdAt = (0,fields/* toDate */.ay)(answer.created_at);
    const price = (0,fields/* toDecimal */.nI)(answer.price);
    // As text it is as good: without it nobody would see that only a part was scored.
    const needles = (0,fields/* toCount */.zK)((0,fields/* toDecimal */.nI)(answer.needle_annnoted_count));
    const durationMs = ((0,fields/* toDate */.ay)(answer.completed_at)?.getTime() ?? Number.NaN) - (createdAt?.getTime() ?? Number.NaN);
    const facts = {
        id: answer.job_id,
        benchmarkId: (0,fields/* toId */.Lr)(answer.benchmark_id, redact),
        benchmarkName: (0,fields/* toText */.fE)(answer.benchmark_name, redact),
        endpointUrl: typeof answer.endpoint_url === 'string' ? answer.endpoint_url : null,
        createdAt,
        clockAheadMs,
        durationMs: (0,fields/* toDuration */.Ah)(durationMs),
        credits: price !== null && price >= 0 ? price : null,
        // Whether a unit is one needle is not documented.
        units: needles,
        size: needles === 0 ? null : needles,
        label: null,
        agents: [],
        details: [],
    };
    return { ...facts, ...toState(answer, redact) };
}
function toState(answer, redact) {
    switch (answer.status) {
        case 'pending':
            return { state: 'waiting', progress: null };
        case 'running':
            return { state: 'running', progress: toProgress(answer, redact) };
        case 'completed':
            return toScore(answer);
        case 'failed':
            return { state: 'failed', reason: (0,fields/* toText */.fE)(answer.message, redact) };
        default:
            return { state: 'unrecognised', raw: redact(answer.status) };
    }
}
function toProgress({ current, total, message }, redact) {
    const [done, all] = [(0,fields/* toCount */.zK)(current), (0,fields/* toCount */.zK)(total)];
    return done === null || all === null
        ? null
        : { done: Math.min(done, all), total: all, what: 'prompts', message: (0,fields/* toText */.fE)(message, redact) };
}
/** A completed job without a valid score has none: never 0, never a pass. */
function toScore({ score_pct: pct, passed_count, failed_count, total_scored }) {
    if (!(0,fields/* isGiven */.qR)(pct))
        return without({ code: 'field-missing', field: 'score_pct' });
    if (!(0,fields/* isNumber */.Et)(pct))
        return without({ code: 'field-not-a-number', field: 'score_pct', type: typeof pct });
    if (pct < 0 || pct > 100)
        return without({ code: 'field-out-of-range', field: 'score_pct', value: pct, lowest: 0, highest: 100 });
    const [passed, failed, scored] = [(0,fields/* toCount */.zK)(passed_count), (0,fields/* toCount */.zK)(failed_count), (0,fields/* toCount */.zK)(total_scored)];
    if ((0,fields/* isGiven */.qR)(total_scored) && scored === null)
        return without({ code: 'field-not-a-count', field: 'total_scored' });
    if ((0,fields/* isGiven */.qR)(passed_count) && passed === null)
        return without({ code: 'field-not-a-count', field: 'passed_count' });
    if ((0,fields/* isGiven */.qR)(failed_count) && failed === null)
        return without({ code: 'field-not-a-count', field: 'failed_count' });
    if (scored === 0)
        return without({ code: 'nothing-scored' });
    return { state: 'scored', score: { pct, passed, failed, scored } };
}
function without(fault) {
    return { state: 'failed', reason: null, fault };
}

;// CONCATENATED MODULE: ./services/harmstack/offer.js


/** "Each unit costs one credit" (POST /jobs): counted where the price of a unit is not known. */
const documentedPrice = 1;
/** `GET /benchmarks`; its rows are read one by one. */
const BenchmarkList = valibot/* object */.Ik({ benchmarks: valibot/* array */.YO(valibot/* unknown */.L5()) });
const BenchmarkRow = valibot/* object */.Ik({
    id: valibot/* union */.KC([valibot/* number */.ai(), valibot/* string */.Yj()]),
    name: valibot/* optional */.lq(valibot/* unknown */.L5()),
    display_name: valibot/* optional */.lq(valibot/* unknown */.L5()),
    price_per_benchmark_unit: valibot/* optional */.lq(valibot/* unknown */.L5()),
});
/** Reads the list; where it failed nothing is known but the documented price. */
function toOffer(offered, redact) {
    if ('missing' in offered) {
        // Where there is no such list the documented price holds; a list that failed would have told another, perhaps.
        const basis = offered.missing.kind === 'not-found' ? 'documented' : 'list-failed';
        const warning = `Benchmark ids and prices could not be checked before submitting: ${offered.missing.message}.`;
        return {
            names: new Map(),
            priceOf: () => ({ credits: documentedPrice, basis }),
            isWhole: false,
            warnings: [warning],
        };
    }
    const all = offered.value.benchmarks;
    const rows = all.filter((row) => valibot.is(BenchmarkRow, row));
    const unread = all.length - rows.length;
    const prices = new Map(rows.map((row) => [String(row.id), toPrice(row)]));
    return {
        names: new Map(rows.map((row) => [String(row.id), toName(row, redact)])),
        priceOf: (id) => prices.get(id) ?? { credits: documentedPrice, basis: 'list-failed' },
        isWhole: unread === 0,
        warnings: unread === 0 ? [] : [`GET /benchmarks lists ${countOf(unread)} that cannot be read.`],
    };
}
function countOf(benchmarks) {
    return `${benchmarks} ${benchmarks === 1 ? 'benchmark' : 'benchmarks'}`;
}
function toName({ id, name, display_name }, redact) {
    const shown = [display_name, name].find((text) => typeof text === 'string' && text !== '');
    return (0,fields/* toText */.fE)(shown, redact) ?? String(id);
}
function toPrice({ price_per_benchmark_unit: price }) {
    if (!(0,fields/* isGiven */.qR)(price))
        return { credits: documentedPrice, basis: 'documented' };
    const credits = (0,fields/* toDecimal */.nI)(price);
    if (credits === null || credits < 0)
        return { credits: documentedPrice, basis: 'unreadable' };
    return { credits, basis: 'listed' };
}
/** Says which prices are none that the service has told. */
function guessedPrices(unitPrices) {
    const withBasis = (basis) => [...unitPrices].filter(([, price]) => price.basis === basis).map(([id]) => id);
    const [documented, unreadable] = [withBasis('documented'), withBasis('unreadable')];
    return [
        ...(documented.length === 0
            ? []
            : [`Harmstack gives no price for ${listIds(documented)}; a unit counts as 1 credit, as documented.`]),
        ...(unreadable.length === 0
            ? []
            : [`Harmstack gives a price for ${listIds(unreadable)} that is not a number, so the cost is not known.`]),
    ];
}
function listIds(ids) {
    return `${ids.length === 1 ? 'benchmark' : 'benchmarks'} ${ids.join(', ')}`;
}
/** Says that a benchmark is not offered, and what is. */
function unknownBenchmark(id, names) {
    const offered = [...names].slice(0, 20).map(([known, name]) => `${known} (${name})`);
    const more = names.size > offered.length ? ` and ${names.size - offered.length} more` : '';
    return `Harmstack offers no benchmark ${id} to this account; it offers ${offered.join(', ') || 'none'}${more}.`;
}

;// CONCATENATED MODULE: ./services/harmstack/harmstack.js







const publicUrl = 'https://api.harmstack.com/v0';
/** Harmstack: `POST /jobs/batch` starts jobs, `GET /jobs/{id}` and `GET /jobs` tell of them. It has no way to cancel one. */
function createHarmstack({ network, baseUrl, apiKey, endpoint, model, redact, }) {
    const headers = { authorization: `Bearer ${apiKey}` };
    const http = (0,client/* createHttpClient */.u)({ network, service: 'harmstack', baseUrl: baseUrl ?? publicUrl, headers, redact });
    const options = { http, redact, endpoint, model };
    return {
        preflight: (benchmarks, signal) => preflight(options, benchmarks, signal),
        submit: (batch, signal) => harmstack_submit(options, batch, signal),
        async recent({ limit, onJobs }, signal) {
            // One after the other, in the order in which a job moves: one that moves on meanwhile is seen at least once.
            const found = new Map();
            const lists = [];
            let serverTimeMs = null;
            for (const status of ['pending', 'running', 'completed', 'failed']) {
                const answer = await list(options, { status, limit, signal });
                onJobs?.([...answer.jobs, ...answer.stateless]);
                // One that is hidden could be the very one that is looked for.
                if (answer.unread > 0)
                    throw new service/* ServiceError */._('unreadable', `GET /jobs lists ${answer.unread} jobs that cannot be read`);
                lists.push(answer.jobs);
                for (const job of answer.jobs)
                    found.set(job.id, job);
                // The last one, since the lists may have taken a while: it is compared with the client's clock now.
                serverTimeMs = answer.serverTimeMs;
            }
            const reachesBackTo = (isOld) => lists.every((jobs) => jobs.length < minCutList || jobs.some(isOld));
            return { jobs: [...found.values()], reachesBackTo, serverTimeMs };
        },
        async completed({ limit }, signal) {
            const { jobs, unread } = await list(options, { status: 'completed', limit, signal });
            return { jobs, mayBeCut: jobs.length + unread >= minCutList };
        },
        look: (jobs, signal) => (0,answer/* lookAtEach */.aP)({ jobs, fetchJob: ({ id }) => fetchJob(options, id, signal), signal }),
        async sweep(jobs, signal, onJobs) {
            const wanted = new Set(jobs.map(({ id }) => id));
            const limit = Math.max(50, 2 * jobs.length);
            const [completed, failed] = await Promise.all(['completed', 'failed'].map(async (status) => {
                const answer = await list(options, { status, limit, signal });
                onJobs?.([...answer.jobs, ...answer.stateless]);
                return answer.jobs;
            }));
            // What the list does not tell, or not in full, is read by its id: a row that cannot be read, a completed job without a score.
            const scored = completed?.filter(({ state }) => state === 'scored') ?? [];
            return [...scored, ...(failed ?? [])].filter(({ id }) => wanted.has(id));
        },
    };
}
const Account = valibot/* object */.Ik({ available_credits: valibot/* unknown */.L5() });
async function preflight({ http, redact }, benchmarks, signal) {
    const [offered, account] = await Promise.all([
        (0,answer/* unlessMissing */.F2)(async () => (await (0,answer/* fetchAnswer */.$3)(http, '/benchmarks', BenchmarkList, signal)).value, signal),
        (0,answer/* unlessMissing */.F2)(() => fetchBalance(http, signal), signal),
    ]);
    (0,answer/* assertReached */.bW)(http, [offered, account]);
    const known = toOffer(offered, redact);
    const unitPrices = new Map(benchmarks.map(({ id }) => [id, known.priceOf(id)]));
    return {
        unitPrices,
        balanceCredits: 'missing' in account ? null : account.value,
        problems: known.isWhole
            ? benchmarks.flatMap(({ id }) => (known.names.has(id) ? [] : unknownBenchmark(id, known.names)))
            : [],
        warnings: [
            ...known.warnings,
            ...guessedPrices(unitPrices),
            ...('missing' in account
                ? [`The balance could not be checked before submitting: ${account.missing.message}.`]
                : []),
        ],
        names: known.names,
    };
}
async function fetchBalance(http, signal) {
    const { value } = await (0,answer/* fetchAnswer */.$3)(http, '/me', Account, signal);
    const balance = (0,fields/* toDecimal */.nI)(value.available_credits);
    if (balance === null)
        throw new service/* ServiceError */._('unreadable', 'GET /me answered with available_credits that is not a number');
    return balance;
}
const Batch = valibot/* object */.Ik({ batch_id: valibot/* optional */.lq(valibot/* unknown */.L5()), job_ids: valibot/* array */.YO(valibot/* unknown */.L5()) });
/** A number is the id that is written alike. */
const BatchJobId = valibot/* pipe */.Fs(valibot/* union */.KC([valibot/* string */.Yj(), valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* safeInteger */.Y2())]), valibot/* transform */.pd(String), answer.Id);
async function harmstack_submit({ http, endpoint, model }, batch, signal) {
    if (endpoint === null)
        throw new Error('a batch cannot be submitted without an endpoint');
    const { body } = await http.post('/jobs/batch', {
        endpoint_url: endpoint.url,
        api_key: endpoint.apiKey,
        provider: endpoint.provider,
        ...(model === null ? {} : { model }),
        ...(endpoint.headers.length === 0 ? {} : { headers: Object.fromEntries(endpoint.headers) }),
        ...(batch.seed === null ? {} : { seed: batch.seed }),
        jobs: batch.jobs.map(({ benchmarkId, units }) => ({ benchmark_id: Number(benchmarkId), benchmark_count: units })),
    }, signal);
    const { batch_id: batchId, job_ids: named } = (0,answer/* parseAnswer */.Wp)('POST /jobs/batch', Batch, body);
    // Every id that can be read is money that is not lost.
    const jobIds = named.flatMap((id) => {
        const parsed = valibot/* safeParse */.xL(BatchJobId, id);
        return parsed.success ? parsed.output : [];
    });
    return { batchId: valibot.is(answer.Id, batchId) ? batchId : null, jobIds, unreadable: named.length - jobIds.length };
}
const JobList = valibot/* object */.Ik({ jobs: valibot/* array */.YO(valibot/* unknown */.L5()) });
/** The shortest list that may have been cut off by a limit of the service; its documented default is 10. */
const minCutList = 10;
async function list({ http, redact }, asked) {
    const { status, limit, signal } = asked;
    const { body, serverTimeMs, clockAheadMs } = await http.get(`/jobs?status=${status}&limit=${limit}`, signal);
    const { jobs: rows } = (0,answer/* parseAnswer */.Wp)('GET /jobs', JobList, body);
    const reading = { redact, clockAheadMs };
    const jobs = rows.filter((row) => valibot.is(JobAnswer, row)).map((row) => toJob(row, reading));
    const stateless = rows.flatMap((row) => typeof row === 'object' && !valibot.is(JobAnswer, row) ? { ...row, status: '' } : []);
    return {
        jobs,
        serverTimeMs,
        unread: rows.length - jobs.length,
        stateless: stateless.filter((row) => valibot.is(JobAnswer, row)).map((row) => toJob(row, reading)),
    };
}
async function fetchJob({ http, redact }, id, signal) {
    const { value, clockAheadMs } = await (0,answer/* fetchAnswer */.$3)(http, `/jobs/${encodeURIComponent(id)}`, JobAnswer, signal);
    return toJob(value, { redact, clockAheadMs });
}


/***/ }),

/***/ 3114:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ fetchAnswer),
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   Id: () => (/* binding */ Id),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   aP: () => (/* binding */ lookAtEach),
/* harmony export */   bW: () => (/* binding */ assertReached)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1180);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6946);


/** An id as it may stand in URLs, outputs and comma separated lists. */
const Id = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .regex */ .yG(/^[^\s,\p{C}]{1,200}$/u));
/** Reads a resource as a typed value. Throws {@link ServiceError}. */
async function fetchAnswer(http, path, schema, signal) {
    const { body, clockAheadMs } = await http.get(path, signal);
    return { value: parseAnswer(`GET ${path.replace(/\?.*/, '')}`, schema, body), clockAheadMs };
}
/** A service's answer as a typed value. Throws an `unreadable` error that says which field is not as documented. */
function parseAnswer(what, schema, body) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xL(schema, body, { abortEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const field = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .Bu(issue) ?? 'the whole answer';
    throw new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('unreadable', `${what} answered with an unexpected shape: ${field} is ${kindOf(issue.input)} and not as documented`);
}
/** Preflight endpoints may be missing or down; only a no to the key or to the request itself stops the run. */
async function unlessMissing(get, signal) {
    try {
        return { value: await get() };
    }
    catch (error) {
        if (error instanceof _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._) {
            if (error.kind === 'unauthorised' || error.kind === 'refused')
                throw error;
            return { missing: error };
        }
        if (signal.aborted)
            return { missing: new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('unavailable', 'the service did not answer in time', { cause: error }) };
        throw error;
    }
}
/**
 * Throws an `unreachable` error when nothing could be read and no request even got a connection (DNS, refused, TLS, a proxy that is
 * down), or each got a page where JSON should be: a submit would fare no better, and waiting for it tells no more.
 */
function assertReached(http, checks) {
    const errors = checks.flatMap((check) => ('missing' in check ? check.missing : []));
    if (errors.length < checks.length)
        return;
    const [page] = errors;
    if (page !== undefined && errors.every(({ isPage }) => isPage))
        throw new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('unreachable', page.message, { cause: page });
    const unreachable = errors.find(({ kind }) => kind === 'unreachable');
    // A proxy that is handed whole requests is a connection, and no way to the service.
    if (http.hasConnected && !errors.every(({ isProxy }) => isProxy))
        return;
    throw unreachable ?? new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('unreachable', `no connection to ${http.origin} in time`, { cause: errors[0] });
}
/** Names what came without quoting it. */
function kindOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
/** How many jobs are read at the same time. */
const parallelLooks = 10;
/** Reads jobs one by one, several at a time: an error of the service belongs to its job, and so does an answer about another job. */
async function lookAtEach({ jobs, ...looking }) {
    const looks = [];
    for (let start = 0; start < jobs.length; start += parallelLooks) {
        looks.push(...(await Promise.all(jobs.slice(start, start + parallelLooks).map((job) => look(job, looking)))));
    }
    return looks;
}
async function look(asked, { fetchJob, signal }) {
    const { id } = asked;
    try {
        const job = await fetchJob(asked);
        if (job.id === id)
            return { id, job };
        return {
            id,
            error: new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('mismatch', `the service answered about job ${id} with another job, ${job.id}`),
        };
    }
    catch (error) {
        if (error instanceof _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._)
            return { id, error };
        // What was read of the other jobs is not lost when the time is over.
        if (signal.aborted)
            return { id, error: new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('unavailable', `reading job ${id} was broken off`) };
        throw error;
    }
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
// EXTERNAL MODULE: ./dispatcher.js + 2 modules
var dispatcher = __webpack_require__(7503);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ../node_modules/undici/lib/api/api-request.js
var api_request = __webpack_require__(2481);
var api_request_default = /*#__PURE__*/__webpack_require__.n(api_request);
// EXTERNAL MODULE: ./clock.js
var clock_0 = __webpack_require__(4010);
// EXTERNAL MODULE: ./proxy-error.js
var proxy_error = __webpack_require__(3895);
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
        const kind = status === 403 && meaning !== null ? 'refused' : kindOf(status);
        throw fail(kind, shown, { status, retryAfterMs, isPlainRefusal: isPlainRefusal(status) });
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
    if (error instanceof proxy_error/* ProxyError */.T)
        return fail('unreachable', `failed: ${error.message}`, { isProxy: true, cause: error });
    const code = (0,proxy_error/* codeOf */.$)(error);
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
/** The real network: HTTP/1.1, without proxies unless the dispatchers know of some. Opens nothing yet, and throws nothing. */
function createNetwork(clock, random, createDispatcher = dispatcher.createDirectDispatcher) {
    const options = { allowH2: false, maxResponseSize: maxAnswerBytes };
    return {
        reads: createDispatcher(options),
        spends: createDispatcher({ ...options, pipelining: 0 }),
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


/***/ }),

/***/ 177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ toDuration),
/* harmony export */   Et: () => (/* binding */ isNumber),
/* harmony export */   Lr: () => (/* binding */ toId),
/* harmony export */   NT: () => (/* binding */ noId),
/* harmony export */   ay: () => (/* binding */ toDate),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   nI: () => (/* binding */ toDecimal),
/* harmony export */   qR: () => (/* binding */ isGiven),
/* harmony export */   xe: () => (/* binding */ toTime),
/* harmony export */   zK: () => (/* binding */ toCount)
/* harmony export */ });
function isGiven(value) {
    return value !== undefined && value !== null;
}
function isNumber(value) {
    return Number.isFinite(value);
}
function toCount(value) {
    return Number.isSafeInteger(value) && isNumber(value) && value >= 0 ? value : null;
}
/** A number, also as the decimal text in which some servers write money: `"5.00"`. None beyond what can be added up. */
function toDecimal(value) {
    if (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value))
        return Number(value);
    return isNumber(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}
/** A length of time in milliseconds: what is below 0 or beyond all documents' formats is none. */
function toDuration(value) {
    return isNumber(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : null;
}
/** A time in milliseconds since the epoch. Documents write a year in four digits: of another there is no time. */
function toTime(value) {
    const at = new Date(isNumber(value) ? value : Number.NaN);
    const year = at.getUTCFullYear();
    return year >= 0 && year <= 9999 ? at : null;
}
function toText(value, redact) {
    return typeof value === 'string' && value !== '' ? redact(value) : null;
}
/** What stands for an id where something was given that cannot be one. */
const noId = 'no id at all';
/** An id of any type as text: a number by its decimal form. What cannot be an id is no id that was asked for either. */
function toId(value, redact) {
    if (!isGiven(value) || value === '')
        return null;
    if (typeof value === 'string')
        return redact(value);
    if (typeof value === 'number')
        return value < 0 ? noId : String(value);
    return typeof value === 'boolean' ? String(value) : noId;
}
const isoDate = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/**
 * A date of ISO 8601, also with a blank for its `T`. One without a zone is UTC, as the services write it; `Date.parse` would
 * take it for the runner's own time. Of other shapes the zone is not known, so they are no date.
 */
function toDate(value) {
    const [, day, time = '00:00', zone = 'Z'] = (typeof value === 'string' ? isoDate.exec(value) : null) ?? [];
    return toTime(Date.parse(`${day}T${time}${toZone(zone)}`));
}
/** `+0200` and `+02` as `+02:00`, the only shape whose reading is specified. */
function toZone(zone) {
    const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
    return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
}


/***/ }),

/***/ 9971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isForeignOrigin)
/* harmony export */ });
/* harmony import */ var _text_remember_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7039);

/**
 * Whether a job ran against another host than this. Path and query never say so, since a service may rewrite, shorten or hide
 * them; an address that is missing or unreadable says nothing.
 */
function isForeignOrigin(shownUrl, url) {
    if (shownUrl === null || url === null)
        return false;
    const [theirs, ours] = [originOf(shownUrl), originOf(url)];
    return theirs !== null && ours !== null && theirs !== ours;
}
/** Host and port; http and https of one host on their default ports are one. Null for what is no http address. */
const originOf = (0,_text_remember_js__WEBPACK_IMPORTED_MODULE_0__/* .remember */ .k)((address) => {
    const url = URL.parse(address);
    if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
        return null;
    const { hostname, port } = url;
    const isDefault = port === '' || port === '80' || port === '443';
    return `${hostname.replace(/\.$/, '')}:${isDefault ? 'default' : port}`;
});


/***/ }),

/***/ 986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ disown),
/* harmony export */   r: () => (/* binding */ foundJobs)
/* harmony export */ });
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);

/** Gives back what was found, when some run proves meanwhile to have paid for it as something else: it could not be read before. */
function disown(ledger) {
    const { paidElsewhere, run } = ledger;
    const theirs = foundJobs(ledger).filter(({ index, payment }) => {
        const paid = paidElsewhere.union(ledger.paidBeside(index));
        return payment.jobIds.some((id) => paid.has(id));
    });
    for (const { index } of theirs)
        ledger.apply(index, { kind: 'foreign' });
    const [submit] = theirs.map(({ payment }) => payment.submit);
    if (submit === undefined)
        return null;
    const { by } = submit;
    const candidates = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .unite */ ._f)(...theirs.map(({ payment }) => payment.jobIds));
    return (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuessed */ .Fh)(submit) && by.id === run.id
        ? { code: 'earlier-attempt-unknown', candidates, isUnseen: false }
        : { code: 'earlier-submit-uncertain', by, candidates, paidIds: ledger.jobIds, isUnseen: false };
}
/** Batches whose jobs were found for what they are: no answer to a submit of this gate names them. */
function foundJobs({ paid }) {
    return paid.filter(({ payment }) => payment.state === 'paid' && (payment.origin === 'matched' || (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .isGuessed */ .Fh)(payment.submit)));
}


/***/ }),

/***/ 9846:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ isGuessing),
/* harmony export */   Jw: () => (/* binding */ suspectOthers),
/* harmony export */   Le: () => (/* binding */ forgottenAttempts),
/* harmony export */   WO: () => (/* binding */ inheritLostAttempts),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   bj: () => (/* binding */ dropGuesses),
/* harmony export */   h3: () => (/* binding */ isAtOthers),
/* harmony export */   t0: () => (/* binding */ dropNeedless)
/* harmony export */ });
/* harmony import */ var _ledger_merge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4244);
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1259);
/* harmony import */ var _run_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9151);
/* harmony import */ var _match_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8733);
/* harmony import */ var _other_runs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5074);






/** Where nobody tells when a run began, its jobs are no older than this, and none is surely its own: yesterday's run left some as well. */
const maxRunMs = 24 * 3_600_000;
/** Makes this run's own what attempts before it that were lost may have paid for, as far as they have not stored it themselves. */
async function inheritLostAttempts(options) {
    await noteEnds(options);
    await inheritUnknown(options);
}
/** Notes when the submits of earlier attempts that were lost had ended at the latest: what was created later is not surely theirs. */
async function noteEnds({ ledger, startedAtMs, endedAtMs }) {
    const { run } = ledger;
    const lost = ledger.own.payments.filter((each) => (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .hasUnknownEnd */ .i0)(each) && isOwnRun(each, run) && each.payment.submit.by.attempt < run.attempt);
    for (const each of lost)
        (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .noteEnd */ .IU)(ledger, each, (await endedAtMs(each.payment.submit.by)) ?? startedAtMs);
}
/**
 * A re-run after attempts that were lost, or could store nothing: whatever was created for this plan since they began may be
 * theirs.
 */
async function inheritUnknown(options) {
    const { ledger, batches } = options;
    const forgotten = forgottenAttempts(ledger);
    const payers = forgotten.filter((attempt) => !hasOnlyWaited(ledger, attempt));
    if (payers.length === forgotten.length)
        return await inheritFrom(options, forgotten);
    // Who only waited has paid for nothing in the first round; in a later one it may have had to.
    const [first, later] = [batches.filter(isFirstRound), batches.filter((batch) => !isFirstRound(batch))];
    await inheritFrom({ ...options, batches: first }, payers);
    await inheritFrom({ ...options, batches: later }, forgotten);
}
/** Whether all that an attempt has said of itself is that it waits for what others have paid. */
function hasOnlyWaited({ stored, run, commit }, attempt) {
    const known = stored.runs.filter(({ key }) => key.id === run.id && key.attempt === attempt);
    return commit !== null && known.length > 0 && known.every((each) => each.isOver || (0,_ledger_merge_js__WEBPACK_IMPORTED_MODULE_0__/* .isWaiting */ .Gu)(each));
}
async function inheritFrom(options, forgotten) {
    const { ledger, batches } = options;
    const last = forgotten.at(-1);
    if (last === undefined)
        return;
    const own = ledger.own.payments.filter((each) => isOwnRun(each, ledger.run));
    // An attempt pays for nothing that it finds paid. What it finds uncertain it may find to be absent, and pay for; a guess that was dropped
    // says nothing.
    const keepsFromPaying = (each) => each.payment.state === 'paid' || (each.payment.submit.by.attempt >= last && !isClosedGuess(each));
    // What is found of one attempt and is of no use kept none of the later ones from paying anew.
    const isSpent = (found) => found.some(keepsFromPaying) || found.filter(isFoundGuess).length >= forgotten.length;
    const unknown = batches.filter(({ index }) => !isSpent(own.filter((each) => each.index === index)));
    if (unknown.length === 0)
        return;
    const open = own.filter(isOpen);
    const attempts = new Set([...forgotten, ...open.map(({ payment }) => payment.submit.by.attempt)]);
    const by = { id: ledger.run.id, attempt: last, unique: '' };
    const { window, spans: lost } = await whenSent(options, { attempts: [...attempts], forgotten });
    for (const { index } of unknown)
        inheritGuess(ledger, { index, by, window, lost });
}
function isFirstRound(batch) {
    return (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .roundOf */ .O7)(batch) === 1;
}
function isClosedGuess({ payment: { state, submit } }) {
    return (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuessed */ .Fh)(submit) && state === 'closed';
}
/** Whether jobs were found for a guess, and are of no use. */
function isFoundGuess(each) {
    return isClosedGuess(each) && 'jobIds' in each.payment && each.payment.jobIds.length > 0;
}
/** Makes what may have been paid for a batch this run's own, with what attempts of this run have stored of it without knowing the end. */
function inheritGuess(ledger, { index, by, window, lost }) {
    const open = ledger.own.payments.filter((each) => each.index === index && isOwnRun(each, ledger.run) && isOpen(each));
    const spans = open.flatMap(({ payment: { submit } }) => submit.spans ?? [submit.window]).concat(lost);
    // One that was dropped stays stored as absent.
    const before = ledger.own.payments.filter((each) => each.index === index && (0,_run_key_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameRun */ .M)(each.payment.submit.by, by));
    const submit = { by, nth: before.length + 1, label: null, window, spans, before: [] };
    const known = open.flatMap(({ payment }) => (payment.state === 'uncertain' ? payment : []));
    const candidates = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .unite */ ._f)(...known.map((payment) => payment.candidates));
    const named = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .unite */ ._f)(...known.map((payment) => payment.named));
    ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
}
/**
 * Until then other runs may have stored what cannot be read: it was lost to an edit or a late write, or another key has signed it. A
 * re-run that would pay looks for what they have paid since its run began, and takes nothing of it. A first attempt goes on, so that
 * nobody's edit, and no new key, can block a gate.
 */
async function suspectOthers(options, { unreadUntilMs }) {
    const { ledger, batches } = options;
    const { run } = ledger;
    if (run.attempt === 1 || unreadUntilMs === null)
        return;
    const beganMs = await options.beganAtMs(1);
    if (beganMs !== null && unreadUntilMs < beganMs)
        return;
    // What this run itself may have sent is looked for as its own.
    const isKnown = (each) => each.payment.state === 'paid' || (isOwnRun(each, run) && isOpen(each));
    const known = ledger.own.payments.filter(isKnown).map(({ index }) => index);
    const by = { id: run.id, attempt: run.attempt - 1, unique: '' };
    const window = { ...windowSince(options, beganMs), untilMs: unreadUntilMs };
    for (const { index } of batches)
        if (ledger.payable.includes(index) && !known.includes(index))
            inheritGuess(ledger, { index, by, window, lost: [] });
}
/** Whether a guess is at what other runs have paid alone. */
function isAtOthers({ spans }) {
    return spans?.length === 0;
}
/** Earlier attempts that have not stored that they had ended, in order: not all that they have paid for is known. */
function forgottenAttempts({ stored, run, commit }) {
    const earlier = Array.from({ length: run.attempt - 1 }, (_, nth) => nth + 1);
    // What is stored is of use only for a commit that is known.
    if (commit === null)
        return earlier;
    return earlier.filter((attempt) => {
        const known = stored.runs.filter(({ key }) => key.id === run.id && key.attempt === attempt);
        return known.length === 0 || known.some(({ isOver }) => !isOver);
    });
}
/** All that earlier attempts have said of themselves so far, by which they are guessed at. */
function wordsOf({ stored, run }) {
    const isEarlier = ({ id, attempt }) => id === run.id && attempt < run.attempt;
    const runs = stored.runs.filter(({ key }) => isEarlier(key)).map(({ key, isOver }) => ({ key, isOver }));
    const sent = stored.payments.flatMap(({ plan, commit, index, payment: { submit } }) => {
        const { by, nth } = submit;
        return isEarlier(by) && !(0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuessed */ .Fh)(submit) ? { plan, commit, index, by, nth } : [];
    });
    return JSON.stringify([runs, sent]);
}
/** Whether earlier attempts of this run may have paid for something of which they have said nothing. */
function isGuessing(ledger) {
    return ledger.uncertain.some((index) => {
        const payment = ledger.paymentOf(index);
        return payment.state === 'uncertain' && isOwnGuess(payment.submit, ledger.run) && !isAtOthers(payment.submit);
    });
}
function isOwnGuess(submit, { id }) {
    return (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuessed */ .Fh)(submit) && submit.by.id === id;
}
/** Drops what was guessed of this run's earlier attempts once all of them turn out to have stored how they ended. */
function dropNeedless(ledger) {
    if (forgottenAttempts(ledger).length === 0)
        dropGuesses(ledger, (submit) => !isAtOthers(submit));
}
/** Drops what was guessed of this run's earlier attempts. */
function dropGuesses(ledger, isDropped = () => true) {
    for (const index of ledger.uncertain) {
        const payment = ledger.paymentOf(index);
        if (payment.state !== 'uncertain')
            continue;
        if (isOwnGuess(payment.submit, ledger.run) && isDropped(payment.submit))
            ledger.apply(index, { kind: 'absent', assigned: new Set(payment.candidates) });
    }
}
/**
 * When attempts may have paid of which not all that they have paid is known. Where nothing tells when one began, none of its jobs is
 * taken; but as long as no attempt before it has stored how it ended, it is taken for one with these.
 */
async function whenSent(options, { attempts, forgotten }) {
    const last = Math.max(...attempts);
    const endsMs = new Map(await Promise.all([...new Set([...forgotten, last])].map(async (each) => [each, await endOf(options, each)])));
    const endingWith = (window, attempt) => ({
        ...window,
        untilMs: (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .earliestKnown */ .db)(endsMs.get(attempt) ?? null, window.latestMs),
    });
    const announced = new Map(attempts.flatMap((each) => announcedWindow(options, each)));
    const isEachAnnounced = announced.size === attempts.length;
    const whole = isEachAnnounced ? [...announced.values()].reduce(_ledger_merge_js__WEBPACK_IMPORTED_MODULE_0__/* .joinWindows */ .Y8) : await windowSinceBegin(options, 1);
    const spans = forgotten.map(async (attempt, nth) => {
        const start = announced.get(attempt) ?? (attempt === 1 ? whole : await windowSinceBegin(options, attempt));
        const isAfterForgotten = nth + 1 === attempt;
        const isAsOne = start.sinceMs === null && isAfterForgotten;
        const span = (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .unrecordedSpan */ .Cb)(announcementOf(options, attempt), endingWith(isAsOne ? whole : start, attempt));
        return sinceLastSubmit(options, { attempt, isAsOne, span });
    });
    return { window: endingWith(whole, last), spans: await Promise.all(spans) };
}
/** When an attempt may have sent what it has not stored: batches are sent one after the other, each once it is stored. */
function sinceLastSubmit({ ledger, batches }, { attempt, isAsOne, span }) {
    const { id } = ledger.run;
    // The clock of one service tells nothing of another.
    if (new Set(batches.map(({ service }) => service)).size > 1)
        return span;
    const isItsOwn = ({ by }) => by.id === id && (isAsOne ? by.attempt <= attempt : by.attempt === attempt);
    const sent = ledger.own.payments.filter(({ payment: { submit } }) => isItsOwn(submit) && !(0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .isGuessed */ .Fh)(submit) && submit.window.clock === 'service');
    const newest = sent.toSorted((a, b) => sinceMsOf(a) - sinceMsOf(b)).at(-1)?.payment.submit;
    if (newest === undefined || span.untilMs === null)
        return span;
    const untilMs = (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .endByService */ .y3)(ledger, newest, span.untilMs);
    if (untilMs === null)
        return span;
    // The deadline of an attempt before it says nothing of its own end.
    const latestMs = newest.by.attempt === attempt ? newest.window.latestMs : null;
    return { ...newest.window, latestMs, untilMs: (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .earliestKnown */ .db)(untilMs, latestMs) };
}
function sinceMsOf({ payment }) {
    return payment.submit.window.sinceMs ?? Number.NEGATIVE_INFINITY;
}
async function windowSinceBegin(options, attempt) {
    return windowSince(options, await options.beganAtMs(attempt));
}
/** What a run may have paid for that began then, in milliseconds since the epoch; null when nobody tells when that was. */
function windowSince({ clock }, beganMs) {
    const earliestMs = (beganMs ?? clock.now() - maxRunMs) - _match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .maxClockSkewMs */ .Zb;
    // A job may seem so much younger than it is: what came just before may be what another run has paid for an older head.
    const sinceMs = beganMs === null ? null : beganMs + _ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .maxBehindMs */ .rd;
    return { earliestMs, sinceMs, untilMs: null, latestMs: null, clock: 'runner' };
}
/** An attempt that has announced itself, with its window. */
function announcedWindow(options, attempt) {
    const announced = announcementOf(options, attempt);
    return announced === null ? [] : [[attempt, (0,_other_runs_js__WEBPACK_IMPORTED_MODULE_3__/* .windowOf */ .Ou)(announced)]];
}
function announcementOf({ ledger: { stored, run } }, attempt) {
    return stored.runs.find(({ key }) => key.id === run.id && key.attempt === attempt) ?? null;
}
/** When an attempt before this one had ended at the latest. */
async function endOf({ ledger, startedAtMs, endedAtMs }, attempt) {
    const { run, stored } = ledger;
    const later = stored.runs.filter(({ key }) => key.id === run.id && key.attempt > attempt);
    const nextMs = Math.min(startedAtMs, ...later.map(({ announcedAtMs }) => announcedAtMs));
    return (await endedAtMs({ id: run.id, attempt })) ?? nextMs;
}
function isOpen({ payment: { state } }) {
    return state === 'submitting' || state === 'uncertain';
}
function isOwnRun({ payment }, { id }) {
    return payment.submit.by.id === id;
}


/***/ }),

/***/ 8733:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ areSentInTurn),
/* harmony export */   DS: () => (/* binding */ looksLikeSiblings),
/* harmony export */   Dg: () => (/* binding */ limitFor),
/* harmony export */   G5: () => (/* binding */ kinshipOf),
/* harmony export */   Lm: () => (/* binding */ wantedOf),
/* harmony export */   MG: () => (/* binding */ maxListingDelayMs),
/* harmony export */   OD: () => (/* binding */ isKnownByName),
/* harmony export */   S0: () => (/* binding */ givenLabel),
/* harmony export */   TM: () => (/* binding */ suspectsOf),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   Zb: () => (/* binding */ maxClockSkewMs),
/* harmony export */   fu: () => (/* binding */ createdAtMsOf),
/* harmony export */   gR: () => (/* binding */ endpointUrlOf),
/* harmony export */   k_: () => (/* binding */ matchExactly),
/* harmony export */   nj: () => (/* binding */ matchLabelled),
/* harmony export */   tW: () => (/* binding */ isOlder)
/* harmony export */ });
/* unused harmony export maxServerSkewMs */
/* harmony import */ var _ledger_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5856);
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4730);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1259);
/* harmony import */ var _services_http_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(177);
/* harmony import */ var _services_origin_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9971);






/** The endpoint that a batch's jobs are run against. */
function endpointUrlOf({ endpointUrl, baselineUrl = null }, { role }) {
    return role === 'baseline' ? baselineUrl : endpointUrl;
}
/** What the jobs of a submit can be known by; jobs that any run is known to have paid for are none of it. */
function wantedOf(options, batch, submit) {
    const { ledger, labels } = options;
    const takenIds = ledger.knownIds.union(new Set(submit.before));
    const endpointUrl = endpointUrlOf(options, batch);
    return { batch: (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .withJobs */ .xM)(batch, submit.asked), submit, endpointUrl, takenIds, tag: labels.tag };
}
/** A submit gets 60 s, may be carried out some time after that, and its jobs be listed later still. */
const maxListingDelayMs = 150_000;
/** The clock of `created_at` may be another than that of `Date`: to rule a job out by its age takes more than that. */
const maxClockSkewMs = 60_000;
/** The clocks of two servers of one service may differ: a job may seem a little older than the newest that was there before it. */
const maxServerSkewMs = 60_000;
/** Compares a job with what was submitted. */
function kinshipOf(job, wanted) {
    const { batch, submit, endpointUrl } = wanted;
    const named = kinshipByName(job, wanted);
    if (named !== null)
        return named;
    const isPossible = isWithin(job, submit.window, maxListingDelayMs + maxClockSkewMs);
    if ((0,_services_origin_js__WEBPACK_IMPORTED_MODULE_3__/* .isForeignOrigin */ .f)(job.endpointUrl, endpointUrl) || !isPossible)
        return 'foreign';
    const asked = batch.jobs.filter(({ benchmarkId }) => benchmarkId === job.benchmarkId);
    if (asked.length === 0 && job.benchmarkId !== null && job.benchmarkId !== _services_http_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .noId */ .NT)
        return 'foreign';
    const hasSize = asked.some(({ units }) => units === job.units);
    const spans = submit.spans ?? [submit.window];
    const isSure = spans.some((span) => isCertainlyNew(job, span) && isWithin(job, span, 0));
    return hasSize && isSure && job.endpointUrl === endpointUrl && !keepsLabels(batch) ? 'own' : 'possible';
}
/** What a job's id or name says of it, which is more than any date, since that is by some clock; null when they say nothing. */
function kinshipByName({ id, label }, { batch, submit, takenIds, tag }) {
    if (takenIds.has(id))
        return 'foreign';
    if (label === null || !keepsLabels(batch))
        return null;
    if (label === submit.label)
        return 'own';
    const kinship = (0,_ledger_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .kinshipByLabel */ .cT)(label, { run: submit.by, tag }, batch.index);
    if (kinship !== null && submit.label !== null)
        return 'foreign';
    return kinship === 'possible' ? null : kinship;
}
/** Whether a job's name tells for certain whose it is. */
function isKnownByName({ label }, batch) {
    return keepsLabels(batch) && label !== null && !(0,_ledger_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .isGarbledLabel */ .U7)(label);
}
/** Whether new jobs tell nobody whose they are: legs of a matrix pay for the same at the same moment, and only names tell them apart. */
function looksLikeSiblings({ hasSiblings }, batch) {
    return hasSiblings && !keepsLabels(batch);
}
function keepsLabels({ service }) {
    return _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_2__/* .capabilities */ .R[service].keepsLabels;
}
/** Whether a job was created in a window, or so much later; what does not tell its age may have been. */
function isWithin(job, window, laterMs) {
    if (job.createdAt === null)
        return true;
    const { untilMs, latestMs } = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .toServiceTime */ .s4)(window, job.clockAheadMs);
    const endMs = untilMs ?? latestMs;
    return !isOlder(job, window) && (endMs === null || job.createdAt.getTime() <= endMs + laterMs);
}
/** Whether a job was created before a window, by more than the clocks of two servers differ. */
function isOlder({ createdAt, clockAheadMs }, window) {
    const { earliestMs } = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .toServiceTime */ .s4)(window, clockAheadMs);
    return createdAt !== null && earliestMs !== null && createdAt.getTime() < earliestMs - maxServerSkewMs;
}
/** Whether a job cannot have been there before a window. */
function isCertainlyNew({ createdAt, clockAheadMs }, window) {
    const { sinceMs } = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .toServiceTime */ .s4)(window, clockAheadMs);
    return createdAt !== null && sinceMs !== null && createdAt.getTime() >= sinceMs;
}
/** The jobs that bear a batch's own label; null when they are not as many as it asked for. */
function matchLabelled(jobs, wanted) {
    const own = jobs.filter((job) => kinshipByName(job, wanted) === 'own');
    return own.length === wanted.batch.jobs.length ? own.map(({ id }) => id) : null;
}
/**
 * The jobs of the first of these batches, as many of them as were carried out one after the other; null when it is not
 * certain. Certain is what is exactly what was asked for and has no company: with one job more or less, whatever its
 * benchmark, someone else is at it too, and theirs could be among them.
 */
function matchExactly(jobs, wanted) {
    const suspects = suspectsOf(jobs, wanted);
    for (let count = wanted.length; count > 0; count -= 1) {
        const matched = assign(suspects, wanted.slice(0, count));
        if (matched !== null)
            return matched;
    }
    return null;
}
/** The jobs that may be those of these batches, or that somebody else submitted at the same moment. */
function suspectsOf(jobs, wanted) {
    return jobs.filter((job) => wanted.some((each) => kinshipOf(job, each) !== 'foreign' || isCompany(job, each)));
}
/** Whether somebody submitted this job for the same endpoint at that time, for another benchmark. */
function isCompany(job, wanted) {
    const { submit, endpointUrl, takenIds } = wanted;
    return (!takenIds.has(job.id) &&
        !(0,_services_origin_js__WEBPACK_IMPORTED_MODULE_3__/* .isForeignOrigin */ .f)(job.endpointUrl, endpointUrl) &&
        isWithin(job, submit.window, maxListingDelayMs));
}
/** The jobs of one request are created one right after the other, by times that may be cut to seconds; the next request takes longer. */
const maxSpreadMs = 2000;
/**
 * Whether these jobs can have been created by requests that were sent one after the other, batch by batch; what does not tell when it was
 * created can. Left over from several runs are other jobs than those of one.
 */
function areSentInTurn(batches) {
    const spans = batches.flatMap((jobs) => {
        const times = jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
        if (times.length === 0)
            return [];
        // One by one: a list of the service may be longer than a call has room for.
        return {
            fromMs: times.reduce((earliest, atMs) => Math.min(earliest, atMs)),
            toMs: times.reduce((latest, atMs) => Math.max(latest, atMs)),
        };
    });
    return spans.every(({ fromMs, toMs }, nth) => {
        const before = spans[nth - 1];
        return toMs - fromMs <= maxSpreadMs && (before === undefined || fromMs >= before.toMs);
    });
}
/** Gives each job to a batch, so that every batch has what it asked for and no job is left; null when that cannot be. */
function assign(suspects, wanted) {
    const free = new Set(suspects.toSorted((a, b) => createdAtMsOf(a) - createdAtMsOf(b)));
    const assigned = wanted.map((each) => each.batch.jobs.flatMap(({ benchmarkId, units }) => {
        const found = [...free].find((job) => kinshipOf(job, each) === 'own' && job.benchmarkId === benchmarkId && job.units === units);
        if (found === undefined)
            return [];
        free.delete(found);
        return found.id;
    }));
    const isWhole = assigned.flat().length === wanted.flatMap(({ batch }) => batch.jobs).length;
    return isWhole && free.size === 0 ? assigned : null;
}
/** In milliseconds since the epoch; what does not tell it comes last. */
function createdAtMsOf({ createdAt }) {
    return createdAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
/** The name that the service was given for the jobs of a submit; null where it keeps none, or when it is not known. */
function givenLabel({ batch, submit }) {
    return keepsLabels(batch) ? submit.label : null;
}
/** Of how many of the newest jobs the service is asked first to look for these. */
function limitFor(wanted) {
    const jobs = wanted.reduce((sum, { batch }) => sum + batch.jobs.length, 0);
    return Math.max(50, 4 * jobs);
}


/***/ }),

/***/ 3675:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IP: () => (/* binding */ submitOf),
/* harmony export */   KO: () => (/* binding */ unknownOf),
/* harmony export */   Ro: () => (/* binding */ findOtherCharges),
/* harmony export */   SX: () => (/* binding */ refusedOf),
/* harmony export */   dF: () => (/* binding */ unrecordedOf)
/* harmony export */ });
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1259);
/* harmony import */ var _lost_attempts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9846);
/* harmony import */ var _match_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8733);




/** The submit of what is paid. */
function submitOf({ index, payment: { submit } }) {
    return { index, submit };
}
/** Submits as they would have been that were refused for rate, of what this attempt or an earlier one has paid for by another request. */
function refusedOf({ paid, own, run }) {
    const earlier = own.payments.filter(({ payment: { submit } }) => submit.by.id === run.id);
    return [...paid, ...earlier].flatMap(({ index, payment: { submit } }) => {
        const { refused, ...sent } = submit;
        return refused === undefined ? [] : { index, submit: { ...sent, window: refused } };
    });
}
/** Submits as they may have been of attempts that left no record, after that of the one which has paid. */
function unrecordedOf(ledger, { index, payment: { submit } }) {
    const { id, attempt } = submit.by;
    const isUnrecorded = id === ledger.run.id && (0,_lost_attempts_js__WEBPACK_IMPORTED_MODULE_1__/* .forgottenAttempts */ .Le)(ledger).some((each) => each > attempt);
    return isUnrecorded
        ? [{ index, submit: { ...submit, label: null, window: { ...submit.window, untilMs: null, latestMs: null } } }]
        : [];
}
/** Submits of which it is not known what became of them: uncertain, or refused in a way that may come after the work. */
function unknownOf(ledger) {
    return [...ledger.uncertain, ...ledger.payable].flatMap((index) => {
        const payment = ledger.paymentOf(index);
        const isUnknown = payment.state === 'uncertain' || (payment.state === 'closed' && payment.why === 'unlisted');
        return isUnknown ? { index, submit: payment.submit } : [];
    });
}
/**
 * Jobs that lists have shown, that could be those of one of these submits, and that nobody is known to have paid for: what the answer to
 * it named is not all that was charged, or is something else.
 */
function findOtherCharges(options, submits) {
    const candidates = chargesOf(options, submits);
    const ofJudged = new Set(chargesOf(options, submits.filter(({ index }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .isJudged */ .sL)(options.plan.batches[index] ?? {}))));
    return { candidates, baselineIds: candidates.filter((id) => !ofJudged.has(id)) };
}
function chargesOf(options, submits) {
    const { plan, shown } = options;
    return (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .unite */ ._f)(...submits.map(({ index, submit }) => {
        const batch = plan.batches[index];
        if (batch === undefined)
            return [];
        const wanted = (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .wantedOf */ .Lm)(options, batch, submit);
        return shown.of(batch.service).flatMap((job) => ((0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .kinshipOf */ .G5)(job, wanted) === 'foreign' ? [] : job.id));
    }));
}


/***/ }),

/***/ 5074:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ unrecordedSpan),
/* harmony export */   IU: () => (/* binding */ noteEnd),
/* harmony export */   Ou: () => (/* binding */ windowOf),
/* harmony export */   SU: () => (/* binding */ hasBegun),
/* harmony export */   b5: () => (/* binding */ latestKnown),
/* harmony export */   db: () => (/* binding */ earliestKnown),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   i0: () => (/* binding */ hasUnknownEnd),
/* harmony export */   iP: () => (/* binding */ announce),
/* harmony export */   nz: () => (/* binding */ payersBeside),
/* harmony export */   sp: () => (/* binding */ cancelledNow),
/* harmony export */   y3: () => (/* binding */ endByService),
/* harmony export */   yf: () => (/* binding */ findRival)
/* harmony export */ });
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2472);
/* harmony import */ var _ledger_ledger_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5024);
/* harmony import */ var _ledger_merge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4244);
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9210);
/* harmony import */ var _run_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9151);
/* harmony import */ var _match_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8733);






/** Slower ones wait for longer before they read again, in proportion to what they have taken. */
const slownessFactor = 3;
const maxPauseMs = 10_000;
/** The one writing that all depends on; what is beside it waits as long. */
const announceLimitMs = 10_000;
/**
 * Announces that this run is going to pay, waits a moment and reads again; but where another stands there by now who pays, it does not.
 * `unheard`: another run has written over it at the same moment, and knows nothing of it. `unstored`: nothing can be stored, or was to be.
 */
async function announce({ ledger, clock, deadlineMs, cancelled }, store, { hasRead }) {
    const startMs = clock.now();
    ledger.announce({ sinceMs: startMs, isOver: false });
    const unless = () => findRival(ledger, { isAnnounced: false }) !== null;
    if (!(await store.store({ ...(hasRead && { limitMs: announceLimitMs }), unless })))
        return 'unstored';
    const tookMs = clock.now() - startMs;
    const pauseMs = Math.min(maxPauseMs, Math.max(_ledger_ledger_store_js__WEBPACK_IMPORTED_MODULE_3__/* .announcementMs */ .S, slownessFactor * tookMs));
    await clock.sleep(Math.min(pauseMs, Math.max(0, deadlineMs - clock.now())), cancelled);
    const read = await store.recall(deadlineMs);
    const isHeard = read.kind === 'unknown' || (read.kind === 'read' && read.isHeard);
    return isHeard ? 'announced' : 'unheard';
}
/**
 * The run that pays in this one's place; null when it is this one's turn. Before it has announced itself a run gives way to
 * whoever has; of those that announced themselves at once the lowest pays, and whoever has begun to pay goes on, over all rounds.
 */
function findRival(ledger, { isAnnounced }) {
    const rivals = payersBeside(ledger);
    const isFirst = (key) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .compareRuns */ .q)(key, ledger.run) < 0;
    const begun = rivals.filter((key) => hasBegun(ledger, key));
    if (hasBegun(ledger, ledger.run))
        return begun.find(isFirst) ?? null;
    if (begun[0] !== undefined)
        return begun[0];
    return rivals.find((key) => !isAnnounced || isFirst(key)) ?? null;
}
/** Other runs that have not ended and pay for the same, the oldest first. */
function payersBeside(ledger) {
    return ledger.otherRuns.filter((key) => {
        const announced = ledger.announcementOf(key);
        return announced === null || !(0,_ledger_merge_js__WEBPACK_IMPORTED_MODULE_0__/* .isWaiting */ .Gu)(announced);
    });
}
/** Whether a run is about to pay, or has paid, and has not come to a verdict. */
function hasBegun({ own }, rival) {
    return own.payments.some(({ payment }) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameRun */ .M)(payment.submit.by, rival) && payment.state !== 'closed');
}
/** Guesses at what a run may have sent are numbered apart from what it sends: one that was only silent may yet send the next. */
const firstGuessNth = 1001;
/** How long nothing may be heard of a run that has announced itself, or is about to learn its job ids, before it counts as lost. */
const patienceMs = { announced: 60_000, paying: 150_000 };
/** Before GitHub is asked whether it has ended. */
const minSilenceMs = 8000;
const firstLookMs = 2000;
const maxLookMs = 10_000;
/** Waits until another run has paid, or has ended, given way, or is lost. Null when this run may go on; else what stops it. */
async function follow(options, rival) {
    const { ledger, isAnnounced, due, store, clock, random, deadlineMs, cancelled, tell } = options;
    tell({ code: 'waiting-for-run', by: rival });
    let known = ledger.newsOf(rival);
    let heardAtMs = clock.now();
    for (let attempt = 1;; attempt += 1) {
        const pauseMs = (0,_backoff_js__WEBPACK_IMPORTED_MODULE_5__/* .backoffMs */ .j)({ attempt, firstMs: firstLookMs, maxMs: maxLookMs, random });
        if (clock.now() + pauseMs >= deadlineMs)
            return { code: 'run-not-finished', by: rival };
        await clock.sleep(pauseMs, cancelled);
        if (cancelled.aborted)
            return cancelledNow(ledger);
        await store?.recall(deadlineMs);
        const news = ledger.newsOf(rival);
        if (news !== known)
            [known, heardAtMs] = [news, clock.now()];
        // It may have ended, or given way.
        const first = findRival(ledger, { isAnnounced });
        if (first === null || !(0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameRun */ .M)(first, rival) || hasPaid(ledger, rival, due))
            return null;
        const silentMs = clock.now() - heardAtMs;
        const endedAtMs = silentMs < minSilenceMs ? null : await options.endedAtMs(rival);
        const isLost = silentMs >= (hasBegun(ledger, rival) ? patienceMs.paying : patienceMs.announced);
        if (isLost || endedAtMs !== null) {
            // Its last word may have come just now.
            await store?.recall(deadlineMs);
            if (ledger.newsOf(rival) === known)
                inheritLost(ledger, { rival, endedAtMs });
            return null;
        }
    }
}
/** That the run was cancelled: before it had paid for anything, or when jobs were paid that nobody has judged. */
function cancelledNow({ inUse }) {
    return { code: 'cancelled', when: inUse.length > 0 ? 'waiting' : 'before-submit' };
}
/** What a run that is lost was about to send it may have sent until its end; and it may have paid for whatever it did not store. */
function inheritLost(ledger, { rival, endedAtMs }) {
    const stored = ledger.own.payments.filter(({ payment }) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameRun */ .M)(payment.submit.by, rival));
    if (endedAtMs !== null) {
        for (const each of stored) {
            noteEnd(ledger, each, endedAtMs);
            noteSpan(ledger, each, endedAtMs);
        }
    }
    const whole = { ...windowOf(ledger.announcementOf(rival)), untilMs: endedAtMs };
    for (const index of ledger.payable) {
        const known = stored.filter((each) => each.index === index);
        // What was absent when it was looked for may have been sent since, as long as the run was only silent.
        if (known.some(({ payment }) => payment.state !== 'closed' || payment.why !== 'absent'))
            continue;
        const window = sinceAbsent(ledger, known, endedAtMs) ?? whole;
        // Of a run that is only silent none is surely its own: it has told of nothing that it sent, and may yet tell.
        const spans = endedAtMs === null ? [] : [unrecordedSpan(ledger.announcementOf(rival), window)];
        const nth = firstGuessNth + known.length;
        const submit = { by: rival, nth, label: null, window, spans, before: [] };
        ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates: [], named: [] } });
    }
    ledger.giveUp(rival);
}
/**
 * When a run may have sent a batch again after its last submit of it that was found to be absent, by the service's clock; null where there
 * was none, or the service did not tell its time.
 */
function sinceAbsent(ledger, absent, endedAtMs) {
    const submits = absent.map(({ payment }) => payment.submit).toSorted((a, b) => a.nth - b.nth);
    const submit = submits.at(-1);
    if (submit?.window.clock !== 'service' || submit.window.latestMs === null)
        return null;
    return { ...submit.window, untilMs: endedAtMs === null ? null : endByService(ledger, submit, endedAtMs) };
}
/** Whether nothing tells by when a submit had ended that may have been sent: where it was looked for, a service that tells its time does. */
function hasUnknownEnd({ payment: { state, submit } }) {
    const { untilMs, latestMs } = submit.window;
    return untilMs === null && (state === 'submitting' || (state === 'uncertain' && latestMs === null));
}
/** Notes by when a submit that may have been sent had ended, as its run had: what was created later is not surely of it. */
function noteEnd(ledger, each, endMs) {
    const { payment } = each;
    if (!hasUnknownEnd(each) || (payment.state !== 'submitting' && payment.state !== 'uncertain'))
        return;
    const { submit } = payment;
    const { clock: by, latestMs } = submit.window;
    const untilMs = earliestKnown(by === 'runner' ? endMs : endByService(ledger, submit, endMs), latestMs);
    // A service that did not tell its time leaves the clock of the runner.
    const ended = untilMs === null
        ? { spans: [{ ...windowOf(ledger.announcementOf(submit.by)), untilMs: endMs }] }
        : { window: { ...submit.window, untilMs } };
    ledger.absorb({ runs: [], payments: [{ ...each, payment: { ...payment, submit: { ...submit, ...ended } } }] });
}
/** Notes what a run may have sent that was only silent when that was guessed: by now it is known to have ended. */
function noteSpan(ledger, each, endMs) {
    const { payment } = each;
    if (payment.state !== 'uncertain' || payment.submit.spans?.length !== 0)
        return;
    const { submit } = payment;
    const untilMs = submit.window.clock === 'runner' ? endMs : endByService(ledger, submit, endMs);
    if (untilMs === null)
        return;
    const spans = [unrecordedSpan(ledger.announcementOf(submit.by), { ...submit.window, untilMs })];
    ledger.absorb({ runs: [], payments: [{ ...each, payment: { ...payment, submit: { ...submit, spans } } }] });
}
/** When a run had ended by the clock of the service that a submit of it was sent to: its deadline is known by both clocks, or it is null. */
function endByService(ledger, { by, window: { latestMs } }, endMs) {
    const deadlineMs = ledger.announcementOf(by)?.deadlineMs ?? null;
    return latestMs === null || deadlineMs === null ? null : latestMs - (deadlineMs - endMs);
}
/** The earlier of two times, as far as they are known. */
function earliestKnown(a, b) {
    return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
/** The later of two times, as far as they are known. */
function latestKnown(a, b) {
    return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
/** When a run that has ended may have sent what is not stored of it: only after its last word. By the clock of a service it stays as it is. */
function unrecordedSpan(run, window) {
    const { sinceMs, clock } = window;
    // Who said that it pays after it had waited had sent no more until then than stands beside it.
    const saidAtMs = clock === 'runner' ? latestKnown(run?.saidAtMs ?? null, run?.paysAtMs ?? null) : null;
    return sinceMs === null || saidAtMs === null ? window : { ...window, sinceMs: Math.max(sinceMs, saidAtMs) };
}
/** When a run that has announced itself, and stored no more, may have paid. */
function windowOf(run) {
    if (run === null)
        return { ..._ledger_payment_js__WEBPACK_IMPORTED_MODULE_1__/* .anyTime */ .a_, clock: 'runner' };
    const { announcedAtMs: sinceMs, deadlineMs: latestMs } = run;
    return { earliestMs: sinceMs - _match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .maxClockSkewMs */ .Zb, sinceMs, untilMs: null, latestMs, clock: 'runner' };
}
/** Whether a run knows the ids of all that this one would have to pay for. */
function hasPaid({ own, payable }, rival, due) {
    const paid = own.payments.filter(({ payment }) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameRun */ .M)(payment.submit.by, rival) && payment.state === 'paid');
    return due.every((index) => !payable.includes(index) || paid.some((each) => each.index === index));
}


/***/ }),

/***/ 9706:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CX: () => (/* binding */ fetchBalances),
/* harmony export */   Mz: () => (/* binding */ preflight),
/* harmony export */   xJ: () => (/* binding */ whyShut)
/* harmony export */ });
/* harmony import */ var _notice_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6646);
/* harmony import */ var _services_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6946);
/* harmony import */ var _verdict_pair_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(257);
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



const preflightLimitMs = 10_000;
/**
 * Checks what can be checked before money is spent: also the keys of services that are only read, and the jobs to be judged
 * there, since what fails on them later would have been paid for in vain. What is wrong is told.
 */
async function preflight(options) {
    const { plan, isDryRun, cancelled } = options;
    const facts = new Map();
    if (plan.batches.length === 0 && !isDryRun)
        return { facts, isReady: true };
    let isReady = true;
    const tell = (notice) => {
        isReady &&= (0,_notice_js__WEBPACK_IMPORTED_MODULE_0__/* .levelOf */ .I)(notice) !== 'error';
        options.tell(notice);
    };
    const byService = Map.groupBy(plan.benchmarks, ({ service }) => service);
    await Promise.all([...byService].map(async ([service, benchmarks]) => {
        const answer = await ask({ ...options, tell }, service, benchmarks);
        if (answer !== null)
            facts.set(service, answer);
    }));
    if (isReady)
        await Promise.all(plan.benchmarks.map((each) => checkExisting({ ...options, tell }, each)));
    if (cancelled.aborted)
        isReady = false;
    return { facts, isReady };
}
/** Asks for the balances once more, before a further round. What a service does not tell holds nothing up: the submit tells. */
async function fetchBalances(options, benchmarks) {
    const byService = Map.groupBy(benchmarks, ({ service }) => service);
    const asked = [...byService].map(async ([service, own]) => {
        const answer = await ask({ ...options, tell: () => undefined }, service, own);
        return [service, answer?.balanceCredits ?? null];
    });
    return new Map(await Promise.all(asked));
}
async function ask(options, service, benchmarks) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { serviceFor, tell, cancelled } = options;
        const [first] = benchmarks;
        if (first === undefined)
            return null;
        const limit = __addDisposableResource(env_1, limitOf(options), false);
        try {
            const toRun = benchmarks.filter(({ work }) => work.kind === 'submit');
            const answer = await serviceFor(first).preflight(toRun, limit.signal);
            for (const text of answer.warnings)
                tell({ code: 'unchecked', text });
            for (const text of answer.problems)
                tell({ code: 'benchmark-not-offered', text });
            return answer;
        }
        catch (error) {
            if (!(error instanceof _services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._)) {
                if (cancelled.aborted)
                    return null;
                throw error;
            }
            const why = whyShut(service, error) ?? { code: 'service-refused', service, message: error.message };
            tell(why.code === 'key-refused' ? why : { ...why, ...(areAdvice(benchmarks) && { isAdvisory: true }) });
            return null;
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
/** Whether nothing but advice rests on these: they only warn, and nothing is to be paid for them. */
function areAdvice(benchmarks) {
    return benchmarks.every(({ level, work }) => level === 'warn' && work.kind !== 'submit');
}
/** What tells that a service cannot be asked at all: it cannot be reached, or refuses the key; null where it is something else. */
function whyShut(service, { kind, message, isProxy }) {
    if (kind === 'unreachable')
        return { code: 'service-unreachable', service, message, isProxy };
    return kind === 'unauthorised' ? { code: 'key-refused', service, message } : null;
}
/**
 * Whether a job to be judged can be read, and can prove anything. What may pass, and what is only advice, is told in a dry run alone, which
 * reads it no second time.
 */
async function checkExisting(options, benchmark) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { plan, serviceFor, tell, isDryRun, startedAtMs } = options;
        if (benchmark.work.kind !== 'existing')
            return;
        const limit = __addDisposableResource(env_2, limitOf(options), false);
        const looks = await serviceFor(benchmark).look([{ id: benchmark.work.jobId, asked: null }], limit.signal);
        const isAdvice = areAdvice([benchmark]);
        const advisory = isAdvice && { isAdvisory: true };
        for (const look of looks) {
            const isKey = 'error' in look && look.error.kind === 'unauthorised';
            if (isAdvice && !isDryRun && !isKey)
                continue;
            if ('job' in look) {
                const [why] = (0,_verdict_pair_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .objectionsToExisting */ .H)(look.job, { plan, benchmark, startedAtMs });
                if (why !== undefined)
                    tell({ code: 'job-unfit', jobId: look.id, why, ...advisory });
            }
            else if (isDryRun || look.error.isRefusal) {
                tell({ code: 'job-unreadable', jobId: look.id, message: look.error.message, ...(!isKey && advisory) });
            }
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
function limitOf({ clock, deadlineMs, cancelled }) {
    return clock.limit(Math.max(0, Math.min(preflightLimitMs, deadlineMs - clock.now())), cancelled);
}


/***/ }),

/***/ 611:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ lookFreshly),
/* harmony export */   Qh: () => (/* binding */ fetchNamedJobs),
/* harmony export */   RC: () => (/* binding */ fetchBeside),
/* harmony export */   Ud: () => (/* binding */ fetchRecentJobs),
/* harmony export */   il: () => (/* binding */ fetchJobsOf),
/* harmony export */   rA: () => (/* binding */ freshMs),
/* harmony export */   wL: () => (/* binding */ fetchBefore)
/* harmony export */ });
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2472);
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _services_service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6946);
/* harmony import */ var _match_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8733);
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




const limitMs = 15_000;
const firstPauseMs = 1000;
const maxPauseMs = 30_000;
const maxList = 800;
/** How long a service may answer with something that is no answer before that is taken for its manner. */
const garbledGraceMs = 60_000;
/**
 * Looks for the jobs of one submit: by their name where they have one, and among the newest as well while none is shown by it, since a list
 * may not show names as they were given. Null when the service does not show them.
 */
async function fetchJobsOf(options, wanted, untilMs) {
    const label = (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .givenLabel */ .S0)(wanted);
    if (label === null)
        return await fetchRecentJobs(options, [wanted], untilMs);
    const named = await fetchNamedJobs(options, wanted, untilMs);
    if (named === null || named.jobs.some((job) => job.label === label))
        return named;
    return { ...named, jobs: [...named.jobs, ...(await fetchBeside(options, [wanted], untilMs))] };
}
/** Reads the account's newest jobs, far enough back for these batches where the service allows it. Null when it does not show them. */
async function fetchRecentJobs(options, wanted, untilMs) {
    return await fetchList(options, wanted, { label: null, untilMs });
}
/** Reads those jobs alone that bear the name which a submit gave to its own. Null when the service does not show them. */
async function fetchNamedJobs(options, wanted, untilMs) {
    return await fetchList(options, [wanted], { label: (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .givenLabel */ .S0)(wanted), untilMs });
}
/** Reads the newest jobs beside those that are asked for by their name: for moments, as far as they are shown, since nothing rests on it. */
async function fetchBeside(options, wanted, untilMs) {
    const briefMs = Math.min(untilMs, options.clock.now() + freshMs);
    return (await fetchList(options, wanted, { label: null, untilMs: briefMs, isBeside: true }))?.jobs ?? [];
}
/** Asks for longer and longer lists, each again and again while the service fails in a way that may pass. */
async function fetchList(options, wanted, { label, untilMs, isBeside = false }) {
    const [first] = wanted;
    const service = first === undefined ? null : options.serviceOf(first.batch);
    if (service?.recent === undefined)
        return null;
    const isOld = (job) => wanted.every((each) => isBefore(job, each));
    const shown = new Map();
    const onJobs = (jobs) => {
        for (const job of jobs)
            shown.set(job.id, job);
    };
    // What a shorter list has shown is not lost with a longer one, nor a part of one with the rest.
    let known = null;
    const seen = () => ({ isComplete: false, serverTimeMs: null, ...known, jobs: [...shown.values()] });
    let longest = -1;
    for (let limit = (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .limitFor */ .Dg)(wanted);; limit *= 4) {
        const asked = { limit, ...(label !== null && { label }), onJobs };
        const recent = await askPatiently(options, untilMs, (signal) => service.recent?.(asked, signal));
        if (recent === null)
            return known === null && shown.size === 0 ? null : seen();
        const { jobs, serverTimeMs } = recent;
        onJobs(jobs);
        known = { serverTimeMs, isComplete: recent.reachesBackTo(isOld) };
        // A longer list may reach back; one that is no longer is all there is to see.
        const isEnough = known.isComplete || (isBeside && jobs.some(isOld));
        if (isEnough || jobs.length <= longest || limit >= maxList)
            return seen();
        longest = jobs.length;
    }
}
/** Asks again and again while the service fails in a way that may pass, until `untilMs`. Null when it does not tell. */
async function askPatiently({ clock, random, cancelled }, untilMs, ask) {
    const startMs = clock.now();
    for (let attempt = 1; !cancelled.aborted && clock.now() < untilMs; attempt += 1) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = __addDisposableResource(env_1, clock.limit(Math.min(limitMs, untilMs - clock.now()), cancelled), false);
            try {
                return (await ask(limit.signal)) ?? null;
            }
            catch (error) {
                const isPatient = isPassing(error, limit.signal) || (isGarbled(error) && clock.now() - startMs < garbledGraceMs);
                if (!isPatient)
                    return null;
            }
            const pauseMs = (0,_backoff_js__WEBPACK_IMPORTED_MODULE_3__/* .backoffMs */ .j)({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random });
            await clock.sleep(Math.min(pauseMs, untilMs - clock.now()), cancelled);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    return null;
}
function isBefore({ createdAt, clockAheadMs }, { submit }) {
    const { earliestMs } = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .toServiceTime */ .s4)(submit.window, clockAheadMs);
    return createdAt !== null && earliestMs !== null && createdAt.getTime() <= earliestMs;
}
/** Whether another try may tell more. Throws what is a fault of ours. */
function isPassing(error, signal) {
    if (!(error instanceof _services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._)) {
        if (signal.aborted)
            return true;
        throw error;
    }
    return error.kind === 'unreachable' || error.kind === 'throttled' || error.kind === 'unavailable';
}
function isGarbled(error) {
    return error instanceof _services_service_js__WEBPACK_IMPORTED_MODULE_1__/* .ServiceError */ ._ && error.kind === 'unreadable';
}
/** Lists are read one after the other, and each may be long on its way: what took so long is old by then. */
const freshMs = 5000;
/** How often what took long is looked at. */
const maxLooks = 3;
const lookLimitMs = 30_000;
/**
 * Looks at the account just before paying: again where the look itself has taken long, three times at most. What an earlier list has shown
 * counts as well, since this one may be late.
 */
async function lookFreshly(options, wanted, lookMs = lookLimitMs) {
    const { clock, deadlineMs } = options;
    const untilMs = Math.min(deadlineMs, clock.now() + lookMs);
    for (let look = 1;; look += 1) {
        const fromMs = clock.now();
        const seen = await fetchJobsOf(options, wanted, untilMs);
        const isFresh = clock.now() - fromMs <= freshMs;
        const shown = options.shown?.of(wanted.batch.service) ?? [];
        if (seen === null)
            return { jobs: shown, isComplete: false, serverTimeMs: null };
        if (isFresh || look === maxLooks || clock.now() >= untilMs)
            return { ...seen, jobs: [...shown, ...seen.jobs] };
    }
}
const maxBeforeMs = 60_000;
/** No clock is off by more, whatever time zone it is in. */
const maxZoneMs = 24 * 3_600_000;
/**
 * Reads which jobs there are before a submit, again where that took long, in a quarter of the time that is left; null when that cannot be
 * read.
 */
async function fetchBefore(options, batch) {
    const { serviceOf, clock, deadlineMs } = options;
    const asked = { limit: (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .limitFor */ .Dg)([{ batch }]) };
    const untilMs = clock.now() + Math.min(maxBeforeMs, (deadlineMs - clock.now()) / 4);
    let listed = null;
    let [askedAtMs, answeredAtMs] = [0, 0];
    for (let look = 1; look <= maxLooks; look += 1) {
        let sentAtMs = clock.now();
        const seen = await askPatiently(options, untilMs, (signal) => {
            sentAtMs = clock.now();
            return serviceOf(batch).recent?.(asked, signal);
        });
        if (seen === null)
            break;
        [listed, askedAtMs, answeredAtMs] = [seen, sentAtMs, clock.now()];
        if (answeredAtMs - askedAtMs <= freshMs)
            break;
    }
    if (listed === null)
        return null;
    const { jobs } = listed;
    const listedTimeMs = listed.serverTimeMs === null ? null : listed.serverTimeMs + (clock.now() - answeredAtMs);
    const serverTimeMs = listedTimeMs ?? timeByJobs(jobs, clock.now());
    // What came since then only its time would tell.
    if (serverTimeMs === null && clock.now() - askedAtMs > freshMs)
        return null;
    const start = startOf(jobs, serverTimeMs ?? clock.now());
    const newest = jobs.filter((job) => isLate(job, start) && !(0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .isKnownByName */ .OD)(job, batch));
    const ids = new Set(newest.toSorted((a, b) => (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .createdAtMsOf */ .fu)(b) - (0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .createdAtMsOf */ .fu)(a)).map(({ id }) => id));
    return { jobs, newestIds: [...ids].slice(0, maxNewest).toSorted(), start, serverTimeMs };
}
/** The service's own time by another answer of the same list, where the last one did not tell it; null when none did. */
function timeByJobs(jobs, nowMs) {
    const aheadMs = jobs.findLast(({ clockAheadMs }) => clockAheadMs !== null)?.clockAheadMs ?? null;
    return aheadMs === null ? null : nowMs + aheadMs;
}
/** More are not stored. */
const maxNewest = 20;
/** Whether a job could be taken for one of a submit that begins then. */
function isLate(job, start) {
    return !(0,_match_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .isOlder */ .tW)(job, { ...start, untilMs: null, latestMs: null, clock: 'service' });
}
/** What is created from now on is no older than the newest job, by whatever clock that is told. */
function startOf(jobs, nowMs) {
    const latestMs = nowMs + maxZoneMs;
    const times = jobs.map(({ createdAt }) => createdAt?.getTime() ?? Number.NaN).filter((atMs) => atMs <= latestMs);
    if (times.length === 0)
        return { earliestMs: nowMs - maxZoneMs, sinceMs: nowMs - maxZoneMs };
    // One by one: a list of the service may be longer than a call has room for.
    const newestMs = times.reduce((newest, atMs) => Math.max(newest, atMs));
    const sinceMs = times.every((atMs) => atMs % 1000 === 0) ? newestMs : newestMs + 1;
    return { earliestMs: sinceMs, sinceMs };
}


/***/ }),

/***/ 9224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ reconcile)
});

// EXTERNAL MODULE: ./ledger/payment.js
var payment = __webpack_require__(9210);
// EXTERNAL MODULE: ./run-key.js
var run_key = __webpack_require__(9151);
// EXTERNAL MODULE: ./submit/match-jobs.js
var match_jobs = __webpack_require__(8733);
// EXTERNAL MODULE: ./plan/plan.js
var plan = __webpack_require__(1259);
;// CONCATENATED MODULE: ./submit/match-rounds.js


/**
 * Whether nobody knows which of its jobs a batch was asked for: in a later round, only what was undecided; of a baseline, what the account
 * lacked.
 */
function isPartlyKnown({ batch, submit }) {
    return ((0,plan/* roundOf */.O7)(batch) > 1 || !(0,plan/* isJudged */.sL)(batch)) && submit.asked === undefined;
}
/**
 * The jobs of each of these batches, none of them where a batch was not carried out; null when it is not certain. Each benchmark has gone
 * through its rounds without a gap, as far as it has come: so its jobs, as they were created one after the other, must be those of its
 * first batches, each of them whole. As ever, nothing else may be there.
 */
function matchRounds(jobs, wanted) {
    const free = new Set((0,match_jobs/* suspectsOf */.TM)(jobs, wanted).toSorted((a, b) => (0,match_jobs/* createdAtMsOf */.fu)(a) - (0,match_jobs/* createdAtMsOf */.fu)(b)));
    const over = new Set();
    const matched = wanted.map((each) => {
        const places = [...each.batch.jobs.entries()];
        const found = [];
        for (const [benchmarkId, own] of Map.groupBy(places, ([, job]) => job.benchmarkId)) {
            const first = [...free].filter((job) => job.benchmarkId === benchmarkId).slice(0, own.length);
            const isOwn = first.every((job) => (0,match_jobs/* kinshipOf */.G5)(job, each) === 'own');
            const line = `${each.batch.role ?? ''} ${benchmarkId}`;
            const pairs = over.has(line) || !isOwn ? null : pairBySize(first, own);
            if (pairs === null)
                over.add(line);
            for (const { job, place } of pairs ?? []) {
                free.delete(job);
                found.push({ place, id: job.id });
            }
        }
        const isWhole = found.length === 0 || found.length === places.length;
        return isWhole || isPartlyKnown(each) ? toMatched(found) : null;
    });
    const whole = matched.filter((each) => each !== null);
    if (free.size > 0 || whole.length < matched.length)
        return null;
    // Batches are sent one after the other, and where it is known what one was asked for it was not left out.
    const missing = wanted.findIndex((each, nth) => !isPartlyKnown(each) && whole[nth]?.jobIds.length === 0);
    const hasGap = missing >= 0 && whole.slice(missing).some(({ jobIds }) => jobIds.length > 0);
    return hasGap ? null : whole;
}
function toMatched(found) {
    const inOrder = found.toSorted((a, b) => a.place - b.place);
    return { jobIds: inOrder.map(({ id }) => id), asked: inOrder.map(({ place }) => place) };
}
/** Gives each job a place of its size; null when they do not come out even. */
function pairBySize(jobs, places) {
    const left = new Set(places);
    const pairs = jobs.flatMap((job) => {
        const fit = [...left].find(([, { units }]) => units === job.units);
        if (fit === undefined)
            return [];
        left.delete(fit);
        return { job, place: fit[0] };
    });
    return pairs.length === places.length ? pairs : null;
}

// EXTERNAL MODULE: ./submit/other-runs.js
var other_runs = __webpack_require__(5074);
// EXTERNAL MODULE: ./submit/recent-jobs.js
var recent_jobs = __webpack_require__(611);
;// CONCATENATED MODULE: ./submit/reconcile.js






/** A job may be listed late, and another's may be listed before ours. */
const looksAfterMs = { soon: [1000, 5000, 15_000], late: [0, 5000, 10_000] };
/** Jobs without a label are taken only when they are still alone so long after the submit. */
const aloneAfterMs = 15_000;
const maxPauseMs = 20_000;
/**
 * Finds out which submits were carried out, by looking at the account's jobs. A batch is paid when jobs bear its label, or
 * when exactly its jobs are there, alone, in every look. It is absent when no look has shown a candidate, each was complete and
 * the last one late enough. Whatever any look has shown counts: a job that is not shown again is no less there.
 */
async function reconcile(options) {
    const { ledger, clock, when, untilMs, cancelled } = options;
    const startMs = clock.now();
    noteCandidates(options, shownSoFar(options));
    const seenIds = new Set(openOf(options).flatMap(({ candidates }) => candidates));
    /** What was seen before the last of the first looks. */
    let soonIds = new Set();
    let isUnseen = false;
    for (let look = 0;; look += 1) {
        const nextMs = Math.max(clock.now(), startMs + (looksAfterMs[when][look] ?? 0));
        if (nextMs >= untilMs)
            break;
        await clock.sleep(nextMs - clock.now(), cancelled);
        const seen = await lookOnce(options, seenIds);
        // Another list, such as that of preflight, may have shown what this one does not.
        for (const id of noteCandidates(options, shownSoFar(options)))
            seenIds.add(id);
        await options.refresh?.();
        if (seen === null)
            return { kind: 'unseen' };
        isUnseen ||= !seen.isComplete;
        if (openOf(options).length === 0)
            return { kind: 'resolved' };
        if (look + 1 < looksAfterMs[when].length) {
            soonIds = new Set(seenIds);
            continue;
        }
        const isPast = (ms) => isLongAgo(options, { serverTimeMs: seen.serverTimeMs, startMs, ms });
        const isAloneLongEnough = when === 'soon' || isPast(aloneAfterMs);
        if (seen.isComplete && isAloneLongEnough && !options.hasSiblings)
            takeExact(options, { jobs: seen.jobs, seenIds, soonIds });
        if (when === 'late' && !isUnseen && isPast(match_jobs/* maxListingDelayMs */.MG))
            closeAbsent(options);
        const left = openOf(options);
        if (left.length === 0)
            return { kind: 'resolved' };
        // Candidates do not go away, and what has only just been sent is for a later run to find absent.
        const isHopeless = left.some((each) => hasCandidates(ledger, each));
        // Whoever pays at the same time may yet store that they are its own.
        const mayBeKnown = unrecordedWindows(options).length > 0 && clock.now() - startMs < match_jobs/* maxListingDelayMs */.MG;
        if (when === 'soon' || isUnseen || (isHopeless && isAloneLongEnough && !mayBeKnown))
            break;
        await clock.sleep(Math.min(maxPauseMs, Math.max(0, untilMs - clock.now())), cancelled);
    }
    return { kind: isUnseen ? 'unseen' : 'uncertain' };
}
/**
 * Looks at the account once; takes what bears a label and notes candidates, also in `seenIds`. Batches with a label of their own
 * are asked for by it, then all that are left together. Gives all jobs that were seen; null when some could not be asked for: what was
 * shown counts all the same.
 */
async function lookOnce(options, seenIds) {
    const { untilMs, cancelled } = options;
    let seen = { jobs: [], isComplete: true, serverTimeMs: null };
    const note = (part) => {
        if (part === null)
            return false;
        takeLabelled(options, part.jobs);
        for (const id of noteCandidates(options, part.jobs))
            seenIds.add(id);
        const isComplete = seen.isComplete && part.isComplete;
        seen = { jobs: [...seen.jobs, ...part.jobs], isComplete, serverTimeMs: part.serverTimeMs };
        return !cancelled.aborted;
    };
    for (const each of openOf(options))
        if ((0,match_jobs/* givenLabel */.S0)(each) !== null && !note(await (0,recent_jobs/* fetchNamedJobs */.Qh)(options, each, untilMs)))
            return null;
    const left = openOf(options);
    if (left.some((each) => (0,match_jobs/* givenLabel */.S0)(each) === null))
        return note(await (0,recent_jobs/* fetchRecentJobs */.Ud)(options, left, untilMs)) ? seen : null;
    if (left.length > 0)
        note({ ...seen, jobs: await (0,recent_jobs/* fetchBeside */.RC)(options, left, untilMs) });
    return seen;
}
/** What is still uncertain; jobs that any run is known to have paid for are none of it. */
function openOf({ ledger, wanted }) {
    return wanted.flatMap((each) => {
        const payment = ledger.paymentOf(each.batch.index);
        if (payment.state !== 'uncertain')
            return [];
        return { ...each, takenIds: each.takenIds.union(ledger.knownIds), candidates: payment.candidates };
    });
}
/** What lists have shown to this run: none may come that tells as much. */
function shownSoFar({ wanted, shown }) {
    return wanted.slice(0, 1).flatMap(({ batch }) => shown?.of(batch.service) ?? []);
}
/** Jobs that proved to be another batch's, or another run's, are none of it. */
function hasCandidates({ knownIds }, { candidates }) {
    return candidates.some((id) => !knownIds.has(id));
}
function takeLabelled(options, jobs) {
    for (const wanted of openOf(options)) {
        const jobIds = (0,match_jobs/* matchLabelled */.nj)(jobs, wanted);
        if (jobIds !== null)
            options.ledger.apply(wanted.batch.index, { kind: 'matched', jobIds });
    }
}
function noteCandidates(options, jobs) {
    return openOf(options).flatMap((wanted) => {
        const candidates = jobs.filter((job) => (0,match_jobs/* kinshipOf */.G5)(job, wanted) !== 'foreign').map(({ id }) => id);
        options.ledger.apply(wanted.batch.index, { kind: 'seen', candidates });
        return candidates;
    });
}
/** Takes exactly the jobs that were asked for, when no look has shown another that could be one of them. */
function takeExact(options, { jobs, seenIds, soonIds }) {
    // Who sent a batch knew what was paid for those before it: its jobs are there before any that are only guessed at.
    const open = openOf(options).toSorted((a, b) => Number((0,payment/* isGuessed */.Fh)(a.submit)) - Number((0,payment/* isGuessed */.Fh)(b.submit)));
    const matched = open.some(isPartlyKnown)
        ? (matchRounds(jobs, open) ?? [])
        : ((0,match_jobs/* matchExactly */.k_)(jobs, open) ?? []).map((jobIds) => ({ jobIds, asked: [] }));
    const taken = new Set(matched.flatMap(({ jobIds }) => jobIds));
    if (!seenIds.isSubsetOf(taken.union(options.ledger.knownIds)))
        return;
    // Where nothing tells by when its own were created, what is shown late may be anybody's.
    const isTimeless = options.when === 'soon' && open.some(({ submit: { window } }) => window.untilMs === null);
    if (isTimeless && !taken.isSubsetOf(soonIds))
        return;
    if (!(0,match_jobs/* areSentInTurn */.Bf)(matched.map(({ jobIds }) => jobs.filter(({ id }) => jobIds.includes(id)))))
        return;
    // What another run may have paid, for another plan or head as well, and has not stored, looks alike; and what it has found may be its own.
    const { openElsewhere, openRunsElsewhere, foundByOthers } = options.ledger;
    const others = [
        ...openElsewhere.map(({ window }) => window),
        ...openRunsElsewhere.map(other_runs/* windowOf */.Ou),
        ...unrecordedWindows(options),
    ];
    const isOthers = (job) => foundByOthers.has(job.id) || others.some((window) => (0,match_jobs/* isWithin */.UO)(job, window, match_jobs/* maxListingDelayMs */.MG));
    if (jobs.some((job) => taken.has(job.id) && isOthers(job)))
        return;
    // What a wrong answer named is among its jobs.
    const named = options.ledger.namedIds;
    if (named.length > 0 && !named.some((id) => taken.has(id)))
        return;
    for (const [nth, { jobIds, asked }] of matched.entries()) {
        const wanted = open[nth];
        if (wanted === undefined || jobIds.length === 0)
            continue;
        const isNews = isPartlyKnown(wanted);
        options.ledger.apply(wanted.batch.index, { kind: 'matched', jobIds, ...(isNews && { asked }) });
    }
}
/** When other runs were under way that may have paid for the same meanwhile, and have stored no more than that they would. */
function unrecordedWindows({ ledger, wanted, when }) {
    // What this run has sent itself it has sent as the one whose turn it was.
    if (when === 'soon')
        return [];
    return (0,other_runs/* payersBeside */.nz)(ledger).flatMap((rival) => {
        const isRecorded = ({ batch: { index } }) => ledger.own.payments.some((each) => each.index === index &&
            (0,run_key/* isSameRun */.M)(each.payment.submit.by, rival) &&
            (each.payment.state === 'paid' || each.payment.state === 'closed'));
        return wanted.every(isRecorded) ? [] : (0,other_runs/* windowOf */.Ou)(ledger.announcementOf(rival));
    });
}
/** Closes what no look has shown a job of. */
function closeAbsent(options) {
    const { ledger } = options;
    for (const each of openOf(options))
        if (!hasCandidates(ledger, each))
            ledger.apply(each.batch.index, { kind: 'absent', assigned: ledger.knownIds });
}
/** Whether the submits ended so long ago. */
function isLongAgo({ clock, wanted }, { serverTimeMs, startMs, ms }) {
    if (clock.now() - startMs >= ms)
        return true;
    return wanted.every(({ submit: { window } }) => {
        const endMs = window.untilMs ?? window.latestMs;
        const nowMs = window.clock === 'runner' ? clock.now() : serverTimeMs;
        return endMs !== null && nowMs !== null && nowMs >= endMs + ms;
    });
}


/***/ }),

/***/ 6688:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ resume),
  O: () => (/* binding */ resumeRound)
});

// EXTERNAL MODULE: ./ledger/payment.js
var ledger_payment = __webpack_require__(9210);
// EXTERNAL MODULE: ./run-key.js
var run_key = __webpack_require__(9151);
// EXTERNAL MODULE: ./backoff.js
var backoff = __webpack_require__(2472);
// EXTERNAL MODULE: ./plan/plan.js
var plan = __webpack_require__(1259);
// EXTERNAL MODULE: ./services/origin.js
var origin = __webpack_require__(9971);
// EXTERNAL MODULE: ./submit/match-jobs.js
var match_jobs = __webpack_require__(8733);
;// CONCATENATED MODULE: ./submit/confirm-paid.js
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




const lookLimitMs = 15_000;
const firstPauseMs = 1000;
const maxPauseMs = 20_000;
/** How long the service may refuse to tell of jobs, not find them or contradict what is stored, before that is believed. */
const refusalGraceMs = 30_000;
/** How long it must say that they were stopped: one odd answer must not make anybody pay again. */
const stopConfirmMs = 500;
/**
 * Reads the jobs of a stored payment once, so that nothing is taken for paid that is not, or is of no use. While it may help it
 * asks again: one odd answer must not make what is paid look foreign, or stopped.
 */
async function confirmPaid(options, batch, payment) {
    const { serviceOf, clock, random, deadlineMs, cancelled } = options;
    const jobs = new Map();
    /** What it tells that is not believed at once, and since when. */
    let last = null;
    let lastSinceMs = 0;
    for (let attempt = 1;; attempt += 1) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = __addDisposableResource(env_1, clock.limit(Math.max(0, Math.min(lookLimitMs, deadlineMs - clock.now())), cancelled), false);
            const unread = payment.jobIds.filter((id) => !jobs.has(id));
            const looks = await serviceOf(batch).look(unread.map((id) => ({ id, asked: (0,plan/* runOf */.ng)(batch) })), limit.signal);
            for (const look of looks)
                if ('job' in look)
                    jobs.set(look.id, look.job);
            const isRead = jobs.size === payment.jobIds.length;
            const verdict = isRead
                ? judgeJobs([...jobs.values()], payment, { ...options, endpointUrl: (0,match_jobs/* endpointUrlOf */.gR)(options, batch) })
                : { kind: 'unread', message: messageOf(looks) };
            if (verdict.kind === 'confirmed' || verdict.kind === 'too-old')
                return verdict;
            // What was read may have been odd; what only fails may pass.
            if (isRead)
                jobs.clear();
            const saying = isRead || looks.every(isRefused) ? verdict.kind : null;
            if (saying !== last)
                lastSinceMs = clock.now();
            last = saying;
            const lastForMs = clock.now() - lastSinceMs;
            if (last === 'cancelled' && lastForMs >= stopConfirmMs)
                return verdict;
            const askedMs = Math.max(0, ...looks.map((look) => ('error' in look ? (look.error.retryAfterMs ?? 0) : 0)));
            const pauseMs = Math.max(askedMs, (0,backoff/* backoffMs */.j)({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random }));
            const isBelieved = last !== null && lastForMs + pauseMs > refusalGraceMs;
            if (isBelieved || clock.now() + pauseMs >= deadlineMs)
                return verdict;
            await clock.sleep(pauseMs, cancelled);
            if (cancelled.aborted)
                return { kind: 'unread', message: 'the run was cancelled first' };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
}
function isRefused(look) {
    return 'error' in look && look.error.isRefusal;
}
function messageOf(looks) {
    const [error] = looks.flatMap((look) => ('error' in look ? [look.error.message] : []));
    return error ?? 'the service does not show its jobs';
}
/** The age of a job by the clock of the service that dates it, as far as that is known; 0 where it tells no date. */
function ageMs({ createdAt, clockAheadMs }, clock) {
    return createdAt === null ? 0 : clock.now() + (clockAheadMs ?? 0) - createdAt.getTime();
}
/** Path and query of the endpoint never prove a job of our own record foreign: a service may rewrite, shorten or hide them. */
function judgeJobs(jobs, { submit }, { endpointUrl, maxAgeMs, clock }) {
    for (const job of jobs) {
        const { id } = job;
        if ((0,origin/* isForeignOrigin */.f)(job.endpointUrl, endpointUrl))
            return { kind: 'foreign', why: `job ${id} ran against another host` };
        if ((0,match_jobs/* isOlder */.tW)(job, submit.window))
            return { kind: 'foreign', why: `job ${id} is older than the run that stored it` };
    }
    if (jobs.every(({ state }) => state === 'cancelled'))
        return { kind: 'cancelled' };
    if (maxAgeMs === null)
        return { kind: 'confirmed' };
    if (jobs.some((job) => ageMs(job, clock) > maxAgeMs))
        return { kind: 'too-old' };
    const [ageless] = jobs.filter(({ createdAt }) => createdAt === null);
    return ageless === undefined
        ? { kind: 'confirmed' }
        : { kind: 'unread', message: `job ${ageless.id} does not say when it was created, and max-age-minutes is set` };
}

// EXTERNAL MODULE: ./submit/found-jobs.js
var found_jobs = __webpack_require__(986);
// EXTERNAL MODULE: ./submit/lost-attempts.js
var lost_attempts = __webpack_require__(9846);
// EXTERNAL MODULE: ./submit/other-runs.js
var other_runs = __webpack_require__(5074);
// EXTERNAL MODULE: ./submit/reconcile.js + 1 modules
var reconcile = __webpack_require__(9224);
;// CONCATENATED MODULE: ./submit/reconcile-stored.js




/** Looks at all services at once for what may be paid, so that what stops the run at one hides nothing that is found at another. */
async function reconcileStored(options) {
    const { ledger, batches } = options;
    const groups = [...Map.groupBy(batches, ({ service }) => service).values()];
    const looks = await Promise.all(groups.map(async (group) => ({ group, end: await reconcileGroup(options, group) })));
    const ends = looks.flatMap(({ end }) => end ?? []);
    const matched = ends.flatMap((end) => end.matched);
    // What was guessed may have been dropped since, with what has come to be known at another service.
    const left = looks.find(({ group, end }) => end?.isResolved === false && isUncertain(ledger, group))?.end ?? null;
    if (left === null)
        return null;
    const { by, isForgotten, isOthers, isUnseen } = left;
    const candidates = (0,ledger_payment/* unite */._f)(ledger.candidates, matched);
    if (isOthers)
        return { code: 'other-run-possible', candidates, isUnseen };
    return isForgotten
        ? { code: 'earlier-attempt-unknown', candidates, isUnseen }
        : { code: 'earlier-submit-uncertain', by, candidates, paidIds: ledger.jobIds, isUnseen };
}
function isUncertain({ uncertain }, batches) {
    return batches.some(({ index }) => uncertain.includes(index));
}
async function reconcileGroup(options, group) {
    const { ledger, memory, tell, deadlineMs } = options;
    const wanted = group.flatMap((batch) => {
        const payment = ledger.paymentOf(batch.index);
        return payment.state === 'uncertain' ? (0,match_jobs/* wantedOf */.Lm)(options, batch, payment.submit) : [];
    });
    const [submit] = wanted.map((each) => each.submit);
    if (submit === undefined)
        return null;
    const { by } = submit;
    const isForgotten = (0,ledger_payment/* isGuessed */.Fh)(submit) && by.id === ledger.run.id;
    const isOthers = isForgotten && wanted.every((each) => (0,lost_attempts/* isAtOthers */.h3)(each.submit));
    tell({ code: 'looking-for-jobs', by: isOthers ? 'other-runs' : isForgotten ? null : by });
    // Jobs that an earlier attempt has paid for another plan or head may look alike. What another run guesses at is nobody's for certain.
    const isOther = mayBeAnotherPlans(ledger) || (isForgotten && !options.isHeadFixed);
    const isElsewhere = wanted.some((each) => isOthersGuess(each.submit, ledger));
    const hasSiblings = options.hasSiblings || isOther || isElsewhere;
    // What other runs pay meanwhile, or an earlier attempt of this one has stored, may only now be told.
    const refresh = async () => {
        const read = await options.store?.recall(deadlineMs);
        if (memory.isBlind && read?.kind !== 'unknown') {
            memory.isBlind = false;
            memory.isNew = true;
            (0,lost_attempts/* dropGuesses */.bj)(ledger);
            return;
        }
        (0,lost_attempts/* dropNeedless */.t0)(ledger);
        // A write of theirs may have been on its way for long.
        if ((0,lost_attempts/* wordsOf */.Z9)(ledger) === memory.words || !(0,lost_attempts/* isGuessing */.Ay)(ledger))
            return;
        memory.isNew = true;
        (0,lost_attempts/* dropGuesses */.bj)(ledger, (guess) => !(0,lost_attempts/* isAtOthers */.h3)(guess));
    };
    const { kind } = await (0,reconcile/* reconcile */.L)({ ...options, wanted, hasSiblings, when: 'late', untilMs: deadlineMs, refresh });
    const matched = wanted.flatMap(({ batch, submit: { label } }) => {
        const payment = ledger.paymentOf(batch.index);
        return payment.state === 'paid' ? { payment, label } : [];
    });
    const isResolved = kind === 'resolved';
    const sent = matched.filter(({ payment }) => !(0,ledger_payment/* isGuessed */.Fh)(payment.submit));
    if (sent.length > 0) {
        const jobIds = sent.flatMap(({ payment }) => payment.jobIds);
        tell({ code: 'jobs-matched', jobIds, isLabelled: sent.every(({ label }) => label !== null) });
    }
    else if (matched.length === 0 && isResolved && !memory.isNew)
        tell({ code: 'paying-anew', by: isForgotten ? null : by, why: 'absent' });
    return {
        by,
        isForgotten,
        isOthers,
        matched: matched.flatMap(({ payment }) => payment.jobIds),
        isResolved,
        isUnseen: kind === 'unseen',
    };
}
/** Whether an attempt of this run has sent something for another plan or head: its inputs, or the head, may have changed since. */
function mayBeAnotherPlans({ stored, run, plan, commit }) {
    return stored.payments.some((each) => {
        const { state, submit } = each.payment;
        const isOpen = state === 'submitting' || state === 'uncertain';
        const isSent = !(0,ledger_payment/* isGuessed */.Fh)(submit);
        return (each.plan !== plan || each.commit !== commit) && submit.by.id === run.id && isSent && isOpen;
    });
}
/** Whether a re-run of another run does not know what attempts of its own may have sent. */
function isOthersGuess(submit, { run }) {
    return (0,ledger_payment/* isGuessed */.Fh)(submit) && submit.by.id !== run.id;
}

// EXTERNAL MODULE: ./ledger/merge.js
var merge = __webpack_require__(4244);
;// CONCATENATED MODULE: ./submit/turn.js


/** What is announced and taken away again so often will never stay. */
const maxAnnouncements = 3;
/** Whose turn it is to pay: how this run stands to others that pay for the same, by what each could read of the other. */
class Turn {
    #options;
    /** Whether this run's announcement that it pays stands where others read it. */
    #isAnnounced = false;
    /** Whether others read there of this run at all: of one that pays, or waits. */
    #isKnown = false;
    /** Whether it has read what others had announced. Where nothing could be read, nothing is waited for longer than it must be. */
    #hasRead;
    #announcements = 0;
    constructor(options, read) {
        this.#options = options;
        this.#hasRead = read?.kind !== 'unknown';
    }
    /** Of a run that has said nothing of itself. */
    static ofNewcomer(options, read) {
        return new Turn(options, read);
    }
    /** Of a run that may have announced itself before, and stand where it has just read. */
    static ofAnnounced(options, read) {
        const { ledger } = options;
        const turn = new Turn(options, read);
        const announcement = ledger.announcementOf(ledger.run);
        turn.#isKnown = read?.kind === 'read' && read.isHeard && announcement !== null;
        turn.#isAnnounced = turn.#isKnown && announcement !== null && !(0,merge/* isWaiting */.Gu)(announcement);
        return turn;
    }
    /** The run that pays in this one's place, as far as is known now; null when there is none. */
    findRival() {
        return (0,other_runs/* findRival */.yf)(this.#options.ledger, { isAnnounced: this.#isAnnounced });
    }
    /** Makes known to whoever pays who waits for the same jobs, when nothing is left to be paid. */
    async tellThatItWaits() {
        if (this.#isAnnounced ? !this.#hasPaid : !this.#isKnown)
            await this.#announceWaiting();
    }
    /** Waits for another run that goes first. Null when it may be this run's turn now; else what stops it. */
    async giveWay(rival) {
        // Who gives way may be silent for long: nobody is to think that it has paid meanwhile.
        if (this.#isAnnounced && !this.#hasPaid) {
            this.#isKnown = await this.#announceWaiting();
            this.#isAnnounced = false;
        }
        return await (0,other_runs/* follow */.e6)({ ...this.#options, isAnnounced: this.#isAnnounced }, rival);
    }
    /** Announces that this run pays, unless that stands already. `pay` when it may; `again` when others are to be looked for once more. */
    async comeForward() {
        const { ledger, store, clock } = this.#options;
        if (this.#isAnnounced || store === null)
            return 'pay';
        const announced = await (0,other_runs/* announce */.iP)(this.#options, store, { hasRead: this.#hasRead });
        // Who could not be heard, or came too late, gives way to everyone who was, and pays nothing while others read that it waits.
        if (announced === 'unstored') {
            if ((0,other_runs/* findRival */.yf)(ledger, { isAnnounced: false }) === null)
                return this.#isKnown ? { code: 'other-run-possible', candidates: [], isUnseen: false } : 'pay';
            // Whatever is written next, it is not that this run pays.
            ledger.announce({ sinceMs: clock.now(), isOver: false, onlyWaits: true });
            return 'again';
        }
        this.#announcements += 1;
        [this.#isKnown, this.#hasRead] = [false, true];
        // Whoever has written over it goes first; when that is nobody, it is announced once more.
        const isGivenUp = announced === 'unheard' && this.#announcements >= maxAnnouncements;
        this.#isAnnounced = announced === 'announced' || isGivenUp;
        return 'again';
    }
    get #hasPaid() {
        const { ledger } = this.#options;
        return (0,other_runs/* hasBegun */.SU)(ledger, ledger.run);
    }
    /** Makes known that this run only waits for what others pay, or have paid. True when that was written there. */
    async #announceWaiting() {
        const { ledger, store, clock } = this.#options;
        ledger.announce({ sinceMs: clock.now(), isOver: false, onlyWaits: true });
        return (await store?.store()) ?? false;
    }
}

;// CONCATENATED MODULE: ./submit/resume.js








/**
 * Finds out what earlier attempts and other runs have paid for this plan at this commit, and makes it this run's own; announces
 * what is left to be paid, and reads once more, so that of two runs only one pays. Only then anything may be submitted.
 */
async function resume(options) {
    const { store, tell } = options;
    const read = (await store?.recall(options.deadlineMs)) ?? null;
    if (read?.kind === 'read' && read.isBroken)
        tell({ code: 'stored-state-broken' });
    const memory = { isBlind: read?.kind === 'unknown', isNew: false, words: '', unreadUntilMs: null };
    await inheritAttempts(options, memory);
    const obstacle = await takeTurn(options, { turn: Turn.ofNewcomer(options, read), memory });
    if (obstacle === null)
        tellClosed(options);
    return obstacle;
}
/** Makes this run's own what earlier attempts of it may have paid, and what other runs may have where that cannot be read. */
async function inheritAttempts(options, memory) {
    memory.words = (0,lost_attempts/* wordsOf */.Z9)(options.ledger);
    await (0,lost_attempts/* inheritLostAttempts */.WO)(options);
    memory.unreadUntilMs = unreadUntil(options);
    await (0,lost_attempts/* suspectOthers */.Jw)(options, memory);
}
/** Until when other runs may have stored what cannot be read; null where they may not. */
function unreadUntil({ ledger, store }) {
    return (0,other_runs/* latestKnown */.b5)(ledger.editedAtMs, store?.sealedAtMs ?? null);
}
/** Looks for what other runs may have paid also where their words were lost only meanwhile. True when that may be something. */
async function suspectAnew(options, memory) {
    const unreadUntilMs = unreadUntil(options);
    if (unreadUntilMs === memory.unreadUntilMs)
        return false;
    memory.unreadUntilMs = unreadUntilMs;
    await (0,lost_attempts/* suspectOthers */.Jw)(options, memory);
    return options.ledger.uncertain.length > 0;
}
/** Names what attempts of this run have paid for before, whoever judged or stopped it: their own words may not have come so far. */
function tellClosed({ ledger, due, tell }) {
    const closed = (why) => ledger.own.payments.flatMap(({ index, payment }) => {
        const isAnew = due.includes(index) && ledger.payable.includes(index) && payment.submit.by.id === ledger.run.id;
        return isAnew && payment.state === 'closed' && payment.why === why ? payment.jobIds : [];
    });
    const [judged, stopped] = [closed('judged'), closed('cancelled')];
    if (judged.length > 0)
        tell({ code: 'judged-before', jobIds: (0,ledger_payment/* unite */._f)(judged) });
    if (stopped.length > 0)
        tell({ code: 'stopped-before', jobIds: (0,ledger_payment/* unite */._f)(stopped) });
}
/** Before a further round: learns what another run has paid for meanwhile, and waits for whoever pays in this one's place. */
async function resumeRound(options) {
    // Who has taken this run for lost learns from it, with whatever is stored next, that it goes on.
    options.ledger.noteSaid(options.clock.now());
    const words = (0,lost_attempts/* wordsOf */.Z9)(options.ledger);
    const memory = { isBlind: false, isNew: false, words, unreadUntilMs: unreadUntil(options) };
    const read = (await options.store?.recall(options.deadlineMs)) ?? null;
    return await takeTurn(options, { turn: Turn.ofAnnounced(options, read), memory });
}
/** Names what was found for what it is and is judged, other than what was before: nobody knows that a run has paid for it. */
function tellFound({ ledger, tell }, before) {
    const found = guessedOf(ledger).filter(({ payment }) => payment.jobIds.some((id) => !before.has(id)));
    for (const [id, each] of Map.groupBy(found, ({ payment }) => payment.submit.by.id)) {
        const [by = null] = id === ledger.run.id ? [] : each.map(({ payment }) => payment.submit.by);
        tell({ code: 'found-from-earlier-attempt', by, jobIds: (0,ledger_payment/* unite */._f)(...each.map(({ payment }) => payment.jobIds)) });
    }
}
function guessedOf({ inUse }) {
    return inUse.filter(({ payment }) => (0,ledger_payment/* isGuessed */.Fh)(payment.submit));
}
/** Makes what is paid this run's own until it is this run's turn to pay for the rest of what is due, or nothing is left of that. */
async function takeTurn(options, turned) {
    const before = new Set(guessedOf(options.ledger).flatMap(({ payment }) => payment.jobIds));
    const obstacle = await waitForTurn(options, turned);
    tellFound(options, before);
    return obstacle;
}
async function waitForTurn(options, { turn, memory }) {
    const { ledger, due } = options;
    const joined = sharedWith(ledger);
    for (;;) {
        inheritStored(options, joined);
        const obstacle = await reconcileMemory(options, memory);
        if (memory.isNew) {
            memory.isNew = false;
            await inheritAttempts(options, memory);
            continue;
        }
        if (obstacle !== null)
            return obstacle;
        if (await inheritSince(options))
            continue;
        // What came to nothing may be what another run has paid for.
        if (inheritStored(options, joined) || (await suspectAnew(options, memory)))
            continue;
        if (!due.some((index) => ledger.payable.includes(index))) {
            await turn.tellThatItWaits();
            return (0,found_jobs/* disown */.d)(ledger);
        }
        const rival = turn.findRival();
        if (rival !== null)
            joined.push(rival);
        const end = rival === null ? await turn.comeForward() : ((await turn.giveWay(rival)) ?? 'again');
        if (end !== 'again')
            return end === 'pay' ? null : end;
    }
}
/**
 * Where jobs that counted as paid prove to be of no use, a later attempt that is lost may have paid for new ones: as long as they counted,
 * nothing was missing. True when that may be something.
 */
async function inheritSince(options) {
    const { ledger } = options;
    const batches = options.batches.filter(({ index }) => isOfNoUse(ledger.paymentOf(index)));
    if (batches.length === 0)
        return false;
    await (0,lost_attempts/* inheritLostAttempts */.WO)({ ...options, batches });
    return batches.some(({ index }) => ledger.uncertain.includes(index));
}
function isOfNoUse(payment) {
    return (0,ledger_payment/* isPayable */.JK)(payment) && 'jobIds' in payment && payment.jobIds.length > 0;
}
/** Asks the services for what is stored as paid, and looks for what may be. Null when nothing of that stops the run. */
async function reconcileMemory(options, memory) {
    // What cannot be read of one batch keeps no other's jobs from being found; and who stops for those names all that is paid.
    const [unread, uncertain] = await Promise.all([
        confirmAll(options, 'resumed'),
        reconcileStored({ ...options, memory }),
    ]);
    if (memory.isNew)
        return null;
    return uncertain ?? unread ?? (await confirmAll(options, 'matched'));
}
/** The runs whose jobs this one has made its own: what serves them for a verdict serves this one as well. */
function sharedWith({ paid }) {
    return paid.flatMap(({ payment }) => (payment.state === 'paid' ? (payment.sharedWith ?? []) : []));
}
/**
 * Makes payments of earlier attempts, and of other runs, this run's own. What has served for a verdict is paid for anew, but
 * for a run that has waited for it. True when there was one.
 */
function inheritStored({ ledger, tell }, joined) {
    const alive = ledger.otherRuns;
    const before = ledger.payable.length;
    for (const index of ledger.payable) {
        const stored = ledger.own.payments.filter((each) => each.index === index).toSorted(byKinship(ledger.run));
        for (const { payment } of stored) {
            const { by } = payment.submit;
            const isAlive = alive.some((key) => (0,run_key/* isSameRun */.M)(key, by));
            const isJoined = payment.state === 'closed' && payment.why === 'judged' && joined.some((key) => (0,run_key/* isSameRun */.M)(key, by));
            if (payment.state === 'paid' || isJoined) {
                const { submit, batchId, jobIds } = payment;
                const jobs = { submit, batchId, jobIds };
                ledger.apply(index, { kind: 'resumed', jobs, sharedWith: isAlive ? by : null });
                // Nobody knows that a run has paid for what was only found to fit: it is told as such.
                if (!(0,ledger_payment/* isGuessed */.Fh)(submit))
                    tell({ code: isAlive || isJoined ? 'shared' : 'resumed', by, jobIds });
                break;
            }
            const isPassed = isOthersGuess(payment.submit, ledger) && mayPayBeside(ledger, index);
            if (isAlive || isPassed || payment.state === 'closed')
                continue;
            const { submit } = payment;
            const known = payment.state === 'uncertain' ? payment : { candidates: [], named: [] };
            const { candidates, named } = known;
            ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
            break;
        }
    }
    return ledger.payable.length < before;
}
/**
 * Whether this run pays though another does not know what its own attempts have: a new run is the way out that is told then, and re-runs
 * of it go on from there. Any other re-run has not been asked for in that knowledge.
 */
function mayPayBeside({ own, run }, index) {
    const hasPaid = own.payments.some(({ index: at, payment }) => at === index && payment.submit.by.id === run.id && 'jobIds' in payment && payment.jobIds.length > 0);
    return run.attempt === 1 || hasPaid;
}
/** Earlier attempts of this run first, the last one before the others; then other runs, the newest first. */
function byKinship({ id }) {
    const isOwn = ({ payment }) => (payment.submit.by.id === id ? 0 : 1);
    return (a, b) => isOwn(a) - isOwn(b) || (0,run_key/* compareRuns */.q)(b.payment.submit.by, a.payment.submit.by);
}
/** Asks the service once for what is stored as paid, or was found. */
async function confirmAll(options, origin) {
    const { ledger, batches, tell } = options;
    const checked = await Promise.all(batches.map(async (batch) => {
        const payment = ledger.paymentOf(batch.index);
        if (payment.state !== 'paid' || payment.origin !== origin)
            return null;
        return { index: batch.index, payment, confirmation: await confirmPaid(options, batch, payment) };
    }));
    const paidIds = ledger.jobIds;
    let obstacle = null;
    for (const each of checked) {
        if (each === null)
            continue;
        const { index, payment, confirmation } = each;
        const { by } = payment.submit;
        switch (confirmation.kind) {
            case 'confirmed':
                break;
            case 'too-old':
            case 'cancelled':
                ledger.apply(index, { kind: confirmation.kind });
                tell({ code: 'paying-anew', by, why: confirmation.kind });
                break;
            case 'foreign':
                ledger.apply(index, { kind: 'foreign' });
                obstacle ??= { code: 'paid-jobs-foreign', by, jobIds: payment.jobIds, why: confirmation.why };
                break;
            case 'unread':
                obstacle ??= { code: 'paid-jobs-unreadable', by, jobIds: paidIds, message: confirmation.message };
                break;
        }
    }
    return obstacle;
}


/***/ }),

/***/ 7039:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ remember)
/* harmony export */ });
/**
 * The same function of a text, or of something that JSON can write, which remembers what it came to: for what is asked of each of a thousand
 * jobs again and again, and is the same for most.
 */
function remember(work) {
    const known = new Map();
    return (given) => {
        const key = typeof given === 'string' ? given : JSON.stringify(given);
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const result = work(given);
        if (known.size >= maxRemembered)
            known.clear();
        known.set(key, result);
        return result;
    };
}
const maxRemembered = 200;


/***/ }),

/***/ 9113:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RS: () => (/* binding */ regressionOf),
/* harmony export */   Y0: () => (/* binding */ compareScore),
/* harmony export */   kg: () => (/* binding */ combine),
/* harmony export */   qn: () => (/* binding */ estimateOf)
/* harmony export */ });
/* harmony import */ var _decide_score_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4155);
/* harmony import */ var _statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8169);
/* harmony import */ var _statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5720);



/** Holds a score against its baseline. */
function compareScore({ score, found, comparing: { allowedDropPct } }) {
    const none = { baseline: null, change: null, allowedDropPct, largestRegression: null, canFail: false };
    if (found.kind === 'none')
        return { ...none, notCompared: found.why };
    const { baseline: past } = found;
    const [candidate, baseline] = [estimateOf(score), estimateOf(past)];
    if (candidate === null || baseline === null)
        return { ...none, notCompared: { code: 'baseline-without-counts' } };
    const counts = (0,_decide_score_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(score);
    const largest = counts === null ? null : (0,_statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_2__/* .largestRegression */ .mF)(counts.scored, { baseline, allowedDropPct });
    const lowest = score.scenariosPct?.map((attempts) => attempts.map(() => 0)) ?? null;
    const canFail = lowest === null
        ? largest !== null
        : (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .compareWithBaseline */ .$_)({ candidate: (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .estimateOfScores */ .b$)(lowest, score.attempts), baseline, allowedDropPct })
            .comparison === 'regression';
    return {
        baseline: past,
        change: (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .compareWithBaseline */ .$_)({ candidate, baseline, allowedDropPct }),
        notCompared: null,
        allowedDropPct,
        largestRegression: largest,
        canFail,
    };
}
/** A score with its limits; null where it tells nothing that they can rest on. */
function estimateOf(score) {
    if (score.scenariosPct !== null)
        return (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .estimateOfScores */ .b$)(score.scenariosPct, score.attempts);
    const counts = (0,_decide_score_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(score);
    return counts === null ? null : (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .estimateOfCounts */ .CH)(counts);
}
/**
 * What threshold and baseline come to: both must hold. With `on-regression: warn` a baseline beside a threshold changes no verdict; without
 * one, what was not compared has proven nothing.
 */
function combine({ decision, comparison, hasThreshold, judging, comparing }) {
    const { verdict } = decision;
    const { change, notCompared, canFail } = comparison;
    const isStrict = judging.judgeBy === 'interval' && comparing.onRegression === 'fail';
    const inconclusive = (reason) => verdict === 'passed' ? { ...decision, verdict: 'inconclusive', reason } : decision;
    if (verdict === 'error' || verdict === 'undecided')
        return decision;
    if (notCompared !== null)
        return isStrict || !hasThreshold ? inconclusive({ code: 'not-compared', why: notCompared }) : decision;
    const regression = regressionOf(comparison);
    if (change === null || regression === null)
        return decision;
    switch (change.comparison) {
        case 'regression':
            if (comparing.onRegression === 'warn')
                return decision;
            if (decision.reason?.code === 'below-threshold')
                return { ...decision, reason: { ...decision.reason, regression } };
            return { ...decision, verdict: 'failed', reason: { code: 'regression', regression } };
        case 'inconclusive':
            if (isStrict)
                return inconclusive({ code: 'regression-not-excluded', regression });
            break;
        case 'no-worse':
            break;
    }
    // Who would pass with a score of 0 has proven nothing.
    return hasThreshold || canFail ? decision : inconclusive({ code: 'cannot-show-regression', regression });
}
/** The change as a reason tells it; null where nothing was compared. */
function regressionOf({ baseline, change, allowedDropPct }) {
    if (baseline === null || change === null)
        return null;
    const { scorePct, passed, scored } = baseline;
    const { changePct, changeIntervalPct } = change;
    return { changePct, changeIntervalPct, allowedDropPct, baseline: { scorePct, passed, scored } };
}


/***/ }),

/***/ 4155:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cz: () => (/* binding */ decisionPoints),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   t8: () => (/* binding */ decideScore)
/* harmony export */ });
/* harmony import */ var _text_remember_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7039);
/* harmony import */ var _statistics_decide_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(814);
/* harmony import */ var _statistics_decision_table_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6671);
/* harmony import */ var _statistics_interval_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7723);
/* harmony import */ var _statistics_mean_interval_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5817);
/* harmony import */ var _statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5720);
/* harmony import */ var _statistics_threshold_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8603);
/* harmony import */ var _statistics_wilson_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(886);








/**
 * Judges a score by itself or by its interval.
 *
 * Wilson's interval alone is wrong too often near 0 and 100: of true rates equal to the threshold it fails up to 16% at 95%. So counts pass
 * or fail by their exact chances as well; what is shown is Wilson's interval, and no verdict says more than that.
 */
function decideScore(options) {
    const { score, thresholdPct, judging, looks } = options;
    const intervalPct = intervalOf(score, judging);
    const base = { intervalPct, reason: null };
    if (thresholdPct === null)
        return { ...base, verdict: 'passed' };
    const below = { code: 'below-threshold', scorePct: score.scorePct, thresholdPct };
    if (judging.judgeBy === 'score' && looks === null)
        return (0,_statistics_threshold_js__WEBPACK_IMPORTED_MODULE_2__/* .reachesThreshold */ .Lu)(score.scorePct, thresholdPct)
            ? { ...base, verdict: 'passed' }
            : { ...base, verdict: 'failed', reason: below };
    if (intervalPct === null)
        return { ...base, verdict: 'error', reason: { code: 'no-interval' } };
    const point = pointsOf(options)?.find(({ scored }) => scored === score.scored) ?? null;
    const counts = countsOf(score);
    const decision = point === null || counts === null ? byPosition(intervalPct, thresholdPct) : (0,_statistics_decide_js__WEBPACK_IMPORTED_MODULE_3__/* .decideRound */ .B)([point], counts);
    switch (decision) {
        case 'passed':
            return { ...base, verdict: 'passed' };
        case 'failed':
            return { ...base, verdict: 'failed', reason: below };
        case 'undecided':
            return looks === null || looks.at(-1) === score.scored
                ? {
                    ...base,
                    verdict: 'inconclusive',
                    reason: whyInconclusive({ score, thresholdPct, judging, intervalPct, point }),
                }
                : { ...base, verdict: 'undecided' };
    }
}
/** When the units scored decide; null where it is the position of the interval alone that does. */
function pointsOf({ score, thresholdPct, judging, looks }) {
    if (thresholdPct === null)
        return null;
    const counts = countsOf(score);
    return counts && decisionPoints(looks ?? [counts.scored], { thresholdPct, judging });
}
/** When it is decided with these looks; null where there are no such points, since no interval lies at or above 100. */
function decisionPoints(looks, { thresholdPct, judging }) {
    const { judgeBy, confidencePct } = judging;
    if (judgeBy === 'interval' && thresholdPct >= 100)
        return null;
    return tableFor({ looks, thresholdPct, judgeBy, confidencePct });
}
/** A table of a thousand units takes 30 ms, and every look at the jobs judges anew. */
const tableFor = (0,_text_remember_js__WEBPACK_IMPORTED_MODULE_4__/* .remember */ .k)(_statistics_decision_table_js__WEBPACK_IMPORTED_MODULE_5__/* .decisionTable */ .v);
const neededUnits = (0,_text_remember_js__WEBPACK_IMPORTED_MODULE_4__/* .remember */ .k)(_statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_1__/* .unitsToDecide */ .p2);
/** Null where nothing tells what the score rests on. */
function intervalOf(score, { confidencePct }) {
    const { scenariosPct, attempts } = score;
    if (scenariosPct !== null)
        return scenariosPct.length === 0 ? null : (0,_statistics_mean_interval_js__WEBPACK_IMPORTED_MODULE_0__/* .meanInterval */ .VO)(scenariosPct, confidencePct, attempts);
    const counts = countsOf(score);
    return counts && (0,_statistics_wilson_js__WEBPACK_IMPORTED_MODULE_6__/* .wilsonInterval */ .YV)({ ...counts, confidencePct });
}
/** The counts that an interval can rest on; null where there are none. */
function countsOf({ passed, scored, scenariosPct }) {
    if (scenariosPct !== null)
        return null;
    const isCounting = Number.isInteger(passed) && Number.isInteger(scored);
    if (passed === null || scored === null || !isCounting)
        return null;
    return passed >= 0 && passed <= scored && scored >= 1 ? { passed, scored } : null;
}
function byPosition(intervalPct, thresholdPct) {
    switch ((0,_statistics_interval_js__WEBPACK_IMPORTED_MODULE_7__/* .positionOf */ .d)(intervalPct, thresholdPct)) {
        case 'at-or-above':
            return 'passed';
        case 'below':
            return 'failed';
        case 'both':
            return 'undecided';
    }
}
function whyInconclusive({ score, thresholdPct, judging, intervalPct, point }) {
    const { passed, scored } = score;
    if ((0,_statistics_interval_js__WEBPACK_IMPORTED_MODULE_7__/* .positionOf */ .d)(intervalPct, thresholdPct) === 'both' || point === null || passed === null || scored === null) {
        const counts = countsOf(score);
        const wanted = counts && neededUnits({ ...counts, thresholdPct, confidencePct: judging.confidencePct });
        return { code: 'threshold-in-interval', thresholdPct, intervalPct, unitsToDecide: wanted };
    }
    const { passAt, failAt } = point;
    return { code: 'by-chance-too-often', thresholdPct, intervalPct, passed, scored, passAt, failAt };
}


/***/ }),

/***/ 3841:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ toDisplayUrl),
/* harmony export */   u: () => (/* binding */ objectionsTo)
/* harmony export */ });
/* harmony import */ var _text_remember_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7039);

/**
 * Why a job that existed before this run proves nothing about what was asked for: it is too old, or it says that it ran
 * against something else. What the service does not tell cannot be held against it, but an unknown age can.
 */
function objectionsTo(job, asked) {
    const { endpoint, model, agent, judgedAgent, maxAgeMs, startedAtMs } = asked;
    const faults = [
        faultOfAge(job, { maxAgeMs, startedAtMs }),
        faultOfEndpoint(job.endpointUrl, endpoint),
        ...(job.agents.length === 0
            ? []
            : [faultOfAgent(job, agent), faultOfModel(job, { model, agent: judgedAgent ?? agent })]),
    ];
    return faults.filter((fault) => fault !== null);
}
/** How old the job was when the run began, by the clock of the service that dated it, as far as that is known. */
function faultOfAge({ createdAt, clockAheadMs }, { maxAgeMs, startedAtMs }) {
    if (maxAgeMs === null)
        return null;
    if (createdAt === null)
        return { code: 'age-unknown', maxAgeMs };
    const ageMs = startedAtMs + (clockAheadMs ?? 0) - createdAt.getTime();
    return ageMs > maxAgeMs ? { code: 'too-old', createdAtMs: createdAt.getTime(), ageMs, maxAgeMs } : null;
}
/** A URL as far as it may be shown: without user info, query and fragment. */
function toDisplayUrl(url) {
    return url === null ? null : displayed(url);
}
const displayed = (0,_text_remember_js__WEBPACK_IMPORTED_MODULE_0__/* .remember */ .k)((address) => {
    const url = URL.parse(address);
    return url === null ? null : url.origin + url.pathname;
});
function faultOfEndpoint(url, endpoint) {
    const shownUrl = toDisplayUrl(url);
    return shownUrl === null || endpoint === null || shownUrl === endpoint.displayUrl
        ? null
        : { code: 'wrong-endpoint', url: shownUrl, endpointUrl: endpoint.displayUrl };
}
function faultOfAgent({ agents }, agent) {
    if (agent === null || agents.some(({ name }) => name === agent))
        return null;
    return { code: 'wrong-agent', ran: [...new Set(agents.map(({ name }) => name))], agent };
}
/** What other agents of the job ran is nobody's concern when one is named; else any of them may be judged. */
function faultOfModel({ agents }, { model, agent: named }) {
    const judged = named === null ? agents : agents.filter(({ name }) => name === named);
    const others = judged.flatMap((agent) => (agent.model !== null && agent.model !== model ? [agent.model] : []));
    if (model === null || others.length === 0)
        return null;
    return { code: 'wrong-model', ran: [...new Set(others)], model };
}


/***/ }),

/***/ 5734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ unitsOf),
/* harmony export */   v: () => (/* binding */ faultsOfJudging)
/* harmony export */ });
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4730);
/* harmony import */ var _plan_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3637);
/* harmony import */ var _statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5720);



/** Why a plan that is judged by intervals cannot pass whatever the model does: it would be paid for in vain. */
function faultsOfJudging({ benchmarks, judging, }) {
    const { judgeBy, confidencePct } = judging;
    if (judgeBy === 'score')
        return [];
    const named = (fits) => (0,_plan_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteAll */ ._R)(benchmarks.filter(fits).map(({ name, id }) => name ?? id));
    const says = [
        [named(hasNone), 'one number, which has no confidence interval, is all that is told of it; use `judge-by: score`'],
        [named(isPerfect), 'no interval lies at or above a threshold of 100; lower it, or use `judge-by: score`'],
    ];
    const tooFew = benchmarks.flatMap((benchmark) => {
        const { thresholdPct, name, id } = benchmark;
        const units = unitsOf(benchmark);
        if (units === null || thresholdPct === null || hasNone(benchmark) || isPerfect(benchmark))
            return [];
        const needed = samplesToPass(units.isRepeated, { thresholdPct, confidencePct });
        if (needed !== null && units.count >= needed)
            return [];
        const takes = needed === null ? 'no number would do' : `it takes at least ${needed}`;
        const have = `${units.count} ${units.count === 1 ? units.noun : `${units.noun}s`}`;
        return [
            `${(0,_plan_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteAll */ ._R)([name ?? id])}: with ${have} not even a perfect run passes a threshold of ${thresholdPct} at ${confidencePct}% confidence: ${takes}`,
        ];
    });
    return [...says.flatMap(([which, why]) => (which === '' ? [] : `${which}: ${why}`)), ...tooFew].map((each) => ({
        input: 'judge-by',
        says: `\`interval\` cannot judge ${each}`,
    }));
}
/** Of scenarios that are run several times each run counts, or only one of them: nobody knows before. Only what can pass in no way is refused. */
function samplesToPass(isRepeated, options) {
    const ways = [(0,_statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_1__/* .unitsToPass */ .Q9)(options), ...(isRepeated ? [(0,_statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_1__/* .scenariosToPass */ .s1)(options)] : [])].filter((each) => each !== null);
    return ways.length === 0 ? null : Math.min(...ways);
}
function hasNone({ service }) {
    return !_plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].hasIntervals;
}
function isPerfect(benchmark) {
    return !hasNone(benchmark) && benchmark.thresholdPct !== null && benchmark.thresholdPct >= 100;
}
/** How many samples a benchmark has at most; null where that is not known before it runs. */
function unitsOf({ service, work }) {
    if (work.kind !== 'submit')
        return null;
    if (_plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].hasUnits)
        return { count: work.units, noun: 'unit', isRepeated: false };
    const { run } = work;
    if (run?.source.kind !== 'scenarios')
        return null;
    return { count: run.source.ids.length, noun: 'scenario', isRepeated: (run.orchestrator?.attempts ?? 1) > 1 };
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ objectionsToExisting),
/* harmony export */   L: () => (/* binding */ gatherCases)
/* harmony export */ });
/* harmony import */ var _ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4730);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1259);
/* harmony import */ var _services_origin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9971);
/* harmony import */ var _freshness_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3841);
/* harmony import */ var _rounds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8161);






/**
 * Gathers what speaks for and against each benchmark, in the plan's order. Jobs are paired with benchmarks by the
 * benchmark that they report, since no service promises that ids come back in the order in which jobs were asked for.
 * A job counts once, however often its id was given.
 */
function gatherCases(gathering) {
    const { plan, paid, evidenceOf, nameOf, baselineOf, startedAtMs } = gathering;
    const { judging } = plan;
    const counted = new Set();
    const pairings = paid.map((each) => {
        const fresh = new Set(each.payment.jobIds).difference(counted);
        for (const id of fresh)
            counted.add(id);
        const { batch, isEarlier } = each;
        const round = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .roundOf */ .O7)(batch);
        const items = [...fresh].map((id) => ({ ...evidenceOf(batch, id), isEarlier, round }));
        return { batch, ...pairBatch(each, items, endpointOf(plan, batch)) };
    });
    const judged = pairings.filter(({ batch }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isJudged */ .sL)(batch));
    const runOf = (index) => runOfBaseline(index, paid, pairings);
    return plan.benchmarks.map((benchmark, index) => {
        if (benchmark.work.kind === 'existing') {
            const item = evidenceOf(benchmark, benchmark.work.jobId);
            const objections = item.job === null ? [] : objectionsToExisting(item.job, { plan, benchmark, startedAtMs });
            const alone = { evidence: [item], expectedJobs: 1, askedUnits: [], rounds: null, foreignBatches: [] };
            const baseline = baselineOf(index, [item], null);
            return { benchmark, name: null, judging, objections, baseline, ...alone };
        }
        const isMissing = benchmark.work.kind === 'newest' && benchmark.work.isMissing === true;
        const { expected, rounds } = (0,_rounds_js__WEBPACK_IMPORTED_MODULE_4__/* .caseRoundsOf */ .Vy)(index, { batches: plan.batches, paid });
        const evidence = judged.flatMap(({ found }) => found.get(index) ?? []);
        return {
            benchmark,
            name: nameOf(benchmark),
            evidence,
            baseline: baselineOf(index, evidence, runOf(index)),
            judging,
            expectedJobs: expected.length,
            askedUnits: _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_1__/* .capabilities */ .R[benchmark.service].hasUnits ? expected.map(({ units }) => units) : [],
            rounds: benchmark.work.kind === 'submit' && benchmark.work.looks !== undefined ? rounds : null,
            objections: isMissing ? [notFound] : judged.flatMap(({ objections }) => objections.get(index) ?? []),
            foreignBatches: pairings.flatMap(({ batch, foreign }) => (foreign.has(index) ? [batch.index] : [])),
        };
    });
}
const notFound = { code: 'not-finished', why: { code: 'job-not-found' } };
/** What the jobs of a batch were to run against, as far as it may be shown. */
function endpointOf({ endpoint, comparing }, batch) {
    if ((0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isJudged */ .sL)(batch))
        return endpoint;
    const displayUrl = comparing?.endpointUrl ?? null;
    return endpoint === null || displayUrl === null ? null : { ...endpoint, displayUrl };
}
/** What was run for the baseline of a benchmark; null where nothing was. */
function runOfBaseline(index, paid, pairings) {
    const runs = paid.flatMap((each, nth) => {
        const jobs = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .isJudged */ .sL)(each.batch) ? [] : (0,_rounds_js__WEBPACK_IMPORTED_MODULE_4__/* .askedOf */ .iN)(each).filter(({ benchmark }) => benchmark === index);
        const pairing = pairings[nth];
        return jobs.length === 0 || pairing === undefined ? [] : { jobs: jobs.length, pairing };
    });
    if (runs.length === 0)
        return null;
    return {
        evidence: runs.flatMap(({ pairing }) => pairing.found.get(index) ?? []),
        objections: runs.flatMap(({ pairing }) => pairing.objections.get(index) ?? []),
        expectedJobs: runs.reduce((sum, { jobs }) => sum + jobs, 0),
    };
}
/**
 * Why a job that existed before this run proves nothing for this benchmark. `startedAtMs`: when the run began, in milliseconds since the
 * epoch.
 */
function objectionsToExisting(job, { plan, benchmark, startedAtMs }) {
    return (0,_freshness_js__WEBPACK_IMPORTED_MODULE_3__/* .objectionsTo */ .u)(job, { ...plan, judgedAgent: benchmark.choice?.agent ?? null, startedAtMs });
}
function pairBatch(given, items, endpoint) {
    const { payment } = given;
    const jobs = (0,_rounds_js__WEBPACK_IMPORTED_MODULE_4__/* .askedOf */ .iN)(given);
    const submit = { window: payment.submit.window, endpoint };
    const asked = Map.groupBy(jobs, ({ benchmark }) => benchmark);
    const indexOf = new Map(jobs.map(({ benchmark, benchmarkId }) => [benchmarkId, benchmark]));
    const [onlyIndex] = asked.keys();
    const owners = Map.groupBy(items, ({ job }) => {
        const reported = job?.benchmarkId ?? null;
        // A job that does not tell its benchmark can still belong to only one when the batch asked for only one.
        return reported !== null ? indexOf.get(reported) : asked.size === 1 ? onlyIndex : undefined;
    });
    const loose = owners.get(undefined) ?? [];
    const unread = loose.filter(({ job }) => job === null);
    const expected = [...asked].map(([index, { length }]) => ({ index, length, own: owners.get(index) ?? [] }));
    const short = expected.filter(({ own, length }) => own.length < length);
    const pairs = expected.map((pair) => {
        // When only one benchmark lacks jobs, those that were never read are its own. They cannot make it pass.
        const isOnlyShort = short.length === 1 && short.includes(pair);
        return isOnlyShort && pair.own.length + unread.length <= pair.length
            ? { ...pair, own: [...pair.own, ...unread] }
            : pair;
    });
    // A job that may still be read, or tell better, may still turn out to be the one that is missing.
    const areFinal = loose.every(({ job, lost }) => (job === null ? lost !== null : !unfinished.has(job.state)));
    const strays = loose.flatMap((item) => toAnother(item, submit) ?? toStray(item));
    const hasForeign = areFinal && loose.some(({ job }) => job !== null);
    const judged = pairs.map(({ index, length, own }) => {
        const mismatch = { code: 'wrong-job-count', found: own.length, expected: length };
        const older = own.flatMap((item) => toAnother(item, submit) ?? []);
        const isShort = own.length < length;
        const isForeign = older.length > 0 || own.length > length || (isShort && hasForeign);
        if (own.length > length)
            return { index, own, isForeign, objections: [...older, mismatch] };
        return { index, own, isForeign, objections: isShort && areFinal ? [...older, ...strays, mismatch] : older };
    });
    return {
        found: new Map(judged.map(({ index, own }) => [index, own])),
        objections: new Map(judged.map(({ index, objections }) => [index, objections])),
        foreign: new Set(judged.flatMap(({ index, isForeign }) => (isForeign ? [index] : []))),
    };
}
const unfinished = new Set(['waiting', 'running', 'unrecognised']);
/** The clocks of two servers of one service may differ a little. */
const clockSlackMs = 60_000;
/** Why a job is none of those that were submitted, whatever the answer to the submit said: it is older, or ran elsewhere. */
function toAnother({ id: jobId, job }, { window, endpoint }) {
    const { earliestMs } = (0,_ledger_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .toServiceTime */ .s4)(window, job?.clockAheadMs ?? null);
    const createdAt = job?.createdAt ?? null;
    if (createdAt !== null && earliestMs !== null && createdAt.getTime() < earliestMs - clockSlackMs)
        return { code: 'older-than-submit', jobId, createdAtMs: createdAt.getTime() };
    // A service may write the rest of an address in its own way.
    const url = (0,_freshness_js__WEBPACK_IMPORTED_MODULE_3__/* .toDisplayUrl */ .F)(job?.endpointUrl ?? null);
    if (url !== null && endpoint !== null && (0,_services_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .isForeignOrigin */ .f)(url, endpoint.displayUrl))
        return { code: 'another-origin', jobId, url, endpointUrl: endpoint.displayUrl };
    return null;
}
/** Why a job of which nothing better will be known belongs to no benchmark of its batch. */
function toStray({ id: jobId, job, lost }) {
    if (job === null)
        return lost === null ? [] : [{ code: 'maybe-its-own-unreadable', jobId, failure: lost }];
    const { benchmarkId } = job;
    return [
        benchmarkId === null ? { code: 'benchmark-unknown', jobId } : { code: 'wrong-benchmark', jobId, benchmarkId },
    ];
}


/***/ }),

/***/ 4821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  factsOf: () => (/* reexport */ factsOf),
  faultsOfJudging: () => (/* reexport */ judging_faults/* faultsOfJudging */.v),
  findBaseline: () => (/* reexport */ findBaseline),
  gatherCases: () => (/* reexport */ pair_jobs/* gatherCases */.L),
  historyOf: () => (/* reexport */ verdict_history/* historyOf */.om),
  isLacking: () => (/* reexport */ isLacking),
  judgeBenchmark: () => (/* reexport */ judgeBenchmark),
  plannedRounds: () => (/* reexport */ plannedRounds),
  sourceOf: () => (/* reexport */ sourceOf),
  unjudged: () => (/* reexport */ unjudged)
});

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __webpack_require__(4730);
// EXTERNAL MODULE: ./plan/results-file.js
var results_file = __webpack_require__(1443);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ./verdict/freshness.js
var freshness = __webpack_require__(3841);
// EXTERNAL MODULE: ./verdict/score.js
var verdict_score = __webpack_require__(4016);
;// CONCATENATED MODULE: ./verdict/judge-job.js


/** What one job comes to. */
function judgeJob(evidence, { isOwn, unfinished }) {
    const { id, job } = evidence;
    const base = {
        id,
        state: job?.state ?? null,
        scorePct: null,
        passed: null,
        scored: null,
        durationMs: job?.durationMs ?? null,
        credits: job?.credits ?? null,
        progress: job !== null && 'progress' in job ? job.progress : (evidence.reached ?? null),
        createdAt: isOwn || job === null ? null : (job.createdAt ?? 'unknown'),
        details: job === null ? [] : [...(isOwn ? [] : describeEndpoint(job)), ...job.details],
    };
    const reason = whyNoScore(evidence, unfinished);
    if (reason !== null || job?.state !== 'scored')
        return { ...base, reason };
    const { pct, passed, scored } = job.score;
    return { ...base, scorePct: (0,verdict_score/* roundPct */.Iq)(pct), passed, scored, reason: null };
}
/** Why a job has no score and will get none; null when it has one or may still get it. */
function whyNoScore({ job, lost, failing, stopped }, unfinished) {
    if (stopped !== undefined)
        return { code: 'job-stopped', why: stopped };
    switch (job?.state) {
        case 'scored':
            return (0,verdict_score/* faultOfScore */.yy)(job);
        case 'failed':
            return 'fault' in job ? { code: 'no-valid-score', fault: job.fault } : { code: 'job-failed', text: job.reason };
        case 'cancelled':
            return { code: 'job-cancelled', text: job.reason };
        case 'timed-out':
            return { code: 'job-timed-out', text: job.reason };
        case 'waiting':
        case 'running':
        case 'unrecognised':
        case undefined:
            if (lost !== null)
                return { code: 'job-unreadable', failure: lost };
            if (unfinished === null)
                return null;
            return job?.state === 'unrecognised'
                ? { code: 'state-unrecognised', raw: job.raw, why: unfinished }
                : { code: 'not-finished', why: unfinished, ...(failing !== undefined && { failure: failing }) };
    }
}
function describeEndpoint({ endpointUrl }) {
    const url = (0,freshness/* toDisplayUrl */.F)(endpointUrl);
    return url === null ? [] : [{ name: 'endpoint', scorePct: null, note: url }];
}

// EXTERNAL MODULE: ./verdict/history.js
var verdict_history = __webpack_require__(2514);
;// CONCATENATED MODULE: ./verdict/pool-past.js


/**
 * Pools the newest completed jobs of a benchmark against an endpoint, as many as hold the units that are wanted; else how many units there
 * are.
 */
function poolPast(options) {
    const { units, isSeeded } = options;
    const fitting = options.jobs.flatMap((job) => toFitting(job, options));
    const groups = isSeeded ? (0,verdict_history/* groupByMoment */.XR)(fitting).toReversed() : [fitting];
    const pools = groups.map((group) => takeNewest(group, units));
    const enough = pools.find((pool) => countOf(pool) >= units);
    const [newest] = enough ?? [];
    if (enough === undefined || newest === undefined)
        return { found: Math.max(0, ...pools.map(countOf)) };
    const scored = countOf(enough);
    const passed = enough.reduce((sum, job) => sum + job.passed, 0);
    return {
        scorePct: (0,verdict_score/* scorePctOf */.Fw)(passed, scored),
        passed,
        scored,
        jobIds: enough.map(({ id }) => id),
        createdAt: newest.at,
    };
}
/** Only the full address takes a job, and only a valid score with its counts. */
function toFitting(job, { benchmarkId, endpointUrl, ownIds, sinceMs, beforeMs }) {
    const { id, createdAt: at } = job;
    if (job.benchmarkId !== benchmarkId || job.endpointUrl !== endpointUrl || ownIds.has(id) || at === null)
        return [];
    if (at.getTime() < sinceMs || at.getTime() >= beforeMs || !(0,verdict_history/* hasValidScore */.vw)(job))
        return [];
    const { passed, scored } = job.score;
    return passed === null || scored === null ? [] : [{ at, id, passed, scored }];
}
function takeNewest(group, units) {
    const taken = [];
    for (const job of group.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
        if (countOf(taken) >= units)
            break;
        taken.push(job);
    }
    return taken;
}
function countOf(jobs) {
    return jobs.reduce((sum, { scored }) => sum + scored, 0);
}

// EXTERNAL MODULE: ./verdict/pool-scores.js
var pool_scores = __webpack_require__(9464);
// EXTERNAL MODULE: ./verdict/statistics/mean-interval.js
var mean_interval = __webpack_require__(5817);
;// CONCATENATED MODULE: ./verdict/baseline.js








/** What a benchmark and its jobs say of what it may be compared with. */
function factsOf({ id, service, work }, evidence) {
    const jobs = evidence.flatMap(({ job }) => job ?? []);
    const isAsked = work.kind === 'submit' && capabilities/* capabilities */.R[service].hasUnits;
    // Jobs of scenarios or of a Harbor file are of no benchmark.
    const isPlanned = work.kind === 'submit' && (work.run === undefined || work.run.source.kind === 'benchmark');
    const [reported = null] = jobs.flatMap(({ benchmarkId }) => benchmarkId ?? []);
    const scored = jobs.map((job) => (job.state === 'scored' ? job.score.scored : null));
    const isScored = scored.length > 0 && scored.every((each) => each !== null);
    const times = jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
    return {
        benchmarkId: isPlanned ? id : reported,
        units: isAsked ? work.units : isScored ? scored.reduce((sum, each) => sum + (each ?? 0), 0) : null,
        areJobsFinal: jobs.length > 0 && jobs.length === evidence.length && jobs.every(services_service/* isFinal */.d),
        firstJobAtMs: times.length === 0 ? null : Math.min(...times),
    };
}
/**
 * Where the baseline of a benchmark lies, by what is known of its jobs: a results document is searched for the benchmark that a job which
 * exists reports.
 */
function sourceOf({ service, name }, source, evidence) {
    if (source.kind !== 'results' || source.entries === undefined)
        return source;
    const [job] = evidence.flatMap((each) => each.job ?? []);
    if (job === undefined)
        return source;
    const wanted = { service, id: job.benchmarkId, name: name ?? job.benchmarkName };
    return { kind: 'results', result: (0,results_file/* findResult */.t)(source.entries, wanted) };
}
/** The baseline of a benchmark, or why it has none. Whatever is uncertain about it makes it none. */
function findBaseline(finding) {
    const { source, look, run, canRun } = finding;
    if (run !== null)
        return baselineOfRun(run);
    switch (source.kind) {
        case 'results':
            return source.entries === undefined ? baselineOfResult(source.result, finding) : { kind: 'pending' };
        case 'endpoint': {
            const known = baselineOfEndpoint(finding);
            // It is about to be run.
            return canRun && isLacking(known) ? { kind: 'pending' } : known;
        }
        case 'job':
        case 'newest':
            if (look === null)
                return { kind: 'pending' };
            if ('failure' in look)
                return none({ code: 'baseline-unread', failure: look.failure });
            if (look.job !== null)
                return baselineOfJob(look.job, finding);
            return none({ code: 'baseline-not-found', name: source.kind === 'newest' ? (source.query.name ?? '') : '' });
    }
}
/** Whether the account does not have what a baseline needs; a list that cannot be read hides nothing that is paid for twice. */
function isLacking(known) {
    return known.kind === 'none' && known.why.code === 'baseline-too-few';
}
/** The score of what was run for it: as everything that is run, only when every job has a valid one. */
function baselineOfRun({ evidence, objections, expectedJobs }) {
    const [objection] = objections;
    if (objection !== undefined)
        return none({ code: 'baseline-without-score', reason: objection });
    for (const item of evidence) {
        const { reason } = judgeJob(item, { isOwn: true, unfinished: null });
        if (reason !== null)
            return none({ code: 'baseline-without-score', reason });
        if (item.lost !== null)
            return none({ code: 'baseline-unread', failure: item.lost });
    }
    const jobs = evidence.flatMap(({ job }) => (job?.state === 'scored' ? [job] : []));
    const [first, ...others] = jobs;
    if (first === undefined || jobs.length < expectedJobs)
        return { kind: 'pending' };
    const pooled = (0,pool_scores/* poolScores */.G)(first, others);
    if ('reason' in pooled)
        return none({ code: 'baseline-without-score', reason: pooled.reason });
    const { higher, ...score } = pooled;
    if (higher !== null)
        return none({ code: 'baseline-without-counts' });
    return found({ ...score, source: 'run', jobIds: jobs.map(({ id }) => id), createdAt: first.createdAt });
}
function baselineOfEndpoint(finding) {
    const { listed, endpointUrl, benchmarkId, units, areJobsFinal } = finding;
    const { comparing, startedAtMs, firstJobAtMs, ownIds, isSeeded } = finding;
    if (listed === null || endpointUrl === null)
        return { kind: 'pending' };
    if (benchmarkId === null)
        return areJobsFinal ? none({ code: 'benchmark-unknown' }) : { kind: 'pending' };
    if (units === null)
        return areJobsFinal ? none({ code: 'baseline-without-counts' }) : { kind: 'pending' };
    if ('why' in listed)
        return none({ code: 'baseline-unlisted', text: listed.why });
    const { jobs, mayBeCut } = listed;
    const aheadMs = jobs.find(({ clockAheadMs }) => clockAheadMs !== null)?.clockAheadMs ?? 0;
    const startMs = startedAtMs + aheadMs;
    const sinceMs = startMs - comparing.maxAgeMs;
    const beforeMs = Math.min(startMs, firstJobAtMs ?? startMs);
    const pooled = poolPast({ jobs, benchmarkId, endpointUrl, ownIds, sinceMs, beforeMs, units, isSeeded });
    if ('found' in pooled)
        return none({ code: 'baseline-too-few', units: pooled.found, needed: units, mayBeCut });
    return found({ ...pooled, scenariosPct: null, source: 'endpoint' });
}
function none(why) {
    return { kind: 'none', why };
}
function baselineOfResult(result, { comparing, startedAtMs, ownIds }) {
    if (result.code !== 'found')
        return none({ code: result.code });
    const { scorePct, passed, scored, scenarioMeansPct, jobIds, createdAtMs } = result;
    const ageMs = startedAtMs - createdAtMs;
    if (ageMs > comparing.maxAgeMs)
        return none({ code: 'baseline-too-old', ageMs, maxAgeMs: comparing.maxAgeMs });
    if (jobIds.some((id) => ownIds.has(id)))
        return none({ code: 'baseline-itself' });
    const scenariosPct = scenarioMeansPct?.map((meanPct) => [meanPct]) ?? null;
    const fault = faultOfResult(result);
    if (fault !== null)
        return none({ code: 'baseline-without-score', reason: fault });
    // Scenarios with more attempts than others weigh more in the score: how many they have, a document does not say.
    if (scenariosPct !== null && !(0,verdict_score/* isSamePct */.WZ)((0,mean_interval/* meanPctOf */.s0)(scenariosPct), scorePct))
        return none({ code: 'baseline-without-weights' });
    return found({ scorePct, passed, scored, scenariosPct, source: 'results', jobIds, createdAt: new Date(createdAtMs) });
}
/** Why the numbers of a document contradict each other. */
function faultOfResult({ scorePct: pct, passed, scored, jobIds, }) {
    const jobId = jobIds.join(', ');
    if (!(pct >= 0 && pct <= 100))
        return { code: 'score-out-of-range', jobId, pct, lowestPct: 0 };
    if (passed === null || scored === null)
        return null;
    if (scored === 0)
        return { code: 'nothing-scored', jobId };
    return (0,verdict_score/* isShareOf */.zB)(pct, { passed, scored }) ? null : { code: 'counts-contradict-score', jobId, pct, passed, scored };
}
/** Only a job that would be judged is a baseline: final, with a valid score of the same benchmark, not too old and none of this run's. */
function baselineOfJob(job, { source, comparing, benchmarkId, ownIds, startedAtMs }) {
    const { maxAgeMs } = comparing;
    const { id, createdAt, clockAheadMs } = job;
    if (ownIds.has(id))
        return none({ code: 'baseline-itself' });
    if (!(0,services_service/* isFinal */.d)(job))
        return none({ code: 'baseline-unfinished' });
    // Jobs of scenarios or of a Harbor file have no benchmark: what is judged tells whether there is one to be told.
    if (benchmarkId !== null && job.benchmarkId !== benchmarkId)
        return none(job.benchmarkId === null
            ? { code: 'baseline-benchmark-unknown' }
            : { code: 'baseline-of-another', benchmarkId: job.benchmarkId });
    if (createdAt === null)
        return none({ code: 'baseline-age-unknown' });
    const ageMs = startedAtMs + (clockAheadMs ?? 0) - createdAt.getTime();
    if (ageMs > maxAgeMs)
        return none({ code: 'baseline-too-old', ageMs, maxAgeMs });
    const { reason } = judgeJob({ id, job, lost: null }, { isOwn: false, unfinished: null });
    if (reason !== null || job.state !== 'scored')
        return none({ code: 'baseline-without-score', reason: reason ?? { code: 'job-failed', text: null } });
    const pooled = (0,pool_scores/* poolScores */.G)(job, []);
    if ('reason' in pooled)
        return none({ code: 'baseline-without-score', reason: pooled.reason });
    const { higher, ...score } = pooled;
    // Which of the two it is, nobody tells: the lower one would hide a regression, the higher one make one up.
    if (higher !== null)
        return none({ code: 'baseline-without-counts' });
    return found({ ...score, source: source.kind === 'newest' ? 'job-name' : 'job', jobIds: [id], createdAt });
}
/** A score that tells neither counts nor the scores of its scenarios may be anything: nothing is shown by it. */
function found(baseline) {
    const { passed, scored, scenariosPct } = baseline;
    return scenariosPct === null && (passed === null || scored === null)
        ? none({ code: 'baseline-without-counts' })
        : { kind: 'found', baseline };
}

// EXTERNAL MODULE: ./verdict/compare.js
var compare = __webpack_require__(9113);
// EXTERNAL MODULE: ./verdict/decide-score.js
var decide_score = __webpack_require__(4155);
// EXTERNAL MODULE: ./verdict/rounds.js + 1 modules
var verdict_rounds = __webpack_require__(8161);
// EXTERNAL MODULE: ./verdict/statistics/decide.js
var decide = __webpack_require__(814);
;// CONCATENATED MODULE: ./verdict/warning.js
/** What a score does not rest on, although it should. */
function warningsOf({ jobs, askedUnits, hasUnits }) {
    const scores = jobs.map(({ score }) => score);
    return [
        ...warnOfScored(jobs),
        ...warnOfAsked(jobs, askedUnits),
        ...(hasUnits && scores.some(({ scored }) => scored === null) ? [{ code: 'scored-unknown' }] : []),
        ...jobs.flatMap(({ leftOut }) => leftOut !== undefined && 10 * leftOut.scenarios > leftOut.of ? [{ code: 'left-out', ...leftOut }] : []),
        ...(scores.some(({ isSizeUnknown }) => isSizeUnknown === true) ? [{ code: 'scenarios-unknown' }] : []),
    ];
}
/** Compares what was scored with what the jobs hold, one by one and as a pool; one warning is enough. */
function warnOfScored(jobs) {
    const counted = jobs.flatMap(({ size, score: { scored } }) => size === null || scored === null ? [] : [{ size, scored }]);
    const short = counted.find(({ size, scored }) => scored < size);
    if (short === undefined)
        return [];
    const pool = { scored: sumOf(counted.map(({ scored }) => scored)), size: sumOf(counted.map(({ size }) => size)) };
    return [{ code: 'partly-scored', ...(pool.scored < pool.size ? pool : short) }];
}
/**
 * Compares the units that the jobs hold with those asked for. Which job was asked for how many is not known: the largest is held against
 * the largest.
 */
function warnOfAsked(jobs, askedUnits) {
    const held = jobs.flatMap(({ size, score }) => size ?? score.scored ?? []).toSorted((one, other) => other - one);
    // A job that tells neither is warned of elsewhere.
    if (held.length !== askedUnits.length)
        return [];
    const asked = askedUnits.toSorted((one, other) => other - one);
    const short = held
        .map((units, index) => ({ units, asked: asked[index] ?? 0 }))
        .find((pair) => pair.units < pair.asked);
    if (short === undefined)
        return [];
    const pool = { units: sumOf(held), asked: sumOf(asked) };
    return [{ code: 'smaller-than-asked', ...(pool.units < pool.asked ? pool : short) }];
}
function sumOf(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}

;// CONCATENATED MODULE: ./verdict/judge.js










/**
 * Judges one benchmark. Passes only when every expected job is scored, the counts do not contradict the scores, and the
 * score is at or above the threshold; in rounds, when the rounds so far decide.
 */
function judgeBenchmark(given, unfinished) {
    const { benchmark, evidence, rounds } = given;
    const all = evidence.map((item) => {
        const isOwn = benchmark.work.kind === 'submit' && item.isEarlier !== true;
        return { ...item, judged: judgeJob(item, { isOwn, unfinished }) };
    });
    const [reportedName] = evidence.flatMap(({ job }) => job?.benchmarkName ?? []);
    // What was known before anything ran comes first: so a run names it alike from its plan to its files.
    const name = benchmark.name ?? given.name ?? reportedName ?? null;
    const jobs = all.map(({ judged }) => judged);
    const base = { ...unjudged(benchmark, name, 'running'), rounds: viewRounds(given, null), jobs };
    const replaced = rounds === null ? new Set() : (0,verdict_rounds/* replacedAmong */.no)(all, rounds, unfinished !== null);
    const witnesses = all.filter((witness) => !replaced.has(witness));
    const expectedJobs = given.expectedJobs - replaced.size;
    const reason = judge_whyNoScore({ ...given, expectedJobs }, witnesses, unfinished);
    if (reason !== null)
        return { ...base, verdict: 'error', reason };
    const scoredJobs = witnesses.flatMap(({ job }) => (job?.state === 'scored' ? [job] : []));
    const isComplete = witnesses.length === expectedJobs && scoredJobs.length === expectedJobs;
    const [first, ...others] = scoredJobs;
    // Who has a job to replace waits for the round that does.
    const isReplacing = [...replaced].some(({ round }) => round === rounds?.asked.at(-1)?.round);
    if (first === undefined || !isComplete || isReplacing)
        return base;
    const pooled = (0,pool_scores/* poolScores */.G)(first, others);
    if ('reason' in pooled)
        return { ...base, verdict: 'error', reason: pooled.reason };
    if (rounds !== null && (pooled.passed === null || pooled.scored === null))
        return { ...base, verdict: 'error', reason: { code: 'counts-unknown', jobId: first.id } };
    const looks = rounds === null ? null : (0,verdict_rounds/* looksOf */.uJ)(witnesses, rounds);
    return judge_decide({
        given,
        base: { ...base, rounds: viewRounds(given, looks, (0,decide_score/* countsOf */.mQ)(pooled)) },
        pooled,
        looks,
        jobs: scoredJobs,
        failedJobs: replaced.size,
        unfinished,
    });
}
/** `looks`: after how many units it was looked and will be; null as long as the plan alone says it. */
function viewRounds({ benchmark, judging, rounds, askedUnits }, looks, counts = null) {
    const planned = rounds === null ? null : plannedRounds(benchmark, judging);
    if (planned === null)
        return null;
    const { thresholdPct, work } = benchmark;
    const isKnown = looks === null || thresholdPct === null;
    const points = isKnown
        ? planned.points
        : (pointsUntilDecided(planned.points ?? [], looks, counts) ?? (0,decide_score/* decisionPoints */.cz)(looks, { thresholdPct, judging }));
    const isAsPlanned = looks === null || (work.kind === 'submit' && looks.join() === work.looks?.join());
    return {
        ...planned,
        askedUnits: askedUnits.reduce((sum, units) => sum + units, 0),
        points,
        ...(!isAsPlanned && points !== null && { isApproximate: true }),
    };
}
/** The planned points until the one that decided before the last; null where none of them did. */
function pointsUntilDecided(planned, looks, counts) {
    const seen = planned.slice(0, looks.length);
    const last = seen.at(-1);
    if (last === undefined || counts?.scored !== last.scored)
        return null;
    const isAsPlanned = seen.every(({ scored }, nth) => scored === looks[nth]);
    return isAsPlanned && (0,decide/* decideRound */.B)([last], counts) !== 'undecided' ? seen : null;
}
/** How a benchmark will run in rounds, as far as the plan says; null for one that does not. */
function plannedRounds({ work, thresholdPct }, judging) {
    if (work.kind !== 'submit' || work.looks === undefined)
        return null;
    const points = thresholdPct === null ? null : (0,decide_score/* decisionPoints */.cz)(work.looks, { thresholdPct, judging });
    return { maxUnits: work.units, askedUnits: 0, points };
}
/** Holds a score against its threshold and its baseline. Where it may be read in two ways, both must say the same. */
function judge_decide({ given, base, pooled, looks, jobs, failedJobs, unfinished }) {
    const { benchmark, askedUnits, baseline } = given;
    const { higher, ...score } = pooled;
    const { scorePct, passed, scored } = score;
    const options = { given, looks, unfinished };
    const judged = judgeReading(score, options);
    const readingsPct = higher === null ? null : [scorePct, higher.scorePct];
    if (higher !== null &&
        readingsPct !== null &&
        judgeReading(higher, options)?.decision.verdict !== judged?.decision.verdict) {
        const { thresholdPct } = benchmark;
        return { ...base, verdict: 'error', reason: { code: 'readings-disagree', readingsPct, thresholdPct } };
    }
    if (judged === null)
        return base;
    const { decision, comparison } = judged;
    if (decision.verdict === 'undecided') {
        if (unfinished === null)
            return base;
        return { ...base, verdict: 'error', reason: { code: 'undecided', scored: scored ?? 0, why: unfinished } };
    }
    const { hasUnits } = capabilities/* capabilities */.R[benchmark.service];
    const warnings = [
        ...(failedJobs === 0 ? [] : [{ code: 'failed-jobs-replaced', jobs: failedJobs }]),
        ...warningsOf({ jobs, askedUnits, hasUnits }),
        ...(readingsPct === null ? [] : [{ code: 'two-readings', readingsPct }]),
        ...(comparison === null || baseline === null ? [] : warningsOfComparison(comparison, decision)),
    ];
    const scenarioMeansPct = score.scenariosPct && (0,mean_interval/* scenarioMeans */.z)(score.scenariosPct).map((share) => (0,verdict_score/* roundPct */.Iq)(100 * share));
    return {
        ...base,
        scorePct,
        passed,
        scored,
        scenarioMeansPct,
        ...decision,
        comparison,
        unscored: unscoredAmong(jobs),
        warnings,
    };
}
/** What one reading of the score comes to; null while the baseline is not known yet and could still decide. */
function judgeReading(score, { given, looks, unfinished }) {
    const { benchmark, judging, baseline } = given;
    const { thresholdPct } = benchmark;
    const decision = (0,decide_score/* decideScore */.t8)({ score, thresholdPct, judging, looks });
    if (baseline === null && thresholdPct === null)
        return { decision: unmeasured(decision), comparison: null };
    if (baseline === null || decision.verdict === 'undecided')
        return { decision, comparison: null };
    const { comparing } = baseline;
    const found = withoutPending(baseline.found, unfinished);
    if (found === null)
        return decision.verdict === 'failed' ? { decision, comparison: null } : null;
    const comparison = (0,compare/* compareScore */.Y0)({ score, found, comparing });
    const hasThreshold = thresholdPct !== null;
    return { decision: (0,compare/* combine */.kg)({ decision, comparison, hasThreshold, judging, comparing }), comparison };
}
/** With nothing to hold it against, a score proves nothing. No plan leaves a benchmark like that. */
function unmeasured({ intervalPct }) {
    return {
        intervalPct,
        verdict: 'inconclusive',
        reason: { code: 'not-compared', why: { code: 'baseline-not-named' } },
    };
}
/** What will not become known any more is none. */
function withoutPending(found, unfinished) {
    if (found.kind !== 'pending')
        return found;
    return unfinished === null ? null : { kind: 'none', why: { code: 'baseline-pending', why: unfinished } };
}
/** What a comparison says beside the verdict. */
function warningsOfComparison(comparison, { reason }) {
    const { notCompared, change, canFail } = comparison;
    if (notCompared !== null)
        return reason?.code === 'not-compared' ? [] : [{ code: 'not-compared', why: notCompared }];
    const regression = (0,compare/* regressionOf */.RS)(comparison);
    if (regression === null)
        return [];
    const isRegressionShown = reason?.code === 'regression' || (reason?.code === 'below-threshold' && reason.regression !== undefined);
    if (change?.comparison === 'regression')
        return isRegressionShown ? [] : [{ code: 'regression', regression }];
    const isSaid = reason?.code === 'cannot-show-regression' || reason?.code === 'regression-not-excluded';
    return canFail || isSaid ? [] : [{ code: 'cannot-show-regression', regression }];
}
/** What the jobs together leave without a score; null where one of them does not tell. */
function unscoredAmong(jobs) {
    const unscoredByJob = jobs.map(({ size, unscored, score: { scored } }) => {
        if (unscored !== undefined)
            return unscored;
        return size === null || scored === null ? null : Math.max(0, size - scored);
    });
    let count = 0;
    const reasons = new Map();
    for (const each of unscoredByJob) {
        if (each === null)
            return null;
        count += typeof each === 'number' ? each : each.reduce((sum, one) => sum + one.count, 0);
        for (const one of typeof each === 'number' ? [] : each)
            reasons.set(one.reason, (reasons.get(one.reason) ?? 0) + one.count);
    }
    return { count, reasons: [...reasons].map(([reason, among]) => ({ reason, count: among })) };
}
/** A benchmark of which nothing is known but what was asked. */
function unjudged(benchmark, name, verdict) {
    return {
        benchmark,
        name: benchmark.name ?? name,
        verdict,
        scorePct: null,
        passed: null,
        scored: null,
        intervalPct: null,
        scenarioMeansPct: null,
        comparison: null,
        rounds: null,
        unscored: null,
        reason: null,
        warnings: [],
        jobs: [],
    };
}
/** Why a benchmark has no score and will get none; null when it has one or may still get it. */
function judge_whyNoScore({ expectedJobs, objections }, witnesses, unfinished) {
    const [objection] = objections;
    if (objection !== undefined)
        return objection;
    for (const { lost, judged } of witnesses) {
        // A score that was read before it was lost is not looked at again.
        if (lost !== null)
            return { code: 'job-unreadable', failure: lost };
        if (judged.reason !== null)
            return judged.reason;
    }
    if (unfinished === null)
        return null;
    const { length: found } = witnesses;
    if (found === 0)
        return { code: 'not-finished', why: unfinished };
    return found === expectedJobs ? null : { code: 'jobs-missing', found, expected: expectedJobs, why: unfinished };
}

// EXTERNAL MODULE: ./verdict/judging-faults.js
var judging_faults = __webpack_require__(5734);
// EXTERNAL MODULE: ./verdict/pair-jobs.js
var pair_jobs = __webpack_require__(257);
;// CONCATENATED MODULE: ./verdict/rules.js
/** What a plan is judged by, in one module, so that a run that comes to no plan does not load it. */







/***/ }),

/***/ 814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ decideRound)
/* harmony export */ });
/**
 * Decides by a table. Units scored that the table does not look at throw a RangeError: the table must be computed with the numbers that
 * were scored.
 */
function decideRound(table, { passed, scored }) {
    const point = table.find((each) => each.scored === scored);
    if (point === undefined)
        throw new RangeError(`the table does not look after ${scored} units`);
    if (point.passAt !== null && passed >= point.passAt)
        return 'passed';
    return point.failAt !== null && passed <= point.failAt ? 'failed' : 'undecided';
}


/***/ }),

/***/ 6671:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ decisionTable)
});

// EXTERNAL MODULE: ./verdict/score.js
var score = __webpack_require__(4016);
;// CONCATENATED MODULE: ./verdict/statistics/chances.js
/**
 * How many of these units hit when each does so with the chance `rate`, at least 0 and below 1: the binomial distribution.
 */
function binomialChances(units, rate) {
    const odds = rate / (1 - rate);
    return chancesFrom({
        units,
        likeliest: Math.floor((units + 1) * rate),
        ratioAt: (hits) => ((units - hits) * odds) / (hits + 1),
    });
}
/** How many of the units drawn hit: the hypergeometric distribution. */
function hypergeometricChances({ units, left, hitsLeft }) {
    const spare = left - hitsLeft - units;
    return chancesFrom({
        units,
        likeliest: Math.floor(((units + 1) * (hitsLeft + 1)) / (left + 2)),
        ratioAt: (hits) => ((hitsLeft - hits) * (units - hits)) / ((hits + 1) * (spare + hits + 1)),
    });
}
/**
 * Outwards from the likeliest number by the ratio of neighbours, then divided by the sum: no factorials, nothing overflows, and
 * what underflows is below 1e-300.
 */
function chancesFrom({ units, likeliest, ratioAt }) {
    const weights = [];
    let sum = 0;
    const put = (hits, weight) => {
        weights[hits] = weight;
        sum += weight;
        return weight;
    };
    let weight = put(likeliest, 1);
    for (let hits = likeliest; hits < units; hits += 1)
        weight = put(hits + 1, weight * ratioAt(hits));
    weight = 1;
    for (let hits = likeliest; hits > 0; hits -= 1)
        weight = put(hits - 1, weight / ratioAt(hits - 1));
    return weights.map((each) => each / sum);
}

// EXTERNAL MODULE: ./verdict/statistics/interval.js
var interval = __webpack_require__(7723);
;// CONCATENATED MODULE: ./verdict/statistics/stopping.js
/** What is rarer is as good as impossible, and not gone into: a thousand of these change no chance in its first 14 digits. */
const negligible = 1e-18;
/**
 * At which number of hits a run stops, look by look: the smallest that keeps the chance of stopping a run of the other verdict, at this
 * look or before, within what may be spent, and is no smaller than at the look before. One more than the units scored when no number does.
 * What a look leaves of its share, later ones may spend.
 */
function stoppingCounts({ looks, spentBy, chancesBetween, mayStop }) {
    /** The chance to have come so far with each number of hits. */
    let running = [1];
    let [spent, from, stopAt] = [0, 0, 0];
    return looks.map((to) => {
        const reached = [];
        const chancesOf = chancesBetween(from, to);
        running.forEach((chance, hits) => {
            if (chance < negligible)
                return;
            chancesOf(hits).forEach((share, more) => {
                reached[hits + more] = (reached[hits + more] ?? 0) + chance * share;
            });
        });
        const before = stopAt;
        const left = spentBy(to) - spent;
        let stopped = 0;
        for (stopAt = to + 1; stopAt > before && mayStop(stopAt - 1, to); stopAt -= 1) {
            const more = stopped + (reached[stopAt - 1] ?? 0);
            if (more > left)
                break;
            stopped = more;
        }
        spent += stopped;
        running = reached.slice(0, stopAt);
        from = to;
        return stopAt;
    });
}

// EXTERNAL MODULE: ./verdict/statistics/threshold.js
var threshold = __webpack_require__(8603);
// EXTERNAL MODULE: ./verdict/statistics/wilson.js
var wilson = __webpack_require__(886);
;// CONCATENATED MODULE: ./verdict/statistics/decision-table.js






/**
 * When a benchmark that runs in rounds is decided, known before the first round. Looks that do not rise, and a threshold that cannot be
 * judged, throw a RangeError.
 *
 * Units must be drawn at random and none of them twice (a seed of its own for each job). Where fewer were scored than a look expected,
 * compute the table anew with the numbers scored: what may be spent depends on these alone. Where that lowers the maximum, the
 * guarantee is approximate.
 */
function decisionTable({ looks, thresholdPct, judgeBy, confidencePct }) {
    const isRising = looks.every((units, index) => Number.isInteger(units) && units > (looks[index - 1] ?? 0));
    if (looks.length === 0 || !isRising)
        throw new RangeError(`looks must rise from 1: ${looks.join(', ')}`);
    switch (judgeBy) {
        case 'score':
            return scoreTable({ looks, thresholdPct });
        case 'interval':
            return intervalTable({ looks, thresholdPct, confidencePct });
    }
}
/** In how many of all orders of its units a run may be given another verdict than the full run has. */
const maxChanged = 0.05;
/**
 * The verdict of all units, early. Given how many of all pass, the first ones are a random subset, so the chance that stopping changes the
 * verdict is hypergeometric and does not depend on the true rate: at most 5% whatever that number, spent as 5% \u00d7 \u221a(n \u00f7 N). The worst
 * number is the one next to the other verdict. What the units left cannot change any more costs nothing and is decided at once. No
 * score passes that is below the threshold, and none fails that reaches it.
 */
function scoreTable({ looks, thresholdPct }) {
    const all = looks.at(-1) ?? 0;
    const enough = (0,threshold/* smallestPassingCount */.mx)(all, thresholdPct);
    const reaches = (passed, scored) => (0,threshold/* reachesThreshold */.Lu)((0,score/* scorePctOf */.Fw)(passed, scored), thresholdPct);
    /** Stops for one verdict; `most` is the largest number of hits with which all units have the other one. */
    const stopsFor = (most, mayStop) => stoppingCounts({
        looks,
        spentBy: (scored) => maxChanged * Math.sqrt(scored / all),
        chancesBetween: (from, to) => (hits) => hypergeometricChances({ units: to - from, left: all - from, hitsLeft: most - hits }),
        mayStop,
    });
    const passes = enough === 0 ? looks.map(() => 0) : stopsFor(enough - 1, reaches);
    const fails = stopsFor(all - enough, (failed, scored) => !reaches(scored - failed, scored));
    return pointsOf({ looks, passes, fails });
}
/**
 * Proven pass or fail: at a true rate equal to the threshold either is wrong with a chance of at most (100 \u2212 confidence) \u00f7 2 percent over
 * all looks, spent in proportion to the units. Both need the Wilson interval to lie on their side as well. Not decided after the last look:
 * inconclusive.
 */
function intervalTable({ looks, thresholdPct, confidencePct }) {
    if (!(thresholdPct >= 0 && thresholdPct < 100))
        throw new RangeError(`no interval lies at or above ${thresholdPct}: thresholds are from 0 to below 100`);
    if (thresholdPct === 0)
        return looks.map((scored) => ({ scored, passAt: 0, failAt: null }));
    const all = looks.at(-1) ?? 0;
    const rate = thresholdPct / 100;
    const spentBy = (scored) => ((100 - confidencePct) / 200) * (scored / all);
    const position = (passed, scored) => (0,interval/* positionOf */.d)((0,wilson/* wilsonInterval */.YV)({ passed, scored, confidencePct }), thresholdPct);
    const passes = stoppingCounts({
        looks,
        spentBy,
        chancesBetween: chancesAt(rate),
        mayStop: (passed, scored) => position(passed, scored) === 'at-or-above',
    });
    const fails = stoppingCounts({
        looks,
        spentBy,
        chancesBetween: chancesAt(1 - rate),
        mayStop: (failed, scored) => position(scored - failed, scored) === 'below',
    });
    return pointsOf({ looks, passes, fails });
}
/** What each step adds when every unit hits with the same chance, whatever came before. */
function chancesAt(rate) {
    return (from, to) => {
        const chances = binomialChances(to - from, rate);
        return () => chances;
    };
}
function pointsOf({ looks, passes, fails }) {
    return looks.map((scored, index) => {
        const passAt = passes[index] ?? scored + 1;
        const failAt = scored - (fails[index] ?? scored + 1);
        return { scored, passAt: passAt > scored ? null : passAt, failAt: failAt < 0 ? null : failAt };
    });
}


/***/ }),

/***/ 8169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ compareWithBaseline),
/* harmony export */   CH: () => (/* binding */ estimateOfCounts),
/* harmony export */   b$: () => (/* binding */ estimateOfScores)
/* harmony export */ });
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4016);
/* harmony import */ var _interval_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7723);
/* harmony import */ var _mean_interval_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5817);
/* harmony import */ var _wilson_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(886);




/** 5% on either side. */
const baselineZ = 1.645;
const baselineConfidencePct = 90;
/** How much of a unit of the smaller side the margin is: 0.6 of the continuity correction of Hauck and Anderson (1986). */
const marginUnits = 0.3;
/**
 * A score from counts, with Wilson's limits at z = 1.645.
 *
 * Without the margin, Newcombe's interval takes up to 7.6% of unchanged scores for regressions with 12 units on either side, and 11% with
 * 12 units against 200; with it, below 6% with 10 to 200 units, equal or not (`npm run bench`).
 */
function estimateOfCounts(counts) {
    return {
        scorePct: (100 * counts.passed) / counts.scored,
        limitsPct: (0,_wilson_js__WEBPACK_IMPORTED_MODULE_1__/* .wilsonLimits */ .Be)(counts, baselineZ),
        marginPct: (100 * marginUnits) / counts.scored,
    };
}
/** A score without counts: the mean of all attempts of scenarios. */
function estimateOfScores(scenarios, attempts) {
    return {
        scorePct: (0,_mean_interval_js__WEBPACK_IMPORTED_MODULE_0__/* .meanPctOf */ .s0)(scenarios),
        limitsPct: (0,_mean_interval_js__WEBPACK_IMPORTED_MODULE_0__/* .meanInterval */ .VO)(scenarios, baselineConfidencePct, attempts),
        marginPct: 0,
    };
}
/**
 * Compares with a baseline by Newcombe's interval for a difference: a regression is shown when all of it lies below the drop that is
 * allowed, and excluded when none does. Either is wrong in about 5% of all cases.
 *
 * Source: Newcombe, "Interval Estimation for the Difference between Independent Proportions", Statistics in Medicine 17 (1998), method 10;
 * with limits of any other kind, Zou and Donner, "Construction of Confidence Limits about Effect Measures", same journal 27 (2008).
 */
function compareWithBaseline({ candidate, baseline, allowedDropPct }) {
    const [low, high] = candidate.limitsPct;
    const [baseLow, baseHigh] = baseline.limitsPct;
    const difference = candidate.scorePct - baseline.scorePct;
    const margin = Math.max(candidate.marginPct, baseline.marginPct);
    const below = Math.hypot(candidate.scorePct - low, baseHigh - baseline.scorePct) + margin;
    const above = Math.hypot(high - candidate.scorePct, baseline.scorePct - baseLow) + margin;
    const changeIntervalPct = (0,_interval_js__WEBPACK_IMPORTED_MODULE_2__/* .roundOutwards */ .A)([Math.max(-100, difference - below), Math.min(100, difference + above)]);
    const changePct = (0,_score_js__WEBPACK_IMPORTED_MODULE_3__/* .roundPct */ .Iq)((0,_score_js__WEBPACK_IMPORTED_MODULE_3__/* .roundPct */ .Iq)(candidate.scorePct) - (0,_score_js__WEBPACK_IMPORTED_MODULE_3__/* .roundPct */ .Iq)(baseline.scorePct));
    return { changePct, changeIntervalPct, comparison: comparisonOf(changeIntervalPct, allowedDropPct) };
}
function comparisonOf(changeIntervalPct, allowedDropPct) {
    switch ((0,_interval_js__WEBPACK_IMPORTED_MODULE_2__/* .positionOf */ .d)(changeIntervalPct, -allowedDropPct)) {
        case 'below':
            return 'regression';
        case 'at-or-above':
            return 'no-worse';
        case 'both':
            return 'inconclusive';
    }
}


/***/ }),

/***/ 5817:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VO: () => (/* binding */ meanInterval),
/* harmony export */   s0: () => (/* binding */ meanPctOf),
/* harmony export */   z: () => (/* binding */ scenarioMeans)
/* harmony export */ });
/**
 * An interval for the mean score of all attempts of scenarios that can score anything from 0 to 100, rounded outwards to two decimals, the
 * mean as it is shown included. Holds for any distribution and any number of scenarios; the order of scenarios and attempts makes no
 * difference.
 *
 * A mean lies outside when betting against it would have paid too well: a bet \u03bb on each score x turns 1 into \u220f (1 + \u03bb(x \u2212 mean)), which
 * is 1 in expectation if that is the mean, so it seldom reaches 2 \u00f7 (1 \u2212 confidence) on either side (Markov). Three bets share the
 * stake. They are fixed before the scores are known, so that no order is needed in which to learn from them: what is given up is 2 to 7% of
 * width. A scenario of which fewer attempts have a score weighs less in the mean, and as much less in each bet: x \u2212 mean, summed over its
 * scores, is 0 in expectation.
 *
 * `attempts`: how often each scenario was run, without a score or with one; as often as the one with the most scores unless given. How many
 * have a score is chance as well, so it must not choose the bets.
 *
 * Source: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024): their bets for a
 * fixed number of scores, with the standard deviation given instead of estimated from earlier scores.
 */
function meanInterval(scenarios, confidencePct, attempts) {
    const samples = samplesOf(scenarios, attempts);
    const enough = 200 / (100 - confidencePct);
    const mirrored = samples.map(({ share, weight }) => ({ share: 1 - share, weight }));
    return [lowestMean(samples, enough) / 100, (10_000 - lowestMean(mirrored, enough)) / 100];
}
/** The mean score of all attempts in percent, not rounded. */
function meanPctOf(scenarios) {
    return 100 * meanShare(scenarios.flat());
}
/** The mean of each scenario's attempts, as shares from 0 to 1, rising. */
function scenarioMeans(scenarios) {
    return samplesOf(scenarios).map(({ share }) => share);
}
/** Sorted, so that the order in which scenarios come makes no difference, to the last bit. */
function samplesOf(scenarios, attempts = 1) {
    if (scenarios.length === 0)
        throw new RangeError('no scenario has a score');
    const most = scenarios.reduce((longest, { length }) => Math.max(longest, length), attempts);
    return scenarios
        .map((scoresPct) => ({ share: meanShare(scoresPct), weight: scoresPct.length / most }))
        .toSorted((a, b) => a.share - b.share || a.weight - b.weight);
}
const byValue = (left, right) => left - right;
function meanShare(scoresPct) {
    const isValid = scoresPct.length > 0 && scoresPct.every((scorePct) => scorePct >= 0 && scorePct <= 100);
    if (!isValid)
        throw new RangeError(`scores are from 0 to 100, at least one a scenario: ${scoresPct.join(', ')}`);
    // Sorted, so that the sum is the same to the last bit in whatever order they come.
    const sum = scoresPct.toSorted(byValue).reduce((total, scorePct) => total + scorePct, 0);
    return sum / scoresPct.length / 100;
}
/** Each bet is the best one for scores of this standard deviation, and gets this share of the stake. */
const bets = [
    { deviation: 0.4, stake: 1 / 2 },
    { deviation: 0.2, stake: 1 / 3 },
    { deviation: 0.1, stake: 1 / 6 },
];
/**
 * The largest mean, in hundredths of a percent, against which betting pays enough; 0 when there is none. What it pays falls as the mean
 * rises.
 */
function lowestMean(samples, enough) {
    const scale = Math.sqrt((2 * Math.log(enough)) / samples.length);
    let [low, high] = [0, 10_000];
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (payoff(samples, { mean: middle / 10_000, scale }) >= enough)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/** What a stake of 1 becomes. No bet is so high that it could lose more than all. */
function payoff(samples, { mean, scale }) {
    let sum = 0;
    for (const { deviation, stake } of bets) {
        const bet = Math.min(scale / deviation, 1 / mean);
        const growth = samples.reduce((total, { share, weight }) => total + Math.log1p(bet * weight * (share - mean)), 0);
        sum += stake * Math.exp(growth);
    }
    return sum;
}


/***/ }),

/***/ 5720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mF: () => (/* binding */ largestRegression),
  s1: () => (/* binding */ scenariosToPass),
  p2: () => (/* binding */ unitsToDecide),
  Q9: () => (/* binding */ unitsToPass),
  dK: () => (/* binding */ unitsToShowRegression)
});

// EXTERNAL MODULE: ./verdict/statistics/decide.js
var decide = __webpack_require__(814);
// EXTERNAL MODULE: ./verdict/statistics/decision-table.js + 2 modules
var decision_table = __webpack_require__(6671);
// EXTERNAL MODULE: ./verdict/statistics/difference.js
var difference = __webpack_require__(8169);
// EXTERNAL MODULE: ./verdict/statistics/interval.js
var interval = __webpack_require__(7723);
// EXTERNAL MODULE: ./verdict/statistics/mean-interval.js
var mean_interval = __webpack_require__(5817);
// EXTERNAL MODULE: ./verdict/statistics/normal-quantile.js
var normal_quantile = __webpack_require__(1591);
;// CONCATENATED MODULE: ./verdict/statistics/search.js
/** The smallest whole number from `from` to `to` for which something holds, where it holds for all larger ones too; null when for none. */
function smallestWith({ from, to }, holds) {
    let [low, high] = [from, to + 1];
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low > to ? null : low;
}

// EXTERNAL MODULE: ./verdict/statistics/wilson.js
var wilson = __webpack_require__(886);
;// CONCATENATED MODULE: ./verdict/statistics/needed-units.js








/** More than any plan asks for: what needs more is as good as impossible. */
const maxUnits = 1_000_000;
/** More than these are never advised: nobody asks for as many. */
const maxAdvised = 10_000;
/**
 * How many units a perfect run needs to pass with `judge-by: interval`: with fewer it cannot, and is refused before paying. Its interval
 * must reach the threshold, and the chance of as many passes at a rate equal to the threshold must be small enough. The same in rounds.
 * Null for a threshold that no number of units reaches, 100 among them.
 */
function unitsToPass({ thresholdPct, confidencePct, }) {
    const isProven = (units) => (0,interval/* positionOf */.d)((0,wilson/* wilsonInterval */.YV)({ passed: units, scored: units, confidencePct }), thresholdPct) === 'at-or-above';
    const isUnlikely = (units) => (thresholdPct / 100) ** units <= (100 - confidencePct) / 200;
    return smallestWith({ from: 1, to: maxUnits }, (units) => isProven(units) && isUnlikely(units));
}
/**
 * How many scenarios that are run several times, or are scored in part, a perfect run needs to pass with `judge-by: interval`: those with
 * which the interval of their mean reaches the threshold. Null for a threshold that 10,000 do not reach.
 */
function scenariosToPass({ thresholdPct, confidencePct, }) {
    return smallestWith({ from: 1, to: maxAdvised }, (scenarios) => {
        const perfect = Array.from({ length: scenarios }, () => [100]);
        return (0,interval/* positionOf */.d)((0,mean_interval/* meanInterval */.VO)(perfect, confidencePct), thresholdPct) === 'at-or-above';
    });
}
/**
 * After about how many units in all they would pass or fail with `judge-by: interval`, if as large a share of them passed as of these, to
 * the nearest unit; with one less they would not. Null for a share that equals the threshold, and above 10,000. It takes at least as many
 * as leave the threshold outside Wilson's interval, which holds just the shares that the score test does not refuse:
 * |p - t| <= z \u221a(t (1 - t) / n), solved for n.
 */
function unitsToDecide({ passed, scored, thresholdPct, confidencePct }) {
    if (thresholdPct >= 100)
        return null;
    const threshold = thresholdPct / 100;
    const distance = passed / scored - threshold;
    const least = Math.ceil(((0,normal_quantile/* zOfConfidence */.E)(confidencePct) ** 2 * threshold * (1 - threshold)) / distance ** 2);
    const from = Math.max(least, scored + 1);
    if (!(from <= maxAdvised))
        return null;
    const isDecided = (units) => {
        const table = (0,decision_table/* decisionTable */.v)({ looks: [units], thresholdPct, judgeBy: 'interval', confidencePct });
        return (0,decide/* decideRound */.B)(table, { passed: Math.round((units * passed) / scored), scored: units }) !== 'undecided';
    };
    // Whole units make it hold and not hold in turn near the limit: one such number is as good as the other.
    return smallestWith({ from, to: Math.min(maxAdvised, 4 * from + 50) }, isDecided);
}
/**
 * How many units this change needs so that a score of 0 would show a regression: with fewer the comparison cannot fail. Null when no
 * number is enough, since too little is known of the baseline or its score is too low. For a baseline that is yet to be run, a perfect one.
 */
function unitsToShowRegression(options) {
    return smallestWith({ from: 1, to: maxUnits }, (scored) => showsRegression({ passed: 0, scored }, options));
}
/**
 * What so many units can show: the largest number of passed ones that is a regression, null when not even 0 is. "50 units show a
 * regression from 45 of 50 at 38 or fewer."
 */
function largestRegression(scored, options) {
    const isNone = (passed) => !showsRegression({ passed, scored }, options);
    const enough = smallestWith({ from: 0, to: scored }, isNone) ?? 0;
    return enough === 0 ? null : enough - 1;
}
/** More passed units are never a regression where fewer are none, nor is any perfect score. */
function showsRegression(counts, options) {
    return (0,difference/* compareWithBaseline */.$_)({ ...options, candidate: (0,difference/* estimateOfCounts */.CH)(counts) }).comparison === 'regression';
}


/***/ }),

/***/ 1540:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ existingJobs),
/* harmony export */   V: () => (/* binding */ paidJobs)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1259);

/** The jobs that the plan names. */
function existingJobs({ benchmarks }) {
    return benchmarks.flatMap((benchmark) => benchmark.work.kind === 'existing'
        ? [
            {
                reader: benchmark,
                jobIds: [benchmark.work.jobId],
                isOwn: false,
                isAdvisory: benchmark.level === 'warn',
                runs: new Map(),
            },
        ]
        : []);
}
/** The jobs that are paid for; with an origin those alone that are known so. */
function paidJobs({ plan, ledger }, origin) {
    return ledger.inUse.flatMap(({ index, payment }) => {
        const batch = plan.batches[index];
        const isOther = origin !== undefined && !(payment.state === 'paid' && payment.origin === origin);
        if (batch === undefined || isOther)
            return [];
        const { jobIds } = payment;
        const run = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .runOf */ .ng)(batch);
        const runs = new Map(run === null ? [] : jobIds.map((id) => [id, run]));
        return [{ reader: batch, jobIds, isOwn: true, isAdvisory: false, runs }];
    });
}


/***/ }),

/***/ 9058:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ groupJobs),
  p: () => (/* binding */ waitForJobs)
});

// EXTERNAL MODULE: ./plan/plan.js
var plan = __webpack_require__(1259);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ./verdict/score.js
var score = __webpack_require__(4016);
;// CONCATENATED MODULE: ./wait/job-tracker.js


/** How long a job that is paid for may be missing before that is believed: it may be listed late. */
const missingGraceMs = 60_000;
/** How long the service may refuse to tell of such a job: one odd answer of a proxy must not cost the whole run. */
const refusalGraceMs = 30_000;
/** How long the service may answer of a job in a shape that tells nothing: a new version of it may be on its way. */
const unreadableGraceMs = 900_000;
/** How long bad news of a job must last: one odd answer must not make of a good job a failed one. */
const confirmMs = 2000;
/** What is believed of each job, whatever the service says at one moment or another. */
class JobTracker {
    #options;
    #jobs;
    /** When the service began to refuse to tell of a job, or to tell what cannot be read, for those that it does not tell of now. */
    #silentSince = new Map();
    /** When a job was first said to be over without a valid score, for those of which that is not confirmed. */
    #badNewsSinceMs = new Map();
    constructor(options) {
        this.#options = options;
        this.#jobs = new Map(options.jobIds.map((id) => [id, { id, job: null, lost: null }]));
    }
    get all() {
        return this.#jobs;
    }
    noteJob(seen, moment) {
        const before = this.#jobs.get(seen.id);
        // What is final stays final: a later, older answer of some cache changes nothing.
        if (before === undefined || (before.job !== null && (0,services_service/* isFinal */.d)(before.job)))
            return { kind: 'none' };
        // Which benchmark a job runs never changes, though an answer may leave it out; a final one that contradicts is bad news.
        const known = before.job?.benchmarkId ?? null;
        const isKept = known !== null && (seen.benchmarkId === null || !(0,services_service/* isFinal */.d)(seen));
        const job = withoutStepsBack(isKept ? { ...seen, benchmarkId: known } : seen, before.job);
        if (!this.#isBelieved(job, before.job, moment))
            return { kind: 'unconfirmed' };
        const reached = reachedBy(job, before.job);
        this.#jobs.set(job.id, { id: job.id, job, lost: null, ...(reached !== null && { reached }) });
        this.#silentSince.delete(job.id);
        const isSame = before.job?.state === job.state && progressOf(before.job) === progressOf(job);
        return { kind: 'known', job, isChanged: !isSame };
    }
    /** Notes that a job could not be read. True when it is lost: another look would tell nothing else. */
    noteError(id, error, { nowMs, isLastLook, isCutOff = false }) {
        const { failure } = error;
        const known = this.#jobs.get(id);
        if (known !== undefined && !isCutOff)
            this.#jobs.set(id, { ...known, failing: failure });
        const graceMs = this.#graceMs(error);
        const { isRefusal } = error;
        const before = this.#silentSince.get(id);
        if (graceMs === null) {
            // A refusal outlasts an outage; an answer that could not be read may have been a part of it.
            if (before?.isRefusal === false)
                this.#silentSince.delete(id);
            return false;
        }
        // An answer that cannot be read bears out no refusal, nor the other way round.
        const sinceMs = before?.isRefusal === isRefusal ? before.sinceMs : nowMs;
        this.#silentSince.set(id, { sinceMs, isRefusal });
        const job = known?.job ?? null;
        const isBelieved = nowMs - sinceMs >= graceMs || (isLastLook && job === null && isRefusal);
        if (!isBelieved)
            return false;
        this.#jobs.set(id, { id, job, lost: failure });
        return true;
    }
    /** How long such an answer must last before it is believed; null for what passes. */
    #graceMs({ kind, isTooLarge, isPage }) {
        switch (kind) {
            case 'unauthorised':
            case 'refused':
            case 'mismatch':
                return this.#options.justCreated ? refusalGraceMs : 0;
            case 'not-found':
                return this.#options.justCreated ? missingGraceMs : 0;
            case 'unreachable':
            case 'throttled':
            case 'unavailable':
                return null;
            case 'unreadable':
                if (isTooLarge)
                    return this.#options.justCreated ? refusalGraceMs : 0;
                // A page is somebody else's, who may go away.
                return isPage ? null : unreadableGraceMs;
        }
    }
    /** Whether an answer is taken for what it says: bad news only when it is told again, unless there is no time to ask. */
    #isBelieved(job, before, { nowMs, isLastLook }) {
        if (!(0,services_service/* isFinal */.d)(job) || this.#isSound(job, before)) {
            this.#badNewsSinceMs.delete(job.id);
            return true;
        }
        const sinceMs = this.#badNewsSinceMs.get(job.id) ?? nowMs;
        this.#badNewsSinceMs.set(job.id, sinceMs);
        return isLastLook || nowMs - sinceMs >= confirmMs;
    }
    /** Whether a final job has a valid score and says of itself what it said before. */
    #isSound(job, before) {
        if (job.state !== 'scored' || (0,score/* faultOfScore */.yy)(job) !== null)
            return false;
        if (!this.#options.justCreated)
            return true;
        // Without its counts a score cannot be pooled with others; a mean has none, and never will.
        const { passed, scored, isMean } = job.score;
        if (isMean !== true && (passed === null || scored === null))
            return false;
        // A job of our own is known by its benchmark or by its label.
        if (job.benchmarkId === null)
            return job.label !== null;
        return this.#isAsked(job.benchmarkId) && (before?.benchmarkId == null || before.benchmarkId === job.benchmarkId);
    }
    #isAsked(benchmarkId) {
        return this.#options.benchmarkIds?.has(benchmarkId) ?? true;
    }
}
/** What is done stays done: an older answer of some cache takes nothing back. */
function withoutStepsBack(job, before) {
    if (before === null || job.state !== before.state || !('progress' in job) || !('progress' in before))
        return job;
    const { progress: now } = job;
    const { progress: then } = before;
    if (then === null || (now !== null && (now.total !== then.total || now.done >= then.done)))
        return job;
    return { ...job, progress: then };
}
function reachedBy(job, before) {
    const last = before !== null && 'progress' in before ? before.progress : null;
    if (last === null || !(0,services_service/* isFinal */.d)(job))
        return null;
    return job.state === 'scored' ? { ...last, done: last.total } : last;
}
function progressOf(job) {
    return 'progress' in job && job.progress !== null ? `${job.progress.done}/${job.progress.total}` : '';
}

// EXTERNAL MODULE: ./backoff.js
var backoff = __webpack_require__(2472);
;// CONCATENATED MODULE: ./wait/outage.js

const firstPauseMs = 1000;
/** The looks that fail: as long as all of them do they become rarer and ask for less. */
class Outage {
    #options;
    #open = null;
    #kind = null;
    #failures = 0;
    #pauseUntilMs = 0;
    constructor(options) {
        this.#options = options;
    }
    /** No look before this time, in milliseconds since the epoch: the service asked for a pause, or the last looks all failed. */
    get pauseUntilMs() {
        return this.#pauseUntilMs;
    }
    /** Null while looking works. */
    get open() {
        return this.#open;
    }
    note(error) {
        const { clock, pollIntervalMs, onOutage, random } = this.#options;
        this.#failures += 1;
        const pauseMs = (0,backoff/* backoffMs */.j)({ attempt: this.#failures, firstMs: firstPauseMs, maxMs: pollIntervalMs, random });
        this.#pauseUntilMs = clock.now() + Math.max(error.retryAfterMs ?? 0, pauseMs);
        this.#open = { sinceMs: this.#open?.sinceMs ?? clock.now(), error };
        if (this.#kind !== error.kind)
            onOutage(this.#open);
        this.#kind = error.kind;
    }
    end() {
        this.#failures = 0;
        if (this.#open !== null)
            this.#options.onOutageOver(this.#open);
        this.#open = null;
        this.#kind = null;
    }
    /** One job after the other while looking fails: a service that is down is not asked for many. */
    fewer(ids) {
        return this.#failures === 0 ? ids : ids.slice(this.#failures % ids.length).slice(0, 1);
    }
}

;// CONCATENATED MODULE: ./wait/schedule.js
const unseen = {
    phase: 'unseen',
    progress: null,
    lookedAtMs: 0,
    changedAtMs: 0,
    startMs: 0,
    startCount: 0,
    recentRate: 0,
};
const minGapMs = 500;
const widestProbe = 10;
/** With this few jobs left, reading them costs no more than a sweep. */
const fewJobs = 2;
/** The longest gap while more jobs than a few are open: the sentinel is then hardly ever the last to finish. */
const manyOpenCapMs = 10_000;
/** How often a sweep tells how many are still open, for the sentinel's gaps and for whoever reads the log. */
const overviewMs = 60_000;
/** While a job is scored, after its last unit: the end may come at any moment, and the next job takes over once it has come. */
const minTailGapMs = 250;
/** A unit that takes half an hour is not looked at twice a second: the shortest gap, as a share of the time of one unit. */
const shareOfUnit = 0.015;
/** With one or two units left most looks see nothing new: there the gap follows the time of one unit, up to a limit. */
const lastUnits = new Map([
    [1, { share: 0.1, maxMs: 500 }],
    [2, { share: 0.2, maxMs: 3000 }],
]);
/**
 * A job without progress is hardly looked at before this share of the time that such a job takes, and then as often as the lag may be long.
 */
const quietShare = 0.7;
const wakefulGapMs = 4700;
/** A job that takes much longer than others is as unpredictable as one of which nothing is known. */
const wakefulShare = 2.2;
class Schedule {
    #options;
    /** How long a job that tells no progress usually takes; null where that is not known. */
    #typicalMs = null;
    #jobs;
    /** The job that is known to be unfinished. */
    #sentinel = null;
    #sweptAtMs;
    /** Whether a sweep is due: at the start, and when the sentinel has become final. */
    #needsSweep = true;
    #probeWidth = 1;
    constructor(ids, options) {
        this.#options = options;
        this.#sweptAtMs = options.startMs;
        this.#jobs = new Map(ids.map((id) => [id, unseen]));
    }
    /** Notes what a look at `atMs` told. A final job stays final, whatever comes later. */
    note(id, sight, atMs) {
        const before = this.#jobs.get(id);
        if (before === undefined || before.phase === 'final')
            return;
        this.#jobs.set(id, seen(before, sight, atMs));
        if (sight.phase === 'final') {
            if (this.#sentinel !== id)
                return;
            this.#sentinel = null;
            this.#needsSweep = true;
            this.#probeWidth = 1;
        }
        else if (this.#sentinel === null || this.#etaMs(id) > this.#etaMs(this.#sentinel)) {
            this.#sentinel = id;
        }
    }
    /** Notes that a sweep was made, whether or not it could be read. */
    noteSweep(atMs) {
        this.#sweptAtMs = atMs;
        this.#needsSweep = false;
    }
    /**
     * Notes how long a job like these usually takes, in milliseconds from its start. It only moves the looks at one that tells no progress.
     */
    expect(typicalMs) {
        this.#typicalMs = typicalMs;
    }
    /** The jobs that are not known to be final. */
    get open() {
        const open = [];
        for (const [id, { phase }] of this.#jobs)
            if (phase !== 'final')
                open.push(id);
        return open;
    }
    next(nowMs) {
        const open = this.open;
        if (open.length === 0)
            return { kind: 'done' };
        const sentinel = this.#sentinel;
        if (sentinel !== null) {
            const look = {
                kind: 'look',
                ids: [sentinel],
                atMs: this.#jobAt(sentinel).lookedAtMs + this.#gapMs(sentinel, nowMs),
            };
            const { failFast, canSweep, pollIntervalMs } = this.#options;
            if (!canSweep)
                return (failFast ? this.#lookAtAll(look, nowMs) : null) ?? look;
            if (open.length <= (failFast ? 1 : fewJobs))
                return look;
            const sweepAtMs = this.#sweptAtMs + (failFast ? pollIntervalMs : overviewMs);
            // A sentinel that cannot be read is overdue for good: the others must not wait for it.
            return sweepAtMs < Math.max(look.atMs, nowMs) ? { kind: 'sweep', ids: open, atMs: sweepAtMs } : look;
        }
        if (this.#needsSweep && this.#options.canSweep && open.length > fewJobs)
            return { kind: 'sweep', ids: open, atMs: nowMs };
        const byEta = open.toSorted((a, b) => this.#etaMs(b) - this.#etaMs(a));
        const ids = byEta.slice(0, this.#probeWidth);
        this.#probeWidth = Math.min(widestProbe, this.#probeWidth * 2);
        return { kind: 'look', ids, atMs: nowMs };
    }
    /** A look at every open job, once an interval, in place of sweeps; null while it is not due before the next look at the sentinel. */
    #lookAtAll(next, nowMs) {
        const atMs = this.#sweptAtMs + this.#options.pollIntervalMs;
        const dueMs = Math.max(atMs, nowMs);
        if (atMs >= Math.max(next.atMs, nowMs))
            return null;
        this.#sweptAtMs = dueMs;
        const ids = this.open.filter((id) => dueMs - this.#jobAt(id).lookedAtMs >= minGapMs);
        return ids.length === 0 ? null : { kind: 'look', ids, atMs };
    }
    #jobAt(id) {
        return this.#jobs.get(id) ?? unseen;
    }
    /** When a job will end, by its progress; what is not known ends last, so that it is looked at first. */
    #etaMs(id) {
        const job = this.#jobAt(id);
        if (job.phase !== 'running')
            return 1e15;
        const rate = rateOf(job);
        if (job.progress === null || rate === 0)
            return 1e12;
        return job.lookedAtMs + (job.progress.total - job.progress.done) / rate;
    }
    #gapMs(id, nowMs) {
        const job = this.#jobAt(id);
        const left = job.progress === null ? null : job.progress.total - job.progress.done;
        const quietMs = this.#quietGapMs(job, { left, nowMs });
        if (quietMs !== null)
            return Math.min(Math.max(quietMs, minGapMs), this.#options.pollIntervalMs);
        const capMs = Math.min(this.#options.pollIntervalMs, this.#capMs(job.phase === 'running' && left === null));
        const floorMs = left !== null && left <= 0 ? minTailGapMs : minGapMs;
        return Math.min(Math.max(this.#wishedGapMs(job, { left, nowMs }), floorMs), capMs);
    }
    /** The gap where only the time that such jobs take says when the last one will end; null elsewhere. */
    #quietGapMs(job, { left, nowMs }) {
        if (this.#typicalMs === null || job.phase !== 'running' || left !== null || this.#jobs.size > fewJobs)
            return null;
        const ranMs = nowMs - job.startMs;
        if (ranMs >= wakefulShare * this.#typicalMs)
            return null;
        const quietMs = quietShare * this.#typicalMs - ranMs;
        return quietMs > 0 ? Math.max(quietMs / 2, wakefulGapMs) : Math.min(wakefulGapMs, 0.1 * ranMs);
    }
    /** The longest gap that is worth it: it bounds how late the end of an unpredictable sentinel is seen. */
    #capMs(tellsNoProgress) {
        const count = this.#jobs.size;
        if (this.#options.canSweep && this.open.length > fewJobs)
            return manyOpenCapMs;
        return tellsNoProgress ? Math.max(750, 10_000 / count) : Math.max(2000, 40_000 / Math.sqrt(count));
    }
    #wishedGapMs(job, { left, nowMs }) {
        if (job.phase !== 'running')
            return 0.1 * (nowMs - this.#options.startMs);
        if (left === null)
            return 0.1 * (nowMs - job.startMs);
        // All prompts are answered: the tail in which the job is scored.
        if (left <= 0)
            return 0.03 * (nowMs - job.changedAtMs);
        const rate = rateOf(job);
        if (rate === 0)
            return nowMs - job.startMs;
        const last = lastUnits.get(left);
        const wishedMs = last === undefined ? (0.7 * (left - 1.5 * Math.sqrt(left))) / rate : Math.min(last.share / rate, last.maxMs);
        const gapMs = Math.max(wishedMs, shareOfUnit / rate);
        return job.startCount > 0 ? Math.min(gapMs, nowMs - job.startMs) : gapMs;
    }
}
function rateOf(job) {
    if (job.progress === null)
        return 0;
    const elapsedMs = job.lookedAtMs - job.startMs;
    const mean = elapsedMs > 0 ? (job.progress.done - job.startCount) / elapsedMs : 0;
    return Math.max(mean, 0.8 * job.recentRate);
}
function seen(before, sight, atMs) {
    const now = { ...before, ...sight, lookedAtMs: atMs };
    const done = sight.progress?.done ?? 0;
    if (before.phase !== 'running') {
        const measured = before.phase === 'waiting';
        return {
            ...now,
            changedAtMs: atMs,
            startMs: measured ? before.lookedAtMs : atMs,
            startCount: measured ? 0 : done,
        };
    }
    const rise = done - (before.progress?.done ?? 0);
    if (rise <= 0)
        return now;
    const sinceMs = atMs - before.changedAtMs;
    return { ...now, changedAtMs: atMs, recentRate: sinceMs > 0 ? rise / sinceMs : before.recentRate };
}

;// CONCATENATED MODULE: ./wait/poll-jobs.js
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




/** What the last look at the deadline may take. */
const lastLookMs = 2500;
const firstLookMs = 15_000;
/** The comment is brought up to date as often. */
const readAllEveryMs = 60_000;
const maxLastLooks = 50;
const poll_jobs_fewJobs = 10;
/** With more jobs than these the looks are close together anyway. */
const fewSilentJobs = 2;
const recentJobs = 50;
/** Looks at the jobs until every one is final, the deadline has come, or waiting on is pointless. Throws nothing of a service. */
async function pollJobs(options) {
    return new Wait(options).run();
}
class Wait {
    #options;
    #schedule;
    #known;
    #startMs;
    #outage;
    #isLastLook = false;
    #readAllAtMs = 0;
    /** A job that runs and tells no progress; null while there is none, and once completed jobs like it have been asked for. */
    #silent = null;
    #hasAskedTypical = false;
    constructor(options) {
        this.#options = options;
        this.#startMs = options.clock.now();
        this.#known = new JobTracker(options);
        this.#outage = new Outage(options);
        const schedule = {
            pollIntervalMs: options.pollIntervalMs,
            startMs: this.#startMs,
            failFast: options.failFast,
            canSweep: options.service.sweep !== undefined,
        };
        this.#schedule = new Schedule(options.jobIds, schedule);
    }
    async run() {
        const { clock, deadlineMs, cancelled } = this.#options;
        await this.#firstLook();
        if (this.#isElsewhere && !cancelled.aborted)
            return this.#ended('unreachable');
        for (;;) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                if (cancelled.aborted)
                    return this.#ended('cancelled');
                if (this.#options.failFast && this.#options.hasFailed(this.#known.all))
                    return this.#ended('fail-fast');
                const step = this.#schedule.next(clock.now());
                if (step.kind === 'done')
                    return this.#ended('all-final');
                const atMs = Math.max(step.atMs, this.#outage.pauseUntilMs);
                await clock.sleep(Math.min(atMs, deadlineMs) - clock.now(), cancelled);
                if (cancelled.aborted)
                    return this.#ended('cancelled');
                if (clock.now() >= deadlineMs)
                    return await this.#lastLook();
                const limit = __addDisposableResource(env_1, clock.limit(deadlineMs - clock.now(), cancelled), false);
                await this.#take(this.#widen(step), limit.signal);
                await this.#askTypical(limit.signal);
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        }
    }
    /** Whether nobody at the address is the service, as far as is known. */
    get #isElsewhere() {
        const error = this.#outage.open?.error;
        return this.#options.isFirstContact && (error?.kind === 'unreachable' || error?.isPage === true);
    }
    /** Learns once, from the account's completed jobs of the same benchmark, how long one takes that tells no progress itself. */
    async #askTypical(signal) {
        const { service, jobIds } = this.#options;
        const silent = this.#silent;
        if (silent === null || this.#hasAskedTypical || service.recent === undefined || jobIds.length > fewSilentJobs)
            return;
        this.#hasAskedTypical = true;
        try {
            const typicalMs = typicalDurationMs(silent, (await service.recent({ limit: recentJobs }, signal)).jobs);
            if (typicalMs !== null)
                this.#schedule.expect(typicalMs);
        }
        catch (error) {
            // Without it the schedule looks as often as for any job of which nothing is known.
            if (!(error instanceof services_service/* ServiceError */._) && !signal.aborted)
                throw error;
        }
    }
    /** Reads every job once, so that it is known from the start which job serves which benchmark. */
    async #firstLook() {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const { clock, service, jobIds, deadlineMs, cancelled } = this.#options;
            const limitMs = Math.min(firstLookMs, deadlineMs - clock.now());
            const limit = __addDisposableResource(env_2, clock.limit(limitMs, cancelled), false);
            this.#readAllAtMs = clock.now();
            if (jobIds.length <= poll_jobs_fewJobs) {
                await this.#take({ kind: 'look', ids: jobIds, atMs: 0 }, limit.signal);
                return;
            }
            try {
                const recent = await service.recent?.({ limit: 2 * jobIds.length }, limit.signal);
                if (recent === undefined)
                    return;
                // A list tells less than a job: what is final is read by its id or by a sweep.
                this.#noteSweep(recent.jobs.filter((job) => !(0,services_service/* isFinal */.d)(job)));
            }
            catch (error) {
                // Without it the schedule finds out by itself.
                if (!(error instanceof services_service/* ServiceError */._) && !limit.signal.aborted)
                    throw error;
            }
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            __disposeResources(env_2);
        }
    }
    /** The jobs to look at: now and then all that are open, where they are few, so that people see each one's progress. */
    #widen(step) {
        const open = this.#schedule.open;
        const nowMs = this.#options.clock.now();
        if (step.kind === 'sweep' || open.length > poll_jobs_fewJobs || nowMs - this.#readAllAtMs < readAllEveryMs)
            return step;
        this.#readAllAtMs = nowMs;
        return { ...step, ids: open };
    }
    /** Counts what has finished meanwhile. */
    async #lastLook() {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = __addDisposableResource(env_3, this.#options.clock.limit(lastLookMs, this.#options.cancelled), false);
            this.#isLastLook = true;
            const ids = this.#schedule.open;
            const canSweep = this.#options.service.sweep !== undefined;
            if (canSweep && ids.length > poll_jobs_fewJobs)
                await this.#take({ kind: 'sweep', ids, atMs: 0 }, limit.signal);
            // A list may be cut off or down: as many of the rest as there is time for are read by their ids.
            const rest = this.#schedule.open.slice(0, maxLastLooks);
            await this.#take({ kind: 'look', ids: rest, atMs: 0 }, limit.signal);
            return this.#ended(this.#schedule.open.length === 0 ? 'all-final' : 'deadline');
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            __disposeResources(env_3);
        }
    }
    async #take(step, signal) {
        const { service } = this.#options;
        try {
            const ids = this.#isLastLook ? step.ids : this.#outage.fewer(step.ids);
            if (step.kind === 'look')
                this.#noteLooks(await service.look(ids.map(this.#asked), signal), signal);
            else if (service.sweep !== undefined)
                this.#noteSweep(await service.sweep(step.ids.map(this.#asked), signal));
        }
        catch (error) {
            if (step.kind === 'sweep')
                this.#schedule.noteSweep(this.#options.clock.now());
            if (error instanceof services_service/* ServiceError */._)
                this.#outage.note(error);
            // A request that the deadline or a cancel broke off is no failure; anything else is ours.
            else if (!signal.aborted)
                throw error;
        }
    }
    #asked = (id) => ({ id, asked: this.#options.runs.get(id) ?? null });
    #noteSweep(jobs) {
        const changes = jobs.map((job) => this.#noteJob(job));
        this.#schedule.noteSweep(this.#options.clock.now());
        this.#outage.end();
        if (changes.includes(true))
            this.#options.onChange(this.#known.all);
    }
    #noteLooks(looks, signal) {
        let changed = false;
        let failure = null;
        let read = 0;
        const nowMs = this.#options.clock.now();
        for (const look of looks) {
            if ('job' in look) {
                read += 1;
                changed = this.#noteJob(look.job) || changed;
            }
            else if (this.#known.noteError(look.id, look.error, { nowMs, isLastLook: this.#isLastLook, isCutOff: signal.aborted })) {
                // What can never be read is no sign that the service answers again.
                if (look.error.isRefusal)
                    read += 1;
                else
                    failure = look.error;
                changed = true;
                this.#schedule.note(look.id, { phase: 'final', progress: null }, nowMs);
            }
            else {
                failure = look.error;
            }
        }
        if (failure === null || read > 0)
            this.#outage.end();
        // What the deadline or a cancel broke off is no failure.
        else if (!signal.aborted)
            this.#outage.note(failure);
        if (changed)
            this.#options.onChange(this.#known.all);
    }
    /** Whether it is news for people. */
    #noteJob(seen) {
        const nowMs = this.#options.clock.now();
        const news = this.#known.noteJob(seen, { nowMs, isLastLook: this.#isLastLook });
        switch (news.kind) {
            case 'none':
                return false;
            case 'unconfirmed':
                this.#schedule.note(seen.id, { phase: 'running', progress: null }, nowMs);
                return false;
            case 'known': {
                const { job, isChanged } = news;
                const progress = 'progress' in job ? job.progress : null;
                const phase = (0,services_service/* isFinal */.d)(job) ? 'final' : job.state === 'waiting' ? 'waiting' : 'running';
                this.#schedule.note(job.id, { phase, progress }, nowMs);
                if (phase === 'running' && progress === null)
                    this.#silent ??= job;
                return isChanged;
            }
        }
    }
    #ended(end) {
        return { end, outage: this.#outage.open, jobs: this.#known.all };
    }
}
/** The median of how long scored jobs of this one's benchmark, and of its size where both tell it, took; null where there are none. */
function typicalDurationMs({ benchmarkId, units }, jobs) {
    const durations = jobs
        .filter((job) => job.state === 'scored' && benchmarkId !== null && job.benchmarkId === benchmarkId)
        .filter((job) => units === null || job.units === null || job.units === units)
        .flatMap(({ durationMs }) => (durationMs !== null && durationMs > 0 ? durationMs : []))
        .toSorted((a, b) => a - b);
    return durations[Math.floor(durations.length / 2)] ?? null;
}

;// CONCATENATED MODULE: ./wait/wait-for-jobs.js


/** Puts jobs that are read alike together. */
function groupJobs(parts) {
    const byKey = Map.groupBy(parts, ({ reader, isOwn }) => `${isOwn} ${(0,plan/* readerKey */.T3)(reader)}`);
    return [...byKey.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const runs = new Map(group.flatMap((part) => [...part.runs]));
        const isAdvisory = group.every((part) => part.isAdvisory);
        return { ...first, isAdvisory, jobIds: group.flatMap(({ jobIds }) => jobIds), runs };
    });
}
/**
 * Waits until every job is final or waiting on is pointless, for all services at once. With `fail-fast` one service's failure ends the wait
 * for the others.
 */
async function waitForJobs(options) {
    const failed = new AbortController();
    const cancelled = AbortSignal.any([options.cancelled, failed.signal]);
    const waited = await Promise.all(options.groups.map(async (group) => {
        const { end, refusal } = await waitForGroup({ ...options, cancelled }, group);
        if (end === 'fail-fast')
            failed.abort();
        return { end, refusal, service: group.reader.service };
    }));
    tellRefusedKeys(options, waited);
    const ends = waited.map(({ end }) => end);
    if (ends.every((end) => end === 'all-final'))
        return 'all-final';
    if (options.cancelled.aborted)
        return 'cancelled';
    if (ends.includes('fail-fast'))
        return 'fail-fast';
    return ends.includes('deadline') ? 'deadline' : 'unreachable';
}
async function waitForGroup(options, { reader, jobIds, isOwn, isAdvisory, runs }) {
    const { serviceFor, benchmarkIds, learn, onChange, tell, clock } = options;
    const { service } = reader;
    const { end, outage, jobs } = await pollJobs({
        ...options,
        service: serviceFor(reader),
        jobIds,
        runs,
        isFirstContact: options.isFirstContact(service),
        justCreated: isOwn,
        benchmarkIds: isOwn ? benchmarkIds : null,
        onChange: (changed) => {
            learn(reader, changed);
            onChange();
        },
        onOutage: (begun) => tell({ code: 'outage-began', ...describe(service, begun) }),
        onOutageOver: (over) => tell({ code: 'outage-over', untilMs: clock.now(), ...describe(service, over) }),
    });
    learn(reader, jobs);
    const open = end === 'deadline' ? outage : null;
    const isKey = open?.error.kind === 'unauthorised';
    if (open !== null && !isKey)
        tell({ code: 'outage-until-deadline', untilMs: options.deadlineMs, ...describe(service, open) });
    if (end === 'unreachable' && outage !== null) {
        const { message, isProxy } = outage.error;
        tell({ code: 'service-unreachable', service, message, isProxy, ...(isAdvisory && { isAdvisory }) });
        if (isAdvisory) {
            // Advice that cannot be had keeps nobody waiting.
            const lost = outage.error.failure;
            learn(reader, new Map(jobIds.map((id) => [id, { id, job: null, lost }])));
            return { end: 'all-final', refusal: null };
        }
    }
    const [refusal = null] = [...jobs.values()].flatMap(({ lost }) => (lost?.kind === 'unauthorised' ? lost : []));
    return { end, refusal: refusal ?? (isKey ? open.error.failure : null) };
}
/** A key is one cause, however many jobs cannot be read without it. */
function tellRefusedKeys({ tell }, waited) {
    const byService = new Map(waited.flatMap(({ service, refusal }) => (refusal === null ? [] : [[service, refusal]])));
    for (const [service, { text: message }] of byService)
        tell({ code: 'key-refused-while-waiting', service, message });
}
function describe(service, { sinceMs, error: { message, status } }) {
    return { service, message, status, sinceMs };
}


/***/ }),

/***/ 6037:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {



const assert = __webpack_require__(4589)

/**
 * @deprecated
 */
module.exports = class DecoratorHandler {
  #handler
  #onCompleteCalled = false
  #onErrorCalled = false
  #onResponseStartCalled = false

  constructor (handler) {
    if (typeof handler !== 'object' || handler === null) {
      throw new TypeError('handler must be an object')
    }
    this.#handler = handler
  }

  onRequestStart (...args) {
    this.#handler.onRequestStart?.(...args)
  }

  onRequestUpgrade (...args) {
    assert(!this.#onCompleteCalled)
    assert(!this.#onErrorCalled)

    return this.#handler.onRequestUpgrade?.(...args)
  }

  onResponseStart (...args) {
    assert(!this.#onCompleteCalled)
    assert(!this.#onErrorCalled)

    // Interim 1xx responses (e.g. 103 Early Hints) come before the final one.
    const statusCode = args[1]
    if (statusCode >= 200) {
      assert(!this.#onResponseStartCalled)
      this.#onResponseStartCalled = true
    }

    return this.#handler.onResponseStart?.(...args)
  }

  onResponseData (...args) {
    assert(!this.#onCompleteCalled)
    assert(!this.#onErrorCalled)

    return this.#handler.onResponseData?.(...args)
  }

  onResponseEnd (...args) {
    assert(!this.#onCompleteCalled)
    assert(!this.#onErrorCalled)

    this.#onCompleteCalled = true
    return this.#handler.onResponseEnd?.(...args)
  }

  onResponseError (...args) {
    this.#onErrorCalled = true
    return this.#handler.onResponseError?.(...args)
  }

  /**
   * @deprecated
   */
  onBodySent (...args) {
    return this.#handler.onBodySent?.(...args)
  }

  onRequestSent (...args) {
    return this.#handler.onRequestSent?.(...args)
  }
}


/***/ })

};
;