"use strict";
exports.id = 449;
exports.ids = [449];
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

/***/ 449:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRunloop: () => (/* binding */ createRunloop)
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
var query = __webpack_require__(334);
// EXTERNAL MODULE: ./services/service.js
var service = __webpack_require__(6946);
;// CONCATENATED MODULE: ./services/runloop/answer.js



const anything = valibot/* optional */.lq(valibot/* unknown */.L5());
/** Only what is read is kept: a job echoes the environment variables and arguments of its agents, and they go no further. */
const JobAnswer = valibot/* object */.Ik({
    id: answer.Id,
    state: valibot/* string */.Yj(),
    name: anything,
    create_time_ms: anything,
    failure_reason: anything,
    job_source: anything,
    job_spec: anything,
    benchmark_outcomes: anything,
    in_progress_runs: anything,
});
const JobSource = valibot/* object */.Ik({
    benchmark_id: anything,
    benchmark_name: anything,
    scenario_ids: valibot/* nullish */.cl(valibot/* array */.YO(valibot/* string */.Yj()), []),
});
const JobSpec = valibot/* object */.Ik({
    scenario_ids: valibot/* nullish */.cl(valibot/* array */.YO(valibot/* string */.Yj()), []),
    agent_configs: valibot/* nullish */.cl(valibot/* array */.YO(valibot/* object */.Ik({ name: valibot/* string */.Yj(), model_name: anything })), []),
    orchestrator_config: valibot/* fallback */.Np(valibot/* nullish */.cl(valibot/* object */.Ik({ n_attempts: anything })), null),
});
const Scenario = valibot/* object */.Ik({
    scenario_definition_id: valibot/* string */.Yj(),
    scenario_name: anything,
    state: valibot/* string */.Yj(),
    score: anything,
    failure_reason: valibot/* fallback */.Np(valibot/* nullish */.cl(valibot/* object */.Ik({ exception_type: anything, exception_message: anything })), null),
});
const Outcome = valibot/* object */.Ik({
    benchmark_run_id: answer.Id,
    agent_name: valibot/* string */.Yj(),
    model_name: anything,
    average_score: anything,
    duration_ms: anything,
    n_completed: anything,
    n_failed: anything,
    n_timeout: anything,
    scenario_outcomes: valibot/* array */.YO(Scenario),
});
const InProgressRuns = valibot/* nullish */.cl(valibot/* array */.YO(valibot/* object */.Ik({ benchmark_run_id: answer.Id, state: valibot/* string */.Yj() })), []);
/** What a job's score rests on must be as documented to the last field; what is only shown need not be. */
const Contents = valibot/* object */.Ik({
    job_source: valibot/* fallback */.Np(valibot/* nullish */.cl(JobSource), null),
    job_spec: valibot/* nullish */.cl(JobSpec),
    benchmark_outcomes: valibot/* nullish */.cl(valibot/* array */.YO(Outcome), []),
    in_progress_runs: valibot/* fallback */.Np(InProgressRuns, []),
});
/** What a job holds beyond its state, or the path of a field that is not as documented. */
function parseContents(answer) {
    const result = valibot/* safeParse */.xL(Contents, answer, { abortEarly: true });
    if (result.success)
        return result.output;
    // The path alone: what came instead may be an agent's environment.
    return { fault: valibot/* getDotPath */.Bu(result.issues[0]) ?? 'the job' };
}
/** What a job says that it was asked for; null when it says nothing that can be read. */
function parseSpec({ job_spec: spec }) {
    const parsed = valibot/* safeParse */.xL(JobSpec, spec);
    return parsed.success ? parsed.output : null;
}
const finalRunStates = new Set(['cancelled', 'completed', 'failed']);
/** Ids of the runs that are still going on, whatever else of the job cannot be read. */
function openRunsOf({ in_progress_runs: runs }) {
    const parsed = valibot/* safeParse */.xL(InProgressRuns, runs);
    const runsOpen = parsed.success
        ? parsed.output.filter(({ state }) => !finalRunStates.has(normaliseState(state)))
        : [];
    return runsOpen.map((run) => run.benchmark_run_id);
}
/** A state in one spelling: the API writes canceled and cancelled, in lower and in upper case. */
function normaliseState(state) {
    const lower = state.trim().toLowerCase();
    return lower === 'canceled' ? 'cancelled' : lower;
}
function isCompleted({ state }) {
    return normaliseState(state) === 'completed';
}
/** An agent as it is told apart from others: two of one name differ by their models. */
function labelOf(name, model) {
    const shown = (0,fields/* toText */.fE)(model, (text) => text);
    return shown === null ? name : `${name} (${shown})`;
}

// EXTERNAL MODULE: ./services/redact-texts.js
var redact_texts = __webpack_require__(8325);
;// CONCATENATED MODULE: ./services/runloop/unscored.js


/**
 * What the class of an exception is called where the sandbox, what surrounds it or a limit of time is to blame. The service documents
 * only examples (`TimeoutException`, `AgentTimeoutError`): what is none of these is the agent's own failing.
 */
const infrastructure = /time_?out|timed_?out|sandbox|devbox|environment|container|docker|image|network|connection|infra|setup|install|verifier/i;
/** The exception that ended a scenario where the agent is not to blame; null where there is none such. */
function infrastructureFault({ failure_reason: failure }) {
    const type = (0,fields/* toText */.fE)(failure?.exception_type, (text) => text);
    return type !== null && infrastructure.test(type) ? type : null;
}
/** Why a scenario ended without a score, in plain words, where the agent is not to blame; null where it is, or there is a score. */
function reasonOf(scenario) {
    if (isCompleted(scenario))
        return null;
    const exception = infrastructureFault(scenario);
    if (exception !== null)
        return exception;
    const state = normaliseState(scenario.state);
    if (state === 'timeout')
        return 'timed out';
    return state === 'cancelled' ? 'cancelled' : null;
}
/**
 * The scenarios of one agent's run that ended by something else than the agent, by why, the most frequent first. Texts may hold secrets.
 */
