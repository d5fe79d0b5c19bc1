"use strict";
exports.id = 673;
exports.ids = [673];
exports.modules = {

/***/ 9971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isForeignOrigin)
/* harmony export */ });
/**
 * Whether a job ran against another host than this. Path and query never say so, since a service may rewrite, shorten or hide
 * them; an address that is missing or unreadable says nothing.
 */
function isForeignOrigin(told, url) {
    const [theirs, ours] = [originOf(told), originOf(url)];
    return theirs !== null && ours !== null && theirs !== ours;
}
/** Host and port; http and https of one host on their default ports are one. Null for what is no http address. */
function originOf(url) {
    if (url === null || !URL.canParse(url))
        return null;
    const { protocol, hostname, port } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:')
        return null;
    const isDefault = port === '' || port === '80' || port === '443';
    return `${hostname.replace(/\.$/, '')}:${isDefault ? 'default' : port}`;
}


/***/ }),

/***/ 9113:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RS: () => (/* binding */ regressionOf),
/* harmony export */   Y0: () => (/* binding */ compareScore),
/* harmony export */   kg: () => (/* binding */ combine),
/* harmony export */   qn: () => (/* binding */ estimateOf)
/* harmony export */ });
/* harmony import */ var _decide_score_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2457);
/* harmony import */ var _statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8169);
/* harmony import */ var _statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5720);



