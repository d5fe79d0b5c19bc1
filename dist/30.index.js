"use strict";
exports.id = 30;
exports.ids = [30];
exports.modules = {

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
        durationMs: durationMs >= 0 ? durationMs : null,
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
function toScore({ score_pct: pct, passed_count, total_scored }) {
    if (!(0,fields/* isGiven */.qR)(pct))
        return without({ code: 'field-missing', field: 'score_pct' });
    if (!(0,fields/* isNumber */.Et)(pct))
        return without({ code: 'field-not-a-number', field: 'score_pct', type: typeof pct });
    if (pct < 0 || pct > 100)
        return without({ code: 'field-out-of-range', field: 'score_pct', value: pct, lowest: 0, highest: 100 });
    const [passed, scored] = [(0,fields/* toCount */.zK)(passed_count), (0,fields/* toCount */.zK)(total_scored)];
    if ((0,fields/* isGiven */.qR)(total_scored) && scored === null)
        return without({ code: 'field-not-a-count', field: 'total_scored' });
    if ((0,fields/* isGiven */.qR)(passed_count) && passed === null)
        return without({ code: 'field-not-a-count', field: 'passed_count' });
    if (scored === 0)
        return without({ code: 'nothing-scored' });
    return { state: 'scored', score: { pct, passed, scored } };
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
    return { credits, basis: 'told' };
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
                onJobs?.(answer.jobs);
                // One that is hidden could be the very one that is looked for.
                if (answer.unread > 0)
                    throw new service/* ServiceError */._('unreadable', `GET /jobs lists ${answer.unread} jobs that cannot be read`);
                lists.push(answer.jobs);
                for (const job of answer.jobs)
                    found.set(job.id, job);
                // The last one, since the lists may have taken a while: it is compared with the client's clock now.
                serverTimeMs = answer.serverTimeMs;
            }
            const reachesBackTo = (isOld) => lists.every((jobs) => jobs.length < shortestCutList || jobs.some(isOld));
            return { jobs: [...found.values()], reachesBackTo, serverTimeMs };
        },
        async completed({ limit }, signal) {
            const { jobs, unread } = await list(options, { status: 'completed', limit, signal });
            return { jobs, mayBeCut: jobs.length + unread >= shortestCutList };
        },
        look: (jobs, signal) => (0,answer/* lookAtEach */.aP)({ jobs, fetchJob: ({ id }) => fetchJob(options, id, signal), signal }),
        async sweep(jobs, signal) {
            const wanted = new Set(jobs.map(({ id }) => id));
            const limit = Math.max(50, 2 * jobs.length);
            const [completed, failed] = await Promise.all([
                list(options, { status: 'completed', limit, signal }),
                list(options, { status: 'failed', limit, signal }),
            ]);
            // What the list does not tell, or not in full, is read by its id: a row that cannot be read, a completed job without a score.
            const scored = completed.jobs.filter(({ state }) => state === 'scored');
            return [...scored, ...failed.jobs].filter(({ id }) => wanted.has(id));
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
const shortestCutList = 10;
async function list({ http, redact }, asked) {
    const { status, limit, signal } = asked;
    const { body, serverTimeMs, clockAheadMs } = await http.get(`/jobs?status=${status}&limit=${limit}`, signal);
    const { jobs: rows } = (0,answer/* parseAnswer */.Wp)('GET /jobs', JobList, body);
    const jobs = rows.filter((row) => valibot.is(JobAnswer, row)).map((row) => toJob(row, { redact, clockAheadMs }));
    return { jobs, serverTimeMs, unread: rows.length - jobs.length };
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
    const told = errors.find(({ kind }) => kind === 'unreachable');
    // A proxy that is handed whole requests is a connection, and no way to the service.
    if (http.hasConnected && !errors.every(({ isProxy }) => isProxy))
        return;
    throw told ?? new _service_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._('unreachable', `no connection to ${http.origin} in time`, { cause: errors[0] });
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

/***/ 177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ isNumber),
/* harmony export */   Lr: () => (/* binding */ toId),
/* harmony export */   ay: () => (/* binding */ toDate),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   nI: () => (/* binding */ toDecimal),
/* harmony export */   qR: () => (/* binding */ isGiven),
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
/** A number, also as the decimal text in which some servers write money: `"5.00"`. */
function toDecimal(value) {
    if (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value))
        return Number(value);
    return isNumber(value) ? value : null;
}
function toText(value, redact) {
    return typeof value === 'string' && value !== '' ? redact(value) : null;
}
/** An id of any type as text: a number by its decimal form. What cannot be an id is no id that was asked for either. */
function toId(value, redact) {
    if (!isGiven(value) || value === '')
        return null;
    if (typeof value === 'string')
        return redact(value);
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'no id at all';
}
const isoDate = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
/**
 * A date of ISO 8601, also with a blank for its `T`. One without a zone is UTC, as the services write it; `Date.parse` would
 * take it for the runner's own time. Of other shapes the zone is not known, so they are no date.
 */
function toDate(value) {
    const [, day, time = '00:00', zone = 'Z'] = (typeof value === 'string' ? isoDate.exec(value) : null) ?? [];
    const at = Date.parse(`${day}T${time}${toZone(zone)}`);
    return Number.isNaN(at) ? null : new Date(at);
}
/** `+0200` and `+02` as `+02:00`, the only shape whose reading is specified. */
function toZone(zone) {
    const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
    return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
}


/***/ })

};
;