"use strict";
exports.id = 353;
exports.ids = [353];
exports.modules = {

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

/***/ 334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ renderQuery)
/* harmony export */ });
/** A query as the services' own clients write it: a blank is `%20`, not the `+` of forms. */
function renderQuery(params) {
    return new URLSearchParams(params).toString().replaceAll('+', '%20');
}


/***/ }),

/***/ 8353:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createOvermind: () => (/* binding */ createOvermind)
});

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./services/http/answer.js
var answer = __webpack_require__(3114);
// EXTERNAL MODULE: ./services/http/client.js + 3 modules
var client = __webpack_require__(3743);
// EXTERNAL MODULE: ./services/http/fields.js
var fields = __webpack_require__(177);
// EXTERNAL MODULE: ./services/http/query.js
var http_query = __webpack_require__(334);
// EXTERNAL MODULE: ./services/service.js
var service = __webpack_require__(6946);
// EXTERNAL MODULE: ./services/redact-texts.js
var redact_texts = __webpack_require__(8325);
;// CONCATENATED MODULE: ./services/overmind/iteration.js


const anything = valibot/* optional */.lq(valibot/* unknown */.L5());
const IterationAnswer = valibot/* object */.Ik({
    iteration_name: anything,
    created_at: anything,
    order: anything,
    status: anything,
    avg_score: anything,
});
/** A job's iterations in the order in which they are shown: by `order`, then `created_at`. Null when they cannot be read. */
function toIterations(answer) {
    const parsed = valibot/* safeParse */.xL(valibot/* array */.YO(IterationAnswer), answer);
    if (!parsed.success)
        return null;
    return parsed.output
        .map(({ iteration_name, order, created_at, status, avg_score }, index) => ({
        name: (0,fields/* toText */.fE)(iteration_name, asIs) ?? `iteration ${index + 1} of the answer`,
        order: (0,fields/* isNumber */.Et)(order) ? order : null,
        isOrderOdd: (0,fields/* isGiven */.qR)(order) && !(0,fields/* isNumber */.Et)(order),
        createdAtMs: (0,fields/* toDate */.ay)(created_at)?.getTime() ?? null,
        status: (0,fields/* toText */.fE)(status, asIs)?.trim().toLowerCase() ?? null,
        avgScore: avg_score,
    }))
        .toSorted((one, other) => compareNullLast(one.order, other.order) || compareNullLast(one.createdAtMs, other.createdAtMs));
}
function compareNullLast(one, other) {
    if (one === other)
        return 0;
    if (one === null || other === null)
        return one === null ? 1 : -1;
    return one < other ? -1 : 1;
}
/** Whether an iteration surely came before another: by their orders, and by their dates where these are equal or neither has one. */
function isBefore(one, other) {
    if (one.isOrderOdd || other.isOrderOdd)
        return false;
    if (one.order !== other.order)
        return one.order !== null && other.order !== null && one.order < other.order;
    return one.createdAtMs !== null && other.createdAtMs !== null && one.createdAtMs < other.createdAtMs;
}
function asIs(text) {
    return text;
}

;// CONCATENATED MODULE: ./services/overmind/score.js


