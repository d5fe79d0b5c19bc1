"use strict";
exports.id = 195;
exports.ids = [195];
exports.modules = {

/***/ 7195:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseRound: () => (/* reexport */ chooseRound),
  enterRound: () => (/* reexport */ enterRound),
  submitRound: () => (/* reexport */ submitRound),
  waitForRound: () => (/* reexport */ waitForRound)
});

// EXTERNAL MODULE: ./plan/plan.js
var plan_plan = __webpack_require__(1259);
// EXTERNAL MODULE: ./submit/budget.js
var budget = __webpack_require__(6864);
// EXTERNAL MODULE: ./submit/next-round.js
var next_round = __webpack_require__(2185);
// EXTERNAL MODULE: ./submit/other-runs.js
var other_runs = __webpack_require__(5074);
// EXTERNAL MODULE: ./submit/preflight.js
var preflight = __webpack_require__(9706);
// EXTERNAL MODULE: ./submit/resume.js + 3 modules
var resume = __webpack_require__(6688);
// EXTERNAL MODULE: ./backoff.js
var backoff = __webpack_require__(2472);
// EXTERNAL MODULE: ./clock.js
var clock_0 = __webpack_require__(4010);
// EXTERNAL MODULE: ./ledger/fingerprint.js
var fingerprint = __webpack_require__(5856);
// EXTERNAL MODULE: ./ledger/payment.js
var payment = __webpack_require__(9210);
// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __webpack_require__(4730);
// EXTERNAL MODULE: ./run-key.js
var run_key = __webpack_require__(9151);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ./submit/match-jobs.js
var match_jobs = __webpack_require__(8733);
// EXTERNAL MODULE: ./submit/recent-jobs.js
var recent_jobs = __webpack_require__(611);
// EXTERNAL MODULE: ./submit/reconcile.js + 1 modules
var reconcile = __webpack_require__(9224);
;// CONCATENATED MODULE: ./submit/rival-jobs.js





/** A job of another run that has paid for the same since this one began. */
function rivalsOf(options, batch) {
    const { ledger, labels, runBeganAtMs } = options;
    const endpointUrl = (0,match_jobs/* endpointUrlOf */.gR)(options, batch);
    const window = {
        earliestMs: runBeganAtMs,
        sinceMs: runBeganAtMs,
        untilMs: null,
        latestMs: null,
        clock: 'runner',
    };
    const submit = { by: labels.run, nth: 1, label: null, window, before: [] };
    return { batch, submit, endpointUrl, takenIds: ledger.knownIds, tag: labels.tag };
}
/** What the account showed, by its name, of another run that could not tell of itself; null when there is none. */
function namedRivals(options, batch, before) {
    if (before === null || !capabilities/* capabilities */.R[batch.service].keepsLabels)
        return null;
    const wanted = rivalsOf(options, batch);
    // Whoever has given it a name of their own is not another run of this gate.
    const isNamedByGate = ({ label }) => label === null || (0,fingerprint/* kinshipByLabel */.cT)(label, options.labels, batch.index) !== null;
    const candidates = before.jobs
        .filter((job) => isNamedByGate(job) && (0,match_jobs/* kinshipOf */.G5)(job, wanted) !== 'foreign')
        .map(({ id }) => id);
    return candidates.length > 0 ? { code: 'other-run-possible', candidates, isUnseen: false } : null;
}
/** Where nobody tells of other runs: what the account shows, or may hide, of one; null when there is none. */
async function lookForRivals(options, batch) {
    const { hasSiblings } = options;
    // Legs of a matrix do pay for the same, and only names tell them apart.
    if (hasSiblings && !capabilities/* capabilities */.R[batch.service].keepsLabels)
        return null;
    const wanted = rivalsOf(options, batch);
    const seen = await (0,recent_jobs/* lookFreshly */.Fk)(options, wanted);
    const shown = seen.jobs.filter((job) => (0,match_jobs/* kinshipOf */.G5)(job, wanted) !== 'foreign').map(({ id }) => id);
    const open = openAnywhere(options.ledger).map(({ payment }) => payment);
    const stored = open.flatMap((each) => ('jobIds' in each ? each.jobIds : 'candidates' in each ? each.candidates : []));
    const candidates = (0,payment/* unite */._f)(stored, shown);
    const isUnseen = !seen.isComplete;
    return candidates.length + open.length > 0 || isUnseen ? { code: 'other-run-possible', candidates, isUnseen } : null;
}
/** Where the tested commit is not known: what runs have paid for this plan, or may have, and not judged. It may be for this commit. */
function openAnywhere({ commit, plan, stored }) {
    if (commit !== null)
        return [];
    return stored.payments.filter((each) => each.plan === plan && each.payment.state !== 'closed' && !(0,payment/* isGuessed */.Fh)(each.payment.submit));
}