function unscoredOf({ scenario_outcomes: listed }, { scenarioIds }) {
    const seen = new Set(listed.map((scenario) => scenario.scenario_definition_id));
    const reasons = [
        ...listed.flatMap((scenario) => reasonOf(scenario) ?? []),
        ...[...new Set(scenarioIds).difference(seen)].map(() => 'no outcome'),
    ];
    return [...Map.groupBy(reasons, (reason) => reason)]
        .map(([reason, { length: count }]) => ({ reason, count }))
        .toSorted((a, b) => b.count - a.count);
}
/** How many scenarios have no score at all and are left out by the metric; null where it leaves out none. */
function leftOutOf({ scenario_outcomes: listed }, { expected: { scenarioIds }, metric }) {
    if (metric !== 'completed-scenarios')
        return null;
    const all = new Set(scenarioIds ?? listed.map((scenario) => scenario.scenario_definition_id));
    const completed = new Set(listed.filter(isCompleted).map((scenario) => scenario.scenario_definition_id));
    const scenarios = all.difference(completed).size;
    return scenarios === 0 ? null : { scenarios, of: all.size };
}

;// CONCATENATED MODULE: ./services/runloop/details.js



/** More failed scenarios of one job are only counted. */
const maxFailures = 20;
/** One line for each agent, then one for each scenario without a score, of the judged agent first. Texts may hold secrets. */
function describe({ contents, expected, results, judged }) {
    const { benchmark_outcomes: outcomes } = contents;
    const isOneOfMany = outcomes.length > 1;
    const agents = outcomes.map((outcome, index) => {
        const result = results[index];
        const isJudged = isOneOfMany && judged !== null && result?.outcome === judged.outcome;
        return {
            name: labelOf(outcome.agent_name, outcome.model_name),
            scorePct: result !== undefined && 'pct' in result.score ? result.score.pct : null,
            note: `${countStates(outcome, expected)}${isJudged ? '; this is the score that is judged' : ''}`,
        };
    });
    const ran = new Set(outcomes.map((outcome) => outcome.agent_name));
    const absent = (expected.agents ?? [])
        .filter(({ name }) => !ran.has(name))
        .map(({ name, model }) => ({ name: labelOf(name, model), scorePct: null, note: 'no outcome' }));
    const judgedFirst = outcomes.toSorted((one, other) => rankOf(one, judged) - rankOf(other, judged));
    const failures = judgedFirst.flatMap((outcome) => outcome.scenario_outcomes
        .filter((scenario) => !isCompleted(scenario) || !(0,fields/* isGiven */.qR)(scenario.score))
        .map((scenario) => describeFailure(scenario, isOneOfMany ? outcome : null)));
    const more = failures.length - maxFailures;
    return [
        ...agents,
        ...absent,
        ...failures.slice(0, maxFailures),
        ...(more > 0
            ? [{ name: `${more} more ${more === 1 ? 'scenario' : 'scenarios'} without a score`, scorePct: null, note: null }]
            : []),
    ];
}
function rankOf(outcome, judged) {
    return outcome === judged?.outcome ? 0 : 1;
}
function describeFailure(scenario, outcome) {
    const { scenario_definition_id: id, scenario_name, failure_reason: failure } = scenario;
    const name = (0,fields/* toText */.fE)(scenario_name, asIs) ?? id;
    const words = isCompleted(scenario) ? 'completed without a score' : wordsOf(normaliseState(scenario.state));
    const exception = [failure?.exception_type, failure?.exception_message].flatMap((text) => (0,fields/* toText */.fE)(text, asIs) ?? []);
    return {
        name: outcome === null ? name : `${name}, ${labelOf(outcome.agent_name, outcome.model_name)}`,
        scorePct: null,
        note: [words, ...exception].join(': '),
    };
}
/** "1 of 100 scenarios completed, 98 failed, 1 ended by SandboxError" */
function countStates({ scenario_outcomes: listed }, { scenarioIds }) {
    const completed = listed.filter(isCompleted).length;
    const others = Map.groupBy(listed.filter((scenario) => !isCompleted(scenario)), endOf);
    const seen = new Set(listed.map((scenario) => scenario.scenario_definition_id));
    const missing = new Set(scenarioIds).difference(seen).size;
    return [
        `${completed} of ${listed.length + missing} scenarios completed`,
        ...[...others].map(([end, { length }]) => `${length} ${end}`),
        ...(missing > 0 ? [`${missing} without an outcome`] : []),
    ].join(', ');
}
/** What ended a scenario: what the agent failed is told apart from what the sandbox did, or a limit of time. */
function endOf(scenario) {
    const exception = infrastructureFault(scenario);
    return exception === null ? wordsOf(normaliseState(scenario.state)) : `ended by ${exception}`;
}
function wordsOf(state) {
    return state === 'timeout' ? 'timed out' : state;
}
function asIs(text) {
    return text;
}

;// CONCATENATED MODULE: ./services/runloop/expected.js