/** The scores that a job can be judged by; the first unless another is chosen. */
const metrics = ['best_score', 'baseline_score', 'improvement', 'avg_score'];
/** The score that is judged. Only the baseline says something when it is not known what was discarded. */
function toScore(scores, { metric, scale }) {
    const { iterations } = scores;
    const baseline = toPct(scores.baseline_score, { name: 'baseline_score', scale });
    if (metric === 'baseline_score')
        return baseline;
    if (iterations === null)
        return { fault: { code: 'iterations-unreadable' } };
    if (metric === 'avg_score')
        return toLastKept(iterations, scale);
    const best = toBest(scores, { iterations, baseline, scale });
    if (metric === 'best_score')
        return best;
    return toImprovement(scores, { best, baseline, scale });
}
function toLastKept(iterations, scale) {
    const [first, ...others] = iterations.filter(({ status }) => status === 'keep');
    if (first === undefined)
        return { fault: { code: 'no-iteration-kept' } };
    // The one that all others are before takes the place of whichever it meets and is never replaced.
    const last = others.reduce((latest, one) => (isBefore(latest, one) ? one : latest), first);
    if ([first, ...others].some((one) => one !== last && !isBefore(one, last)))
        return { fault: { code: 'iteration-order-unknown' } };
    const open = iterations.find((one) => !isDecided(one) && !isBefore(one, last));
    if (open !== undefined)
        return { fault: { code: 'iteration-fate-unknown', iteration: open.name } };
    return toPct(last.avgScore, { name: `avg_score of the last kept iteration (${last.name})`, scale });
}
/** One of which nothing is said was not discarded. */
function mayBeKept({ status }) {
    return status === 'keep' || status === null;
}
function isDecided({ status }) {
    return status === 'keep' || status === 'discard';
}
/** Scores may be told with one decimal in one place and with two in another: so far apart, in percent, they are one. */
const toleratedRoundingPct = 0.05;
/**
 * The best score, where a kept iteration or the baseline bears it out: what was discarded is not what the job came to.
 * Jobs whose iterations have no scores have nothing to hold it against; a score that is not valid is not none.
 */
function toBest({ best_score }, { iterations, baseline, scale }) {
    const best = toPct(best_score, { name: 'best_score', scale });
    if ('fault' in best)
        return best;
    const distanceTo = (score) => ('pct' in score ? Math.abs(score.pct - best.pct) : Number.POSITIVE_INFINITY);
    const isBest = (score) => distanceTo(score) <= toleratedRoundingPct + 1e-9;
    const read = iterations.map((each) => ({ ...each, score: toPct(each.avgScore, { name: 'avg_score', scale }) }));
    const fair = [baseline, ...read.filter(mayBeKept).map(({ score }) => score)];
    const nearest = fair.reduce((least, score) => Math.min(least, distanceTo(score)), Number.POSITIVE_INFINITY);
    const highest = fair.reduce((most, score) => ('pct' in score ? Math.max(most, score.pct) : most), -1);
    // What was discarded is what the best score is of, where it is higher than all that was not, and comes nearer.
    const discarded = read.find(({ status, score }) => status === 'discard' &&
        'pct' in score &&
        score.pct > highest &&
        isBest(score) &&
        distanceTo(score) < nearest - 1e-9);
    if (discarded !== undefined)
        return { fault: { code: 'best-discarded', best: Number(best_score), iteration: discarded.name } };
    if (isBest(baseline))
        return best;
    if (!read.some(({ avgScore }) => (0,fields/* isGiven */.qR)(avgScore)))
        return read.length === 0 || read.some(mayBeKept) ? best : { fault: { code: 'no-iteration-kept' } };
    if (read.some((each) => mayBeKept(each) && isBest(each.score)))
        return best;
    // Nothing bears it out, and what might is no score.
    const odd = read.find(({ avgScore, score }) => (0,fields/* isGiven */.qR)(avgScore) && 'fault' in score);
    return odd === undefined
        ? { fault: { code: 'best-not-kept', best: Number(best_score) } }
        : toPct(odd.avgScore, { name: `avg_score of an iteration (${odd.name})`, scale });
}
/** What rounding can make of a difference, in percent. */
const toleratedPct = 0.01;
/** The improvement in points. It rests on the best score and the baseline, so it is as good as they are. */
function toImprovement({ improvement }, { best, baseline, scale }) {
    const reported = toPct(improvement, { name: 'improvement', scale, lowest: -scale });
    if ('fault' in reported)
        return reported;
    if ('fault' in best)
        return best;
    if ('fault' in baseline)
        return baseline;
    const difference = Math.round(100 * (best.pct - baseline.pct)) / 100;
    if (Math.abs(reported.pct - difference) <= toleratedPct + 1e-9)
        return reported;
    return { fault: { code: 'improvement-contradicts', improvementPct: reported.pct, differencePct: difference } };
}
/** A score of the service in percent. Every value that is not a number within its range is a fault. */
function toPct(value, { name: field, scale, lowest = 0 }) {
    if (!(0,fields/* isGiven */.qR)(value))
        return { fault: { code: value === null ? 'field-null' : 'field-missing', field } };
    if (!(0,fields/* isNumber */.Et)(value))
        return { fault: { code: 'field-not-a-number', field, type: typeof value } };
    if (value < lowest || value > scale)
        return { fault: { code: 'field-out-of-range', field, value, lowest, highest: scale, scale } };
    return { pct: Math.round((10_000 * value) / scale) / 100 };
}