;// CONCATENATED MODULE: ./submit/submit-batches.js
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












const maxRefusals = 6;
/** What a refusal may come of. */
const toCheck = { refused: null, unauthorised: 'key', 'not-found': 'address' };
/** `Date` headers are whole seconds, and the clocks of two servers of one service may differ a little. */
const clockSlackMs = 2000;
const firstPauseMs = 1000;
const maxPauseMs = 60_000;
/** A submit on its way when the run is cancelled gets this long to tell its job ids. */
const cancelGraceMs = 2500;
/** How long jobs that may be paid are looked for beyond the deadline. */
const overrunMs = 5000;
/**
 * Submits every batch that is still to be paid for, each with at most one request that the service may have acted on: the only
 * caller of `submit`. A request that provably did nothing is sent again; after any other failure the jobs are looked for in the
 * account and taken when they are certainly ours. The ledger is stored before every request.
 */
async function submitBatches(options) {
    const { ledger, batches } = options;
    for (const [place, batch] of batches.entries()) {
        if (!ledger.payable.includes(batch.index))
            continue;
        const end = await submitBatch(options, batch, { nth: place + 1, of: batches.length });
        if (end !== 'submitted')
            return end;
    }
    return 'submitted';
}
async function submitBatch(options, batch, nth) {
    const { ledger, labels, clock, random, tell, deadlineMs, cancelled } = options;
    const { index } = batch;
    const before = await (0,recent_jobs/* fetchBefore */.wL)(options, batch);
    const there = [...(before?.jobs ?? []), ...(options.shown?.of(batch.service) ?? [])];
    const sending = openWindow(options, before);
    const label = capabilities/* capabilities */.R[batch.service].keepsLabels ? (0,fingerprint/* labelOf */.Wy)(labels, index) : null;
    const asked = options.asked?.get(index);
    const submit = {
        by: labels.run,
        nth: countOwn(ledger, index) + 1,
        label,
        ...(asked && { asked }),
        window: sending.window,
        before: before?.newestIds ?? [],
    };
    // Without the service's time nothing tells a later run what is surely of this submit.
    const stored = sending.window.latestMs === null ? { ...submit, spans: [] } : submit;
    ledger.apply(index, { kind: 'submitting', submit: stored });
    ledger.noteSaid(clock.now());
    const wanted = {
        batch,
        submit,
        endpointUrl: (0,match_jobs/* endpointUrlOf */.gR)(options, batch),
        takenIds: ledger.knownIds.union(new Set(there.map(({ id }) => id))),
        tag: labels.tag,
    };
    let mustLook = false;
    /** Of the first request that may have been carried out. */
    let sentAtMs = clock.now();
    let untilMs = sending.untilMs();
    const unspent = (notice, isPlain = true) => {
        const window = { ...sending.window, untilMs };
        ledger.apply(index, isPlain && !mustLook ? { kind: 'refused' } : { kind: 'unlisted', window });
        tell(notice);
        return 'stopped';
    };
    for (let attempt = 1;; attempt += 1) {
        const wasHeard = options.isHeard();
        const rivals = (await options.store()) ? namedRivals(options, batch, before) : await lookForRivals(options, batch);
        if (cancelled.aborted)
            return unspent({ code: 'submit-cancelled', batch: nth });
        if (clock.now() >= deadlineMs)
            return unspent({ code: 'submit-too-late', batch: nth });
        if (isOutrun(ledger, { index, wasHeard })) {
            ledger.apply(index, { kind: 'refused' });
            return 'outrun';
        }
        if (rivals !== null)
            return unspent(rivals);
        tell({ code: 'submitting', batch: nth, jobs: batch.jobs.length });
        if (!mustLook)
            sentAtMs = clock.now();
        const answer = await send(options, { ...batch, label });
        untilMs = sending.untilMs();
        const window = { ...sending.window, sinceMs: sending.sinceMs(sentAtMs), untilMs };
        const losing = { wanted, nth, window, endedAtMs: clock.now() };
        if (!(answer instanceof services_service/* ServiceError */._)) {
            const fault = faultOf(answer, batch, wanted.takenIds);
            if (fault !== null)
                return await lose(options, { ...losing, message: fault, named: answer.jobIds });
            const { batchId, jobIds } = answer;
            ledger.apply(index, { kind: 'accepted', batchId, jobIds });
            options.onPaid();
            tell({ code: 'submitted', batchId, jobIds });
            return 'submitted';
        }
        const { message } = answer;
        switch (answer.kind) {
            case 'unreachable':
                break;
            case 'throttled':
                mustLook = true;
                break;
            case 'refused':
            case 'unauthorised':
            case 'not-found': {
                const { isPlainRefusal } = answer;
                const isClear = isPlainRefusal || (await isAbsent(options, wanted));
                if (!isClear)
                    return await lose(options, { ...losing, message, named: [] });
                const check = toCheck[answer.kind];
                return unspent({ code: 'submit-refused', batch: nth, service: batch.service, message, check }, isPlainRefusal);
            }
            case 'unavailable':
            case 'unreadable':
            case 'mismatch':
                return await lose(options, { ...losing, message, named: [] });
        }
        const ownPauseMs = (0,backoff/* backoffMs */.j)({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random });
        const pauseMs = Math.max(answer.retryAfterMs ?? 0, ownPauseMs);
        const isLast = attempt >= maxRefusals || clock.now() + pauseMs >= deadlineMs;
        if (!isLast) {
            tell({ code: 'submit-again', message, pauseMs });
            await clock.sleep(pauseMs, cancelled);
        }
        // Who says that it is too much may have carried it out all the same.
        if (mustLook && !(await isAbsent(options, wanted)))
            return await lose(options, { ...losing, message, named: [] });
        if (isLast)
            return unspent({ code: 'submit-gave-up', batch: nth, attempts: attempt, message });
        if (mustLook)
            ledger.apply(index, { kind: 'submitting', submit: { ...stored, refused: losing.window } });
    }
}
/** How often this run has been about to submit a batch. */
function countOwn({ own, run }, index) {
    return own.payments.filter((each) => each.index === index && (0,run_key/* isSameRun */.M)(each.payment.submit.by, run)).length;
}
function openWindow({ clock, deadlineMs }, before) {
    const readAtMs = clock.now();
    // Where it is not known what was there before, the clocks alone tell what is new.
    const start = before?.start ?? { earliestMs: readAtMs - match_jobs/* maxClockSkewMs */.Zb, sinceMs: readAtMs };
    const serverTimeMs = before === null ? readAtMs : before.serverTimeMs;
    // A list may be late: what came before the request by the clocks is not taken either.
    const sinceMs = (sentAtMs) => serverTimeMs === null || start.sinceMs === null
        ? start.sinceMs
        : Math.max(start.sinceMs, serverTimeMs + (sentAtMs - readAtMs) - clockSlackMs);
    const atMs = (ownMs) => (serverTimeMs === null ? null : serverTimeMs + (ownMs - readAtMs) + clockSlackMs);
    const window = {
        ...start,
        sinceMs: sinceMs(readAtMs),
        untilMs: null,
        latestMs: atMs(deadlineMs),
        clock: before === null ? 'runner' : 'service',
    };
    return {
        window,
        sinceMs,
        untilMs: () => atMs(clock.now()),
    };
}
/**
 * Whether another run has made known that it pays for the same batch, or goes first and pays for the plan. What it is about to send it
 * may have sent, not having read of this run: whoever reads of the other gives way, and who could not be heard until now gives way to all.
 */