/** What is expected comes from the plan; from the answer only what the plan does not say. */
function expectedOf({ asked, contents, lastSpec }) {
    const { job_spec: spec, job_source: source } = contents;
    const known = [spec?.scenario_ids, lastSpec?.scenario_ids, asked === null ? source?.scenario_ids : null];
    const configured = [spec?.agent_configs, lastSpec?.agent_configs].find(isFilled)?.map(({ name, model_name }) => ({
        name,
        model: (0,fields/* toId */.Lr)(model_name, expected_asIs),
    }));
    if (asked?.source.kind === 'harbor') {
        const { attempts } = asked.source;
        return {
            scenarioIds: known.find(isFilled) ?? null,
            agents: agentsOfFile(asked.source, { configured: configured ?? [], contents }) ?? configured ?? null,
            attempts: Math.max(1, attempts ?? attemptsOf(spec ?? lastSpec)),
        };
    }
    return {
        scenarioIds: asked?.source.kind === 'scenarios' ? asked.source.ids : (known.find(isFilled) ?? null),
        agents: asked?.agents ?? configured ?? null,
        attempts: Math.max(1, asked === null ? attemptsOf(spec ?? lastSpec) : (asked.orchestrator?.attempts ?? 1)),
    };
}
/**
 * The agents that a Harbor file names, with their models; null where it does not name them all. Where it names no model, the job tells that
 * of the only one of a name.
 */
function agentsOfFile({ agents, models }, { configured, contents }) {
    if (agents === undefined)
        return null;
    return agents.map((name, index) => {
        const written = models?.[index] ?? null;
        if (written !== null)
            return { name, model: asListed(written, modelsOf(name, contents)) };
        const [only, ...others] = configured.filter((each) => each.name === name);
        return { name, model: others.length === 0 ? (only?.model ?? null) : null };
    });
}
function modelsOf(name, { benchmark_outcomes: outcomes }) {
    return outcomes.flatMap((outcome) => (outcome.agent_name === name ? ((0,fields/* toId */.Lr)(outcome.model_name, expected_asIs) ?? []) : []));
}
/**
 * A file's model as the service writes it: a file puts the provider before it (`provider/model`), and nothing documents whether the service
 * does. Every other difference is another model.
 */
function asListed(written, known) {
    const isSame = (model) => model.endsWith(`/${written}`) || written.endsWith(`/${model}`);
    return known.includes(written) ? written : (known.find(isSame) ?? written);
}
function attemptsOf(spec) {
    return (0,fields/* toCount */.zK)(spec?.orchestrator_config?.n_attempts) ?? 1;
}
/** An empty list tells nothing: no job runs nothing, and a specification may be yet to be worked out. */
function isFilled(list) {
    return list !== null && list !== undefined && list.length > 0;
}
function expected_asIs(text) {
    return text;
}

;// CONCATENATED MODULE: ./services/runloop/agents.js


/** Why these outcomes are not those of the agents that were asked for, compared by name and model; null when they are. */
function faultOfAgents(outcomes, { agents, wanted }) {
    const isWanted = (name) => wanted === null || name === wanted;
    const expected = Map.groupBy(agents.filter(({ name }) => isWanted(name)), ({ name }) => name);
    const ran = Map.groupBy(outcomes.map(({ agent_name: name, model_name }) => ({ name, model: (0,fields/* toId */.Lr)(model_name, agents_asIs) })), ({ name }) => name);
    for (const [name, all] of expected) {
        const fault = faultOfModels(name, { expected: all.map(toModel), ran: (ran.get(name) ?? []).map(toModel) });
        if (fault !== null)
            return fault;
    }
    const stray = [...ran.keys()].find((name) => isWanted(name) && !expected.has(name));
    // The one that is judged and was not asked for is told by whoever looks for it.
    return stray === undefined || stray === wanted ? null : { code: 'agent-not-asked', agent: stray };
}
/** Compares the models of one agent's name. A model that is not told is taken for the planned one where there is only that. */
function faultOfModels(agent, { expected, ran }) {
    const [only = null] = expected;
    const isAlone = expected.length === 1;
    const without = (model) => ({
        code: 'agent-without-outcome',
        agent: isAlone ? agent : labelOf(agent, model),
    });
    if (ran.length === 0)
        return without(only);
    for (const model of expected) {
        if (model === null || ran.includes(model))
            continue;
        if (ran.includes(null)) {
            if (isAlone)
                continue;
            return { code: 'model-unknown', agent, model };
        }
        return isAlone ? { code: 'wrong-model', agent, model, ran: namesOf(ran) } : without(model);
    }
    const strays = namesOf(ran).filter((model) => !expected.includes(model) && !expected.includes(null));
    if (strays.length > 0)
        return { code: 'wrong-model', agent, model: namesOf(expected).join(', '), ran: strays };
    return ran.length < expected.length ? without(null) : null;
}
/** Those that are told, each once. */
function namesOf(models) {
    return [...new Set(models.flatMap((model) => model ?? []))];
}
function toModel({ model }) {
    return model;
}
function agents_asIs(text) {
    return text;
}

;// CONCATENATED MODULE: ./services/runloop/own-figures.js


/** Why a run's own figures do not bear out what is judged; null where they do, or there are none. */
function faultOfOwnFigures(outcome, judged) {
    const count = faultOfCount(outcome, judged);
    if (count !== null)
        return count;
    return contradictsAverage(outcome, judged) ? { code: 'average-contradicts' } : null;
}
/**
 * Compares `n_completed` ("scenarios that completed successfully") with the scenarios that are listed so. Only what can mean nothing else
 * is a fault: outcomes may be listed by attempt, one that was tried again may count by its last, and what succeeded may be told by score.
 */
function faultOfCount({ n_completed, scenario_outcomes: all }, judged) {
    const { byScenario, metric } = judged;
    const counted = (0,fields/* toCount */.zK)(n_completed);
    if (counted === null)
        return null;
    const solved = byScenario.values().reduce((sum, outcomes) => sum + (outcomes.every(isSolved) ? 1 : 0), 0);
    if (solved > counted)
        return { code: 'count-contradicts', counted, listed: solved };
    const listed = all.filter(isCompleted).length;
    // A scenario that the mean leaves out must be one that did not complete, listed or not.
    return metric === 'completed-scenarios' && listed < counted ? { code: 'count-contradicts', counted, listed } : null;
}
function isSolved(scenario) {
    return isCompleted(scenario) && scenario.score === 1;
}
/** The service may round to two decimals. */
const toleratedRounding = 0.005 + 1e-9;
/**
 * Whether a run's `average_score` is that of its completed scenarios in no way of counting repeated ones, or lies below what is judged:
 * then the run says that it did worse.
 */
