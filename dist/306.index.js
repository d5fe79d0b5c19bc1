"use strict";
exports.id = 306;
exports.ids = [306];
exports.modules = {

/***/ 1306:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./clock.js
var clock_0 = __webpack_require__(4010);
// EXTERNAL MODULE: ./publish-job-ids.js
var publish_job_ids = __webpack_require__(1698);
// EXTERNAL MODULE: ./report/findings.js + 1 modules
var findings = __webpack_require__(6687);
// EXTERNAL MODULE: ./report/log-text.js
var log_text = __webpack_require__(7689);
// EXTERNAL MODULE: ./report/next.js
var report_next = __webpack_require__(9394);
// EXTERNAL MODULE: ./report/notice-link.js
var notice_link = __webpack_require__(1572);
// EXTERNAL MODULE: ./report/notices.js
var notices = __webpack_require__(1094);
// EXTERNAL MODULE: ./report/plain-text.js
var plain_text = __webpack_require__(5699);
// EXTERNAL MODULE: ./report/rows.js + 2 modules
var report_rows = __webpack_require__(4142);
// EXTERNAL MODULE: ./report/story.js
var report_story = __webpack_require__(8622);
// EXTERNAL MODULE: ./report/wording.js
var wording = __webpack_require__(9111);
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
    const serious = [...annotateRun(report), ...annotateBenchmarks(report)];
    const errors = serious.filter(({ level }) => level === 'error');
    const { title } = report;
    const warnings = [
        ...serious.filter(({ level }) => level === 'warning'),
        ...(0,findings/* warningsIn */.Hq)(report.notices).map((notice) => warn((0,notices/* renderNotice */.BG)(notice), (0,notice_link/* linkToNotice */.k)(notice))),
        ...[...(0,findings/* tellScoreWarnings */.Fy)((0,report_rows/* rowsOf */.RO)(report)), ...faults].map((message) => warn(message)),
    ];
    function warn(message, more) {
        return { level: 'warning', title, message, ...(more !== undefined && { more }) };
    }
    if (!isFailure(report))
        return { failure: null, others: [...limit(errors, report), ...limit(warnings, report)] };
    const [only, ...more] = errors;
    // What became of the jobs is said once, of the run.
    const next = [...(0,report_next/* doneSentences */.Z)(report), ...(0,report_next/* nextSentences */.w)(report, [])];
    if (only !== undefined && more.length === 0) {
        const failure = annotate({ ...only, message: joinSentences([only.message, ...next]) });
        return { failure, others: limit(warnings, report) };
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
        const message = joinSentences([(0,notices/* renderNotice */.BG)(cause), story]);
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
    const told = (0,plain_text/* cutToOneLine */.W)(message, 2000);
    return {
        level,
        title: (0,log_text/* escapeForLog */.z)((0,plain_text/* cutToOneLine */.W)(title, 120)),
        message: (0,log_text/* escapeForLog */.z)(more === undefined ? told : `${told} More: ${more}`),
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

// EXTERNAL MODULE: ./report/comparisons.js
var comparisons = __webpack_require__(1817);
// EXTERNAL MODULE: ./report/duration.js
var duration = __webpack_require__(615);
// EXTERNAL MODULE: ./report/figures.js
var figures = __webpack_require__(1162);
// EXTERNAL MODULE: ./report/reasons.js + 1 modules
var reasons = __webpack_require__(7194);
// EXTERNAL MODULE: ./report/sampling.js
var sampling = __webpack_require__(4118);
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
        className: benchmark.service,
        name: row.label,
        timeMs: jobs.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
        outcome: isAdvisory ? 'skipped' : outcomeOf(verdict),
        type: verdict,
        message: `${reason === null ? outcome : (0,findings/* tellWhy */.A7)(row, report)}${isAdvisory ? ' (not blocking)' : ''}`,
        output: [describeScore(row), ...(saving === null ? [] : [saving]), ...jobs.map(describeJob)].join('\n'),
    };
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
    const causes = (0,findings/* causesIn */.MC)(report.notices).map(notices/* renderNotice */.BG);
    const isExplained = report.benchmarks.some(({ verdict }) => verdict !== 'passed');
    const isGood = report.verdict === 'passed' || report.verdict === 'planned';
    if (isGood || (causes.length === 0 && isExplained))
        return [];
    return [
        {
            className: report.service ?? 'benchmark-gate',
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
    const warnings = (0,findings/* warningsIn */.Hq)(report.notices).map((notice) => ['warning', (0,notices/* renderNotice */.BG)(notice)]);
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
            // As text: the older of the schemas in use know no attribute here.
            return [`      <skipped>${escapeText(message)}</skipped>`];
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

// EXTERNAL MODULE: ./report/log.js + 1 modules
var log = __webpack_require__(4823);
// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
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
var report_document = __webpack_require__(3582);
// EXTERNAL MODULE: ./report/fit.js
var fit = __webpack_require__(5188);
// EXTERNAL MODULE: ./verdict/history.js
var verdict_history = __webpack_require__(2514);
// EXTERNAL MODULE: ./report/markdown.js + 1 modules
var markdown = __webpack_require__(3983);
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
    const told = (history?.benchmarks ?? [])
        .filter(({ results }) => results.some(({ isThisRun }) => !isThisRun))
        .map((each) => ({ ...each, label: labels[each.index] ?? '' }));
    if (history === null || told.length === 0)
        return [];
    const rows = told.flatMap(({ label, results }) => results.toReversed().map((result) => ({ source: renderRow(label, result), rank: fit/* ranks */.CS.history })));
    const table = {
        before: `<details><summary>Recent results against this endpoint</summary>\n\n${(0,markdown/* tableHead */.PP)(columns)}`,
        rows,
        after: `${renderEnd(history)}</details>`,
        leftOut: ({ length }) => (0,fit/* renderLeftOut */.yA)(length, 'result'),
    };
    const chart = renderLines(told);
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
function renderEnd({ toldSince }) {
    if (toldSince === null)
        return '';
    const [day = ''] = toldSince.toISOString().split('T');
    return `\n*The service's list begins on ${day}: what is older is not in it.*\n\n`;
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
function renderLines(told) {
    const { moments, lines } = alignLines(told.slice(0, colours.length));
    const [first, last] = [moments.at(0), moments.at(-1)];
    if (first === undefined || last === undefined || moments.length < 2)
        return null;
    const drawn = colours.slice(0, lines.length);
    const lowest = lines.some(({ scoresPct }) => scoresPct.some((pct) => pct < 0)) ? -100 : 0;
    const legend = lines.map(({ label }, index) => (0,markdown.md) `${(0,plain_text/* cutToOneLine */.W)(label, 60)} (${drawn[index]?.name ?? ''})`.source);
    const left = told.length - lines.length;
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
function alignLines(told) {
    const points = told.flatMap(({ index, results }) => results.map((result) => ({ at: result.at, index, result })));
    const groups = (0,verdict_history/* groupByMoment */.XR)(points);
    const series = told.map(({ index, label }) => ({
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
/** A run ends within 5 s of its deadline or of a cancel: GitHub gets what is left of them but a moment for the exit. */
const graceMs = 4700;
/** Also when the 2.5 s that the last look, or a submit under way, gets are over. */
const minGraceMs = 2000;
/**
 * Publishes the verdict: first where nothing can fail but the disk (outputs and files), then the summary, the log and the annotations
 * beside the comment, for which GitHub may take its time, then the issue and the exit. Whatever cannot be published is a warning and
 * changes nothing. True when the check may be green.
 */
async function publish(report, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { runner, place, issue, clock, cancelled, deadlineMs, redact } = options;
        const annotate = (level, message) => runner.annotate({ level, title: (0,log_text/* escapeForLog */.z)(report.title), message: (0,log_text/* escapeForLog */.z)(redact(message)) });
        publishOutputs(report, runner);
        const fileFaults = publishFiles(report, runner);
        // GitHub answers while the summary is written and the log is told.
        const limit = __addDisposableResource(env_1, limitGitHub(), false);
        const showing = place === null ? null : place.show(report, limit.signal);
        const faults = [...fileFaults, ...publishSummary(report, runner)];
        if (report.jobIds.length > 0)
            runner.logGroup('Jobs', (0,log/* renderLogJobs */.ZC)(report));
        for (const line of (0,log/* renderLogResult */.S6)(report))
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
                annotate('warning', publication.warning);
                break;
            case 'absent':
                runner.log((0,log_text/* escapeForLog */.z)((0,notices/* renderNotice */.BG)({ code: 'comment-off', why: 'nothing-failed' })));
                break;
            case undefined:
                break;
        }
        for (const { level, message } of tellIssue(await showIssue()))
            annotate(level, message);
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
            const leftMs = deadlineMs === null ? githubLimitMs : Math.max(minGraceMs, deadlineMs + graceMs - clock.now());
            return (0,clock_0/* limitWithGrace */.Yl)(clock, {
                limitMs: Math.min(githubLimitMs - (place?.waitedMs ?? 0), leftMs),
                graceMs: Math.max(minGraceMs, graceMs - (place?.cancelledForMs ?? 0)),
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
            const notice = { level: 'notice', message: `The issue ${url} was ${kind}` };
            return warning === null ? [notice] : [notice, { level: 'warning', message: warning }];
        }
        case 'left-to-newer-run':
            return [{ level: 'notice', message: `The issue tells of a newer run: ${publication.url}` }];
        case 'failed':
            return [{ level: 'warning', message: publication.warning }];
        case 'absent':
        case undefined:
            return [];
    }
}
function publishOutputs(report, runner) {
    runner.setOutput('verdict', report.verdict);
    runner.setOutput('cause', report.cause ?? '');
    runner.setOutput('results', renderResults(report, { maxBytes: maxOutputBytes }));
    runner.setOutput('credits', report.credits === null ? '' : String(report.credits));
    (0,publish_job_ids/* publishJobIds */.L)(report, runner);
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


/***/ }),

/***/ 3582:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ renderParts)
});

// EXTERNAL MODULE: ./report/duration.js
var duration = __webpack_require__(615);
// EXTERNAL MODULE: ./report/figures.js
var figures = __webpack_require__(1162);
// EXTERNAL MODULE: ./report/findings.js + 1 modules
var report_findings = __webpack_require__(6687);
// EXTERNAL MODULE: ./report/fit.js
var fit = __webpack_require__(5188);
// EXTERNAL MODULE: ./report/job-list.js
var job_list = __webpack_require__(9681);
// EXTERNAL MODULE: ./report/lines-to-paste.js + 1 modules
var lines_to_paste = __webpack_require__(7081);
// EXTERNAL MODULE: ./report/markdown.js + 1 modules
var markdown = __webpack_require__(3983);
// EXTERNAL MODULE: ./report/next.js
var next = __webpack_require__(9394);
// EXTERNAL MODULE: ./report/notice-link.js
var notice_link = __webpack_require__(1572);
// EXTERNAL MODULE: ./report/notices.js
var notices = __webpack_require__(1094);
// EXTERNAL MODULE: ./report/rows.js + 2 modules
var report_rows = __webpack_require__(4142);
// EXTERNAL MODULE: ./report/sampling.js
var sampling = __webpack_require__(4118);
// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __webpack_require__(4730);
// EXTERNAL MODULE: ./report/comparisons.js
var comparisons = __webpack_require__(1817);
// EXTERNAL MODULE: ./report/progress.js
var progress = __webpack_require__(6672);
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
var story = __webpack_require__(8622);
// EXTERNAL MODULE: ./report/wording.js
var wording = __webpack_require__(9111);
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
            ? 'For one run, put this below `with:` in the workflow, in place of `benchmark-ids`, `benchmark-counts`, `thresholds`, `levels` and `config`:'
            : 'For one run, put this into the suite file (`config`) in place of what it holds:';
        const isPart = notice.steps.jobs.some(({ judged }) => judged?.isPart === true);
        return [
            '<details><summary>Judge these jobs later without paying again</summary>\n',
            `${place}\n`,
            ['```yaml', ...paste.lines, '```'].join('\n'),
            ...(isPart ? [`\n${eachAlone}`] : []),
            '\n</details>',
        ].join('\n');
    });
    return {
        before: '',
        rows: folds.map((source) => ({ source, rank: fit/* ranks */.CS.paste })),
        after: '',
        leftOut: () => '*The lines that judge these jobs later have no room here: see the log.*',
    };
}
/** Several jobs of one benchmark are pooled only in the run that planned them. */
const eachAlone = 'Each job is then judged by itself, also where several belong to one benchmark.';
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

/***/ 1572:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ linkToNotice)
/* harmony export */ });
/** Where the documentation says what a notice means and what to do about it. */
function linkToNotice({ code }) {
    return `https://github.com/benchmark-gate/benchmark-gate/blob/v1/docs/notices.md#${code}`;
}