/** Holds a score against its baseline. */
function compareScore({ score, found, comparing: { allowedDropPct } }) {
    const none = { baseline: null, change: null, allowedDropPct, largestRegression: null, canFail: false };
    if (found.kind === 'none')
        return { ...none, notCompared: found.why };
    const { baseline: told } = found;
    const [candidate, baseline] = [estimateOf(score), estimateOf(told)];
    if (candidate === null || baseline === null)
        return { ...none, notCompared: { code: 'baseline-without-counts' } };
    const counts = (0,_decide_score_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(score);
    const largest = counts === null ? null : (0,_statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_2__/* .largestRegression */ .mF)(counts.scored, { baseline, allowedDropPct });
    const lowest = score.scenariosPct?.map(() => [0]) ?? null;
    const canFail = lowest === null
        ? largest !== null
        : (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .compareWithBaseline */ .$_)({ candidate: (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .estimateOfScores */ .b$)(lowest), baseline, allowedDropPct }).comparison ===
            'regression';
    return {
        baseline: told,
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
        return (0,_statistics_difference_js__WEBPACK_IMPORTED_MODULE_1__/* .estimateOfScores */ .b$)(score.scenariosPct);
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

/***/ 2457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mQ: () => (/* binding */ countsOf),
  t8: () => (/* binding */ decideScore),
  cz: () => (/* binding */ decisionPoints)
});

;// CONCATENATED MODULE: ./verdict/statistics/decide.js
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

// EXTERNAL MODULE: ./verdict/statistics/mean-interval.js
var mean_interval = __webpack_require__(5817);
// EXTERNAL MODULE: ./verdict/statistics/needed-units.js + 1 modules
var needed_units = __webpack_require__(5720);
;// CONCATENATED MODULE: ./verdict/decide-score.js







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
        return (0,threshold/* reachesThreshold */.Lu)(score.scorePct, thresholdPct)
            ? { ...base, verdict: 'passed' }
            : { ...base, verdict: 'failed', reason: below };
    if (intervalPct === null)
        return { ...base, verdict: 'error', reason: { code: 'no-interval' } };
    const point = decide_score_pointsOf(options)?.find(({ scored }) => scored === score.scored) ?? null;
    const counts = countsOf(score);
    const decision = point === null || counts === null ? byPosition(intervalPct, thresholdPct) : decideRound([point], counts);
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
function decide_score_pointsOf({ score, thresholdPct, judging, looks }) {
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
    const options = { looks, thresholdPct, judgeBy, confidencePct };
    const key = JSON.stringify(options);
    const known = tables.get(key);
    if (known !== undefined)
        return known;
    if (tables.size >= maxTables)
        tables.clear();
    const table = decisionTable(options);
    tables.set(key, table);
    return table;
}
/** A table of a thousand units takes 30 ms, and every look at the jobs judges anew. */
const tables = new Map();
const maxTables = 200;
/** Null where nothing tells what the score rests on. */
function intervalOf(score, { confidencePct }) {
    const { scorePct, scenariosPct } = score;
    if (scenariosPct === null) {
        const counts = countsOf(score);
        return counts && (0,wilson/* wilsonInterval */.YV)({ ...counts, confidencePct });
    }
    if (scenariosPct.length === 0)
        return null;
    const [low, high] = (0,mean_interval/* meanInterval */.V)(scenariosPct, confidencePct);
    // A scenario counts once, however many of its attempts count in the score.
    return [Math.min(low, scorePct), Math.max(high, scorePct)];
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
    switch ((0,interval/* positionOf */.d)(intervalPct, thresholdPct)) {
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
    if ((0,interval/* positionOf */.d)(intervalPct, thresholdPct) === 'both' || point === null || passed === null || scored === null) {
        const counts = countsOf(score);
        const wanted = counts && (0,needed_units/* unitsToDecide */.p2)({ ...counts, thresholdPct, confidencePct: judging.confidencePct });
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
    if (url === null || !URL.canParse(url))
        return null;
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}
function faultOfEndpoint(url, endpoint) {
    const told = toDisplayUrl(url);
    return told === null || endpoint === null || told === endpoint.displayUrl
        ? null
        : { code: 'wrong-endpoint', url: told, endpointUrl: endpoint.displayUrl };
}
function faultOfAgent({ agents }, agent) {
    if (agent === null || agents.some(({ name }) => name === agent))
        return null;
    return { code: 'wrong-agent', ran: agents.map(({ name }) => name), agent };
}
/** What other agents of the job ran is nobody's concern when one is named; else any of them may be judged. */
function faultOfModel({ agents }, { model, agent: named }) {
    const judged = named === null ? agents : agents.filter(({ name }) => name === named);
    const others = judged.flatMap((agent) => (agent.model !== null && agent.model !== model ? [agent.model] : []));
    if (model === null || others.length === 0)
        return null;
    return { code: 'wrong-model', ran: others, model };
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
        const needed = (0,_statistics_needed_units_js__WEBPACK_IMPORTED_MODULE_1__/* .unitsToPass */ .Q9)({ thresholdPct, confidencePct });
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
function hasNone({ service }) {
    return !_plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].hasIntervals;
}
function isPerfect(benchmark) {
    return !hasNone(benchmark) && benchmark.thresholdPct !== null && benchmark.thresholdPct >= 100;
}
/** How many samples a benchmark has at most; null where that is not known before it runs. */
function unitsOf({ service, work, }) {
    if (work.kind !== 'submit')
        return null;
    if (_plan_capabilities_js__WEBPACK_IMPORTED_MODULE_0__/* .capabilities */ .R[service].hasUnits)
        return { count: work.units, noun: 'unit' };
    return work.run?.source.kind === 'scenarios' ? { count: work.run.source.ids.length, noun: 'scenario' } : null;
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
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1259);
/* harmony import */ var _services_origin_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9971);
/* harmony import */ var _freshness_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3841);
/* harmony import */ var _rounds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);






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
        const round = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .roundOf */ .O7)(batch);
        const items = [...fresh].map((id) => ({ ...evidenceOf(batch, id), isEarlier, round }));
        return { batch, ...pairBatch(each, items, endpointOf(plan, batch)) };
    });
    const judged = pairings.filter(({ batch }) => (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .isJudged */ .sL)(batch));
    const runOf = (index) => runOfBaseline(index, paid, pairings);
    return plan.benchmarks.map((benchmark, index) => {
        if (benchmark.work.kind === 'existing') {
            const item = evidenceOf(benchmark, benchmark.work.jobId);
            const objections = item.job === null ? [] : objectionsToExisting(item.job, { plan, benchmark, startedAtMs });
            const alone = { evidence: [item], expectedJobs: 1, askedUnits: [], rounds: null, foreignBatches: [] };
            const baseline = baselineOf(index, [item], null);
            return { benchmark, name: null, judging, objections, baseline, ...alone };
        }
        const { expected, rounds } = (0,_rounds_js__WEBPACK_IMPORTED_MODULE_2__/* .caseRoundsOf */ .Vy)(index, { batches: plan.batches, paid });
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
            objections: judged.flatMap(({ objections }) => objections.get(index) ?? []),
            foreignBatches: pairings.flatMap(({ batch, foreign }) => (foreign.has(index) ? [batch.index] : [])),
        };
    });
}
/** What the jobs of a batch were to run against, as far as it may be shown. */
function endpointOf({ endpoint, comparing }, batch) {
    if ((0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .isJudged */ .sL)(batch))
        return endpoint;
    const displayUrl = comparing?.endpointUrl ?? null;
    return endpoint === null || displayUrl === null ? null : { ...endpoint, displayUrl };
}
/** What was run for the baseline of a benchmark; null where nothing was. */
function runOfBaseline(index, paid, pairings) {
    const runs = paid.flatMap((each, nth) => {
        const jobs = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .isJudged */ .sL)(each.batch) ? [] : (0,_rounds_js__WEBPACK_IMPORTED_MODULE_2__/* .askedOf */ .iN)(each).filter(({ benchmark }) => benchmark === index);
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
    return (0,_freshness_js__WEBPACK_IMPORTED_MODULE_4__/* .objectionsTo */ .u)(job, { ...plan, judgedAgent: benchmark.choice?.agent ?? null, startedAtMs });
}
function pairBatch(given, items, endpoint) {
    const { payment } = given;
    const jobs = (0,_rounds_js__WEBPACK_IMPORTED_MODULE_2__/* .askedOf */ .iN)(given);
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
    const told = [...asked].map(([index, { length }]) => ({ index, length, own: owners.get(index) ?? [] }));
    const short = told.filter(({ own, length }) => own.length < length);
    const pairs = told.map((pair) => {
        // When only one benchmark lacks jobs, those that were never read are its own. They cannot make it pass.
        const isOnlyShort = short.length === 1 && short.includes(pair);
        return isOnlyShort && pair.own.length + unread.length <= pair.length
            ? { ...pair, own: [...pair.own, ...unread] }
            : pair;
    });
    // A job that may still be read, or tell better, may still turn out to be the one that is missing.
    const isSettled = loose.every(({ job, lost }) => (job === null ? lost !== null : !unfinished.has(job.state)));
    const strays = loose.flatMap((item) => toAnother(item, submit) ?? toStray(item));
    const hasForeign = isSettled && loose.some(({ job }) => job !== null);
    const judged = pairs.map(({ index, length, own }) => {
        const mismatch = { code: 'wrong-job-count', found: own.length, expected: length };
        const older = own.flatMap((item) => toAnother(item, submit) ?? []);
        const isShort = own.length < length;
        const isForeign = older.length > 0 || own.length > length || (isShort && hasForeign);
        if (own.length > length)
            return { index, own, isForeign, objections: [...older, mismatch] };
        return { index, own, isForeign, objections: isShort && isSettled ? [...older, ...strays, mismatch] : older };
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
    const url = (0,_freshness_js__WEBPACK_IMPORTED_MODULE_4__/* .toDisplayUrl */ .F)(job?.endpointUrl ?? null);
    if (url !== null && endpoint !== null && (0,_services_origin_js__WEBPACK_IMPORTED_MODULE_5__/* .isForeignOrigin */ .f)(url, endpoint.displayUrl))
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
/** A score without counts: the mean of scenarios. */
function estimateOfScores(scenarios) {
    const means = (0,_mean_interval_js__WEBPACK_IMPORTED_MODULE_0__/* .scenarioMeans */ .z)(scenarios);
    const scorePct = (100 * means.reduce((sum, mean) => sum + mean, 0)) / means.length;
    return { scorePct, limitsPct: (0,_mean_interval_js__WEBPACK_IMPORTED_MODULE_0__/* .meanInterval */ .V)(scenarios, baselineConfidencePct), marginPct: 0 };
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
/* harmony export */   V: () => (/* binding */ meanInterval),
/* harmony export */   z: () => (/* binding */ scenarioMeans)
/* harmony export */ });
/**
 * An interval for the mean score of scenarios that can score anything from 0 to 100, rounded outwards to two decimals. Holds for
 * any distribution and any number of scenarios; the order of scenarios and attempts makes no difference.
 *
 * A mean lies outside when betting against it would have paid too well: a bet \u03bb on each score x turns 1 into \u220f (1 + \u03bb(x \u2212 mean)), which
 * is 1 in expectation if that is the mean, so it seldom reaches 2 \u00f7 (1 \u2212 confidence) on either side (Markov). Three bets share the
 * stake. They are fixed before the scores are known, so that no order is needed in which to learn from them: what is given up is 2 to 7% of
 * width.
 *
 * Source: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024): their bets for a
 * fixed number of scores, with the standard deviation given instead of estimated from earlier scores.
 */
function meanInterval(scenarios, confidencePct) {
    const shares = scenarioMeans(scenarios);
    const enough = 200 / (100 - confidencePct);
    const mirrored = shares.map((share) => 1 - share);
    return [lowestMean(shares, enough) / 100, (10_000 - lowestMean(mirrored, enough)) / 100];
}
/** The mean of each scenario's attempts, as shares from 0 to 1, rising. */
function scenarioMeans(scenarios) {
    if (scenarios.length === 0)
        throw new RangeError('no scenario has a score');
    return scenarios.map(meanShare).toSorted(byValue);
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
function lowestMean(shares, enough) {
    const scale = Math.sqrt((2 * Math.log(enough)) / shares.length);
    let [low, high] = [0, 10_000];
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (payoff(shares, { mean: middle / 10_000, scale }) >= enough)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/** What a stake of 1 becomes. No bet is so high that it could lose more than all. */
function payoff(shares, { mean, scale }) {
    let sum = 0;
    for (const { deviation, stake } of bets) {
        const bet = Math.min(scale / deviation, 1 / mean);
        sum += stake * Math.exp(shares.reduce((growth, share) => growth + Math.log1p(bet * (share - mean)), 0));
    }
    return sum;
}


/***/ }),

/***/ 5720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mF: () => (/* binding */ largestRegression),
  p2: () => (/* binding */ unitsToDecide),
  Q9: () => (/* binding */ unitsToPass),
  dK: () => (/* binding */ unitsToShowRegression)
});

// EXTERNAL MODULE: ./verdict/statistics/difference.js
var difference = __webpack_require__(8169);
// EXTERNAL MODULE: ./verdict/statistics/interval.js
var interval = __webpack_require__(7723);
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
 * How many units in all would leave the threshold outside the interval, if as large a share of them passed as of these; null for a share
 * that equals the threshold, and above a million. Wilson's interval holds just the shares that the score test does not refuse:
 * |p - t| <= z \u221a(t (1 - t) / n), solved for n.
 */
function unitsToDecide({ passed, scored, thresholdPct, confidencePct }) {
    const threshold = thresholdPct / 100;
    const distance = passed / scored - threshold;
    const units = Math.ceil(((0,normal_quantile/* zOfConfidence */.E)(confidencePct) ** 2 * threshold * (1 - threshold)) / distance ** 2);
    return units <= maxUnits ? Math.max(units, scored + 1) : null;
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
    let passed = 0;
    while (showsRegression({ passed, scored }, options))
        passed += 1;
    return passed === 0 ? null : passed - 1;
}
/** More passed units are never a regression where fewer are none, nor is any perfect score. */
function showsRegression(counts, options) {
    return (0,difference/* compareWithBaseline */.$_)({ ...options, candidate: (0,difference/* estimateOfCounts */.CH)(counts) }).comparison === 'regression';
}


/***/ })

};
;