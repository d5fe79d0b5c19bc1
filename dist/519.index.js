"use strict";
exports.id = 519;
exports.ids = [519];
exports.modules = {

/***/ 1519:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseSuite: () => (/* binding */ suite_parseSuite)
});

// EXTERNAL MODULE: ./plan/baseline.js
var baseline = __webpack_require__(3619);
// EXTERNAL MODULE: ./plan/looks.js
var looks = __webpack_require__(5786);
// EXTERNAL MODULE: ./plan/plan.js
var plan = __webpack_require__(1259);
// EXTERNAL MODULE: ./plan/problem.js
var problem = __webpack_require__(3637);
// EXTERNAL MODULE: ./plan/suite/entry.js
var entry = __webpack_require__(9993);
// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./plan/closest.js
var closest = __webpack_require__(1561);
// EXTERNAL MODULE: ./plan/threshold.js
var threshold = __webpack_require__(3329);
;// CONCATENATED MODULE: ./plan/suite/faults.js

/** Schemas of a type: what they refuse is something else altogether. */
const typeSchemas = new Set(['number', 'string', 'boolean', 'array', 'strict_object', 'record']);
/** The fault that a schema has found. `holder` is the place of what was parsed. */
function faultOf({ type, path, message, input }, holder = []) {
    const keys = [...holder, ...(path?.map(({ key }) => toKey(key)) ?? [])];
    const last = path?.at(-1);
    // A list has keys too, so it is taken for a mapping without the right ones.
    if (last?.type === 'object' && Array.isArray(last.input)) {
        const place = keys.slice(0, -1);
        return { keys: place, isKey: false, says: `${placeOf(place)} is a list, not a mapping${hintForFile(place)}` };
    }
    if (keys.some((key) => key === '<<'))
        return mergeKeyFault(keys);
    if (message.startsWith('unknown key'))
        return { keys, isKey: true, says: message };
    if (last !== undefined && 'origin' in last && last.origin === 'key' && message !== 'is missing') {
        const name = codeOf(String(last.key)) ?? 'a key';
        return { keys, isKey: true, says: `${name} in ${placeOf(keys.slice(0, -1))} ${message}` };
    }
    const expected = isTextForCount({ input, message }) ? 'number' : type;
    return {
        keys,
        isKey: false,
        says: `${placeOf(keys)} ${withKind(message, { input, type: expected })}${hintForFile(keys)}`,
    };
}
/** A count may be a range, which is text; text that is none was meant as a number. */
function isTextForCount({ input, message }) {
    return typeof input === 'string' && !input.includes('..') && message.includes('or a range');
}
/** YAML 1.1 had them and editors still read them; in YAML 1.2 they are keys like any other. */
function mergeKeyFault(keys) {
    return {
        keys: keys.slice(0, keys.indexOf('<<') + 1),
        isKey: true,
        says: 'merge keys (`<<`) are not supported (YAML 1.2 has none); write the keys out, or share single values through aliases',
    };
}
/** "is not text" becomes "is a list, not text" where something else altogether came. */
function withKind(message, { input, type }) {
    if (!message.startsWith('is not '))
        return message;
    const isOther = typeSchemas.has(type) || (typeof input !== 'string' && typeof input !== 'number');
    if (!isOther || Number.isNaN(input))
        return message;
    return message.replace('is not ', `is ${kindOf(input)}, not `) + hintFor(message, { input, type });
}
/** How a file begins, where all of it is something else. */
function hintForFile(place) {
    return place.length === 0 ? '; begin it with `benchmarks:`, and the list below that' : '';
}
/** What to do about it, where YAML reads what was written in another way than it was meant. */
function hintFor(message, { input, type }) {
    if (type === 'string' && typeof input === 'number')
        return '; put it in quotes';
    if (typeof input !== 'string')
        return '';
    if (type === 'boolean')
        return (0,closest/* didYouMeanBoolean */.YV)(input);
    if (type !== 'number')
        return '';
    if (/^\d+(\.\d+)?$/.test(input))
        return '; leave the quotes out';
    if (/^\d+(\.\d+)? ?%$/.test(input))
        return '; leave the percent sign out';
    if (!/^\d+[,_]\d+$/.test(input))
        return '';
    return message.includes('whole number')
        ? '; write it with digits alone'
        : '; write decimals with a point, such as 66.67';
}
function kindOf(value) {
    if (typeof value === 'string')
        return 'text';
    if (typeof value === 'number')
        return 'a number';
    if (typeof value === 'boolean')
        return 'true or false';
    if (Array.isArray(value))
        return 'a list';
    return value === null || value === undefined ? 'empty' : 'a mapping';
}
/** A key as it may be shown: a word, in which no secret can be. Null for any other. */
function codeOf(key) {
    return isWord(key) ? `\`${key}\`` : null;
}
function isWord(key) {
    return /^[A-Za-z_][A-Za-z_-]{0,39}$/.test(String(key));
}
/** The path to a place, as far as it consists of words. */
function placeOf(keys) {
    const hidden = keys.findIndex((key) => typeof key === 'string' && !isWord(key));
    const shown = hidden === -1 ? keys : keys.slice(0, hidden);
    if (keys.length === 0)
        return 'the file';
    const place = shown.reduce((before, key) => (typeof key === 'number' ? `${before}[${key}]` : `${before}${before && '.'}${key}`), '');
    return hidden === -1 ? place : `a value in ${place}`;
}
function toKey(key) {
    return typeof key === 'number' ? key : String(key);
}
const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);
/** The keys that a schema of free names drops without a word, so that they reach no prototype. */
function findReservedKeys(entry, holder) {
    // Aliases may name one mapping many times, or a mapping within itself.
    const seen = new Set();
    const findIn = (value, keys) => {
        if (typeof value !== 'object' || value === null || seen.has(value))
            return [];
        seen.add(value);
        const isList = Array.isArray(value);
        return Object.entries(value).flatMap(([key, item]) => {
            const place = [...keys, isList ? Number(key) : key];
            if (isList || !reservedKeys.has(key))
                return findIn(item, place);
            return { keys: place, isKey: true, says: `\`${key}\` cannot be used as a name; choose another` };
        });
    };
    return findIn(entry, holder);
}