function contradictsAverage(outcome, { values, lowestPct, unlisted, metric }) {
    const { average_score: average } = outcome;
    if (!(0,fields/* isGiven */.qR)(average))
        return false;
    if (!(0,fields/* isNumber */.Et)(average) || average < lowestPct / 100 - toleratedRounding)
        return true;
    const every = values.flat();
    const last = values.map((all) => all.at(-1) ?? null);
    const means = [lowestPct / 100, meanOf(every), meanOf(last)];
    if (means.some((mean) => isNear(average, mean)))
        return false;
    return metric === 'completed-scenarios' || !mayBeAverage(average, outcome, unlisted);
}
/**
 * Whether an average may be that of all completed scenarios where not every score is known: those that are not listed may have any, and one
 * that is listed without a score, which counts 0 here, may be left out by the service.
 */
function mayBeAverage(average, { scenario_outcomes: listed, n_completed }, unlisted) {
    const completed = listed.filter(isCompleted);
    const scores = completed.map(({ score }) => ((0,fields/* isNumber */.Et)(score) ? score : null));
    if (isNear(average, meanOf(scores)))
        return true;
    const open = Math.min(unlisted, Math.max(0, ((0,fields/* toCount */.zK)(n_completed) ?? 0) - completed.length));
    const [sum, count] = [sumOf(scores), completed.length + open];
    return open > 0 && average >= sum / count - toleratedRounding && average <= (sum + open) / count + toleratedRounding;
}
function isNear(average, mean) {
    return Math.abs(average - mean) <= toleratedRounding;
}
/** Of those that have a score; not a number where none has. */
function meanOf(values) {
    return sumOf(values) / values.filter((value) => value !== null).length;
}
function sumOf(values) {
    return values.reduce((sum, value) => sum + (value ?? 0), 0);
}

;// CONCATENATED MODULE: ./services/runloop/trials.js
/**
 * Which of the listed outcomes count, given those of each expected scenario in their order. The service does not say whether
 * several outcomes of a scenario are repeats or retries:
 * - Asked for once, a scenario is one scenario, and its worst outcome counts.
 * - Asked for more often, each outcome counts where every scenario has as many.
 * - Else there are two readings: as repeats, of which some are missing, and as retries, of which the last counts.
 */
function readTrials(scenarios, { attempts, unlisted, leavesOut }) {
    const lacking = scenarios.map(({ length }) => Math.max(0, attempts - length));
    // What stands as missing already is not missing once more.
    const missing = Math.max(0, unlisted - lacking.reduce((sum, count) => sum + count, 0));
    const once = (pick) => ({
        scenarios: scenarios.map((values) => [pick(values)]),
        missing,
    });
    if (attempts === 1)
        return { first: once((values) => worstOf(values, leavesOut)), second: null };
    const [count, ...counts] = scenarios.map(({ length }) => length);
    if (count !== 0 && counts.every((each) => each === count))
        return { first: { scenarios, missing: unlisted }, second: null };
    const filled = scenarios.map((values, nth) => [...values, ...Array.from({ length: lacking[nth] ?? 0 }, () => null)]);
    return { first: { scenarios: filled, missing }, second: once((values) => values.at(-1) ?? null) };
}
/** Null where nothing has a score, or something has none and that is not left out. */
function worstOf(values, leavesOut) {
    const scores = values.filter((value) => value !== null);
    if (scores.length < values.length && !leavesOut)
        return null;
    return scores.reduce((worst, score) => (worst === null || score < worst ? score : worst), null);
}

;// CONCATENATED MODULE: ./services/runloop/score.js