function isOutrun(ledger, { index, wasHeard }) {
    const { own, run } = ledger;
    const theirs = own.payments.filter((each) => each.index === index && !(0,run_key/* isSameRun */.M)(each.payment.submit.by, run));
    const isTaken = theirs.some(({ payment: { state, submit } }) => state !== 'closed' && !(0,payment/* isGuessed */.Fh)(submit));
    return isTaken || (0,other_runs/* findRival */.yf)(ledger, { isAnnounced: true }) !== null || (!wasHeard && (0,other_runs/* payersBeside */.nz)(ledger).length > 0);
}
/** The one request that spends. Why it failed is a value; what is thrown is a fault of ours. */
async function send({ serviceOf, clock, deadlineMs, cancelled }, batch) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const service = serviceOf(batch);
        if (service.submit === undefined)
            return new services_service/* ServiceError */._('refused', 'this service can only be read', { isPlainRefusal: true });
        // An answer that is lost is money that is lost: a cancel waits a moment for the job ids.
        const limit = __addDisposableResource(env_1, (0,clock_0/* limitWithGrace */.Yl)(clock, { limitMs: deadlineMs - clock.now(), graceMs: cancelGraceMs, cancelled }), false);
        try {
            return await service.submit(batch, limit.signal);
        }
        catch (error) {
            if (error instanceof services_service/* ServiceError */._)
                return error;
            if (limit.signal.aborted)
                return new services_service/* ServiceError */._('unavailable', 'the run was ended before the service answered');
            throw error;
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
/** Why the ids of an answer cannot be those of a batch's jobs; null when they can. */
function faultOf({ jobIds, unreadable }, batch, known) {
    const old = jobIds.filter((id) => known.has(id));
    if (old.length > 0)
        return `the answer names jobs that were there before: ${old.join(', ')}`;
    if (unreadable > 0)
        return `the answer names ids that cannot be read: ${unreadable}`;
    const distinct = new Set(jobIds).size;
    if (jobIds.length === batch.jobs.length && distinct === jobIds.length)
        return null;
    return `the answer names ${distinct} of ${batch.jobs.length} jobs`;
}
/** Whether the account shows all its jobs, and none that a refused submit could have started. */
async function isAbsent(options, wanted) {
    const seen = await (0,recent_jobs/* lookFreshly */.Fk)(options, wanted);
    return seen.isComplete && seen.jobs.every((job) => (0,match_jobs/* kinshipOf */.G5)(job, wanted) === 'foreign');
}
/** Looks for the jobs of a submit that may have been carried out. It is not sent again. */
async function lose(options, lost) {
    const { wanted, nth, window, endedAtMs, message, named } = lost;
    const { ledger, clock, tell, deadlineMs } = options;
    const { index } = wanted.batch;
    const fresh = named.filter((id) => !wanted.takenIds.has(id));
    ledger.apply(index, { kind: 'lost', window, named: fresh });
    options.onPaid();
    tell({ code: 'submit-lost', message });
    // Without the service's time what is shown only now may have come long after the request.
    const isLate = window.untilMs === null && clock.now() - endedAtMs > recent_jobs/* freshMs */.rA;
    const submit = { ...wanted.submit, window, ...(isLate && { spans: [] }) };
    const untilMs = Math.max(deadlineMs, clock.now() + overrunMs);
    // What other runs have paid for meanwhile looks alike.
    const refresh = async () => void (await options.store());
    const reconciled = await (0,reconcile/* reconcile */.L)({ ...options, wanted: [{ ...wanted, submit }], when: 'soon', untilMs, refresh });
    const payment = ledger.paymentOf(index);
    if (payment.state === 'paid') {
        options.onPaid();
        tell({ code: 'jobs-matched', jobIds: payment.jobIds, isLabelled: wanted.submit.label !== null });
        return 'submitted';
    }
    const candidates = payment.state === 'uncertain' ? payment.candidates : [];
    const isUnseen = reconciled.kind === 'unseen';
    tell({ code: 'submit-uncertain', batch: nth, message, candidates, isUnseen });
    return 'stopped';
}

// EXTERNAL MODULE: ./gate/advise.js + 1 modules
var advise = __webpack_require__(455);
// EXTERNAL MODULE: ./gate/afford.js
var afford = __webpack_require__(2770);
// EXTERNAL MODULE: ./gate/prepare.js + 1 modules
var prepare = __webpack_require__(9133);
;// CONCATENATED MODULE: ./gate/pay-round.js










/** The next round, with what is not decided yet; null when there is nothing more to ask for. */
function chooseRound({ state, plan }) {
    const undecided = [...state.judge().entries()].flatMap(([index, { verdict, rounds }]) => verdict === 'running' && rounds !== null ? index : []);
    const batches = plan.batches.filter(plan_plan/* isJudged */.sL);
    return (0,next_round/* nextRound */.qy)({ batches, paid: state.payments, undecided });
}
/** Makes sure that a further round is this run's to pay for, and that there is the money. False when the run must end. */
async function enterRound(gate, round) {
    const { plan, ledger, state, tell } = gate;
    const obstacle = await (0,resume/* resumeRound */.O)((0,prepare/* resumption */.TU)(gate, round));
    if (obstacle !== null) {
        tell(obstacle);
        state.endEarly({ code: 'rest-not-submitted' });
        return false;
    }
    const payable = round.batches.filter(({ index }) => ledger.payable.includes(index));
    if (payable.length === 0)
        return true;
    const jobs = payable.flatMap((batch) => batch.jobs);
    const benchmarks = [...new Set(jobs.map(({ benchmark }) => benchmark))].flatMap((index) => plan.benchmarks[index] ?? []);
    const balances = await (0,preflight/* fetchBalances */.CX)(gate, benchmarks);
    const prices = new Map([...state.checked].map(([service, facts]) => [
        service,
        { ...facts, balanceCredits: balances.has(service) ? (balances.get(service) ?? null) : facts.balanceCredits },
    ]));
    tell({
        code: 'round',
        nth: round.nth,
        benchmarks: benchmarks.length,
        units: jobs.reduce((sum, { units }) => sum + units, 0),
        cost: (0,budget/* costOf */.ho)(payable, prices),
    });
    return (0,afford/* affords */.a)(gate, { payable, prices });
}
/** Submits every batch of a round that is not paid yet. False when not all could be started. */
async function submitRound(gate, round) {
    const { state, ledger, store, clock, tell, showPaid, deadlineMs } = gate;
    const { batches, asked } = round;
    const seeds = batches.filter(plan_plan/* isJudged */.sL).flatMap(({ seed }) => seed ?? []);
    if (seeds.length > 1 && batches.some(({ index }) => ledger.payable.includes(index)))
        tell({ code: 'seeds', seeds });
    const runBeganAtMs = await beganAtMs(gate);
    // A first attempt pays all the same: no new key may block a gate. A re-run can ask what came since its run began.
    const isFirst = ledger.run.attempt === 1;
    // What is not about a commit tells nobody anything.
    const storeLedger = async () => {
        if (store === null)
            return true;
        // What was announced late, or could not be read again, is read once more: another may have announced itself meanwhile.
        const isHeard = async () => store.isReadSince || (await store.recall(deadlineMs)).kind !== 'unknown';
        const isWritten = await store.store();
        // A write that is slow keeps nobody from reading what others have written meanwhile.
        if (!isWritten && store.isStored)
            await store.recall(gate.clock.now() + rereadLimitMs);
        const isStored = isWritten && ledger.commit !== null && (await isHeard());
        const isReadable = (isFirst || store.sealedAtMs === null) && !ledger.isEditedSince(runBeganAtMs);
        return (isStored && isReadable) || (isFirst && !(await store.isShared()));
    };
    for (;;) {
        const end = await submitBatches({
            ...gate,
            batches,
            asked,
            runBeganAtMs,
            store: storeLedger,
            isHeard: () => store === null || (store.isStored && store.isReadSince),
            onPaid: showPaid,
        });
        showPaid();
        if (end === 'submitted')
            return true;
        if (end === 'outrun') {
            // Two that give way to each other must know it; and who could not be heard until now goes behind those who were.
            if (!(0,other_runs/* hasBegun */.SU)(ledger, ledger.run))
                ledger.announce({ sinceMs: clock.now(), isOver: false, onlyWaits: true });
            await store?.store();
            const obstacle = await (0,resume/* resumeRound */.O)((0,prepare/* resumption */.TU)(gate, round));
            if (obstacle === null)
                continue;
            (0,advise/* stop */.d)(gate, obstacle);
            return false;
        }
        const unsent = ledger.uncertain.length > 0 ? 'maybe-submitted' : 'not-submitted';
        state.endEarly({ code: ledger.paid.length > 0 ? 'not-all-submitted' : unsent });
        if (ledger.paid.length > 0)
            (0,advise/* advise */.T)(gate);
        return false;
    }
}
const rereadLimitMs = 2000;
/** When this run began, with its first attempt where that is known, in milliseconds since the epoch. */
async function beganAtMs({ state, ledger, beganAtMs: ask }) {
    const firstMs = ledger.run.attempt > 1 && ledger.payable.length > 0 ? await ask(1) : null;
    return firstMs ?? state.facts.startedAtMs;
}

// EXTERNAL MODULE: ./submit/found-jobs.js
var found_jobs = __webpack_require__(986);
// EXTERNAL MODULE: ./submit/other-charges.js
var other_charges = __webpack_require__(3675);
;// CONCATENATED MODULE: ./wait/job-groups.js

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
        const run = (0,plan_plan/* runOf */.ng)(batch);
        const runs = new Map(run === null ? [] : jobIds.map((id) => [id, run]));
        return [{ reader: batch, jobIds, isOwn: true, isAdvisory: false, runs }];
    });
}