// EXTERNAL MODULE: ./plan/input-formats.js
var input_formats = __webpack_require__(2643);
;// CONCATENATED MODULE: ./plan/suite/formats.js
/**
 * What the values of a suite file look like. A message follows the place of its value; one that begins with `is not` gets the kind of what
 * stands there instead.
 */






/** A mapping of these keys and no other. `owner` tells whose keys they are. */
const mapping = (entries, owner) => valibot/* strictObject */.re(entries, (issue) => {
    if (issue.expected === 'Object')
        return 'is not a mapping';
    return issue.expected === 'never' ? renderUnknownKey(issue, { known: Object.keys(entries), owner }) : 'is missing';
});
function renderUnknownKey({ input, path }, { known, owner }) {
    const key = String(input);
    const value = path?.[0].value;
    // In braces, `66,67` is the value 66 and a key 67 without a value.
    if (/^\d+$/.test(key) && (value === null || value === undefined)) {
        return 'unknown key: a comma ends the value before it; write decimals with a point, such as 66.67';
    }
    const shown = codeOf(key);
    const meant = (0,closest/* didYouMean */.au)(key, known);
    const all = known.length === 1 ? `only \`${known.join('')}\` is allowed ${owner}` : `${owner} takes ${(0,problem/* joinWords */.yZ)(known, 'and')}`;
    return `unknown key${shown === null ? '' : ` ${shown}`}${known.length > 1 && meant !== '' ? '' : `; ${all}`}${meant}`;
}
const formats_text = (description) => valibot/* pipe */.Fs(valibot/* string */.Yj('is not text'), valibot/* nonEmpty */.hq('is empty'), valibot/* description */.h_(description));
const flag = (description) => valibot/* pipe */.Fs(valibot/* boolean */.zM('is not true or false'), valibot/* description */.h_(description));
const matching = (pattern, expected) => valibot/* pipe */.Fs(valibot/* string */.Yj(expected), valibot/* regex */.yG(pattern, expected));
const numberIn = ({ min, max, expected }) => valibot/* pipe */.Fs(valibot/* number */.ai(expected), valibot/* minValue */.Ww(min, expected), valibot/* maxValue */.cG(max, expected));
const wholeNumberIn = ({ min, max, expected }) => valibot/* pipe */.Fs(valibot/* number */.ai(expected), valibot/* integer */.nd(expected), valibot/* minValue */.Ww(min, expected), valibot/* maxValue */.cG(max, expected));
const Threshold = valibot/* optional */.lq(valibot/* pipe */.Fs(numberIn({ min: 0, max: 100, expected: 'is not a percentage from 0 to 100' }), valibot/* description */.h_('Lowest score that passes, in percent, such as 80 or 66.67. Needed unless there is a baseline.')));
const Name = valibot/* optional */.lq(formats_text('The name to show.'));
const Level = valibot/* optional */.lq(valibot/* pipe */.Fs((0,input_formats/* oneOf */.yL)(plan/* levels */.yr), valibot/* description */.h_('`warn`: shown, but it does not block.')), 'block');
/** As it can stand in a URL's path and in a comma separated list. */
const JobIdText = matching(/^(?!\.{1,2}$)[!-+\--~]{1,200}$/, 'is not the id of a job as the service gave it');
const JobId = valibot/* pipe */.Fs(JobIdText, valibot/* description */.h_('Id of a job that exists.'));
const BaselineJobId = valibot/* optional */.lq(valibot/* pipe */.Fs(JobIdText, valibot/* description */.h_('Id of a job that exists; the score is compared with its score.')));

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __webpack_require__(4730);
;// CONCATENATED MODULE: ./plan/suite/harmstack.js






const { pattern, shape } = capabilities/* capabilities */.R.harmstack.benchmarkId;
const expected = `is not ${shape}`;
const countExpected = 'is not a whole number from 1 to 10000 or a range such as 10..50';
/** Entries for Harmstack, by the key that names what is judged. */
const harmstackEntries = {
    id: valibot/* pipe */.Fs(mapping({
        service: (0,entry/* serviceKey */.jq)('harmstack'),
        id: valibot/* pipe */.Fs(valibot/* union */.KC([wholeNumberIn({ min: 0, max: 999_999_999_999_999, expected }), matching(pattern, expected)], expected), valibot/* description */.h_('Id of the benchmark.')),
        count: valibot/* optional */.lq(valibot/* pipe */.Fs(valibot/* union */.KC([wholeNumberIn({ min: 1, max: 10_000, expected: countExpected }), (0,input_formats/* rangeOf */.be)(countExpected)], countExpected), valibot/* description */.h_('Units to run; a range such as 10..50 runs in rounds and stops as soon as the verdict is clear.')), 1),
        threshold: Threshold,
        'baseline-job-id': BaselineJobId,
        level: Level,
        name: Name,
    }, 'a benchmark of harmstack'), valibot/* transform */.pd((given) => (0,entry/* toEntry */.q0)('harmstack', given, { id: String(given.id), work: { kind: 'submit', ...(0,looks/* planUnits */.nd)(given.count) } }))),
    'job-id': valibot/* pipe */.Fs(mapping({
        service: (0,entry/* serviceKey */.jq)('harmstack'),
        'job-id': JobId,
        threshold: Threshold,
        'baseline-job-id': BaselineJobId,
        level: Level,
        name: Name,
    }, 'a job of harmstack'), valibot/* transform */.pd((given) => (0,entry/* toEntry */.q0)('harmstack', given, (0,entry/* toExisting */.ho)(given['job-id'])))),
};