/** Which scenarios a score is the mean of: all that were expected, the missing ones counting 0, or the completed ones. */
const metrics = ['all-scenarios', 'completed-scenarios'];
/** Every agent's run with its score, in the order of the answer. */
function scoreAgents(contents, scoring) {
    return contents.benchmark_outcomes.map((outcome) => {
        const agent = labelOf(outcome.agent_name, outcome.model_name);
        return { agent, outcome, score: scoreOf(agent, { outcome, ...scoring }) };
    });
}
/** The run that is judged. Every agent that could be the worst must have a score, or nobody knows which is. */
function pickJudged(results, { contents, expected, wanted }) {
    if (results.length === 0)
        return { fault: { code: 'no-outcomes' } };
    const outcomes = results.map(({ outcome }) => outcome);
    const fault = expected.agents && faultOfAgents(outcomes, { agents: expected.agents, wanted });
    if (fault !== null)
        return { fault };
    const ownRuns = new Set(outcomes.map((outcome) => outcome.benchmark_run_id));
    const open = contents.in_progress_runs.find((run) => !ownRuns.has(run.benchmark_run_id));
    if (wanted === null && open !== undefined)
        return { fault: { code: 'run-without-outcome', runId: open.benchmark_run_id } };
    let worst = null;
    for (const result of results.filter(({ outcome }) => wanted === null || outcome.agent_name === wanted)) {
        const { score } = result;
        if ('fault' in score)
            return score;
        if (worst === null || lowestOf(score) < lowestOf(worst.score))
            worst = { ...result, score };
    }
    const ran = [...new Set(outcomes.map((outcome) => outcome.agent_name))];
    return worst ?? { fault: { code: 'agent-not-run', agent: wanted ?? '', ran } };
}
function lowestOf({ pct, otherReading }) {
    return Math.min(pct, otherReading?.pct ?? pct);
}
function scoreOf(agent, { outcome, expected, metric }) {
    const { scenario_outcomes: listed } = outcome;
    if (listed.length === 0)
        return { fault: { code: 'no-scenario-outcomes', agent } };
    const byScenario = Map.groupBy(listed, (scenario) => scenario.scenario_definition_id);
    const { scenarioIds, attempts } = expected;
    if (scenarioIds === null && metric === 'all-scenarios')
        return { fault: { code: 'scenarios-unknown', agent } };
    const ids = new Set(scenarioIds ?? byScenario.keys());
    const strays = [...byScenario.keys()].filter((id) => !ids.has(id));
    if (strays.length > 0)
        return { fault: { code: 'scenarios-not-asked', agent, scenarios: strays.slice(0, maxShown) } };
    const odd = listed.find((scenario) => toValue(scenario) === undefined);
    if (odd !== undefined)
        return { fault: { code: 'scenario-score-invalid', agent, scenario: odd.scenario_definition_id } };
    const values = [...ids].map((id) => (byScenario.get(id) ?? []).map((scenario) => toValue(scenario) ?? null));
    const unlisted = unlistedOf(outcome);
    const { first, second } = readTrials(values, { attempts, unlisted, leavesOut: metric === 'completed-scenarios' });
    if (metric === 'completed-scenarios' &&
        [first, second].some((reading) => reading?.scenarios.flat().every((value) => value === null) === true))
        return { fault: { code: 'no-scenario-completed', agent, expected: ids.size } };
    const score = toScore(first, metric);
    const otherReading = second && toScore(second, metric);
    const lowestPct = lowestOf({ ...score, ...(otherReading !== null && { otherReading }) });
    const fault = faultOfOwnFigures(outcome, { byScenario, values, lowestPct, unlisted, metric });
    if (fault !== null)
        return { fault: { ...fault, agent } };
    return {
        ...score,
        ...(otherReading !== null && otherReading.pct !== score.pct && { otherReading }),
        ...(scenarioIds === null && { isSizeUnknown: true }),
    };
}
/** More scenarios than these are not named one by one. */
const maxShown = 5;
/** The score of one outcome: null where it is not completed, undefined where what it tells is none. */
function toValue(scenario) {
    if (!isCompleted(scenario))
        return null;
    const { score } = scenario;
    // A completed scenario that tells no score has proven nothing, like one that failed.
    if (!(0,fields/* isGiven */.qR)(score))
        return 0;
    return (0,fields/* isNumber */.Et)(score) && score >= 0 && score <= 1 ? score : undefined;
}
/** Outcomes that the run counts and does not list. */
function unlistedOf({ scenario_outcomes: listed, n_completed, n_failed, n_timeout }) {
    const counted = [n_completed, n_failed, n_timeout].reduce((sum, count) => sum + ((0,fields/* toCount */.zK)(count) ?? 0), 0);
    return Math.max(0, counted - listed.length);
}
function toScore({ scenarios, missing }, metric) {
    const isAll = metric === 'all-scenarios';
    const counted = isAll
        ? scenarios.map((values) => values.map((value) => value ?? 0))
        : scenarios.map((values) => values.filter((value) => value !== null));
    const scores = counted.flat();
    const scored = scores.length + (isAll ? missing : 0);
    const sum = scores.reduce((total, score) => total + score, 0);
    const pct = Math.round((10_000 * sum) / scored) / 100;
    // Counts exist only where a scenario either passes or does not.
    const isCounting = scores.every((score) => score === 0 || score === 1);
    const alone = Array.from({ length: isAll ? missing : 0 }, () => [0]);
    const scenariosPct = [...counted.filter(({ length }) => length > 0), ...alone].map((all) => all.map((score) => 100 * score));
    const attempts = scenarios.reduce((most, { length }) => Math.max(most, length), 1);
    const isRepeated = attempts > 1;
    return {
        pct,
        ...(isCounting ? { passed: sum, scored } : { passed: null, scored: null, isMean: true }),
        ...((isRepeated || !isCounting) && { scenariosPct }),
        ...(isRepeated && { attempts }),
    };
}

;// CONCATENATED MODULE: ./services/runloop/job.js







