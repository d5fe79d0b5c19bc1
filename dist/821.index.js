"use strict";
exports.id = 821;
exports.ids = [821];
exports.modules = {

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
  unjudged: () => (/* reexport */ unjudged)
});

// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __webpack_require__(4730);
// EXTERNAL MODULE: ./services/service.js
var service = __webpack_require__(6946);
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
;// CONCATENATED MODULE: ./verdict/baseline.js






/** What a benchmark and its jobs say of what it may be compared with. */
function factsOf({ id, service, work }, evidence) {
    const jobs = evidence.flatMap(({ job }) => job ?? []);
    const isAsked = work.kind === 'submit' && capabilities/* capabilities */.R[service].hasUnits;
    const [reported = null] = jobs.flatMap(({ benchmarkId }) => benchmarkId ?? []);
    const scored = jobs.map((job) => (job.state === 'scored' ? job.score.scored : null));
    const isScored = scored.length > 0 && scored.every((each) => each !== null);
    const times = jobs.flatMap(({ createdAt }) => createdAt?.getTime() ?? []);
    return {
        benchmarkId: isAsked ? id : reported,
        units: isAsked ? work.units : isScored ? scored.reduce((sum, each) => sum + (each ?? 0), 0) : null,
        firstJobAtMs: times.length === 0 ? null : Math.min(...times),
    };
}
/** The baseline of a benchmark, or why it has none. Whatever is uncertain about it makes it none. */
function findBaseline(finding) {
    const { source, look, run, canRun } = finding;
    if (run !== null)
        return baselineOfRun(run);
    switch (source.kind) {
        case 'results':
            return baselineOfResult(source.told, finding);
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
    const { listed, endpointUrl, benchmarkId, units, comparing, startedAtMs, firstJobAtMs, ownIds, isSeeded } = finding;
    if (listed === null || endpointUrl === null || benchmarkId === null || units === null)
        return { kind: 'pending' };
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
function baselineOfResult(told, { comparing, startedAtMs, ownIds }) {
    if (told.code !== 'told')
        return none({ code: told.code });
    const { scorePct, passed, scored, scenarioMeansPct, jobIds, createdAtMs } = told;
    const ageMs = startedAtMs - createdAtMs;
    if (ageMs > comparing.maxAgeMs)
        return none({ code: 'baseline-too-old', ageMs, maxAgeMs: comparing.maxAgeMs });
    if (jobIds.some((id) => ownIds.has(id)))
        return none({ code: 'baseline-itself' });
    const scenariosPct = scenarioMeansPct?.map((meanPct) => [meanPct]) ?? null;
    const fault = faultOfTold(told);
    if (fault !== null)
        return none({ code: 'baseline-without-score', reason: fault });
    return found({ scorePct, passed, scored, scenariosPct, source: 'results', jobIds, createdAt: new Date(createdAtMs) });
}
/** Why the numbers of a document contradict each other. */
function faultOfTold({ scorePct: pct, passed, scored, jobIds }) {
    const jobId = jobIds.join(', ');
    if (!(pct >= 0 && pct <= 100))
        return { code: 'score-out-of-range', jobId, pct, lowestPct: 0 };
    if (passed === null || scored === null)
        return null;
    if (scored === 0)
        return { code: 'nothing-scored', jobId };
    const isBorneOut = passed <= scored && Math.abs(pct - (0,verdict_score/* scorePctOf */.Fw)(passed, scored)) <= toleratedPct + 1e-9;
    return isBorneOut ? null : { code: 'counts-contradict-score', jobId, pct, passed, scored };
}
const toleratedPct = 0.01;
/** Only a job that would be judged is a baseline: final, with a valid score of the same benchmark, not too old and none of this run's. */
function baselineOfJob(job, { source, comparing, benchmarkId, ownIds, startedAtMs }) {
    const { maxAgeMs } = comparing;
    const { id, createdAt, clockAheadMs } = job;
    if (ownIds.has(id))
        return none({ code: 'baseline-itself' });
    if (!(0,service/* isFinal */.d)(job))
        return none({ code: 'baseline-unfinished' });
    if (benchmarkId !== null && job.benchmarkId !== null && job.benchmarkId !== benchmarkId)
        return none({ code: 'baseline-of-another', benchmarkId: job.benchmarkId });
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
// EXTERNAL MODULE: ./verdict/decide-score.js + 4 modules
var decide_score = __webpack_require__(2457);
// EXTERNAL MODULE: ./verdict/rounds.js + 1 modules
var verdict_rounds = __webpack_require__(8161);
// EXTERNAL MODULE: ./verdict/statistics/mean-interval.js
var mean_interval = __webpack_require__(5817);
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
    return decide({
        given,
        base: { ...base, rounds: viewRounds(given, looks) },
        pooled,
        looks,
        jobs: scoredJobs,
        unfinished,
    });
}
/** `looks`: after how many units it was looked and will be; null as long as the plan alone says it. */
function viewRounds({ benchmark, judging, rounds, askedUnits }, looks) {
    const planned = rounds === null ? null : plannedRounds(benchmark, judging);
    if (planned === null)
        return null;
    const { thresholdPct } = benchmark;
    const isKnown = looks === null || thresholdPct === null;
    return {
        ...planned,
        askedUnits: askedUnits.reduce((sum, units) => sum + units, 0),
        points: isKnown ? planned.points : (0,decide_score/* decisionPoints */.cz)(looks, { thresholdPct, judging }),
    };
}
/** How a benchmark will run in rounds, as far as the plan says; null for one that does not. */
function plannedRounds({ work, thresholdPct }, judging) {
    if (work.kind !== 'submit' || work.looks === undefined)
        return null;
    const points = thresholdPct === null ? null : (0,decide_score/* decisionPoints */.cz)(work.looks, { thresholdPct, judging });
    return { maxUnits: work.units, askedUnits: 0, points };
}
/** Holds a score against its threshold and its baseline. Where it may be read in two ways, both must say the same. */
function decide({ given, base, pooled, looks, jobs, unfinished }) {
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
    const found = settle(baseline.found, unfinished);
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
function settle(found, unfinished) {
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
    const isTold = reason?.code === 'regression' || (reason?.code === 'below-threshold' && reason.regression !== undefined);
    if (change?.comparison === 'regression')
        return isTold ? [] : [{ code: 'regression', regression }];
    const isSaid = reason?.code === 'cannot-show-regression' || reason?.code === 'regression-not-excluded';
    return canFail || isSaid ? [] : [{ code: 'cannot-show-regression', regression }];
}
/** What the jobs together leave without a score; null where one of them does not tell. */
function unscoredAmong(jobs) {
    const told = jobs.map(({ size, unscored, score: { scored } }) => {
        if (unscored !== undefined)
            return unscored;
        return size === null || scored === null ? null : Math.max(0, size - scored);
    });
    let count = 0;
    const reasons = new Map();
    for (const each of told) {
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







/***/ })

};
;