;// CONCATENATED MODULE: ./services/overmind/job.js






const job_anything = valibot/* optional */.lq(valibot/* unknown */.L5());
/**
 * Every field but the id may be absent, null or of another type: what is not as documented is not known. Fields of
 * unknown shape (`result`, `backtest_results`, `dimension_scores`) and the agents' code are not kept.
 */
const JobAnswer = valibot/* object */.Ik({
    id: answer.Id,
    status: job_anything,
    created_at: job_anything,
    job_type: job_anything,
    prompt_slug: job_anything,
    num_iterations: job_anything,
    best_score: job_anything,
    baseline_score: job_anything,
    improvement: job_anything,
    iterations: job_anything,
});
/** A job as Overmind tells of it, with the one score that is judged. Its texts come without secrets. */
function toJob(answer, judging) {
    const iterations = toIterations(answer.iterations);
    const facts = {
        id: answer.id,
        benchmarkId: null,
        benchmarkName: (0,fields/* toText */.fE)(answer.prompt_slug, judging.redact),
        endpointUrl: null,
        createdAt: (0,fields/* toDate */.ay)(answer.created_at),
        clockAheadMs: judging.clockAheadMs,
        durationMs: null,
        credits: null,
        units: null,
        size: null,
        label: null,
        agents: [],
        details: toDetails(iterations ?? [], judging),
    };
    return { ...facts, ...toState({ ...answer, iterations }, judging) };
}
const maxIterations = 20;
/** The newest iterations in their order; what came before them is counted. */
function toDetails(iterations, judging) {
    const details = iterations.slice(-maxIterations).map((iteration) => toDetail(iteration, judging));
    const earlier = iterations.length - details.length;
    if (earlier === 0)
        return details;
    const name = `${earlier} earlier ${earlier === 1 ? 'iteration' : 'iterations'}`;
    return [{ name, scorePct: null, note: null }, ...details];
}
/** Only what is shown is searched for secrets: there may be thousands. */
function toDetail({ name, status, avgScore }, { scale, redact }) {
    const score = toPct(avgScore, { name: 'avg_score', scale });
    const fate = status === 'keep' ? 'kept' : status === 'discard' ? 'discarded' : (0,fields/* toText */.fE)(status, redact);
    const odd = (0,fields/* isNumber */.Et)(avgScore)
        ? `avg_score ${avgScore} is not on the scale of ${scale}`
        : 'avg_score is not a number';
    const notes = [fate, 'fault' in score && (0,fields/* isGiven */.qR)(avgScore) ? odd : null].filter((note) => note !== null);
    return {
        name: redact(name),
        scorePct: 'pct' in score ? score.pct : null,
        note: notes.length === 0 ? null : notes.join('; '),
    };
}
function toState(job, judging) {
    switch (job.status) {
        case 'pending':
            return { state: 'waiting', progress: null };
        case 'running':
            // It has a best score already: the best so far.
            return { state: 'running', progress: toProgress(job) };
        case 'completed':
            return toOutcome(job, judging);
        case 'failed':
            return { state: 'failed', reason: null };
        case 'cancelled':
            return { state: 'cancelled', reason: null };
        // An end that older servers know; the vendor's pages no longer list it.
        case 'partially_completed':
            return { state: 'failed', reason: null, fault: { code: 'partly-completed' } };
        default:
            return { state: 'unrecognised', raw: (0,fields/* toText */.fE)(job.status, judging.redact) ?? 'none' };
    }
}
/** The vendor documents any integer for num_iterations, below 0 too. */
function toProgress({ num_iterations, iterations }) {
    const total = (0,fields/* toCount */.zK)(num_iterations);
    if (total === null || total === 0 || iterations === null)
        return null;
    return { done: Math.min(iterations.length, total), total, what: 'iterations', message: null };
}
/** A completed job without a valid score has none: never 0, never a pass. Some types of job never have one. */
function toOutcome(job, judging) {
    const score = toScore(job, judging);
    if ('pct' in score) {
        const { pct } = score;
        const lowest = judging.metric === 'improvement' ? { lowestPct: -100 } : {};
        return { state: 'scored', score: { pct, ...lowest, passed: null, scored: null } };
    }
    const jobType = (0,fields/* toText */.fE)(job.job_type, judging.redact);
    const fault = (0,redact_texts/* redactTexts */.S)(score.fault, judging.redact);
    return { state: 'failed', reason: null, fault: { ...fault, ...(jobType !== null && { jobType }) } };
}