// EXTERNAL MODULE: ./verdict/score.js
var score = __webpack_require__(4016);
;// CONCATENATED MODULE: ./wait/job-tracker.js


/** How long a job that is paid for may be missing before that is believed: it may be listed late. */
const missingGraceMs = 60_000;
/** How long the service may refuse to tell of such a job: one odd answer of a proxy must not cost the whole run. */
const refusalGraceMs = 30_000;
/** How long bad news of a job must last: one odd answer must not make of a good job a failed one. */
const confirmMs = 2000;
/** What is believed of each job, whatever the service says at one moment or another. */
class JobTracker {
    #options;
    #jobs;
    /** When the service began to refuse to tell of a job, for those that it does not tell of now. */
    #refusedSinceMs = new Map();
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
        this.#refusedSinceMs.delete(job.id);
        const isSame = before.job?.state === job.state && progressOf(before.job) === progressOf(job);
        return { kind: 'known', job, isChanged: !isSame };
    }
    /** Notes that a job could not be read. True when it is lost: another look would tell nothing else. */
    noteError(id, { kind, failure }, { nowMs, isLastLook, isCutOff = false }) {
        const known = this.#jobs.get(id);
        if (known !== undefined && !isCutOff)
            this.#jobs.set(id, { ...known, failing: failure });
        const graceMs = this.#graceMs(kind);
        if (graceMs === null)
            return false;
        const sinceMs = this.#refusedSinceMs.get(id) ?? nowMs;
        this.#refusedSinceMs.set(id, sinceMs);
        const job = known?.job ?? null;
        const isBelieved = nowMs - sinceMs >= graceMs || (isLastLook && job === null);
        if (!isBelieved)
            return false;
        this.#jobs.set(id, { id, job, lost: failure });
        return true;
    }
    /** How long such an answer must last before it is believed; null for what passes. */
    #graceMs(kind) {
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
            case 'unreadable':
                return null;
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