;// CONCATENATED MODULE: ./plan/suite/overmind.js





const service = (0,entry/* serviceKey */.jq)('overmind');
const judged = {
    metric: valibot/* optional */.lq(valibot/* pipe */.Fs((0,input_formats/* oneOf */.yL)(capabilities/* capabilities */.R.overmind.metrics), valibot/* description */.h_('Which score is judged.')), 'best_score'),
    'score-scale': valibot/* optional */.lq(valibot/* pipe */.Fs(valibot/* picklist */.KI([100, 1], 'is not 100 or 1'), valibot/* description */.h_('The top of the scale that the scores are on; it is never guessed.')), 100),
    threshold: Threshold,
    level: Level,
    name: Name,
};
/** GET /api/jobs/: the values of `job_type`. */
const jobTypes = [
    'inference',
    'uploaded_outputs_setup',
    'judge_scoring',
    'prompt_tuning',
    'model_backtesting',
];
/** GET /api/jobs/: the values of `status`. */
const statuses = ['pending', 'running', 'completed', 'failed', 'cancelled'];
// Without flags, which a JSON Schema cannot say.
const uuid = /^[\dA-Fa-f]{8}(-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/;
const Newest = valibot/* pipe */.Fs(mapping({
    project: valibot/* optional */.lq(valibot/* pipe */.Fs(matching(uuid, 'is not the id of a project, a UUID such as 182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e'), valibot/* description */.h_('Id of the project, a UUID.'))),
    'prompt-slug': valibot/* optional */.lq(formats_text('Slug of the prompt.')),
    'job-type': valibot/* optional */.lq(valibot/* pipe */.Fs((0,input_formats/* oneOf */.yL)(jobTypes), valibot/* description */.h_('Type of the job.'))),
    status: valibot/* optional */.lq(valibot/* pipe */.Fs((0,input_formats/* oneOf */.yL)(statuses), valibot/* description */.h_('Status of the job. A newer job in another status is passed over: unless given the newest counts.'))),
    search: valibot/* optional */.lq(formats_text('Search term, handed on to the service, which alone decides what it searches: what it leaves out is not judged. It only narrows the other keys.')),
}, '`newest`'), valibot/* description */.h_('Judges the newest job of all that fit, in whatever state it is unless `status` is given.'), valibot/* transform */.pd(({ project, 'prompt-slug': promptSlug, 'job-type': jobType, status, search }) => {
    return {
        ...(project && { project: project.toLowerCase() }),
        ...(promptSlug && { promptSlug }),
        ...(jobType && { jobType }),
        ...(status && { status }),
        ...(search && { search }),
    };
}), 
// A status is no answer to "the newest of what?", and whether the service heeded a search term cannot be told from its answer.
valibot/* check */.z6(({ project, promptSlug, jobType }) => [project, promptSlug, jobType].some((key) => key !== undefined), 'needs `project`, `prompt-slug` or `job-type`, or several of them; `status` and `search` narrow these'));
/** Entries for Overmind, which can only be read, by the key that names what is judged. */
const overmindEntries = {
    'job-id': valibot/* pipe */.Fs(mapping({ service, 'job-id': JobId, ...judged }, 'a job of overmind'), valibot/* transform */.pd((given) => (0,entry/* toEntry */.q0)('overmind', given, (0,entry/* toExisting */.ho)(given['job-id'])))),
    newest: valibot/* pipe */.Fs(mapping({ service, newest: Newest, ...judged }, 'the newest job of overmind'), valibot/* transform */.pd((given) => {
        const { name, newest: query } = given;
        return (0,entry/* toEntry */.q0)('overmind', given, {
            id: name ?? Object.values(query).join(' / '),
            work: { kind: 'newest', query },
        });
    })),
};

;// CONCATENATED MODULE: ./plan/suite/agents.js
/** How a suite file tells of jobs that run agents. */


const lossy = 'is a number that loses its digits; put it in quotes';
const Plain = valibot/* pipe */.Fs(valibot/* union */.KC([
    valibot/* string */.Yj(),
    valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* minValue */.Ww(-Number.MAX_SAFE_INTEGER, lossy), valibot/* maxValue */.cG(Number.MAX_SAFE_INTEGER, lossy)),
    valibot/* boolean */.zM(),
], 'is not text, a number, true or false'), valibot/* transform */.pd(String));
const Variable = matching(/^[A-Za-z_]\w{0,199}$/, 'is not the name of an environment variable');
const AgentEntry = valibot/* pipe */.Fs(mapping({
    name: formats_text('Name of the agent.'),
    'agent-id': valibot/* optional */.lq(formats_text('Id of the agent, where its name does not say enough.')),
    model: valibot/* optional */.lq(formats_text('Name of its model; the `model` input unless given.')),
    'timeout-seconds': valibot/* optional */.lq(valibot/* pipe */.Fs(wholeNumberIn({ min: 1, max: 604_800, expected: 'is not a whole number of seconds from 1 to 604800' }), valibot/* description */.h_('How long it may take for one scenario.'))),
    kwargs: valibot/* optional */.lq(valibot/* pipe */.Fs(valibot/* record */.g1(valibot/* string */.Yj(), Plain, 'is not a mapping'), valibot/* description */.h_('Further arguments of the agent.'))),
    environment: valibot/* optional */.lq(valibot/* pipe */.Fs(valibot/* record */.g1(Variable, Plain, 'is not a mapping'), valibot/* description */.h_('Environment variables of the agent. This file is no place for secrets.'))),
    secrets: valibot/* optional */.lq(valibot/* pipe */.Fs(valibot/* record */.g1(Variable, formats_text('Name of a secret that the service keeps.'), 'is not a mapping'), valibot/* description */.h_('Names of secrets that the service keeps, by the environment variable that receives each.'))),
}, 'an agent'), valibot/* transform */.pd((entry) => ({
    name: entry.name,
    agentId: entry['agent-id'] ?? null,
    model: entry.model ?? null,
    timeoutSeconds: entry['timeout-seconds'] ?? null,
    kwargs: entry.kwargs ?? {},
    environment: entry.environment ?? {},
    secrets: entry.secrets ?? {},
})));
const Agents = valibot/* pipe */.Fs(valibot/* array */.YO(AgentEntry, 'is not a list of agents'), valibot/* minLength */.Bp(1, 'names no agent'), valibot/* description */.h_('The agents to run. Each gets a score of its own.'));
const OrchestratorEntry = valibot/* pipe */.Fs(mapping({
    attempts: valibot/* optional */.lq(valibot/* pipe */.Fs(wholeNumberIn({ min: 0, max: 100, expected: 'is not a whole number from 0 to 100' }), valibot/* description */.h_('Handed on as `n_attempts`, of which Runloop does not say whether it counts repeats or retries.'))),
    'concurrent-trials': valibot/* optional */.lq(valibot/* pipe */.Fs(wholeNumberIn({ min: 1, max: 10_000, expected: 'is not a whole number from 1 to 10000' }), valibot/* description */.h_('How many scenarios run at the same time.'))),
    'timeout-multiplier': valibot/* optional */.lq(valibot/* pipe */.Fs(numberIn({ min: 0.01, max: 1000, expected: 'is not a number from 0.01 to 1000' }), valibot/* description */.h_('Multiplies the timeout of each further attempt.'))),
    quiet: valibot/* optional */.lq(flag('Whether the service keeps its log short.')),
}, 'the orchestrator'), valibot/* description */.h_('How the service runs the scenarios.'), valibot/* transform */.pd((entry) => ({
    attempts: entry.attempts ?? null,
    concurrentTrials: entry['concurrent-trials'] ?? null,
    timeoutMultiplier: entry['timeout-multiplier'] ?? null,
    quiet: entry.quiet ?? null,
})));