/** A job as Runloop tells of it, with the one score that is judged. Its texts come without secrets. */
function toJob(answer, reading) {
    const { redact } = reading;
    const contents = parseContents(answer);
    const { state, details, unscored = null, leftOut = null } = toState(answer, { contents, reading });
    return {
        ...toFacts(answer, 'fault' in contents ? null : contents, reading),
        details: details.map(({ name, scorePct, note }) => ({
            name: redact(name),
            scorePct,
            note: note === null ? null : redact(note),
        })),
        ...(unscored && { unscored: unscored.map(({ reason, count }) => ({ reason: redact(reason), count })) }),
        ...(leftOut && { leftOut }),
        ...state,
    };
}
function toFacts(answer, contents, reading) {
    const { redact, clockAheadMs } = reading;
    const { job_source: source, benchmark_outcomes: outcomes = [] } = contents ?? {};
    const [onlyRun, ...otherRuns] = outcomes;
    const durationMs = otherRuns.length === 0 ? onlyRun?.duration_ms : null;
    return {
        id: answer.id,
        // Jobs of scenarios or of a Harbor file have no benchmark.
        benchmarkId: (0,fields/* toId */.Lr)(source?.benchmark_id, redact),
        benchmarkName: (0,fields/* toText */.fE)(source?.benchmark_name, redact),
        endpointUrl: null,
        createdAt: (0,fields/* toTime */.xe)(answer.create_time_ms),
        clockAheadMs,
        // How the runs of several agents lie in time is not told.
        durationMs: (0,fields/* toDuration */.Ah)(durationMs),
        credits: null,
        units: null,
        size: null,
        // Compared, never shown: what looks like a secret in it may be part of our own.
        label: typeof answer.name === 'string' ? answer.name : null,
        agents: contents === null ? [] : toAgents(contents, redact),
    };
}
/** The agents that ran, then those that are yet to run by the job's own word. A model that an outcome leaves out is the configured one. */
function toAgents({ benchmark_outcomes: outcomes, job_spec: spec }, redact) {
    const configs = spec?.agent_configs ?? [];
    const ran = outcomes.map(({ agent_name: name, model_name }) => {
        const [config, ...others] = configs.filter((each) => each.name === name);
        const configured = others.length === 0 ? config?.model_name : null;
        return { name, model: (0,fields/* toId */.Lr)(model_name, redact) ?? (0,fields/* toId */.Lr)(configured, redact) };
    });
    const names = new Set(ran.map(({ name }) => name));
    const open = configs
        .filter(({ name }) => !names.has(name))
        .map(({ name, model_name }) => ({ name, model: (0,fields/* toId */.Lr)(model_name, redact) }));
    return [...ran, ...open].map((agent) => ({ ...agent, name: redact(agent.name) }));
}
const nothingExpected = { scenarioIds: null, agents: null, attempts: 1 };
/** The job's own state alone says whether it is over: a run may stand among the outcomes and still be listed as in progress. */
function toState(answer, { contents, reading }) {
    const { redact } = reading;
    const isReadable = !('fault' in contents);
    const expected = isReadable ? expectedOf({ ...reading, contents }) : nothingExpected;
    const progress = isReadable ? toProgress(contents, expected) : null;
    const details = isReadable ? describe({ contents, expected, results: [], judged: null }) : [];
    const reason = (0,fields/* toText */.fE)(answer.failure_reason, redact);
    switch (normaliseState(answer.state)) {
        case 'initializing':
        case 'queued':
            return { state: { state: 'waiting', progress }, details: [] };
        case 'running':
            return { state: { state: 'running', progress }, details: [] };
        case 'completed':
            return isReadable
                ? job_toScore(contents, { reading, expected })
                : { state: without({ code: 'field-not-as-documented', field: redact(contents.fault) }), details };
        case 'failed':
            return { state: { state: 'failed', reason }, details };
        case 'cancelled':
            return { state: { state: 'cancelled', reason }, details };
        case 'timeout':
            return { state: { state: 'timed-out', reason }, details };
        default:
            return { state: { state: 'unrecognised', raw: redact(answer.state) }, details: [] };
    }
}
/** A completed job can hold failed scenarios, or nothing at all: without a valid score of the judged agent it has none. */
function job_toScore(contents, { reading, expected }) {
    const { metric, agent: wanted, redact } = reading;
    const results = scoreAgents(contents, { expected, metric });
    const judged = pickJudged(results, { contents, expected, wanted });
    if ('fault' in judged) {
        const fault = (0,redact_texts/* redactTexts */.S)(judged.fault, redact);
        return { state: without(fault), details: describe({ contents, expected, results, judged: null }) };
    }
    return {
        state: { state: 'scored', score: judged.score },
        details: describe({ contents, expected, results, judged }),
        unscored: unscoredOf(judged.outcome, expected),
        leftOut: leftOutOf(judged.outcome, { expected, metric }),
    };
}
function without(fault) {
    return { state: 'failed', reason: null, fault };
}
/** Outcomes seen of all that are expected, over all agents. A run counts once, whichever lists it stands in. */
function toProgress({ benchmark_outcomes: outcomes, in_progress_runs: running }, { scenarioIds, agents }) {
    const seen = new Map(outcomes.map(({ benchmark_run_id: run, scenario_outcomes: listed }) => [
        run,
        new Set(listed.map((scenario) => scenario.scenario_definition_id)).size,
    ]));
    const runs = new Set([...seen.keys(), ...running.map((run) => run.benchmark_run_id)]).size;
    // One by one: an answer may list more runs than a call has room for.
    const largest = seen.values().reduce((most, count) => Math.max(most, count), 0);
    const total = (scenarioIds?.length ?? largest) * Math.max(runs, agents?.length ?? 0);
    const done = seen.values().reduce((sum, count) => sum + count, 0);
    return total === 0 ? null : { done: Math.min(done, total), total, what: 'scenarios', message: null };
}

;// CONCATENATED MODULE: ./services/runloop/spec.js
/** The `spec` of `POST /v1/benchmark_jobs`. What is not given is left out: the service has its own defaults. */
function toSpec({ source, agents, orchestrator }) {
    switch (source.kind) {
        case 'harbor':
            // A Harbor file names its own agents and settings.
            return { type: 'harbor', inline_yaml: source.yaml };
        case 'benchmark':
            return { type: 'benchmark', benchmark_id: source.id, ...howToRun(agents, orchestrator) };
        case 'scenarios':
            return { type: 'scenarios', scenario_ids: [...source.ids], ...howToRun(agents, orchestrator) };
    }
}
function howToRun(agents, orchestrator) {
    return {
        agent_configs: agents.map(toAgentConfig),
        ...(orchestrator !== null && { orchestrator_config: toOrchestratorConfig(orchestrator) }),
    };
}
function toAgentConfig({ name, agentId, model, timeoutSeconds, kwargs, environment, secrets }) {
    const hasEnvironment = !isEmpty(environment) || !isEmpty(secrets);
    return {
        name,
        type: 'job_agent',
        ...(agentId !== null && { agent_id: agentId }),
        ...(model !== null && { model_name: model }),
        ...(timeoutSeconds !== null && { timeout_seconds: timeoutSeconds }),
        ...(!isEmpty(kwargs) && { kwargs }),
        ...(hasEnvironment && {
            agent_environment: {
                ...(!isEmpty(environment) && { environment_variables: environment }),
                ...(!isEmpty(secrets) && { secrets }),
            },
        }),
    };
}
function toOrchestratorConfig({ attempts, concurrentTrials, timeoutMultiplier, quiet }) {
    return {
        ...(attempts !== null && { n_attempts: attempts }),
        ...(concurrentTrials !== null && { n_concurrent_trials: concurrentTrials }),
        ...(timeoutMultiplier !== null && { timeout_multiplier: timeoutMultiplier }),
        ...(quiet !== null && { quiet }),
    };
}
function isEmpty(texts) {
    return Object.keys(texts).length === 0;
}