;// CONCATENATED MODULE: ./services/overmind/overmind.js








const publicUrl = 'https://api.overmindlab.ai';
/** Overmind: `GET /api/jobs/{id}/` and `GET /api/jobs/` tell of jobs. It documents no way to start or cancel one. */
function createOvermind({ network, baseUrl, apiKey, choice, redact, }) {
    const chosen = choice?.metric ?? metrics[0];
    const metric = metrics.find((name) => name === chosen);
    if (metric === undefined)
        throw new Error(`Overmind has no score ${chosen}`);
    const headers = { 'x-api-key': apiKey };
    const http = (0,client/* createHttpClient */.u)({
        network,
        service: 'overmind',
        baseUrl: baseUrl ?? publicUrl,
        headers,
        redact,
        explain,
    });
    const overmind = { http, judging: { metric, scale: choice?.scale ?? 100, redact } };
    return {
        preflight: (_, signal) => preflight(overmind, signal),
        look: (jobs, signal) => (0,answer/* lookAtEach */.aP)({ jobs, fetchJob: ({ id }) => fetchJob(overmind, id, signal), signal }),
        find: (query, signal) => find(overmind, query, signal),
    };
}
/** The service answers alike to several mistakes; each has its own way out. A 403 is about the plan, and no matter of the key. */
function explain(status) {
    switch (status) {
        case 401:
            return 'the API key is wrong or no longer valid';
        case 402:
            return 'the account has to be paid for';
        case 403:
            return "the account's plan does not allow this";
        case 404:
            return 'the id is wrong, or it belongs to another project than the API key, or the service has retired this endpoint';
        default:
            return null;
    }
}
async function preflight({ http }, signal) {
    const list = await (0,answer/* unlessMissing */.F2)(async () => (await (0,answer/* fetchAnswer */.$3)(http, '/api/jobs/?page=1&page_size=1', valibot/* unknown */.L5(), signal)).value, signal);
    (0,answer/* assertReached */.bW)(http, [list]);
    const warnings = 'missing' in list ? [`The API key could not be checked: ${list.missing.message}.`] : [];
    return { unitPrices: null, balanceCredits: null, problems: [], warnings, names: new Map() };
}
// Every path ends in a slash: without it the service redirects, and redirects are not followed with a key.
async function fetchJob({ http, judging }, id, signal) {
    const { value, clockAheadMs } = await (0,answer/* fetchAnswer */.$3)(http, `/api/jobs/${encodeURIComponent(id)}/`, JobAnswer, signal);
    return toJob(value, { ...judging, clockAheadMs });
}
const Row = valibot/* object */.Ik({
    id: answer.Id,
    created_at: valibot/* optional */.lq(valibot/* unknown */.L5()),
    project: valibot/* optional */.lq(valibot/* unknown */.L5()),
    prompt_slug: valibot/* optional */.lq(valibot/* unknown */.L5()),
    job_type: valibot/* optional */.lq(valibot/* unknown */.L5()),
    status: valibot/* optional */.lq(valibot/* unknown */.L5()),
});
const JobList = valibot/* object */.Ik({ count: valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* safeInteger */.Y2(), valibot/* minValue */.Ww(0)), results: valibot/* array */.YO(Row) });
const maxPages = 20;
/** The newest job by `created_at`; it is read by its id, since a row of the list has no iterations. */
async function find(overmind, query, signal) {
    if (query.name !== undefined) {
        throw new service/* ServiceError */._('refused', 'jobs of Overmind have no name: look for a project, a prompt slug or a job type');
    }
    const rows = await fetchRows(overmind, query, signal);
    let newest = null;
    for (const { id, created_at } of rows.filter((row) => isAskedFor(row, query))) {
        const createdAt = (0,fields/* toDate */.ay)(created_at);
        if (createdAt === null)
            throw new service/* ServiceError */._('unreadable', `GET /api/jobs/ does not say when job ${id} was created`);
        const createdAtMs = createdAt.getTime();
        if (newest === null || createdAtMs > newest.createdAtMs)
            newest = { id, createdAtMs };
    }
    if (newest === null)
        return null;
    const job = await fetchJob(overmind, newest.id, signal);
    if (job.id === newest.id)
        return job;
    throw new service/* ServiceError */._('mismatch', `the service answered about job ${newest.id} with another job, ${job.id}`);
}
/** The documented parameters of the list that a row can be held against. */
function filtersOf({ project, promptSlug, jobType, status }) {
    return { project, prompt_slug: promptSlug, job_type: jobType, status };
}
/** Whether a row is what was asked for, whatever the service has filtered; `search` it alone can tell. */
function isAskedFor(row, query) {
    const { project, prompt_slug, job_type, status } = filtersOf(query);
    return ((project === undefined || row.project === project) &&
        (prompt_slug === undefined || row.prompt_slug === prompt_slug) &&
        (job_type === undefined || row.job_type === job_type) &&
        (status === undefined || row.status === status));
}
/**
 * Reads the whole list, page by page. Its links are not followed: they may lead to `http:` or another host. The filters
 * (docs: "List jobs") only make it shorter. What `search` searches is not documented ("A search term."), so it is sent
 * only when the suite file gives one: a slug in its place might hide the newest job.
 */