/***/ }),

/***/ 2514:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XR: () => (/* binding */ groupByMoment),
/* harmony export */   om: () => (/* binding */ historyOf),
/* harmony export */   vD: () => (/* binding */ maxResults),
/* harmony export */   vw: () => (/* binding */ hasValidScore)
/* harmony export */ });
/* unused harmony export pastResults */
/* harmony import */ var _pool_scores_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9464);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4016);


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
    const told = benchmarks.flatMap((benchmark, index) => {
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
    const isWhole = cut.length === 0 || told.every(({ results }) => results.length >= maxResults);
    const times = cut.flatMap(({ jobs }) => jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []));
    return { benchmarks: told, toldSince: isWhole || times.length === 0 ? null : new Date(Math.min(...times)) };
}
/** Whether a job has a score that can be counted on. */
function hasValidScore(job) {
    return job.state === 'scored' && (0,_score_js__WEBPACK_IMPORTED_MODULE_1__/* .faultOfScore */ .yy)(job) === null;
}


/***/ }),

/***/ 9464:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ poolScores)
/* harmony export */ });
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4016);

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
    return { scorePct: (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorePctOf */ .Fw)(passed, scored), passed, scored, scenariosPct: null, higher: null };
}
function toPooled({ pct, passed, scored, scenariosPct }) {
    return { scorePct: (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .roundPct */ .Iq)(pct), passed, scored, scenariosPct: scenariosPct ?? null };
}


/***/ })

};
;