;// CONCATENATED MODULE: ./plan/suite/runloop.js






const { pattern: runloop_pattern, shape: runloop_shape } = capabilities/* capabilities */.R.runloop.benchmarkId;
const runloop_service = (0,entry/* serviceKey */.jq)('runloop');
const runloop_judged = {
    metric: valibot/* optional */.lq(valibot/* pipe */.Fs((0,input_formats/* oneOf */.yL)(capabilities/* capabilities */.R.runloop.metrics), valibot/* description */.h_('Which score is judged.')), 'all-scenarios'),
    agent: valibot/* optional */.lq(formats_text('The agent whose score is judged; the worst of all unless given.')),
    threshold: Threshold,
    'baseline-job-id': BaselineJobId,
    level: Level,
    name: Name,
};
const run = { agents: Agents, orchestrator: valibot/* optional */.lq(OrchestratorEntry) };
/** A score of an agent that does not run would be waited for, and paid for, in vain. */
const judgesOwnAgent = valibot/* check */.z6(({ choice, work }) => {
    if (work.kind !== 'submit' || choice?.agent == null)
        return true;
    return work.run?.agents.some(({ name }) => name === choice.agent) === true;
}, 'judges an agent that it does not run; `agent` must be one of the names in `agents`');
const scenarioExpected = 'is not the id of a scenario, such as scn_123';
const Scenarios = valibot/* pipe */.Fs(valibot/* array */.YO(matching(runloop_pattern, scenarioExpected), 'is not a list of ids'), valibot/* minLength */.Bp(1, 'names no scenario'), valibot/* description */.h_('Ids of the scenarios to run.'), 
// A JSON Schema ends before a transformation: it has no words for what follows.
valibot/* transform */.pd((ids) => ids), valibot/* check */.z6((ids) => new Set(ids).size === ids.length, 'names a scenario more than once; name it once'));
/** Entries for Runloop, by the key that names what is judged. */
const runloopEntries = {
    id: valibot/* pipe */.Fs(mapping({
        service: runloop_service,
        id: valibot/* pipe */.Fs(matching(runloop_pattern, `is not ${runloop_shape}`), valibot/* description */.h_('Id of the benchmark.')),
        ...run,
        ...runloop_judged,
    }, 'a benchmark of runloop'), valibot/* transform */.pd((given) => {
        const { id } = given;
        return (0,entry/* toEntry */.q0)('runloop', given, { id, work: (0,entry/* toRun */.P3)({ kind: 'benchmark', id }, given) });
    }), judgesOwnAgent),
    scenarios: valibot/* pipe */.Fs(mapping({ service: runloop_service, scenarios: Scenarios, ...run, ...runloop_judged }, 'scenarios of runloop'), valibot/* transform */.pd((given) => {
        const { name, scenarios: ids } = given;
        const id = name ?? shorten(ids);
        return (0,entry/* toEntry */.q0)('runloop', given, { id, work: (0,entry/* toRun */.P3)({ kind: 'scenarios', ids }, given) });
    }), judgesOwnAgent),
    harbor: valibot/* pipe */.Fs(mapping({ service: runloop_service, harbor: formats_text('Path of a Harbor job file in the workspace; it names its own agents.'), ...runloop_judged }, 'a Harbor file of runloop'), valibot/* transform */.pd((given) => {
        const { name, harbor: path } = given;
        return (0,entry/* toEntry */.q0)('runloop', given, { id: name ?? path, work: { kind: 'harbor-file', path } });
    })),
    'inline-yaml': valibot/* pipe */.Fs(mapping({ service: runloop_service, 'inline-yaml': formats_text('Text of a Harbor job file; it names its own agents.'), ...runloop_judged }, 'inline YAML of runloop'), valibot/* transform */.pd((given) => {
        const { name, 'inline-yaml': yaml } = given;
        return (0,entry/* toEntry */.q0)('runloop', given, { id: name ?? 'inline-yaml', work: (0,entry/* toRun */.P3)({ kind: 'harbor', yaml }) });
    })),
    'job-id': valibot/* pipe */.Fs(mapping({ service: runloop_service, 'job-id': JobId, ...runloop_judged }, 'a job of runloop'), valibot/* transform */.pd((given) => (0,entry/* toEntry */.q0)('runloop', given, (0,entry/* toExisting */.ho)(given['job-id'])))),
    'job-name': valibot/* pipe */.Fs(mapping({ service: runloop_service, 'job-name': formats_text('Name of jobs that exist; the newest is judged.'), ...runloop_judged }, 'a job of runloop'), valibot/* transform */.pd((given) => {
        const name = given['job-name'];
        return (0,entry/* toEntry */.q0)('runloop', given, { id: name, work: { kind: 'newest', query: { name } } });
    })),
};
const maxShown = 3;
function shorten(ids) {
    const more = ids.length - maxShown;
    return `${ids.slice(0, maxShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ../node_modules/yaml/dist/index.js
var dist = __webpack_require__(6637);
;// CONCATENATED MODULE: ./plan/suite/yaml.js


const maxLength = 1024 * 1024;
const maxFaults = 3;
/**
 * Parses a text of one YAML document of plain values: no custom tags, no key twice, no bomb of aliases. Never throws, whatever the text.
 */
function parseYaml(text) {
    if (text.length > maxLength)
        return ofWhole('larger than 1 MiB');
    try {
        const lines = new dist/* LineCounter */.HN();
        // The parser compares every key with every other one; 1 MiB of keys would take it minutes.
        const document = (0,dist/* parseDocument */.Tp)(text, {
            lineCounter: lines,
            uniqueKeys: false,
            resolveKnownTags: false,
            logLevel: 'error',
        });
        const toPosition = (offset) => {
            const { line, col } = lines.linePos(offset);
            return { line, column: col };
        };
        const found = [...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
            position: toPosition(offset),
            says: `not valid YAML: ${meanings[code]}`,
        }));
        const faults = found.length > 0 ? found : findFaults(document, toPosition);
        if (faults.length > 0)
            return { faults: faults.slice(0, maxFaults) };
        return {
            content: document.toJS(),
            locate: (wanted) => {
                const offset = findOffset(document, wanted);
                return offset === null ? null : toPosition(offset);
            },
        };
    }
    catch (error) {
        // `toJS` throws on a bomb of aliases; anything may overflow the stack.
        const isDeep = /call stack|stack overflow/i.test(String(error));
        return ofWhole(`not valid YAML: ${isDeep ? tooDeep : 'too many repeated aliases (`*`)'}`);
    }
}
function ofWhole(says) {
    return { faults: [{ position: null, says }] };
}
const tooDeep = 'it is nested too deeply';
/** The parser's own messages quote the text. */
const meanings = {
    ALIAS_PROPS: 'an alias (`*`) has an anchor or a tag',
    BAD_ALIAS: 'an alias (`*`) or an anchor (`&`) has no proper name',
    BAD_COLLECTION_TYPE: 'a tag (`!`) does not fit what follows it',
    BAD_DIRECTIVE: 'a line starts with `%`, which YAML reserves for directives',
    BAD_DQ_ESCAPE: 'unknown escape after a backslash in double quotes; use single quotes',
    BAD_INDENT: 'wrong indentation, or a closing bracket is missing',
    BAD_PROP_ORDER: 'an anchor (`&`) or a tag (`!`) stands at the wrong place',
    BAD_SCALAR_START: 'a value starts with a character that YAML reserves; put it in quotes',
    BLOCK_AS_IMPLICIT_KEY: 'a second colon in one line; put the value in quotes or on its own line',
    BLOCK_IN_FLOW: 'indented lines inside brackets',
    DUPLICATE_KEY: 'a key is set twice',
    IMPOSSIBLE: 'something cannot be read here',
    KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
    MISSING_CHAR: 'wrong indentation, or a quote, a bracket, a comma, a colon or a space is missing',
    MULTILINE_IMPLICIT_KEY: 'a key goes over several lines; is a colon missing?',
    MULTIPLE_ANCHORS: 'a value has several anchors (`&`)',
    MULTIPLE_DOCS: 'a second document begins (`---`); keep one',
    MULTIPLE_TAGS: 'a value has several tags (`!`)',
    NON_STRING_KEY: 'a key is not text',
    RESOURCE_EXHAUSTION: tooDeep,
    TAB_AS_INDENT: 'a tab is used to indent; use spaces',
    TAG_RESOLVE_FAILED: 'unknown tag (`!`); write a plain value',
    UNEXPECTED_TOKEN: 'unexpected character; check brackets, commas, colons and indentation',
};
function findFaults(document, toPosition) {
    const faults = [];
    if (document.directives?.yaml.version !== '1.2')
        faults.push({
            position: null,
            says: 'not valid YAML: `%YAML` names another version than 1.2; leave that line out',
        });
    // In the order of the text, as aliases look for their anchors; to search for each anew would take hours where there are many.
    const anchors = new Map();
    const keysIn = new WeakMap();
    (0,dist/* visit */.YR)(document, {
        Value(_, node) {
            if (node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
        Alias(_, { source, range }) {
            if (anchors.has(source))
                return;
            const position = toPosition(range?.[0] ?? 0);
            faults.push({
                position,
                says: 'not valid YAML: an alias (`*`) without an anchor (`&`) before it',
            });
        },
        Pair(_, { key: node }, path) {
            const holder = path.at(-1);
            const key = (0,dist/* isAlias */.Vj)(node) ? anchors.get(node.source) : node;
            if (holder === undefined || !(0,dist/* isScalar */.jn)(key) || !(0,dist/* isNode */.Ll)(node))
                return;
            const known = keysIn.get(holder) ?? new Map();
            keysIn.set(holder, known);
            const name = String(key.value);
            const position = toPosition(node.range?.[0] ?? 0);
            const first = known.get(name);
            if (first === undefined)
                known.set(name, position);
            else
                faults.push({ position, says: `${codeOf(name) ?? 'a key'} is set twice, first in line ${first.line}` });
        },
    });
    return faults;
}
/** Where a value begins, or its key; that of the innermost mapping or list around it when it is not there. */
function findOffset(document, { keys, isKey }) {
    let node = document.contents;
    let offset = offsetOf(node);
    for (const [depth, key] of keys.entries()) {
        const found = findChild((0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node, key);
        if (found === null)
            break;
        node = found.value;
        const wanted = isKey && depth === keys.length - 1 ? found.key : found.value;
        offset = offsetOf(wanted) ?? offsetOf(found.key) ?? offset;
    }
    return offset;
}
function findChild(holder, key) {
    if ((0,dist/* isSeq */.oP)(holder))
        return { key: null, value: typeof key === 'number' ? holder.items[key] : null };
    if (!(0,dist/* isMap */.jh)(holder))
        return null;
    return holder.items.find((pair) => (0,dist/* isScalar */.jn)(pair.key) && String(pair.key.value) === String(key)) ?? null;
}
function offsetOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? rangeStart(node) : null;
}
function rangeStart({ range }) {
    return range?.[0] ?? null;
}

;// CONCATENATED MODULE: ./plan/suite/suite-file.js











const suite_file_maxFaults = 20;
/** Each service's schemas by the key that names what is judged: exactly one of those keys stands in an entry. */
const schemas = {
    harmstack: harmstackEntries,
    runloop: runloopEntries,
    overmind: overmindEntries,
};
const fileOf = (entry) => valibot/* pipe */.Fs(mapping({
    benchmarks: valibot/* pipe */.Fs(valibot/* array */.YO(entry, 'is not a list of benchmarks'), valibot/* minLength */.Bp(1, 'names no benchmark'), valibot/* description */.h_('The benchmarks to judge, in the order of the report.')),
}, 'at the top level'), valibot/* title */.DD('Benchmark Gate suite file'));
/**
 * The suite file as editors see it: an entry of any service. All settings that are not about one benchmark stay
 * inputs, so that nothing has two homes.
 */
const SuiteFile = fileOf(valibot/* union */.KC(Object.values(schemas).flatMap((ofService) => Object.values(ofService))));
/** The file without its entries: those are read by the schema of their service, so that their faults are precise. */
const Frame = fileOf(valibot/* unknown */.L5());
/** Reads a suite file's text; everything wrong with it is noted as a problem of the `config` input. */
function parseSuiteFile(text, reading) {
    const { path, problems } = reading;
    const { entries, faults, locate } = parseSuite(text, reading);
    const tell = (position) => `${renderPath(path)}${renderPosition(position)}: `;
    for (const { position, says } of faults.slice(0, suite_file_maxFaults))
        problems.add('config', `${tell(position)}${says}`);
    const more = faults.length - suite_file_maxFaults;
    if (more > 0)
        problems.add('config', `${tell(null)}${more} more errors; fix these first`);
    const indexes = new Map(entries.map(({ entry, index }) => [entry, index]));
    return {
        entries: faults.length > 0 ? [] : entries.map(({ entry }) => entry),
        renderPlace(entry, key) {
            const keys = ['benchmarks', indexes.get(entry) ?? 0, ...(key === undefined ? [] : [key])];
            return `${tell(locate({ keys, isKey: key !== undefined }))}${placeOf(keys)}`;
        },
    };
}
function renderPath(path) {
    return /^[\w./-]{1,100}$/.test(path) ? path : (0,problem/* quote */.hD)(path);
}
/** `, line 3, column 5`; empty where there is no such place. */
function renderPosition(position) {
    return position === null ? '' : `, line ${position.line}, column ${position.column}`;
}
function parseSuite(text, { service, needsThresholds = true }) {
    const yaml = parseYaml(text);
    if ('faults' in yaml)
        return { entries: [], faults: yaml.faults, locate: () => null };
    const { content, locate } = yaml;
    const toPlaced = (faults) => withoutGuessed(faults).map((fault) => ({ position: locate(fault), says: fault.says }));
    const file = valibot/* safeParse */.xL(Frame, content, { abortPipeEarly: true });
    if (!file.success)
        return { entries: [], faults: toPlaced(file.issues.map((issue) => faultOf(issue))), locate };
    const parsed = file.output.benchmarks.map((given, index) => {
        const read = parseEntry(given, index, service);
        // What names nothing to judge has worse faults.
        const isNamed = read.entry !== null || read.faults.every(({ keys }) => keys.length > 2);
        const missing = needsThresholds && isNamed ? missingThreshold(given, index) : [];
        return { ...read, faults: [...read.faults, ...missing] };
    });
    return {
        entries: parsed.flatMap(({ entry }, index) => (entry === null ? [] : { entry, index })),
        faults: parsed.flatMap(({ faults }) => toPlaced(faults)),
        locate,
    };
}
/** Each fault once, and a key that is missing only because it is misspelt not at all. */
function withoutGuessed(all) {
    const faults = [...new Map(all.map((fault) => [`${fault.says} ${fault.keys.join(' ')}`, fault])).values()];
    const guessed = faults.flatMap(({ keys, says }) => {
        const [, meant] = / Did you mean `([^`]+)`\?$/.exec(says) ?? [];
        return meant === undefined ? [] : JSON.stringify([...keys.slice(0, -1), meant]);
    });
    return faults.filter(({ keys, says }) => !says.endsWith(' is missing') || !guessed.includes(JSON.stringify(keys)));
}
function parseEntry(given, index, defaultService) {
    const holder = ['benchmarks', index];
    const wrong = (keys, says) => {
        const place = [...holder, ...keys];
        return { entry: null, faults: [{ keys: place, isKey: false, says: `${placeOf(place)} ${says}` }] };
    };
    if (!isMapping(given))
        return wrong([], `is ${kindOf(given)}, not a mapping`);
    if (defaultService === null && !Object.hasOwn(given, 'service'))
        return { entry: null, faults: [] };
    const named = Object.hasOwn(given, 'service') ? given.service : defaultService;
    const service = plan/* serviceNames */._m.find((name) => name === named);
    if (service === undefined) {
        return wrong(['service'], (0,closest/* renderNoneOf */.Wt)(typeof named === 'string' ? named : '', plan/* serviceNames */._m));
    }
    const sources = Object.entries(schemas[service]);
    const sourceKeys = (0,problem/* joinWords */.yZ)(sources.map(([key]) => `\`${key}\``), 'or');
    const [source, ...others] = sources.filter(([key]) => Object.hasOwn(given, key));
    if (source === undefined)
        return wrong([], `names nothing to judge; an entry for ${service} needs ${sourceKeys}`);
    if (others.length > 0) {
        const all = [source, ...others].map(([key]) => `\`${key}\``);
        return wrong([], `has ${(0,problem/* joinWords */.yZ)(all, 'and')}; keep one of them`);
    }
    return readEntry(given, source[1], holder);
}
/** What neither names a threshold nor a baseline lets everything pass. */
function missingThreshold(given, index) {
    if (!isMapping(given) || Object.hasOwn(given, 'threshold') || Object.hasOwn(given, 'baseline-job-id'))
        return [];
    const keys = ['benchmarks', index, 'threshold'];
    return [{ keys, isKey: false, says: `${placeOf(keys)} is missing` }];
}
function readEntry(given, schema, holder) {
    const result = valibot/* safeParse */.xL(schema, given, { abortPipeEarly: true });
    const found = result.success ? [] : result.issues.map((issue) => faultOf(issue, holder));
    const places = new Set(found.map(({ keys }) => JSON.stringify(keys)));
    const faults = [...found, ...findReservedKeys(given, holder).filter(({ keys }) => !places.has(JSON.stringify(keys)))];
    if (!result.success || faults.length > 0)
        return { entry: null, faults };
    const { thresholdPct, choice } = result.output;
    const odd = thresholdPct === null ? null : (0,threshold/* faultOfThreshold */.x)(thresholdPct, choice?.metric ?? null);
    if (odd === null)
        return { entry: result.output, faults: [] };
    const keys = [...holder, 'threshold'];
    return { entry: null, faults: [{ keys, isKey: false, says: `${placeOf(keys)} ${odd}` }] };
}
function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./plan/suite/harbor.js