;// CONCATENATED MODULE: ./services/runloop/runloop.js










const publicUrl = 'https://api.runloop.ai';
/** The longest list the API gives (GET /v1/benchmark_jobs). */
const maxList = 5000;
/** Runloop: `POST /v1/benchmark_jobs` starts a job, `GET /v1/benchmark_jobs` tells of jobs. It tells no price and no balance. */
function createRunloop({ network, baseUrl, apiKey, choice, redact, }) {
    const headers = { authorization: `Bearer ${apiKey}` };
    const http = (0,client/* createHttpClient */.u)({ network, service: 'runloop', baseUrl: baseUrl ?? publicUrl, headers, redact });
    const reading = { metric: toMetric(choice), agent: choice?.agent ?? null, redact };
    const runloop = { http, reading, specs: new Map() };
    return {
        preflight: (_, signal) => preflight(runloop, signal),
        submit: (batch, signal) => runloop_submit(runloop, batch, signal),
        async recent({ limit, label, onJobs }, signal) {
            const asked = label === undefined ? { limit } : { limit, name: label };
            const listed = await listAsMuchAsFits(runloop, asked, signal);
            onJobs?.(readJobs(runloop, { ...listed, rows: listed.rows.map(withState) }));
            const { rows, isLast, serverTimeMs, clockAheadMs } = listed;
            // One that cannot be read could be the very one that is looked for.
            const jobs = rows.map((row) => read(runloop, { value: (0,answer/* parseAnswer */.Wp)('GET /v1/benchmark_jobs', JobAnswer, row), clockAheadMs }));
            // The order of the list is not documented.
            return { jobs, reachesBackTo: () => isLast, serverTimeMs };
        },
        look: (jobs, signal) => (0,answer/* lookAtEach */.aP)({
            jobs,
            fetchJob: async ({ id, asked }) => read(runloop, await fetchJob(runloop, id, signal), asked),
            signal,
        }),
        async sweep(jobs, signal, onJobs) {
            const wanted = new Map(jobs.map(({ id, asked }) => [id, asked]));
            const { rows, clockAheadMs } = await listAsMuchAsFits(runloop, { limit: Math.max(50, 2 * jobs.length) }, signal);
            const listed = readable(rows).map((row) => ({
                row,
                job: read(runloop, { value: row, clockAheadMs }, wanted.get(row.id)),
            }));
            onJobs?.(listed.map(({ job }) => job));
            return listed.flatMap(({ row, job }) => {
                // A completed job whose row has no score is read by its id: the list may tell less.
                const isConclusive = normaliseState(row.state) === 'completed' ? job.state === 'scored' : (0,service/* isFinal */.d)(job);
                return isConclusive && wanted.has(row.id) ? [job] : [];
            });
        },
        find: (query, signal) => find(runloop, query, signal),
        cancel: (jobIds, signal) => cancel(runloop, jobIds, signal),
    };
}
function read(runloop, { value, clockAheadMs }, asked = null) {
    return toJob(value, { ...runloop.reading, clockAheadMs, asked, lastSpec: remember(runloop, value) });
}
/** Keeps what a job says that it was asked for, if it says so this time; gives what it last said. */
function remember({ specs }, answer) {
    const spec = parseSpec(answer);
    const known = specs.get(answer.id) ?? null;
    if (spec === null || (known !== null && spec.scenario_ids.length === 0))
        return known;
    specs.set(answer.id, spec);
    return spec;
}
function toMetric(choice) {
    if (choice === null)
        return 'all-scenarios';
    const metric = metrics.find((name) => name === choice.metric);
    if (metric === undefined)
        throw new Error(`Runloop has no metric ${choice.metric}, only ${metrics.join(' and ')}`);
    return metric;
}
/** One short list proves the key. The API tells no price and no balance. */
async function preflight(runloop, signal) {
    const listed = await (0,answer/* unlessMissing */.F2)(() => list(runloop, { limit: 1 }, signal), signal);
    (0,answer/* assertReached */.bW)(runloop.http, [listed]);
    const warnings = 'missing' in listed ? [`The key could not be checked before submitting: ${listed.missing.message}.`] : [];
    const jobs = 'missing' in listed ? [] : readJobs(runloop, listed.value);
    return { unitPrices: null, balanceCredits: null, problems: [], warnings, names: new Map(), jobs };
}
/** A row that lacks its state alone is enough to name its job. */
function withState(row) {
    return typeof row === 'object' && !valibot.is(JobAnswer, row) ? { ...row, state: '' } : row;
}
/** Those jobs of a list that can be read. */
function readJobs(runloop, { rows, clockAheadMs }) {
    return readable(rows).map((value) => read(runloop, { value, clockAheadMs }));
}
const Created = valibot/* object */.Ik({ id: answer.Id });
async function runloop_submit(runloop, { jobs: [job, ...others], label }, signal) {
    if (job?.run === undefined || others.length > 0)
        throw new Error('a batch for Runloop is one job that runs agents');
    const request = { ...(label !== null && { name: label }), spec: toSpec(job.run) };
    const { body } = await runloop.http.post('/v1/benchmark_jobs', request, signal);
    const { id } = (0,answer/* parseAnswer */.Wp)('POST /v1/benchmark_jobs', Created, body);
    if (valibot.is(JobAnswer, body))
        remember(runloop, body);
    return { batchId: null, jobIds: [id], unreadable: 0 };
}
function fetchJob({ http }, id, signal) {
    return (0,answer/* fetchAnswer */.$3)(http, `/v1/benchmark_jobs/${encodeURIComponent(id)}`, JobAnswer, signal);
}
const JobList = valibot/* object */.Ik({ jobs: valibot/* array */.YO(valibot/* unknown */.L5()), has_more: valibot/* optional */.lq(valibot/* unknown */.L5()) });
async function list({ http }, { limit, ...asked }, signal) {
    const size = { limit: String(Math.min(limit, maxList)), include_total_count: 'false' };
    const { body, serverTimeMs, clockAheadMs } = await http.get(`/v1/benchmark_jobs?${(0,query/* renderQuery */.n)({ ...size, ...asked })}`, signal);
    const { jobs: rows, has_more: hasMore } = (0,answer/* parseAnswer */.Wp)('GET /v1/benchmark_jobs', JobList, body);
    // Where `has_more` is no boolean only a page without rows is surely the last.
    const isLast = hasMore === false || (hasMore !== true && rows.length === 0);
    return { rows, isLast, serverTimeMs, clockAheadMs };
}
/** A row that cannot be read is a job that is not known; it is read by its id. */
function readable(rows) {
    return rows.flatMap((row) => {
        const parsed = valibot/* safeParse */.xL(JobAnswer, row);
        return parsed.success ? [parsed.output] : [];
    });
}
/** Jobs with hundreds of outcomes are large: a page of the longest list would be too large. */
const maxPage = 50;
const maxRows = 1000;
/** One page, half as long as long as the answer is too large; a job that is too large by itself cannot be read. */
async function listAsMuchAsFits(runloop, asked, signal) {
    for (let { limit } = asked;; limit = Math.floor(limit / 2)) {
        try {
            return { ...(await list(runloop, { ...asked, limit }, signal)), limit };
        }
        catch (error) {
            if (!(error instanceof service/* ServiceError */._ && error.isTooLarge) || limit === 1)
                throw error;
        }
    }
}
/** The newest job of exactly this name. The order of the list is not documented, so every page is read. */
async function find(runloop, query, signal) {
    const { name } = query;
    if (name === undefined)
        throw new service/* ServiceError */._('refused', 'Runloop finds jobs by their name alone');
    let newest = null;
    let newestMs = Number.NEGATIVE_INFINITY;
    let after = null;
    let limit = maxPage;
    for (let seen = 0; seen < maxRows;) {
        const start = after === null ? {} : { starting_after: after };
        const page = await listAsMuchAsFits(runloop, { limit, name, ...start }, signal);
        const { rows, isLast, clockAheadMs } = page;
        limit = page.limit;
        seen += rows.length;
        const jobs = rows.map((row) => (0,answer/* parseAnswer */.Wp)('GET /v1/benchmark_jobs', JobAnswer, row));
        for (const job of jobs.filter((each) => each.name === name && isWanted(runloop, { value: each, clockAheadMs }, query))) {
            const createdMs = (0,fields/* toTime */.xe)(job.create_time_ms)?.getTime();
            if (createdMs === undefined)
                throw new service/* ServiceError */._('unreadable', `job ${job.id} does not say when it was created`);
            if (createdMs > newestMs)
                [newest, newestMs] = [{ value: job, clockAheadMs }, createdMs];
        }
        if (isLast)
            return newest && read(runloop, newest);
        const last = jobs.at(-1)?.id;
        if (last === undefined || last === after) {
            throw new service/* ServiceError */._('unreadable', 'GET /v1/benchmark_jobs says that there are more jobs, but shows none');
        }
        after = last;
    }
    throw new service/* ServiceError */._('refused', `GET /v1/benchmark_jobs lists more than ${maxRows} jobs for this name; name the job by its id`);
}
/** Whether a job is in the status, and ran the benchmark, that are looked for. */
function isWanted(runloop, fetched, { status, benchmarkId }) {
    if (status !== undefined && normaliseState(fetched.value.state) !== status)
        return false;
    return benchmarkId === undefined || read(runloop, fetched).benchmarkId === benchmarkId;
}
/** There is no cancel for a job, only for its runs in progress; a job that has not begun has none and cannot be stopped. */
async function cancel(runloop, jobIds, signal) {
    await tryAll(jobIds.map((id) => cancelRuns(runloop, id, signal)));
}
async function cancelRuns(runloop, id, signal) {
    const fetched = await fetchJob(runloop, id, signal);
    const answer = fetched.value;
    if (answer.id !== id)
        throw new service/* ServiceError */._('mismatch', `the service answered about job ${id} with job ${answer.id}`);
    if ((0,service/* isFinal */.d)(read(runloop, fetched)))
        throw new service/* ServiceError */._('refused', `job ${id} is over already`);
    const runIds = openRunsOf(answer);
    if (runIds.length === 0)
        throw new service/* ServiceError */._('refused', `job ${id} has no run in progress that could be cancelled`);
    await tryAll(runIds.map((runId) => runloop.http.stop(`/v1/benchmark_runs/${encodeURIComponent(runId)}/cancel`, signal)));
}
/** Lets every one have its try before the first failure is told. */
async function tryAll(tries) {
    const failed = (await Promise.allSettled(tries)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected')
        throw failed.reason;
}


/***/ })

};
;