;// CONCATENATED MODULE: ./wait/outage.js

const outage_firstPauseMs = 1000;
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
        const pauseMs = (0,backoff/* backoffMs */.j)({ attempt: this.#failures, firstMs: outage_firstPauseMs, maxMs: pollIntervalMs, random });
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
var poll_jobs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var poll_jobs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
                const limit = poll_jobs_addDisposableResource(env_1, clock.limit(deadlineMs - clock.now(), cancelled), false);
                await this.#take(this.#widen(step), limit.signal);
                await this.#askTypical(limit.signal);
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                poll_jobs_disposeResources(env_1);
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
            const limit = poll_jobs_addDisposableResource(env_2, clock.limit(limitMs, cancelled), false);
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
            poll_jobs_disposeResources(env_2);
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
            const limit = poll_jobs_addDisposableResource(env_3, this.#options.clock.limit(lastLookMs, this.#options.cancelled), false);
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
            poll_jobs_disposeResources(env_3);
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
                read += 1;
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
    const byKey = Map.groupBy(parts, ({ reader, isOwn }) => `${isOwn} ${(0,plan_plan/* readerKey */.T3)(reader)}`);
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

// EXTERNAL MODULE: ./run-state.js + 6 modules
var run_state = __webpack_require__(6995);
;// CONCATENATED MODULE: ./gate/gate-world.js

/** Whether somebody has cancelled the run. */
function isCancelled({ aborted, reason }) {
    return aborted && !(reason instanceof run_state/* ActionFault */.T);
}

;// CONCATENATED MODULE: ./wait/stop-jobs.js
var stop_jobs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var stop_jobs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

const minStopMs = 500;
const maxStopMs = 1500;
/** Asks the services to stop what this gate's jobs still run, and reads once whether they have: best effort, where their API can. */
async function stopJobs({ groups, serviceFor, jobOf, clock, deadlineMs }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const limit = stop_jobs_addDisposableResource(env_1, clock.limit(Math.min(maxStopMs, Math.max(minStopMs, deadlineMs - clock.now()))), false);
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
        stop_jobs_disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./gate/stop-paid.js





/** Stops what still runs of this gate's jobs, unless another run waits for them. True when nothing is left that runs on. */
async function stopPaid(gate, unfinished) {
    const { state, plan, ledger, store, clock, tell } = gate;
    if (ledger.paid.length === 0)
        return false;
    const fromMs = clock.now();
    await store?.recall(fromMs + (isCancelled(gate.cancelled) ? cancelRefreshLimitMs : refreshLimitMs));
    if (ledger.otherRuns.length > 0)
        return false;
    const groups = groupJobs(paidJobs(gate));
    const jobOf = ({ reader }, id) => state.evidenceOf(reader, id).job;
    const { asked, confirmed } = await stopJobs({
        ...gate,
        groups,
        jobOf,
        deadlineMs: Math.min(fromMs + stopAllLimitMs, gate.deadlineMs + afterDeadlineMs),
    });
    if (asked.length > 0)
        tell({ code: 'jobs-stopped', jobIds: asked });
    for (const { group, job } of confirmed) {
        if (job.state !== 'cancelled')
            continue;
        state.learn(group.reader, new Map([[job.id, { id: job.id, job, lost: null, stopped: unfinished }]]));
    }
    const isFinalNow = (index, id) => {
        const reader = plan.batches[index];
        const job = reader === undefined ? null : state.evidenceOf(reader, id).job;
        return job !== null && (0,services_service/* isFinal */.d)(job);
    };
    for (const { index, payment } of ledger.paid) {
        const isStopped = payment.jobIds.every((id) => confirmed.some(({ job }) => job.id === id));
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

;// CONCATENATED MODULE: ./gate/wait-for-round.js











/**
 * Waits until every job is final. False when waiting on is pointless and the run is over; then what nobody waits for is stopped at
 * the service. What is read beside it, `recalling`, is waited for where it may show what else was charged.
 */
async function waitForRound(gate, recalling) {
    const { state, plan, tell, cancelled } = gate;
    const groups = openGroups(gate);
    const end = await waitForJobs({
        ...gate,
        groups,
        benchmarkIds: new Set(plan.batches.flatMap(({ jobs }) => jobs.map(({ benchmarkId }) => benchmarkId))),
        pollIntervalMs: plan.pollIntervalMs,
        failFast: plan.failFast,
        // Before paying, every service was asked what can be checked.
        isFirstContact: (service) => !state.checked.has(service),
        // What only warns has made nothing red.
        hasFailed: () => state
            .judge()
            .some(({ benchmark, verdict }) => benchmark.level === 'block' && (verdict === 'failed' || verdict === 'error')),
        learn: (reader, jobs) => state.learn(reader, jobs),
        onChange: gate.showProgress,
    });
    const obstacle = await disownFound(gate, end);
    if (obstacle !== null) {
        (0,advise/* stop */.d)(gate, obstacle);
        return false;
    }
    const judged = groups.filter(({ reader }) => (0,plan_plan/* isJudged */.sL)(reader));
    const isCertain = (await hasReadAll(gate, { judged, recalling })) || plan.batches.length === 0;
    if (end === 'all-final') {
        if (isCertain)
            return true;
        state.endEarly({ code: 'unreadable' });
        (0,advise/* advise */.T)(gate);
        return false;
    }
    if (isCancelled(cancelled))
        tell({ code: 'cancelled', when: 'waiting' });
    const unfinished = whyUnfinished(end, gate);
    const areJudgedOver = judged.every(({ reader, jobIds }) => jobIds.every((id) => !isOpen(state.evidenceOf(reader, id))));
    if (end === 'deadline' && areJudgedOver && isCertain) {
        // A baseline that is late is none: what is judged has its result, unless it wants a further round.
        state.end(unfinished);
        if (state.judge().every(({ reason }) => reason?.code !== 'undecided'))
            return false;
    }
    const isStopped = await stopPaid(gate, unfinished);
    if (end === 'fail-fast' && isCertain) {
        state.end(unfinished);
        return false;
    }
    state.endEarly(unfinished);
    if (!isStopped)
        (0,advise/* advise */.T)(gate);
    return false;
}
/** What stops the run when jobs that it has found turn out to be another's: who has paid for them may have said so while it waited. */
async function disownFound({ ledger, store, clock, deadlineMs }, end) {
    // Only what may pass is worth the question: all else has no time to lose.
    if (end === 'all-final' && (0,found_jobs/* foundJobs */.r)(ledger).length > 0)
        await store?.recall(Math.min(clock.now() + wait_for_round_refreshLimitMs, deadlineMs + afterDeadlineMs));
    return (0,found_jobs/* disown */.d)(ledger);
}
const wait_for_round_refreshLimitMs = 5000;
/** Whether every job that is judged was read, and is what was submitted. What could not be read may be read by a later run. */
async function hasReadAll(gate, { judged, recalling }) {
    const { state, ledger, tell } = gate;
    const foreign = ledger.paid.filter(({ index }) => state.foreign.includes(index));
    const neverRead = paidJobs(gate, 'submitted').flatMap(({ reader, jobIds }) => jobIds.filter((id) => isLost(state.evidenceOf(reader, id))));
    if (foreign.length + neverRead.length > 0)
        await recalling;
    if (foreign.length > 0) {
        const jobIds = foreign.flatMap(({ payment }) => payment.jobIds);
        tell({ code: 'jobs-foreign', jobIds, candidates: (0,other_charges/* findOtherCharges */.Ro)(gate, foreign.map(other_charges/* submitOf */.IP)) });
    }
    if (neverRead.length > 0) {
        const ofThese = ledger.paid.filter(({ payment }) => payment.jobIds.some((id) => neverRead.includes(id)));
        await Promise.all(ofThese.map((paid) => lookForCharges(gate, paid)));
        tell({ code: 'jobs-never-read', jobIds: neverRead, candidates: (0,other_charges/* findOtherCharges */.Ro)(gate, ofThese.map(other_charges/* submitOf */.IP)) });
    }
    const isRead = judged
        .filter(({ isAdvisory }) => !isAdvisory)
        .every(({ reader, jobIds }) => jobIds.every((id) => state.evidenceOf(reader, id).lost === null));
    return isRead && foreign.length === 0;
}
/** Has the account show what a submit may have started instead of the jobs that its answer named. */
async function lookForCharges(gate, { index, payment: { submit } }) {
    const batch = gate.plan.batches[index];
    if (batch === undefined)
        return;
    const untilMs = Math.min(gate.clock.now() + chargesLimitMs, gate.deadlineMs + afterDeadlineMs);
    await (0,recent_jobs/* fetchJobsOf */.il)(gate, (0,match_jobs/* wantedOf */.Lm)(gate, batch, submit), untilMs);
}
const chargesLimitMs = 2500;
/** The jobs to be waited for: what earlier rounds have read to the end is not read again. */
function openGroups(gate) {
    const { state, plan } = gate;
    const groups = groupJobs([...existingJobs(plan), ...paidJobs(gate)]);
    return groups.flatMap((group) => {
        const jobIds = group.jobIds.filter((id) => isOpen(state.evidenceOf(group.reader, id)));
        return jobIds.length === 0 ? [] : { ...group, jobIds };
    });
}
/** Whether a look may still tell more. */
function isOpen({ job, lost }) {
    return job === null || lost !== null || !(0,services_service/* isFinal */.d)(job);
}
/** Whether only the answer to this run's submit speaks of a job: the service refuses to. */
function isLost({ job, lost }) {
    return job === null && lost !== null;
}
function whyUnfinished(end, { plan, cancelled }) {
    switch (end) {
        case 'cancelled':
            return { code: isCancelled(cancelled) ? 'cancelled' : 'internal-error' };
        case 'fail-fast':
            return { code: 'fail-fast' };
        case 'unreachable':
            return { code: 'unreadable' };
        case 'deadline':
        case 'all-final':
            return { code: 'timed-out', timeoutMs: plan.timeoutMs };
    }
}

;// CONCATENATED MODULE: ./gate/rounds.js
/** What only a run needs that comes to pay or to wait: loaded then. */




/***/ })

};
;