/** Agents that are known by their names: one with an `import_path` may call itself anything. */
const NamedAgents = valibot/* pipe */.Fs(valibot/* array */.YO(valibot/* object */.Ik({
    name: valibot/* pipe */.Fs(valibot/* string */.Yj(), valibot/* nonEmpty */.hq()),
    import_path: valibot/* nullish */.cl(valibot/* null */.ch()),
    // What is filled in elsewhere (`${MODEL}`) names none.
    model_name: valibot/* fallback */.Np(valibot/* nullish */.cl(valibot/* pipe */.Fs(valibot/* string */.Yj(), valibot/* regex */.yG(/^[^${}\s]+$/))), null),
})), valibot/* minLength */.Bp(1));
const Attempts = valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* integer */.nd(), valibot/* minValue */.Ww(1));
/**
 * A Harbor job file: a mapping, as the service would ask for, with what it says of its agents and attempts. A fault follows the text's
 * name.
 */
function parseHarbor(yaml) {
    const parsed = parseYaml(yaml);
    if ('faults' in parsed) {
        const [fault] = parsed.faults;
        return { fault: fault === undefined ? ' is not valid YAML' : `${renderPosition(fault.position)}: ${fault.says}` };
    }
    const { content } = parsed;
    if (typeof content !== 'object' || content === null || Array.isArray(content))
        return { fault: ' is not a mapping, as a Harbor job file is' };
    const agents = valibot/* safeParse */.xL(valibot/* object */.Ik({ agents: NamedAgents }), content);
    const attempts = valibot/* safeParse */.xL(valibot/* object */.Ik({ n_attempts: Attempts }), content);
    return {
        kind: 'harbor',
        yaml,
        ...(agents.success && toAgents(agents.output.agents)),
        ...(attempts.success && { attempts: attempts.output.n_attempts }),
    };
}
function toAgents(agents) {
    const models = agents.map(({ model_name = null }) => model_name);
    return {
        agents: agents.map(({ name }) => name),
        ...(models.some((model) => model !== null) && { models }),
    };
}

