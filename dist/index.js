/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 8402:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: ./clock.js
var clock_0 = __nccwpck_require__(4010);
// EXTERNAL MODULE: ./github/event.js + 2 modules
var github_event = __nccwpck_require__(5900);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./github/run-context.js

/** Reads the run's variables and its event file. */
function readRunContext(env) {
    const text = (name) => env[name] ?? '';
    const count = (name) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : 0);
    const [owner, repo] = text('GITHUB_REPOSITORY').split('/');
    return {
        workflow: text('GITHUB_WORKFLOW'),
        job: text('GITHUB_JOB'),
        step: text('GITHUB_ACTION'),
        repository: owner && repo ? { owner, repo } : null,
        eventName: text('GITHUB_EVENT_NAME'),
        ...readPayload(text('GITHUB_EVENT_PATH')),
        sha: text('GITHUB_SHA') || null,
        ref: text('GITHUB_REF'),
        actor: text('GITHUB_ACTOR'),
        runId: count('GITHUB_RUN_ID'),
        runAttempt: count('GITHUB_RUN_ATTEMPT'),
        serverUrl: text('GITHUB_SERVER_URL') || 'https://github.com',
        apiUrl: text('GITHUB_API_URL') || 'https://api.github.com',
        graphqlUrl: text('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql',
        workspace: text('GITHUB_WORKSPACE') || process.cwd(),
        temp: text('RUNNER_TEMP') || null,
    };
}
function readPayload(path) {
    if (path === '')
        return { payload: null, payloadProblem: null };
    const file = 'The event file that `GITHUB_EVENT_PATH` names';
    try {
        return { payload: JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')), payloadProblem: null };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : null;
        return {
            payload: null,
            payloadProblem: code === null ? `${file} is not JSON.` : `${file} cannot be read (${code}).`,
        };
    }
}

// EXTERNAL MODULE: ./notice.js
var notice_0 = __nccwpck_require__(6646);
;// CONCATENATED MODULE: ./paced.js
/** Does a thing at once when it is due, then at most once in so many milliseconds. */
class Paced {
    #clock;
    #gapMs;
    #act;
    #actedAtMs = Number.NEGATIVE_INFINITY;
    /** Runs while it is due and has to wait. */
    #timer = null;
    constructor(clock, gapMs, act) {
        this.#clock = clock;
        this.#gapMs = gapMs;
        this.#act = act;
    }
    /** Makes it due. Throws what it throws where it is done at once. */
    due() {
        if (this.#timer !== null)
            return;
        const waitMs = this.#actedAtMs + this.#gapMs - this.#clock.now();
        if (waitMs <= 0) {
            this.#do();
            return;
        }
        this.#timer = this.#clock.limit(waitMs);
        const wake = () => {
            if (this.cancel())
                this.#do();
        };
        this.#timer.signal.addEventListener('abort', wake, { once: true });
    }
    /** Leaves no timer behind; true when it was due. */
    cancel() {
        if (this.#timer === null)
            return false;
        this.#timer[Symbol.dispose]();
        this.#timer = null;
        return true;
    }
    #do() {
        this.#actedAtMs = this.#clock.now();
        this.#act();
    }
}

;// CONCATENATED MODULE: ./publish-job-ids.js
/** Sets what is known of the jobs at once, so that it survives whatever comes. */
function publishJobIds({ jobIds, batchIds }, runner) {
    runner.setOutput('job-ids', jobIds.join(','));
    runner.setOutput('batch-id', batchIds.join(','));
}

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./report/duration.js
var duration = __nccwpck_require__(615);
// EXTERNAL MODULE: ./report/figures.js
var figures = __nccwpck_require__(1162);
// EXTERNAL MODULE: ./report/findings.js + 1 modules
var findings = __nccwpck_require__(6687);
// EXTERNAL MODULE: ./report/job-list.js
var job_list = __nccwpck_require__(9681);
// EXTERNAL MODULE: ./report/lines-to-paste.js + 1 modules
var lines_to_paste = __nccwpck_require__(7081);
// EXTERNAL MODULE: ./text/lazy-pattern.js
var lazy_pattern = __nccwpck_require__(2005);
// EXTERNAL MODULE: ./text/one-line.js
var one_line = __nccwpck_require__(6653);
// EXTERNAL MODULE: ./report/comparisons.js
var comparisons = __nccwpck_require__(1817);
// EXTERNAL MODULE: ./report/plain-text.js
var plain_text = __nccwpck_require__(5699);
;// CONCATENATED MODULE: ./report/log-text.js

/**
 * Makes one log line of any text that the runner reads as no command: neither `::x::` at its start nor `##[x]` anywhere.
 *
 * The runner trims a line before it looks for `::`, ends lines at a lone carriage return and compares by culture, which passes over
 * invisible characters (actions/runner, ActionCommand.cs): so no such character is left.
 */
function escapeForLog(text) {
    return breakCommands((0,plain_text/* toOneLine */.G)(text));
}
/** For a line that is clean already but for commands: its spaces stay. */
function breakCommands(line) {
    return line.replace(/^(\s*):(?=:)/u, '$1: ').replaceAll('##[', '## [');
}

// EXTERNAL MODULE: ./report/progress.js
var report_progress = __nccwpck_require__(6672);
// EXTERNAL MODULE: ./report/rows.js + 2 modules
var report_rows = __nccwpck_require__(4142);
;// CONCATENATED MODULE: ./report/log-table.js








const unknown = '\u2013';
const benchmark = { title: 'Benchmark', align: 'left', cell: ({ label }) => (0,plain_text/* cutToOneLine */.W)(label, 60) };
const needs = {
    title: 'Needs',
    align: 'right',
    cell: ({ benchmark: { thresholdPct } }) => (thresholdPct === null ? unknown : (0,figures/* renderPct */.U3)(thresholdPct)),
};
const resultColumns = [
    benchmark,
    { title: 'Score', align: 'right', cell: ({ scorePct }) => (scorePct === null ? unknown : (0,figures/* renderPct */.U3)(scorePct)) },
    {
        title: 'Interval',
        align: 'right',
        cell: ({ intervalPct }) => (intervalPct === null ? unknown : (0,figures/* renderInterval */.kr)(intervalPct)),
    },
    {
        title: 'Change',
        align: 'right',
        cell: ({ comparison }) => (comparison?.change == null ? unknown : (0,comparisons/* renderChange */.vN)(comparison.change.changePct)),
    },
    needs,
    { title: 'Passed', align: 'right', cell: (row) => (0,figures/* renderUnits */.kt)(row) ?? unknown },
    { title: 'Result', align: 'left', cell: describeResult },
];
const planColumns = [
    benchmark,
    { title: 'Runs', align: 'left', cell: describeRuns },
    needs,
    {
        title: 'Credits',
        align: 'right',
        cell: ({ planned }) => (planned?.credits == null ? unknown : (0,figures/* renderNumber */.kT)(planned.credits)),
    },
];
/** Renders rows as an aligned table of plain text, as wide as it needs; empty without rows. */
function renderLogTable(rows) {
    if (rows.length === 0)
        return [];
    const all = rows.every(({ verdict }) => verdict === 'planned') ? planColumns : resultColumns;
    const columns = all.filter(({ title, cell }) => title === 'Result' || rows.some((row) => cell(row) !== unknown));
    const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => cell(row)))];
    const widths = columns.map((_, index) => Math.max(...lines.map((cells) => widthOf(cells[index] ?? ''))));
    // Every sign is two cells wide.
    const signs = ['  ', ...rows.map(({ sign }) => sign)];
    return lines.map((cells, index) => breakCommands(`${signs[index] ?? ''} ${cells
        .map((cell, column) => pad(cell, widths[column] ?? 0, columns[column]?.align ?? 'left'))
        .join('  ')
        .trimEnd()}`));
}
function describeResult(row) {
    const { scorePct, benchmark: asked, verdict, outcome, isBlocking } = row;
    const isBad = verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
    const result = scorePct === null || asked.thresholdPct === null || (0,report_rows/* tellsOutcome */.R8)(row)
        ? outcome
        : (0,figures/* renderDistance */.Ei)(scorePct, asked.thresholdPct);
    return [
        result,
        ...(verdict === 'running' ? (0,report_progress/* describeProgress */.vk)(row).map((part) => (0,plain_text/* cutToOneLine */.W)(part, 60)) : []),
        ...(isBad && !isBlocking ? ['not blocking'] : []),
    ].join(', ');
}
/** What a plan runs for a benchmark: `30 units in 3 jobs`. */
function describeRuns({ planned, benchmark: { work } }) {
    if (work.kind !== 'submit')
        return 'existing job';
    if (planned === null)
        return unknown;
    const jobs = (0,figures/* renderCount */.SS)(planned.jobs, 'job');
    if (planned.units === null)
        return jobs;
    const { baseline } = planned;
    const compared = baseline === undefined
        ? ''
        : ` and ${(0,figures/* renderCount */.SS)(baseline.units, 'unit')} of the baseline in ${(0,figures/* renderCount */.SS)(baseline.jobs, 'job')}`;
    return `${(0,figures/* renderWorkUnits */.jE)(planned.units, work.looks)} in ${jobs}${compared}`;
}
function pad(cell, width, align) {
    const space = ' '.repeat(width - widthOf(cell));
    return align === 'right' ? space + cell : cell + space;
}
const wideCharacter = (0,lazy_pattern/* lazyPattern */.x)(String.raw `[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`, 'gu');
const mark = (0,lazy_pattern/* lazyPattern */.x)(String.raw `\p{M}`, 'gu');
/** Cells in a fixed-width font, roughly: East Asian characters take two. */
function widthOf(cell) {
    if ((0,one_line/* isPrintableAscii */.Jn)(cell))
        return cell.length;
    const wide = cell.match(wideCharacter())?.length ?? 0;
    const marks = cell.match(mark())?.length ?? 0;
    return Array.from(cell).length + wide - marks;
}

// EXTERNAL MODULE: ./report/next.js
var report_next = __nccwpck_require__(9394);
// EXTERNAL MODULE: ./report/notices.js
var report_notices = __nccwpck_require__(1094);
// EXTERNAL MODULE: ./report/sampling.js
var sampling = __nccwpck_require__(4118);
// EXTERNAL MODULE: ./report/story.js
var report_story = __nccwpck_require__(8622);
// EXTERNAL MODULE: ./report/wording.js
var wording = __nccwpck_require__(9111);
;// CONCATENATED MODULE: ./report/log.js















/** Renders the result as lines of plain text: verdict, what happened, an aligned table, what it does not say, what to do. */
function renderLogResult(report) {
    const rows = (0,report_rows/* sortRows */.sN)((0,report_rows/* rowsOf */.RO)(report));
    const { notices } = report;
    return [
        `${(0,wording/* signOfRun */.Ik)(report)} ${escapeForLog(`${report.title}: ${(0,wording/* nameVerdict */.V5)(report)}. ${(0,report_story/* tellStory */.F)(report)}`)}`,
        ...(0,findings/* causesIn */.MC)(notices).flatMap(report_notices/* renderNoticeLines */.Yn).map(escapeForLog),
        ...((0,report_story/* hasRun */.g)(report) ? renderLogTable(rows) : []),
        ...renderNotes(report, rows).map(escapeForLog),
        ...renderSavings(rows).map(escapeForLog),
        ...(0,report_next/* doneSentences */.Z)(report).map(escapeForLog),
        ...(0,report_next/* nextSentences */.w)(report, (0,findings/* findingsOf */.WX)(report, rows)).map((line) => escapeForLog(`Next: ${line}`)),
        ...renderLines(report),
        ...[...(0,findings/* warningsIn */.Hq)(notices).flatMap(report_notices/* renderNoticeLines */.Yn), ...(0,findings/* tellScoreWarnings */.Fy)(rows)].map((line) => escapeForLog(`Warning: ${line}`)),
    ];
}
function renderNotes(report, rows) {
    return (0,findings/* findingsOf */.WX)(report, rows)
        .filter(({ kind }) => kind === 'own')
        .map(({ rows: hit, text, advice }) => `${(0,report_rows/* namesOf */.eZ)(hit)}: ${text}.${advice === null ? '' : ` ${advice}`}`);
}
function renderSavings(rows) {
    return rows.flatMap((row) => {
        const saving = (0,sampling/* tellSaving */.qC)(row);
        return saving === null ? [] : [`${(0,plain_text/* cutToOneLine */.W)(row.label, 80)}: ${saving}`];
    });
}
/** The lines that judge the jobs by their ids; nothing in them means anything to the runner. */
function renderLines({ notices }) {
    return notices.flatMap((notice) => {
        const paste = notice.code === 'next-steps' ? (0,lines_to_paste/* linesToPaste */.s)(notice.steps) : null;
        if (notice.code !== 'next-steps' || paste === null)
            return [];
        const place = paste.place === 'inputs' ? 'these inputs' : 'this suite file';
        return [
            `To judge these jobs later without paying again, use ${place}:`,
            ...paste.lines.map((line) => `    ${line}`),
            ...(0,lines_to_paste/* notesOnLines */.k)(notice.steps),
        ];
    });
}
/** Renders what will be judged, for a folded group of the log: `haystack-medical-v1: 5 units, threshold 80%`, and what that can show. */
function renderLogPlan(report) {
    return (0,report_rows/* rowsOf */.RO)(report).flatMap((row) => {
        const { thresholdPct } = row.benchmark;
        const threshold = thresholdPct === null ? '' : `, threshold ${(0,figures/* renderPct */.U3)(thresholdPct)}`;
        const level = row.benchmark.level === 'warn' ? ', not blocking' : '';
        const precision = report.confidencePct === null ? null : (0,sampling/* tellPrecision */.sG)(row, report.confidencePct);
        const line = `${(0,plain_text/* cutToOneLine */.W)(row.label, 80)}: ${describeWork(row)}${threshold}${describeBaseline(row, report)}${level}`;
        return [
            escapeForLog(line),
            ...[precision, ...(0,sampling/* tellSampling */.FN)(row)].flatMap((text) => (text === null ? [] : `  ${text}`)),
        ];
    });
}
/** What it will be compared with. */
function describeBaseline({ benchmark: { baseline }, planned }, { comparedUrl }) {
    switch (baseline?.kind) {
        case undefined:
            return '';
        case 'job':
            return `, compared with job ${(0,plain_text/* cutToOneLine */.W)(baseline.jobId, 80)}`;
        case 'newest':
            return `, compared with the newest job named ${(0,plain_text/* cutToOneLine */.W)(baseline.query.name ?? '', 80)}`;
        case 'endpoint': {
            const run = planned?.baseline ?? null;
            const units = run === null ? 'the newest jobs' : `${(0,figures/* renderCount */.SS)(run.units, 'unit')} that are run`;
            return `, compared with ${units} against ${(0,plain_text/* cutToOneLine */.W)(comparedUrl ?? '', 120)}`;
        }
        case 'results':
            return ', compared with earlier results';
    }
}
function describeWork({ benchmark: { service, work }, planned }) {
    const { hasUnits, title } = capabilities/* capabilities */.R[service];
    switch (work.kind) {
        case 'submit': {
            const jobs = planned === null || planned.jobs < 2 ? '' : ` in ${planned.jobs} jobs`;
            return hasUnits
                ? `${(0,figures/* renderWorkUnits */.jE)(work.units, work.looks)}${jobs}`
                : `1 job of ${title}${describeRun(work.run)}`;
        }
        case 'existing':
            return `job ${(0,plain_text/* cutToOneLine */.W)(work.jobId, 80)}`;
        case 'newest':
            return `the newest job of ${(0,plain_text/* cutToOneLine */.W)(Object.values(work.query).join(', '), 80)}`;
    }
}
/** What such a job runs, as far as the plan says. */
function describeRun(run) {
    if (run === undefined)
        return '';
    const { source, agents } = run;
    const names = agents.map(({ name }) => name).join(', ');
    const parts = [
        source.kind === 'scenarios' ? (0,figures/* renderCount */.SS)(source.ids.length, 'scenario') : null,
        agents.length === 0 ? null : `${agents.length === 1 ? 'agent' : 'agents'} ${(0,plain_text/* cutToOneLine */.W)(names, 80)}`,
    ].filter((part) => part !== null);
    return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
/** Renders every job, for a folded group of the log. */
function renderLogJobs(report) {
    const rows = (0,report_rows/* sortRows */.sN)((0,report_rows/* rowsOf */.RO)(report));
    const hasCredits = (0,job_list/* costsAreKnown */.am)(rows);
    const paired = rows.flatMap((row) => row.jobs.flatMap((job) => {
        const why = (0,job_list/* tellJob */.fx)(row, job, report);
        const parts = [
            (0,plain_text/* cutToOneLine */.W)(row.label, 80),
            (0,plain_text/* cutToOneLine */.W)(job.id, 80),
            (0,wording/* stateWords */.Xu)(job.state),
            job.scorePct === null ? null : (0,figures/* renderPct */.U3)(job.scorePct),
            (0,figures/* renderUnits */.kt)(job),
            job.durationMs === null ? null : (0,duration/* renderDuration */.PP)(job.durationMs),
            job.credits === null || !hasCredits ? null : (0,figures/* renderCount */.SS)(job.credits, 'credit'),
            (0,duration/* renderCreated */.nc)(job),
            why === null ? null : (0,plain_text/* cutToOneLine */.W)(why, 500),
        ];
        const line = escapeForLog(parts.filter((part) => part !== null).join(' \u00b7 '));
        return [line, ...job.details.map(renderLogDetail)];
    }));
    return [
        ...paired,
        ...(0,job_list/* strayJobs */.Y)(rows, report).map(({ id, state }) => escapeForLog(`${(0,plain_text/* cutToOneLine */.W)(id, 80)} \u00b7 ${state}`)),
    ];
}
function renderLogDetail({ name, scorePct, note }) {
    const score = scorePct === null ? '' : ` ${(0,figures/* renderPct */.U3)(scorePct)}`;
    const said = note === null ? '' : `: ${(0,plain_text/* cutToOneLine */.W)(note, 500)}`;
    return `  ${escapeForLog(`${(0,plain_text/* cutToOneLine */.W)(name, 80)}${score}${said}`)}`;
}

;// CONCATENATED MODULE: ./report/progress-lines.js






/** How far a run is, in lines of the log. */
class ProgressLines {
    #last = '';
    /**
     * The line for a report, `3/8 jobs done \u00b7 haystack-medical-v1 14/33 prompts \u00b7 2m 05s`; null where it would say again what the last one
     * said.
     */
    next(report, elapsedMs) {
        const news = describe(report);
        if (news === this.#last)
            return null;
        this.#last = news;
        return escapeForLog(`${news} \u00b7 ${(0,duration/* renderDuration */.PP)(elapsedMs)}`);
    }
}
function describe(report) {
    const rows = (0,report_rows/* rowsOf */.RO)(report);
    const jobs = rows.reduce((sum, row) => sum + (0,report_progress/* countJobs */.uq)(row), 0);
    const done = rows.flatMap((row) => row.jobs).filter(report_progress/* isOver */.PU).length;
    const running = rows.flatMap(({ label, jobs: own }) => {
        const progress = (0,report_progress/* sumProgress */.ze)(own);
        return progress === null ? [] : [{ label, progress }];
    });
    const [first, ...others] = running;
    const parts = [
        `${done}/${(0,figures/* renderCount */.SS)(Math.max(jobs, report.jobIds.length), 'job')} done`,
        ...(first === undefined
            ? []
            : [
                `${(0,plain_text/* cutToOneLine */.W)(first.label, 60)} ${first.progress.done}/${first.progress.total} ${(0,plain_text/* cutToOneLine */.W)(first.progress.what, 20)}`,
            ]),
        ...(others.length === 0 ? [] : [`${others.length} more running`]),
    ];
    return parts.join(' \u00b7 ');
}

;// CONCATENATED MODULE: ./live-view.js







/** A report of a thousand jobs takes longer than the look at some of them that it tells of. */
const progressEveryMs = 250;
/** What people see of a run while it goes on: lines of the log, the comment, and the ids of what is paid in the outputs. */
class LiveView {
    /** Null where there is none. */
    comment = null;
    #options;
    #lines = new ProgressLines();
    #progress;
    #areIdsHidden = false;
    constructor(options) {
        this.#options = options;
        this.#progress = new Paced(options.clock, progressEveryMs, () => this.#showProgress());
    }
    /** Notes what happened; what is neither an error nor a warning stands in the log at once. */
    tell = (notice) => {
        const { state, runner } = this.#options;
        state.tell(notice);
        runner.debug(`notice ${notice.code}`);
        if ((0,notice_0/* levelOf */.I)(notice) === 'info')
            for (const line of (0,report_notices/* renderNoticeLines */.Yn)(notice))
                this.log(line);
    };
    log(line) {
        const { state, runner } = this.#options;
        runner.log(escapeForLog(state.redact(line)));
    }
    showPlan() {
        this.#options.runner.logGroup('Plan', renderLogPlan(this.#report()));
    }
    /** Shows what is paid before anything else can happen to the run. */
    showPaid() {
        const { state, runner } = this.#options;
        if (!this.#areIdsHidden && state.hasHiddenIds) {
            this.#areIdsHidden = true;
            this.tell({ code: 'ids-withheld' });
        }
        const report = this.#report();
        publishJobIds(report, runner);
        if (report.jobIds.length > 0)
            this.comment?.showProgress(report, { isNews: true });
    }
    /** Shows how far the run is, though not more often than anybody can read. */
    showProgress() {
        this.#progress.due();
    }
    /** Ends with the last line of the log; the comment gets its final word, which must not wait for another update. */
    end(report) {
        if (this.#progress.cancel())
            this.#logProgress(report);
    }
    #showProgress() {
        const report = this.#report();
        this.#logProgress(report);
        this.comment?.showProgress(report, { isNews: false });
    }
    #logProgress(report) {
        const { state, runner, clock } = this.#options;
        const line = this.#lines.next(report, clock.now() - state.facts.startedAtMs);
        if (line !== null)
            runner.log(line);
    }
    #report() {
        const { state, clock } = this.#options;
        return state.report(clock.now());
    }
}

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __nccwpck_require__(1180);
// EXTERNAL MODULE: ./redact.js + 3 modules
var redact_0 = __nccwpck_require__(5701);
;// CONCATENATED MODULE: ./plan/action-inputs.js
// Generated from action.yml by `npm run generate`. Do not edit.
/** Every input with its default; an input that comes empty counts as not given. */
const actionInputs = {
    'service': 'harmstack',
    'service-api-key': '',
    'service-url': '',
    'benchmark-ids': '',
    'benchmark-counts': '1',
    'thresholds': '',
    'levels': 'block',
    'config': '',
    'job-ids': '',
    'max-age-minutes': '',
    'endpoint-url': '',
    'endpoint-api-key': '',
    'endpoint-provider': 'openai',
    'endpoint-headers': '',
    'model': '',
    'seed': '',
    'agent': '',
    'metric': '',
    'score-scale': '100',
    'judge-by': 'score',
    'confidence': '95',
    'on-inconclusive': 'fail',
    'baseline-endpoint-url': '',
    'baseline-endpoint-api-key': '',
    'baseline-job-ids': '',
    'baseline-job-name': '',
    'baseline-results': '',
    'baseline-max-age-minutes': '10080',
    'allowed-drop': '0',
    'on-regression': 'fail',
    'warn-only': 'false',
    'fail-fast': 'false',
    'max-credits': '',
    'dry-run': 'false',
    'timeout-minutes': '60',
    'poll-interval-seconds': '20',
    'github-token': '',
    'comment': 'always',
    'comment-key': '',
    'matrix': '',
    'pr-number': '',
    'history': 'true',
    'issue': 'never',
    'issue-labels': '',
    'issue-assignees': '',
    'title': 'Benchmark gate',
};
const inputNames = [
    'service',
    'service-api-key',
    'service-url',
    'benchmark-ids',
    'benchmark-counts',
    'thresholds',
    'levels',
    'config',
    'job-ids',
    'max-age-minutes',
    'endpoint-url',
    'endpoint-api-key',
    'endpoint-provider',
    'endpoint-headers',
    'model',
    'seed',
    'agent',
    'metric',
    'score-scale',
    'judge-by',
    'confidence',
    'on-inconclusive',
    'baseline-endpoint-url',
    'baseline-endpoint-api-key',
    'baseline-job-ids',
    'baseline-job-name',
    'baseline-results',
    'baseline-max-age-minutes',
    'allowed-drop',
    'on-regression',
    'warn-only',
    'fail-fast',
    'max-credits',
    'dry-run',
    'timeout-minutes',
    'poll-interval-seconds',
    'github-token',
    'comment',
    'comment-key',
    'matrix',
    'pr-number',
    'history',
    'issue',
    'issue-labels',
    'issue-assignees',
    'title',
];

// EXTERNAL MODULE: ./plan/input-formats.js
var input_formats = __nccwpck_require__(2643);
// EXTERNAL MODULE: ./plan/closest.js
var plan_closest = __nccwpck_require__(1561);
// EXTERNAL MODULE: ./plan/plan.js
var plan = __nccwpck_require__(1259);
// EXTERNAL MODULE: ./plan/problem.js
var problem = __nccwpck_require__(3637);
;// CONCATENATED MODULE: ./plan/per-service.js
/** Inputs that hold one value for the only service of a run, or one `name=value` a line for several. */




/**
 * One value, or one a line with its service's name before it. A single value may hold an `=` itself: it is a named line
 * only when a service's name stands before it.
 */
function perService(format) {
    return valibot/* pipe */.Fs(valibot/* string */.Yj(), valibot/* rawTransform */.NT(({ dataset, addIssue, NEVER }) => {
        const lines = linesOf(dataset.value);
        const isNamed = lines.some(({ service }) => service !== null);
        const parsed = isNamed ? parseLines(lines, format) : parseValue(dataset.value, format);
        if ('parsed' in parsed)
            return parsed.parsed;
        const isList = !isNamed && lines.length > 1;
        const hint = isList ? `. For several services give one \`name=${format.what}\` a line (${knownNames})` : '';
        addIssue({ message: `${parsed.fault}${hint}` });
        return NEVER;
    }));
}
const knownNames = (0,problem/* joinWords */.yZ)(plan/* serviceNames */._m, 'or');
function parseLines(lines, format) {
    const values = new Map();
    for (const { number, text, service, value } of lines) {
        const line = `line ${number}`;
        if (service === null) {
            const meant = (0,plan_closest/* didYouMean */.au)(nameIn(text), plan/* serviceNames */._m);
            return { fault: `${line} does not start with a service name and \`=\` (${knownNames})${meant}` };
        }
        if (values.has(service))
            return { fault: `${line} names ${service} again; name each service once` };
        if (value === '')
            return { fault: `${line} has no ${format.what} after ${service}=; is its secret set?` };
        const result = parseValue(value, format);
        if ('fault' in result)
            return { fault: `${line}: the ${format.what} ${result.fault}` };
        values.set(service, result.parsed);
    }
    return { parsed: values };
}
/** What stands before the first `=`; empty where there is none, for then the line may be a key. */
function nameIn(line) {
    return line.slice(0, Math.max(line.indexOf('='), 0));
}
function parseValue(text, { schema }) {
    const result = valibot/* safeParse */.xL(schema, text, { abortPipeEarly: true });
    return result.success ? { parsed: result.output } : { fault: result.issues[0].message };
}
/** Whether a service's name stands there without a value: what a secret that is not set leaves behind. */
function hasNameWithoutValue(text) {
    return linesOf(text).some(({ service, value }) => service !== null && value === '');
}
function linesOf(text) {
    return text.split(/\r?\n/).flatMap((raw, index) => {
        const line = raw.trim();
        if (line === '')
            return [];
        const equals = line.indexOf('=');
        const name = nameIn(line).trim().toLowerCase();
        const service = plan/* serviceNames */._m.find((each) => each === name) ?? null;
        return { number: index + 1, text: line, service, value: line.slice(equals + 1).trim() };
    });
}
/** A shorter tail may be the padding of a key in base64. */
const minTailLength = 8;
/** What may be secret in such an input, found without judging it: after the `=` of an unknown name may stand a key too. */
function secretsPerService(text) {
    return linesOf(text).flatMap(({ service, text: line, value }) => {
        if (service !== null)
            return value;
        return value !== line && value.length >= minTailLength ? [line, value] : line;
    });
}

;// CONCATENATED MODULE: ./plan/inputs.js







/** The only place that says how the text of an input is read. An input that was not given is null. */
const InputsSchema = valibot/* object */.Ik({
    service: valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(plan/* serviceNames */._m)),
    'service-api-key': valibot/* nullable */.me(perService({ schema: input_formats/* Key */.Uz, what: 'key' })),
    'service-url': valibot/* nullable */.me(perService({ schema: input_formats/* ServiceUrl */.LB, what: 'url' })),
    'benchmark-ids': valibot/* nullable */.me(input_formats/* list */.p_),
    'benchmark-counts': valibot/* nullable */.me(valibot/* pipe */.Fs(input_formats/* list */.p_, valibot/* array */.YO(input_formats/* Count */.y_))),
    thresholds: valibot/* nullable */.me(valibot/* pipe */.Fs(input_formats/* DecimalPoints */.Fp, input_formats/* list */.p_, valibot/* array */.YO(input_formats/* Threshold */.O4))),
    levels: valibot/* nullable */.me(valibot/* pipe */.Fs(input_formats/* list */.p_, valibot/* array */.YO((0,input_formats/* oneOf */.yL)(plan/* levels */.yr)))),
    config: valibot/* nullable */.me(valibot/* string */.Yj()),
    'job-ids': valibot/* nullable */.me(input_formats/* JobIds */.c),
    'max-age-minutes': valibot/* nullable */.me(input_formats/* AgeMinutes */.Xj),
    'endpoint-url': valibot/* nullable */.me(input_formats/* EndpointUrl */.bn),
    'endpoint-api-key': valibot/* nullable */.me(input_formats/* Key */.Uz),
    'endpoint-provider': valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(['openai', 'openai_responses', 'gemini', 'raw'])),
    'endpoint-headers': valibot/* nullable */.me(input_formats/* Headers */.Lr),
    model: valibot/* nullable */.me(valibot/* string */.Yj()),
    seed: valibot/* nullable */.me(input_formats/* Seed */.U5),
    agent: valibot/* nullable */.me(valibot/* string */.Yj()),
    metric: valibot/* nullable */.me(valibot/* string */.Yj()),
    'score-scale': valibot/* nullable */.me(input_formats/* ScoreScale */.xY),
    'judge-by': valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(['score', 'interval'])),
    confidence: valibot/* nullable */.me(input_formats/* Confidence */.ZW),
    'on-inconclusive': valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(['fail', 'warn'])),
    'baseline-endpoint-url': valibot/* nullable */.me(input_formats/* EndpointUrl */.bn),
    'baseline-endpoint-api-key': valibot/* nullable */.me(input_formats/* Key */.Uz),
    'baseline-job-ids': valibot/* nullable */.me(input_formats/* JobIds */.c),
    'baseline-job-name': valibot/* nullable */.me(valibot/* string */.Yj()),
    'baseline-results': valibot/* nullable */.me(valibot/* string */.Yj()),
    'baseline-max-age-minutes': valibot/* nullable */.me(input_formats/* AgeMinutes */.Xj),
    'allowed-drop': valibot/* nullable */.me(input_formats/* AllowedDrop */.Me),
    'on-regression': valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(['fail', 'warn'])),
    'warn-only': valibot/* nullable */.me(input_formats/* boolean */.zM),
    'fail-fast': valibot/* nullable */.me(input_formats/* boolean */.zM),
    'max-credits': valibot/* nullable */.me((0,input_formats/* number */.ai)(0, 1e9, 'is not a number of credits from 0 to 1000000000')),
    'dry-run': valibot/* nullable */.me(input_formats/* boolean */.zM),
    'timeout-minutes': valibot/* nullable */.me(input_formats/* Minutes */.mf),
    'poll-interval-seconds': valibot/* nullable */.me((0,input_formats/* number */.ai)(1, 86_400, 'is not a number of seconds from 1 to 86400')),
    'github-token': valibot/* nullable */.me(valibot/* string */.Yj()),
    comment: valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(['always', 'on-failure', 'never'])),
    'comment-key': valibot/* nullable */.me(valibot/* string */.Yj()),
    matrix: valibot/* nullable */.me(valibot/* string */.Yj()),
    'pr-number': valibot/* nullable */.me(input_formats/* PullRequestNumber */._B),
    history: valibot/* nullable */.me(input_formats/* boolean */.zM),
    issue: valibot/* nullable */.me((0,input_formats/* oneOf */.yL)(['on-failure', 'never'])),
    'issue-labels': valibot/* nullable */.me(input_formats/* Labels */.gC),
    'issue-assignees': valibot/* nullable */.me(input_formats/* Logins */.nc),
    title: valibot/* nullable */.me(valibot/* string */.Yj()),
});
const secretInputs = new Set([
    'service-api-key',
    'endpoint-url',
    'endpoint-api-key',
    'endpoint-headers',
    'baseline-endpoint-url',
    'baseline-endpoint-api-key',
    'github-token',
]);
/**
 * The only reader of inputs. An empty input counts as not given and takes the default of `action.yml`.
 * What is invalid is noted in `problems` and comes back as null, so that everything else can still be checked.
 */
function parseInputs(read, problems) {
    const texts = textsOf(read);
    const result = valibot/* safeParse */.xL(InputsSchema, texts, { abortPipeEarly: true });
    if (result.success)
        return result.output;
    const usable = { ...texts };
    for (const [name, issues] of Map.groupBy(result.issues, ({ path }) => String(path?.[0]?.key))) {
        const came = usable[name] ?? '';
        usable[name] = null;
        for (const [message, alike] of Map.groupBy(issues, (issue) => issue.message)) {
            const entries = alike.flatMap(({ path }) => (path?.[1] === undefined ? [] : String(path[1].value)));
            const shown = entries.length > 0 ? entries : [came];
            problems.add(name, renderMismatch(mayBeShown(name, came) ? shown : null, message));
        }
    }
    return valibot/* parse */.qg(InputsSchema, usable);
}
/** Puts what came before a message of {@link InputsSchema}; null where it is a secret. */
function renderMismatch(came, message) {
    if (!/^(is|has) /.test(message))
        return message;
    if (came === null)
        return `the value ${message}`;
    const [first = '', ...others] = [...new Set(came)];
    const [statement = '', ...questions] = message.split(/(?=\. )/);
    return `${(0,problem/* quote */.hD)(first)} ${statement}${renderOthers(others, statement)}${questions.join('')}`;
}
function renderOthers(others, statement) {
    if (others.length === 0)
        return '';
    const isNot = statement.startsWith('is not ');
    const verb = isNot
        ? others.length === 1
            ? 'neither is'
            : 'neither are'
        : others.length === 1
            ? 'so has'
            : 'so have';
    return `; ${verb} ${(0,problem/* quoteAll */._R)(others)}`;
}
/** A service URL with user info, query or fragment is refused, and they may well be a key. */
function mayBeShown(name, text) {
    return !secretInputs.has(name) && !(name === 'service-url' && /[@?#]/.test(text));
}
function textsOf(read) {
    return Object.fromEntries(inputNames.map((name) => [name, read(name).trim() || actionInputs[name] || null]));
}
/**
 * Every text in the inputs that must not be shown, found without judging the inputs: an invalid one may hold a secret too.
 * Keys, header values, user info and query of the endpoint's URL. But for keys, a text of one to three characters is left
 * out: it stands in every log, so that masking it would hide the log and give away what it is.
 */
function readSecretTexts(read) {
    const text = (name) => read(name).trim();
    const keys = [
        ...secretsPerService(text('service-api-key')),
        text('endpoint-api-key'),
        text('baseline-endpoint-api-key'),
        text('github-token'),
    ];
    const urls = [text('endpoint-url'), text('baseline-endpoint-url')];
    const others = [...headerSecrets(text('endpoint-headers')), ...urls.flatMap(urlSecrets)];
    const secrets = [...keys, ...others.filter(({ length }) => length >= redact_0/* minSearchedLength */.gi)];
    return [...new Set(secrets)].filter((secret) => secret !== '');
}
/** A service may repeat the credential of such a header without its scheme. */
const credential = /^(?:bearer|basic|token|api-?key)\s+(\S+)$/i;
function headerSecrets(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const value = line.slice(line.indexOf(':') + 1).trim();
        return [value, credential.exec(value)?.[1] ?? ''];
    });
}
function urlSecrets(text) {
    // Without a URL's shape there is no telling which part is secret.
    if (!URL.canParse(text))
        return text.includes('://') ? [text] : [];
    const { username, password, search, searchParams } = new URL(text);
    const userInfo = `${username}${password && ':'}${password}@`;
    const raw = search
        .slice(1)
        .split('&')
        .map((pair) => pair.slice(pair.indexOf('=') + 1));
    const whole = [userInfo, search];
    return [...whole, username, password, decode(username), decode(password), ...raw, ...searchParams.values()];
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./plan/missing-secrets.js

const keys = ['service-api-key', 'endpoint-api-key'];
/**
 * The inputs that came empty and are commonly filled from secrets, which look so when the workflow has none: keys, also one
 * of several, and where a key is missing the endpoint's URL and headers.
 */
function findMissingSecrets(read) {
    const isEmpty = (name) => read(name).trim() === '';
    const missing = keys.filter((name) => isEmpty(name) || hasNameWithoutValue(read(name)));
    if (missing.length === 0)
        return new Set();
    const hasEmptyHeader = read('endpoint-headers')
        .split(/\r?\n/)
        .some((line) => /^[^:]+:\s*$/.test(line));
    return new Set([
        ...missing,
        ...(isEmpty('endpoint-url') ? ['endpoint-url'] : []),
        ...(hasEmptyHeader ? ['endpoint-headers'] : []),
    ]);
}

;// CONCATENATED MODULE: ./plan/misspelt-inputs.js



const prefix = 'INPUT_';
/**
 * Finds inputs that are not declared among the names of a step's environment variables: the runner hands them on with no more
 * than a warning, so that a limit that is misspelt would be none.
 */
function findMisspeltInputs(variables) {
    const written = variables.flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length).toLowerCase() : []));
    const undeclared = written.filter((name) => inputNames.every((declared) => declared !== name));
    const guesses = undeclared.map((name) => ({
        written: toShown(name),
        meant: guess(name),
    }));
    return {
        misspelt: guesses.flatMap(({ written: text, meant: [first, ...others] }) => {
            return first === undefined ? [] : [{ written: text, meant: [first, ...others] }];
        }),
        unknown: guesses.flatMap(({ written: text, meant }) => (meant.length === 0 ? text : [])),
    };
}
/** What was meant by a name: the one that is spelled much alike, else those that it shortens, else those that it goes on from. */
function guess(written) {
    const closest = (0,plan_closest/* findClosest */.Ru)(written, { words: inputNames, maxDistanceOf: () => 2 });
    if (closest !== null)
        return [closest];
    const own = wordsOf(written);
    const longer = inputNames.filter((name) => own.isSubsetOf(wordsOf(name)));
    return longer.length > 0 ? longer : inputNames.filter((name) => wordsOf(name).isSubsetOf(own));
}
function wordsOf(name) {
    return new Set(name.split(/[-_\s]+/).map((word) => word.replace(/s$/, '')));
}
/** Notes each input that is misspelt as a problem of the one that was meant; returns the names of all others that do not exist. */
function noteMisspeltInputs(variables, problems) {
    const { misspelt, unknown } = findMisspeltInputs(variables);
    for (const { written, meant } of misspelt) {
        const names = (0,problem/* joinWords */.yZ)(meant.map((name) => `\`${name}\``), 'or');
        problems.note({ input: meant[0], text: `${written}: there is no such input. Did you mean ${names}?` });
    }
    return unknown;
}
function toShown(name) {
    return /^[\w-]{1,60}$/.test(name) ? name : (0,problem/* quote */.hD)(name);
}

// EXTERNAL MODULE: ./report/notice-link.js
var notice_link = __nccwpck_require__(1572);
;// CONCATENATED MODULE: ./report/annotations.js









/**
 * GitHub shows ten of each level per step and drops the rest without a word. One is left for what ends the step: the failure, or a comment
 * that could not be published.
 */
const maxPerLevel = 9;
/**
 * Renders what needs a person, each cause once: what blocks as errors, what does not, was uncertain or could not be written as warnings.
 */
function renderAnnotations(report, faults = []) {
    const ofBenchmarks = annotateBenchmarks(report);
    const serious = [...annotateRun(report), ...ofBenchmarks];
    const errors = serious.filter(({ level }) => level === 'error');
    const { title } = report;
    const warnings = [
        ...serious.filter(({ level }) => level === 'warning'),
        ...(0,findings/* warningsIn */.Hq)(report.notices).map((notice) => warn((0,report_notices/* renderNotice */.BG)(notice), (0,notice_link/* linkToNotice */.k)(notice))),
        ...[...(0,findings/* tellScoreWarnings */.Fy)((0,report_rows/* rowsOf */.RO)(report)), ...faults].map((message) => warn(message)),
    ];
    function warn(message, more) {
        return { level: 'warning', title, message, ...(more !== undefined && { more }) };
    }
    if (!isFailure(report))
        return { failure: null, others: [...limit(errors, report), ...limit(warnings, report)] };
    // What became of the jobs is said once, of the run.
    const next = [...(0,report_next/* doneSentences */.Z)(report), ...(0,report_next/* nextSentences */.w)(report, [])];
    const [last] = errors.slice(-1);
    const isAlone = errors.length === 1;
    // Where there is nothing to say of benchmarks, what became of the money is no error of its own.
    if (last !== undefined && (isAlone || ofBenchmarks.length === 0)) {
        const story = isAlone ? '' : (0,report_story/* tellStory */.F)(report);
        const failure = annotate({ ...last, message: joinSentences([last.message, story, ...next]) });
        return { failure, others: [...limit(errors.slice(0, -1), report), ...limit(warnings, report)] };
    }
    const message = joinSentences([(0,report_story/* tellStory */.F)(report) || 'See the job summary.', ...next]);
    const failure = annotate({ level: 'error', title: titleOf(report), message });
    return { failure, others: [...limit(errors, report), ...limit(warnings, report)] };
}
/** Whether the check must be red. */
function isFailure({ verdict, warnOnly, warnOnInconclusive }) {
    switch (verdict) {
        case 'passed':
        case 'planned':
            return false;
        case 'inconclusive':
            return !warnOnly && !warnOnInconclusive;
        case 'failed':
        case 'error':
        case 'running':
            return !warnOnly;
    }
}
function titleOf(report) {
    return `${report.title}: ${(0,wording/* nameVerdict */.V5)(report)}`;
}
/** What went wrong with the run as a whole, with what became of the benchmarks where nothing else says it. */
function annotateRun(report) {
    const causes = (0,findings/* causesIn */.MC)(report.notices);
    const story = causes.length === 1 ? (0,report_story/* tellStory */.F)(report) : '';
    const level = report.warnOnly ? 'warning' : 'error';
    return causes.map((cause) => {
        const message = joinSentences([(0,report_notices/* renderNotice */.BG)(cause), story]);
        return { level, title: titleOf(report), message, more: (0,notice_link/* linkToNotice */.k)(cause) };
    });
}
/** What kept benchmarks from passing, where no cause that lies in the run says it. */
function annotateBenchmarks(report) {
    return (0,findings/* findingsOf */.WX)(report, (0,report_rows/* sortRows */.sN)((0,report_rows/* rowsOf */.RO)(report))).flatMap((finding) => {
        const { rows, kind } = finding;
        if (kind === 'problem')
            return [];
        const [{ outcome, isBlocking }] = rows;
        const title = `${(0,report_rows/* namesOf */.eZ)(rows)}: ${outcome}${isBlocking ? '' : ', not blocking'}`;
        return [{ level: isBlocking ? 'error' : 'warning', title, message: messageOf(finding) }];
    });
}
function messageOf({ text, advice }) {
    return joinSentences([sentence((0,plain_text/* cutToOneLine */.W)(text, 500)), advice ?? '']);
}
function joinSentences(sentences) {
    return sentences.filter((each) => each !== '').join(' ');
}
function annotate({ level, title, message, more }) {
    const shown = (0,plain_text/* cutToOneLine */.W)(message, 2000);
    return {
        level,
        title: escapeForLog((0,plain_text/* cutToOneLine */.W)(title, 120)),
        message: escapeForLog(more === undefined ? shown : `${shown} More: ${more}`),
    };
}
/** All of one level. */
function limit(drafts, { title }) {
    const [first] = drafts;
    if (first === undefined || drafts.length <= maxPerLevel)
        return drafts.map(annotate);
    const missing = drafts.length - maxPerLevel + 1;
    const message = `${missing} more: see the job summary for all of them.`;
    return [...drafts.slice(0, maxPerLevel - 1), { level: first.level, title, message }].map(annotate);
}
/** Reasons are parts of a sentence wherever a benchmark's name stands before them; here they stand alone. */
function sentence(text) {
    const [first = ''] = text;
    return `${first.toUpperCase()}${text.slice(first.length)}${/[.!?\u2026]$/u.test(text) ? '' : '.'}`;
}

// EXTERNAL MODULE: ./report/reasons.js + 1 modules
var reasons = __nccwpck_require__(7194);
;// CONCATENATED MODULE: ./report/junit.js











/**
 * Renders the report as JUnit XML: one suite, one test case for each benchmark, in the order of the plan, each with a name of its own.
 *
 * It keeps to what both Maven Surefire's schema and Jenkins' take of a suite; the root holds the totals, without which some readers
 * count nothing. `inconclusive` is an error, since readers of such files count a skipped test as fine; what is skipped blocks nothing:
 * a dry run's benchmarks and those of level `warn` that did not pass. `warn-only` changes nothing here: the file tells what was
 * measured. A run that ended badly as a whole gets a test case of its own, so that no file reads green by being empty.
 */
function renderJunit(report) {
    const cases = [...(0,report_rows/* rowsOf */.RO)(report).map((row) => testCaseOf(row, report)), ...runCase(report)];
    const count = (outcome) => cases.filter((each) => each.outcome === outcome).length;
    const timeMs = report.finishedAt === null ? 0 : report.finishedAt.getTime() - report.startedAt.getTime();
    const totals = {
        name: report.title,
        time: seconds(timeMs),
        tests: String(cases.length),
        errors: String(count('error')),
        failures: String(count('failure')),
    };
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites${renderAttributes(totals)}>`,
        `  <testsuite${renderAttributes({ ...totals, skipped: String(count('skipped')) })}>`,
        ...renderProperties(report),
        ...cases.flatMap(renderCase),
        '  </testsuite>',
        '</testsuites>',
        '',
    ].join('\n');
}
function testCaseOf(row, report) {
    const { benchmark, verdict, jobs, outcome, reason } = row;
    const isAdvisory = benchmark.level === 'warn' && (0,report_rows/* isBad */.e2)(row);
    const saving = (0,sampling/* tellSaving */.qC)(row);
    return {
        className: classOf(report, benchmark.service),
        name: row.label,
        timeMs: jobs.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
        outcome: isAdvisory ? 'skipped' : outcomeOf(verdict),
        type: verdict,
        message: `${reason === null ? outcome : (0,findings/* tellWhy */.A7)(row, report)}${isAdvisory ? ' (not blocking)' : ''}`,
        output: [describeScore(row), ...(saving === null ? [] : [saving]), ...jobs.map(describeJob)].join('\n'),
    };
}
/** Readers take cases of one class and name for tries of one test, whatever files they stand in: a gate with a title has classes of its own. */
function classOf({ title }, service) {
    return title === '' || title === actionInputs.title ? service : `${title}.${service}`;
}
function outcomeOf(verdict) {
    switch (verdict) {
        case 'passed':
            return 'passed';
        case 'failed':
            return 'failure';
        case 'error':
        case 'inconclusive':
        case 'running':
            return 'error';
        case 'planned':
            return 'skipped';
    }
}
/** A run that is not green says so by a case of its own where no benchmark does. */
function runCase(report) {
    const causes = (0,findings/* causesIn */.MC)(report.notices).map(report_notices/* renderNotice */.BG);
    const isExplained = report.benchmarks.some(({ verdict }) => verdict !== 'passed');
    const isGood = report.verdict === 'passed' || report.verdict === 'planned';
    if (isGood || (causes.length === 0 && isExplained))
        return [];
    return [
        {
            className: classOf(report, report.service ?? 'benchmark-gate'),
            name: 'the run as a whole',
            timeMs: 0,
            outcome: 'error',
            type: report.verdict,
            message: causes.join(' ') || `The run ended as ${report.verdict}.`,
            output: causes.join('\n'),
        },
    ];
}
function describeScore({ benchmark, scorePct, passed, scored, intervalPct, comparison }) {
    const units = (0,figures/* renderUnits */.kt)({ passed, scored });
    const score = scorePct === null ? 'no score' : `score ${(0,figures/* renderPct */.U3)(scorePct)}`;
    const interval = intervalPct === null ? '' : `, interval ${(0,figures/* renderInterval */.kr)(intervalPct)}`;
    const { change = null, baseline = null } = comparison ?? {};
    const changed = change === null || baseline === null
        ? ''
        : `, change ${(0,comparisons/* renderChange */.vN)(change.changePct)} from the baseline ${(0,figures/* renderPct */.U3)(baseline.scorePct)}`;
    const threshold = benchmark.thresholdPct === null ? '' : `, threshold ${(0,figures/* renderPct */.U3)(benchmark.thresholdPct)}`;
    return `${score}${units === null ? '' : ` (passed ${units})`}${interval}${changed}${threshold}, id ${benchmark.id}`;
}
function describeJob(job) {
    const score = job.scorePct === null ? '' : ` ${(0,figures/* renderPct */.U3)(job.scorePct)}`;
    const time = job.durationMs === null ? '' : ` in ${(0,duration/* renderDuration */.PP)(job.durationMs)}`;
    return `job ${job.id}: ${(0,wording/* stateWords */.Xu)(job.state)}${score}${time}${job.reason === null ? '' : `: ${(0,reasons/* renderJobReason */.CI)(job.reason)}`}`;
}
function renderProperties(report) {
    const properties = Object.entries({
        verdict: report.verdict,
        model: report.model,
        commit: report.commit,
        run: report.runUrl,
        started_at: report.startedAt.toISOString(),
    });
    const warnings = (0,findings/* warningsIn */.Hq)(report.notices).map((notice) => ['warning', (0,report_notices/* renderNotice */.BG)(notice)]);
    const intervals = report.benchmarks.flatMap(({ benchmark, intervalPct }) => intervalPct === null ? [] : [[`interval_pct ${benchmark.id}`, intervalPct.join(' ')]]);
    const changes = report.benchmarks.flatMap(({ benchmark: { id }, comparison }) => {
        const { change = null, baseline = null } = comparison ?? {};
        if (change === null || baseline === null)
            return [];
        return [
            [`baseline_pct ${id}`, String(baseline.scorePct)],
            [`change_pct ${id}`, String(change.changePct)],
            [`change_interval_pct ${id}`, change.changeIntervalPct.join(' ')],
        ];
    });
    return [
        '    <properties>',
        ...[...properties, ...intervals, ...changes, ...warnings].flatMap(([name, value]) => value === null ? [] : [`      <property${renderAttributes({ name, value })}/>`]),
        '    </properties>',
    ];
}
function renderCase({ className, name, timeMs, outcome, type, message, output }) {
    const attributes = { name, classname: className, time: seconds(timeMs) };
    return [
        `    <testcase${renderAttributes(attributes)}>`,
        ...renderOutcome({ outcome, type, message }),
        ...(output === '' ? [] : [`      <system-out>${output.split('\n').map(escapeText).join('\n')}</system-out>`]),
        '    </testcase>',
    ];
}
function renderOutcome({ outcome, type, message }) {
    switch (outcome) {
        case 'passed':
            return [];
        case 'failure':
        case 'error':
            return [`      <${outcome}${renderAttributes({ message, type })}>${escapeText(message)}</${outcome}>`];
        case 'skipped':
            // Some readers take an element without an attribute for none, and others one without text.
            return [`      <skipped${renderAttributes({ message })}>${escapeText(message)}</skipped>`];
    }
}
function renderAttributes(attributes) {
    return Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
        .join('');
}
/** Surefire's schema takes at most three decimals and requires a time: an unknown one is 0. */
function seconds(timeMs) {
    return (Math.max(0, timeMs) / 1000).toFixed(3);
}
/**
 * Text for an element; characters that XML 1.0 cannot hold are gone with the line's clean-up. Only what must be written as a reference
 * is: readers in use show numeric references as they stand, and refuse a file with very many named ones.
 */
function escapeText(value) {
    return (0,plain_text/* cutToOneLine */.W)(value, 2000).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

;// CONCATENATED MODULE: ./report/results.js



const states = ['waiting', 'running', 'scored', 'failed', 'cancelled', 'timed-out', 'unrecognised'];
const verdicts = ['passed', 'failed', 'inconclusive', 'error', 'planned'];
const causes = [
    'threshold',
    'regression',
    'inconclusive',
    'input',
    'key',
    'service',
    'timeout',
    'cancelled',
    'credits',
    'uncertain-payment',
    'job',
    'internal',
];
const verdictMeaning = '`passed`: a valid score at or above the threshold, and no regression shown. `failed`: below, or shown to be worse than the baseline. `inconclusive`: too close to call. `error`: no result that counts. `planned`: a dry run.';
const count = valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* integer */.nd(), valibot/* minValue */.Ww(0));
const pct = valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* minValue */.Ww(-100), valibot/* maxValue */.cG(100));
const points = valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* minValue */.Ww(-100), valibot/* maxValue */.cG(100));
const sources = ['endpoint', 'run', 'job', 'job-name', 'results'];
const thresholdPct = valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* minValue */.Ww(0), valibot/* maxValue */.cG(100));
const timestamp = valibot/* pipe */.Fs(valibot/* string */.Yj(), valibot/* isoTimestamp */.yh());
function described(schema, description) {
    return valibot/* pipe */.Fs(schema, valibot/* description */.h_(description));
}
const jobSchema = valibot/* strictObject */.re({
    job_id: valibot/* string */.Yj(),
    state: described(valibot/* nullable */.me(valibot/* picklist */.KI(states)), 'Last state that was read; null when none could be.'),
    score_pct: described(valibot/* nullable */.me(pct), 'Score in percent.'),
    passed: described(valibot/* nullable */.me(count), 'Units passed; scenarios on Runloop.'),
    scored: described(valibot/* nullable */.me(count), 'Units scored; scenarios on Runloop.'),
    duration_ms: described(valibot/* nullable */.me(valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* minValue */.Ww(0))), 'How long the job ran, in milliseconds.'),
    reason: described(valibot/* nullable */.me(valibot/* string */.Yj()), 'Why there is no score, in plain words.'),
});
const benchmarkSchema = valibot/* strictObject */.re({
    service: valibot/* string */.Yj(),
    benchmark_id: described(valibot/* string */.Yj(), 'What was asked for: a benchmark id, else a job id, or what the entry of the suite names (scenarios, a Harbor file, the name or query of a job).'),
    name: described(valibot/* nullable */.me(valibot/* string */.Yj()), 'Display name.'),
    verdict: described(valibot/* picklist */.KI(verdicts), verdictMeaning),
    level: described(valibot/* picklist */.KI(['block', 'warn']), '`warn`: its verdict counts for nothing in that of the run.'),
    score_pct: described(valibot/* nullable */.me(pct), 'The score that was judged, in percent; null when there is no valid one.'),
    threshold_pct: described(valibot/* nullable */.me(thresholdPct), 'Lowest score that passes, in percent; null where only the baseline says what passes.'),
    passed: described(valibot/* nullable */.me(count), 'Units passed, over all jobs; scenarios on Runloop.'),
    scored: described(valibot/* nullable */.me(count), 'Units scored, over all jobs; scenarios on Runloop.'),
    interval_pct: described(valibot/* nullable */.me(valibot/* strictTuple */.Cx([pct, pct])), 'Confidence interval of the score in percent: low, high. Null where the score has none.'),
    scenario_means_pct: described(valibot/* nullable */.me(valibot/* array */.YO(pct)), 'Mean score of each scenario in percent, where the interval rests on these; null where it rests on counts.'),
    baseline: described(valibot/* nullable */.me(valibot/* strictObject */.re({
        score_pct: pct,
        passed: valibot/* nullable */.me(count),
        scored: valibot/* nullable */.me(count),
        job_ids: valibot/* array */.YO(valibot/* string */.Yj()),
        source: described(valibot/* picklist */.KI(sources), 'Where it was found: the newest jobs against an endpoint, what this gate ran against it, a job that exists, the newest job of a name, or the results of an earlier run.'),
        created_at: valibot/* nullable */.me(timestamp),
    })), 'What the score was compared with; null where it was not.'),
    change_pct: described(valibot/* nullable */.me(points), 'Change from the baseline in points.'),
    change_interval_pct: described(valibot/* nullable */.me(valibot/* strictTuple */.Cx([points, points])), 'Interval of that change in points: low, high. A regression is shown where all of it lies below the drop that is allowed.'),
    unscored: described(valibot/* nullable */.me(count), 'Units, on Runloop scenarios, that ended without a score and not by the fault of model or agent; null where that is not told.'),
    unscored_reasons: described(valibot/* array */.YO(valibot/* strictObject */.re({ reason: valibot/* string */.Yj(), count })), 'Why, as far as the service tells: a state, or the type of the exception.'),
    reason: described(valibot/* nullable */.me(valibot/* string */.Yj()), 'Why it did not pass, in plain words; null when it passed.'),
    jobs: valibot/* array */.YO(jobSchema),
});
/** The results document, version 1: what programs read. A value that is not known is null, never 0 and never left out. */
const ResultsDocument = valibot/* pipe */.Fs(valibot/* strictObject */.re({
    schema: described(valibot/* literal */.eu(1), 'Version of this format.'),
    verdict: described(valibot/* picklist */.KI(verdicts), verdictMeaning),
    cause: described(valibot/* nullable */.me(valibot/* picklist */.KI(causes)), 'The one code that best says why it is not green; null when passed or planned.'),
    truncated: described(valibot/* boolean */.zM(), 'Whether this is the output `results` of a large run, without what only the file `results-file` has room for: jobs, and where that is not enough, reasons or benchmarks.'),
    service: described(valibot/* nullable */.me(valibot/* string */.Yj()), 'Null when there are several services or none is known.'),
    model: described(valibot/* nullable */.me(valibot/* string */.Yj()), 'Name of the model under test.'),
    commit: described(valibot/* nullable */.me(valibot/* string */.Yj()), "The judged commit: a pull request's head, not its merge commit."),
    started_at: timestamp,
    finished_at: valibot/* nullable */.me(timestamp),
    credits: described(valibot/* nullable */.me(valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* minValue */.Ww(0))), "Credits that the plan's jobs cost, in a dry run what they would cost; null where that is not known."),
    batch_ids: valibot/* array */.YO(valibot/* string */.Yj()),
    benchmarks: described(valibot/* array */.YO(benchmarkSchema), 'In the order of the plan; empty when the input was invalid.'),
}), valibot/* title */.DD('Benchmark Gate results'));
/**
 * Turns a report into the results document.
 *
 * The document is about a run that is over: what still reads `running` there never got a verdict, which is an error.
 */
function createResults(report) {
    return {
        schema: 1,
        verdict: finalVerdict(report.verdict),
        cause: report.cause,
        truncated: false,
        service: report.service,
        model: report.model,
        commit: report.commit,
        started_at: report.startedAt.toISOString(),
        finished_at: report.finishedAt?.toISOString() ?? null,
        credits: report.credits,
        batch_ids: [...report.batchIds],
        benchmarks: report.benchmarks.map((judged) => createBenchmark(judged, report)),
    };
}
/** Renders the document as one line of at most `maxBytes` bytes of UTF-8: what it has no room for is left out, the most detailed first. */
function renderResults(report, { maxBytes }) {
    const whole = createResults(report);
    const benchmarks = whole.benchmarks.map((each) => ({ ...each, jobs: [], scenario_means_pct: null }));
    const short = { ...whole, truncated: true, benchmarks };
    const candidates = [
        whole,
        short,
        { ...short, benchmarks: short.benchmarks.map((each) => ({ ...each, reason: null })) },
    ];
    const fitting = candidates
        .values()
        .map((each) => JSON.stringify(each))
        .find((text) => Buffer.byteLength(text) <= maxBytes);
    return fitting ?? JSON.stringify({ ...short, benchmarks: [], batch_ids: [] });
}
function createBenchmark(judged, report) {
    const { benchmark, intervalPct } = judged;
    return {
        service: benchmark.service,
        benchmark_id: benchmark.id,
        name: judged.name,
        verdict: finalVerdict(judged.verdict),
        level: benchmark.level,
        score_pct: judged.scorePct,
        threshold_pct: benchmark.thresholdPct,
        passed: judged.passed,
        scored: judged.scored,
        interval_pct: intervalPct === null ? null : [intervalPct[0], intervalPct[1]],
        scenario_means_pct: judged.scenarioMeansPct === null ? null : [...judged.scenarioMeansPct],
        ...createComparison(judged),
        unscored: judged.unscored?.count ?? null,
        unscored_reasons: judged.unscored === null ? [] : [...judged.unscored.reasons],
        reason: judged.reason && (0,findings/* tellWhy */.A7)(judged, report),
        jobs: judged.jobs.map(createJob),
    };
}
function createComparison({ comparison, }) {
    const { baseline = null, change = null } = comparison ?? {};
    return {
        baseline: baseline && {
            score_pct: baseline.scorePct,
            passed: baseline.passed,
            scored: baseline.scored,
            job_ids: [...baseline.jobIds],
            source: baseline.source,
            created_at: baseline.createdAt?.toISOString() ?? null,
        },
        change_pct: change?.changePct ?? null,
        change_interval_pct: change === null ? null : [change.changeIntervalPct[0], change.changeIntervalPct[1]],
    };
}
function createJob(job) {
    return {
        job_id: job.id,
        state: job.state,
        score_pct: job.scorePct,
        passed: job.passed,
        scored: job.scored,
        duration_ms: job.durationMs,
        reason: job.reason && (0,reasons/* renderJobReason */.CI)(job.reason),
    };
}
function finalVerdict(verdict) {
    return verdict === 'running' ? 'error' : verdict;
}

// EXTERNAL MODULE: ./report/document.js + 1 modules
var report_document = __nccwpck_require__(3582);
// EXTERNAL MODULE: ./report/fit.js
var fit = __nccwpck_require__(5188);
// EXTERNAL MODULE: ./verdict/history.js
var verdict_history = __nccwpck_require__(2514);
// EXTERNAL MODULE: ./report/markdown.js + 1 modules
var markdown = __nccwpck_require__(3983);
;// CONCATENATED MODULE: ./report/history.js






const columns = [
    { title: (0,markdown.md) `<sub>Date (UTC)</sub>`, align: 'left' },
    { title: (0,markdown.md) `<sub>Bench&shy;mark</sub>`, align: 'left' },
    { title: (0,markdown.md) `<sub>Score</sub>`, align: 'right' },
    { title: (0,markdown.md) `<sub>Units</sub>`, align: 'right' },
];
/** The end of the summary: a chart, and every result in a folded table. Nothing where no benchmark has an earlier result. */
function renderHistory(report) {
    const { history } = report;
    const labels = (0,report_rows/* rowsOf */.RO)(report).map(({ label }) => label);
    const histories = (history?.benchmarks ?? [])
        .filter(({ results }) => results.some(({ isThisRun }) => !isThisRun))
        .map((each) => ({ ...each, label: labels[each.index] ?? '' }));
    if (history === null || histories.length === 0)
        return [];
    const rows = histories.flatMap(({ label, results }) => results.toReversed().map((result) => ({ source: renderRow(label, result), rank: fit/* ranks */.CS.history })));
    const table = {
        before: `<details><summary>Recent results against this endpoint</summary>\n\n${(0,markdown/* tableHead */.PP)(columns)}`,
        rows,
        after: `${renderEnd(history)}</details>`,
        leftOut: ({ length }) => (0,fit/* renderLeftOut */.yA)(length, 'result'),
    };
    const chart = history_renderLines(histories);
    return chart === null ? [table] : [chart, table];
}
function renderRow(label, { at, scorePct, isThisRun, ...counts }) {
    const [day = '', time = ''] = at.toISOString().split('T');
    const units = (0,figures/* renderUnits */.kt)(counts);
    return (0,markdown/* tableRow */.jD)([
        isThisRun ? (0,markdown.md) `${day}<br><sub>this run</sub>` : (0,markdown.md) `${day}<br><sub>${time.slice(0, 5)}</sub>`,
        (0,markdown.md) `<sub>${(0,markdown/* cellText */.Ie)(label, { maxLength: 60, wordPx: 110 })}</sub>`,
        isThisRun ? (0,markdown.md) `**${(0,figures/* renderNumber */.kT)(scorePct)}**` : (0,figures/* renderNumber */.kT)(scorePct),
        units === null ? '\u2013' : (0,markdown.md) `<sub>${units}</sub>`,
    ]);
}
function renderEnd({ knownSince }) {
    if (knownSince === null)
        return '';
    const [day = ''] = knownSince.toISOString().split('T');
    return `\n*The service lists nothing from before ${day}.*\n\n`;
}
/** Colours that are told apart on white and on black, with the words for them. */
const colours = [
    { code: '#4184e4', name: 'blue' },
    { code: '#b083f0', name: 'purple' },
    { code: '#c69026', name: 'yellow' },
    { code: '#57ab5a', name: 'green' },
    { code: '#e5534b', name: 'red' },
];
/** Draws the scores over the moments at which there were results; null where two moments have none in common. */
function history_renderLines(histories) {
    const { moments, lines } = alignLines(histories.slice(0, colours.length));
    const [first, last] = [moments.at(0), moments.at(-1)];
    if (first === undefined || last === undefined || moments.length < 2)
        return null;
    const drawn = colours.slice(0, lines.length);
    const lowest = lines.some(({ scoresPct }) => scoresPct.some((pct) => pct < 0)) ? -100 : 0;
    const legend = lines.map(({ label }, index) => (0,markdown.md) `${(0,plain_text/* cutToOneLine */.W)(label, 60)} (${drawn[index]?.name ?? ''})`.source);
    const left = histories.length - lines.length;
    const source = [
        '```mermaid',
        ...renderConfig(drawn.map(({ code: colour }) => colour)),
        'xychart-beta',
        `  x-axis [${moments.map((_, index) => index + 1).join(', ')}]`,
        `  y-axis "percent" ${lowest} --> 100`,
        ...lines.map(({ scoresPct }) => `  line [${scoresPct.join(', ')}]`),
        '```',
        '',
        `The last ${moments.length} results against this endpoint, from ${dayOf(first)} to ${dayOf(last)}: ${legend.join(', ')}.${left > 0 ? ` ${left} more in the table.` : ''}`,
    ].join('\n');
    return { before: '', rows: [{ source, rank: fit/* ranks */.CS.history }], after: '', leftOut: () => '' };
}
/**
 * Brings results to common moments. A line can neither begin late nor end early, nor have a gap: so it is drawn where every line has begun
 * and none has ended, straight over what is missing in between. A benchmark that would cost the others half of their moments is left out.
 */
function alignLines(histories) {
    const points = histories.flatMap(({ index, results }) => results.map((result) => ({ at: result.at, index, result })));
    const groups = (0,verdict_history/* groupByMoment */.XR)(points);
    const series = histories.map(({ index, label }) => ({
        label,
        values: interpolate(groups.map((group) => group.findLast((point) => point.index === index)?.result.scorePct ?? null)),
    }));
    let kept = series;
    for (;;) {
        const start = Math.max(...kept.map(({ values }) => values.findIndex((value) => value !== null)));
        const end = Math.min(...kept.map(({ values }) => values.findLastIndex((value) => value !== null)));
        const isWide = 2 * (end - start + 1) > groups.length;
        if (isWide || kept.length < 2) {
            const moments = groups.slice(start, end + 1).flatMap(([point]) => point?.at ?? []);
            const lines = kept.map(({ label, values }) => ({
                label,
                scoresPct: values.slice(start, end + 1).flatMap((value) => value ?? []),
            }));
            return {
                moments: moments.slice(-maxMoments),
                lines: lines.map((line) => ({ ...line, scoresPct: line.scoresPct.slice(-maxMoments) })),
            };
        }
        const fewest = kept.toSorted((a, b) => countOf(a.values) - countOf(b.values)).at(0);
        kept = kept.filter((each) => each !== fewest);
    }
}
/** More moments than this are too close together for their numbers. */
const maxMoments = 20;
function countOf(values) {
    return values.filter((value) => value !== null).length;
}
/** The straight line over a gap, as it would be drawn between two points; null before the first and after the last. */
function interpolate(values) {
    return values.map((value, index) => {
        if (value !== null)
            return value;
        const before = values.findLastIndex((each, nth) => nth < index && each !== null);
        const after = values.findIndex((each, nth) => nth > index && each !== null);
        const [from = null, to = null] = [values[before], values[after]];
        if (from === null || to === null)
            return null;
        return Math.round(100 * (from + ((to - from) * (index - before)) / (after - before))) / 100;
    });
}
function dayOf(date) {
    return date.toISOString().slice(0, 10);
}
/**
 * The chart's size, type and colours, seen well on white and on black.
 *
 * Mermaid scales a chart that is wider than its place and then cuts the labels, so it is no wider than a phone.
 */
function renderConfig(palette) {
    return [
        '---',
        'config:',
        '  xyChart:',
        '    width: 320',
        '    height: 200',
        '    xAxis: { labelFontSize: 8 }',
        '    yAxis: { labelFontSize: 9, titleFontSize: 11 }',
        '  themeVariables:',
        `    xyChart: { plotColorPalette: "${palette.join(', ')}" }`,
        '---',
    ];
}

;// CONCATENATED MODULE: ./report/summary.js



/** The most that GitHub takes from one step. */
const maxSummaryBytes = 1024 * 1024;
/** Renders the job summary in at most `maxBytes` bytes of UTF-8: the comment's document, and the history at its end. */
function renderSummary(report, options = { maxBytes: maxSummaryBytes }) {
    const source = (0,fit/* fitDocument */.VC)({
        parts: [...(0,report_document/* renderParts */.R)(report), ...renderHistory(report)],
        max: options.maxBytes - 1,
        sizeOf: (part) => Buffer.byteLength(part, 'utf8'),
    });
    return `${source}\n`;
}

;// CONCATENATED MODULE: ./publish.js
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










/**
 * GitHub may delay a run by 30 s in all, from recalling an earlier run to showing the verdict; 3 s are for asking the service what GitHub
 * does not tell.
 */
const githubLimitMs = 27_000;
/**
 * Linux hands a variable of up to 128 KiB to a program, name included: with a longer output no later step could start that takes it into
 * its `env`.
 */
const maxOutputBytes = 100 * 1024;
/** A run ends within 5 s of its deadline: GitHub gets what is left of them but 0.8 s, since a busy runner is slow to exit. */
const deadlineGraceMs = 4200;
/** It ends as soon after a cancel: two requests that take 2 s each must fit. */
const cancelGraceMs = 4700;
/** Also when all that a cancelled run may still do is over. */
const minCancelGraceMs = 2000;
/** Also when the last look and what it stops have taken all the time that they get after the deadline. */
const minGraceMs = 700;
/**
 * Publishes the verdict: first where nothing can fail but the disk (outputs and files), then the summary, the log and the annotations
 * beside the comment, for which GitHub may take its time, then the issue and the exit. Whatever cannot be published is a warning and
 * changes nothing. True when the check may be green.
 */
async function publish(report, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { runner, place, issue, clock, cancelled, deadlineMs, redact } = options;
        const annotate = (level, message) => runner.annotate({ level, title: escapeForLog(report.title), message: escapeForLog(redact(message)) });
        const warn = (text) => annotate('warning', `${text} More: ${(0,notice_link/* linkToNotice */.k)({ code: 'github-problem' })}`);
        publishOutputs(report, runner);
        const fileFaults = publishFiles(report, runner);
        // GitHub answers while the summary is written and the log is told.
        const limit = __addDisposableResource(env_1, limitGitHub(), false);
        const showing = place === null ? null : place.show(report, limit.signal);
        const faults = [...fileFaults, ...publishSummary(report, runner)];
        if (report.jobIds.length > 0)
            runner.logGroup('Jobs', renderLogJobs(report));
        for (const line of renderLogResult(report))
            runner.log(line);
        const { failure, others } = renderAnnotations(report, faults.map(redact));
        for (const annotation of others)
            runner.annotate(annotation);
        const publication = await showing;
        switch (publication?.kind) {
            case 'published':
                runner.setOutput('comment-url', redact(publication.url));
                annotate('notice', `The result is in the comment ${publication.url}`);
                break;
            case 'left-to-newer-run':
                runner.setOutput('comment-url', redact(publication.url));
                annotate('notice', `The comment shows a newer run: ${publication.url}`);
                break;
            case 'failed':
                warn(publication.warning);
                break;
            case 'absent':
                runner.log(escapeForLog((0,report_notices/* renderNotice */.BG)({ code: 'comment-off', why: 'nothing-failed' })));
                break;
            case 'withheld':
            case undefined:
                break;
        }
        const { text, warning } = tellIssue(await showIssue());
        if (text !== null)
            annotate('notice', text);
        if (warning !== null)
            warn(warning);
        if (failure !== null)
            runner.setFailed(failure.message, failure.title);
        return !isFailure(report);
        async function showIssue() {
            // A run that does not come to its end tells nothing of what it tests.
            if (issue === null || cancelled.aborted || report.cause === 'cancelled')
                return null;
            const isGreen = report.verdict === 'passed';
            return isGreen || isFailure(report) ? await issue.publish(report, isGreen, limit.signal) : null;
        }
        /** Comment and issue share the time. */
        function limitGitHub() {
            const leftMs = deadlineMs === null ? githubLimitMs : Math.max(minGraceMs, deadlineMs + deadlineGraceMs - clock.now());
            return (0,clock_0/* limitWithGrace */.Yl)(clock, {
                limitMs: Math.min(githubLimitMs - (place?.waitedMs ?? 0), leftMs),
                graceMs: Math.max(minCancelGraceMs, cancelGraceMs - (place?.cancelledForMs ?? 0)),
                cancelled,
            });
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
/** What became of the issue, for the run's page. */
function tellIssue(publication) {
    switch (publication?.kind) {
        case 'opened':
        case 'updated':
        case 'reopened':
        case 'closed': {
            const { kind, url, warning } = publication;
            return { text: `The issue ${url} was ${kind}`, warning };
        }
        case 'left-to-newer-run':
            return { text: `The issue shows a newer run: ${publication.url}`, warning: null };
        case 'failed':
            return { text: null, warning: publication.warning };
        case 'absent':
        case undefined:
            return { text: null, warning: null };
    }
}
function publishOutputs(report, runner) {
    runner.setOutput('verdict', report.verdict);
    runner.setOutput('cause', report.cause ?? '');
    runner.setOutput('results', renderResults(report, { maxBytes: maxOutputBytes }));
    runner.setOutput('credits', report.credits === null ? '' : String(report.credits));
    publishJobIds(report, runner);
}
/** Tells which files could not be written, each in a full sentence. */
function publishFiles(report, runner) {
    const files = [
        { output: 'results-file', name: 'results.json', content: `${JSON.stringify(createResults(report), null, 2)}\n` },
        { output: 'junit-file', name: 'junit.xml', content: renderJunit(report) },
    ];
    return files.flatMap(({ output, name, content }) => {
        try {
            runner.setOutput(output, runner.writeFile(name, content));
            return [];
        }
        catch (error) {
            return [`The file ${name} could not be written: ${publish_messageOf(error)}.`];
        }
    });
}
function publishSummary(report, runner) {
    try {
        runner.writeSummary(renderSummary(report));
        return [];
    }
    catch (error) {
        return [`The job summary could not be written: ${publish_messageOf(error)}.`];
    }
}
function publish_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./plan/access.js
var access = __nccwpck_require__(3634);
// EXTERNAL MODULE: ./plan/baseline.js
var baseline = __nccwpck_require__(3619);
;// CONCATENATED MODULE: ./plan/batches.js


/** What one submit request of a service can hold. */
const limits = {
    // POST /jobs: "Number of benchmark units to run. Must be between 1 and 10." POST /jobs/batch takes many jobs.
    harmstack: { unitsPerJob: 10, jobsPerBatch: 'many' },
    // POST /v1/benchmark_jobs starts one job. Where there are no units, nothing is ever split.
    runloop: { unitsPerJob: Number.MAX_SAFE_INTEGER, jobsPerBatch: 'one' },
    overmind: { unitsPerJob: Number.MAX_SAFE_INTEGER, jobsPerBatch: 'one' },
};
/**
 * Splits the benchmarks to be run into the batches that will be submitted, in order: those of the first round, then those of each further
 * one.
 *
 * A benchmark of more units than one job takes becomes several jobs, as equal as can be. A seed covers a whole batch, and two jobs of one
 * benchmark with the same seed would sample the same units: with a seed, the k-th job that a benchmark has in a round goes into the k-th
 * batch of that round, and the batches count on from the seed over all rounds. Without one, a single batch holds all of a round.
 */
function planBatches(benchmarks, seed) {
    const groups = new Map();
    for (const [index, { service, id, work, choice }] of benchmarks.entries()) {
        if (work.kind !== 'submit')
            continue;
        const { unitsPerJob, jobsPerBatch } = limits[service];
        for (const [nth, unitsOfRound] of unitsByRound(work).entries()) {
            for (const [slot, units] of splitUnits(unitsOfRound, unitsPerJob).entries()) {
                const place = [nth, hasSeed(service, seed) ? slot : 0, ...(jobsPerBatch === 'one' ? [index] : [])];
                const key = [service, ...place].join(' ');
                const group = groups.get(key) ?? {
                    service,
                    jobs: [],
                    ...(nth > 0 && { round: nth + 1 }),
                    ...(choice && { choice }),
                };
                group.jobs.push({ benchmark: index, benchmarkId: id, units, ...(work.run && { run: work.run }) });
                groups.set(key, group);
            }
        }
    }
    const ordered = [...groups.values()].toSorted((a, b) => (0,plan/* roundOf */.O7)(a) - (0,plan/* roundOf */.O7)(b));
    let seeded = 0;
    return ordered.map((group, index) => {
        if (seed === null || !hasSeed(group.service, seed))
            return { ...group, index, seed: null };
        seeded += 1;
        return { ...group, index, seed: seed + seeded - 1 };
    });
}
/**
 * Adds what runs the baselines of these benchmarks, after the first round: with the same seeds, so that both sides sample the same units.
 * Which of it is asked for is decided when it is known what the account has; the plan is the same whatever that is.
 */
function withBaselineBatches(batches, isRun) {
    const copies = batches.flatMap(({ service, seed, jobs: all, choice, index }) => {
        const jobs = all.filter(({ benchmark }) => isRun(benchmark));
        return jobs.length === 0 ? [] : [{ service, seed, jobs, role: 'baseline', ...(choice && { choice }), index }];
    });
    // Without seeds the rounds of a benchmark need not be told apart.
    const groups = Map.groupBy(copies, ({ service, seed, index }) => (seed === null ? service : `${service} ${index}`));
    const merged = [...groups.values()].flatMap(([copy, ...others]) => copy === undefined ? [] : { ...copy, jobs: [copy, ...others].flatMap(({ jobs }) => jobs) });
    const first = batches.filter((batch) => (0,plan/* roundOf */.O7)(batch) === 1);
    const later = batches.filter((batch) => (0,plan/* roundOf */.O7)(batch) > 1);
    return [...first, ...merged, ...later].map((batch, index) => ({ ...batch, index }));
}
function hasSeed(service, seed) {
    return seed !== null && capabilities/* capabilities */.R[service].hasSeed;
}
function unitsByRound({ units, looks = [units] }) {
    return looks.map((all, nth) => all - (looks[nth - 1] ?? 0));
}
function splitUnits(units, most) {
    const jobs = Math.ceil(units / most);
    const each = Math.floor(units / jobs);
    const larger = units % jobs;
    return Array.from({ length: jobs }, (_, index) => (index < larger ? each + 1 : each));
}

// EXTERNAL MODULE: ./plan/looks.js
var looks = __nccwpck_require__(5786);
// EXTERNAL MODULE: ./plan/suite/entry.js
var entry = __nccwpck_require__(9993);
// EXTERNAL MODULE: ./plan/threshold.js
var threshold = __nccwpck_require__(3329);
;// CONCATENATED MODULE: ./plan/lists.js







/** Parses what is to be judged from the lists; values pair with ids by their position. */
function parseLists(source, inputs, problems) {
    const { [source]: ids, service, metric, agent, 'score-scale': scale } = inputs;
    // What is wrong with the ids themselves is noted already; how many were meant is not known then.
    if (ids === null)
        return [];
    noteListFaults(source, ids, problems);
    const needsThresholds = !(0,baseline/* namesBaseline */.es)(inputs, problems);
    if (inputs.thresholds === null && needsThresholds && !problems.has('thresholds')) {
        problems.add('thresholds', `missing. Give the lowest score that passes, one for all or one for each of \`${source}\``);
    }
    const baselines = pairBaselines(inputs['baseline-job-ids'], { source, ids, problems });
    const thresholds = spread('thresholds', inputs.thresholds, { source, ids, problems });
    const isRun = source === 'benchmark-ids';
    if (!isRun)
        noteIdleCounts(inputs, problems);
    const counts = isRun ? spread('benchmark-counts', inputs['benchmark-counts'], { source, ids, problems }) : [];
    const levels = spread('levels', inputs.levels, { source, ids, problems });
    noteOddThresholds(inputs, problems);
    if (service === null)
        return [];
    noteUnfitScore(service, inputs, problems);
    if (isRun)
        noteUnfitRun(ids, { service, inputs, problems });
    const choice = (0,capabilities/* chooseScore */.M)(service, { metric, agent, scale });
    return ids.flatMap((id, index) => {
        const thresholdPct = inputs.thresholds === null && !problems.has('thresholds') ? null : thresholds[index];
        const [level, baseline] = [levels[index], baselines[index]];
        const work = isRun ? workOf(id, counts[index], inputs) : { kind: 'existing', jobId: id };
        if (thresholdPct === undefined || level === undefined || work === null)
            return [];
        return {
            service,
            id,
            name: null,
            thresholdPct,
            level,
            work,
            ...(baseline && { baseline }),
            ...(choice && { choice }),
        };
    });
}
/** Each job is the baseline of one benchmark alone. */
function pairBaselines(jobIds, { source, ids, problems }) {
    if (jobIds === null)
        return [];
    if (jobIds.length !== ids.length) {
        const lengths = `${lists_countOf(jobIds, 'job')} for ${lists_countOf(ids, 'id')} in \`${source}\``;
        problems.add('baseline-job-ids', `${lengths}; give one for each`);
    }
    const itself = source === 'job-ids' ? jobIds.filter((jobId, index) => ids[index] === jobId) : [];
    if (itself.length > 0)
        problems.add('baseline-job-ids', `${(0,problem/* quoteAll */._R)(itself)} would be compared with itself`);
    return jobIds.map((jobId) => ({ kind: 'job', jobId }));
}
function noteOddThresholds({ thresholds, metric }, problems) {
    for (const pct of new Set(thresholds)) {
        const fault = (0,threshold/* faultOfThreshold */.x)(pct, metric);
        if (fault !== null)
            problems.add('thresholds', `${(0,problem/* quote */.hD)(String(pct))} ${fault}`);
    }
}
/** What runs a benchmark; null when that is not known, which is noted elsewhere. */
function workOf(id, count, { service, agent, model }) {
    if (service === null || count === undefined)
        return null;
    if (!capabilities/* capabilities */.R[service].hasAgents)
        return { kind: 'submit', ...(0,looks/* planUnits */.nd)(count) };
    if (agent === null)
        return null;
    const defaults = { agentId: null, timeoutSeconds: null, kwargs: {}, environment: {}, secrets: {} };
    return (0,entry/* toRun */.P3)({ kind: 'benchmark', id }, { agents: [{ name: agent, model, ...defaults }] });
}
function noteListFaults(source, ids, problems) {
    if (ids.length === 0)
        problems.add(source, 'holds no id; give at least one');
    const repeated = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
    const [areNamed, each] = repeated.length === 1 ? ['is named', 'it'] : ['are named', 'each'];
    if (repeated.length > 0)
        problems.add(source, `${(0,problem/* quoteAll */._R)(repeated)} ${areNamed} more than once; name ${each} once`);
}
/** Inputs about the score that the service does not know would be silently without effect. */
function noteUnfitScore(service, inputs, problems) {
    const { title, metrics, hasAgents, hasScale } = capabilities/* capabilities */.R[service];
    const { metric, agent, 'score-scale': scale } = inputs;
    if (agent !== null && !hasAgents)
        problems.add('agent', `${title} runs no agents; leave it out`);
    if (metric !== null && metrics.every((name) => name !== metric)) {
        const [first, ...others] = metrics;
        const isOnly = others.length === 0;
        problems.add('metric', isOnly ? `${title} has only ${first}; leave it out` : `${(0,problem/* quote */.hD)(metric)} ${(0,plan_closest/* renderNoneOf */.Wt)(metric, metrics)}`);
    }
    if (scale === 1 && !hasScale)
        problems.add('score-scale', `the scale of ${title} is known; leave it out`);
}
/**
 * Counts that say nothing were meant for something. `seed`, `max-credits` and the endpoint's inputs may stay: who goes on
 * with paid jobs replaces only what names the benchmarks.
 */
function noteIdleCounts({ 'benchmark-counts': counts }, problems) {
    if (counts === null || (0,looks/* isSingleUnit */.fo)(counts))
        return;
    problems.add('benchmark-counts', 'cannot be combined with `job-ids`; existing jobs already have their units');
}
/** Notes what the service cannot run. */
function noteUnfitRun(ids, { service, inputs, problems }) {
    const { title, benchmarkId, hasAgents, hasUnits } = capabilities/* capabilities */.R[service];
    if (benchmarkId === null) {
        problems.add('benchmark-ids', `${title} starts no benchmarks; name existing jobs in \`job-ids\``);
        return;
    }
    const wrong = ids.filter((id) => !benchmarkId.pattern.test(id));
    if (wrong.length > 0) {
        const isNot = wrong.length === 1 ? 'is not an id' : 'are not ids';
        problems.add('benchmark-ids', `${(0,problem/* quoteAll */._R)(wrong)} ${isNot} of ${title}; give ${benchmarkId.shape}`);
    }
    const units = (inputs['benchmark-counts'] ?? []).filter((count) => count !== 1);
    if (units.length > 0 && !hasUnits) {
        problems.add('benchmark-counts', `${title} has no units; leave it out`);
    }
    if (hasAgents && inputs.agent === null) {
        problems.add('agent', `missing. Name the agent that ${title} runs on the benchmarks`);
    }
}
/** One value serves all; otherwise there must be one for each. */
function spread(name, values, { source, ids, problems }) {
    const [first, ...others] = values ?? [];
    if (first !== undefined && others.length === 0)
        return ids.map(() => first);
    if (values !== null && values.length !== ids.length) {
        const lengths = `${lists_countOf(values, 'value')} for ${lists_countOf(ids, 'id')} in \`${source}\``;
        problems.add(name, `${lengths}; give one for all or one for each`);
    }
    return values ?? [];
}
function lists_countOf(items, noun) {
    return `${items.length} ${noun}${items.length === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./plan/benchmarks.js


/** The inputs that can name what is judged: exactly one of them is given. */
const benchmarks_sources = ['config', 'benchmark-ids', 'job-ids'];
/** Parses what is to be judged, from the lists or the suite file; what is wrong is noted in `problems`. */
function parseBenchmarks(inputs, parseSuite, problems) {
    const [source, ...others] = benchmarks_sources.filter((name) => inputs[name] !== null || problems.has(name));
    if (source === undefined) {
        problems.add('benchmark-ids', 'missing. Name the benchmarks to run here or in a suite file (`config`), or existing jobs (`job-ids`)');
        return [];
    }
    if (others.length > 0) {
        const all = (0,problem/* joinWords */.yZ)(others.map(toCode), 'and');
        problems.add(source, `cannot be combined with ${all}; give only one of ${(0,problem/* joinWords */.yZ)(benchmarks_sources.map(toCode), 'and')}`);
        return [];
    }
    if (source !== 'config')
        return parseLists(source, inputs, problems);
    const { config } = inputs;
    return config === null ? [] : parseSuite(config);
}
function toCode(name) {
    return `\`${name}\``;
}

;// CONCATENATED MODULE: ./plan/reach.js
/**
 * Why a service at another place cannot call this address, in words that complete a sentence; null when it may well be able to.
 * `serviceUrl` is null for the service's public URL: one that a user gives may lie in the same network.
 */
function faultOfReach({ hostname }, serviceUrl) {
    const scope = scopeOf(hostname);
    const isPublicService = serviceUrl === null;
    switch (scope) {
        case 'host':
            // Where the service itself is not on the network of all, "this machine" may be its own.
            return isPublicService || scopeOf(serviceUrl.hostname) === 'public' ? `${hostname} is this machine itself` : null;
        case 'network':
            return isPublicService ? `${hostname} is not a public address` : null;
        case 'public':
            return null;
    }
}
/** Who can call a host: its own machine alone, its network, or all. A URL has its host in one spelling, whatever was written. */
function scopeOf(hostname) {
    const name = hostname.replace(/\.$/, '');
    const address = name.startsWith('[') ? toIpv4(parseIpv6(name.slice(1, -1))) : parseIpv4(name);
    if (address === null)
        return scopeOfName(name);
    const ranges = address.length === 4 ? ipv4Ranges : ipv6Ranges;
    return ranges.find((each) => isWithin(address, each))?.scope ?? 'public';
}
/** RFC 6761 and 6762, and the names that ICANN and RFC 8375 keep for private use. A name without a dot is one of a local network. */
function scopeOfName(name) {
    if (/(^|\.)localhost$/.test(name))
        return 'host';
    return !name.includes('.') || /\.(local|internal|lan|home\.arpa)$/.test(name) ? 'network' : 'public';
}
/** RFC 1122, 1918, 3927 and 6598. */
const ipv4Ranges = [
    { prefix: [0], bits: 8, scope: 'host' },
    { prefix: [127], bits: 8, scope: 'host' },
    { prefix: [10], bits: 8, scope: 'network' },
    { prefix: [172, 16], bits: 12, scope: 'network' },
    { prefix: [192, 168], bits: 16, scope: 'network' },
    { prefix: [169, 254], bits: 16, scope: 'network' },
    { prefix: [100, 64], bits: 10, scope: 'network' },
];
const zeros = Array.from({ length: 15 }, () => 0);
/** RFC 4291 and 4193. */
const ipv6Ranges = [
    { prefix: [...zeros, 0], bits: 128, scope: 'host' },
    { prefix: [...zeros, 1], bits: 128, scope: 'host' },
    { prefix: [0xfc], bits: 7, scope: 'network' },
    { prefix: [0xfe, 0x80], bits: 10, scope: 'network' },
    { prefix: [0xfe, 0xc0], bits: 10, scope: 'network' },
];
function isWithin(address, { prefix, bits }) {
    return address.every((byte, index) => {
        const kept = Math.min(8, Math.max(0, bits - 8 * index));
        return (byte ^ (prefix[index] ?? 0)) >> (8 - kept) === 0;
    });
}
function parseIpv4(host) {
    return /^\d+(\.\d+){3}$/.test(host) ? host.split('.').map(Number) : null;
}
/** The 16 bytes of an address that a URL has brought to its shortest form, without a zone and without dots. */
function parseIpv6(host) {
    const [before = '', after = ''] = host.split('::');
    const [head, tail] = [toGroups(before), toGroups(after)];
    const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0);
    return [...head, ...gap, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}
function toGroups(text) {
    return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
/** The IPv4 address inside an IPv6 one: mapped (RFC 4291), compatible, translated (RFC 6052) or 6to4 (RFC 3056). */
function toIpv4(bytes) {
    const startsWith = (prefix) => prefix.every((byte, index) => bytes[index] === byte);
    const last = bytes.slice(12);
    const isEmbedded = [
        [...zeros.slice(0, 10), 0xff, 0xff],
        [0x00, 0x64, 0xff, 0x9b, ...zeros.slice(0, 8)],
    ].some(startsWith);
    const isCompatible = startsWith(zeros.slice(0, 12)) && (last[0] !== 0 || last[1] !== 0);
    if (isEmbedded || isCompatible)
        return last;
    return startsWith([0x20, 0x02]) ? bytes.slice(2, 6) : bytes;
}

;// CONCATENATED MODULE: ./plan/parse-plan.js








/**
 * Turns the inputs into what one run will do. Checks everything that can be checked without a request and notes all
 * that is wrong in `problems`; the plan is null when anything is.
 */
function parsePlan(inputs, { parseSuite, readResultsFile }, problems) {
    const benchmarks = (0,baseline/* withBaselines */.Nj)(parseBenchmarks(inputs, parseSuite, problems), {
        inputs,
        readResultsFile,
        problems,
    });
    (0,access/* noteAccessFaults */.yf)(inputs, benchmarks, problems);
    noteIdleInputs(inputs, benchmarks, problems);
    noteNoneBlocks(inputs, benchmarks, problems);
    if (needsEndpoint(inputs, benchmarks, problems))
        requireEndpoint(inputs, problems);
    noteUnreachableEndpoint(inputs, benchmarks, problems);
    const { 'timeout-minutes': timeoutMinutes, 'poll-interval-seconds': pollIntervalSeconds } = inputs;
    const { 'max-age-minutes': maxAgeMinutes } = inputs;
    const judging = judgingOf(inputs);
    if (problems.found.length > 0 || timeoutMinutes === null || pollIntervalSeconds === null || judging === null)
        return null;
    return {
        benchmarks,
        batches: withBaselineBatches(planBatches(benchmarks, inputs.seed), (index) => runsBaseline(inputs, benchmarks[index])),
        endpoint: benchmarks.some(callsEndpoint) ? endpointOf(inputs) : null,
        agent: inputs.agent,
        model: inputs.model,
        judging,
        comparing: (0,baseline/* comparingOf */.u$)(inputs, benchmarks),
        maxCredits: inputs['max-credits'],
        failFast: inputs['fail-fast'] === true,
        maxAgeMs: maxAgeMinutes === null ? null : maxAgeMinutes * 60_000,
        timeoutMs: timeoutMinutes * 60_000,
        pollIntervalMs: pollIntervalSeconds * 1000,
        warnings: findOddities(inputs, benchmarks),
    };
}
/** Whether a benchmark's baseline is run where the account has too few of its jobs. */
function runsBaseline({ 'baseline-endpoint-api-key': key }, benchmark) {
    return key !== null && benchmark?.baseline?.kind === 'endpoint';
}
/** A gate that blocks nothing has a setting of its own. */
function noteNoneBlocks({ config }, benchmarks, problems) {
    if (benchmarks.length === 0 || benchmarks.some(({ level }) => level === 'block'))
        return;
    const which = config === null ? 'at least one benchmark must be `block`' : 'at least one benchmark must have `level: block`';
    problems.add(config === null ? 'levels' : 'config', `${which}; to block nothing at all, set \`warn-only: true\``);
}
/** The service would take the money before it finds out. */
function noteUnreachableEndpoint(inputs, benchmarks, problems) {
    const called = ['endpoint-url', 'baseline-endpoint-url'];
    for (const name of called) {
        const url = inputs[name];
        const isCalled = (each) => name === 'endpoint-url' || runsBaseline(inputs, each);
        const [caller] = benchmarks.filter((each) => each.work.kind === 'submit' && callsEndpoint(each) && isCalled(each));
        if (url === null || caller === undefined)
            continue;
        const serviceUrl = (0,access/* urlsOf */.Wn)(inputs, { benchmarks }).get(caller.service) ?? null;
        const fault = faultOfReach(url, serviceUrl === null ? null : new URL(serviceUrl));
        if (fault !== null)
            problems.add(name, `${fault}, and ${capabilities/* capabilities */.R[caller.service].title} calls it from outside; give a public address`);
    }
}
/** What may be meant although it rarely is. */
function findOddities(inputs, benchmarks) {
    const { 'endpoint-url': url, 'endpoint-provider': provider } = inputs;
    const likelyFractions = [...benchmarks.entries()].flatMap(([index, { thresholdPct, choice }]) => thresholdPct !== null && (0,threshold/* isLikelyFraction */.t)(thresholdPct, choice?.metric ?? null) ? index : []);
    const isCalled = benchmarks.some((each) => each.work.kind === 'submit' && callsEndpoint(each));
    const services = [...new Set(benchmarks.map(({ service }) => service))];
    const isUnused = url !== null && services.length > 0 && !benchmarks.some(callsEndpoint);
    const hasNoPath = isCalled && url !== null && url.pathname === '/' && provider !== null && provider !== 'raw';
    return [
        ...(likelyFractions.length === 0
            ? []
            : [{ code: 'threshold-of-one-percent', benchmarks: likelyFractions }]),
        ...(isUnused ? [{ code: 'endpoint-unused', services }] : []),
        ...(hasNoPath ? [{ code: 'endpoint-without-path', displayUrl: url.origin + url.pathname, provider }] : []),
    ];
}
/** Null when one of its inputs is invalid. */
function judgingOf(inputs) {
    const { 'judge-by': judgeBy, confidence: confidencePct, 'on-inconclusive': onInconclusive } = inputs;
    if (judgeBy === null || confidencePct === null || onInconclusive === null)
        return null;
    return { judgeBy, confidencePct, onInconclusive };
}
/** A setting that no service of the run knows would be silently without effect. */
function noteIdleInputs(inputs, benchmarks, problems) {
    if (benchmarks.length === 0)
        return;
    const { seed, 'max-credits': maxCredits } = inputs;
    const services = [...new Set(benchmarks.map(({ service }) => capabilities/* capabilities */.R[service]))];
    const titles = (0,problem/* joinWords */.yZ)(services.map(({ title }) => title), 'and');
    if (seed !== null && !services.some(({ hasSeed }) => hasSeed))
        problems.add('seed', `no service in this run takes a seed (${titles}); leave it out`);
    if (maxCredits !== null && !services.some(({ hasCredits }) => hasCredits))
        problems.add('max-credits', `no service in this run has credits (${titles}); leave it out`);
}
function callsEndpoint({ service }) {
    return capabilities/* capabilities */.R[service].callsEndpoint;
}
/** Whether a service will call the endpoint for jobs of this run. When nothing could be planned, the lists tell what was meant. */
function needsEndpoint(inputs, benchmarks, problems) {
    if (benchmarks.length > 0)
        return benchmarks.some((each) => each.work.kind === 'submit' && callsEndpoint(each));
    const { service, 'job-ids': jobIds, config } = inputs;
    return (service !== null &&
        capabilities/* capabilities */.R[service].callsEndpoint &&
        jobIds === null &&
        !problems.has('job-ids') &&
        config === null);
}
function requireInput(name, advice, problems) {
    if (!problems.has(name))
        problems.add(name, `missing. ${advice}`);
}
function requireEndpoint(inputs, problems) {
    if (inputs['endpoint-url'] === null) {
        requireInput('endpoint-url', "Give the URL of the model's chat completions endpoint", problems);
    }
    if (inputs['endpoint-api-key'] === null) {
        requireInput('endpoint-api-key', 'Give the key that the benchmark service sends to the endpoint (a secret that is not set arrives empty), or a made-up one, such as `no-key-needed`, where the endpoint has no keys', problems);
    }
}
function endpointOf(inputs) {
    const { 'endpoint-url': url, 'endpoint-provider': provider } = inputs;
    if (url === null || provider === null)
        return null;
    return { displayUrl: url.origin + url.pathname, provider };
}

;// CONCATENATED MODULE: ./read-plan.js

/** The plan of the inputs; null when anything is wrong. What reads and parses files is loaded only for a run that names one. */
async function readPlan(inputs, { context, problems }) {
    const { config, 'baseline-results': results } = inputs;
    const parseSuite = config === null ? () => [] : await suiteParserOf(inputs, { context, problems });
    const readResultsFile = results === null ? () => ({ error: 'is not named' }) : await resultsReaderOf(context);
    return parsePlan(inputs, { parseSuite, readResultsFile }, problems);
}
async function suiteParserOf(inputs, { context: { workspace }, problems }) {
    const [{ parseSuite }, { readWorkspaceFile }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(637), __nccwpck_require__.e(519)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1519)),
        __nccwpck_require__.e(/* import() */ 447).then(__nccwpck_require__.bind(__nccwpck_require__, 2447)),
    ]);
    const readSuiteFile = (path) => readWorkspaceFile(workspace, path);
    return (path) => parseSuite(path, { inputs, readSuiteFile, problems });
}
async function resultsReaderOf({ workspace, temp }) {
    const { readResultsFile } = await __nccwpck_require__.e(/* import() */ 979).then(__nccwpck_require__.bind(__nccwpck_require__, 2979));
    return (path) => readResultsFile({ workspace, temp }, path);
}

// EXTERNAL MODULE: ./run-state.js + 6 modules
var run_state = __nccwpck_require__(6995);
;// CONCATENATED MODULE: ./action.js
var action_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var action_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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












/** How long the verdict may wait for GitHub to tell which pull request it is about; after the deadline, a moment. */
const targetLimitMs = 12_000;
const targetGraceMs = 1000;
/** How long work under way may still tell what it did, when the action itself has failed. */
const faultGraceMs = 3000;
/** A secret of this length may be a key; a shorter one is as likely a common word. */
const minKeyChars = 8;
/**
 * One run of the action, from its inputs to its published verdict; true when the check may be green. Throws nothing that is known to
 * happen.
 */
async function runAction(world) {
    const { env, runner, clock, cancelled } = world;
    const secretTexts = readSecretTexts(runner.readInput);
    for (const secret of secretTexts)
        runner.maskSecret(secret);
    const context = readRunContext(env);
    const state = new run_state/* RunState */.l({ startedAtMs: clock.now(), ...linksOf(context) });
    state.redact = (0,redact_0/* createRedact */.ay)(secretTexts);
    state.redactId = (0,redact_0/* createRedact */.ay)(secretTexts.filter(({ length }) => length >= minKeyChars));
    const problems = new problem/* Problems */.Zw();
    const unknown = noteMisspeltInputs(Object.keys(env), problems);
    if (unknown.length > 0)
        runner.debug(`This action has no input ${unknown.join(', ')}.`);
    const inputs = await withoutSecretLeg(parseInputs(runner.readInput, problems), state.redactId);
    const facts = { ...context, name: context.eventName, prNumber: inputs['pr-number'] };
    const event = (0,github_event/* parseEvent */.w)(facts);
    state.title = inputs.title ?? 'Benchmark gate';
    state.model = inputs.model;
    state.warnOnly = inputs['warn-only'] === true;
    state.commit = event.testedSha;
    const view = new LiveView({ state, runner, clock });
    const { tell } = view;
    const memory = { ledger: null, sealKey: null };
    const client = await openClient(inputs, { ...world, context });
    const comment = client === null ? null : await openComment(inputs, { ...world, context, facts, state, memory, client });
    view.comment = comment;
    const found = comment === null ? null : noteTarget(comment.target, state, tell);
    if (comment === null)
        tell({ code: 'comment-off', why: whyOff(inputs, context) });
    const nightly = { issue: null };
    const noteIssue = async () => {
        if (!wantsIssue(inputs))
            return;
        const { openIssue } = await Promise.all(/* import() */[__nccwpck_require__.e(258), __nccwpck_require__.e(773)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5773));
        const target = comment?.target ?? null;
        nightly.issue = await openIssue(inputs, { ...world, context, client, facts, target, tell });
    };
    const noted = noteIssue();
    const failed = new AbortController();
    async function judge() {
        const plan = await readPlan(inputs, { context, problems });
        // What every valid plan needs is one file: the bundler joins what is named alike.
        const rules = plan === null ? null : await Promise.all(/* import() | plan */[__nccwpck_require__.e(395), __nccwpck_require__.e(342)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4821));
        for (const { input, says } of (plan && rules?.faultsOfJudging(plan)) ?? [])
            problems.add(input, says);
        if (plan === null || problems.found.length > 0) {
            const missing = findMissingSecrets(runner.readInput);
            for (const notice of inputNotices({ problems: problems.found, missing, readOnlyToken: event.readOnlyToken }))
                tell(notice);
            state.end({ code: 'invalid-input' });
            return;
        }
        state.plan = plan;
        state.rules = rules;
        for (const warning of plan.warnings)
            tell(noticeOf(warning, plan));
        const { runPlan } = await Promise.all(/* import() | plan */[__nccwpck_require__.e(395), __nccwpck_require__.e(342)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7866));
        await runPlan(plan, {
            ...world,
            state,
            inputs,
            context,
            event,
            client,
            comment,
            memory,
            cancelled: AbortSignal.any([cancelled, failed.signal]),
            tell,
            showPlan: () => view.showPlan(),
            showPaid: () => view.showPaid(),
            showProgress: () => view.showProgress(),
        });
    }
    const judging = judge();
    try {
        await Promise.race([judging, world.fault]);
    }
    catch (error) {
        tell({ code: 'internal-error', text: String(error) });
        view.log(traceOf(error));
        // What is under way must not go on spending; a submit gets its moment to tell its job ids.
        failed.abort(new run_state/* ActionFault */.T('the action failed'));
        await Promise.race([judging.catch(() => undefined), clock.sleep(faultGraceMs, cancelled)]);
        state.endEarly({ code: 'internal-error' });
    }
    const deadlineMs = state.ledger?.deadlineMs ?? null;
    {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = action_addDisposableResource(env_1, clock.limit(deadlineMs === null ? targetLimitMs : Math.max(0, deadlineMs + targetGraceMs - clock.now())), false);
            const known = Promise.all([comment?.findTarget().then(() => found), noted]);
            await Promise.race([known, (0,clock_0/* untilAborted */.Eu)(limit.signal)]);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            action_disposeResources(env_1);
        }
    }
    const { redact } = state;
    const report = state.report(clock.now());
    view.end(report);
    state.close();
    const { issue } = nightly;
    return await publish(report, { runner, place: comment, issue, clock, cancelled, deadlineMs, redact });
}
/** Names of legs stand where everybody reads them. */
async function withoutSecretLeg(inputs, redact) {
    const { matrix } = inputs;
    if (matrix === null || !(0,redact_0/* holdsSecret */.hK)(matrix, redact))
        return inputs;
    const { hideSecrets } = await __nccwpck_require__.e(/* import() */ 393).then(__nccwpck_require__.bind(__nccwpck_require__, 6393));
    return { ...inputs, matrix: hideSecrets(matrix, redact) };
}
/** Notes what GitHub tells of the pull request while the run goes on. */
async function noteTarget(target, state, tell) {
    const { number, testedSha, why, warning } = await target;
    state.commit = testedSha;
    if (warning !== null)
        tell({ code: 'github-problem', text: warning });
    if (number === null)
        tell({ code: 'no-comment', why });
}
function linksOf({ serverUrl, repository, runId, runAttempt }) {
    if (repository === null)
        return { runUrl: null, repositoryUrl: null };
    const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.repo}`;
    return { repositoryUrl, runUrl: `${repositoryUrl}/actions/runs/${runId}/attempts/${runAttempt || 1}` };
}
function noticeOf(warning, { benchmarks }) {
    switch (warning.code) {
        case 'threshold-of-one-percent':
            return { code: warning.code, benchmarkIds: warning.benchmarks.flatMap((index) => benchmarks[index]?.id ?? []) };
        case 'endpoint-without-path':
            return { code: warning.code, url: warning.displayUrl, provider: warning.provider };
        case 'endpoint-unused':
            return warning;
    }
}
/** What is wrong with the inputs. Where GitHub withholds secrets, one notice says so in place of each input that came empty for it. */
function inputNotices({ problems, missing, readOnlyToken: from }) {
    const others = problems.filter(({ input }) => from === null || !missing.has(input));
    const withheld = from !== null && others.length < problems.length ? [{ code: 'secrets-withheld', from }] : [];
    return [...withheld, ...others.map(({ text }) => ({ code: 'input-invalid', text }))];
}
/** Null where there is no token or no repository: then GitHub is asked nothing. */
async function openClient({ 'github-token': token }, { context, clock, random, githubDispatcher }) {
    const { repository, apiUrl, graphqlUrl } = context;
    if (token === null || repository === null)
        return null;
    const { createGitHubClient } = await __nccwpck_require__.e(/* import() */ 769).then(__nccwpck_require__.bind(__nccwpck_require__, 5769));
    return createGitHubClient({ token, apiUrl, graphqlUrl, dispatcher: githubDispatcher, clock, random });
}
/** Null when there is to be no comment. */
async function openComment(inputs, { client, context, facts, state, memory, clock, cancelled }) {
    const { repository, workflow, runId, runAttempt } = context;
    // An invalid value is an error that should be seen where results are.
    const mode = inputs.comment ?? 'always';
    if (mode === 'never' || repository === null)
        return null;
    const [{ PullRequestComment: Comment }, { commentKeyOf }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 258).then(__nccwpck_require__.bind(__nccwpck_require__, 5258)),
        __nccwpck_require__.e(/* import() */ 393).then(__nccwpck_require__.bind(__nccwpck_require__, 6393)),
    ]);
    return new Comment({
        client,
        repository,
        facts,
        key: commentKeyOf(inputs, context),
        mode,
        memory: () => memory,
        report: () => state.report(clock.now()),
        run: { workflow, id: runId, attempt: runAttempt },
        clock,
        cancelled,
    });
}
/** A dry run judges nothing, and what fails nothing opens no issue. */
function wantsIssue({ issue, 'dry-run': isDryRun, 'warn-only': warnsOnly }) {
    return issue === 'on-failure' && isDryRun !== true && warnsOnly !== true;
}
function whyOff({ comment, 'github-token': token }, { repository }) {
    if (comment === 'never')
        return 'never';
    return repository === null || token !== null ? 'no-repository' : 'no-token';
}
function traceOf(error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}


/***/ }),

/***/ 4010:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eu: () => (/* binding */ untilAborted),
/* harmony export */   Wh: () => (/* binding */ unlessAborted),
/* harmony export */   Yl: () => (/* binding */ limitWithGrace),
/* harmony export */   ml: () => (/* binding */ systemClock)
/* harmony export */ });
/** Node's longest timer, 24.8 days; a longer one would go off at once. No run lasts that long. */
const maxTimerMs = 2 ** 31 - 1;
/** The real clock. Built on the global timers, so that fake timers drive it too. */
const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise((resolve) => {
        if (signal.aborted || !(ms > 0)) {
            resolve();
            return;
        }
        const wake = () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', wake);
            resolve();
        };
        const timer = setTimeout(wake, Math.min(ms, maxTimerMs));
        signal.addEventListener('abort', wake);
    }),
    limit: (ms, ...signals) => {
        const own = new AbortController();
        const expire = () => own.abort(new Error(`no answer within ${ms / 1000} s`));
        const timer = setTimeout(expire, Math.min(ms, maxTimerMs));
        return {
            signal: AbortSignal.any([own.signal, ...signals]),
            get expired() {
                return own.signal.aborted;
            },
            [Symbol.dispose]: () => clearTimeout(timer),
        };
    },
};
/** A time limit that a cancel shortens instead of ending it at once: for work whose result is worth a moment. */
function limitWithGrace(clock, { limitMs, graceMs, cancelled }) {
    const whole = clock.limit(Math.max(0, limitMs));
    const ended = new AbortController();
    let grace = null;
    const shorten = () => {
        grace = clock.limit(graceMs);
        grace.signal.addEventListener('abort', () => ended.abort(cancelled.reason), { once: true });
    };
    if (cancelled.aborted)
        shorten();
    else
        cancelled.addEventListener('abort', shorten, { once: true });
    return {
        signal: AbortSignal.any([whole.signal, ended.signal]),
        get expired() {
            return whole.expired;
        },
        [Symbol.dispose]: () => {
            cancelled.removeEventListener('abort', shorten);
            whole[Symbol.dispose]();
            grace?.[Symbol.dispose]();
        },
    };
}
/** Resolves when a signal is aborted. */
function untilAborted(signal) {
    return new Promise((resolve) => {
        if (signal.aborted)
            resolve();
        else
            signal.addEventListener('abort', () => resolve(), { once: true });
    });
}
/** What some work comes to, unless a signal is aborted before: then it fails with the signal's reason, whatever becomes of the work. */
function unlessAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}


/***/ }),

/***/ 7973:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ createGitHubDispatcher),
/* harmony export */   _: () => (/* binding */ maxAnswerBytes)
/* harmony export */ });
/** The longest answer that is read, packed or unpacked. */
const maxAnswerBytes = 32 * 1024 * 1024;
/** The real network: proxies from the environment, HTTP/1.1. Reads nothing, opens nothing and fails at nothing before it is asked. */
function createGitHubDispatcher(env) {
    let opened = null;
    return () => {
        opened ??= openRoute(env);
        return opened;
    };
}
async function openRoute(env) {
    const { chooseDispatcher } = await Promise.all(/* import() */[__nccwpck_require__.e(395), __nccwpck_require__.e(503)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7503));
    const createDispatcher = await chooseDispatcher(env);
    return { dispatcher: createDispatcher({ allowH2: false, maxResponseSize: maxAnswerBytes }) };
}


/***/ }),

/***/ 9080:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ parsePayload)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1180);

function parsePayload(payload) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xL(payloadSchema, payload);
    return parsed.success ? parsed.output : valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg(payloadSchema, {});
}
function known(schema) {
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .Np(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl(schema, null), null);
}
const text = known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minLength */ .Bp(1)));
const number = known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Ww(1)));
/** What a deleted ref "points to" is no commit. */
const sha = known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^[0-9a-f]{40,64}$/i), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/[^0]/)));
const repository = known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ id: number }));
const pullRequest = known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
    number,
    updated_at: text,
    head: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
        sha,
        /** Null when the fork was deleted since; undefined when nothing is told. */
        repo: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .Np(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .me(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai() }))), undefined),
    })),
    base: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ repo: repository })),
}));
const payloadSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
    action: text,
    sender: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ login: text })),
    repository: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
        id: number,
        default_branch: text,
        /** GitHub sends seconds since the epoch with a push, and a date elsewhere. */
        pushed_at: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KC([valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai()])),
    })),
    pull_request: pullRequest,
    issue: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ number, pull_request: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5()) })),
    ref: text,
    after: sha,
    deleted: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM()),
    head_commit: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ id: sha })),
    merge_group: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ head_ref: text })),
    deployment: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ sha })),
    workflow_run: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
        event: text,
        head_sha: sha,
        head_branch: text,
        head_repository: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ owner: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ login: text })) })),
        pull_requests: known(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(pullRequest)),
    })),
});


/***/ }),

/***/ 5900:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w: () => (/* binding */ parseEvent)
});

// EXTERNAL MODULE: ./github/event-payloads.js
var event_payloads = __nccwpck_require__(9080);
;// CONCATENATED MODULE: ./github/queue-ref.js
/** GitHub names the branches of its merge queue `gh-readonly-queue/<base>/pr-<number>-<sha>`. */
const queueRef = /(?:^|\/)gh-readonly-queue\/.+\/pr-(\d{1,15})-[0-9a-f]{40,64}$/i;
/** The pull request that a ref of the merge queue is about; null for any other ref. */
function parseQueueRef(ref) {
    const number = Number(queueRef.exec(ref)?.[1]);
    return number > 0 ? number : null;
}

;// CONCATENATED MODULE: ./github/triggering-run.js

/** Runs of these events show the pull request's branch as their own; others show the default branch. */
const eventsOnBranches = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
    'push',
]);
/** Where the run leads to that a `workflow_run` event is about; null when the payload does not tell of it. */
function parseTriggeringRun({ repository, workflow_run: run }) {
    if (run === null)
        return null;
    const { head_sha: testedSha, head_branch: branch, event } = run;
    // A fork may name a branch like the queue's; its pushes run in the fork.
    const queued = event === 'merge_group' || event === 'push' ? parseQueueRef(branch ?? '') : null;
    if (queued !== null) {
        const why = "the triggering run's queue ref names it";
        return { kind: 'number', number: queued, testedSha: null, fork: null, why };
    }
    const pulls = listPulls(run.pull_requests ?? [], repository?.id ?? null);
    const exact = pulls.filter(({ headSha }) => headSha !== null && headSha === testedSha);
    const [pull, ...more] = exact.length > 0 ? exact : pulls;
    if (pull !== undefined && more.length === 0) {
        const { number, fork } = pull;
        return { kind: 'number', number, testedSha, fork, why: 'the triggering run belongs to it' };
    }
    if (pull !== undefined) {
        const numbers = pulls.map(({ number }) => `#${number}`).join(', ');
        return { kind: 'none', testedSha, why: `the triggering run belongs to several pull requests (${numbers})` };
    }
    const owner = run.head_repository?.owner?.login ?? null;
    if (testedSha === null || event === null || !eventsOnBranches.has(event) || owner === null || branch === null) {
        const kind = event === null ? '' : ` (\`${event}\`)`;
        return { kind: 'none', testedSha, why: `the triggering run${kind} belongs to no pull request` };
    }
    // GitHub leaves the list empty for forks, and once the pull request is merged.
    return {
        kind: 'commit',
        testedSha,
        branch: `${owner}:${branch}`,
        among: 'open-or-closed-at-head',
        isLikely: event !== 'push',
        why: "the triggering run's commit",
    };
}
/** The list also holds pull requests of other repositories in the network of forks. */
function listPulls(listed, repositoryId) {
    return listed.flatMap((pull) => {
        const base = pull?.base?.repo?.id ?? repositoryId;
        if (pull === null || pull.number === null || base !== (repositoryId ?? base))
            return [];
        const head = pull.head?.repo?.id ?? null;
        const fork = head === null || base === null ? null : head !== base;
        return [{ number: pull.number, headSha: pull.head?.sha ?? null, fork }];
    });
}

;// CONCATENATED MODULE: ./github/event.js



/** Finds in the event's payload which pull request it belongs to, or what to look it up by. `pr-number` wins over every event. */
function parseEvent(facts) {
    const payload = (0,event_payloads/* parsePayload */.e)(facts.payload);
    const clue = parseClue(facts, payload);
    const { prNumber } = facts;
    const chosen = prNumber === null || (clue.kind === 'number' && clue.number === prNumber)
        ? clue
        : { kind: 'number', number: prNumber, testedSha: null, fork: null, why: 'the `pr-number` input names it' };
    const isUnknown = chosen.kind === 'none' && eventsOnPullRequests.has(facts.name);
    return {
        clue: chosen,
        testedSha: chosen.testedSha,
        readOnlyToken: parseReadOnlyToken(facts, payload, clue),
        problem: isUnknown ? facts.payloadProblem : null,
    };
}
/** Events that belong to a pull request, or may. */
const eventsOnPullRequests = new Set([
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'pull_request_review_comment',
    'push',
    'merge_group',
    'workflow_run',
    'issue_comment',
    'deployment',
    'deployment_status',
]);
function parseClue(facts, payload) {
    const { name, sha } = facts;
    const none = (why) => ({ kind: 'none', testedSha: sha, why });
    switch (name) {
        case 'pull_request':
        case 'pull_request_target':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return parsePullRequest(payload, name) ?? unknownPull(`the payload of \`${name}\` names no pull request`);
        case 'push':
            return parsePush(payload, facts);
        case 'merge_group':
            return parseMergeGroup(payload, facts) ?? unknownPull('the ref of the merge queue names no pull request');
        case 'workflow_run':
            return parseTriggeringRun(payload) ?? unknownPull('the triggering workflow run could not be read');
        case 'issue_comment':
            return parseIssueComment(payload, sha);
        case 'deployment':
        case 'deployment_status':
            return parseDeployment(payload, sha) ?? none(`the payload of \`${name}\` names no commit`);
        case 'workflow_dispatch':
            return none('a workflow started by hand belongs to no pull request; `pr-number` names one');
        default:
            return none(`a \`${name}\` event belongs to no pull request`);
    }
}
/** There may be a pull request: then what `GITHUB_SHA` says is another commit than its head. */
function unknownPull(why) {
    return { kind: 'none', testedSha: null, why };
}
function parsePullRequest({ pull_request: pull, repository }, name) {
    const number = pull?.number ?? null;
    if (number === null)
        return null;
    const base = pull?.base?.repo?.id ?? repository?.id ?? null;
    const testedSha = pull?.head?.sha ?? null;
    return {
        kind: 'number',
        number,
        testedSha,
        fork: isFork(pull?.head?.repo, base),
        why: `the \`${name}\` event is about it`,
    };
}
/** Null when it is not told; a fork may have been deleted since. */
function isFork(head, base) {
    if (head === null)
        return true;
    return head === undefined || base === null ? null : head.id !== base;
}
function parsePush(payload, facts) {
    const ref = payload.ref ?? facts.ref ?? '';
    const isBranch = ref.startsWith('refs/heads/');
    // Of an annotated tag `after` is the tag itself, which is no commit.
    const testedSha = (isBranch ? payload.after : payload.head_commit?.id) ?? facts.sha;
    const none = (why) => ({ kind: 'none', testedSha, why });
    if (payload.deleted === true)
        return none('the push deleted a ref');
    if (!isBranch)
        return none('a pushed tag belongs to no pull request');
    if (testedSha === null)
        return none('the payload of `push` names no commit');
    // A branch that others merge into is seldom merged itself: nobody waits for a second look there.
    const isLikely = ref !== `refs/heads/${payload.repository?.default_branch}`;
    return { kind: 'commit', testedSha, branch: null, among: 'open', isLikely, why: 'the pushed commit' };
}
function parseMergeGroup({ merge_group: group }, { ref }) {
    const number = parseQueueRef(group?.head_ref ?? ref ?? '');
    // The group's commit is a merge: the pull request's own is looked up.
    return number === null
        ? null
        : { kind: 'number', number, testedSha: null, fork: null, why: "the merge queue's ref names it" };
}
function parseIssueComment({ issue }, sha) {
    const number = issue?.number ?? null;
    if (issue === null || number === null)
        return unknownPull('the payload of `issue_comment` names no issue');
    return issue.pull_request === undefined || issue.pull_request === null
        ? { kind: 'none', testedSha: sha, why: 'the comment is on an issue, not on a pull request' }
        : { kind: 'number', number, testedSha: null, fork: null, why: 'the comment is on it' };
}
function parseDeployment({ deployment }, sha) {
    const testedSha = deployment?.sha ?? sha;
    if (testedSha === null)
        return null;
    return {
        kind: 'commit',
        testedSha,
        branch: null,
        among: 'open-at-head',
        isLikely: true,
        why: 'the deployed commit',
    };
}
/** Events whose token cannot write when they come from a fork or from Dependabot. */
function parseReadOnlyToken({ name, actor }, { sender }, clue) {
    const fromBranch = name === 'pull_request' || name === 'pull_request_review' || name === 'pull_request_review_comment';
    if (fromBranch && clue.kind === 'number' && clue.fork === true)
        return 'fork';
    if (!fromBranch && name !== 'push')
        return null;
    return [actor, sender?.login].includes('dependabot[bot]') ? 'dependabot' : null;
}


/***/ }),

/***/ 3928:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = ({ randomUUID: () => globalThis.crypto.randomUUID() });
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: ./github/runner.js



// The parts of @actions/core by their own paths, which go through its folder since it opens no path but its entry: that one also
// loads an HTTP client with all of undici, for OIDC tokens, and made up most of what there was to load at the start.


function log(line) {
    process.stdout.write(line + external_node_os_namespaceObject.EOL);
}
/**
 * A value of one line stands behind its name. Several stand between delimiters, for which the toolkit draws a random name: it takes 4 ms to
 * load what draws it.
 */
function outputMessage(name, value) {
    return /[\r\n]/.test(value) ? prepareKeyValueMessage(name, value) : `${name}=${value}`;
}
/** The runner of this process. */
function createRunner(env) {
    let folder = null;
    let couldSetOutputs = true;
    return {
        readInput: (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim(),
        maskSecret: (secret) => issue('add-mask', secret),
        log,
        debug: (line) => issue('debug', line),
        logGroup(title, lines) {
            issue('group', title);
            for (const line of lines)
                log(line);
            issue('endgroup');
        },
        annotate: ({ level, title, message }) => issueCommand(level, { title }, message),
        setOutput(name, value) {
            try {
                if (process.env.GITHUB_OUTPUT)
                    issueFileCommand('OUTPUT', outputMessage(name, value));
                // As the toolkit does for runners from before there was a file, and for a run by hand.
                else
                    issueCommand('set-output', { name }, value);
            }
            catch (error) {
                if (couldSetOutputs)
                    issue('warning', `The outputs of this step could not be set: ${String(error)}`);
                couldSetOutputs = false;
            }
        },
        writeSummary(markdown) {
            // The toolkit would write the same text to the same file, by promises of node:fs that nothing else asks for.
            if (env.GITHUB_STEP_SUMMARY)
                (0,external_node_fs_.writeFileSync)(env.GITHUB_STEP_SUMMARY, markdown);
        },
        writeFile(name, content) {
            // A folder of its own: several steps of one job may run this action.
            folder ??= (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env.RUNNER_TEMP || (0,external_node_os_namespaceObject.tmpdir)(), 'benchmark-gate-'));
            const path = (0,external_node_path_.join)(folder, name);
            (0,external_node_fs_.writeFileSync)(path, content);
            return path;
        },
        setFailed(message, title) {
            issueCommand('error', { title }, message);
            process.exitCode = 1;
        },
    };
}


/***/ }),

/***/ 9210:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ isGuessed),
/* harmony export */   JK: () => (/* binding */ isPayable),
/* harmony export */   _f: () => (/* binding */ unite),
/* harmony export */   a_: () => (/* binding */ anyTime),
/* harmony export */   dd: () => (/* binding */ shiftWindow),
/* harmony export */   kY: () => (/* binding */ transition),
/* harmony export */   rd: () => (/* binding */ maxBehindMs),
/* harmony export */   s4: () => (/* binding */ toServiceTime)
/* harmony export */ });
/* unused harmony export maxSkewMs */
/** Whether nobody knows that a submit was sent at all: an attempt that stored nothing may have sent it. */
function isGuessed({ by }) {
    return by.unique === '';
}
/** A window that any job may be of, and none for certain. */
const anyTime = { earliestMs: null, sinceMs: null, untilMs: null, latestMs: null, clock: 'service' };
/** How far off the clock of a service may be that does not tell its time. */
const maxSkewMs = 2 * 3_600_000;
/** Dates are cut to seconds and have travelled: the service's clock is ahead by up to that much more than they tell. */
const maxBehindMs = 2000;
/**
 * A window by the clock that dates a service's jobs, which is so far ahead of ours, in milliseconds; null when it does not tell its
 * time: then no job is surely new.
 */
function toServiceTime(window, aheadMs) {
    if (window.clock === 'service')
        return window;
    if (aheadMs !== null) {
        const { untilMs, latestMs } = shiftWindow(window, aheadMs + maxBehindMs);
        return { ...shiftWindow(window, aheadMs), untilMs, latestMs, clock: 'service' };
    }
    const { earliestMs } = shiftWindow(window, -maxSkewMs);
    return { ...shiftWindow(window, maxSkewMs), earliestMs, sinceMs: null, clock: 'service' };
}
function shiftWindow({ clock, ...times }, byMs) {
    const shift = (atMs) => (atMs === null ? null : atMs + byMs);
    return {
        earliestMs: shift(times.earliestMs),
        sinceMs: shift(times.sinceMs),
        untilMs: shift(times.untilMs),
        latestMs: shift(times.latestMs),
        clock,
    };
}
/** Whether a batch may be submitted: nothing of it is paid, or what is paid is of no use any more. */
function isPayable(payment) {
    return payment.state === 'unpaid' || (payment.state === 'closed' && payment.why !== 'judged');
}
/** The one place that changes a payment. Throws for an event that cannot happen to it: that is a fault of ours. */
function transition(from, event) {
    switch (event.kind) {
        case 'submitting':
            if (isPayable(from) || from.state === 'submitting')
                return { state: 'submitting', submit: event.submit };
            break;
        case 'accepted':
            if (from.state === 'submitting') {
                const { batchId, jobIds } = event;
                return { state: 'paid', submit: from.submit, batchId, jobIds, origin: 'submitted', sharedWith: null };
            }
            break;
        case 'refused':
            if (from.state === 'submitting')
                return closedWithout(from.submit, 'absent');
            break;
        case 'unlisted':
            if (from.state === 'submitting')
                return closedWithout({ ...from.submit, window: event.window }, 'unlisted');
            break;
        case 'lost':
            if (from.state === 'submitting') {
                const submit = { ...from.submit, window: event.window };
                return { state: 'uncertain', submit, candidates: event.named, named: event.named };
            }
            break;
        case 'seen':
            if (from.state === 'uncertain')
                return { ...from, candidates: unite(from.candidates, event.candidates) };
            break;
        case 'matched':
            if (from.state === 'uncertain') {
                const { jobIds, asked } = event;
                const submit = asked === undefined ? from.submit : { ...from.submit, asked };
                return { state: 'paid', submit, batchId: null, jobIds, origin: 'matched', sharedWith: null };
            }
            break;
        case 'absent':
            if (from.state === 'uncertain' && from.candidates.every((id) => event.assigned.has(id)))
                return closedWithout(from.submit, 'absent');
            break;
        case 'resumed':
            if (isPayable(from) || from.state === 'uncertain')
                return { state: 'paid', ...event.jobs, origin: 'resumed', sharedWith: event.sharedWith };
            break;
        case 'inherited':
            if (isPayable(from))
                return event.payment;
            break;
        case 'foreign':
            if (from.state === 'paid') {
                const submit = { ...from.submit, window: anyTime };
                return { state: 'uncertain', submit, candidates: [], named: from.jobIds };
            }
            break;
        case 'too-old':
        case 'cancelled':
        case 'judged':
            if (from.state === 'paid') {
                const { submit, batchId, jobIds } = from;
                return { state: 'closed', submit, batchId, jobIds, why: event.kind };
            }
            break;
    }
    throw new Error(`a payment that is ${from.state} cannot be ${event.kind}`);
}
function closedWithout(submit, why) {
    return { state: 'closed', submit, batchId: null, jobIds: [], why };
}
/** Each id once, in the order in which they came. */
function unite(...lists) {
    return [...new Set(lists.flat())];
}


/***/ }),

/***/ 8243:
/***/ ((module, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__nccwpck_require__.r(__webpack_exports__);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8402);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4010);
/* harmony import */ var _github_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7973);
/* harmony import */ var _github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3928);




/** The runner sends SIGINT, SIGTERM 7.5 s later, and kills the process 2.5 s after that; a runner of one's own may hang up instead. */
function cancelOnSignals() {
    const cancel = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        process.on(signal, () => cancel.abort(new Error('the run was cancelled')));
    }
    return cancel.signal;
}
/** Rejects when something fails that nobody waits for: it ends the run like any other problem, published and red. */
function ownFault() {
    return new Promise((_, reject) => {
        process.on('uncaughtException', reject);
        process.on('unhandledRejection', reject);
    });
}
// A log that nobody reads any more is no reason to fail: the verdict is published elsewhere too.
for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => { });
const runner = (0,_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .createRunner */ .j)(process.env);
// Red until the verdict is published: whatever breaks on the way, the check is not green by accident.
process.exitCode = 1;
try {
    const passes = await (0,_action_js__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .C)({
        env: process.env,
        runner,
        network: async () => {
            const { createNetwork } = await Promise.all(/* import() | plan */[__nccwpck_require__.e(395), __nccwpck_require__.e(342)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3743));
            const { chooseDispatcher } = await Promise.all(/* import() | plan */[__nccwpck_require__.e(395), __nccwpck_require__.e(342)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7503));
            return createNetwork(_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .ml, Math.random, await chooseDispatcher(process.env));
        },
        githubDispatcher: (0,_github_dispatcher_js__WEBPACK_IMPORTED_MODULE_3__/* .createGitHubDispatcher */ .T)(process.env),
        clock: _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .ml,
        random: Math.random,
        cancelled: cancelOnSignals(),
        fault: ownFault(),
    });
    if (passes)
        process.exitCode = 0;
}
catch (error) {
    const fault = error instanceof Error ? error.stack : String(error);
    runner.setFailed(`The verdict could not be published: ${fault}`, 'Benchmark Gate');
}
// What is still open (a kept-alive connection, an update of the comment) is not worth waiting for.
process.stdout.write('', () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 6646:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ levelOf),
/* harmony export */   r: () => (/* binding */ causeOf)
/* harmony export */ });
/** What each notice means for the run. */
const meanings = {
    'input-invalid': { level: 'error', cause: 'input' },
    'secrets-withheld': { level: 'error', cause: 'input' },
    'threshold-of-one-percent': { level: 'warning' },
    'endpoint-without-path': { level: 'warning' },
    'endpoint-unused': { level: 'warning' },
    'newest-job': { level: 'info' },
    'newest-job-missing': { level: 'error', cause: 'input' },
    'newest-job-unknown': { level: 'error', cause: 'service' },
    'key-refused': { level: 'error', cause: 'key' },
    'service-refused': { level: 'error', cause: 'service' },
    'service-unreachable': { level: 'error', cause: 'service' },
    'price-unknown': { level: 'error', cause: 'credits' },
    'benchmark-not-offered': { level: 'error', cause: 'input' },
    unchecked: { level: 'warning' },
    'job-unfit': { level: 'error', cause: 'job' },
    'baseline-run': { level: 'info' },
    'baseline-cannot-fail': { level: 'error', cause: 'input' },
    'job-unreadable': { level: 'error', cause: 'job' },
    'over-max-credits': { level: 'error', cause: 'credits' },
    'balance-too-low': { level: 'error', cause: 'credits' },
    'plan-cost': { level: 'info' },
    resumed: { level: 'info' },
    shared: { level: 'info' },
    'waiting-for-run': { level: 'info' },
    'run-not-finished': { level: 'error', cause: 'timeout' },
    'paying-anew': { level: 'info' },
    'judged-before': { level: 'info' },
    'stopped-before': { level: 'info' },
    'looking-for-jobs': { level: 'info' },
    'stored-state-broken': { level: 'warning' },
    'paid-jobs-unreadable': { level: 'error', cause: 'uncertain-payment' },
    'paid-jobs-foreign': { level: 'error', cause: 'uncertain-payment' },
    'earlier-submit-uncertain': { level: 'error', cause: 'uncertain-payment' },
    'earlier-attempt-unknown': { level: 'error', cause: 'uncertain-payment' },
    'other-run-possible': { level: 'error', cause: 'uncertain-payment' },
    'found-from-earlier-attempt': { level: 'warning' },
    round: { level: 'info' },
    seeds: { level: 'info' },
    submitting: { level: 'info' },
    submitted: { level: 'info' },
    'submit-again': { level: 'info' },
    'submit-lost': { level: 'info' },
    'jobs-matched': { level: 'warning' },
    'submit-refused': { level: 'error', cause: 'service' },
    'submit-gave-up': { level: 'error', cause: 'service' },
    'submit-too-late': { level: 'error', cause: 'timeout' },
    'submit-cancelled': { level: 'error', cause: 'cancelled' },
    'submit-uncertain': { level: 'error', cause: 'uncertain-payment' },
    'charged-as-well': { level: 'warning' },
    'ids-withheld': { level: 'warning' },
    'outage-began': { level: 'info' },
    'outage-over': { level: 'info' },
    // What it kept from being judged says whether the run is red.
    'outage-until-deadline': { level: 'warning', cause: 'service' },
    'key-refused-while-waiting': { level: 'error', cause: 'key' },
    'history-unknown': { level: 'info' },
    'jobs-foreign': { level: 'error', cause: 'uncertain-payment' },
    'jobs-never-read': { level: 'error', cause: 'uncertain-payment' },
    // What became of jobs: which benchmarks they leave without a score, and whether these block, says whether the run is red.
    'jobs-stopped': { level: 'warning' },
    'next-steps': { level: 'warning' },
    cancelled: { level: 'error', cause: 'cancelled' },
    'internal-error': { level: 'error', cause: 'internal' },
    'no-comment': { level: 'info' },
    'comment-off': { level: 'info' },
    'issue-off': { level: 'info' },
    'issue-without-token': { level: 'warning' },
    'github-problem': { level: 'warning' },
};
function levelOf(notice) {
    return isAdvisory(notice) ? 'warning' : meanings[notice.code].level;
}
function isAdvisory(notice) {
    return 'isAdvisory' in notice && notice.isAdvisory;
}
/** Why a run is red, by this notice alone; null when it does not say so. */
function causeOf(notice) {
    if (notice.code === 'submit-refused' && (notice.check === 'key' || notice.check === 'credits'))
        return notice.check;
    if (isAdvisory(notice))
        return null;
    const meaning = meanings[notice.code];
    return meaning.cause ?? null;
}


/***/ }),

/***/ 3634:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wn: () => (/* binding */ urlsOf),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   yf: () => (/* binding */ noteAccessFaults)
/* harmony export */ });
/* harmony import */ var _capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4730);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3637);


/** The key of each service that the plan uses. Secret: kept beside the plan. */
function keysOf(inputs, { benchmarks }) {
    return valuesOf(inputs['service-api-key'], servicesOf(benchmarks));
}
/** The base URL of each service that the plan uses, where it is not the public one. */
function urlsOf(inputs, { benchmarks }) {
    return valuesOf(inputs['service-url'], servicesOf(benchmarks));
}
/** Notes what cannot be told apart, or is not there, of the keys and URLs of the services that these benchmarks use. */
function noteAccessFaults(inputs, benchmarks, problems) {
    const { 'service-api-key': keys, 'service-url': urls } = inputs;
    const services = servicesOf(benchmarks);
    const users = (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWords */ .yZ)(services, 'and');
    if (typeof urls === 'string' && services.length > 1) {
        problems.add('service-url', `one URL is given for a suite that uses ${users}; give one \`name=url\` a line`);
    }
    if (keys === null) {
        const meant = services.length === 0 && inputs.service !== null ? [inputs.service] : services;
        if (!problems.has('service-api-key'))
            problems.add('service-api-key', `missing. ${adviseOnKeys(meant)}`);
        return;
    }
    if (typeof keys === 'string' && services.length > 1) {
        problems.add('service-api-key', `one key is given for a suite that uses ${users}; give one \`name=key\` a line`);
        return;
    }
    const known = valuesOf(keys, services);
    const missing = services.filter((service) => !known.has(service));
    if (missing.length > 0) {
        problems.add('service-api-key', `there is no key for ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWords */ .yZ)(missing, 'and')}; give one \`name=key\` a line. ${adviseOnSources(missing)}`);
    }
}
/** A secret that is not set looks like an input that is not given. */
function adviseOnKeys(services) {
    const owners = services.map((service) => _capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].title);
    const owner = owners.length === 0 ? 'the benchmark service' : (0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWords */ .yZ)(owners, 'and');
    const place = 'kept as a secret (Settings, Secrets and variables, Actions)';
    const advice = `Give the key of ${owner}, ${place}: one that is not set arrives empty`;
    return services.length === 0 ? advice : `${advice}. ${adviseOnSources(services)}`;
}
function adviseOnSources(services) {
    const pages = services.map((service) => _capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].keysAt);
    return `For a key see ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .joinWords */ .yZ)(pages, 'and')}`;
}
function servicesOf(benchmarks) {
    return [...new Set(benchmarks.map(({ service }) => service))];
}
/** A single value is the only service's; of several services it says nothing. */
function valuesOf(values, services) {
    const [only, ...others] = services;
    if (typeof values === 'string')
        return new Map(only === undefined || others.length > 0 ? [] : [[only, values]]);
    return new Map([...(values ?? [])].filter(([service]) => services.includes(service)));
}


/***/ }),

/***/ 3619:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nj: () => (/* binding */ withBaselines),
/* harmony export */   es: () => (/* binding */ namesBaseline),
/* harmony export */   u$: () => (/* binding */ comparingOf)
/* harmony export */ });
/* harmony import */ var _capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4730);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3637);
/* harmony import */ var _results_file_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1443);



/** The inputs that can name the baselines of a run: at most one of them is given. */
const sources = ['baseline-endpoint-url', 'baseline-job-ids', 'baseline-job-name', 'baseline-results'];
/** Whether the inputs name a baseline for benchmarks that need no threshold then. */
function namesBaseline(inputs, problems) {
    return sources.some((name) => inputs[name] !== null || problems.has(name));
}
/** Gives each benchmark its baseline: that of its own entry, else that of the inputs. What is wrong is noted in `problems`. */
function withBaselines(benchmarks, { inputs, readResultsFile, problems }) {
    const [first, ...others] = sources.filter((name) => inputs[name] !== null || problems.has(name));
    if (first !== undefined && others.length > 0) {
        problems.add(first, `cannot be combined with ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(others.map((name) => `\`${name}\``), 'and')}; name one kind of baseline`);
        return benchmarks;
    }
    noteSameEndpoint(inputs, problems);
    const named = fromName(fromEndpoint(benchmarks, inputs, problems), inputs, problems);
    const compared = fromResults(named, { inputs, readResultsFile, problems });
    noteIdleKey(inputs, compared, problems);
    noteWithoutInterval(compared, problems);
    if (first !== undefined && !problems.has(first))
        noteWithoutMeasure(compared, { inputs, source: first, problems });
    noteEndless(compared, inputs, problems);
    noteIdle(inputs, compared, problems);
    return compared;
}
/** How the scores are compared; null where no benchmark has a baseline, or an input is invalid. */
function comparingOf(inputs, benchmarks) {
    const { 'allowed-drop': allowedDropPct, 'on-regression': onRegression } = inputs;
    const { 'baseline-max-age-minutes': maxAgeMinutes } = inputs;
    if (benchmarks.every(({ baseline }) => baseline === undefined))
        return null;
    if (allowedDropPct === null || onRegression === null || maxAgeMinutes === null)
        return null;
    const { 'baseline-endpoint-url': url } = inputs;
    const endpointUrl = url === null ? null : url.origin + url.pathname;
    return { allowedDropPct, onRegression, maxAgeMs: maxAgeMinutes * 60_000, endpointUrl };
}
/** A key runs the baseline: there must be an endpoint to run, and jobs to be run at all. */
function noteIdleKey(inputs, benchmarks, problems) {
    const { 'baseline-endpoint-api-key': key, 'baseline-endpoint-url': url, 'job-ids': jobIds } = inputs;
    if (key === null)
        return;
    if (url === null && !problems.has('baseline-endpoint-url'))
        problems.add('baseline-endpoint-api-key', 'there is no endpoint that it is for; give `baseline-endpoint-url`');
    if (jobIds !== null)
        problems.add('baseline-endpoint-api-key', 'cannot be combined with `job-ids`, which submits nothing; leave it out');
    const compared = benchmarks.filter(({ baseline }) => baseline?.kind === 'endpoint');
    if (jobIds === null && compared.length > 0 && compared.every(({ work }) => work.kind !== 'submit'))
        problems.add('baseline-endpoint-api-key', 'a baseline is run only for benchmarks that are submitted, and those compared here are jobs that exist already; leave it out');
}
/** One address may serve several models: then its jobs may be of any of them. */
function noteSameEndpoint(inputs, problems) {
    const { 'baseline-endpoint-url': url, 'endpoint-url': own, model, 'endpoint-headers': headers } = inputs;
    if (url === null || own === null || url.href !== own.href || (model === null && headers === null))
        return;
    const tells = [...(model === null ? [] : ['`model`']), ...(headers === null ? [] : ['`endpoint-headers`'])];
    problems.add('baseline-endpoint-url', `is the same as \`endpoint-url\`, where only ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(tells, 'and')} may tell models apart, and jobs do not show them; give another address, or another kind of baseline`);
}
function fromEndpoint(benchmarks, { 'baseline-endpoint-url': url }, problems) {
    if (url === null || benchmarks.length === 0)
        return benchmarks;
    const open = openOf(benchmarks, 'callsEndpoint');
    if (open.size === 0)
        problems.add('baseline-endpoint-url', 'no benchmark of this run is compared with jobs of an endpoint; leave it out');
    return benchmarks.map((each) => (open.has(each) ? { ...each, baseline: { kind: 'endpoint' } } : each));
}
function fromName(benchmarks, { 'baseline-job-name': name }, problems) {
    if (name === null || benchmarks.length === 0)
        return benchmarks;
    const open = openOf(benchmarks, 'hasNamedBaselines');
    if (open.size === 0)
        problems.add('baseline-job-name', 'no benchmark of this run is compared with a job of a name, which Runloop alone knows; leave it out');
    return benchmarks.map((each) => open.has(each) ? { ...each, baseline: { kind: 'newest', query: queryOf(name, each) } } : each);
}
/** The benchmarks without a baseline of their own whose service is capable of one. */
function openOf(benchmarks, capability) {
    return new Set(benchmarks.filter(({ baseline, service }) => baseline === undefined && _capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service][capability]));
}
/** A job that is still on its way is no baseline: the newest that has completed is. */
function queryOf(name, { work }) {
    const source = work.kind === 'submit' ? work.run?.source : undefined;
    return { name, status: 'completed', ...(source?.kind === 'benchmark' && { benchmarkId: source.id }) };
}
/** Looks every benchmark that has no baseline of its own up in the document of an earlier run. */
function fromResults(benchmarks, { inputs: { 'baseline-results': path }, readResultsFile, problems }) {
    const open = openOf(benchmarks, 'hasIntervals');
    if (path === null || benchmarks.length === 0)
        return benchmarks;
    if (open.size === 0) {
        problems.add('baseline-results', 'no benchmark of this run can be compared with it; leave it out');
        return benchmarks;
    }
    const entries = readEntries(path, { readResultsFile, problems });
    if (entries === null)
        return benchmarks;
    const found = new Map([...open].map((benchmark) => [benchmark, lookUp(benchmark, entries)]));
    if ([...found.values()].every(isUnlisted))
        problems.add('baseline-results', `${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path)} tells of none of the benchmarks of this run`);
    return benchmarks.map((benchmark) => {
        const baseline = found.get(benchmark);
        return baseline === undefined ? benchmark : { ...benchmark, baseline };
    });
}
function isUnlisted({ result, entries }) {
    return result.code === 'not-listed' && entries === undefined;
}
function lookUp(benchmark, entries) {
    if (entries === 'missing')
        return { kind: 'results', result: { code: 'no-file' } };
    const result = (0,_results_file_js__WEBPACK_IMPORTED_MODULE_1__/* .findResult */ .t)(entries, benchmark);
    const isLater = result.code === 'not-listed' && benchmark.work.kind !== 'submit';
    return { kind: 'results', result, ...(isLater && { entries }) };
}
/** A file that is not there yet is no fault: the first run of all has none. */
function readEntries(path, { readResultsFile, problems }) {
    const file = readResultsFile(path);
    if ('error' in file) {
        if (file.isMissing === true)
            return 'missing';
        problems.add('baseline-results', `${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path)} ${file.error}`);
        return null;
    }
    const parsed = (0,_results_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseResults */ .c)(file.text);
    if (!('fault' in parsed))
        return parsed.entries;
    problems.add('baseline-results', `${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path)} ${parsed.fault}`);
    return null;
}
/** One number says nothing of how sure it is. */
function noteWithoutInterval(benchmarks, problems) {
    const [without] = benchmarks.filter(({ baseline, service }) => baseline !== undefined && !_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].hasIntervals);
    if (without !== undefined)
        problems.add('baseline-job-ids', `scores of ${_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[without.service].title} have no interval, so no regression can be shown; leave it out`);
}
/** What has neither a threshold nor a baseline would pass whatever it scores: the kind of baseline may not be for its service. */
function noteWithoutMeasure(benchmarks, { inputs, source, problems }) {
    const unmeasured = benchmarks.filter(({ thresholdPct, baseline }) => thresholdPct === null && baseline === undefined);
    if (unmeasured.length === 0)
        return;
    problems.add(homeOfThresholds(inputs), `${subjectOf(unmeasured, ['has', 'have'])} neither a threshold nor a baseline, since \`${source}\` is not for every service; give a threshold`);
}
/** Only a threshold says when enough units were run. */
function noteEndless(benchmarks, inputs, problems) {
    const endless = benchmarks.filter(({ thresholdPct, work }) => thresholdPct === null && work.kind === 'submit' && work.looks !== undefined);
    if (endless.length === 0)
        return;
    const home = homeOfThresholds(inputs);
    problems.add(home, `${home === 'config' ? '' : 'missing. '}${subjectOf(endless, ['runs', 'run'])} in rounds, and only a threshold says when to stop; give one, or a fixed number of units`);
}
/** Beside a suite file the input is refused. */
function homeOfThresholds({ config }) {
    return config === null ? 'thresholds' : 'config';
}
/** Benchmarks by their names, with the verb that fits their number. */
function subjectOf(benchmarks, [one, several]) {
    const names = new Set(benchmarks.map(({ name, id }) => name ?? id));
    return `${(0,_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteAll */ ._R)([...names])} ${names.size === 1 ? one : several}`;
}
/** Settings of a comparison that there is not. */
function noteIdle(inputs, benchmarks, problems) {
    if (benchmarks.length === 0 || namesBaseline(inputs, problems))
        return;
    if (benchmarks.some(({ baseline }) => baseline !== undefined))
        return;
    const idle = {
        'allowed-drop': (inputs['allowed-drop'] ?? 0) !== 0,
        'on-regression': inputs['on-regression'] === 'warn',
    };
    for (const [name, isGiven] of Object.entries(idle))
        if (isGiven)
            problems.add(name, 'nothing is compared in this run; name a baseline, or leave it out');
}


/***/ }),

/***/ 4730:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ chooseScore),
/* harmony export */   R: () => (/* binding */ capabilities)
/* harmony export */ });
/** The one table of what differs between the services in what can be asked of them. */
const capabilities = {
    harmstack: {
        title: 'Harmstack',
        keysAt: 'https://docs.harmstack.ai',
        metrics: ['score_pct'],
        hasAgents: false,
        hasScale: false,
        hasUnits: true,
        hasIntervals: true,
        hasSeed: true,
        hasCredits: true,
        hasNamedBaselines: false,
        keepsLabels: false,
        callsEndpoint: true,
        // GET /benchmarks and POST /jobs give it as a number.
        benchmarkId: { pattern: /^(0|[1-9]\d{0,14})$/, shape: 'a whole number, such as 1' },
    },
    runloop: {
        title: 'Runloop',
        keysAt: 'https://platform.runloop.ai/settings#api-keys',
        metrics: ['all-scenarios', 'completed-scenarios'],
        hasAgents: true,
        hasScale: false,
        hasUnits: false,
        hasIntervals: true,
        hasSeed: false,
        hasCredits: false,
        hasNamedBaselines: true,
        keepsLabels: true,
        callsEndpoint: false,
        benchmarkId: { pattern: /^[\w.:-]{1,200}$/, shape: 'one word, such as bmd_123' },
    },
    overmind: {
        title: 'Overmind',
        keysAt: 'https://docs.overmindlab.ai',
        metrics: ['best_score', 'baseline_score', 'improvement', 'avg_score'],
        hasAgents: false,
        hasScale: true,
        hasUnits: false,
        hasIntervals: false,
        hasSeed: false,
        hasCredits: false,
        hasNamedBaselines: false,
        keepsLabels: false,
        callsEndpoint: false,
        benchmarkId: null,
    },
};
/** The score that is judged; null for a service that has only one. The wish must be one that the service offers. */
function chooseScore(service, { metric, agent, scale }) {
    const { metrics } = capabilities[service];
    if (metrics.length === 1)
        return null;
    return { metric: metric ?? metrics[0], agent: agent ?? null, scale: scale ?? 100 };
}


/***/ }),

/***/ 1561:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ru: () => (/* binding */ findClosest),
/* harmony export */   Wt: () => (/* binding */ renderNoneOf),
/* harmony export */   YV: () => (/* binding */ didYouMeanBoolean),
/* harmony export */   au: () => (/* binding */ didYouMean)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3637);
/** Which of the words that exist was meant by one that does not. */

/** So many letters still look like a slip; in a short word two are half of it. */
const maxSlips = ({ length }) => Math.min(2, Math.floor(length / 3));
/** The word that was most likely meant; null when none is near. Case, hyphens, underscores and plurals are ignored. */
function findClosest(given, { words, maxDistanceOf = maxSlips }) {
    const near = words.flatMap((word) => {
        const distance = distanceBetween(toCore(given), toCore(word));
        return distance <= maxDistanceOf(toCore(word)) ? { word, distance } : [];
    });
    return near.toSorted((a, b) => a.distance - b.distance)[0]?.word ?? null;
}
/** A question for the end of a message that says that there is no such word; empty when nothing like it is known. */
function didYouMean(given, words) {
    const word = findClosest(given, { words });
    return word === null ? '' : `. Did you mean \`${word}\`?`;
}
/** What is written for yes and no in other places. */
const booleans = [
    ['true', /^(yes|y|on|1)$/i],
    ['false', /^(no|n|off|0)$/i],
];
/** The same question about a word that is neither `true` nor `false`. */
function didYouMeanBoolean(given) {
    const [meant] = booleans.find(([, words]) => words.test(given)) ?? [];
    return meant === undefined ? didYouMean(given, ['true', 'false']) : `. Did you mean \`${meant}\`?`;
}
/** Says that a word is none of those that are allowed, in words that follow it. */
function renderNoneOf(given, words) {
    return `is not ${words.length > 2 ? 'one of ' : ''}${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .joinWords */ .yZ)(words, 'or')}${didYouMean(given, words)}`;
}
function toCore(word) {
    const parts = word.toLowerCase().split(/[-_\s]+/);
    return parts.map((part) => (part.length > 2 ? part.replace(/s$/, '') : part)).join('');
}
/** How many letters were added, left out, replaced or swapped with their neighbour (optimal string alignment). */
function distanceBetween(a, b) {
    let [beforeLast, last] = [
        [],
        Array.from({ length: b.length + 1 }, (_, j) => j),
    ];
    for (let i = 1; i <= a.length; i += 1) {
        const row = [i];
        for (let j = 1; j <= b.length; j += 1) {
            const isSame = a[i - 1] === b[j - 1];
            const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const steps = [(row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1)];
            row.push(Math.min(...steps, isSwapped ? (beforeLast[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
        }
        [beforeLast, last] = [last, row];
    }
    return last[b.length] ?? 0;
}


/***/ }),

/***/ 2643:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fp: () => (/* binding */ DecimalPoints),
/* harmony export */   LB: () => (/* binding */ ServiceUrl),
/* harmony export */   Lr: () => (/* binding */ Headers),
/* harmony export */   Me: () => (/* binding */ AllowedDrop),
/* harmony export */   O4: () => (/* binding */ Threshold),
/* harmony export */   U5: () => (/* binding */ Seed),
/* harmony export */   Uz: () => (/* binding */ Key),
/* harmony export */   Xj: () => (/* binding */ AgeMinutes),
/* harmony export */   ZW: () => (/* binding */ Confidence),
/* harmony export */   _B: () => (/* binding */ PullRequestNumber),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   be: () => (/* binding */ rangeOf),
/* harmony export */   bn: () => (/* binding */ EndpointUrl),
/* harmony export */   c: () => (/* binding */ JobIds),
/* harmony export */   gC: () => (/* binding */ Labels),
/* harmony export */   mf: () => (/* binding */ Minutes),
/* harmony export */   nc: () => (/* binding */ Logins),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   xY: () => (/* binding */ ScoreScale),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   y_: () => (/* binding */ Count),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1180);
/* harmony import */ var _text_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2005);
/* harmony import */ var _closest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1561);
/**
 * How the text of one input becomes a value. A message that begins with `is` or `has` follows what came, or "the value"
 * where that is a secret; any other stands alone.
 */



const number = (min, max, expected) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^\d+(\.\d+)?$/, expected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd(Number), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Ww(min, expected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cG(max, expected));
const wholeNumber = (pattern, expected) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(pattern, expected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd(Number));
const oneOf = (options) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KI(options, ({ input }) => (0,_closest_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNoneOf */ .Wt)(String(input), options));
const boolean = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^(true|false)$/i, ({ input }) => {
    return `is not true or false${(0,_closest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMeanBoolean */ .YV)(input)}`;
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((text) => text.toLowerCase() === 'true'));
/** A list as YAML or JSON writes it: whole in brackets, a dash before each line, or values in quotes. */
const otherList = /^\[[\s\S]*\]$|^\s*-\s|(?<![^\s,])(["'])[^"'\s,]*\1(?![^\s,])/m;
/** Commas, spaces and new lines separate. */
const list = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((text) => !otherList.test(text), 'write the values alone, without dashes, brackets or quotes: `1, 2`, or one a line'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((text) => text.split(/[\s,]+/).filter((item) => item !== '')));
/** Two numbers of which one is 0, and no blank between them. */
const decimalComma = /(?<![^\s,])(?:0,(\d{1,2})|(\d{1,3}),00?)(?![\d.%])/;
/** A list in which no `0,8` or `80,0` may have been meant as a decimal: the 0 would pass whatever comes. */
const DecimalPoints = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((text) => !decimalComma.test(text), ({ input }) => {
    const [written = '', decimals, whole = ''] = decimalComma.exec(input) ?? [];
    const meant = decimals === undefined ? whole : decimals.padEnd(2, '0').replace(/^0/, '');
    const [first, second] = written.split(',');
    return `"${written}" is two thresholds, ${first} and ${second}. Did you mean ${meant}? For a threshold of 0 put a space after the comma`;
}));
const thresholdExpected = 'is not a percentage from 0 to 100, such as 80 or 66.67';
const Threshold = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^[^%]*$/, ({ input }) => {
    if (input === '%')
        return 'is a percent sign; write the number alone, such as 80';
    return /^\d+(\.\d+)?%$/.test(input) ? `has a percent sign; write ${input.slice(0, -1)}` : thresholdExpected;
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^[^.]/, ({ input }) => {
    const share = Number(input);
    return share > 0 ? `"${input}" means ${share}%; did you mean ${Math.round(share * 100)}?` : thresholdExpected;
}), number(0, 100, thresholdExpected));
const dropExpected = 'is not a number of points from 0 to 100 with at most two decimals, such as 2 or 0.5';
/** What it is compared with has two decimals. */
const AllowedDrop = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(number(0, 100, dropExpected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((points) => Math.round(points * 100) / 100 === points, dropExpected));
const confidenceExpected = 'is not a percentage from 80 to 99.9, such as 95';
const Confidence = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^\d+(\.\d+)?$/, confidenceExpected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd(Number), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6(isConfidence, ({ input }) => {
    const meant = Number((input * 100).toFixed(6));
    return isConfidence(meant) ? `${confidenceExpected}. Did you mean ${meant}?` : confidenceExpected;
}));
function isConfidence(pct) {
    return pct >= 80 && pct <= 99.9;
}
const countExpected = 'is not a whole number from 1 to 10000 or a range such as 10..50';
const rangePattern = /^(\d{1,5})\.\.(\d{1,5})$/;
/** A range of units, which run in rounds. */
const rangeOf = (expected) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(expected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(rangePattern, expected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .rawTransform */ .NT(({ dataset, addIssue, NEVER }) => {
    const [, min, max] = rangePattern.exec(dataset.value) ?? [];
    const [minUnits, maxUnits] = [Number(min), Number(max)];
    if (minUnits >= 1 && minUnits <= maxUnits && maxUnits <= 10_000)
        return { minUnits, maxUnits };
    addIssue({ message: expected });
    return NEVER;
}));
const Count = valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KC([valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(number(1, 10_000, countExpected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd(countExpected)), rangeOf(countExpected)], ({ input }) => `${countExpected}${didYouMeanRange(String(input))}`);
/** A range that is written with another sign, or from its end. */
function didYouMeanRange(text) {
    const [, ...ends] = /^(\d{1,5})(?:\.{2,3}|[-\u2013\u2014:])(\d{1,5})$/.exec(text) ?? [];
    const [low, high] = ends.map(Number).toSorted((a, b) => a - b);
    if (low === undefined || high === undefined || low < 1 || high > 10_000)
        return '';
    return `. Did you mean ${low}..${high}?`;
}
const minutesExpected = 'is not a number of minutes above 0 and at most 35000, such as 60 or 0.5';
/** The longest time is what a timer of the runtime can count: 2\u00b3\u00b9 milliseconds. */
const Minutes = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(number(0, 35_000, minutesExpected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .gtValue */ .zY(0, minutesExpected));
const ageExpected = 'is not a number of minutes above 0 and at most 5256000 (ten years), such as 60 or 0.5';
const AgeMinutes = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(number(0, 5_256_000, ageExpected), valibot__WEBPACK_IMPORTED_MODULE_0__/* .gtValue */ .zY(0, ageExpected));
const ScoreScale = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(
// No guess: the one is as wrong as the other is right.
valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KI(['100', '1'], 'is not 100 or 1'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((text) => (text === '1' ? 1 : 100)));
const Seed = wholeNumber(/^-?\d{1,15}$/, 'is not a whole number of at most 15 digits, such as 42');
const PullRequestNumber = wholeNumber(/^[1-9]\d{0,9}$/, 'is not the number of a pull request, such as 123');
const jobId = (0,_text_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .lazyPattern */ .x)(String.raw `^(?!\.{1,2}$)[^\p{C}]{1,200}$`, 'u');
/** Ids of any service, as far as they can stand in a URL's path and in a comma separated list. */
const JobIds = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(list, valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((id) => jobId().test(id), 'is not a job id (one word of at most 200 visible characters)'))));
/** Labels may have spaces in them: only commas and new lines separate. */
const Labels = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((text) => [
    ...new Set(text
        .split(/[,\r\n]+/)
        .map((label) => label.trim())
        .filter((label) => label !== '')),
]), valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru(50, 'is no label: it has more than 50 characters'))));
/** Accounts as people write them, with or without `@`. GitHub takes ten assignees. */
const Logins = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(list, valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru(10, 'holds more than ten accounts; GitHub takes ten'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,99}(\[bot\])?$/, 'is not the name of an account, such as octocat'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((name) => name.replace(/^@/, '')))));
const Key = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yG(/^[\x21-\x7e]+$/, 'is not one word of printable ASCII; check the secret for a line break or a space'));
const httpToken = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What RFC 9110 lets a header's value hold; beyond Latin-1 there is no way to send it. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]+$/;
/** One `Name: value` a line. No message shows a value. */
const Headers = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .rawTransform */ .NT(({ dataset, addIssue, NEVER }) => {
    const headers = [];
    const known = new Set();
    for (const [index, line] of dataset.value.split(/\r?\n/).entries()) {
        if (line.trim() === '')
            continue;
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(colon, 0)).trim();
        const value = line.slice(colon + 1).trim();
        const fault = faultOfHeader(name, value, index + 1);
        if (fault !== null || known.has(name.toLowerCase())) {
            addIssue({ message: fault ?? `line ${index + 1} names the header ${name} again; name each once` });
            return NEVER;
        }
        known.add(name.toLowerCase());
        headers.push([name, value]);
    }
    return headers;
}));
function faultOfHeader(name, value, line) {
    if (!httpToken.test(name))
        return `line ${line} is not a header; give one \`Name: value\` a line`;
    if (value === '')
        return `line ${line} has a name without a value; is its secret set?`;
    if (headerValue.test(value))
        return null;
    return `line ${line} holds a character that no header can carry; printable Latin-1 is allowed`;
}
const Url = (example) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((text) => URL.canParse(text), `is not a complete URL, such as ${example}`), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((text) => new URL(text)));
/** The service calls it, not this action: a model on a private network may speak plain http. */
const EndpointUrl = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(Url('https://model.example.com/v1/chat/completions'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((url) => url.protocol === 'https:' || url.protocol === 'http:', 'is not an https:// or http:// URL'));
/** Base URL of a service, without a slash at its end. Plain http is for loopback hosts alone: a key would travel in the clear. */
const ServiceUrl = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(Url('https://api.example.com/v0'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((url) => url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)), 'is not an https:// URL (plain http:// is for loopback hosts alone, since the key travels with it)'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6((url) => url.username === '' && url.password === '' && !/[?#]/.test(url.href), 'is not a base URL: it has user info, a query or a fragment. A key belongs in `service-api-key`'), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((url) => url.href.replace(/\/+$/, '')));
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 5786:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fo: () => (/* binding */ isSingleUnit),
/* harmony export */   nd: () => (/* binding */ planUnits)
/* harmony export */ });
/* unused harmony export defaultLooks */
/** The rounds between the first and the last, as shares of the way from the one to the other. */
const shares = [0.25, 0.5, 0.75];
/** Rounds of whole tens grow from one to the next by this power: it spends the fewest units at 50, 100 and 200 (`npm run bench`). */
const growth = 1.4;
/**
 * After how many units a benchmark that runs in rounds is looked at: five times, rising, first after the minimum and last at the maximum.
 * In tens where the range is wide enough, since a job holds ten units, and evenly spread otherwise. `10..50` gives 10, 20, 30, 40, 50. A
 * range that is none throws a RangeError.
 */
function defaultLooks({ minUnits, maxUnits }) {
    if (!(Number.isInteger(minUnits) && Number.isInteger(maxUnits) && minUnits >= 1 && minUnits <= maxUnits))
        throw new RangeError(`${minUnits}..${maxUnits} is no range of units`);
    const between = (share) => minUnits + (maxUnits - minUnits) * share;
    const inTens = shares.map((share) => 10 * Math.round(between(share ** growth) / 10));
    const looks = [minUnits, ...inTens, maxUnits];
    const isRising = looks.every((units, index) => units > (looks[index - 1] ?? 0));
    return isRising ? looks : [...new Set([minUnits, ...shares.map((share) => Math.round(between(share))), maxUnits])];
}
/** Whether these counts are what is meant where none are given. */
function isSingleUnit(counts) {
    return counts.length === 1 && counts[0] === 1;
}
/** The units that a count comes to at most, and for a range after how many it is looked. */
function planUnits(count) {
    if (typeof count === 'number')
        return { units: count };
    const looks = defaultLooks(count);
    return looks.length === 1 ? { units: count.maxUnits } : { units: count.maxUnits, looks };
}


/***/ }),

/***/ 1259:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O7: () => (/* binding */ roundOf),
/* harmony export */   T3: () => (/* binding */ readerKey),
/* harmony export */   _m: () => (/* binding */ serviceNames),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   sL: () => (/* binding */ isJudged),
/* harmony export */   xM: () => (/* binding */ withJobs),
/* harmony export */   yr: () => (/* binding */ levels),
/* harmony export */   z5: () => (/* binding */ serviceOf)
/* harmony export */ });
/** The services this action can gate on. */
const serviceNames = ['harmstack', 'runloop', 'overmind'];
/** What a benchmark's verdict does: `warn` is shown and blocks nothing. */
const levels = ['block', 'warn'];
/** A batch with these of its jobs alone, by their places in it; with all of them where none are named. */
function withJobs(batch, places) {
    return places === undefined ? batch : { ...batch, jobs: places.flatMap((place) => batch.jobs[place] ?? []) };
}
/** Which round a batch belongs to, counted from 1. */
function roundOf({ round = 1 }) {
    return round;
}
/** What each job of a batch was asked to run; null where it runs no agents. */
function runOf({ jobs }) {
    // A batch that runs agents is one job, or all of its jobs are alike.
    const [run = null, ...others] = new Set(jobs.map((job) => job.run ?? null));
    return others.length === 0 ? run : null;
}
/** Whether its jobs are judged: those of a baseline never are. */
function isJudged({ role }) {
    return role === undefined;
}
/** Names a reader: benchmarks of one service whose scores are chosen alike have the same and are looked at together. */
function readerKey({ service, choice, role }) {
    return JSON.stringify([service, choice?.metric, choice?.agent, choice?.scale, ...(role === undefined ? [] : [role])]);
}
/** The service that a plan asks; null when it asks several, or none. */
function serviceOf(plan) {
    const [only = null, ...others] = new Set(plan.benchmarks.map(({ service }) => service));
    return others.length === 0 ? only : null;
}


/***/ }),

/***/ 3637:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zw: () => (/* binding */ Problems),
/* harmony export */   _R: () => (/* binding */ quoteAll),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   yZ: () => (/* binding */ joinWords)
/* harmony export */ });
/** Gathers all problems of one run, so that they are reported together. */
class Problems {
    #found = [];
    get found() {
        return this.#found;
    }
    has(input) {
        return this.#found.some((problem) => problem.input === input);
    }
    /** Notes what is wrong with an input: words that follow its name and a colon. */
    add(input, says) {
        const end = /[.?!]$/.test(says) ? '' : '.';
        this.note({ input, text: `${input}: ${says}${end}` });
    }
    note(problem) {
        this.#found.push(problem);
    }
}
const maxLength = 100;
const maxShown = 5;
/**
 * A text of the user's as it may stand in a sentence: whole, in quotes and on one line, since of a secret in it half would not be found.
 */
function quote(text) {
    const { length } = Array.from(text);
    return length > maxLength ? `a text of ${length} characters` : JSON.stringify(text);
}
/** Several texts of the user's, each once: `"a", "b" and "c"`. */
function quoteAll(texts) {
    const distinct = [...new Set(texts)];
    const more = distinct.length - maxShown;
    return joinWords([...distinct.slice(0, maxShown).map(quote), ...(more > 0 ? [`${more} more`] : [])], 'and');
}
/** `a, b and c`. */
function joinWords(words, conjunction) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}


/***/ }),

/***/ 1443:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseResults),
/* harmony export */   t: () => (/* binding */ findResult)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1180);

const text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .me(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj());
const count = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .me(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Ww(0)));
const pct = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Ww(-100), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cG(100));
/** Of each benchmark only what is used: a later version of this action may write more. */
const Entry = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
    service: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(),
    benchmark_id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(),
    name: text,
    score_pct: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .me(pct),
    passed: count,
    scored: count,
    scenario_means_pct: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .me(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Ww(0), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cG(100))), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minLength */ .Bp(1))), null),
    jobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ job_id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj() })),
});
const Document = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({
    started_at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pd((moment) => Date.parse(moment)), valibot__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2()),
    benchmarks: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO(Entry),
});
/** Reads the results document of an earlier run; the fault is in words that follow its name, and quotes nothing of it. */
function parseResults(source) {
    const content = parseJson(source);
    if (content === undefined)
        return { fault: 'is not JSON; give the file that the output `results-file` names' };
    const { success, output } = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ik({ schema: valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5() }), content);
    if (!success || typeof output.schema !== 'number')
        return { fault: 'is no results document; give the file that the output `results-file` names' };
    if (output.schema !== 1)
        return { fault: `has schema ${output.schema}; this version reads schema 1` };
    const document = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xL(Document, content);
    if (!document.success) {
        const [issue] = document.issues;
        return { fault: `is no results document of schema 1: \`${valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDotPath */ .Bu(issue) ?? 'it'}\` is not as it should be` };
    }
    const { started_at: createdAtMs, benchmarks } = document.output;
    return { entries: benchmarks.map((entry) => ({ ...entry, createdAtMs })) };
}
/** undefined, which JSON cannot say, where it is none. */
function parseJson(source) {
    try {
        return JSON.parse(source);
    }
    catch {
        return undefined;
    }
}
/**
 * What the document tells of a benchmark. Several entries of one id are told apart by their names; what is not known by its id is by its
 * name.
 */
function findResult(entries, { service, id, name }) {
    const own = entries.filter((entry) => entry.service === service);
    const named = own.filter((entry) => name !== null && entry.name === name);
    const alike = own.filter((entry) => entry.benchmark_id === id);
    const [first, ...others] = alike.length === 1 ? alike : named.filter((entry) => alike.length === 0 || alike.includes(entry));
    if (first === undefined)
        return { code: alike.length > 1 ? 'listed-twice' : 'not-listed' };
    if (others.length > 0)
        return { code: 'listed-twice' };
    const { benchmark_id: benchmarkId, score_pct: scorePct, passed, scored, createdAtMs } = first;
    if (scorePct === null)
        return { code: 'without-score' };
    const jobIds = first.jobs.map((job) => job.job_id);
    const scenarioMeansPct = first.scenario_means_pct;
    return { code: 'found', benchmarkId, scorePct, passed, scored, scenarioMeansPct, jobIds, createdAtMs };
}


/***/ }),

/***/ 9993:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P3: () => (/* binding */ toRun),
/* harmony export */   ho: () => (/* binding */ toExisting),
/* harmony export */   jq: () => (/* binding */ serviceKey),
/* harmony export */   q0: () => (/* binding */ toEntry)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1180);
/* harmony import */ var _capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4730);
/** What the entries of a suite file have in common, whatever their service. */


/** Plans an entry, given what it names and the work that this means. */
function toEntry(service, given, named) {
    const { name, threshold, level, metric, agent, 'score-scale': scale, 'baseline-job-id': baselineJobId } = given;
    const choice = (0,_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .chooseScore */ .M)(service, { metric, agent, scale });
    return {
        service,
        name: name ?? null,
        thresholdPct: threshold ?? null,
        level,
        ...named,
        ...(baselineJobId !== undefined && { baseline: { kind: 'job', jobId: baselineJobId } }),
        ...(choice && { choice }),
    };
}
function toExisting(jobId) {
    return { id: jobId, work: { kind: 'existing', jobId } };
}
/** A job that runs agents is run as a whole: it has no units. */
function toRun(source, { agents = [], orchestrator } = {}) {
    return { kind: 'submit', units: 1, run: { source, agents, orchestrator: orchestrator ?? null } };
}
const serviceKey = (service) => valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .eu(service), valibot__WEBPACK_IMPORTED_MODULE_1__/* .description */ .h_('The service; the `service` input unless given.')));


/***/ }),

/***/ 3329:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ isLikelyFraction),
/* harmony export */   x: () => (/* binding */ faultOfThreshold)
/* harmony export */ });
/** What a metric that is a difference is called: of such a one, points below 1 are meant. */
const difference = 'improvement';
/** Why a threshold cannot be what was meant, in words that follow it; null when it can. `metric` is null where a service has only one. */
function faultOfThreshold(pct, metric) {
    // What is judged is rounded to two decimals.
    if (Math.round(pct * 100) / 100 !== pct)
        return 'has more than two decimals; scores have two, such as 66.67';
    if (metric !== difference && pct > 0 && pct < 1)
        return `means ${pct}%; did you mean ${Math.round(pct * 100)}?`;
    return null;
}
/** Whether a threshold may have been meant as a share of 1: exactly 1%, which is rarely meant and valid all the same. */
function isLikelyFraction(pct, metric) {
    return metric !== difference && pct === 1;
}


/***/ }),

/***/ 5701:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ay: () => (/* binding */ createRedact),
  hK: () => (/* binding */ holdsSecret),
  gi: () => (/* binding */ minSearchedLength),
  wX: () => (/* binding */ redactStart)
});

;// CONCATENATED MODULE: ./text/encodings.js
/** A shorter piece would be found by chance. */
const minPieceLength = 8;
/**
 * The texts by which a secret is found inside a text that is in base64 or hex, and inside one that was encoded so twice,
 * whatever stands beside it there. A service encodes what it was sent: the secret itself, or JSON or a URL that holds it.
 */
function encodedFormsOf(secret) {
    const texts = new Set([secret, ...jsonForms(secret), encodeURIComponent(secret.toWellFormed())]);
    const base64 = [...texts].flatMap(base64Forms);
    const hex = [...texts].map(toHex);
    // Its letters may be large, which makes a difference to what is encoded again.
    const once = [...base64, ...hex, ...hex.map((digits) => digits.toUpperCase())];
    const twice = new Set(once.filter(({ length }) => length >= minPieceLength));
    return new Set([...base64, ...hex, ...[...twice].flatMap((text) => [...base64Forms(text), toHex(text)])]);
}
function jsonForms(secret) {
    const least = JSON.stringify(secret).slice(1, -1);
    return [least, least.replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)];
}
function toHex(text) {
    return Buffer.from(text).toString('hex');
}
/** As a whole, and the part that does not depend on its neighbours for each of the three alignments. */
function base64Forms(text) {
    const bytes = Buffer.from(text);
    const whole = bytes.toString('base64');
    const pieces = [0, 1, 2].flatMap((shift) => {
        const encoded = shift === 0 ? whole : Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
        const first = shift === 0 ? 0 : shift + 1;
        // The last character before the padding holds bits of what comes next.
        const end = encoded.replace(/.=+$/, '').length;
        const stable = encoded.slice(first, end);
        return stable.length < minPieceLength ? [] : stable;
    });
    return [whole, ...pieces].flatMap((form) => [
        form,
        form.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ]);
}

;// CONCATENATED MODULE: ./text/spellings.js
/** So often is an escape undone whose own characters are escaped: JSON in JSON, URL-encoded, is three. */
const maxDepth = 3;
const maxKnown = 1000;
const [percent, ampersand, backslash, plus] = [0x25, 0x26, 0x5c, 0x2b];
const introducers = new Set([percent, ampersand, backslash, plus]);
/** Whether a code unit can only mean itself; NaN, which stands behind a text's end, means nothing. */
function isPlain(unit) {
    if (Number.isNaN(unit))
        return false;
    return unit !== percent && unit !== ampersand && unit !== backslash && unit !== plus && (unit & 0xf800) !== 0xd800;
}
/**
 * Reads a text for the characters that may be meant at each of its places: the one that stands there, and those that an
 * escape stands for (URL, form, HTML entity, JSON and its relatives), also when the escape is escaped itself.
 *
 * All readings are kept, since nothing tells in what format a text was written: `%2541` is itself, `%41` and `A`.
 */
function createReader(text) {
    const known = new Map();
    const remember = (key, read) => {
        // Places far behind are not read again.
        if (known.size === maxKnown)
            known.clear();
        known.set(key, read);
        return read;
    };
    const readAt = (at, depth) => {
        const point = text.codePointAt(at);
        if (point === undefined)
            return [];
        const itself = { point, end: at + (point > 0xffff ? 2 : 1) };
        if (depth === 0 || !introducers.has(point))
            return [itself];
        const key = at * (maxDepth + 1) + depth;
        return known.get(key) ?? remember(key, distinct(readEscapes(at, (place) => readAt(place, depth - 1))));
    };
    return (at) => readAt(at, maxDepth);
}
function distinct(all) {
    return all.filter((one, index) => all.findIndex(({ point, end }) => point === one.point && end === one.end) === index);
}
function readEscapes(at, read) {
    const outer = read(at);
    const meant = [...outer, ...outer.flatMap(({ point, end }) => decode(point, end, read))];
    // An escape of UTF-16 writes a character beyond the first 65,536 as two.
    return meant.flatMap((first) => {
        if (!isHighSurrogate(first.point))
            return first;
        const seconds = read(first.end).flatMap(({ point, end }) => [{ point, end }, ...decode(point, end, read)]);
        const pairs = seconds.filter(({ point }) => isLowSurrogate(point));
        return [first, ...pairs.map(({ point, end }) => ({ point: joinSurrogates(first.point, point), end }))];
    });
}
/** What may be meant by an escape that the character before `at` introduces. */
function decode(introducer, at, read) {
    switch (introducer) {
        case percent:
            return [...readBytes(at, { read, prefix: '%' }), ...readCode(skip('u', at, read), { read, digits: 4 })];
        case ampersand:
            return readEntity(at, read);
        case backslash:
            return readBackslash(at, read);
        case plus:
            return [{ point: 0x20, end: at }];
        default:
            return [];
    }
}
const letters = { n: 10, r: 13, t: 9, b: 8, f: 12, v: 11, a: 7, e: 27 };
function readBackslash(at, read) {
    return read(at).flatMap(({ point, end }) => {
        const character = String.fromCodePoint(point);
        if (!/[A-Za-z0-9]/.test(character))
            return [{ point, end }];
        const letter = letters[character];
        if (letter !== undefined)
            return [{ point: letter, end }];
        if (character === 'x')
            return readBytes(end, { read, prefix: '\\x' });
        if (character === 'U')
            return readCode([end], { read, digits: 8 });
        return character === 'u' ? [...readCode([end], { read, digits: 4 }), ...readBraced(end, read)] : [];
    });
}
/** Where these characters end, when they can be read from this place on. */
function skip(characters, at, read) {
    let places = [at];
    for (const character of characters) {
        places = places.flatMap((place) => read(place).flatMap(({ point, end }) => (point === character.codePointAt(0) ? end : [])));
    }
    return places;
}
/** Reads as many characters as may belong to a word, `max` at most; every beginning of it is one of the words. */
function readWords(at, { read, max, of }) {
    const words = [];
    let open = [{ text: '', end: at }];
    for (let length = 1; length <= max && open.length > 0; length += 1) {
        open = open.flatMap((word) => read(word.end).flatMap(({ point, end }) => {
            const character = String.fromCodePoint(point);
            return of.test(character) ? { text: word.text + character, end } : [];
        }));
        words.push(...open);
    }
    return words;
}
const hexDigit = /^[\da-f]$/i;
function readCode(places, { read, digits }) {
    return places
        .flatMap((at) => readWords(at, { read, max: digits, of: hexDigit }))
        .flatMap(({ text, end }) => (text.length === digits ? toMeant(Number.parseInt(text, 16), end) : []));
}
/** `\u{1f511}`. */
function readBraced(at, read) {
    return skip('{', at, read)
        .flatMap((place) => readWords(place, { read, max: 6, of: hexDigit }))
        .flatMap(({ text, end }) => skip('}', end, read).flatMap((after) => toMeant(Number.parseInt(text, 16), after)));
}
function toMeant(point, end) {
    return point <= 0x10_ffff ? [{ point, end }] : [];
}
/** One character from escaped bytes: of UTF-8, and of Latin-1. The prefix of the first byte is read already. */
function readBytes(at, { read, prefix }) {
    return readCode([at], { read, digits: 2 }).flatMap((first) => {
        if (first.point < 0x80)
            return [first];
        const length = first.point < 0xc2 || first.point > 0xf4 ? 1 : first.point < 0xe0 ? 2 : first.point < 0xf0 ? 3 : 4;
        let open = [
            { bytes: [first.point], end: first.end },
        ];
        for (let count = 1; count < length; count += 1) {
            open = open.flatMap(({ bytes, end }) => readCode(skip(prefix, end, read), { read, digits: 2 }).map((next) => ({
                bytes: [...bytes, next.point],
                end: next.end,
            })));
        }
        const decoded = open.flatMap(({ bytes, end }) => {
            const character = Buffer.from(bytes).toString();
            return Array.from(character).length === 1 ? { point: character.codePointAt(0) ?? 0, end } : [];
        });
        return [first, ...decoded];
    });
}
const maxEntity = 16;
function readEntity(at, read) {
    return readWords(at, { read, max: maxEntity, of: /^[\w#]$/ }).flatMap(({ text, end }) => {
        const point = codeOfEntity(text.toLowerCase());
        return point === null ? [] : skip(';', end, read).flatMap((after) => toMeant(point, after));
    });
}
/** Of the named ones those that stand for a character a key or a header can hold, in small letters. */
const namedEntities = new Map([
    ...Object.entries({ tab: 9, newline: 10, excl: 33, quot: 34, num: 35, dollar: 36, percnt: 37, amp: 38, apos: 39 }),
    ...Object.entries({ lpar: 40, rpar: 41, ast: 42, midast: 42, plus: 43, comma: 44, period: 46, sol: 47, colon: 58 }),
    ...Object.entries({ semi: 59, lt: 60, equals: 61, gt: 62, quest: 63, commat: 64, lsqb: 91, lbrack: 91, bsol: 92 }),
    ...Object.entries({ rsqb: 93, rbrack: 93, hat: 94, lowbar: 95, underbar: 95, grave: 96, diacriticalgrave: 96 }),
    ...Object.entries({ lcub: 123, lbrace: 123, verbar: 124, vert: 124, verticalline: 124, rcub: 125, rbrace: 125 }),
    ...'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest'
        .split(' ')
        .map((name, index) => [name, 0xa0 + index]),
    ...'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
        .split(' ')
        .map((name, index) => [name, 0xdf + index]),
    ['times', 0xd7],
]);
function codeOfEntity(name) {
    const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/.exec(name) ?? [];
    if (hex !== undefined)
        return Number.parseInt(hex, 16);
    return decimal === undefined ? (namedEntities.get(name) ?? null) : Number.parseInt(decimal, 10);
}
function isHighSurrogate(point) {
    return point >= 0xd800 && point <= 0xdbff;
}
function isLowSurrogate(point) {
    return point >= 0xdc00 && point <= 0xdfff;
}
function joinSurrogates(high, low) {
    return 0x1_0000 + (high - 0xd800) * 0x400 + (low - 0xdc00);
}

;// CONCATENATED MODULE: ./text/finder.js

/**
 * A text is known by so many of its first characters: where the others do not follow it was cut off. Half a secret is no less
 * secret.
 */
const maxKnownBy = 100;
const maxRemembered = 100_000;
/**
 * Builds the function that finds these texts, of two characters or more, in another text, in any spelling and in small or
 * large letters. The places come in order; those that overlap or touch are one. The time grows with the length of the text,
 * not with the number of ways in which it can be read.
 */
function createFinder(texts) {
    const patterns = createPatterns(texts);
    return (text) => new Search(text, patterns).findAll();
}
function createPatterns(texts) {
    const patterns = new Map();
    for (const [id, text] of [...texts].entries()) {
        const folded = foldAll(text);
        const first = folded.codePointAt(0) ?? 0;
        const second = folded.codePointAt(lengthOf(first));
        if (second === undefined)
            continue;
        const starting = patterns.get(first) ?? new Map();
        const alike = starting.get(second) ?? [];
        alike.push({ id, folded });
        starting.set(second, alike);
        patterns.set(first, starting);
    }
    return patterns;
}
/** A character as it is compared: as a small letter. */
function fold(point) {
    if (point < 0x80)
        return point >= 0x41 && point <= 0x5a ? point + 0x20 : point;
    const lower = String.fromCodePoint(point).toLowerCase();
    const folded = lower.codePointAt(0) ?? point;
    return lower.length === String.fromCodePoint(folded).length ? folded : point;
}
function foldAll(text) {
    // Most are ASCII, and as a whole they are folded in no time.
    if (/^[\0-\x7F]*$/.test(text))
        return text.toLowerCase();
    return Array.from(text, (character) => String.fromCodePoint(fold(character.codePointAt(0) ?? 0))).join('');
}
/** In code units. */
function lengthOf(point) {
    return point > 0xffff ? 2 : 1;
}
/** One text while it is searched. */
class Search {
    #text;
    #patterns;
    #read;
    /** What {@link #follow} has found, by pattern and place. */
    #known = new Map();
    constructor(text, patterns) {
        this.#text = text;
        this.#patterns = patterns;
        this.#read = createReader(text);
    }
    findAll() {
        const found = [];
        for (let start = 0; start < this.#text.length; start += 1) {
            const end = this.#mayStart(start) ? this.#findEnd(start) : null;
            if (end === null)
                continue;
            const last = found.at(-1);
            if (last === undefined || start > last.end)
                found.push({ start, end });
            else
                found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
        }
        return found;
    }
    /** Tells most places of a text apart at a glance. */
    #mayStart(at) {
        const [unit, next] = [this.#text.charCodeAt(at), this.#text.charCodeAt(at + 1)];
        if (!isPlain(unit))
            return true;
        const starting = this.#patterns.get(fold(unit));
        return starting !== undefined && (!isPlain(next) || starting.has(fold(next)));
    }
    /** Where the longest text that is searched for and starts at a place ends; null when none does. */
    #findEnd(start) {
        let longest = null;
        for (const first of this.#read(start)) {
            const starting = this.#patterns.get(fold(first.point));
            if (starting === undefined)
                continue;
            for (const second of this.#read(first.end)) {
                const index = lengthOf(first.point) + lengthOf(second.point);
                for (const pattern of starting.get(fold(second.point)) ?? []) {
                    const end = this.#follow(pattern, { index, at: second.end });
                    if (end !== null)
                        longest = Math.max(longest ?? 0, end);
                }
            }
        }
        return longest;
    }
    /** Where this pattern ends at the latest when its characters from a place on stand there; null when they do not. */
    #follow(pattern, from) {
        const { id, folded } = pattern;
        const last = Math.min(folded.length, maxKnownBy);
        const { index, at } = this.#followPlain(folded, { ...from, last });
        if (index >= last)
            return this.#followFurther(folded, { index, at });
        if (isPlain(this.#text.charCodeAt(at)))
            return null;
        // A place is reached on many ways; without this the time would grow with all of them.
        const key = `${id} ${index} ${at}`;
        const before = this.#known.get(key);
        if (before !== undefined)
            return before;
        let longest = null;
        for (const { point, end } of this.#read(at)) {
            if (fold(point) !== folded.codePointAt(index))
                continue;
            const after = this.#follow(pattern, { index: index + lengthOf(point), at: end });
            if (after !== null)
                longest = Math.max(longest ?? 0, after);
        }
        if (this.#known.size > maxRemembered)
            this.#known.clear();
        this.#known.set(key, longest);
        return longest;
    }
    /** Goes on while the text agrees and holds nothing that could mean something else. */
    #followPlain(folded, { index, at, last }) {
        let length = 0;
        while (index + length < last) {
            const unit = this.#text.charCodeAt(at + length);
            if (!isPlain(unit) || fold(unit) !== folded.charCodeAt(index + length))
                break;
            length += 1;
        }
        return { index: index + length, at: at + length };
    }
    /** Where the text ceases to agree with a pattern. */
    #followFurther(folded, from) {
        const { index, at } = this.#followPlain(folded, { ...from, last: folded.length });
        // All readings go on side by side.
        let places = new Set([at]);
        for (const character of folded.slice(index)) {
            const next = new Set();
            for (const place of places) {
                for (const { point, end } of this.#read(place))
                    if (fold(point) === character.codePointAt(0))
                        next.add(end);
            }
            if (next.size === 0)
                break;
            places = next;
        }
        return Math.max(...places);
    }
}

// EXTERNAL MODULE: ./text/one-line.js
var one_line = __nccwpck_require__(6653);
;// CONCATENATED MODULE: ./redact.js



/** Secrets shorter than this are not searched for in texts: they are common words and digits. */
const minSearchedLength = 4;
/** Shorter ones would be found by chance across the end of a line. */
const minBrokenLength = 8;
/**
 * Builds the function that takes these secrets out of a text in every way in which a service may echo them: each character
 * in any of its spellings, or the whole in base64 or hex, and each of these twice, in small or large letters.
 *
 * Readers see a text without its invisible characters and escape sequences, and long texts are broken into lines, so a secret that
 * these interrupt is taken out too; the text then comes back without them.
 */
function createRedact(secrets) {
    const forms = secrets.flatMap((secret) => secret.length < minSearchedLength ? [] : [secret, (0,one_line/* toOneLine */.GX)(secret), (0,one_line/* joinLines */.cT)(secret), ...encodedFormsOf(secret)]);
    if (forms.length === 0)
        return (text) => text;
    const findIn = (shortest) => createFinder(new Set(forms.filter(({ length }) => length >= shortest)));
    const [find, findBroken] = [findIn(minSearchedLength), findIn(minBrokenLength)];
    const cover = (text, ranges = find(text)) => {
        const kept = ranges.map(({ start }, index) => text.slice(ranges[index - 1]?.end ?? 0, start));
        return [...kept, text.slice(ranges.at(-1)?.end ?? 0)].join('***');
    };
    const redactAnew = (text) => {
        const covered = coverBroken(cover(text));
        const line = (0,one_line/* toOneLine */.GX)(covered);
        if (line === covered)
            return covered;
        const coveredLine = cover(line);
        return coveredLine === line ? covered : coveredLine;
    };
    /** Without control characters and line breaks, where a secret shows up then. */
    const coverBroken = (text) => {
        const joined = (0,one_line/* joinLines */.cT)(text);
        const ranges = joined === (0,one_line/* toOneLine */.GX)(text) ? [] : findBroken(joined);
        return ranges.length === 0 ? text : cover(joined, ranges);
    };
    return rememberShort(redactAnew);
}
/** In characters: more than is shown of any text, and read within a moment. */
const maxLookedAt = 6000;
/**
 * A secret that is cut off is found by its first 100 characters, each of which may be spelled in this many and more; what of it was not
 * found stands at the end.
 */
const maxUnfound = 100 * 35;
/**
 * Looks only at the start of a long text, and leaves out where a secret may have been cut in two. To search megabytes takes minutes, in
 * which nothing else is done, and nobody is shown so much.
 */
function redactStart(redact) {
    return (text) => {
        if (text.length <= maxLookedAt)
            return redact(text);
        // Invisible characters between those of a secret would make what was not found longer.
        const line = (0,one_line/* toOneLine */.GX)(redact(text.slice(0, maxLookedAt)));
        return `${line.slice(0, Math.max(0, line.length - maxUnfound)).replace(/[\u{D800}-\u{DBFF}]$/u, '')}\u2026`;
    };
}
const maxRememberedLength = 200;
const redact_maxRemembered = 5000;
/** A report is made after every look, each time of the same ids, names and reasons. */
function rememberShort(redact) {
    const known = new Map();
    return (text) => {
        if (text.length > maxRememberedLength)
            return redact(text);
        const before = known.get(text);
        if (before !== undefined)
            return before;
        const redacted = redact(text);
        if (known.size >= redact_maxRemembered)
            known.clear();
        known.set(text, redacted);
        return redacted;
    };
}
/**
 * Whether a text holds a secret, in any spelling. For what is of no use with `***` in it, such as the id of a job, which is
 * compared and sent as it came: it is left out where it would be shown.
 */
function holdsSecret(text, redact) {
    return redact(text) !== text;
}


/***/ }),

/***/ 1817:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ renderCannotShow),
/* harmony export */   O: () => (/* binding */ renderRegression),
/* harmony export */   V3: () => (/* binding */ renderLeastDrop),
/* harmony export */   mp: () => (/* binding */ tellComparison),
/* harmony export */   o3: () => (/* binding */ renderNotExcluded),
/* harmony export */   vN: () => (/* binding */ renderChange)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(615);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1162);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3983);



/** Renders a change in points: `+3`, `\u221214`, `0`. */
function renderChange(points) {
    return points > 0 ? `+${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(points)}` : (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(points);
}
/** The baseline, after what is said of it: `the baseline 90% (45/50)`. */
function renderBaseline({ baseline: { scorePct, passed, scored } }) {
    const counts = passed === null || scored === null ? '' : ` (${passed}/${scored})`;
    return `the baseline ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderPct */ .U3)(scorePct)}${counts}`;
}
/**
 * What is shown of a regression: `14 points below the baseline 90% (45/50), and the real drop is at least 1.6 points (one-sided 95%
 * confidence)`.
 */
function renderRegression(regression) {
    const { changePct, allowedDropPct } = regression;
    const allowed = allowedDropPct === 0 ? '' : `; allowed-drop is ${allowedDropPct}`;
    return `${renderPoints(-changePct)} below ${renderBaseline(regression)}, and the real drop is at least ${renderLeastDrop(regression)} points (one-sided 95% confidence)${allowed}`;
}
/** By how many points it is worse at least. */
function renderLeastDrop({ changeIntervalPct }) {
    return (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(Math.abs(changeIntervalPct[1]));
}
/** Why it may have got worse, all the same. */
function renderNotExcluded(regression) {
    const { changePct, changeIntervalPct, allowedDropPct } = regression;
    const allowed = allowedDropPct === 0 ? '' : `, and allowed-drop is ${allowedDropPct}`;
    return `${describeChange(changePct)} ${renderBaseline(regression)}, but at 95% confidence it may be up to ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(Math.abs(changeIntervalPct[0]))} lower${allowed}`;
}
/** Why the comparison says nothing. */
function renderCannotShow(regression) {
    return `with so few units not even a score of 0 would be shown to be worse than ${renderBaseline(regression)}`;
}
function describeChange(changePct) {
    if (changePct === 0)
        return 'as high as';
    return `${renderPoints(Math.abs(changePct))} ${changePct < 0 ? 'below' : 'above'}`;
}
function renderPoints(points) {
    return (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(points, 'point');
}
/** The comparison in one line of the details: the change with its interval, the baseline, and what so many units could have shown. */
function tellComparison({ comparison, scored }) {
    if (comparison === null || comparison.baseline === null || comparison.change === null)
        return null;
    const { baseline, change, largestRegression } = comparison;
    const [low, high] = change.changeIntervalPct;
    const units = (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderUnits */ .kt)(baseline);
    const facts = [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `change ${renderChange(change.changePct)}, from ${renderChange(low)} to ${renderChange(high)} (each limit at 95%)`,
        units === null
            ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `baseline ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderPct */ .U3)(baseline.scorePct)}`
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `baseline ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderPct */ .U3)(baseline.scorePct)} (${units})`,
        ...(baseline.jobIds.length === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinMarkdown */ .UF)(baseline.jobIds.slice(0, maxIds).map(_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY), ', ')]),
        ...(baseline.createdAt === null ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `created ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .renderMoment */ .dc)(baseline.createdAt.getTime())}`]),
        ...(change.comparison !== 'inconclusive' || largestRegression === null || scored === null
            ? []
            : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(scored, 'unit')} would show a regression at ${largestRegression} or fewer passed`]),
    ];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinMarkdown */ .UF)(facts, ' \u00b7 ');
}
const maxIds = 5;


/***/ }),

/***/ 3582:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ renderParts)
});

// EXTERNAL MODULE: ./report/duration.js
var duration = __nccwpck_require__(615);
// EXTERNAL MODULE: ./report/figures.js
var figures = __nccwpck_require__(1162);
// EXTERNAL MODULE: ./report/findings.js + 1 modules
var report_findings = __nccwpck_require__(6687);
// EXTERNAL MODULE: ./report/fit.js
var fit = __nccwpck_require__(5188);
// EXTERNAL MODULE: ./report/job-list.js
var job_list = __nccwpck_require__(9681);
// EXTERNAL MODULE: ./report/lines-to-paste.js + 1 modules
var lines_to_paste = __nccwpck_require__(7081);
// EXTERNAL MODULE: ./report/markdown.js + 1 modules
var markdown = __nccwpck_require__(3983);
// EXTERNAL MODULE: ./report/next.js
var next = __nccwpck_require__(9394);
// EXTERNAL MODULE: ./report/notice-link.js
var notice_link = __nccwpck_require__(1572);
// EXTERNAL MODULE: ./report/notices.js
var notices = __nccwpck_require__(1094);
// EXTERNAL MODULE: ./report/rows.js + 2 modules
var report_rows = __nccwpck_require__(4142);
// EXTERNAL MODULE: ./report/sampling.js
var sampling = __nccwpck_require__(4118);
// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./report/comparisons.js
var comparisons = __nccwpck_require__(1817);
// EXTERNAL MODULE: ./report/progress.js
var progress = __nccwpck_require__(6672);
;// CONCATENATED MODULE: ./report/score-table.js







/** With more benchmarks than this, those that need nobody are folded away: a reader has five seconds. */
const foldAbove = 25;
const unknown = '\u2013';
const maxNameLength = 80;
// A phone of 400 pixels leaves 334 to a comment, and GitHub pads each column by 27. Beside the figures four columns leave 88 to a word of
// a name. With a fifth the sign stands before the name, and the rest is small print. A sixth has no room: the interval then stands below
// the score.
const wordPx = { wide: 88, narrow: 80 };
const columns = {
    sign: { title: (0,markdown.md) ``, align: 'center', cell: ({ sign }) => new markdown/* Markdown */.oz(sign) },
    benchmark: { title: (0,markdown.md) `Benchmark`, align: 'left', cell: (row) => renderName(row, wordPx.wide) },
    score: { title: (0,markdown.md) `Score`, align: 'right', cell: renderScore },
    needs: { title: (0,markdown.md) `Needs`, align: 'right', cell: renderNeeds },
    runs: { title: (0,markdown.md) `Runs`, align: 'right', cell: renderRuns },
    credits: { title: (0,markdown.md) `Credits`, align: 'right', cell: renderCredits },
};
const narrowColumns = {
    benchmark: {
        title: (0,markdown.md) `<sub>Benchmark</sub>`,
        align: 'left',
        cell: (row) => (0,markdown.md) `${new markdown/* Markdown */.oz(row.sign)} ${renderName(row, wordPx.narrow)}`,
    },
    score: { title: (0,markdown.md) `<sub>Score</sub>`, align: 'right', cell: renderScore },
    needs: { title: (0,markdown.md) `<sub>Needs</sub>`, align: 'right', cell: (row) => small(columns.needs.cell(row)) },
    change: { title: (0,markdown.md) `<sub>Change</sub>`, align: 'right', cell: renderChangeCell },
};
/**
 * The table of results, what needs a person first; where there are many benchmarks, those that run or passed have folded ones of their own.
 */
function renderTables(rows, confidencePct) {
    const chosen = chooseColumns(rows, confidencePct);
    if (rows.length <= foldAbove)
        return [renderTable(chosen, rows)];
    const running = rows.filter(({ verdict }) => verdict === 'running');
    const passed = rows.filter(({ verdict }) => verdict === 'passed');
    const others = rows.filter(({ verdict }) => verdict !== 'running' && verdict !== 'passed');
    return [
        ...(others.length === 0 ? [] : [renderTable(chosen, others)]),
        ...(running.length === 0 ? [] : [fold(`${running.length} still running`, renderTable(chosen, running))]),
        ...(passed.length === 0 ? [] : [fold(`${passed.length} passed`, renderTable(chosen, passed))]),
    ];
}
function fold(title, block) {
    return {
        ...block,
        before: `<details><summary>${title}</summary>\n\n${block.before}`,
        after: '</details>',
    };
}
function renderTable(chosen, rows) {
    return {
        before: (0,markdown/* tableHead */.PP)(chosen),
        rows: rows.map((row) => renderLine(chosen, row)),
        after: '',
        leftOut: ({ length }) => (0,fit/* renderLeftOut */.yA)(length, 'benchmark'),
    };
}
function renderLine(chosen, row) {
    return {
        source: (0,markdown/* tableRow */.jD)(chosen.map(({ cell }) => cell(row))),
        rank: row.verdict === 'passed' ? fit/* ranks */.CS.passed : fit/* ranks */.CS.notPassed,
    };
}
/** A column that would tell nothing is not there. */
function chooseColumns(rows, confidencePct) {
    if (rows.every(({ verdict }) => verdict === 'planned')) {
        const hasCredits = rows.some(({ planned }) => planned?.credits != null);
        const needs = hasThresholds(rows) ? [columns.needs] : [];
        return [columns.benchmark, columns.runs, ...needs, ...(hasCredits ? [columns.credits] : [])];
    }
    const hasIntervals = rows.some(({ intervalPct }) => intervalPct !== null);
    const hasChanges = rows.some(({ comparison }) => comparison?.change != null);
    const isWide = !hasIntervals && !hasChanges;
    const needs = hasThresholds(rows) ? [isWide ? columns.needs : narrowColumns.needs] : [];
    if (isWide)
        return [columns.sign, columns.benchmark, columns.score, ...needs];
    const level = confidencePct === null ? 'Interval' : `${(0,figures/* renderPct */.U3)(confidencePct)} interval`;
    const interval = { title: small(level), align: 'right', cell: renderInterval };
    const { benchmark, score, change } = narrowColumns;
    if (hasIntervals && hasChanges && needs.length > 0) {
        const title = (0,markdown.md) `<sub>Score<br>${together(level)}</sub>`;
        return [benchmark, { title, align: 'right', cell: renderScoreWithInterval }, ...needs, change];
    }
    return [benchmark, score, ...needs, ...(hasIntervals ? [interval] : []), ...(hasChanges ? [change] : [])];
}
function hasThresholds(rows) {
    return rows.some(({ benchmark }) => benchmark.thresholdPct !== null);
}
/** The name, and what else is known of it in small print. */
function renderName(row, px) {
    const name = (0,markdown/* cellText */.Ie)(row.label, { maxLength: maxNameLength, wordPx: px });
    const facts = factsOf(row);
    return facts.length === 0 ? name : (0,markdown.md) `${name}<br>${small((0,markdown/* joinMarkdown */.UF)(facts, ' \u00b7 '))}`;
}
function factsOf(row) {
    const { benchmark, verdict, serviceTitle } = row;
    const { metrics } = capabilities/* capabilities */.R[benchmark.service];
    const metric = benchmark.choice?.metric ?? metrics[0];
    const units = (0,figures/* renderUnits */.kt)(row);
    return [
        ...(serviceTitle === null ? [] : [serviceTitle]),
        ...(metric === metrics[0] ? [] : [`by ${metric}`]),
        ...(units === null ? [] : [together(`passed ${units}`)]),
        ...(verdict === 'running' ? (0,progress/* describeProgress */.vk)(row).map((part) => (0,markdown/* cutText */.IN)(part, 60)) : []),
    ];
}
function renderScore(row) {
    const { verdict, scorePct, benchmark, outcome, isBlocking } = row;
    const notBlocking = isBlocking || !(0,report_rows/* isBad */.e2)({ verdict }) ? (0,markdown.md) `` : (0,markdown.md) `<br>${small(together('not blocking'))}`;
    if (scorePct === null)
        return (0,markdown.md) `${outcome}${notBlocking}`;
    const { thresholdPct } = benchmark;
    const distance = thresholdPct === null || (0,report_rows/* tellsOutcome */.R8)(row) ? outcome : together((0,figures/* renderDistance */.Ei)(scorePct, thresholdPct));
    return (0,markdown.md) `**${(0,figures/* renderPct */.U3)(scorePct)}**<br>${small(distance)}${notBlocking}`;
}
function renderNeeds({ benchmark: { thresholdPct } }) {
    return thresholdPct === null ? unknown : (0,figures/* renderPct */.U3)(thresholdPct);
}
/** A lower score that may be chance says so. */
function renderChangeCell({ comparison }) {
    if (comparison?.change == null)
        return unknown;
    const { changePct, comparison: shown } = comparison.change;
    const change = small(together((0,comparisons/* renderChange */.vN)(changePct)));
    return changePct < 0 && shown === 'inconclusive' ? (0,markdown.md) `${change}<br>${small('not significant')}` : change;
}
function renderScoreWithInterval(row) {
    return row.intervalPct === null ? renderScore(row) : (0,markdown.md) `${renderScore(row)}<br>${renderInterval(row)}`;
}
function renderInterval({ intervalPct }) {
    if (intervalPct === null)
        return unknown;
    return small((0,markdown.md) `${(0,figures/* renderNumber */.kT)(intervalPct[0])}&nbsp;\u2013 ${(0,figures/* renderPct */.U3)(intervalPct[1])}`);
}
function renderRuns({ planned, benchmark: { work } }) {
    if (work.kind !== 'submit')
        return 'existing job';
    if (planned === null)
        return unknown;
    const jobs = together((0,figures/* renderCount */.SS)(planned.jobs, 'job'));
    if (planned.units === null)
        return jobs;
    const { baseline } = planned;
    const compared = baseline === undefined ? (0,markdown.md) `` : (0,markdown.md) `<br>${small(together(`+ ${baseline.units} of baseline`))}`;
    return (0,markdown.md) `${renderRange(planned.units, work.looks)}<br>${small(jobs)}${compared}`;
}
function renderCredits({ planned }) {
    return planned?.credits == null ? unknown : (0,figures/* renderNumber */.kT)(planned.credits);
}
/** Breaks, where it must, before the greater number. */
function renderRange(units, looks) {
    const least = looks?.[0];
    const most = together((0,figures/* renderCount */.SS)(units, 'unit'));
    return least === undefined ? most : (0,markdown.md) `${together(`${least} to`)} ${most}`;
}
/** Words of our own that stay on one line. */
function together(words) {
    return new markdown/* Markdown */.oz(words.replaceAll(' ', '&nbsp;'));
}
function small(content) {
    return (0,markdown.md) `<sub>${content}</sub>`;
}

// EXTERNAL MODULE: ./report/story.js
var story = __nccwpck_require__(8622);
// EXTERNAL MODULE: ./report/wording.js
var wording = __nccwpck_require__(9111);
;// CONCATENATED MODULE: ./report/document.js















/** The document that comment and summary share: what happened, why, what to do, then what only some want to know, folded. */
function renderParts(report) {
    const rows = (0,report_rows/* sortRows */.sN)((0,report_rows/* rowsOf */.RO)(report));
    const findings = (0,report_findings/* findingsOf */.WX)(report, rows);
    return [
        renderHeading(report),
        renderCauses(report),
        (0,story/* tellStory */.F)(report),
        ...((0,story/* hasRun */.g)(report) && rows.length > 0 ? renderTables(rows, report.confidencePct) : []),
        renderNotes(findings),
        renderSavings(rows),
        renderDone(report),
        renderNext(report, findings),
        renderLines(report),
        (0,job_list/* renderJobs */.RM)(rows, report),
        renderList({
            heading: '**Warnings**\n',
            texts: [
                ...(0,report_findings/* warningsIn */.Hq)(report.notices).map((notice) => withMore(notice, 500)),
                ...(0,report_findings/* tellScoreWarnings */.Fy)(rows).map((text) => (0,markdown/* prose */.CS)(text, 500)),
            ],
            rank: fit/* ranks */.CS.warning,
            noun: 'warning',
        }),
        renderFoot(report).source,
    ];
}
/** The first line: the verdict. */
function renderHeading(report) {
    return (0,markdown.md) `## ${new markdown/* Markdown */.oz((0,wording/* signOfRun */.Ik)(report))} ${(0,markdown/* cutText */.IN)(report.title, 100)}: ${(0,wording/* nameVerdict */.V5)(report)}`.source;
}
/** What went wrong with the run: one cause is a paragraph, several are a list. */
function renderCauses({ notices }) {
    const texts = (0,report_findings/* causesIn */.MC)(notices).map((notice) => withMore(notice, 2000));
    const [only] = texts;
    if (only !== undefined && texts.length === 1)
        return { ...renderList(emptyList), rows: [{ source: only.source, rank: fit/* ranks */.CS.problem }] };
    return renderList({ ...emptyList, texts });
}
/** What happened, and where more is said about it. */
function withMore(notice, maxLength) {
    return (0,markdown.md) `${(0,markdown/* prose */.CS)((0,notices/* renderNotice */.BG)(notice), maxLength)} ${(0,markdown/* link */.nf)('More', (0,notice_link/* linkToNotice */.k)(notice))}`;
}
const emptyList = { heading: '', texts: [], rank: fit/* ranks */.CS.problem, noun: 'problem' };
/** What the table does not say: each cause once, whatever the number of benchmarks that it hit. */
function renderNotes(findings) {
    const texts = findings
        .filter(({ kind }) => kind === 'own')
        .map(({ rows, text, advice }) => {
        const names = (0,markdown/* joinMarkdown */.UF)(rows.slice(0, maxNames).map(({ label }) => (0,markdown.md) `**${(0,markdown/* cutText */.IN)(label, 80)}**`), ', ');
        const more = rows.length > maxNames ? (0,markdown.md) ` and ${rows.length - maxNames} more` : (0,markdown.md) ``;
        return (0,markdown.md) `${names}${more}: ${(0,markdown/* prose */.CS)(text, 300)}.${advice === null ? (0,markdown.md) `` : (0,markdown.md) ` ${(0,markdown/* prose */.CS)(advice, 300)}`}`;
    });
    return renderList({ heading: '', texts, rank: fit/* ranks */.CS.reason, noun: 'reason' });
}
/** What decisions before the last round have saved. */
function renderSavings(rows) {
    const texts = rows.flatMap((row) => {
        const saving = (0,sampling/* tellSaving */.qC)(row);
        return saving === null ? [] : [(0,markdown.md) `**${(0,markdown/* cutText */.IN)(row.label, 80)}**: ${saving}`];
    });
    return renderList({ heading: '', texts, rank: fit/* ranks */.CS.reason, noun: 'line' });
}
const maxNames = 5;
/** What was done about jobs that nobody waits for. */
function renderDone(report) {
    const rows = (0,next/* doneSentences */.Z)(report).map((text) => ({ source: (0,markdown/* prose */.CS)(text, 500).source, rank: fit/* ranks */.CS.next }));
    return { ...renderList({ ...emptyList, noun: 'step' }), rows };
}
/** What to do, where no line above has said it. */
function renderNext(report, findings) {
    const texts = (0,next/* nextSentences */.w)(report, findings).map((text) => (0,markdown/* prose */.CS)(text, 500));
    const [only] = texts;
    const list = renderList({ heading: '**Next**\n', texts, rank: fit/* ranks */.CS.next, noun: 'step' });
    if (only === undefined || texts.length > 1)
        return list;
    return { ...list, before: '', rows: [{ source: (0,markdown.md) `**Next:** ${only}`.source, rank: fit/* ranks */.CS.next }] };
}
/** The lines that judge the jobs of this run by their ids, whole or not at all. */
function renderLines({ notices }) {
    const folds = notices.flatMap((notice) => {
        const paste = notice.code === 'next-steps' ? (0,lines_to_paste/* linesToPaste */.s)(notice.steps) : null;
        if (notice.code !== 'next-steps' || paste === null)
            return [];
        const place = paste.place === 'inputs'
            ? 'For one run, put this below `with:` in the workflow, in place of `benchmark-ids`, `benchmark-counts`, `thresholds`, `levels`, `config` and every input that is also listed here:'
            : 'For one run, put this into the suite file (`config`) in place of what it holds:';
        return [
            '<details><summary>Judge these jobs later without paying again</summary>\n',
            `${place}\n`,
            ['```yaml', ...paste.lines, '```'].join('\n'),
            ...(0,lines_to_paste/* notesOnLines */.k)(notice.steps).map((note) => `\n${note}`),
            '\n</details>',
        ].join('\n');
    });
    return {
        before: '',
        rows: folds.map((source) => ({ source, rank: fit/* ranks */.CS.paste })),
        after: '',
        leftOut: () => '*The lines that judge these jobs later do not fit here: see the log.*',
    };
}
function renderList({ heading, texts, rank, noun }) {
    return {
        before: heading,
        rows: texts.map((item) => ({ source: (0,markdown.md) `- ${item}`.source, rank })),
        after: '',
        leftOut: ({ length }) => (0,fit/* renderLeftOut */.yA)(length, noun),
    };
}
function renderFoot(report) {
    const { commit, startedAt, finishedAt, credits } = report;
    const facts = [
        report.model === null ? null : (0,markdown.md) `Model ${(0,markdown/* code */.aY)(report.model)}`,
        commit === null ? null : (0,markdown.md) `Commit ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, 7)), report.commitUrl)}`,
        report.runUrl === null ? null : (0,markdown/* link */.nf)('Workflow run', report.runUrl),
        credits === null || report.verdict === 'planned'
            ? null
            : (0,markdown.md) `${(0,figures/* renderCount */.SS)(credits, 'credit')}${report.verdict === 'running' ? (0,markdown.md) `` : (0,markdown.md) ` used`}`,
        finishedAt === null ? null : (0,markdown.md) `${(0,duration/* renderDuration */.PP)(finishedAt.getTime() - startedAt.getTime())}`,
    ];
    return (0,markdown/* joinMarkdown */.UF)(facts.filter((fact) => fact !== null), ' \u00b7 ');
}


/***/ }),

/***/ 615:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ renderTimeOfDay),
/* harmony export */   PP: () => (/* binding */ renderDuration),
/* harmony export */   Qt: () => (/* binding */ renderAge),
/* harmony export */   dc: () => (/* binding */ renderMoment),
/* harmony export */   nc: () => (/* binding */ renderCreated)
/* harmony export */ });
/** Renders a length of time for people: `<1s`, `45s`, `2m 05s`, `1h 02m`. */
function renderDuration(durationMs) {
    const seconds = Math.floor(Math.max(0, durationMs) / 1000);
    if (!Number.isFinite(seconds))
        return 'unknown';
    if (seconds < 1)
        return '<1s';
    if (seconds < 60)
        return `${seconds}s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return `${minutes}m ${pad(seconds % 60)}s`;
    return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
function pad(value) {
    return String(value).padStart(2, '0');
}
/** Renders an age or a limit in words, in its largest unit that tells enough: `90 s`, `45 min`, `3 h`, `12 days`. */
function renderAge(ms) {
    const minutes = ms / 60_000;
    if (minutes < 2)
        return `${Math.max(0, Math.round(ms / 1000))} s`;
    if (minutes < 120)
        return `${Math.floor(minutes)} min`;
    if (minutes < 48 * 60)
        return `${Math.floor(minutes / 60)} h`;
    return `${Math.floor(minutes / 60 / 24)} days`;
}
/** Renders a moment to the minute: `2024-06-01 12:00 UTC`. */
function renderMoment(ms) {
    const date = new Date(ms);
    if (Number.isNaN(date.getTime()))
        return 'an unknown time';
    return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Renders the time of day: `12:00 UTC`. */
function renderTimeOfDay(ms) {
    return renderMoment(ms).slice(-'12:00 UTC'.length);
}
/** Says to the minute when a job was created: `created 2024-06-01 12:00 UTC`; null of a job that this run started. */
function renderCreated({ createdAt }) {
    if (createdAt === null)
        return null;
    return createdAt === 'unknown' ? 'created at an unknown time' : `created ${renderMoment(createdAt.getTime())}`;
}


/***/ }),

/***/ 1162:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ei: () => (/* binding */ renderDistance),
/* harmony export */   SS: () => (/* binding */ renderCount),
/* harmony export */   U3: () => (/* binding */ renderPct),
/* harmony export */   jE: () => (/* binding */ renderWorkUnits),
/* harmony export */   kT: () => (/* binding */ renderNumber),
/* harmony export */   kr: () => (/* binding */ renderInterval),
/* harmony export */   kt: () => (/* binding */ renderUnits),
/* harmony export */   yZ: () => (/* binding */ joinWords)
/* harmony export */ });
/** A typographic minus: as wide as a digit, and no line breaks after it. */
const minus = '\u{2212}';
/** What `toFixed` takes. */
const maxDigits = 100;
/** Renders a number as it was judged: nothing is rounded away, so 66.67 never reads 66.7. */
function renderNumber(value) {
    return String(value).replace('-', minus);
}
/** Renders a percentage: `66.67%`. */
function renderPct(pct) {
    return `${renderNumber(pct)}%`;
}
/** Renders a confidence interval: `43.64% to 97%`. */
function renderInterval([low, high]) {
    return `${renderPct(low)} to ${renderPct(high)}`;
}
/** Says how far a score is from its threshold: `3.33 above`, `13.33 short`, `exactly met`. Short of it is what did not pass. */
function renderDistance(scorePct, thresholdPct) {
    if (scorePct === thresholdPct)
        return 'exactly met';
    const digits = Math.min(maxDigits, Math.max(decimalsOf(scorePct), decimalsOf(thresholdPct)));
    const exact = Math.abs(scorePct - thresholdPct);
    const distance = Number(exact.toFixed(digits)) || exact;
    return `${distance} ${scorePct > thresholdPct ? 'above' : 'short'}`;
}
function decimalsOf(value) {
    const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value)) ?? [];
    return Math.max(0, fraction.length - Number(exponent));
}
/** Renders what passed of what was scored: `4 of 6`; null when either count is unknown. */
function renderUnits(counts) {
    return counts.passed === null || counts.scored === null ? null : `${counts.passed} of ${counts.scored}`;
}
/** Renders a count with its noun: `1 credit`, `12.5 credits`. */
function renderCount(count, noun) {
    return `${renderNumber(count)} ${count === 1 ? noun : `${noun}s`}`;
}
/** Renders units that are run in rounds, or at once: `10 to 50 units`, `5 units`. */
function renderWorkUnits(units, looks) {
    const least = looks?.[0];
    return `${least === undefined ? '' : `${least} to `}${renderCount(units, 'unit')}`;
}
/** Joins words as a sentence does: `a, b and c`. */
function joinWords(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}


/***/ }),

/***/ 6687:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  MC: () => (/* binding */ causesIn),
  WX: () => (/* binding */ findingsOf),
  qb: () => (/* binding */ isSaidOfRun),
  Fy: () => (/* binding */ tellScoreWarnings),
  A7: () => (/* binding */ tellWhy),
  Hq: () => (/* binding */ warningsIn)
});

// EXTERNAL MODULE: ./notice.js
var notice_0 = __nccwpck_require__(6646);
// EXTERNAL MODULE: ./verdict/reason.js
var verdict_reason = __nccwpck_require__(7192);
// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./report/comparisons.js
var comparisons = __nccwpck_require__(1817);
;// CONCATENATED MODULE: ./report/advice.js



/** What a person should do about a benchmark that did not pass; null where what happened to the run says it. */
function adviseOn({ benchmark, reason }) {
    if (reason === null)
        return null;
    const { title, callsEndpoint, hasUnits } = capabilities/* capabilities */.R[benchmark.service];
    const isOwn = benchmark.work.kind === 'submit';
    switch (reason.code) {
        case 'below-threshold':
            return `See what failed in the jobs at ${title}. Lower a threshold only if a lower score is acceptable.`;
        case 'regression':
            return `See what failed in the jobs at ${title}. Raise \`allowed-drop\` above ${(0,comparisons/* renderLeastDrop */.V3)(reason.regression)} only if such a drop is acceptable.`;
        case 'cannot-show-regression':
            return isOwn && hasUnits ? 'Run more units (`benchmark-counts`), or give a threshold.' : 'Give a threshold.';
        case 'not-compared':
            // With a threshold it is asked for only by an interval.
            return `Name a baseline that can be compared, or ${benchmark.thresholdPct === null ? 'give a threshold' : 'set `judge-by: score`'}.`;
        case 'no-interval':
            return 'Set `judge-by: score`.';
        case 'threshold-in-interval':
            return isOwn && hasUnits ? `${moreUnits}${tellNeeded(reason.unitsToDecide)}.` : null;
        case 'regression-not-excluded':
        case 'by-chance-too-often':
            return isOwn && hasUnits ? `${moreUnits}.` : null;
        case 'job-failed':
            return callsEndpoint
                ? 'Often the endpoint is the cause: check `endpoint-url` and `endpoint-api-key`, then re-run.'
                : `Look at the job at ${title}, then re-run.`;
        case 'job-cancelled':
        case 'job-timed-out':
            return `Look at the job at ${title}, then re-run.`;
        case 'not-finished': {
            const failure = (0,verdict_reason/* failureIn */.Q6)(reason);
            return failure === null ? adviseOnUnfinished(reason.why, isOwn) : adviseOnFailure(failure, isOwn);
        }
        case 'undecided':
        case 'job-stopped':
        case 'jobs-missing':
            return adviseOnUnfinished(reason.why, isOwn);
        case 'state-unrecognised':
            return `Look at the job at ${title}; a newer version of Benchmark Gate may know its state.`;
        case 'job-unreadable':
        case 'maybe-its-own-unreadable':
            return adviseOnFailure(reason.failure, isOwn);
        case 'no-valid-score':
            return adviseOnFault(reason.fault) ?? `Look at the job at ${title}.`;
        case 'score-out-of-range':
        case 'nothing-scored':
        case 'counts-unknown':
        case 'too-many-scored':
        case 'too-few-scored':
        case 'readings-disagree':
        case 'counts-contradict-score':
        case 'wrong-job-count':
        case 'wrong-benchmark':
        case 'benchmark-unknown':
        case 'older-than-submit':
        case 'another-origin':
            return `Look at its jobs at ${title}.`;
        case 'too-old':
            return 'Name a newer job, or raise `max-age-minutes`.';
        case 'age-unknown':
            return 'Name another job, or remove `max-age-minutes`.';
        case 'wrong-endpoint':
            return 'Name a job that ran against this endpoint, or correct `endpoint-url`.';
        case 'wrong-agent':
            return 'Name a job that ran this agent, or correct `agent`.';
        case 'wrong-model':
            return 'Name a job that ran this model, or correct `model`.';
    }
}
const moreUnits = 'Run more units for a clear answer (`benchmark-counts`)';
/** A number of two digits: it rests on a score that will be another one. */
function tellNeeded(units) {
    if (units === null)
        return '';
    const step = 10 ** Math.max(0, String(units).length - 2);
    return `: at this score about ${Math.ceil(units / step) * step} in all would decide`;
}
/** What lies in the run is said of the run. */
function adviseOnUnfinished({ code }, isOwn) {
    if (code !== 'timed-out')
        return null;
    return isOwn
        ? 'For later runs, raise `timeout-minutes` if the jobs need longer.'
        : 'Re-run once the job has finished.';
}
function adviseOnFailure({ kind }, isOwn) {
    // Who said no says why, and will say it again.
    if (kind === 'unauthorised' || kind === 'refused')
        return null;
    if (kind === 'not-found' && !isOwn)
        return 'Check the job id, and that the key may read the job.';
    return 'Re-run later.';
}
function adviseOnFault(fault) {
    if (fault.code === 'field-null' && fault.jobType !== undefined)
        return 'Jobs of this type may have no such score: judge another job, or choose another `metric`.';
    if (fault.code !== 'field-out-of-range' || fault.scale !== 1)
        return null;
    return fault.value > 1 && fault.value <= 100 ? 'Set `score-scale: 100`.' : null;
}

// EXTERNAL MODULE: ./report/notices.js
var notices = __nccwpck_require__(1094);
// EXTERNAL MODULE: ./report/reasons.js + 1 modules
var reasons = __nccwpck_require__(7194);
// EXTERNAL MODULE: ./report/rows.js + 2 modules
var report_rows = __nccwpck_require__(4142);
;// CONCATENATED MODULE: ./report/findings.js






/** The findings of a report about these rows, in their order. */
function findingsOf(report, rows) {
    const found = rows.flatMap((row) => {
        if (!(0,report_rows/* isBad */.e2)(row) || row.reason === null)
            return [];
        const kind = kindOf(row.reason, row.benchmark.service, report);
        const text = (0,reasons/* renderReason */.J)(row.reason);
        return [{ row, kind, text, advice: adviseOn(row) }];
    });
    const groups = Map.groupBy(found, ({ row, kind, text, advice }) => JSON.stringify([row.isBlocking, row.verdict, kind, text, advice, kind === 'score' ? row.label : '']));
    return [...groups.values()].flatMap(([first, ...others]) => {
        if (first === undefined)
            return [];
        const { row, ...rest } = first;
        return [{ ...rest, rows: [row, ...others.map((each) => each.row)] }];
    });
}
/** Whether the same is said of the run, so that nothing below it needs to say it again. */
function isSaidOfRun(reason, service, report) {
    const kind = kindOf(reason, service, report);
    return kind === 'problem' || kind === 'unfinished';
}
function kindOf(reason, service, { notices, unfinished }) {
    const { code } = reason;
    if (code === 'below-threshold')
        return reason.regression === undefined ? 'score' : 'own';
    if (code === 'threshold-in-interval')
        return 'score';
    const failure = (0,verdict_reason/* failureIn */.Q6)(reason);
    if (failure?.kind === 'unauthorised' && tellsOfKey(notices, service))
        return 'problem';
    if (code === 'job-stopped' || code === 'not-finished' || code === 'jobs-missing') {
        if (reason.why.code !== unfinished?.code)
            return 'own';
        if (isExplained(reason.why, notices, service))
            return 'problem';
        return failure === null ? 'unfinished' : 'own';
    }
    return 'own';
}
/** Whether what happened to the run says why it was not finished. */
function isExplained({ code }, notices, service) {
    const causes = causesIn(notices);
    if (code !== 'timed-out')
        return causes.length > 0;
    return causes.some((cause) => cause.code === 'outage-until-deadline' && cause.service === service);
}
function tellsOfKey(notices, service) {
    return notices.some((notice) => (notice.code === 'key-refused-while-waiting' || notice.code === 'key-refused') && notice.service === service);
}
/**
 * Why a benchmark did not pass, as a part of a sentence after its name: the cause where it lies in an outage, not the time that was over.
 */
function tellWhy(row, report) {
    const { reason, benchmark } = row;
    if (reason === null)
        return '';
    const outage = report.notices.find((notice) => notice.code === 'outage-until-deadline' && notice.service === benchmark.service);
    const isExplainedByIt = 'why' in reason && reason.why.code === 'timed-out' && reason.code !== 'state-unrecognised';
    if (outage === undefined || !isExplainedByIt)
        return (0,reasons/* renderReason */.J)(reason);
    return (0,notices/* renderNotice */.BG)(outage).replace(/\.$/, '');
}
/** What went wrong with the run as a whole, in its order: a cause, not what was done about it. */
function causesIn(notices) {
    return notices.filter((notice) => {
        if (notice.code === 'outage-until-deadline')
            return true;
        return (0,notice_0/* levelOf */.I)(notice) === 'error';
    });
}
/** What was uncertain without changing the verdict. */
function warningsIn(notices) {
    return notices.filter((notice) => (0,notice_0/* levelOf */.I)(notice) === 'warning' && !shownElsewhere.has(notice.code));
}
/** What kept benchmarks from being judged stands among the causes; what was done about their jobs, and is to be done, after all of them. */
const shownElsewhere = new Set(['outage-until-deadline', 'jobs-stopped', 'next-steps']);
/** What is uncertain about scores, each once in a full sentence, however many benchmarks it is about. */
function tellScoreWarnings(rows) {
    const warnings = rows.flatMap((row) => row.warnings.map((warning) => ({ row, text: (0,reasons/* renderWarning */.f)(warning) })));
    return [...Map.groupBy(warnings, ({ text }) => text)].map(([text, about]) => `${(0,report_rows/* namesOf */.eZ)(about.map(({ row }) => row))}: ${text}.`);
}


/***/ }),

/***/ 5188:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ ranks),
/* harmony export */   VC: () => (/* binding */ fitDocument),
/* harmony export */   c4: () => (/* binding */ cutDocument),
/* harmony export */   yA: () => (/* binding */ renderLeftOut)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1162);

/** What is kept longest when a document is too long, from first to last. */
const ranks = {
    problem: 0,
    notPassed: 1,
    reason: 2,
    next: 3,
    paste: 4,
    warning: 5,
    passed: 6,
    job: 7,
    detail: 8,
    previous: 9,
    history: 10,
};
/**
 * Joins the parts of a document with blank lines, within `max` as `sizeOf` measures it.
 *
 * When not everything fits, rows are kept by their rank and none after the first that does not fit, so that nothing weighty gives way
 * to something light that happens to be short. The parts that are always there must fit by themselves.
 */
function fitDocument({ parts, max, sizeOf }) {
    const whole = join(parts, () => true);
    if (sizeOf(whole) <= max)
        return whole;
    const kept = new Set();
    let left = max - sizeOf(join(parts, () => false));
    for (const { row, block } of rowsByRank(parts)) {
        const isFirst = !block.rows.some((other) => kept.has(other));
        const size = sizeOf(row.source) + 1 + (isFirst ? sizeOf(block.before) + sizeOf(block.after) + 4 : 0);
        if (size > left)
            break;
        left -= size;
        kept.add(row);
    }
    return join(parts, (row) => kept.has(row));
}
function rowsByRank(parts) {
    return parts
        .flatMap((part) => (typeof part === 'string' ? [] : part.rows.map((row) => ({ row, block: part }))))
        .toSorted((a, b) => a.row.rank - b.row.rank);
}
function join(parts, isKept) {
    return parts
        .flatMap((part) => (typeof part === 'string' ? [part] : renderBlock(part, isKept)))
        .filter((part) => part !== '')
        .join('\n\n');
}
function renderBlock(block, isKept) {
    const kept = block.rows.filter(isKept);
    const missing = block.rows.filter((row) => !isKept(row));
    const note = missing.length === 0 ? '' : block.leftOut(missing);
    if (kept.length === 0)
        return [note];
    const rows = kept.map(({ source }) => source).join('\n');
    // A line right below a table would be its last row, so the note stands apart.
    return [[block.before, rows].filter((part) => part !== '').join('\n'), block.after, note];
}
/** The line that stands for what a document has no room for. */
function renderLeftOut(count, noun) {
    return `*${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .renderCount */ .SS)(count, noun)} left out: no more room here.*`;
}
const cutNote = '\n\n*The rest is left out: no more room here beside what other runs have paid for.*\n';
/** Cuts a finished document after a line, and says so; for one that cannot be rendered again. `max` in characters. */
function cutDocument(text, max) {
    if (text.length <= max)
        return text;
    const room = text.slice(0, max - cutNote.length);
    return room.slice(0, Math.max(0, room.lastIndexOf('\n'))) + cutNote;
}


/***/ }),

/***/ 9681:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RM: () => (/* binding */ renderJobs),
/* harmony export */   Y: () => (/* binding */ strayJobs),
/* harmony export */   am: () => (/* binding */ costsAreKnown),
/* harmony export */   fx: () => (/* binding */ tellJob)
/* harmony export */ });
/* harmony import */ var _comparisons_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1817);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(615);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1162);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6687);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5188);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3983);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7194);
/* harmony import */ var _sampling_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4118);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9111);









/**
 * Every job, folded: a list, since a table of so many facts would not fit on a phone. What a job's score is made of gives way before any
 * job.
 */
function renderJobs(rows, report) {
    const hasCredits = costsAreKnown(rows);
    const paired = rows.flatMap((row) => [
        ...(0,_sampling_js__WEBPACK_IMPORTED_MODULE_5__/* .tellSampling */ .FN)(row).map((text) => ({
            source: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .IN)(row.label, 80)}: ${text}`.source,
            rank: _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .ranks */ .CS.detail,
        })),
        ...lineOfComparison(row),
        ...row.jobs.flatMap((job) => [
            { source: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `- ${renderJob(row, job, { hasCredits, report })}`.source, rank: _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .ranks */ .CS.job },
            ...job.details.map((detail) => ({ source: renderDetail(detail).source, rank: _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .ranks */ .CS.detail })),
        ]),
    ]);
    const lines = [
        ...paired,
        ...strayJobs(rows, report).map(({ id, state }) => ({
            source: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(id)} \u00b7 ${state}`.source,
            rank: _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .ranks */ .CS.job,
        })),
    ];
    const jobs = countJobs(lines);
    return {
        before: `<details><summary>${jobs === 0 ? 'How it will be judged' : `Details of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderCount */ .SS)(jobs, 'job')}`}</summary>\n`,
        rows: lines,
        after: '</details>',
        leftOut: (missing) => {
            const missingJobs = countJobs(missing);
            return missingJobs > 0 ? (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .renderLeftOut */ .yA)(missingJobs, 'job') : (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .renderLeftOut */ .yA)(missing.length, 'detail');
        },
    };
}
function lineOfComparison(row) {
    const text = (0,_comparisons_js__WEBPACK_IMPORTED_MODULE_0__/* .tellComparison */ .mp)(row);
    return text === null ? [] : [{ source: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .IN)(row.label, 80)}: ${text}`.source, rank: _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .ranks */ .CS.detail }];
}
/** Whether every job tells what it cost: figures on some of them alone would read as the whole. */
function costsAreKnown(rows) {
    return rows.flatMap(({ jobs }) => jobs).every(({ credits }) => credits !== null);
}
/** Jobs that are known by their ids alone: not read yet, or of no benchmark of the plan. */
function strayJobs(rows, { jobIds }) {
    const shown = new Set(rows.flatMap(({ jobs }) => jobs.map(({ id }) => id)));
    const existing = new Set(rows.flatMap(({ benchmark: { work } }) => (work.kind === 'existing' ? [work.jobId] : [])));
    return [...new Set(jobIds)]
        .filter((id) => !shown.has(id))
        .map((id) => ({ id, state: existing.has(id) ? 'existing' : 'submitted' }));
}
/** Why a job has no score, beside its state; null where that says it all, or what is said of the run. */
function tellJob({ benchmark }, { reason }, report) {
    if (reason === null)
        return null;
    const isShownAbove = reason.code !== 'job-stopped' && (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .isSaidOfRun */ .qb)(reason, benchmark.service, report);
    return isShownAbove ? null : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .renderJobReason */ .CI)(reason);
}
function countJobs(lines) {
    return lines.filter(({ rank }) => rank === _fit_js__WEBPACK_IMPORTED_MODULE_2__/* .ranks */ .CS.job).length;
}
function renderJob(row, job, { hasCredits, report }) {
    const facts = [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .IN)(row.label, 80)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(job.id)}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${renderState(job)}`,
        job.durationMs === null ? null : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${(0,_duration_js__WEBPACK_IMPORTED_MODULE_8__/* .renderDuration */ .PP)(job.durationMs)}`,
        job.credits === null || !hasCredits ? null : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderCount */ .SS)(job.credits, 'credit')}`,
        (0,_duration_js__WEBPACK_IMPORTED_MODULE_8__/* .renderCreated */ .nc)(job),
    ];
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .joinMarkdown */ .UF)(facts.filter((fact) => fact !== null), ' \u00b7 ');
    const why = tellJob(row, job, report);
    return why === null ? line : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${line}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(why, 300)}`;
}
/** What the score is made of, a level deeper. */
function renderDetail({ name, scorePct, note }) {
    const score = scorePct === null ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) ` ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderPct */ .U3)(scorePct)}`;
    const label = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .IN)(name, 80);
    // An item with nothing in it would be the underline of a heading.
    const line = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `  - ${label.source === '' ? '\u2013' : label}${score}`;
    return note === null ? line : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${line}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .prose */ .CS)(note, 300)}`;
}
function renderState(job) {
    const { state, scorePct, progress } = job;
    if (scorePct !== null) {
        const units = (0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderUnits */ .kt)(job);
        const score = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `scored ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderPct */ .U3)(scorePct)}`;
        return units === null ? score : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${score} (${units})`;
    }
    if (progress !== null && (state === 'running' || state === 'waiting')) {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__.md) `${(0,_wording_js__WEBPACK_IMPORTED_MODULE_6__/* .stateWords */ .Xu)(state)}, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderNumber */ .kT)(progress.done)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_7__/* .renderNumber */ .kT)(progress.total)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .IN)(progress.what, 20)}`;
    }
    return (0,_wording_js__WEBPACK_IMPORTED_MODULE_6__/* .stateWords */ .Xu)(state);
}


/***/ }),

/***/ 7081:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  s: () => (/* binding */ linesToPaste),
  k: () => (/* binding */ notesOnLines)
});

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./plan/plan.js
var plan = __nccwpck_require__(1259);
;// CONCATENATED MODULE: ./report/yaml-lines.js
/**
 * Writes a mapping as lines of YAML, as the `yaml` package does, which a run would otherwise load for every report. A test holds it against
 * that package.
 */
function toYamlLines(mapping) {
    return Object.entries(mapping).flatMap(([key, value]) => {
        if (typeof value === 'string' && value.includes('\n'))
            return [`${key}: |-`, ...value.split('\n').map((line) => `  ${line}`)];
        return [`${key}: ${typeof value === 'string' && !isPlain(value) ? `"${value}"` : value}`];
    });
}
/** Writes a list of mappings under a key. */
function toYamlList(key, mappings) {
    return [
        `${key}:`,
        ...mappings.flatMap((each) => toYamlLines(each).map((line, nth) => `${nth === 0 ? '  - ' : '    '}${line}`)),
    ];
}
/** Text that would begin, end or hold syntax. */
const syntax = /^$|^[ ,@]|^-$|^- |: | #|[ :]$/;
/** Text that YAML's core schema reads as null, a truth value or a number. */
const other = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
function isPlain(text) {
    return !syntax.test(text) && !other.test(text);
}

;// CONCATENATED MODULE: ./report/lines-to-paste.js



/**
 * The lines that judge these jobs without paying again; null where it is not known how each is judged. No id or name that could mean
 * anything to a workflow gets in: an expression would be evaluated where it is pasted.
 */
function linesToPaste({ jobs }) {
    // What is compared with a baseline names more than the lines could.
    const known = jobs.flatMap(({ judged, ...job }) => judged === null || judged.thresholdPct === null
        ? []
        : [{ ...job, judged: { ...judged, thresholdPct: judged.thresholdPct } }]);
    const [first] = known;
    if (first === undefined || known.length < jobs.length || !known.every(lines_to_paste_isPlain))
        return null;
    const isAlike = known.every((job) => choiceOf(job) === choiceOf(first));
    return isAlike ? inputsFor(first, known) : suiteFor(known);
}
/** What these lines do not tell, or do otherwise than the run would have. */
function notesOnLines({ isPartial, jobs }) {
    return [
        ...(isPartial
            ? ['Not all jobs of this run are among them: if they pass, it is not proven that the run would have.']
            : []),
        // Several jobs of one benchmark are pooled only in the run that planned them.
        ...(jobs.some(({ judged }) => judged?.isPart === true)
            ? ['Each job is then judged by itself, also where several belong to one benchmark.']
            : []),
    ];
}
function lines_to_paste_isPlain({ jobId, judged: { agent, metric } }) {
    return (/^\w[\w.:-]{0,199}$/u.test(jobId) &&
        (agent === null || /^[\w .:/@+-]{1,200}$/u.test(agent)) &&
        (metric === null || /^[\w-]+$/u.test(metric)));
}
function choiceOf({ service, judged: { metric, agent, scale } }) {
    return JSON.stringify([service, metric, agent, scale]);
}
function inputsFor({ service, judged }, jobs) {
    const inputs = {
        service,
        'job-ids': joinIds(jobs.map(({ jobId }) => jobId)),
        thresholds: oneForAll(jobs.map((job) => job.judged.thresholdPct)),
        ...(jobs.some((job) => job.judged.level === 'warn') && { levels: oneForAll(jobs.map((job) => job.judged.level)) }),
        ...scoreOf(service, judged),
    };
    return { place: 'inputs', lines: toYamlLines(inputs) };
}
/** One a line where one line of all would be long. */
function joinIds(ids) {
    return ids.join(ids.length > maxIdsInLine ? '\n' : ',');
}
const maxIdsInLine = 3;
/** One value where all are alike, else one for each: with a blank, since `0,8` would be a decimal comma. */
function oneForAll(values) {
    const [first = '', ...others] = new Set(values);
    return others.length === 0 ? first : values.join(', ');
}
function suiteFor(jobs) {
    const benchmarks = jobs.map(({ service, jobId, judged }) => ({
        service,
        'job-id': jobId,
        threshold: judged.thresholdPct,
        ...(judged.level === 'warn' && { level: 'warn' }),
        ...scoreOf(service, judged),
    }));
    return { place: 'suite-file', lines: toYamlList('benchmarks', benchmarks) };
}
/** What chooses the score again that was chosen; nothing where it is the service's first. */
function scoreOf(service, { metric, agent, scale }) {
    const name = plan/* serviceNames */._m.find((each) => each === service);
    const isFirst = metric === null || (name !== undefined && capabilities/* capabilities */.R[name].metrics[0] === metric);
    return {
        ...(!isFirst && { metric }),
        ...(agent !== null && { agent }),
        ...(scale === 1 && { 'score-scale': 1 }),
    };
}


/***/ }),

/***/ 3983:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  oz: () => (/* binding */ Markdown),
  Ie: () => (/* binding */ cellText),
  aY: () => (/* binding */ code),
  IN: () => (/* binding */ cutText),
  UF: () => (/* binding */ joinMarkdown),
  nf: () => (/* binding */ markdown_link),
  md: () => (/* binding */ md),
  CS: () => (/* binding */ prose),
  PP: () => (/* binding */ tableHead),
  jD: () => (/* binding */ tableRow)
});

// UNUSED EXPORTS: escapeMarkdown

// EXTERNAL MODULE: ./text/lazy-pattern.js
var lazy_pattern = __nccwpck_require__(2005);
// EXTERNAL MODULE: ./text/one-line.js
var one_line = __nccwpck_require__(6653);
;// CONCATENATED MODULE: ./report/break-words.js


/** Stands for `<wbr>` until the text is escaped: where a line may break, but a copied name stays whole. Cannot come from outside. */
const breakHere = '\u{AD}';
const separator = (0,lazy_pattern/* lazyPattern */.x)(String.raw `(?<=\p{L})[_/](?=\p{L})`, 'gu');
/** Names of several words may break between them. */
function breakNames(line) {
    // The same, without the tables of Unicode.
    const between = (0,one_line/* isPrintableAscii */.Jn)(line) ? /(?<=[A-Za-z])[_/](?=[A-Za-z])/g : separator();
    return line.replaceAll(between, `$&${breakHere}`);
}
const dot = (0,lazy_pattern/* lazyPattern */.x)(String.raw `(?<=[\p{L}\p{N}]{2})\.(?=[\p{L}\p{N}]{2})`, 'gu');
const inLongWord = (0,lazy_pattern/* lazyPattern */.x)(String.raw `([^\s\u{AD}-]{24})(?=[^\s\u{AD}\p{M}/_-])`, 'gu');
/** Long words may break: addresses after a dot, others anywhere. */
function breakLongWords(line) {
    const longWord = /[^\s\u{AD}-]{25,}/gu;
    if (line.search(longWord) < 0)
        return line;
    const dotted = line.replaceAll(longWord, (word) => word.replaceAll(dot(), `.${breakHere}`));
    return dotted.replaceAll(inLongWord(), `$1${breakHere}`);
}
const beforeDigit = (0,lazy_pattern/* lazyPattern */.x)(String.raw `-(?=\p{N})|[/_](?=[^\s\u{AD}\p{M}])`, 'gu');
/** Browsers break after a hyphen by themselves, but not before a digit. */
function breakWideWords(line, wordPx) {
    return line
        .replaceAll(/[^\s\u{AD}/_-]+/gu, (word) => partsOf(word, wordPx).join(breakHere))
        .replaceAll(beforeDigit(), `$&${breakHere}`);
}
const markedLetter = (0,lazy_pattern/* lazyPattern */.x)(String.raw `\P{M}\p{M}*|\p{M}+`, 'gu');
/** A word in as few even parts as fit. */
function partsOf(word, maxPx) {
    const letters = (0,one_line/* isPrintableAscii */.Jn)(word) ? word.split('') : (word.match(markedLetter()) ?? []);
    for (let count = 1; count < letters.length; count += 1) {
        const size = Math.ceil(letters.length / count);
        const parts = Array.from({ length: Math.ceil(letters.length / size) }, (_, index) => letters.slice(index * size, (index + 1) * size));
        if (parts.every((part) => part.reduce((sum, letter) => sum + pxOf(letter), 0) <= maxPx))
            return parts.map((part) => part.join(''));
    }
    return letters;
}
const small = (0,lazy_pattern/* lazyPattern */.x)(String.raw `^\p{Ll}`, 'u');
const capital = (0,lazy_pattern/* lazyPattern */.x)(String.raw `^\p{Lu}`, 'u');
/** How wide a letter of 14 pixels is at most, roughly. */
function pxOf(letter) {
    if (/^[a-z0-9]/.test(letter))
        return /^[filjrt]/.test(letter) ? 5 : /^[mw]/.test(letter) ? 12 : 8;
    if (/^[.,:;'|!()[\]]/.test(letter))
        return 5;
    if (/^[A-Z]/.test(letter))
        return /^[MW]/.test(letter) ? 14 : 11;
    return small().test(letter) ? 9 : capital().test(letter) ? 11 : 14;
}
const rightToLeft = (0,lazy_pattern/* lazyPattern */.x)(String.raw `[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]`, 'u');
/** Whether a text has letters that would reorder the figures beside them, unless isolated. */
function runsRightToLeft(line) {
    return !(0,one_line/* isPrintableAscii */.Jn)(line) && rightToLeft().test(line);
}

// EXTERNAL MODULE: ./report/plain-text.js
var plain_text = __nccwpck_require__(5699);
;// CONCATENATED MODULE: ./report/markdown.js


/** GitHub-flavoured Markdown that is safe to publish. Made by {@link md} and its like alone, so that text is escaped by construction. */
class Markdown {
    source;
    constructor(source) {
        this.source = source;
    }
}
const defaultMaxLength = 500;
/** Keeps two characters from being read as one thing; cannot come from outside. */
const zeroWidthSpace = '\u{200B}';
/**
 * Escapes text for a table cell, a list item or the middle of a paragraph, cut to `maxLength` characters as a reader counts them.
 *
 * Two layers read a GitHub comment, so two means are needed: entities keep Markdown and HTML from seeing syntax; a zero-width space
 * keeps what looks for mentions, references, links and emoji in the finished text from seeing those (entities are decoded by then).
 */
function escapeMarkdown(text, maxLength) {
    const key = `${maxLength} ${text}`;
    const known = escapedBefore.get(key);
    if (known !== undefined)
        return known;
    const escaped = escapeWords((0,plain_text/* cutToOneLine */.W)(text, maxLength), breakLongWords);
    if (escapedBefore.size >= maxRemembered)
        escapedBefore.clear();
    if (key.length <= maxRememberedLength)
        escapedBefore.set(key, escaped);
    return escaped;
}
/** The comment and the summary show the same names, scores and reasons, and each of them many rows alike. */
const escapedBefore = new Map();
const maxRemembered = 5000;
const maxRememberedLength = 200;
/** Escapes text for a table cell: on a small screen words that are too long for it may break into even parts. */
function cellText(text, { maxLength, wordPx }) {
    return new Markdown(escapeWords((0,plain_text/* cutToOneLine */.W)(text, maxLength), (line) => breakWideWords(line, wordPx)));
}
function escapeWords(line, breakWords) {
    // References come last: a break may part a longer word into something that reads as one.
    const broken = breakReferences(breakWords(breakNames(line)));
    // At the start of a list item these would begin another list or a rule.
    const escaped = broken
        .replaceAll(/[&<>"'`|\\*_~[\]!#$@{}^\u{200B}\u{AD}]/gu, escapeCharacter)
        .replace(/^-|^\+(?=\s|$)|(?<=^\d{1,9})[.)](?=\s|$)/u, numericEntity);
    return runsRightToLeft(line) ? `&#8296;${escaped}&#8297;` : escaped;
}
/** Breaks up what GitHub makes links, mentions and pictures of in finished text. */
function breakReferences(line) {
    return (line
        .replaceAll(/[@#](?=\S)/gu, `$&${zeroWidthSpace}`)
        .replaceAll(/\b(?:GH|GHSA|CVE)-(?=\w)/giu, `$&${zeroWidthSpace}`)
        // No emoji has a name of two digits: the time of day is left alone, so that it can be copied.
        .replaceAll(/:(?=[\w+/-])(?!(?<=\d\d:)\d\dZ?(?![\w+-]))/gu, `$&${zeroWidthSpace}`)
        .replaceAll(/www(?=\.)/giu, `$&${zeroWidthSpace}`)
        .replaceAll(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/giu, (sha) => sha.replaceAll(/.{6}(?=.)/gu, `$&${zeroWidthSpace}`)));
}
function escapeCharacter(character) {
    if (character === breakHere)
        return '<wbr>';
    // GitHub's own way to keep a dollar sign from opening a formula.
    return character === '$' ? '<span>&#36;</span>' : numericEntity(character);
}
function numericEntity(character) {
    return `&#${character.codePointAt(0)};`;
}
/** Text as Markdown, cut to a length of its own. */
function cutText(value, maxLength) {
    return new Markdown(escapeMarkdown(value, maxLength));
}
/** Joins a template into Markdown: the literal parts are trusted, whatever is filled in is escaped unless it is Markdown. */
function md(literals, ...contents) {
    return new Markdown(literals.map((literal, index) => literal + sourceOf(contents[index] ?? '')).join(''));
}
/** Joins contents by a trusted separator. */
function joinMarkdown(contents, separator) {
    return new Markdown(contents.map(sourceOf).join(separator));
}
function sourceOf(content) {
    if (content instanceof Markdown)
        return content.source;
    return escapeMarkdown(String(content), defaultMaxLength);
}
/**
 * Escapes sentences, cut to `maxLength`; what stands between backticks is shown as code where it is plain enough.
 *
 * Anyone may write the backticks: the characters let through mean nothing inside code.
 */
function prose(value, maxLength) {
    const pieces = (0,plain_text/* cutToOneLine */.W)(value, maxLength).split(/(`[\w.:/=](?:[\w.:/=, -]*[\w.:/=])?`)/u);
    const sources = pieces.map((piece, index) => (index % 2 === 1 ? piece : escapeWords(piece, breakLongWords)));
    return new Markdown(sources.join(''));
}
/** An identifier as code when nothing in it can end or extend the code, else as text. */
function code(identifier) {
    return /^[\w.:/-]{1,128}$/u.test(identifier) ? new Markdown(`\`${identifier}\``) : cutText(identifier, 128);
}
/** A link, or the label alone when the address is not a plain http(s) one. */
function markdown_link(label, url) {
    const address = url === null ? null : URL.parse(url);
    const isPlain = address !== null && /^https?:$/u.test(address.protocol) && `${address.username}${address.password}` === '';
    if (!isPlain)
        return md `${label}`;
    const href = address.href.replaceAll(/[()[\]|\\<>`*_~!'"{}^]/gu, percentEncode).replaceAll('&', '&amp;');
    return md `[${label}](${new Markdown(href)})`;
}
function percentEncode(character) {
    return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
/** One row of a table. */
function tableRow(cells) {
    return `| ${cells.map(sourceOf).join(' | ')} |`;
}
const rules = { left: ':--', center: ':-:', right: '--:' };
/** The two lines that begin a table. */
function tableHead(columns) {
    const rule = columns.map(({ align }) => rules[align]);
    return `${tableRow(columns.map(({ title }) => title))}\n| ${rule.join(' | ')} |`;
}


/***/ }),

/***/ 9394:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ doneSentences),
/* harmony export */   w: () => (/* binding */ nextSentences)
/* harmony export */ });
/* harmony import */ var _notices_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1094);

/** What was done about jobs that nobody waits for, in full sentences. */
function doneSentences({ notices }) {
    return notices.filter(({ code }) => code === 'jobs-stopped').map(_notices_js__WEBPACK_IMPORTED_MODULE_0__/* .renderNotice */ .BG);
}
/** What to do about the run, in full sentences: about its jobs, and what no line about a benchmark says. */
function nextSentences({ notices }, findings) {
    const needsNewKey = notices.some(({ code }) => code === 'key-refused-while-waiting');
    const adviceOn = (wanted) => findings.flatMap(({ kind, advice }) => (kind === wanted && advice !== null ? [advice] : []));
    const unfinished = adviceOn('unfinished');
    // Where nothing is paid, that says already to re-run.
    const isSaid = ({ paidJobs }) => paidJobs === 0 && unfinished.length > 0;
    const followed = notices.flatMap((each) => each.code === 'next-steps' && !isSaid(each.steps) ? (0,_notices_js__WEBPACK_IMPORTED_MODULE_0__/* .renderNextSteps */ .tP)(each.steps, needsNewKey) : []);
    return [...new Set([...followed, ...unfinished, ...adviceOn('score')])];
}


/***/ }),

/***/ 1572:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ linkToNotice)
/* harmony export */ });
/** Where the documentation says what a notice means and what to do about it. */
function linkToNotice({ code }) {
    return `https://github.com/benchmark-gate/benchmark-gate/blob/v1/docs/notices.md#${code}`;
}


/***/ }),

/***/ 1094:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ renderNotice),
/* harmony export */   Yn: () => (/* binding */ renderNoticeLines),
/* harmony export */   tP: () => (/* binding */ renderNextSteps)
/* harmony export */ });
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4730);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1259);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(615);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1162);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7194);





/** The sentence for what happened. Quotes texts from outside: neither escaped nor free of secrets. */
function renderNotice(notice) {
    switch (notice.code) {
        case 'input-invalid':
        case 'benchmark-not-offered':
        case 'unchecked':
        case 'github-problem':
            return notice.text;
        case 'secrets-withheld':
            return secretsWithheld[notice.from];
        case 'threshold-of-one-percent':
            return `The threshold of ${notice.benchmarkIds.length === 1 ? 'benchmark' : 'benchmarks'} ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(notice.benchmarkIds)} is 1%. Did you mean 100?`;
        case 'endpoint-without-path':
            return `\`endpoint-url\` (${notice.url}) has no path. Endpoints of provider ${notice.provider} usually have one, such as /v1/chat/completions.`;
        case 'endpoint-unused':
            return `\`endpoint-url\` has no effect: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(notice.services.map(titleOf))} ${notice.services.length === 1 ? 'does' : 'do'} not call it.`;
        case 'newest-job':
            return `The newest job of ${notice.wanted} is ${notice.jobId}${notice.createdAt === null ? '; when it was created is not known' : `, created ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderMoment */ .dc)(notice.createdAt.getTime())}`}.`;
        case 'newest-job-missing':
            return `No job was found for ${notice.wanted}. Check the name, and that the key may read the job.`;
        case 'newest-job-unknown':
            return `The newest job of ${notice.wanted} could not be looked up: ${notice.message}.${notice.isRefusal ? '' : ' Re-run later.'}`;
        case 'key-refused':
            return `The key for ${titleOf(notice.service)} was refused (${notice.message}). Check \`service-api-key\`.`;
        case 'service-refused':
            return `${titleOf(notice.service)} refused the check before submitting: ${notice.message}.`;
        case 'service-unreachable':
            return `${titleOf(notice.service)} cannot be reached. ${notice.isProxy ? 'Check the proxy.' : "Check `service-url`, and the runner's network."} (${notice.message})`;
        case 'price-unknown':
            return `The price of ${notice.benchmarkIds.length === 1 ? 'benchmark' : 'benchmarks'} ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(notice.benchmarkIds)} could not be read, so \`max-credits\` (${notice.maxCredits}) cannot be checked. Re-run later, or remove \`max-credits\`.`;
        case 'job-unfit':
            return `Job ${notice.jobId} cannot be judged: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .renderReason */ .J)(notice.why)}.`;
        case 'baseline-run':
            return `The account has too few jobs to compare ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.benchmarks, 'benchmark')} with, so ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.units, 'unit')} of the baseline ${notice.units === 1 ? 'is' : 'are'} run as well.`;
        case 'baseline-cannot-fail': {
            const { benchmarkId, units, noun, needed } = notice;
            const more = needed === null ? 'Give a threshold' : `Run at least ${needed}, or give a threshold`;
            return `Benchmark ${benchmarkId} would pass whatever it scores: with ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(units, noun)} not even a score of 0 would be shown to be worse than its baseline. ${more}.`;
        }
        case 'job-unreadable':
            return `Job ${notice.jobId} cannot be read. Check the id, and that the key may read the job. (${notice.message})`;
        case 'over-max-credits':
            return `This run needs ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.cost, 'credit')}; \`max-credits\` allows ${notice.maxCredits}. ${notice.hasPaid ? raiseVariable : 'Raise it, or run fewer units (`benchmark-counts`), and start a new run.'}`;
        case 'balance-too-low':
            return `This run needs ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.cost, 'credit')}; the account has ${notice.balance}. Add credits and re-run${notice.hasPaid ? '' : ', or run fewer units (`benchmark-counts`)'}.`;
        case 'plan-cost':
            return `This run costs ${notice.isMost ? 'up to ' : ''}${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.cost, 'credit')}${notice.balances.length === 0 ? '' : `; the account has ${notice.balances.join(' + ')}`}.`;
        case 'resumed':
            return `Resuming ${jobsOf(notice.jobIds)}: ${nameOf(notice.by)} paid for ${notice.jobIds.length === 1 ? 'it' : 'them'} and did not finish.`;
        case 'shared':
            return `Judging ${jobsOf(notice.jobIds)}, which ${nameOf(notice.by)} has paid for.`;
        case 'waiting-for-run':
            return `Waiting for ${nameOf(notice.by)}, which is submitting the same benchmarks.`;
        case 'run-not-finished':
            return `${upper(nameOf(notice.by))} was submitting the same benchmarks, and reported no job ids before the time limit (\`timeout-minutes\`). Re-run later.`;
        case 'paying-anew':
            return notice.by === null
                ? 'Found no other paid jobs.'
                : `Not resuming ${nameOf(notice.by)}: ${whyAnew[notice.why]}.`;
        case 'judged-before':
            return `Not judging ${jobsOf(notice.jobIds)} again: an earlier attempt paid for ${notice.jobIds.length === 1 ? 'it' : 'them'}, and ${notice.jobIds.length === 1 ? 'it was' : 'they were'} judged. A re-run pays for new ones.`;
        case 'stopped-before':
            return `Not judging ${jobsOf(notice.jobIds)}: an earlier attempt paid for ${notice.jobIds.length === 1 ? 'it, and it was' : 'them, and they were'} stopped. A re-run pays for new ones.`;
        case 'looking-for-jobs':
            return `${renderSought(notice.by)} at the service, for up to 150 s.`;
        case 'stored-state-broken':
            return 'The record of earlier runs in the comment was edited or cut off, so it was not used.';
        case 'paid-jobs-unreadable':
            return `${upper(nameOf(notice.by))} paid for jobs that cannot be read now.${knownIds(notice.jobIds, notice)} Re-run later. (${notice.message})`;
        case 'paid-jobs-foreign':
            return `${upper(nameOf(notice.by))} recorded ${quoteIds(notice.jobIds)} as its jobs, but ${notice.why}. Look at them on the service's site, and judge the right ones with \`job-ids\`. ${notTwice}`;
        case 'earlier-submit-uncertain':
            return `${mayHavePaid(notice.by)}${knownIds(notice.paidIds, notice)} ${candidatesOf(notice)} ${notTwice}`;
        case 'earlier-attempt-unknown':
            return `${lostAttempt} It may have paid. ${candidatesOf(notice)}${anewAfter(notice)} ${notTwice}`;
        case 'other-run-possible':
            return notice.candidates.length > 0
                ? `GitHub does not say whether another run is paying for the same benchmarks, and these jobs were created since this one began: ${quoteIds(notice.candidates)}. ${notTwice} If they match what this run would submit, ${useOf(notice)}; else start a new run, not a re-run.`
                : `GitHub does not say whether another run is paying for the same benchmarks${notice.isUnseen ? ', and the service does not show which jobs there are' : ''}. ${notTwice} Re-run later, or judge the jobs that there are with \`job-ids\`.`;
        case 'found-from-earlier-attempt':
            return notice.by === null
                ? `${lostAttempt} Its jobs were found and are judged: ${quoteIds(notice.jobIds)}. If an input has changed since, or to pay for new ones, start a new run instead of a re-run.`
                : `${upper(nameOf(notice.by))} did not record how it ended. These jobs were found to be its own and are judged: ${quoteIds(notice.jobIds)}. To pay for new ones, push a new commit.`;
        case 'round':
            return `Round ${notice.nth}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.benchmarks, 'benchmark')} not decided yet, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.units, 'more unit')}${notice.cost === null ? '' : `, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.cost, 'credit')}`}.`;
        case 'seeds':
            return `Submitting ${notice.seeds.length} batches with seeds ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(notice.seeds.map(String))}, so that no two jobs of a benchmark sample the same units.`;
        case 'submitting':
            return `Submitting ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.jobs, 'job')}${nthOf(notice.batch)}. If no job ids appear below, the jobs may still have been charged.`;
        case 'submitted':
            return `Submitted ${jobsOf(notice.jobIds)}${notice.batchId === null ? '' : ` (batch ${notice.batchId})`}.`;
        case 'submit-again':
            return `The submit did not go through: ${notice.message}. Next attempt in ${Math.ceil(notice.pauseMs / 1000)} s.`;
        case 'submit-lost':
            return `The submit may or may not have gone through: ${notice.message}. Looking for its jobs; it is not sent again.`;
        case 'jobs-matched':
            return `The answer to a submit was lost, or could not be used. ${notice.isLabelled ? `Its jobs were found by their name: ${quoteIds(notice.jobIds)}.` : `These jobs were found instead: ${quoteIds(notice.jobIds)}. They were created at that moment, for the same endpoint, and are exactly what was submitted. If another workflow submitted the same at that moment, they may be its jobs, and others may have been charged.`}`;
        case 'submit-refused':
            return `${batchOf(notice.batch)} was refused by ${titleOf(notice.service)}: ${notice.message}.${notice.check === null ? '' : ` ${whatToCheck[notice.check]}`}${notice.mayBeCharged ? '' : ` ${nothingSpent}`}`;
        case 'submit-gave-up':
            return `${batchOf(notice.batch)} could not be submitted in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(notice.attempts, 'attempt')}: ${notice.message}. ${nothingSpent} Re-run later.`;
        case 'submit-too-late':
            return `${batchOf(notice.batch)} was not submitted: the time limit (\`timeout-minutes\`) was reached first. ${nothingSpent}`;
        case 'submit-cancelled':
            return `${batchOf(notice.batch)} was not submitted: the run was ended first. ${nothingSpent}`;
        case 'submit-uncertain':
            return `${batchOf(notice.batch)} may or may not have been submitted (${notice.message}). It is not sent again, so that nothing is paid twice. ${candidatesOf(notice)}`;
        case 'charged-as-well':
            return `${whyCharged[notice.why]} These jobs may have been charged as well: ${quoteIds(notice.candidates)}. To ${areForBaselines(notice) ? 'compare with' : 'judge'} them, use ${inputsFor(notice.candidates, notice)}.`;
        case 'ids-withheld':
            return 'The id of a job or batch holds the value of a secret input, so it is not shown, and the outputs `job-ids` and `batch-id` leave it out. Use a less common value for that secret.';
        case 'outage-began':
            return `${titleOf(notice.service)} could not be read: ${notice.message}. Trying again.`;
        case 'history-unknown':
            return `No history: ${notice.message}.`;
        case 'outage-over':
            return `${titleOf(notice.service)} answers again, after ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderDuration */ .PP)(notice.untilMs - notice.sinceMs)}.`;
        case 'outage-until-deadline':
            return `${titleOf(notice.service)} was not available (${notice.status ?? notice.message}) from ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderTimeOfDay */ .DB)(notice.sinceMs)} until the time limit at ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_3__/* .renderTimeOfDay */ .DB)(notice.untilMs)} (\`timeout-minutes\`).`;
        case 'key-refused-while-waiting':
            return `${titleOf(notice.service)} refused the key when the gate tried to read the jobs (${notice.message}). Check \`service-api-key\`: it may have expired.`;
        case 'jobs-foreign':
            return `The answer to a submit named jobs that are not what was submitted: ${quoteIds(notice.jobIds)}. ${chargedInstead(notice) ?? "Others may have been charged: look for them on the service's site."}`;
        case 'jobs-never-read':
            return `The answer to a submit named ${quoteIds(notice.jobIds)}, which could not be read even once. ${chargedInstead(notice) ?? `If the service's site does not show ${notice.jobIds.length === 1 ? 'it' : 'them'} either, others may have been charged.`}`;
        case 'jobs-stopped':
            return notice.isConfirmed
                ? `These jobs were still running and were cancelled at the service: ${quoteIds(notice.jobIds)}.`
                : `The service was asked to cancel these jobs, and has not confirmed it yet: ${quoteIds(notice.jobIds)}.`;
        case 'next-steps':
            return renderNextSteps(notice.steps);
        case 'cancelled':
            return notice.when === 'before-submit'
                ? 'The run was cancelled before anything was submitted.'
                : 'The run was cancelled before every job had finished.';
        case 'internal-error':
            return `Internal error in Benchmark Gate (${notice.text}). Please report it with this log at https://github.com/benchmark-gate/benchmark-gate/issues.`;
        case 'no-comment':
            return `No comment: ${notice.why}.`;
        case 'comment-off':
            return `No comment: ${commentOff[notice.why]}.`;
        case 'issue-without-token':
            return 'No issue can be written without `github-token`: leave that input at its default.';
        case 'issue-off':
            return `No issue: ${issueOff[notice.why]}.`;
    }
}
/** The same as lines for the log: many ids stand below the sentence, a few to a line. */
function renderNoticeLines(notice) {
    const ids = 'jobIds' in notice && notice.jobIds.length > maxIdsInSentence ? notice.jobIds : [];
    const lines = Array.from({ length: Math.ceil(ids.length / idsPerLine) }, (_, line) => ids.slice(line * idsPerLine, (line + 1) * idsPerLine).join(', '));
    return [renderNotice(notice), ...lines];
}
/** A sentence with more ids is no sentence. */
const maxIdsInSentence = 5;
const idsPerLine = 4;
const secretsWithheld = {
    fork: 'GitHub gives no secrets to a workflow that runs for a pull request from a fork. Run the gate where secrets are available: in a `workflow_run` workflow after this one, in the merge queue (`merge_group`), after merging (`push`), or by hand (`workflow_dispatch` with `pr-number`).',
    dependabot: "GitHub gives a workflow that Dependabot started only Dependabot's own secrets. Add the keys there (Settings, Secrets and variables, Dependabot), or skip the gate for Dependabot.",
};
const whyAnew = {
    'too-old': 'its jobs are older than `max-age-minutes` allows',
    cancelled: 'its jobs were cancelled',
    absent: 'the service shows no job of it, so nothing was paid',
};
const commentOff = {
    never: '`comment` is `never`',
    'nothing-failed': '`comment` is `on-failure`, and nothing failed',
    'no-token': 'there is no `github-token`',
    'no-repository': 'this run belongs to no repository',
};
const issueOff = {
    'pull-request': 'this run belongs to a pull request',
    'unknown-pull-request': 'it is not known whether this run belongs to a pull request',
};
const lostAttempt = 'An earlier attempt of this run did not record how it ended.';
const notTwice = 'Nothing more is submitted, so that nothing is paid twice.';
const whyCharged = {
    refused: 'A submit was refused because of its rate (429), and sent again.',
    'refused-for-good': 'A submit was refused, but jobs like its own were created at that moment, perhaps by somebody else.',
    unrecorded: lostAttempt,
    unseen: 'The answer to a submit named jobs that the service did not show.',
    'listed-late': 'It is not known whether a submit was carried out, and jobs that may be its own are listed only now.',
};
const whatToCheck = {
    key: 'Check `service-api-key`.',
    credits: 'Add credits to the account.',
    address: 'Check `service-url`, and the id of the benchmark.',
};
const nothingSpent = 'Nothing was spent on it.';
/** A re-run takes the workflow file as it was; a new commit has paid for nothing yet. */
const raiseVariable = 'Where it comes from a variable, raise that and re-run: what is paid is then judged. A new commit pays for everything again.';
function renderSought(by) {
    if (by === 'other-runs')
        return 'The comment may not say all that other runs have paid for: somebody has edited it, or another key has signed a part of it. Looking for their jobs';
    return by === null ? `${lostAttempt} Looking for its jobs` : `${mayHavePaid(by)} Looking for them`;
}
function mayHavePaid(by) {
    return `${upper(nameOf(by))} may have paid for jobs without learning their ids.`;
}
/** A service by the name that it has in a sentence. */
function titleOf(service) {
    const name = _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .serviceNames */ ._m.find((each) => each === service);
    return name === undefined ? service : _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[name].title;
}
function nameOf({ id, attempt }) {
    return `run ${id}${attempt > 1 ? ` (attempt ${attempt})` : ''}`;
}
function upper(text) {
    const [first = ''] = text;
    return first.toUpperCase() + text.slice(first.length);
}
function batchOf({ nth, of }) {
    return of === 1 ? 'The batch' : `Batch ${nth} of ${of}`;
}
function nthOf({ nth, of }) {
    return of === 1 ? '' : `, batch ${nth} of ${of}`;
}
/** Few ids, or how many. */
function jobsOf(ids) {
    return ids.length > maxIdsInSentence
        ? (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCount */ .SS)(ids.length, 'job')
        : `${ids.length === 1 ? 'job' : 'jobs'} ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(ids)}`;
}
/** Ids in a sentence: as code they are shown as they are, so that they can be copied. */
function quoteIds(ids) {
    const shown = ids.slice(0, maxIdsInSentence).map((id) => `\`${id}\``);
    const more = ids.length - shown.length;
    return (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(more > 0 ? [...shown, `${more} more`] : shown);
}
function knownIds(ids, among) {
    return ids.length === 0 ? '' : ` Known to be paid: ${inputsFor(ids, among)}.`;
}
/** Jobs as the inputs that take them. */
function inputsFor(ids, { baselineIds = [] }) {
    const isOfBaseline = (id) => baselineIds.includes(id);
    const inputs = [
        { name: 'job-ids', ids: ids.filter((id) => !isOfBaseline(id)) },
        { name: 'baseline-job-ids', ids: ids.filter(isOfBaseline) },
    ];
    return (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .joinWords */ .yZ)(inputs.flatMap(({ name, ids: own }) => (own.length === 0 ? [] : `\`${name}: ${own.join(',')}\``)));
}
/** What to do with jobs that may be paid. */
function useOf(notice) {
    return `${areForBaselines(notice) ? 'compare' : 'judge them'} with ${inputsFor(notice.candidates, notice)}`;
}
function areForBaselines({ candidates, baselineIds = [] }) {
    return candidates.every((id) => baselineIds.includes(id));
}
/** The other way out where it is not even known whether anything was submitted. */
function anewAfter({ candidates }) {
    return candidates.length > 0 ? ' If they are not, start a new run, which pays.' : '';
}
/** What to do about jobs that may be paid. */
function candidatesOf(notice) {
    const { candidates, isUnseen } = notice;
    if (candidates.length > 0)
        return `These jobs may be its own: ${quoteIds(candidates)}. If they are, ${useOf(notice)}.`;
    return isUnseen
        ? "The search for its jobs could not be completed. Look for them on the service's site and judge them with `job-ids`, or re-run later."
        : "None of its jobs is listed yet. Look on the service's site later: if its jobs are there, judge them with `job-ids`; if not, re-run.";
}
/** What is known of jobs that were charged in place of those that the answer named; null when nothing is. */
function chargedInstead(notice) {
    const { candidates } = notice;
    if (candidates.length === 0)
        return null;
    return `These jobs may have been charged instead: ${quoteIds(candidates)}. If they match what this run submitted, ${useOf(notice)}.`;
}
/** What to do about the jobs of a run that was cut off, where the key that was refused is to be renewed first or not. */
function renderNextSteps({ resumes, paidJobs }, needsNewKey = false) {
    if (paidJobs === 0)
        return 'The jobs may still finish at the service. Re-run then.';
    return resumes
        ? `A re-run ${needsNewKey ? 'with the new key looks for' : 'resumes'} ${paidJobs === 1 ? 'the job of this run, which is' : `the ${paidJobs} jobs of this run, which are`} already paid for.`
        : 'The jobs are paid for and may still finish at the service. Judge them by their ids, which costs nothing more.';
}


/***/ }),

/***/ 5699:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* reexport safe */ _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__.GX),
/* harmony export */   W: () => (/* binding */ cutToOneLine)
/* harmony export */ });
/* harmony import */ var _text_one_line_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6653);


/**
 * Characters of which each is seen as one, whatever stands beside it: ASCII, the letters of Latin, Greek and Cyrillic, punctuation,
 * arrows, signs of mathematics, blocks, kana, CJK ideographs. A test holds each of them against `Intl.Segmenter`.
 */
const plain = /^[ -~\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{370}-\u{482}\u{48A}-\u{52F}\u{2010}-\u{2027}\u{2030}-\u{205E}\u{2070}-\u{20CF}\u{2100}-\u{2BFF}\u{3001}-\u{3029}\u{3041}-\u{3096}\u{30A1}-\u{30FF}\u{4E00}-\u{9FFF}]*$/u;
/** No script needs more; an endless cluster would otherwise pass every limit that counts what is seen. */
const maxGraphemeLength = 16;
/**
 * Makes one visible line of at most `maxLength` characters as a reader counts them, the ellipsis included.
 *
 * It cuts between graphemes and must come before escaping, or it would cut an escape in two.
 */
function cutToOneLine(text, maxLength) {
    // What is far beyond the limit is not even looked at: remote texts can be megabytes.
    const near = text.slice(0, maxLength * maxGraphemeLength);
    const line = (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .toOneLine */ .GX)(near);
    const isWhole = near.length === text.length;
    const isShort = line.length <= maxGraphemeLength || (0,_text_one_line_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrintableAscii */ .Jn)(line);
    if (isWhole && isShort && line.length <= maxLength)
        return line;
    const shown = graphemesOf(line, maxLength + 1);
    if (isWhole && shown.length <= maxLength)
        return shown.join('');
    return `${shown
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}\u2026`;
}
let segmenter = null;
/** The first characters as a reader counts them. The segmenter takes 15 ms and 3 MB to open, so that plain text goes without it. */
function graphemesOf(line, most) {
    if (plain.test(line))
        return line.slice(0, most).split('');
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    const shown = [];
    for (const { segment } of segmenter.segment(line)) {
        shown.push(segment.length > maxGraphemeLength ? '\u{FFFD}' : segment);
        if (shown.length === most)
            break;
    }
    return shown;
}


/***/ }),

/***/ 6672:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PU: () => (/* binding */ isOver),
/* harmony export */   uq: () => (/* binding */ countJobs),
/* harmony export */   vk: () => (/* binding */ describeProgress),
/* harmony export */   ze: () => (/* binding */ sumProgress)
/* harmony export */ });
/* harmony import */ var _services_service_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6946);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1162);


/** Whether a job's state is final. */
function isOver({ state }) {
    return state !== null && (0,_services_service_js__WEBPACK_IMPORTED_MODULE_0__/* .isFinal */ .d)({ state });
}
/** How many jobs a benchmark has, those that are not known yet included. */
function countJobs({ planned, jobs }) {
    return Math.max(planned?.jobs ?? 0, jobs.length);
}
/** How far a benchmark is, over all its jobs: `1 of 3 jobs done`, `14 of 33 prompts`; empty while nothing is known. */
function describeProgress(row) {
    const jobs = countJobs(row);
    const done = row.jobs.filter(isOver).length;
    const units = sumProgress(row.jobs);
    return [
        ...(jobs > 1 ? [`${done} of ${jobs} jobs done`] : []),
        ...(units === null ? [] : [`${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(units.done)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(units.total)} ${units.what}`]),
    ];
}
/**
 * What jobs have done together, those that are over included; null where none tells, none runs any more, or they count different things.
 */
function sumProgress(jobs) {
    const known = jobs.flatMap(({ progress }) => progress ?? []);
    const [first] = known;
    const isRunning = jobs.some((job) => job.progress !== null && !isOver(job));
    if (first === undefined || !isRunning || known.some(({ what }) => what !== first.what))
        return null;
    const sum = (read) => known.reduce((total, each) => total + read(each), 0);
    return { done: sum(({ done }) => done), total: sum(({ total }) => total), what: first.what };
}


/***/ }),

/***/ 7194:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  CI: () => (/* binding */ renderJobReason),
  qd: () => (/* binding */ renderMinutes),
  J: () => (/* binding */ renderReason),
  f: () => (/* binding */ renderWarning)
});

// UNUSED EXPORTS: renderUnfinished

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./report/comparisons.js
var comparisons = __nccwpck_require__(1817);
// EXTERNAL MODULE: ./report/duration.js
var duration = __nccwpck_require__(615);
// EXTERNAL MODULE: ./report/figures.js
var figures = __nccwpck_require__(1162);
;// CONCATENATED MODULE: ./report/score-faults.js

/** Says why a job that completed has no valid score, as a part of a sentence. */
function renderScoreFault(fault) {
    if (fault.code === 'partly-completed')
        return 'the job completed only in part (partially_completed)';
    const ofType = fault.jobType === undefined ? '' : ` (job type ${fault.jobType})`;
    return `the job completed without a valid score${ofType}: ${detailOf(fault)}`;
}
function detailOf(fault) {
    switch (fault.code) {
        case 'field-missing':
            return `${fault.field} is missing`;
        case 'field-null':
            return `${fault.field} is null`;
        case 'field-not-a-count':
            return `${fault.field} is not a count`;
        case 'field-not-as-documented':
            return `${fault.field} is not as documented`;
        case 'field-not-a-number':
            return `${fault.field} is a ${fault.type}, not a number`;
        case 'field-out-of-range': {
            const scale = fault.scale === undefined ? '' : ` (score-scale is ${fault.scale})`;
            return `${fault.field} is ${fault.value}, outside ${fault.lowest} to ${fault.highest}${scale}`;
        }
        case 'nothing-scored':
            return 'no unit was scored (total_scored is 0)';
        case 'no-outcomes':
            return 'it has no benchmark outcomes';
        case 'run-without-outcome':
            return `run ${fault.runId} has no outcome`;
        case 'agent-without-outcome':
            return `agent ${fault.agent} has no outcome`;
        case 'agent-not-asked':
            return `it ran agent ${fault.agent}, which was not asked for`;
        case 'wrong-model':
            return `agent ${fault.agent} ran ${(0,figures/* joinWords */.yZ)(fault.ran)}, not the model ${fault.model}`;
        case 'model-unknown':
            return `nothing says which run of agent ${fault.agent} had the model ${fault.model}`;
        case 'scenarios-unknown':
            return `neither the plan nor the job says which scenarios agent ${fault.agent} should have run`;
        case 'scenarios-not-asked':
            return `agent ${fault.agent} ran ${(0,figures/* joinWords */.yZ)(fault.scenarios)}, which ${fault.scenarios.length === 1 ? 'was' : 'were'} not asked for`;
        case 'no-scenario-outcomes':
            return `no scenario of agent ${fault.agent} has an outcome`;
        case 'average-contradicts':
            return `average_score of agent ${fault.agent} contradicts the scores of its completed scenarios`;
        case 'count-contradicts':
            return `the run of agent ${fault.agent} counts ${(0,figures/* renderCount */.SS)(fault.counted, 'completed scenario')} and lists ${fault.listed}`;
        case 'agent-not-run':
            return `it ran ${(0,figures/* joinWords */.yZ)(fault.ran)}, not agent ${fault.agent}`;
        case 'scenario-score-invalid':
            return `scenario ${fault.scenario} of agent ${fault.agent} has a score that is not a number from 0 to 1`;
        case 'no-scenario-completed':
            return `none of the ${fault.expected} scenarios of agent ${fault.agent} completed`;
        case 'partly-completed':
            return 'it completed only in part';
        case 'iterations-unreadable':
            return 'its iterations are missing or not as documented';
        case 'no-iteration-kept':
            return 'no iteration was kept';
        case 'iteration-order-unknown':
            return 'neither order nor created_at says which of its kept iterations is the last';
        case 'iteration-fate-unknown':
            return `nothing says whether the iteration "${fault.iteration}", which may be the last, was kept`;
        case 'best-discarded':
            return `best_score ${fault.best} comes from the iteration "${fault.iteration}", which was discarded`;
        case 'best-not-kept':
            return `best_score ${fault.best} is neither the score of a kept iteration nor baseline_score`;
        case 'improvement-contradicts':
            return `improvement is ${fault.improvementPct} points, but best_score minus baseline_score is ${fault.differencePct}`;
    }
}

;// CONCATENATED MODULE: ./report/reasons.js
/** Every sentence that says why a benchmark did not pass, or what of its score is uncertain. */





/** A reason as a part of a sentence, after the benchmark's name. */
function renderReason(reason) {
    switch (reason.code) {
        case 'below-threshold': {
            const { scorePct, thresholdPct, regression } = reason;
            const worse = regression === undefined ? '' : `; ${(0,comparisons/* renderRegression */.O)(regression)}`;
            return `scored ${(0,figures/* renderPct */.U3)(scorePct)}, ${(0,figures/* renderDistance */.Ei)(scorePct, thresholdPct)} of ${(0,figures/* renderPct */.U3)(thresholdPct)}${worse}`;
        }
        case 'regression':
            return (0,comparisons/* renderRegression */.O)(reason.regression);
        case 'regression-not-excluded':
            return `${(0,comparisons/* renderNotExcluded */.o3)(reason.regression)}; \`judge-by\` is \`interval\``;
        case 'cannot-show-regression':
            return `${(0,comparisons/* renderCannotShow */.D8)(reason.regression)}, and there is no threshold`;
        case 'not-compared':
            return renderNotCompared(reason.why);
        case 'threshold-in-interval': {
            return `the threshold ${(0,figures/* renderPct */.U3)(reason.thresholdPct)} lies inside the interval ${(0,figures/* renderInterval */.kr)(reason.intervalPct)}`;
        }
        case 'by-chance-too-often':
            return renderChance(reason);
        case 'undecided':
            return `undecided after ${(0,figures/* renderCount */.SS)(reason.scored, 'unit')}: ${renderUndecided(reason.why)}`;
        case 'no-interval':
            return 'its score has no confidence interval, and `judge-by` is `interval`';
        case 'score-out-of-range':
            return `job ${reason.jobId} reports a score of ${reason.pct}, outside ${reason.lowestPct} to 100`;
        case 'nothing-scored':
            return `no unit of job ${reason.jobId} was scored`;
        case 'counts-unknown':
            return `job ${reason.jobId} does not report how many units passed, so it cannot be pooled with the other jobs`;
        case 'too-many-scored':
            return `the service reports ${reason.scored} scored units; at most ${reason.max} are accepted`;
        case 'too-few-scored':
            return `only ${reason.scored} of the ${reason.size} units of job ${reason.jobId} were scored, less than half`;
        case 'readings-disagree':
            return `its scenarios were repeated or retried, and the service does not say which: the score is ${renderReadings(reason.readingsPct)}${reason.thresholdPct === null ? ', which makes a difference beside its baseline' : `, and the threshold ${(0,figures/* renderPct */.U3)(reason.thresholdPct)}`}`;
        case 'counts-contradict-score':
            return `job ${reason.jobId} reports a score of ${(0,figures/* renderPct */.U3)(reason.pct)}, but ${renderCounts(reason)}`;
        case 'job-failed':
            return `the job failed: ${reason.text ?? noReason}`;
        case 'job-cancelled':
            return `the job was cancelled at the service: ${reason.text ?? noReason}`;
        case 'job-timed-out':
            return `the job timed out at the service: ${reason.text ?? noReason}`;
        case 'job-stopped':
            return `the gate cancelled the job: ${renderUnfinished(reason.why)}`;
        case 'job-unreadable':
            return `the job could not be read: ${renderFailure(reason.failure)}`;
        case 'no-valid-score':
            return renderScoreFault(reason.fault);
        case 'not-finished': {
            const { why, failure } = reason;
            const last = failure === undefined ? '' : `; the last look failed: ${renderFailure(failure)}`;
            return `${renderUnfinished(why)}${last}`;
        }
        case 'state-unrecognised':
            return `the job is in a state that this version does not know, "${reason.raw}": ${renderUnfinished(reason.why)}`;
        case 'jobs-missing':
            return `only ${reason.found} of its ${reason.expected} jobs ${reason.found === 1 ? 'is' : 'are'} known: ${renderUnfinished(reason.why)}`;
        case 'wrong-job-count':
            return `the service shows ${reason.found} of its jobs instead of ${reason.expected}`;
        case 'wrong-benchmark':
            return `job ${reason.jobId} reports benchmark ${reason.benchmarkId}, which was not asked for`;
        case 'benchmark-unknown':
            return `job ${reason.jobId} does not say which benchmark it ran`;
        case 'maybe-its-own-unreadable':
            return `job ${reason.jobId}, which may be its own, could not be read: ${renderFailure(reason.failure)}`;
        case 'older-than-submit':
            return `job ${reason.jobId} was created ${(0,duration/* renderMoment */.dc)(reason.createdAtMs)}, before the submit; ${otherPaid}`;
        case 'another-origin':
            return `job ${reason.jobId} ran against ${reason.url} instead of ${reason.endpointUrl}; ${otherPaid}`;
        case 'too-old':
            return `the job is ${renderTooOld(reason)} old; max-age-minutes allows ${(0,duration/* renderAge */.Qt)(reason.maxAgeMs)}`;
        case 'age-unknown':
            return `the service does not say how old the job is; max-age-minutes allows ${(0,duration/* renderAge */.Qt)(reason.maxAgeMs)}`;
        case 'wrong-endpoint':
            return `the job ran against ${reason.url}, but endpoint-url is ${reason.endpointUrl}`;
        case 'wrong-agent':
            return `the job ran ${(0,figures/* joinWords */.yZ)(reason.ran)}, but the input agent is ${reason.agent}`;
        case 'wrong-model':
            return `the job ran ${(0,figures/* joinWords */.yZ)(reason.ran)}, but the input model is ${reason.model}`;
    }
}
/** Why a benchmark was compared with nothing, as a part of a sentence, after its name. */
function renderNotCompared(why) {
    return `not compared, since ${whyNotCompared(why)}`;
}
function whyNotCompared(why) {
    switch (why.code) {
        case 'no-file':
            return 'there are no earlier results yet (baseline-results)';
        case 'not-listed':
            return 'it is not in the earlier results (baseline-results)';
        case 'listed-twice':
            return 'the earlier results list it more than once; give it a unique name (baseline-results)';
        case 'without-score':
            return 'it has no score in the earlier results (baseline-results)';
        case 'baseline-too-old':
            return `its baseline is ${renderTooOld(why)} old; baseline-max-age-minutes allows ${(0,duration/* renderAge */.Qt)(why.maxAgeMs)}`;
        case 'baseline-not-named':
            return 'it has neither a baseline nor a threshold';
        case 'benchmark-unknown':
            return 'its job does not say which benchmark it ran';
        case 'baseline-benchmark-unknown':
            return 'the job of its baseline does not say which benchmark it ran';
        case 'baseline-age-unknown':
            return 'the service does not say how old its baseline is';
        case 'baseline-without-weights':
            return 'the earlier results do not say how many attempts of each scenario were scored; name the job as the baseline instead';
        case 'baseline-without-counts':
            return 'its baseline, or the score itself, does not say how many units passed out of how many';
        case 'baseline-unfinished':
            return 'the job of its baseline has not finished';
        case 'baseline-itself':
            return 'its baseline is a job that is judged in this run';
        case 'baseline-unread':
            return `its baseline could not be read: ${renderFailure(why.failure)}`;
        case 'baseline-unlisted':
            return `the earlier jobs could not be read: ${why.text}`;
        case 'baseline-not-found':
            return `there is no completed job of its benchmark with the name ${why.name} (baseline-job-name)`;
        case 'baseline-too-few':
            return `the account has only ${why.units} of the ${(0,figures/* renderCount */.SS)(why.needed, 'unit')} needed from baseline-endpoint-url${why.mayBeCut ? '; the service lists no older jobs' : ''}`;
        case 'baseline-without-score':
            return `its baseline has no valid score: ${renderReason(why.reason)}`;
        case 'baseline-of-another':
            return `the job of its baseline ran benchmark ${why.benchmarkId}`;
        case 'baseline-pending':
            return renderPending(why.why);
    }
}
/** Why it did not become known what a benchmark is compared with. */
function renderPending(why) {
    switch (why.code) {
        case 'maybe-submitted':
            return 'its baseline may have been submitted, but its jobs are not known';
        case 'unreadable':
            return 'its baseline could not be read to the end';
        case 'job-not-found':
            return 'no job of its baseline was found';
        case 'without-result':
            return 'its baseline was not known when the run ended';
        case 'timed-out':
        case 'cancelled':
        case 'internal-error':
        case 'invalid-input':
        case 'fail-fast':
        case 'not-submitted':
        case 'rest-not-submitted':
        case 'not-all-submitted':
            return `its baseline was ${renderUnfinished(why)}`;
    }
}
/** Two ages that read alike are not alike here. */
function renderTooOld({ ageMs, maxAgeMs }) {
    const [age, maxAge] = [(0,duration/* renderAge */.Qt)(ageMs), (0,duration/* renderAge */.Qt)(maxAgeMs)];
    return age === maxAge ? `just over ${age}` : age;
}
function renderChance({ thresholdPct, intervalPct, passed, scored, passAt, failAt }) {
    const isAbove = intervalPct[0] >= thresholdPct;
    const limit = isAbove ? passAt : failAt;
    const verb = isAbove ? 'pass' : 'fail';
    const wouldDo = limit === null ? `this few units cannot ${verb}` : `${limit} would ${verb}`;
    return `the interval ${(0,figures/* renderInterval */.kr)(intervalPct)} lies ${isAbove ? 'above' : 'below'} the threshold ${(0,figures/* renderPct */.U3)(thresholdPct)}, but at a true rate of ${(0,figures/* renderPct */.U3)(thresholdPct)} chance alone gives ${passed} of ${scored} too often: ${wouldDo}`;
}
const noReason = 'the service gives no reason';
const otherPaid = 'another job may have been paid in its place';
/** A reason beside a job's own state, which need not be said again. */
function renderJobReason(reason) {
    const { code } = reason;
    if (code === 'job-failed' || code === 'job-cancelled' || code === 'job-timed-out')
        return reason.text ?? noReason;
    if (code === 'job-stopped')
        return `by the gate, ${renderUnfinished(reason.why)}`;
    return code === 'job-unreadable' ? renderFailure(reason.failure) : renderReason(reason);
}
/** What was uncertain about a benchmark's score, as a part of a sentence, after the benchmark's name. */
function renderWarning(warning) {
    switch (warning.code) {
        case 'partly-scored':
            return `only ${warning.scored} of its ${warning.size} units were scored`;
        case 'smaller-than-asked':
            return `its jobs hold ${warning.units} of the ${warning.asked} units that were asked for`;
        case 'scored-unknown':
            return 'the service does not say how many units were scored';
        case 'scenarios-unknown':
            return 'neither the plan nor its job says which scenarios it has, so missing ones go unnoticed';
        case 'failed-jobs-replaced':
            return `${(0,figures/* renderCount */.SS)(warning.jobs, 'job')} failed and ${warning.jobs === 1 ? 'is' : 'are'} left out: later rounds stand in`;
        case 'left-out':
            return `its mean leaves out ${warning.scenarios} of ${warning.of} scenarios, which have no score (\`metric\` is \`completed-scenarios\`)`;
        case 'not-compared':
            return renderNotCompared(warning.why);
        case 'regression':
            return `${(0,comparisons/* renderRegression */.O)(warning.regression)} (\`on-regression\` is \`warn\`)`;
        case 'cannot-show-regression':
            return (0,comparisons/* renderCannotShow */.D8)(warning.regression);
        case 'two-readings':
            return `its scenarios were repeated or retried, and the service does not say which: the score is ${renderReadings(warning.readingsPct)}`;
    }
}
/** Why there was no further round, as a part of a sentence. */
function renderUndecided(why) {
    return isUnsent(why) ? 'the next round was not submitted' : renderUnfinished(why);
}
function isUnsent({ code }) {
    return code === 'not-submitted' || code === 'rest-not-submitted' || code === 'not-all-submitted';
}
/** Why nothing is waited for any more, as a part of a sentence. */
function renderUnfinished(why) {
    switch (why.code) {
        case 'timed-out':
            return `not finished within ${renderMinutes(why.timeoutMs)} (timeout-minutes)`;
        case 'cancelled':
            return 'not finished when the run was cancelled';
        case 'internal-error':
            return 'not finished when the gate failed';
        case 'invalid-input':
            return 'not run, since an input is invalid';
        case 'fail-fast':
            return 'not waited for, since another benchmark had failed (fail-fast)';
        case 'not-submitted':
            return 'not submitted';
        case 'rest-not-submitted':
            return 'not waited for, since the rest was not submitted';
        case 'not-all-submitted':
            return 'not waited for, since not every batch could be submitted';
        case 'maybe-submitted':
            return 'maybe submitted, but its jobs are not known';
        case 'unreadable':
            return 'could not be read to the end';
        case 'job-not-found':
            return 'no job was found';
        case 'without-result':
            return 'the job ended without a result';
    }
}
/** Renders a limit as it was given: `60 minutes`, `1 minute`, `0.5 minutes`. */
function renderMinutes(ms) {
    const minutes = ms / 60_000;
    return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}
/** The counts that contradict a score, or each other. */
function renderCounts({ passed, failed, scored }) {
    if (failed === undefined && passed !== null && scored !== null)
        return `${passed} of ${scored} passed`;
    const counts = [
        ...(passed === null ? [] : [`${passed} passed`]),
        ...(failed === undefined ? [] : [`${failed} failed`]),
        ...(scored === null ? [] : [`${scored} were scored`]),
    ];
    return (0,figures/* joinWords */.yZ)(counts);
}
function renderReadings([lower, higher]) {
    return `${(0,figures/* renderPct */.U3)(lower)} or ${(0,figures/* renderPct */.U3)(higher)}`;
}
/** A failed call by its own words, with the input to look at. */
function renderFailure({ kind, text, service, isProxy }) {
    if (kind === 'unreachable' && !isProxy)
        return `${text} (check service-url)`;
    if (kind !== 'unauthorised')
        return text;
    return `${service === null ? 'the service' : capabilities/* capabilities */.R[service].title} refused the key in service-api-key (${text})`;
}


/***/ }),

/***/ 4142:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Zn: () => (/* binding */ advisorySign),
  e2: () => (/* binding */ isBad),
  eZ: () => (/* binding */ rows_namesOf),
  RO: () => (/* binding */ rowsOf),
  rL: () => (/* binding */ signOf),
  sN: () => (/* binding */ sortRows),
  R8: () => (/* binding */ tellsOutcome)
});

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./report/plain-text.js
var plain_text = __nccwpck_require__(5699);
;// CONCATENATED MODULE: ./report/labels.js


/** As a reader counts characters. */
const maxLabelLength = 80;
/** What is left of a name beside what tells it from its equals. */
const maxNameLength = 50;
const maxMarkLength = 25;
/**
 * Names every benchmark for people, each by a name of its own: readers of JUnit files take equal names for repeats of one test. The
 * same benchmarks get the same names wherever they are shown. Not escaped.
 */
function labelBenchmarks(benchmarks) {
    const named = benchmarks.map((judged) => ({ judged, name: nameOf(judged) }));
    const byName = Map.groupBy(named, ({ name }) => name);
    const labels = named.map(({ judged, name }) => {
        const equals = byName.get(name) ?? [];
        const mark = equals.length === 1
            ? ''
            : markOf(judged.benchmark, equals.map((each) => each.judged.benchmark));
        return mark === '' ? name : `${(0,plain_text/* cutToOneLine */.W)(name, maxNameLength)} (${(0,plain_text/* cutToOneLine */.W)(mark, maxMarkLength)})`;
    });
    const counts = Map.groupBy(labels, (label) => label);
    const isAlone = (label) => counts.get(label)?.length === 1;
    const taken = new Set(labels.filter(isAlone));
    return labels.map((label) => {
        if (isAlone(label))
            return label;
        const free = firstFree(label, taken);
        taken.add(free);
        return free;
    });
}
function firstFree(label, taken) {
    for (let number = 1;; number += 1) {
        const numbered = `${(0,plain_text/* cutToOneLine */.W)(label, maxLabelLength - 8)} (${number})`;
        if (!taken.has(numbered))
            return numbered;
    }
}
/** `benchmark 7` where nothing but a number is known. */
function nameOf({ benchmark, name }) {
    const shown = (0,plain_text/* cutToOneLine */.W)(name ?? '', maxLabelLength);
    if (shown !== '')
        return shown;
    const id = (0,plain_text/* cutToOneLine */.W)(benchmark.id, maxLabelLength);
    if (id === '')
        return 'benchmark without a name';
    return /^\d+$/u.test(id) ? `benchmark ${id}` : id;
}
/** What tells it from its equals, in as few words as do; empty where nothing does. */
function markOf(own, equals) {
    const marks = [];
    let alike = equals;
    for (const facet of facets) {
        const mark = facet(own);
        const still = alike.filter((each) => facet(each) === mark);
        if (still.length === alike.length)
            continue;
        if (mark !== '')
            marks.push(mark);
        alike = still;
        if (alike.length === 1)
            break;
    }
    return marks.join(', ');
}
/** In the order in which people would tell two benchmarks of one name apart. */
const facets = [
    ({ service }) => capabilities/* capabilities */.R[service].title,
    ({ id, work }) => (work.kind === 'existing' ? `job ${shortenId(work.jobId)}` : `id ${id}`),
    ({ choice }) => choice?.metric ?? '',
    ({ choice }) => (choice?.agent == null ? '' : `agent ${choice.agent}`),
    ({ work }) => namesOf(work, 'agent', ({ name }) => name),
    ({ work }) => namesOf(work, 'model', ({ model }) => model ?? ''),
];
/** The first part of a UUID does. */
function shortenId(id) {
    return /^[0-9a-f]{8}-/i.test(id) ? id.slice(0, 8) : id;
}
function namesOf(work, noun, read) {
    const names = work.kind === 'submit' ? (work.run?.agents ?? []).map(read).filter((name) => name !== '') : [];
    return names.length === 0 ? '' : `${noun}${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

// EXTERNAL MODULE: ./verdict/reason.js
var verdict_reason = __nccwpck_require__(7192);
;// CONCATENATED MODULE: ./report/outcomes.js

/** What came of a benchmark, in a few words. */
function outcomeOf({ verdict, reason, jobs, benchmark }, { notices }) {
    switch (verdict) {
        case 'passed':
        case 'planned':
            return verdict;
        case 'failed':
            return reason === null ? 'below threshold' : kindOf(reason);
        case 'inconclusive':
            return reason === null ? 'too close to call' : kindOf(reason);
        case 'running':
            return jobs.every(({ state }) => state === null || state === 'waiting') ? 'waiting' : 'running';
        case 'error': {
            const isOut = notices.some((notice) => notice.code === 'outage-until-deadline' && notice.service === benchmark.service);
            const kind = reason === null ? 'error' : kindOf(reason);
            return isOut && kind === timedOut ? 'not available' : kind;
        }
    }
}
const timedOut = 'timed out';
function kindOf(reason) {
    switch (reason.code) {
        case 'below-threshold':
            return 'below threshold';
        case 'regression':
            return 'worse than baseline';
        case 'cannot-show-regression':
            return 'too few units';
        case 'not-compared':
            return 'not compared';
        case 'regression-not-excluded':
        case 'threshold-in-interval':
        case 'by-chance-too-often':
            return 'too close to call';
        case 'no-interval':
            return 'no interval';
        case 'readings-disagree':
            return 'score unclear';
        case 'score-out-of-range':
        case 'nothing-scored':
        case 'counts-unknown':
        case 'too-many-scored':
        case 'too-few-scored':
        case 'counts-contradict-score':
        case 'no-valid-score':
            return 'no valid score';
        case 'job-failed':
            return 'job failed';
        case 'job-cancelled':
            return 'job cancelled';
        case 'job-timed-out':
            return 'job timed out';
        case 'not-finished': {
            const failure = (0,verdict_reason/* failureIn */.Q6)(reason);
            return failure === null ? kindOfUnfinished(reason.why) : kindOfFailure(failure.kind);
        }
        case 'undecided':
        case 'job-stopped':
        case 'state-unrecognised':
        case 'jobs-missing':
            return kindOfUnfinished(reason.why);
        case 'job-unreadable':
        case 'maybe-its-own-unreadable':
            return kindOfFailure(reason.failure.kind);
        case 'wrong-job-count':
        case 'wrong-benchmark':
        case 'benchmark-unknown':
        case 'older-than-submit':
        case 'another-origin':
            return 'wrong job';
        case 'too-old':
            return 'job too old';
        case 'age-unknown':
            return 'age unknown';
        case 'wrong-endpoint':
            return 'wrong endpoint';
        case 'wrong-agent':
            return 'wrong agent';
        case 'wrong-model':
            return 'wrong model';
    }
}
function kindOfUnfinished({ code }) {
    switch (code) {
        case 'timed-out':
            return timedOut;
        case 'cancelled':
            return 'cancelled';
        case 'internal-error':
            return 'internal error';
        case 'invalid-input':
        case 'not-submitted':
            return 'not run';
        case 'fail-fast':
            return 'stopped early';
        case 'rest-not-submitted':
        case 'not-all-submitted':
            return 'not finished';
        case 'maybe-submitted':
            return 'payment uncertain';
        case 'unreadable':
            return 'not readable';
        case 'job-not-found':
            return 'job not found';
        case 'without-result':
            return 'no result';
    }
}
function kindOfFailure(kind) {
    switch (kind) {
        case 'unauthorised':
            return 'key refused';
        case 'not-found':
            return 'job not found';
        case 'mismatch':
            return 'wrong job';
        case 'refused':
            return 'refused';
        case 'unreachable':
        case 'throttled':
        case 'unavailable':
            return 'not available';
        case 'unreadable':
            return 'not readable';
    }
}

;// CONCATENATED MODULE: ./report/rows.js




/** The benchmarks of a report, in the order of the plan. */
function rowsOf(report) {
    const { benchmarks, planned, warnOnly, warnOnInconclusive } = report;
    const labels = labelBenchmarks(benchmarks);
    const isMixed = new Set(benchmarks.map(({ benchmark }) => benchmark.service)).size > 1;
    return benchmarks.map((judged, index) => {
        const isMild = warnOnly || (warnOnInconclusive && judged.verdict === 'inconclusive');
        const isBlocking = !isMild && judged.benchmark.level === 'block';
        return {
            ...judged,
            label: labels[index] ?? judged.benchmark.id,
            planned: planned[index] ?? null,
            serviceTitle: isMixed ? capabilities/* capabilities */.R[judged.benchmark.service].title : null,
            isBlocking,
            sign: isBlocking || !isBad(judged) ? signOf(judged.verdict) : advisorySign,
            outcome: outcomeOf(judged, report),
        };
    });
}
/** The rows as they are listed: what needs a person first, what blocks before what does not, else in the order of the plan. */
function sortRows(rows) {
    return rows.toSorted((a, b) => rankOf(a) - rankOf(b));
}
/** Few names, or some of them with how many more there are. Not escaped. */
function rows_namesOf(rows) {
    const names = rows.slice(0, maxNames).map(({ label }) => (0,plain_text/* cutToOneLine */.W)(label, 80));
    return rows.length > maxNames ? `${names.join(', ')} and ${rows.length - maxNames} more` : names.join(', ');
}
const maxNames = 5;
/** Whether it did not pass, for good. */
function isBad({ verdict }) {
    return verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
}
/** Whether the distance from its threshold does not say what came of it. */
function tellsOutcome({ verdict, reason }) {
    return verdict === 'inconclusive' || reason?.code === 'regression';
}
/** Did not pass, and blocks nothing. */
const advisorySign = '\u26a0\ufe0f';
/** The sign in front of a verdict, alike in comment, summary and log. */
function signOf(verdict) {
    switch (verdict) {
        case 'passed':
            return '\u2705';
        case 'failed':
            return '\u274c';
        case 'error':
            return '\ud83d\uded1';
        case 'inconclusive':
            return '\u2753';
        case 'running':
            return '\u23f3';
        case 'planned':
            return '\ud83d\udccb';
    }
}
function rankOf(row) {
    return verdictRank(row.verdict) + (isBad(row) && !row.isBlocking ? 3 : 0);
}
function verdictRank(verdict) {
    switch (verdict) {
        case 'failed':
            return 0;
        case 'error':
            return 1;
        case 'inconclusive':
            return 2;
        case 'running':
            return 6;
        case 'planned':
            return 7;
        case 'passed':
            return 8;
    }
}


/***/ }),

/***/ 4118:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ tellSampling),
/* harmony export */   qC: () => (/* binding */ tellSaving),
/* harmony export */   sG: () => (/* binding */ tellPrecision)
/* harmony export */ });
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4730);
/* harmony import */ var _verdict_statistics_threshold_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8603);
/* harmony import */ var _verdict_statistics_wilson_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(886);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1162);
/** What units can show, and how a benchmark in rounds is decided: full sentences without what comes from outside. */




/** More scores than these are not named one by one. */
const maxScores = 6;
/** When a benchmark is decided, and what its threshold really asks of so few units. */
function tellSampling({ benchmark, rounds, intervalPct }) {
    const points = (rounds?.points ?? []).map(tellPoint);
    const { work, thresholdPct } = benchmark;
    const isCounted = work.kind === 'submit' && _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[benchmark.service].hasUnits;
    const coarse = isCounted && thresholdPct !== null ? tellGranularity(work.units, thresholdPct) : null;
    return [
        ...(points.length === 0 ? [] : [`After ${points.join('; after ')}.`]),
        ...(rounds?.isApproximate === true ? [otherUnits] : []),
        ...(coarse === null ? [] : [coarse]),
        ...(rounds !== null && intervalPct !== null
            ? ['The interval is only descriptive: it is less exact in a run that may stop early.']
            : []),
    ];
}
/** The chances hold for looks that are known before anything is scored. */
const otherUnits = 'Other numbers of units were scored than planned, so the chances that these points rest on are approximate.';
/** "20 units: passes at 19, fails at 12 or fewer" */
function tellPoint({ scored, passAt, failAt }) {
    const parts = [
        passAt === null ? null : `passes at ${passAt}`,
        failAt === null ? null : `fails at ${failAt}${failAt === 0 ? '' : ' or fewer'}`,
    ].filter((part) => part !== null);
    return `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(scored, 'unit')}: ${parts.length === 0 ? 'goes on' : parts.join(', ')}`;
}
/** What a threshold asks that all units alone reach; null where fewer do. */
function tellGranularity(units, thresholdPct) {
    const { isAllOrNothing, scoresPct } = (0,_verdict_statistics_threshold_js__WEBPACK_IMPORTED_MODULE_2__/* .granularityOf */ .M8)(units, thresholdPct);
    if (!isAllOrNothing)
        return null;
    const shown = scoresPct.map(_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT);
    const counted = (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(units, 'unit');
    const scores = shown.length > maxScores
        ? `The score of ${counted} moves in steps of ${shown[1]}`
        : `${counted} can only score ${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
    return `${scores}: a threshold of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderNumber */ .kT)(thresholdPct)} means ${units} of ${units}.`;
}
/** What the planned units can show at a score near 50%, where an interval is widest; null where there are none. */
function tellPrecision({ benchmark }, confidencePct) {
    const { service, work } = benchmark;
    if (work.kind !== 'submit' || !_plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].hasUnits)
        return null;
    const points = Math.round((0,_verdict_statistics_wilson_js__WEBPACK_IMPORTED_MODULE_3__/* .halfWidthPct */ .zk)({ units: work.units, confidencePct }));
    const verb = work.units === 1 ? 'pins' : 'pin';
    return `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(work.units, 'unit')} ${verb} a score down to \u00b1${points} points.`;
}
/** What a decision before the last round has saved; null where there is no such decision. */
function tellSaving({ rounds, verdict, scored, jobs }) {
    const isDecided = verdict === 'passed' || verdict === 'failed';
    if (rounds === null || !isDecided || scored === null || rounds.askedUnits >= rounds.maxUnits)
        return null;
    const left = rounds.maxUnits - rounds.askedUnits;
    const credits = jobs.map((job) => job.credits);
    const spent = credits.reduce((sum, each) => sum + (each ?? 0), 0);
    const isPriced = credits.every((each) => each !== null) && rounds.askedUnits > 0;
    const saved = isPriced
        ? (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(Number(((spent / rounds.askedUnits) * left).toFixed(2)), 'credit')
        : (0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(left, 'unit');
    return `decided after ${scored} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCount */ .SS)(rounds.maxUnits, 'unit')}: ${saved} saved`;
}


/***/ }),

/***/ 8622:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ tellStory),
/* harmony export */   g: () => (/* binding */ hasRun)
/* harmony export */ });
/* harmony import */ var _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4730);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1162);
/* harmony import */ var _findings_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6687);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6672);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7194);
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4142);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9111);







/** Says in one or two sentences what happened; empty where what went wrong with the run says it all. Holds nothing from outside. */
function tellStory(report) {
    const rows = (0,_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .rowsOf */ .RO)(report);
    switch (report.verdict) {
        case 'planned':
            return tellPlan(rows, report);
        case 'running':
            return tellProgress(rows);
        case 'passed':
        case 'failed':
        case 'error':
        case 'inconclusive':
            return [tellVerdict(rows, report), tellAdvisory(rows, report)].filter((part) => part !== '').join(' ');
    }
}
/** Whether anything ran that a table could show. */
function hasRun({ verdict, benchmarks }) {
    if (verdict === 'running' || verdict === 'planned')
        return true;
    return benchmarks.some(({ jobs, scorePct }) => jobs.length > 0 || scorePct !== null);
}
function tellVerdict(all, report) {
    if (!hasRun(report))
        return (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .causesIn */ .MC)(report.notices).length > 0 ? tellUnspent(report) : incomplete;
    const rows = (0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .blocksNothing */ .iE)(report) ? all : all.filter(({ isBlocking }) => isBlocking);
    const total = rows.length;
    const noun = total < all.length ? 'blocking benchmark' : 'benchmark';
    if (!rows.some((row) => row.verdict !== 'passed')) {
        if (report.verdict !== 'passed')
            return (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .causesIn */ .MC)(report.notices).length > 0 ? '' : incomplete;
        return tellPassed(rows, noun);
    }
    const [first, ...others] = clausesOf(rows, report);
    if (first === undefined)
        return incomplete;
    const start = first.count === total && total > 1 && first.none !== undefined
        ? `${total === 2 ? `Neither ${noun}` : `None of the ${total} ${noun}s`} ${first.none}`
        : `${subjectOf(first.count, total, noun)} ${first.text(first.count)}`;
    return `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .joinWords */ .yZ)([start, ...others.map(({ count, text }) => `${count} ${text(count)}`)])}.`;
}
/** What those that passed have proven: their thresholds, or that no regression is shown, or both. */
function tellPassed(rows, noun) {
    const total = rows.length;
    const held = rows.filter(({ benchmark }) => benchmark.thresholdPct !== null).length;
    // What could show no regression whatever it scores says nothing by showing none.
    const compared = rows.filter(({ comparison }) => comparison?.canFail === true);
    const worse = compared.filter(({ comparison }) => comparison?.change?.comparison === 'regression').length;
    const subject = subjectOf(total, total, noun);
    const verb = total === 1 ? 'shows' : 'show';
    if (worse > 0) {
        const start = held === total ? `${subject} reached ${total === 1 ? 'its threshold' : 'their thresholds'}` : `${subject} passed`;
        return `${start}; ${worse === total && total === 1 ? 'it' : worse} ${worse === 1 ? 'is' : 'are'} worse than ${worse === 1 ? 'its baseline' : 'their baselines'}, which does not block (\`on-regression\`).`;
    }
    if (held === 0)
        return `${subject} ${verb} no regression.`;
    const start = held < total ? `${subject} passed` : `${subject} reached ${total === 1 ? 'its threshold' : 'their thresholds'}`;
    if (compared.length === 0)
        return `${start}.`;
    if (total === 1)
        return `${start} and ${verb} no regression.`;
    return compared.length === total
        ? `${start}; none shows a regression.`
        : `${start}; ${compared.length} ${compared.length === 1 ? 'was' : 'were'} compared with a baseline, and ${compared.length === 1 ? 'shows' : 'show'} no regression.`;
}
const incomplete = 'The run did not finish.';
/** What is not said where it says itself what became of the money. */
function tellUnspent({ notices, unfinished }) {
    const isUnspent = unfinished !== null && unspent.has(unfinished.code);
    return isUnspent && (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .causesIn */ .MC)(notices).every(({ code }) => !aboutMoney.has(code)) ? 'Nothing was submitted.' : '';
}
const unspent = new Set(['invalid-input', 'not-submitted', 'job-not-found']);
/** These say it themselves. */
const aboutMoney = new Set([
    'paid-jobs-unreadable',
    'paid-jobs-foreign',
    'earlier-submit-uncertain',
    'earlier-attempt-unknown',
    'other-run-possible',
    'submit-refused',
    'submit-gave-up',
    'submit-too-late',
    'submit-cancelled',
    'submit-uncertain',
    'cancelled',
]);
/** What came of the rows, in clauses that go on after a count. */
function clausesOf(rows, report) {
    const findings = (0,_findings_js__WEBPACK_IMPORTED_MODULE_1__/* .findingsOf */ .WX)(report, rows);
    const countOf = (kind, verdict) => findings.filter((each) => each.kind === kind && each.rows[0].verdict === verdict).flatMap((each) => each.rows)
        .length;
    const late = countOf('unfinished', 'error');
    const silent = countOf('problem', 'error');
    const broken = rows.filter(({ verdict }) => verdict === 'error').length - late - silent;
    const { unfinished } = report;
    const clauses = [
        {
            count: rows.filter(({ verdict, reason }) => verdict === 'failed' && reason?.code !== 'regression').length,
            text: (count) => (count === 1 ? 'is below its threshold' : 'are below their thresholds'),
        },
        {
            count: rows.filter(({ reason }) => reason?.code === 'regression').length,
            text: (count) => count === 1 ? 'is significantly worse than its baseline' : 'are significantly worse than their baselines',
        },
        {
            count: late,
            text: (count) => (unfinished === null ? 'did not finish' : tellUnfinished(unfinished, count)),
            ...(unfinished?.code === 'timed-out' && {
                none: `finished within ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .renderMinutes */ .qd)(unfinished.timeoutMs)} (\`timeout-minutes\`)`,
            }),
        },
        { count: broken, text: () => 'could not be judged', none: 'could be judged' },
        { count: silent, text: (count) => (count === 1 ? 'has no result' : 'have no result'), none: 'has a result' },
        {
            count: rows.filter((row) => row.verdict === 'inconclusive' && !isAboutBaseline(row)).length,
            text: (count) => (count === 1 ? 'is too close to its threshold to call' : 'are too close to their thresholds to call') +
                tellWhyUnclear(rows),
        },
        {
            count: rows.filter(({ reason }) => reason?.code === 'regression-not-excluded').length,
            text: (count) => count === 1 ? 'is too close to its baseline to call' : 'are too close to their baselines to call',
        },
        {
            count: rows.filter((row) => isAboutBaseline(row) && row.reason?.code !== 'regression-not-excluded').length,
            text: () => 'could not be compared',
            none: 'could be compared',
        },
    ];
    return clauses.filter(({ count }) => count > 0);
}
/** What too close means, where that is what it is for all of them. */
function tellWhyUnclear(rows) {
    const unclear = rows.filter(({ verdict }) => verdict === 'inconclusive');
    if (!unclear.every(({ reason }) => reason?.code === 'threshold-in-interval'))
        return '';
    return unclear.length === 1
        ? ' (with `judge-by: interval` the threshold must lie outside the confidence interval)'
        : ' (with `judge-by: interval` each threshold must lie outside the confidence interval)';
}
/** Whether its baseline left it open, not its threshold. */
function isAboutBaseline({ verdict, reason }) {
    if (verdict !== 'inconclusive' || reason === null)
        return false;
    return ['regression-not-excluded', 'cannot-show-regression', 'not-compared'].includes(reason.code);
}
function subjectOf(count, total, noun) {
    if (total === 1)
        return `The ${noun}`;
    if (count < total)
        return `${count} of ${total} ${noun}s`;
    return `${total === 2 ? 'Both' : `All ${total}`} ${noun}s`;
}
/** Why the run did not wait for them, after `2 of 3 benchmarks`. */
function tellUnfinished(why, count) {
    const [were, have] = count === 1 ? ['was', 'has'] : ['were', 'have'];
    switch (why.code) {
        case 'timed-out':
            return `did not finish within ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .renderMinutes */ .qd)(why.timeoutMs)} (\`timeout-minutes\`)`;
        case 'cancelled':
            return `${were} not finished when the run was cancelled`;
        case 'internal-error':
            return `${were} not finished when the gate failed`;
        case 'fail-fast':
            return `${were} not waited for, since another had failed (\`fail-fast\`)`;
        case 'invalid-input':
        case 'not-submitted':
            return `${were} not run`;
        case 'rest-not-submitted':
        case 'not-all-submitted':
            return `${were} not waited for, since not everything could be submitted`;
        case 'maybe-submitted':
            return 'may have been submitted';
        case 'unreadable':
            return 'could not be read to the end';
        case 'job-not-found':
            return `${have} no job`;
        case 'without-result':
            return 'ended without a result';
    }
}
/** What became of the benchmarks that block nothing by their level. */
function tellAdvisory(all, report) {
    if (report.warnOnly)
        return all.some(_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .isBad */ .e2) ? 'Nothing is blocked: `warn-only` is set.' : '';
    if ((0,_wording_js__WEBPACK_IMPORTED_MODULE_5__/* .blocksNothing */ .iE)(report))
        return 'Nothing is blocked: `on-inconclusive` is `warn`.';
    if (report.verdict === 'inconclusive')
        return 'This blocks: `on-inconclusive` is `fail`.';
    const rows = all.filter(({ isBlocking }) => !isBlocking);
    const below = rows.filter(({ verdict, reason }) => verdict === 'failed' && reason?.code !== 'regression').length;
    const bad = rows.filter(_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .isBad */ .e2).length;
    if (bad === 0)
        return '';
    const [noun, is, its, it] = bad === 1
        ? ['advisory benchmark', 'is', 'its threshold', 'it does']
        : ['advisory benchmarks', 'are', 'their thresholds', 'they do'];
    return `${bad} ${noun} ${below === bad ? `${is} below ${its}` : 'did not pass'}; ${it} not block.`;
}
function tellProgress(rows) {
    const total = rows.length;
    const open = rows.filter(({ verdict }) => verdict === 'running').length;
    const bad = rows.filter(_rows_js__WEBPACK_IMPORTED_MODULE_4__/* .isBad */ .e2).length;
    const jobs = rows.reduce((sum, row) => sum + (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .countJobs */ .uq)(row), 0);
    const done = rows.flatMap((row) => row.jobs).filter(_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .isOver */ .PU).length;
    const all = total === 2 ? 'both benchmarks' : `all ${total} benchmarks`;
    const start = open === total
        ? `Waiting for ${total === 1 ? 'the benchmark' : all}`
        : `${total - open} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(total, 'benchmark')} done`;
    const progress = jobs > 1 ? `${open === total ? ':' : ','} ${done} of ${jobs} jobs${open === total ? ' done' : ''}.` : '.';
    return `${start}${progress}${bad === 0 ? '' : ` So far, ${bad} did not pass.`}`;
}
function tellPlan(rows, { credits, balances }) {
    const toRun = rows.filter(({ benchmark }) => benchmark.work.kind === 'submit');
    const existing = rows.length - toRun.length;
    const units = toRun.reduce((sum, { planned }) => sum + (planned?.units ?? 0), 0);
    const jobs = toRun.reduce((sum, row) => sum + (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .countJobs */ .uq)(row), 0);
    const compared = toRun.reduce((sum, { planned }) => sum + (planned?.baseline?.units ?? 0), 0);
    const most = isInRounds(toRun) ? 'up to ' : '';
    const parts = [
        ...(toRun.length === 0
            ? []
            : [
                `run ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(toRun.length, 'benchmark')} in ${most}${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(jobs, 'job')}${units === 0 ? '' : ` with ${most}${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(units, 'unit')}`}`,
            ]),
        ...(compared === 0 ? [] : [`run ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(compared, 'unit')} of the baseline`]),
        ...(existing === 0 ? [] : [`judge ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(existing, 'existing job')}`]),
    ];
    const plan = parts.length === 0 ? '' : ` This plan would ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .joinWords */ .yZ)(parts)}.`;
    return `Dry run: nothing was submitted.${plan}${tellCost(toRun, credits, balances)}`;
}
/** Whether what it runs depends on what comes of it. */
function isInRounds(rows) {
    return rows.some(({ benchmark: { work } }) => work.kind === 'submit' && work.looks !== undefined);
}
/** Services without a price have a cost of their own, which is no 0. */
function tellCost(toRun, credits, balances) {
    if (toRun.length === 0)
        return '';
    const unpriced = toRun.filter(({ benchmark }) => !_plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[benchmark.service].hasCredits);
    const titles = (0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .joinWords */ .yZ)([...new Set(unpriced.map(({ benchmark }) => _plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[benchmark.service].title))]);
    if (unpriced.length === toRun.length)
        return ` ${titles} does not say what it costs.`;
    if (credits === null)
        return ' What it costs is not known.';
    const account = balances.length === 0 ? '' : `; the account has ${balances.join(' + ')}`;
    const more = titles === '' ? '' : ` ${titles} costs extra, and does not say how much.`;
    const most = isInRounds(toRun) ? 'up to ' : '';
    return ` It would cost ${most}${(0,_figures_js__WEBPACK_IMPORTED_MODULE_6__/* .renderCount */ .SS)(credits, 'credit')}${account}.${more}`;
}


/***/ }),

/***/ 9111:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ signOfRun),
/* harmony export */   V5: () => (/* binding */ nameVerdict),
/* harmony export */   Xu: () => (/* binding */ stateWords),
/* harmony export */   iE: () => (/* binding */ blocksNothing)
/* harmony export */ });
/* harmony import */ var _rows_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4142);

/** The sign in front of a run's verdict: none that blocks where nothing is blocked. */
function signOfRun(report) {
    return blocksNothing(report) && isBlockedBy(report.verdict) ? _rows_js__WEBPACK_IMPORTED_MODULE_0__/* .advisorySign */ .Zn : (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .signOf */ .rL)(report.verdict);
}
/** Whether the settings say that its verdict blocks nothing. */
function blocksNothing({ verdict, warnOnly, warnOnInconclusive }) {
    return warnOnly || (warnOnInconclusive && verdict === 'inconclusive');
}
/** The verdict of a run in a few words, after its title: which kind of error, and whether it blocks. */
function nameVerdict(report) {
    const { verdict, cause, warnOnly } = report;
    switch (verdict) {
        case 'passed': {
            const warnings = (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .rowsOf */ .RO)(report).filter((row) => (0,_rows_js__WEBPACK_IMPORTED_MODULE_0__/* .isBad */ .e2)(row)).length;
            return warnings === 0 ? verdict : `passed, with ${warnings} advisory warning${warnings === 1 ? '' : 's'}`;
        }
        case 'failed':
            return warnOnly ? `${causeWords[cause ?? 'threshold']}, not blocking` : verdict;
        case 'error': {
            const kind = cause === null ? '' : ` (${causeWords[cause]})`;
            return `error${kind}${warnOnly ? ', not blocking' : ''}`;
        }
        case 'inconclusive':
            return blocksNothing(report) ? 'inconclusive, not blocking' : verdict;
        case 'running':
        case 'planned':
            return verdict;
    }
}
const causeWords = {
    threshold: 'below threshold',
    regression: 'worse than baseline',
    inconclusive: 'inconclusive',
    input: 'invalid input',
    key: 'key refused',
    service: 'service error',
    timeout: 'timed out',
    cancelled: 'cancelled',
    credits: 'credit limit',
    'uncertain-payment': 'payment uncertain',
    job: 'no valid result',
    internal: 'internal error',
};
function isBlockedBy(verdict) {
    return verdict === 'failed' || verdict === 'error' || verdict === 'inconclusive';
}
/** A job's state in plain words. */
function stateWords(state) {
    switch (state) {
        case 'waiting':
        case 'running':
        case 'scored':
        case 'failed':
        case 'cancelled':
            return state;
        case 'timed-out':
            return 'timed out';
        case 'unrecognised':
            return 'in a state that this version does not know';
        case null:
            return 'not read';
    }
}


/***/ }),

/***/ 9151:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isSameRun),
/* harmony export */   q: () => (/* binding */ compareRuns)
/* harmony export */ });
/** From the oldest run to the newest. */
function compareRuns(a, b) {
    return a.id - b.id || a.attempt - b.attempt || (a.unique < b.unique ? -1 : Number(a.unique !== b.unique));
}
function isSameRun(a, b) {
    return compareRuns(a, b) === 0;
}


/***/ }),

/***/ 6995:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  T: () => (/* binding */ ActionFault),
  l: () => (/* binding */ RunState)
});

// EXTERNAL MODULE: ./ledger/payment.js
var ledger_payment = __nccwpck_require__(9210);
// EXTERNAL MODULE: ./notice.js
var notice_0 = __nccwpck_require__(6646);
// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __nccwpck_require__(4730);
// EXTERNAL MODULE: ./plan/plan.js
var plan_plan = __nccwpck_require__(1259);
// EXTERNAL MODULE: ./redact.js + 3 modules
var redact = __nccwpck_require__(5701);
;// CONCATENATED MODULE: ./report/planned-work.js


/** What the plan asks for each benchmark, in its order. */
function describePlan({ benchmarks, batches }, prices) {
    const jobsOf = (isWanted) => Map.groupBy(batches.filter(isWanted).flatMap(({ jobs }) => jobs), ({ benchmark }) => benchmark);
    const [jobs, ofBaselines] = [jobsOf(plan_plan/* isJudged */.sL), jobsOf((batch) => !(0,plan_plan/* isJudged */.sL)(batch))];
    return benchmarks.map((benchmark, index) => {
        const { work, service } = benchmark;
        const { hasUnits, hasCredits } = capabilities/* capabilities */.R[service];
        if (work.kind !== 'submit')
            return { units: null, jobs: 1, credits: hasCredits ? 0 : null };
        const run = ofBaselines.get(index) ?? [];
        const runUnits = run.reduce((sum, { units }) => sum + units, 0);
        return {
            units: hasUnits ? work.units : null,
            jobs: jobs.get(index)?.length ?? 0,
            ...(run.length > 0 && { baseline: { units: runUnits, jobs: run.length } }),
            credits: creditsOf(benchmark, work.units + runUnits, prices),
        };
    });
}
function creditsOf({ service, id }, units, prices) {
    const price = prices.get(service)?.unitPrices?.get(id);
    if (price === undefined || price.basis === 'unreadable' || price.basis === 'list-failed')
        return null;
    // Prices are decimal fractions: 3 \u00d7 0.1 is 0.3 to the user.
    return Number((units * price.credits).toFixed(6));
}

// EXTERNAL MODULE: ./services/redact-texts.js
var redact_texts = __nccwpck_require__(8325);
;// CONCATENATED MODULE: ./report/redact-benchmark.js

/** In characters: a service may write megabytes. Programs that read the results need no more than people do. */
const maxTextLength = 2000;
/** Takes the secrets out of every text that a benchmark or its jobs show, and cuts it to a length. */
function redactBenchmark(judged, { redact, redactId }) {
    const { benchmark, name, reason, unscored, comparison, warnings, jobs } = judged;
    // First whole: half a secret would not be found.
    const shown = (value) => cut(redact(value));
    const text = (value) => (value === null ? null : shown(value));
    return {
        ...judged,
        benchmark: {
            ...benchmark,
            id: redactId(benchmark.id),
            name: text(benchmark.name),
            work: redactWork(benchmark.work, { shown, redactId }),
            ...(benchmark.choice && { choice: { ...benchmark.choice, agent: text(benchmark.choice.agent) } }),
            ...(benchmark.baseline && { baseline: (0,redact_texts/* redactTexts */.S)(benchmark.baseline, shown) }),
        },
        name: text(name),
        unscored: unscored && {
            ...unscored,
            reasons: unscored.reasons.map((each) => ({ ...each, reason: shown(each.reason) })),
        },
        comparison: comparison && {
            ...comparison,
            notCompared: comparison.notCompared && (0,redact_texts/* redactTexts */.S)(comparison.notCompared, shown),
            baseline: comparison.baseline && {
                ...comparison.baseline,
                jobIds: comparison.baseline.jobIds.map((id) => redactId(id)),
            },
        },
        reason: reason && (0,redact_texts/* redactTexts */.S)(reason, shown),
        warnings: warnings.map((warning) => (0,redact_texts/* redactTexts */.S)(warning, shown)),
        jobs: jobs.map((job) => ({
            ...job,
            id: redactId(job.id),
            reason: job.reason && (0,redact_texts/* redactTexts */.S)(job.reason, shown),
            progress: job.progress && { ...job.progress, message: text(job.progress.message) },
            details: job.details.map((detail) => ({ ...detail, name: shown(detail.name), note: text(detail.note) })),
        })),
    };
}
function redactWork(work, { shown, redactId }) {
    switch (work.kind) {
        case 'existing':
            return { ...work, jobId: redactId(work.jobId) };
        case 'newest':
            return { ...work, query: (0,redact_texts/* redactTexts */.S)(work.query, shown) };
        case 'submit': {
            const { run } = work;
            if (run === undefined)
                return work;
            const agents = run.agents.map((agent) => ({
                ...agent,
                name: shown(agent.name),
                model: agent.model === null ? null : shown(agent.model),
            }));
            return { ...work, run: { ...run, agents } };
        }
    }
}
function cut(text) {
    return text.length <= maxTextLength
        ? text
        : `${text.slice(0, maxTextLength - 1).replace(/[\u{D800}-\u{DBFF}]$/u, '')}\u2026`;
}

;// CONCATENATED MODULE: ./report/redact-notice.js

/** A notice with the secrets taken out of every text that came from outside; what is a code of ours keeps its meaning. */
function redactNotice(notice, { redact, redactId }) {
    if (notice.code === 'next-steps') {
        const jobs = notice.steps.jobs.map((job) => ({
            ...job,
            jobId: redactId(job.jobId),
            judged: job.judged && { ...job.judged, agent: job.judged.agent && redact(job.judged.agent) },
        }));
        return { ...notice, steps: { ...notice.steps, jobs } };
    }
    if (isOurs.has(notice.code))
        return notice;
    const ids = Object.fromEntries(Object.entries(notice).filter(([key]) => idFields.has(key)));
    const codes = Object.fromEntries(Object.entries(notice).filter(([key]) => codeFields.get(notice.code) === key));
    return { ...(0,redact_texts/* redactTexts */.S)(notice, redact), ...(0,redact_texts/* redactTexts */.S)(ids, redactId), ...codes };
}
const idFields = new Set(['jobId', 'jobIds', 'candidates', 'paidIds', 'baselineIds', 'batchId']);
/** Fields that are codes, beside texts from outside. */
const codeFields = new Map([
    ['charged-as-well', 'why'],
    ['submit-refused', 'check'],
    ['looking-for-jobs', 'by'],
    ['baseline-cannot-fail', 'noun'],
]);
/** Their only texts are codes. */
const isOurs = new Set([
    'secrets-withheld',
    'paying-anew',
    'cancelled',
    'comment-off',
    'issue-off',
]);

;// CONCATENATED MODULE: ./run-baselines.js


const nothingRead = { read: { looks: new Map(), listed: new Map() }, needed: new Map() };
/** Finds baselines by what was read of them. */
function baselineFinder({ read: { looks, listed }, needed }, { plan: { benchmarks, batches, comparing }, rules, endpointUrl, ownIds, startedAtMs }) {
    return (index, evidence, run) => {
        const benchmark = benchmarks[index];
        if (benchmark?.baseline === undefined || comparing === null)
            return null;
        const { service, baseline } = benchmark;
        const isOwn = ({ benchmark: owner }) => owner === index;
        const isNeeded = [...needed].some(([batch, places]) => places.some((place) => batches[batch]?.jobs[place]?.benchmark === index));
        const found = rules.findBaseline({
            source: rules.sourceOf(benchmark, baseline, evidence),
            run,
            canRun: isNeeded,
            look: looks.get(index) ?? null,
            listed: listed.get(service) ?? null,
            endpointUrl,
            isSeeded: batches.some(({ seed, jobs }) => seed !== null && jobs.some(isOwn)),
            comparing,
            ...rules.factsOf(benchmark, evidence),
            ownIds,
            startedAtMs,
        });
        return { comparing, found };
    };
}
/** Jobs that are, or may be, paid for as baselines alone: nobody judges them. */
function baselineIdsOf({ plan, ledger, }) {
    const idsOf = (isIncluded) => (plan?.batches ?? []).filter(isIncluded).flatMap(({ index }) => {
        const payment = ledger?.paymentOf(index);
        if (payment?.state === 'uncertain')
            return [...payment.candidates, ...payment.named];
        return payment !== undefined && 'jobIds' in payment ? payment.jobIds : [];
    });
    return new Set(idsOf((batch) => !(0,plan_plan/* isJudged */.sL)(batch))).difference(new Set(idsOf(plan_plan/* isJudged */.sL)));
}
/** A notice that says of the jobs it names which of them are a baseline's. */
function withBaselines(notice, ofBaselines) {
    if (!('candidates' in notice) && notice.code !== 'paid-jobs-unreadable')
        return notice;
    const named = [
        'candidates' in notice ? notice.candidates : [],
        'paidIds' in notice ? notice.paidIds : [],
        'jobIds' in notice ? notice.jobIds : [],
    ].flat();
    const baselineIds = (0,ledger_payment/* unite */._f)(notice.baselineIds ?? [], named.filter((id) => ofBaselines.has(id)));
    return baselineIds.length === 0 ? notice : { ...notice, baselineIds };
}

// EXTERNAL MODULE: ./run-key.js
var run_key = __nccwpck_require__(9151);
// EXTERNAL MODULE: ./services/service.js
var service = __nccwpck_require__(6946);
// EXTERNAL MODULE: ./submit/budget.js
var budget = __nccwpck_require__(6864);
// EXTERNAL MODULE: ./submit/next-round.js
var next_round = __nccwpck_require__(2185);
;// CONCATENATED MODULE: ./verdict/cause.js
/** These say why whatever the verdict is. */
const always = ['input', 'internal', 'cancelled', 'uncertain-payment', 'key', 'credits'];
/** What else may have led to each verdict, the most telling first. */
const byVerdict = {
    passed: [],
    planned: [],
    failed: ['threshold', 'regression'],
    error: ['service', 'timeout', 'job'],
    inconclusive: ['inconclusive'],
};
/** The one code that best says why a run is not green; null when it is. `causes`: all that went wrong. */
function chooseCause(verdict, causes) {
    if (verdict === 'passed' || verdict === 'planned')
        return null;
    return [...always, ...byVerdict[verdict]].find((cause) => causes.has(cause)) ?? null;
}

;// CONCATENATED MODULE: ./verdict/judge-run.js
/** The run's verdict: the worst of its blocking benchmarks'. A run without one, or with one that is not judged, has proven nothing. */
function judgeRun(benchmarks) {
    const blocking = benchmarks.filter(({ benchmark }) => benchmark.level === 'block');
    const verdicts = new Set(blocking.map(({ verdict }) => verdict));
    if (verdicts.has('failed'))
        return 'failed';
    if (verdicts.has('error') || verdicts.has('running') || verdicts.has('planned') || verdicts.size === 0)
        return 'error';
    return verdicts.has('inconclusive') ? 'inconclusive' : 'passed';
}

// EXTERNAL MODULE: ./verdict/reason.js
var verdict_reason = __nccwpck_require__(7192);
;// CONCATENATED MODULE: ./run-state.js
















/** Why a run is ended that nobody has cancelled. */
class ActionFault extends Error {
    name = 'ActionFault';
}
/**
 * Everything known about a run at any moment. A report can be made of it whenever the run ends, however it ends: what
 * is not proven by then is an error.
 */
class RunState {
    title = '';
    model = null;
    warnOnly = false;
    /** The head commit that is tested. */
    commit = null;
    plan = null;
    /** What the plan is judged by, loaded with it. */
    rules = null;
    /** Null until there is a plan. */
    ledger = null;
    /** What each service told before money was spent. */
    checked = new Map();
    /** Completed jobs of the account by service, as they were before this run ended; for the history. */
    past = new Map();
    /** The full address of the endpoint that benchmarks are compared with; it may hold secrets. */
    baselineUrl = null;
    redact = (text) => text;
    /** For ids, which are of no use when a common word is taken out of them: only what is as long as a key is. */
    redactId = (text) => text;
    facts;
    #evidence = new Map();
    #notices = [];
    #baselines = nothingRead;
    #phase = { kind: 'running' };
    constructor(facts) {
        this.facts = facts;
    }
    /** Notes what happened. */
    tell(notice) {
        this.#notices.push(notice);
    }
    /** Whether anything went wrong with the run as a whole, so that it must not be green. */
    get hasFailed() {
        return this.#notices.some((notice) => (0,notice_0/* levelOf */.I)(notice) === 'error');
    }
    /** Notes what is known of some jobs. */
    learn(reader, jobs) {
        const key = (0,plan_plan/* readerKey */.T3)(reader);
        const known = this.#evidence.get(key) ?? new Map();
        for (const [id, evidence] of jobs)
            known.set(id, evidence);
        this.#evidence.set(key, known);
    }
    evidenceOf(reader, id) {
        return this.#evidence.get((0,plan_plan/* readerKey */.T3)(reader))?.get(id) ?? { id, job: null, lost: null };
    }
    /** The plan itself is the result: nothing was to be submitted. */
    endPlanned() {
        this.#phase = { kind: 'planned' };
    }
    /** The run was cut off. Benchmarks without a score get `unfinished` as their reason; a later run may resume their jobs. */
    endEarly(unfinished) {
        this.#phase = { kind: 'over', unfinished, isComplete: false };
    }
    /** The run has come to its verdict. Benchmarks without a score get `unfinished` as their reason. */
    end(unfinished = { code: 'without-result' }) {
        this.#phase = { kind: 'over', unfinished, isComplete: true };
    }
    /**
     * Closes what has served for a verdict, so that no later run takes it for its own, and opens what has proven to be something
     * else. Called once, after the last report.
     */
    close() {
        const { ledger, foreign } = this;
        const isComplete = this.#phase.kind === 'over' && this.#phase.isComplete;
        for (const { index, payment } of ledger?.paid ?? []) {
            if (payment.state !== 'paid')
                continue;
            if (foreign.includes(index))
                ledger?.apply(index, { kind: 'foreign' });
            else if (isComplete && !this.#isLateBaseline(index, payment.jobIds))
                ledger?.apply(index, { kind: 'judged' });
        }
    }
    /** Whether a baseline has not come to its end: a later run goes on with it. */
    #isLateBaseline(index, jobIds) {
        const batch = this.plan?.batches[index];
        if (batch === undefined || (0,plan_plan/* isJudged */.sL)(batch))
            return false;
        return jobIds.some((id) => {
            const { job } = this.evidenceOf(batch, id);
            return job === null || !(0,service/* isFinal */.d)(job);
        });
    }
    /** Every job id known so far, existing ones first; those of baselines are none that anybody should judge. */
    get jobIds() {
        const existing = (this.plan?.benchmarks ?? []).flatMap(({ work }) => work.kind === 'existing' ? [work.jobId] : []);
        const { ledger } = this;
        if (ledger === null)
            return existing;
        const ofBaselines = baselineIdsOf(this);
        return [...existing, ...[...ledger.jobIds, ...ledger.namedIds].filter((id) => !ofBaselines.has(id))];
    }
    /** Whether what is known of jobs and batches holds an id that is shown nowhere. */
    get hasHiddenIds() {
        return [...this.jobIds, ...this.#batchIds].some((id) => this.mustHide(id));
    }
    get #batchIds() {
        return (this.ledger?.paid ?? []).flatMap(({ payment: { batchId } }) => batchId ?? []);
    }
    /** Whether an id holds a secret: it is compared and sent as it is, and shown nowhere. */
    mustHide(id) {
        return (0,redact/* holdsSecret */.hK)(id, this.redactId);
    }
    /** Judges what is known now. */
    judge() {
        const { plan, rules } = this;
        if (plan === null || rules === null)
            return [];
        const phase = this.#phase;
        if (phase.kind === 'planned') {
            return plan.benchmarks.map((benchmark) => ({
                ...rules.unjudged(benchmark, this.#nameOf(benchmark), 'planned'),
                rounds: rules.plannedRounds(benchmark, plan.judging),
            }));
        }
        const unfinished = phase.kind === 'over' ? phase.unfinished : null;
        return this.#cases(plan).map((each) => rules.judgeBenchmark(each, unfinished));
    }
    /** Batches whose jobs prove to be something else than what was submitted: then what was paid for is not known. */
    get foreign() {
        const indexes = this.plan === null ? [] : this.#cases(this.plan).flatMap(({ foreignBatches }) => foreignBatches);
        return [...new Set(indexes)];
    }
    /** The report as of `nowMs`, milliseconds since the epoch. Its texts are free of secrets. */
    report(nowMs) {
        const judged = this.judge();
        const verdict = this.#verdict(judged);
        const ofBaselines = baselineIdsOf(this);
        const { plan, redact } = this;
        const { startedAtMs, runUrl, repositoryUrl } = this.facts;
        const benchmarks = judged.map((benchmark) => redactBenchmark(benchmark, this));
        const cause = this.#cause(verdict, judged);
        return {
            title: redact(this.title),
            verdict,
            cause,
            // An invalid input fails whatever the settings are, also where it takes the service to see that it is one.
            warnOnly: this.warnOnly && plan !== null && cause !== 'input',
            warnOnInconclusive: plan?.judging.onInconclusive === 'warn',
            confidencePct: plan?.judging.confidencePct ?? null,
            comparedUrl: plan?.comparing?.endpointUrl ? redact(plan.comparing.endpointUrl) : null,
            benchmarks,
            planned: plan === null ? [] : describePlan({ ...plan, batches: this.batches }, this.checked),
            balances: [...this.checked.values()].flatMap(({ balanceCredits }) => balanceCredits ?? []),
            notices: this.#notices.map((notice) => redactNotice(withBaselines(notice, ofBaselines), this)),
            unfinished: this.#phase.kind === 'over' ? this.#phase.unfinished : null,
            service: plan === null ? null : (0,plan_plan/* serviceOf */.z5)(plan),
            model: this.model === null ? null : redact(this.model),
            commit: this.commit,
            commitUrl: this.commit === null || repositoryUrl === null ? null : `${repositoryUrl}/commit/${this.commit}`,
            runUrl,
            startedAt: new Date(startedAtMs),
            finishedAt: this.#phase.kind === 'running' ? null : new Date(nowMs),
            credits: this.#credits(),
            batchIds: this.#batchIds.filter((id) => !this.mustHide(id)),
            jobIds: this.jobIds.filter((id) => !this.mustHide(id)),
            history: this.#history(benchmarks),
        };
    }
    /** Null while the run goes on, since only the end of the summary shows it, and where no list was read. */
    #history(benchmarks) {
        const { rules, past } = this;
        if (past.size === 0 || rules === null || this.#phase.kind !== 'over')
            return null;
        const jobOf = ({ benchmark }, id) => this.evidenceOf(benchmark, id).job;
        const ownIds = new Set(this.jobIds);
        return rules.historyOf({ benchmarks, past, jobOf, ownIds, startedAtMs: this.facts.startedAtMs });
    }
    #cause(verdict, benchmarks) {
        const phase = this.#phase;
        if (verdict === 'running')
            return null;
        const causes = [
            ...this.#notices.map(notice_0/* causeOf */.r),
            ...benchmarks.map(({ reason }) => (reason === null ? null : (0,verdict_reason/* causeOfReason */.h)(reason))),
            phase.kind === 'over' && !phase.isComplete ? (0,verdict_reason/* causeOfUnfinished */.UF)(phase.unfinished) : null,
        ];
        return chooseCause(verdict, new Set(causes.filter((cause) => cause !== null)));
    }
    /** What is paid for, with the batches as they are planned. What is to be paid anew is left out until the run is over. */
    get payments() {
        const { ledger, plan } = this;
        if (ledger === null || plan === null)
            return [];
        const isOver = this.#phase.kind === 'over';
        return ledger.paid.flatMap(({ index, payment }) => {
            const batch = plan.batches[index];
            if (batch === undefined)
                return [];
            // A further round that an earlier run had stopped is none of this one's.
            const isStopped = payment.jobIds.some((id) => this.evidenceOf(batch, id).stopped !== undefined);
            if ((0,ledger_payment/* isPayable */.JK)(payment) && !(isOver && ((0,plan_plan/* roundOf */.O7)(batch) === 1 || isStopped)))
                return [];
            return { batch, payment, isEarlier: !(0,run_key/* isSameRun */.M)(payment.submit.by, ledger.run) };
        });
    }
    #cases(plan) {
        const { rules } = this;
        if (rules === null)
            return [];
        return rules.gatherCases({
            plan,
            paid: this.payments,
            nameOf: (benchmark) => this.#nameOf(benchmark),
            evidenceOf: (reader, id) => this.evidenceOf(reader, id),
            baselineOf: this.#baselineFinder(),
            startedAtMs: this.facts.startedAtMs,
        });
    }
    /**
     * Learns what benchmarks are compared with, and so which baselines are to be run: those that can be, of which the account has too few
     * jobs.
     */
    compareWith(read) {
        this.#baselines = { ...this.#baselines, read };
        const { plan, rules } = this;
        if (plan === null || rules === null)
            return;
        const find = this.#baselineFinder();
        const lacking = [...plan.benchmarks.keys()].filter((index) => {
            const compared = find(index, [], null);
            return compared !== null && rules.isLacking(compared.found);
        });
        this.#baselines = { ...this.#baselines, needed: (0,next_round/* baselinesFor */.e9)(new Set(lacking), plan.batches) };
    }
    /** The places of the jobs that are run for baselines. */
    get neededBaselines() {
        return this.#baselines.needed;
    }
    /** The plan's batches as far as they may be asked for. */
    get batches() {
        return this.plan === null ? [] : (0,next_round/* neededOf */.b1)(this.plan.batches, this.neededBaselines);
    }
    /** What is known of a benchmark's baseline before any of its jobs is; null where it has none. */
    findBaseline(index) {
        return this.#baselineFinder()(index, [], null)?.found ?? null;
    }
    /** Finds the baselines of benchmarks by what is known now. */
    #baselineFinder() {
        const { plan, rules, baselineUrl: endpointUrl } = this;
        if (plan === null || rules === null || plan.comparing === null)
            return () => null;
        const ownIds = new Set(this.jobIds);
        return baselineFinder(this.#baselines, { plan, rules, endpointUrl, ownIds, startedAtMs: this.facts.startedAtMs });
    }
    #nameOf({ service, id }) {
        return this.checked.get(service)?.names.get(id) ?? null;
    }
    #verdict(benchmarks) {
        const phase = this.#phase;
        if (phase.kind === 'running')
            return 'running';
        if (phase.kind === 'planned')
            return this.hasFailed ? 'error' : 'planned';
        const verdict = judgeRun(benchmarks);
        // Whatever went wrong with the run as a whole, the check must not be green.
        return this.hasFailed && verdict !== 'failed' ? 'error' : verdict;
    }
    /** What the jobs themselves say they cost, else the price of what is paid; in a dry run the price of the plan. */
    get #mayBeCharged() {
        return this.#notices.some((notice) => notice.code === 'submit-refused' && notice.mayBeCharged);
    }
    #credits() {
        const { plan, ledger, checked } = this;
        if (plan === null)
            return null;
        const nothing = plan.benchmarks.some(({ service }) => capabilities/* capabilities */.R[service].hasCredits) ? 0 : null;
        if (plan.batches.length === 0)
            return nothing;
        if (this.#phase.kind === 'planned')
            return (0,budget/* costOf */.ho)(this.batches, checked);
        if (this.#phase.kind === 'over' && (ledger === null || ledger.isUnspent))
            return this.#mayBeCharged ? null : nothing;
        return (0,budget/* spentOn */.g2)(this.payments, {
            prices: checked,
            creditsOf: (batch, id) => this.evidenceOf(batch, id).job?.credits ?? null,
        });
    }
}


/***/ }),

/***/ 8325:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ redactTexts)
/* harmony export */ });
/** Fields whose texts are our own: a secret that looks like one of them must not change what they mean. */
const codes = new Set(['code', 'kind', 'service']);
/** A plain value with the secrets taken out of every text in it, however deep. */
function redactTexts(value, redact) {
    const copy = structuredClone(value);
    redactIn(copy, redact);
    return copy;
}
function redactIn(value, redact) {
    for (const [key, each] of Object.entries(value)) {
        if (typeof each === 'string') {
            if (!codes.has(key))
                Reflect.set(value, key, redact(each));
        }
        else if (typeof each === 'object' && each !== null)
            redactIn(each, redact);
    }
}


/***/ }),

/***/ 6946:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ ServiceError),
/* harmony export */   d: () => (/* binding */ isFinal)
/* harmony export */ });
/** Whether nothing will change any more. An unrecognised state is not final: it is waited for until the deadline. */
function isFinal({ state }) {
    switch (state) {
        case 'scored':
        case 'failed':
        case 'cancelled':
        case 'timed-out':
            return true;
        case 'waiting':
        case 'running':
        case 'unrecognised':
            return false;
    }
}
/** A failed service call. The message is a sentence that may be shown: it holds no secret and no URL query. */
class ServiceError extends Error {
    name = 'ServiceError';
    kind;
    /** The HTTP status of the answer; null when it is not known, or none came. */
    status;
    /** How long the service asked to wait, in milliseconds. */
    retryAfterMs;
    /** Whether the answer was longer than is read: a shorter list may be read. */
    isTooLarge;
    /** Whether its status says plainly that nothing was done; others may come from a proxy, or after the work. */
    isPlainRefusal;
    /** Whose API it was; null where an answer came and is found wanting. */
    service;
    /** Whether it is the proxy that failed, and not the service. */
    isProxy;
    constructor(kind, message, options = {}) {
        super(message, { cause: options.cause });
        this.kind = kind;
        this.status = options.status ?? null;
        this.retryAfterMs = options.retryAfterMs ?? null;
        this.isTooLarge = options.isTooLarge ?? false;
        this.isPlainRefusal = options.isPlainRefusal ?? false;
        this.service = options.service ?? null;
        this.isProxy = options.isProxy ?? false;
    }
    /** The error as plain data. */
    get failure() {
        const { kind, message: text, service, isProxy } = this;
        return { kind, text, service, isProxy };
    }
    /** Whether a page came where JSON should be: somebody else answers at this address. JSON of another shape may be the service's own. */
    get isPage() {
        return this.kind === 'unreadable' && this.service !== null && !this.isTooLarge;
    }
    /** Whether the service said no, or told of something else: asking again at once tells no more. */
    get isRefusal() {
        const { kind } = this;
        return kind === 'not-found' || kind === 'refused' || kind === 'unauthorised' || kind === 'mismatch';
    }
}


/***/ }),

/***/ 6864:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ checkBudget),
/* harmony export */   b0: () => (/* binding */ planCost),
/* harmony export */   g2: () => (/* binding */ spentOn),
/* harmony export */   ho: () => (/* binding */ costOf)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1259);

/** What some batches cost in credits; null when none of their services has a price, or one of the prices is not known. */
function costOf(batches, prices) {
    if (unknownPrices(batches, prices).length > 0)
        return null;
    const costs = batches.flatMap((batch) => costOfBatch(batch, prices) ?? []);
    return costs.length === 0 ? null : addCredits(costs);
}
/** What is paid for costs what all of its jobs say, else what they were asked for at. */
function spentOn(paid, { prices, creditsOf }) {
    const credits = paid.flatMap(({ batch, payment }) => payment.jobIds.map((id) => creditsOf(batch, id)));
    if (credits.length > 0 && credits.every((each) => each !== null))
        return addCredits(credits);
    const asked = paid.map(({ batch, payment }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .withJobs */ .xM)(batch, payment.submit.asked));
    return costOf(asked, prices);
}
/** Credits as the user adds them up: they are decimal fractions, and 3 \u00d7 0.1 is 0.3. */
function addCredits(credits) {
    return Number(credits.reduce((sum, each) => sum + each, 0).toFixed(6));
}
function costOfBatch({ service, jobs }, prices) {
    const unitPrices = prices.get(service)?.unitPrices ?? null;
    if (unitPrices === null)
        return null;
    return jobs.reduce((sum, { benchmarkId, units }) => sum + units * (unitPrices.get(benchmarkId)?.credits ?? 0), 0);
}
function isUnknown(price) {
    return price === undefined || price.basis === 'unreadable' || price.basis === 'list-failed';
}
/** Benchmarks of which a price should be known and is not: what they cost may be anything. */
function unknownPrices(batches, prices) {
    const ids = batches.flatMap(({ service, jobs }) => {
        const unitPrices = prices.get(service)?.unitPrices ?? null;
        if (unitPrices === null)
            return [];
        return jobs.flatMap(({ benchmarkId: id }) => (isUnknown(unitPrices.get(id)) ? [id] : []));
    });
    return [...new Set(ids)];
}
/** Why the plan may not be submitted; empty when it may. */
function checkBudget({ planned, payable, prices, maxCredits, hasPaid }) {
    const notices = [];
    if (maxCredits !== null) {
        const cost = costOf(planned, prices);
        if (cost !== null && cost > maxCredits)
            notices.push({ code: 'over-max-credits', cost, maxCredits, hasPaid });
        const benchmarkIds = unknownPrices(planned, prices);
        if (benchmarkIds.length > 0)
            notices.push({ code: 'price-unknown', benchmarkIds, maxCredits });
    }
    for (const [service, { balanceCredits }] of prices) {
        const cost = costOf(payable.filter((batch) => batch.service === service), prices);
        if (cost !== null && balanceCredits !== null && cost > balanceCredits)
            notices.push({ code: 'balance-too-low', cost, balance: balanceCredits, hasPaid });
    }
    return notices;
}
/** What is about to be spent, for the log; null when nothing is. */
function planCost({ payable, prices }) {
    const cost = costOf(payable, prices);
    if (cost === null || cost === 0)
        return null;
    const balances = [...prices.values()].flatMap(({ balanceCredits }) => balanceCredits ?? []);
    return { code: 'plan-cost', cost, isMost: payable.some((batch) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .roundOf */ .O7)(batch) > 1), balances };
}


/***/ }),

/***/ 2185:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b1: () => (/* binding */ neededOf),
/* harmony export */   e9: () => (/* binding */ baselinesFor),
/* harmony export */   qy: () => (/* binding */ nextRound),
/* harmony export */   rk: () => (/* binding */ firstRound)
/* harmony export */ });
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1259);
/* harmony import */ var _verdict_rounds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);


/** The places of the baselines of these benchmarks. */
function baselinesFor(benchmarks, batches) {
    const needed = batches.flatMap((batch) => {
        if ((0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isJudged */ .sL)(batch))
            return [];
        const places = [...batch.jobs.entries()].flatMap(([place, { benchmark }]) => benchmarks.has(benchmark) ? place : []);
        return places.length === 0 ? [] : [[batch.index, places]];
    });
    return new Map(needed);
}
/** The first round asks for everything that it holds, and of baselines for what is needed. */
function firstRound({ batches }, needed) {
    return { nth: 1, batches: neededOf(batches, needed).filter((batch) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .roundOf */ .O7)(batch) === 1), asked: needed };
}
/** The batches as far as they may be asked for. */
function neededOf(batches, needed) {
    return batches.flatMap((batch) => {
        if ((0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .isJudged */ .sL)(batch))
            return [batch];
        const places = needed.get(batch.index) ?? [];
        return places.length === 0 ? [] : [(0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .withJobs */ .xM)(batch, places)];
    });
}
/** The next round that can be asked for, with the jobs of what is undecided alone; null when there is none. */
function nextRound({ batches, paid, undecided }) {
    const open = undecided.flatMap((benchmark) => (0,_verdict_rounds_js__WEBPACK_IMPORTED_MODULE_0__/* .openJobsOf */ .g9)(benchmark, { batches, paid }));
    const nth = Math.min(...open.map(({ batch }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .roundOf */ .O7)(batch)));
    const due = open.filter(({ batch }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .roundOf */ .O7)(batch) === nth);
    if (due.length === 0)
        return null;
    const byBatch = [...Map.groupBy(due, ({ batch }) => batch)]
        .map(([batch, jobs]) => ({ batch, places: jobs.map(({ place }) => place).toSorted((a, b) => a - b) }))
        .toSorted((a, b) => a.batch.index - b.batch.index);
    return {
        nth,
        batches: byBatch.map(({ batch, places }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .withJobs */ .xM)(batch, places)),
        asked: new Map(byBatch.map(({ batch, places }) => [batch.index, places])),
    };
}


/***/ }),

/***/ 2005:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ lazyPattern)
/* harmony export */ });
/**
 * A regular expression that is read when it is first used. For those that name properties of Unicode: V8 looks up the tables of each in a
 * literal twice, when it reads the file and when it comes to use it, and two dozen of them took 4 ms of every start.
 */
function lazyPattern(source, flags) {
    let pattern = null;
    return () => {
        pattern ??= new RegExp(source, flags);
        return pattern;
    };
}


/***/ }),

/***/ 6653:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GX: () => (/* binding */ toOneLine),
/* harmony export */   Jn: () => (/* binding */ isPrintableAscii),
/* harmony export */   cT: () => (/* binding */ joinLines)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lazy_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2005);


/** Characters that take no room of their own: zero width, bidi controls, tags, variation selectors, soft hyphens. */
const invisible = (0,_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .lazyPattern */ .x)(String.raw `[\p{Cf}\p{Default_Ignorable_Code_Point}]`, 'gu');
/** Control characters (CR, LF, NEL, NUL, ESC, \u2026), line and paragraph separators, every kind of space. */
const blank = (0,_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .lazyPattern */ .x)(String.raw `[\p{Cc}\p{Z}]+`, 'gu');
/** More than two marks on one letter write over the lines above and below. */
const piledMarks = (0,_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .lazyPattern */ .x)(String.raw `(\p{M}{2})\p{M}+`, 'gu');
/** Code points that no document may hold; lone surrogates are replaced before. */
const nonCharacters = (0,_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .lazyPattern */ .x)(String.raw `\p{Noncharacter_Code_Point}`, 'gu');
/** A control character, or what ends a line, with what indents the next one. */
const lineBreak = (0,_lazy_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .lazyPattern */ .x)(String.raw `[\p{Cc}\u2028\u2029][\p{Cc}\p{Z}]*`, 'gu');
/**
 * Makes one visible line of any text: no control, invisible or bidi character, no line break, single spaces, well-formed Unicode.
 *
 * It is not escaped: each renderer escapes for its own format. No renderer takes anything else out of a text, so a secret that
 * cannot be found in this line cannot be read in what is rendered either.
 */
function toOneLine(text) {
    if (isPrintableAscii(text) && !/^ | $| {2}/.test(text))
        return text;
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .toWellFormed()
        .replace(invisible(), '')
        .replace(nonCharacters(), '\u{FFFD}')
        .replace(blank(), ' ')
        .replace(piledMarks(), '$1')
        .trim();
}
/**
 * The one line that a text was before it was broken into lines, or between whose characters control characters stand: nothing is in their
 * place.
 */
function joinLines(text) {
    return toOneLine(isPrintableAscii(text) ? text : (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).replace(lineBreak(), ''));
}
/** Whether a text has nothing but what keyboards have: most do. */
function isPrintableAscii(text) {
    return !/[^ -~]/.test(text);
}


/***/ }),

/***/ 2514:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XR: () => (/* binding */ groupByMoment),
/* harmony export */   om: () => (/* binding */ historyOf),
/* harmony export */   vD: () => (/* binding */ maxResults),
/* harmony export */   vw: () => (/* binding */ hasValidScore)
/* harmony export */ });
/* unused harmony export pastResults */
/* harmony import */ var _pool_scores_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9464);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4016);


/** So many results of a benchmark are shown. */
const maxResults = 20;
/** Jobs of one submit are created in one moment, or batch after batch; nothing else tells that they belong together. */
const maxGapMs = 10_000;
/** Puts together what was made in one moment: no two neighbours are further apart than the batches of one submit. Oldest first. */
function groupByMoment(items) {
    const groups = [];
    for (const item of items.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
        const last = groups.at(-1);
        const gapMs = item.at.getTime() - (last?.at(-1)?.at.getTime() ?? Number.NEGATIVE_INFINITY);
        if (last === undefined || gapMs > maxGapMs)
            groups.push([item]);
        else
            last.push(item);
    }
    return groups;
}
/** A benchmark's newest results against one endpoint, oldest first. Only the full address takes a job, and only a valid score counts. */
function pastResults(options) {
    const { jobs, benchmarkId, endpointUrl, ownIds, current } = options;
    const fitting = jobs.flatMap((job) => {
        const isWanted = job.benchmarkId === benchmarkId && job.endpointUrl === endpointUrl && !ownIds.has(job.id);
        return isWanted && hasValidScore(job) && job.createdAt !== null ? [{ at: job.createdAt, job }] : [];
    });
    const earlier = groupByMoment(fitting).flatMap((group) => {
        const [first, ...others] = group;
        const pooled = first &&
            (0,_pool_scores_js__WEBPACK_IMPORTED_MODULE_0__/* .poolScores */ .G)(first.job, others.map(({ job }) => job));
        if (first === undefined || pooled === undefined || 'reason' in pooled)
            return [];
        const { scorePct, passed, scored } = pooled;
        return [{ at: first.at, scorePct, passed, scored, isThisRun: false }];
    });
    const all = current === null ? earlier : [...earlier, { ...current, isThisRun: true }];
    return all.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(-maxResults);
}
/** What benchmarks scored before against the endpoints that their jobs ran against, with what this run has come to. */
function historyOf({ benchmarks, past, jobOf, ownIds, startedAtMs }) {
    const pastJobs = new Map([...past].map(([service, { jobs }]) => [service, Map.groupBy(jobs, ({ benchmarkId }) => benchmarkId)]));
    const histories = benchmarks.flatMap((benchmark, index) => {
        const ofService = pastJobs.get(benchmark.benchmark.service);
        const [first] = benchmark.jobs.flatMap(({ id }) => jobOf(benchmark, id) ?? []);
        if (ofService === undefined || first === undefined)
            return [];
        const { benchmarkId, endpointUrl, createdAt } = first;
        if (benchmarkId === null || endpointUrl === null)
            return [];
        const { scorePct, passed, scored } = benchmark;
        const at = createdAt ?? new Date(startedAtMs);
        const current = scorePct === null ? null : { at, scorePct, passed, scored };
        const jobs = ofService.get(benchmarkId) ?? [];
        return [{ index, results: pastResults({ jobs, benchmarkId, endpointUrl, ownIds, current }) }];
    });
    const cut = [...past.values()].filter(({ mayBeCut }) => mayBeCut);
    const isWhole = cut.length === 0 || histories.every(({ results }) => results.length >= maxResults);
    const times = cut.flatMap(({ jobs }) => jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []));
    // One by one: a list of the service may be longer than a call has room for.
    const earliestMs = times.reduce((earliest, atMs) => Math.min(earliest, atMs), Number.POSITIVE_INFINITY);
    return { benchmarks: histories, knownSince: isWhole || times.length === 0 ? null : new Date(earliestMs) };
}
/** Whether a job has a score that can be counted on. */
function hasValidScore(job) {
    return job.state === 'scored' && (0,_score_js__WEBPACK_IMPORTED_MODULE_1__/* .faultOfScore */ .yy)(job) === null;
}


/***/ }),

/***/ 9464:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ poolScores)
/* harmony export */ });
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4016);

/** What is shown is what is judged: one job's own score, the lower of its readings; or 100 \u00d7 passed \u00f7 scored over several. */
function poolScores(first, others) {
    if (others.length === 0) {
        const { score } = first;
        const { otherReading = null } = score;
        const [lower, higher] = otherReading !== null && otherReading.pct < score.pct ? [otherReading, score] : [score, otherReading];
        return { ...toPooled(lower), higher: higher && toPooled(higher) };
    }
    let [passed, scored] = [0, 0];
    for (const { id: jobId, score } of [first, ...others]) {
        if (score.passed === null || score.scored === null || score.otherReading !== undefined)
            return { reason: { code: 'counts-unknown', jobId } };
        passed += score.passed;
        scored += score.scored;
    }
    const tooMany = (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .faultOfCount */ .fb)(scored);
    if (tooMany !== null)
        return { reason: tooMany };
    return { scorePct: (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorePctOf */ .Fw)(passed, scored), passed, scored, scenariosPct: null, higher: null };
}
function toPooled({ pct, passed, scored, scenariosPct, attempts }) {
    const pooled = { scorePct: (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .roundPct */ .Iq)(pct), passed, scored, scenariosPct: scenariosPct ?? null };
    return { ...pooled, ...(attempts !== undefined && { attempts }) };
}


/***/ }),

/***/ 7192:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q6: () => (/* binding */ failureIn),
/* harmony export */   UF: () => (/* binding */ causeOfUnfinished),
/* harmony export */   h: () => (/* binding */ causeOfReason)
/* harmony export */ });
/** The failed call that kept a benchmark from its result; null where it was nothing of that kind. */
function failureIn(reason) {
    if (reason.code === 'job-unreadable' || reason.code === 'maybe-its-own-unreadable')
        return reason.failure;
    // What else ended the run says more.
    if (reason.code === 'not-finished' && reason.why.code === 'timed-out')
        return reason.failure ?? null;
    return null;
}
/** The cause that a reason stands for; null when the cause lies elsewhere, in what ended the run before this. */
function causeOfReason(reason) {
    const failure = failureIn(reason);
    switch (reason.code) {
        case 'below-threshold':
            return 'threshold';
        case 'regression':
            return 'regression';
        case 'regression-not-excluded':
        case 'cannot-show-regression':
        case 'not-compared':
        case 'threshold-in-interval':
        case 'by-chance-too-often':
            return 'inconclusive';
        case 'job-unreadable':
        case 'maybe-its-own-unreadable':
            return causeOfFailure(reason.failure);
        case 'not-finished':
            return failure === null ? causeOfUnfinished(reason.why) : causeOfFailure(failure);
        case 'undecided':
        case 'job-stopped':
        case 'jobs-missing':
        case 'state-unrecognised':
            return causeOfUnfinished(reason.why);
        case 'no-interval':
        case 'score-out-of-range':
        case 'nothing-scored':
        case 'counts-unknown':
        case 'too-many-scored':
        case 'too-few-scored':
        case 'readings-disagree':
        case 'counts-contradict-score':
        case 'job-failed':
        case 'job-cancelled':
        case 'job-timed-out':
        case 'no-valid-score':
        case 'wrong-job-count':
        case 'wrong-benchmark':
        case 'benchmark-unknown':
        case 'older-than-submit':
        case 'another-origin':
        case 'too-old':
        case 'age-unknown':
        case 'wrong-endpoint':
        case 'wrong-agent':
        case 'wrong-model':
            return 'job';
    }
}
function causeOfFailure({ kind }) {
    switch (kind) {
        case 'unauthorised':
            return 'key';
        // Of a job that is asked for by its id.
        case 'not-found':
        case 'mismatch':
            return 'job';
        case 'unreachable':
        case 'throttled':
        case 'refused':
        case 'unavailable':
        case 'unreadable':
            return 'service';
    }
}
/** The cause that lies in why a run did not wait to the end; null where that is only a consequence. */
function causeOfUnfinished({ code }) {
    switch (code) {
        case 'timed-out':
            return 'timeout';
        case 'cancelled':
            return 'cancelled';
        case 'internal-error':
            return 'internal';
        case 'invalid-input':
            return 'input';
        case 'maybe-submitted':
            return 'uncertain-payment';
        case 'unreadable':
            return 'service';
        case 'job-not-found':
        case 'without-result':
            return 'job';
        case 'fail-fast':
        case 'not-submitted':
        case 'rest-not-submitted':
        case 'not-all-submitted':
            return null;
    }
}


/***/ }),

/***/ 8161:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  iN: () => (/* binding */ askedOf),
  Vy: () => (/* binding */ caseRoundsOf),
  uJ: () => (/* binding */ looksOf),
  g9: () => (/* binding */ openJobsOf),
  no: () => (/* binding */ replacedAmong)
});

// EXTERNAL MODULE: ./plan/plan.js
var plan = __nccwpck_require__(1259);
;// CONCATENATED MODULE: ./verdict/statistics/looks.js
/**
 * The looks of a run whose rounds scored other numbers of units than planned: the numbers scored after each round so far, then the
 * planned looks beyond them. A run ends with its planned number of rounds.
 */
function looksAsScored(planned, scored) {
    const looks = [...scored, ...planned.slice(scored.length)];
    return looks.filter((units, index) => units > Math.max(0, ...looks.slice(0, index)));
}

;// CONCATENATED MODULE: ./verdict/rounds.js


/**
 * The jobs of a benchmark, by its index, that can still be asked for, round by round. A batch is submitted once: where it went without this
 * benchmark, which then was decided or was not in that round, the whole round is over for it.
 */
function openJobsOf(benchmark, { batches, paid }) {
    const payments = new Map(paid.map((each) => [each.batch.index, each]));
    const own = batches.filter((batch) => (0,plan/* isJudged */.sL)(batch) && placesOf(batch, benchmark).length > 0);
    const isLeftOut = (batch) => {
        const payment = payments.get(batch.index);
        return payment !== undefined && askedFor(payment, benchmark).length === 0;
    };
    const over = new Set(own.filter(isLeftOut).map(plan/* roundOf */.O7));
    return own
        .filter((batch) => !payments.has(batch.index) && !over.has((0,plan/* roundOf */.O7)(batch)))
        .flatMap((batch) => placesOf(batch, benchmark).map(([place, job]) => ({ batch, place, job })));
}
/** Every report asks for the jobs of each benchmark in turn: a batch is gone through once, not once for each. */
const placesIn = new WeakMap();
const askedIn = new WeakMap();
function placesOf(batch, benchmark) {
    const places = placesIn.get(batch) ?? Map.groupBy(batch.jobs.entries(), ([, job]) => job.benchmark);
    placesIn.set(batch, places);
    return places.get(benchmark) ?? [];
}
function askedFor(payment, benchmark) {
    const asked = askedIn.get(payment) ?? Map.groupBy(askedOf(payment), (job) => job.benchmark);
    askedIn.set(payment, asked);
    return asked.get(benchmark) ?? [];
}
/** The jobs that a submit has really asked for. */
function askedOf({ batch, payment }) {
    return (0,plan/* withJobs */.xM)(batch, payment.submit.asked).jobs;
}
/** How far a benchmark in rounds has come, with the jobs that are expected of it so far: those of every round that has begun. */
function caseRoundsOf(benchmark, spending) {
    const asked = spending.paid
        .filter(({ batch }) => (0,plan/* isJudged */.sL)(batch))
        .flatMap((each) => askedFor(each, benchmark).map((job) => ({ round: (0,plan/* roundOf */.O7)(each.batch), job })));
    const open = openJobsOf(benchmark, spending).map(({ batch, job }) => ({ round: (0,plan/* roundOf */.O7)(batch), job }));
    const begun = new Set([1, ...asked.map(({ round }) => round)]);
    const expected = [...asked, ...open.filter(({ round }) => begun.has(round))];
    const coming = open.filter(({ round }) => !begun.has(round));
    return {
        expected: expected.map(({ job }) => job),
        rounds: {
            asked: byRound(expected).map(([round, jobs]) => ({ round, jobs: jobs.length, units: unitsOf(jobs) })),
            comingUnits: byRound(coming).map(([, jobs]) => unitsOf(jobs)),
        },
    };
}
function unitsOf(jobs) {
    return jobs.reduce((sum, { job }) => sum + job.units, 0);
}
function byRound(items) {
    return [...Map.groupBy(items, ({ round }) => round)].toSorted(([a], [b]) => a - b);
}
/**
 * The jobs that failed and that a round after them stands in for: those of one round at most, which is not the last that can be asked for,
 * and only where at least as many units are left as the first round has. `isOver`: nothing more is asked for.
 */
function replacedAmong(witnesses, { asked, comingUnits }, isOver) {
    const failed = witnesses.filter(({ judged: { reason } }) => reason !== null && isReplaceable(reason));
    const [round, ...others] = new Set(failed.map(plan/* roundOf */.O7));
    if (round === undefined || others.length > 0)
        return new Set();
    const coming = isOver ? [] : comingUnits;
    const isFollowed = coming.length > 0 || asked.some((later) => later.round > round);
    const isReplaced = isFollowed && hasUnitsWithout(failed.length, { round, asked, coming });
    return new Set(isReplaced ? failed : []);
}
/** Whether without so many jobs of a round, each of which holds an equal part of its units, as many units are left as the first round has. */
function hasUnitsWithout(jobs, { round, asked, coming }) {
    const [first] = asked;
    const failing = asked.find((each) => each.round === round);
    if (first === undefined || failing === undefined)
        return false;
    const lost = Math.ceil((failing.units * jobs) / failing.jobs);
    const left = [...asked.map(({ units }) => units), ...coming].reduce((sum, units) => sum + units, -lost);
    return left >= first.units;
}
/** Whether a job has failed at the service, which says nothing of the model. */
function isReplaceable({ code }) {
    return code === 'job-failed' || code === 'job-timed-out' || code === 'job-cancelled';
}
/**
 * After how many units it is looked: those that were scored round by round, then those that further rounds would bring, if the service goes
 * on to score as many for each that is asked for.
 */
function looksOf(witnesses, { asked, comingUnits }) {
    const ofRound = Map.groupBy(witnesses, plan/* roundOf */.O7);
    const rounds = asked.map(({ round, jobs, units }) => {
        const scored = (ofRound.get(round) ?? []).flatMap(({ judged }) => judged.scored ?? []);
        return { units, isWhole: scored.length === jobs, scored: sumOf(scored) };
    });
    const scored = rise(0, rounds.map((each) => each.scored));
    const whole = rounds.filter(({ isWhole }) => isWhole);
    const perUnit = sumOf(whole.map((each) => each.scored)) / sumOf(whole.map(({ units }) => units)) || 1;
    const coming = comingUnits.map((units) => Math.max(1, Math.round(perUnit * units)));
    return looksAsScored([...scored, ...rise(scored.at(-1) ?? 0, coming)], scored);
}
/** The sums of these steps, one after the other. */
function rise(from, steps) {
    return steps.map((_, nth) => from + sumOf(steps.slice(0, nth + 1)));
}
function sumOf(counts) {
    return counts.reduce((sum, count) => sum + count, 0);
}


/***/ }),

/***/ 4016:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fw: () => (/* binding */ scorePctOf),
/* harmony export */   Iq: () => (/* binding */ roundPct),
/* harmony export */   WZ: () => (/* binding */ isSamePct),
/* harmony export */   fb: () => (/* binding */ faultOfCount),
/* harmony export */   yy: () => (/* binding */ faultOfScore),
/* harmony export */   zB: () => (/* binding */ isShareOf)
/* harmony export */ });
/** Percent with two decimals, as the services round: 2 of 3 is 66.67. */
function roundPct(pct) {
    return Math.round(pct * 100) / 100;
}
/** Score of units in percent with two decimals. `scored` must be above 0. */
function scorePctOf(passed, scored) {
    return Math.round((10_000 * passed) / scored) / 100;
}
/** A reported score may differ from its own counts by its rounding, not by more. */
const toleratedPct = 0.01;
/**
 * The most units that a result may rest on: ten times what a plan can ask for. What decides them takes a number for each unit, so a count
 * without a limit would take all time and memory instead of an error.
 */
const maxScored = 100_000;
/** Why so many units are too many; null when they are not. Null units are not known. */
function faultOfCount(scored) {
    return scored !== null && scored > maxScored ? { code: 'too-many-scored', scored, max: maxScored } : null;
}
/**
 * Why the score that a job reports is none, or null when it is valid. Every comparison is written so that what is not a number
 * fails it.
 */
function faultOfScore({ id: jobId, size, score }) {
    const { pct, lowestPct = 0, passed, failed = null, otherReading } = score;
    const scored = score.scored ?? addUp(passed, failed);
    if (!(pct >= lowestPct && pct <= 100))
        return { code: 'score-out-of-range', jobId, pct, lowestPct };
    if (scored !== null && !(scored > 0))
        return { code: 'nothing-scored', jobId };
    const tooMany = faultOfCount(scored);
    if (tooMany !== null)
        return tooMany;
    // Less than half of what the job holds proves nothing of the rest.
    if (scored !== null && size !== null && 2 * scored < size)
        return { code: 'too-few-scored', jobId, scored, size };
    if (otherReading !== undefined) {
        const fault = faultOfScore({ id: jobId, size: null, score: otherReading });
        if (fault !== null)
            return fault;
    }
    const contradiction = { code: 'counts-contradict-score', jobId, pct, passed, scored: score.scored };
    if (passed !== null && score.scored !== null && !isShareOf(pct, { passed, scored: score.scored }))
        return contradiction;
    return failed === null ? faultOfOne(contradiction) : faultOfFailed({ ...contradiction, failed });
}
/** Whether a score in percent is what so many passed units of those scored come to. */
function isShareOf(pct, { passed, scored }) {
    return passed >= 0 && passed <= scored && isSamePct(pct, (100 * passed) / scored);
}
/** Whether two scores in percent are one but for their rounding. */
function isSamePct(pct, otherPct) {
    return Math.abs(pct - otherPct) <= toleratedPct + 1e-9;
}
/** The count of passed units alone tells whether there are any. */
function faultOfOne(contradiction) {
    const { pct, passed, scored } = contradiction;
    return passed === null || scored !== null || passed > 0 === pct > 0 ? null : contradiction;
}
/** Of three counts any two tell the third; the count of failed units alone tells whether there are any. */
function faultOfFailed(contradiction) {
    const { pct, passed, failed } = contradiction;
    const scored = contradiction.scored ?? addUp(passed, failed);
    if (scored === null)
        return failed > 0 === pct < 100 ? null : contradiction;
    const isWhole = passed === null || passed + failed === scored;
    return isWhole && isShareOf(pct, { passed: scored - failed, scored }) ? null : contradiction;
}
function addUp(passed, failed) {
    return passed === null || failed === null ? null : passed + failed;
}


/***/ }),

/***/ 7723:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ roundOutwards),
/* harmony export */   d: () => (/* binding */ positionOf)
/* harmony export */ });
/**
 * An interval as it is shown and judged: rounded outwards to two decimals, so that it never says more than is known.
 *
 * Scores and thresholds have two decimals too. So the rounding moves no lower limit across a threshold, a score rounded from
 * a value inside the interval lies inside it, and what reaches a threshold on paper reaches it in the verdict.
 */
function roundOutwards([low, high]) {
    return [Math.floor(low * 100) / 100, Math.ceil(high * 100) / 100];
}
/** Judges a rounded interval by a threshold of two decimals: the one rule of `judge-by: interval`. */
function positionOf([lowPct, highPct], thresholdPct) {
    if (lowPct >= thresholdPct)
        return 'at-or-above';
    return highPct < thresholdPct ? 'below' : 'both';
}


/***/ }),

/***/ 1591:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ zOfConfidence)
/* harmony export */ });
const central = [
    [
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
        33430.57558358813, 2509.0809287301227,
    ],
    [
        1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
        28729.085735721943, 5226.495278852854,
    ],
];
const tail = [
    [
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
        0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
    ],
    [
        1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
        0.0005475938084995345, 1.0507500716444169e-9,
    ],
];
/**
 * How many standard deviations either way of the mean hold this share of a normal distribution: 1.959964 for 95%.
 * Accurate to 15 digits. `confidencePct` is from 1 to 99.9999; anything else throws a RangeError.
 *
 * Source: Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), PPND16,
 * without the branch for probabilities below 1e-11.
 */
function zOfConfidence(confidencePct) {
    if (!(confidencePct >= 1 && confidencePct <= 99.9999))
        throw new RangeError(`confidence must be from 1 to 99.9999 percent, not ${confidencePct}`);
    const half = confidencePct / 200;
    if (half <= 0.425)
        return half * evaluate(central, 0.180625 - half * half);
    const beyond = (100 - confidencePct) / 200;
    return evaluate(tail, Math.sqrt(-Math.log(beyond)) - 1.6);
}
function evaluate([numerator, denominator], x) {
    const value = (coefficients) => coefficients.reduceRight((sum, each) => sum * x + each, 0);
    return value(numerator) / value(denominator);
}


/***/ }),

/***/ 8603:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ reachesThreshold),
/* harmony export */   M8: () => (/* binding */ granularityOf),
/* harmony export */   mx: () => (/* binding */ smallestPassingCount)
/* harmony export */ });
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4016);

/**
 * Whether a score passes: its two decimals are at or above the threshold's. 66.67 reaches 66.67, and so does 2 of 3.
 * The one definition for verdicts, tables and texts. Both in percent; the threshold has at most two decimals.
 */
function reachesThreshold(scorePct, thresholdPct) {
    return (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .roundPct */ .Iq)(scorePct) >= thresholdPct;
}
/** The smallest number of passed units whose score reaches the threshold, from 0 to `scored`. A threshold above 100 throws. */
function smallestPassingCount(scored, thresholdPct) {
    if (!(thresholdPct <= 100))
        throw new RangeError(`no score reaches a threshold of ${thresholdPct}`);
    let passed = Math.max(0, Math.floor((scored * (thresholdPct - 0.01)) / 100));
    while (!reachesThreshold((0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorePctOf */ .Fw)(passed, scored), thresholdPct))
        passed += 1;
    return passed;
}
/** What a threshold means when scores come in steps of one unit: "3 units can only score 0, 33.33, 66.67 or 100". */
function granularityOf(units, thresholdPct) {
    const needed = smallestPassingCount(units, thresholdPct);
    return {
        needed,
        neededPct: (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorePctOf */ .Fw)(needed, units),
        bestFailingPct: needed === 0 ? null : (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorePctOf */ .Fw)(needed - 1, units),
        isAllOrNothing: needed === units && thresholdPct < 100,
        scoresPct: Array.from({ length: units + 1 }, (_, passed) => (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorePctOf */ .Fw)(passed, units)),
    };
}


/***/ }),

/***/ 886:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ wilsonLimits),
/* harmony export */   YV: () => (/* binding */ wilsonInterval),
/* harmony export */   zk: () => (/* binding */ halfWidthPct)
/* harmony export */ });
/* harmony import */ var _interval_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7723);
/* harmony import */ var _normal_quantile_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1591);


/**
 * Wilson's score interval for a share, in percent, not rounded; 0 of n has the lower limit 0, n of n the upper limit 100, exactly.
 * `z` is the number of standard deviations either way. Counts that are none throw a RangeError.
 *
 * Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927). The lower limit is
 * computed as the product of both roots divided by the upper one, since their difference would lose its digits near 0.
 */
function wilsonLimits({ passed, scored }, z) {
    if (!(Number.isInteger(passed) && Number.isInteger(scored) && passed >= 0 && passed <= scored && scored >= 1))
        throw new RangeError(`${passed} of ${scored} are not counts`);
    const failed = scored - passed;
    const spread = z * z + z * Math.sqrt(z * z + (4 * passed * failed) / scored);
    const lowest = (count) => (200 * count * (count / scored)) / (2 * count + spread);
    return [lowest(passed), 100 - lowest(failed)];
}
/** Wilson's interval at a confidence in percent, as it is shown and judged: rounded outwards to two decimals. */
function wilsonInterval({ confidencePct, ...counts }) {
    return (0,_interval_js__WEBPACK_IMPORTED_MODULE_0__/* .roundOutwards */ .A)(wilsonLimits(counts, (0,_normal_quantile_js__WEBPACK_IMPORTED_MODULE_1__/* .zOfConfidence */ .E)(confidencePct)));
}
/**
 * What so many units can show, in points: half the width of Wilson's interval for a score of 50%, where it is widest. 20 units pin a score
 * down to \u00b120 points at 95%.
 */
function halfWidthPct({ units, confidencePct, }) {
    const z = (0,_normal_quantile_js__WEBPACK_IMPORTED_MODULE_1__/* .zOfConfidence */ .E)(confidencePct);
    return (50 * z) / Math.sqrt(units + z * z);
}


/***/ }),

/***/ 8461:
/***/ ((module) => {

module.exports = require("./undici-llhttp.js");

/***/ }),

/***/ 6839:
/***/ ((module) => {

module.exports = {};

/***/ }),

/***/ 2796:
/***/ ((module) => {

module.exports = {};

/***/ }),

/***/ 4030:
/***/ ((module) => {

module.exports = {};

/***/ }),

/***/ 7117:
/***/ ((module) => {

module.exports = () => { throw new Error('HTTP/2 is switched off'); };

/***/ }),

/***/ 9922:
/***/ ((module) => {

module.exports = { getMiloEnabled: () => false };

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

/***/ }),

/***/ 1180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ minLength),
/* harmony export */   Bu: () => (/* binding */ getDotPath),
/* harmony export */   Cx: () => (/* binding */ strictTuple),
/* harmony export */   DD: () => (/* binding */ title),
/* harmony export */   E2: () => (/* binding */ finite),
/* harmony export */   Fs: () => (/* binding */ pipe),
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   KC: () => (/* binding */ union),
/* harmony export */   KI: () => (/* binding */ picklist),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   NT: () => (/* binding */ rawTransform),
/* harmony export */   Np: () => (/* binding */ fallback),
/* harmony export */   Ox: () => (/* binding */ variant),
/* harmony export */   Ru: () => (/* binding */ maxLength),
/* harmony export */   Ww: () => (/* binding */ minValue),
/* harmony export */   XU: () => (/* binding */ tupleWithRest),
/* harmony export */   Y2: () => (/* binding */ safeInteger),
/* harmony export */   YO: () => (/* binding */ array),
/* harmony export */   Yj: () => (/* binding */ string),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   cG: () => (/* binding */ maxValue),
/* harmony export */   ch: () => (/* binding */ null_),
/* harmony export */   cl: () => (/* binding */ nullish),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   h_: () => (/* binding */ description),
/* harmony export */   hq: () => (/* binding */ nonEmpty),
/* harmony export */   is: () => (/* binding */ is),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   me: () => (/* binding */ nullable),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   pd: () => (/* binding */ transform),
/* harmony export */   qg: () => (/* binding */ parse),
/* harmony export */   re: () => (/* binding */ strictObject),
/* harmony export */   tB: () => (/* binding */ readonly),
/* harmony export */   vm: () => (/* binding */ digits),
/* harmony export */   xL: () => (/* binding */ safeParse),
/* harmony export */   yG: () => (/* binding */ regex),
/* harmony export */   yh: () => (/* binding */ isoTimestamp),
/* harmony export */   yq: () => (/* binding */ exactOptional),
/* harmony export */   z6: () => (/* binding */ check),
/* harmony export */   zM: () => (/* binding */ boolean),
/* harmony export */   zY: () => (/* binding */ gtValue)
/* harmony export */ });
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && true) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	};
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}
const ABORT_EARLY_CONFIG = { abortEarly: true };
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, /* @__PURE__ */ new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}



/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			id: moduleId,
/******/ 			loaded: false,
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Flag the module as loaded
/******/ 		module.loaded = true;
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/async module */
/******/ 	(() => {
/******/ 		var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 		var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 		var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 		var resolveQueue = (queue) => {
/******/ 			if(queue && queue.d < 1) {
/******/ 				queue.d = 1;
/******/ 				queue.forEach((fn) => (fn.r--));
/******/ 				queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 			}
/******/ 		}
/******/ 		var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 			if(dep !== null && typeof dep === "object") {
/******/ 				if(dep[webpackQueues]) return dep;
/******/ 				if(dep.then) {
/******/ 					var queue = [];
/******/ 					queue.d = 0;
/******/ 					dep.then((r) => {
/******/ 						obj[webpackExports] = r;
/******/ 						resolveQueue(queue);
/******/ 					}, (e) => {
/******/ 						obj[webpackError] = e;
/******/ 						resolveQueue(queue);
/******/ 					});
/******/ 					var obj = {};
/******/ 					obj[webpackQueues] = (fn) => (fn(queue));
/******/ 					return obj;
/******/ 				}
/******/ 			}
/******/ 			var ret = {};
/******/ 			ret[webpackQueues] = x => {};
/******/ 			ret[webpackExports] = dep;
/******/ 			return ret;
/******/ 		}));
/******/ 		__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 			var queue;
/******/ 			hasAwait && ((queue = []).d = -1);
/******/ 			var depQueues = new Set();
/******/ 			var exports = module.exports;
/******/ 			var currentDeps;
/******/ 			var outerResolve;
/******/ 			var reject;
/******/ 			var promise = new Promise((resolve, rej) => {
/******/ 				reject = rej;
/******/ 				outerResolve = resolve;
/******/ 			});
/******/ 			promise[webpackExports] = exports;
/******/ 			promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 			module.exports = promise;
/******/ 			body((deps) => {
/******/ 				currentDeps = wrapDeps(deps);
/******/ 				var fn;
/******/ 				var getResult = () => (currentDeps.map((d) => {
/******/ 					if(d[webpackError]) throw d[webpackError];
/******/ 					return d[webpackExports];
/******/ 				}))
/******/ 				var promise = new Promise((resolve) => {
/******/ 					fn = () => (resolve(getResult));
/******/ 					fn.r = 0;
/******/ 					var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 					currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 				});
/******/ 				return fn.r ? promise : getResult();
/******/ 			}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 			queue && queue.d < 0 && (queue.d = 0);
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/node module decorator */
/******/ 	(() => {
/******/ 		__nccwpck_require__.nmd = (module) => {
/******/ 			module.paths = [];
/******/ 			if (!module.children) module.children = [];
/******/ 			return module;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
/******/ 	
/******/ 	// startup
/******/ 	// Load entry module and return exports
/******/ 	// This entry module used 'module' so it can't be inlined
/******/ 	var __webpack_exports__ = __nccwpck_require__(8243);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;