async function fetchRows({ http }, query, signal) {
    const filters = {};
    for (const [name, value] of Object.entries({ ...filtersOf(query), search: query.search }))
        if (value !== undefined)
            filters[name] = value;
    const rows = new Map();
    let read = 0;
    let countAtFirst = null;
    for (let page = 1; page <= maxPages; page += 1) {
        // The newest first: a job that is created meanwhile moves others to a page that is still to come, never past it.
        const asked = { ordering: '-created_at', page: String(page), page_size: '100', ...filters };
        const { value } = await (0,answer/* fetchAnswer */.$3)(http, `/api/jobs/?${(0,http_query/* renderQuery */.n)(asked)}`, JobList, signal);
        const { count, results } = value;
        const known = rows.size;
        for (const row of results)
            rows.set(row.id, row);
        if (rows.size === known && count > 0) {
            throw new service/* ServiceError */._('unreadable', `GET /api/jobs/ counts ${count} jobs and lists ${known}`);
        }
        read += results.length;
        countAtFirst ??= count;
        if (read < count)
            continue;
        if (rows.size >= countAtFirst)
            return [...rows.values()];
        // A job that leaves the list meanwhile moves others to a page that was read before.
        throw new service/* ServiceError */._('unreadable', `GET /api/jobs/ told of ${countAtFirst} jobs and listed ${rows.size}: the list changed while it was read; re-run`);
    }
    throw new service/* ServiceError */._('refused', `GET /api/jobs/ lists more jobs than are searched (${rows.size}): ask for less, such as a prompt slug and a job type, or give the job's id`);
}


/***/ })

};
;