;// CONCATENATED MODULE: ./plan/suite/suite.js







/** Parses what is to be judged from a suite file, and from the files that it names in turn. */
function suite_parseSuite(path, { inputs, readSuiteFile, problems }) {
    const { service, model } = inputs;
    noteSecondHomes(inputs, problems);
    const file = readSuiteFile(path);
    if ('error' in file) {
        problems.add('config', `${(0,problem/* quote */.hD)(path)} ${file.error}`);
        return [];
    }
    const needsThresholds = !(0,baseline/* namesBaseline */.es)(inputs, problems);
    const { entries, renderPlace } = parseSuiteFile(file.text, { path, service, problems, needsThresholds });
    const planned = entries.flatMap((entry) => {
        const work = readWork(entry, readSuiteFile);
        if (!('fault' in work))
            return { entry, benchmark: { ...entry, work: withModel(work, model) } };
        problems.add('config', `${renderPlace(entry, work.key)}: ${work.fault}`);
        return [];
    });
    const known = new Map();
    for (const [index, { entry, benchmark }] of planned.entries()) {
        const key = keyOf(benchmark);
        const first = known.get(key);
        if (first === undefined)
            known.set(key, index);
        else
            problems.add('config', `${renderPlace(entry)} repeats benchmarks[${first}]; keep one of them`);
    }
    return planned.map(({ benchmark }) => benchmark);
}
/** What the file holds for each benchmark has no place in an input that speaks of all. */
function noteSecondHomes(inputs, problems) {
    const { thresholds, levels, 'benchmark-counts': counts, agent, metric, 'score-scale': scale } = inputs;
    const { 'baseline-job-ids': baselineJobIds } = inputs;
    const replaced = {
        thresholds: thresholds !== null,
        levels: levels !== null && levels.join() !== 'block',
        'benchmark-counts': counts !== null && !(0,looks/* isSingleUnit */.fo)(counts),
        agent: agent !== null,
        metric: metric !== null,
        'score-scale': scale === 1,
        'baseline-job-ids': baselineJobIds !== null,
    };
    for (const [name, isGiven] of Object.entries(replaced)) {
        if (isGiven)
            problems.add(name, 'cannot be combined with `config`; the suite file holds it, so leave it out');
    }
}
/** The work of an entry with the job file that it names, if any; checked as far as the service would refuse any such text. */
function readWork({ work }, readSuiteFile) {
    if (work.kind === 'harbor-file') {
        const file = readSuiteFile(work.path);
        if ('error' in file)
            return { key: 'harbor', fault: `the file ${file.error}` };
        const source = parseHarbor(file.text);
        return 'fault' in source ? { key: 'harbor', fault: `the file${source.fault}` } : (0,entry/* toRun */.P3)(source);
    }
    if (work.kind !== 'submit' || work.run?.source.kind !== 'harbor')
        return work;
    const source = parseHarbor(work.run.source.yaml);
    return 'fault' in source ? { key: 'inline-yaml', fault: `the text${source.fault}` } : (0,entry/* toRun */.P3)(source);
}
/** The `model` input is the model of every agent that names none. */
function withModel(work, model) {
    if (work.kind !== 'submit' || work.run === undefined)
        return work;
    const agents = work.run.agents.map((agent) => ({ ...agent, model: agent.model ?? model }));
    return { ...work, run: { ...work.run, agents } };
}
/** The same for benchmarks that would be paid for, or judged, twice in the same way. */
function keyOf(benchmark) {
    const { id, work } = benchmark;
    const named = work.kind === 'submit' ? (work.run === undefined ? id : wayOf(work.run)) : work;
    return JSON.stringify([(0,plan/* readerKey */.T3)(benchmark), work.kind, named]);
}
/** All that is asked of the service: a setting of the orchestrator that is not given is its default. */
function wayOf({ source, agents, orchestrator }) {
    return [source, agents, ...Object.entries(orchestrator ?? {}).filter(([, value]) => value !== null)];
}


/***/ })

};
;