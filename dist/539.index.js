"use strict";
exports.id = 539;
exports.ids = [539];
exports.modules = {

/***/ 4539:
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
    const candidates = before.jobs.filter((job) => (0,match_jobs/* kinshipOf */.G5)(job, wanted) !== 'foreign').map(({ id }) => id);
    return candidates.length > 0 ? { code: 'other-run-possible', candidates, isUnseen: false } : null;
}
/** Where nobody tells of other runs: what the account shows, or may hide, of one; null when there is none. */
async function lookForRivals(options, batch) {
    if ((0,match_jobs/* looksLikeSiblings */.DS)(options, batch))
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
/** What a refusal may come of, where its status says no more. */
const toCheck = { refused: null, unauthorised: 'key', 'not-found': 'address' };
const paymentRequired = 402;
/** `Date` headers are whole seconds, and the clocks of two servers of one service may differ a little. */
const clockSlackMs = 2000;
const firstPauseMs = 1000;
const maxPauseMs = 60_000;
/** A submit on its way when the run is cancelled gets this long to tell its job ids. */
const cancelGraceMs = 2500;
/** How long jobs that may be paid are looked for beyond the deadline. */
const overrunMs = 3500;
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
                const isOthers = isPlainRefusal && !mustLook && (0,match_jobs/* looksLikeSiblings */.DS)(options, batch);
                const found = isOthers
                    ? { kind: 'unseen' }
                    : await lookForOwn(options, wanted, isPlainRefusal ? recent_jobs/* freshMs */.rA : undefined);
                // Who says no plainly is believed, unless a job bears the very name: many are refused at the moment when others pay.
                const isBelieved = isPlainRefusal && (found.kind === 'unseen' || (found.kind === 'possible' && !mustLook));
                if (found.kind !== 'absent' && !isBelieved)
                    return await lose(options, { ...losing, message, named: [] });
                const check = answer.status === paymentRequired ? 'credits' : toCheck[answer.kind];
                const refusal = { code: 'submit-refused', batch: nth, service: batch.service, message, check };
                if (found.kind !== 'possible')
                    return unspent(refusal, isPlainRefusal);
                const end = unspent({ ...refusal, mayBeCharged: true }, isPlainRefusal);
                const { candidates } = found;
                const baselineIds = (0,plan_plan/* isJudged */.sL)(batch) ? [] : candidates;
                tell({ code: 'charged-as-well', candidates, baselineIds, why: 'refused-for-good' });
                return end;
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
        if (mustLook && (await lookForOwn(options, wanted)).kind !== 'absent')
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
/** Looks once, for no longer than `lookMs`. */
async function lookForOwn(options, wanted, lookMs) {
    const { jobs, isComplete } = await (0,recent_jobs/* lookFreshly */.Fk)(options, wanted, lookMs);
    const label = (0,match_jobs/* givenLabel */.S0)(wanted);
    const suspects = jobs.filter((job) => (0,match_jobs/* kinshipOf */.G5)(job, wanted) !== 'foreign');
    if (label !== null && suspects.some((job) => job.label === label))
        return { kind: 'own' };
    if (suspects.length > 0)
        return { kind: 'possible', candidates: (0,payment/* unite */._f)(suspects.map(({ id }) => id)) };
    return { kind: isComplete ? 'absent' : 'unseen' };
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
    const untilMs = Math.max(deadlineMs, Math.min(clock.now(), deadlineMs) + overrunMs);
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
        (0,advise/* stop */.d)(gate, obstacle);
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
// EXTERNAL MODULE: ./wait/job-groups.js
var job_groups = __webpack_require__(1540);
// EXTERNAL MODULE: ./wait/wait-for-jobs.js + 4 modules
var wait_for_jobs = __webpack_require__(9058);
// EXTERNAL MODULE: ./gate/gate-world.js
var gate_world = __webpack_require__(1106);
// EXTERNAL MODULE: ./gate/stop-paid.js + 1 modules
var stop_paid = __webpack_require__(491);
// EXTERNAL MODULE: ./gate/tell-other-charges.js
var tell_other_charges = __webpack_require__(9032);
;// CONCATENATED MODULE: ./gate/wait-for-round.js










/**
 * Waits until every job is final. False when waiting on is pointless and the run is over; then what nobody waits for is stopped at
 * the service. What is read beside it, `recalling`, is waited for where it may show what else was charged.
 */
async function waitForRound(gate, recalling) {
    const { state, plan, tell, cancelled } = gate;
    const groups = openGroups(gate);
    const end = await (0,wait_for_jobs/* waitForJobs */.p)({
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
    if ((0,gate_world/* isCancelled */.m)(cancelled))
        tell({ code: 'cancelled', when: 'waiting' });
    const unfinished = whyUnfinished(end, gate);
    const areJudgedOver = judged.every(({ reader, jobIds }) => jobIds.every((id) => !isOpen(state.evidenceOf(reader, id))));
    if (end === 'deadline' && areJudgedOver && isCertain) {
        // A baseline that is late is none: what is judged has its result, unless it wants a further round.
        state.end(unfinished);
        if (state.judge().every(({ reason }) => reason?.code !== 'undecided'))
            return false;
    }
    const isStopped = await (0,stop_paid/* stopPaid */.x)(gate, unfinished);
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
        await store?.recall(Math.min(clock.now() + refreshLimitMs, deadlineMs + stop_paid/* afterDeadlineMs */.T));
    return (0,found_jobs/* disown */.d)(ledger);
}
const refreshLimitMs = 5000;
/** Whether every job that is judged was read, and is what was submitted. What could not be read may be read by a later run. */
async function hasReadAll(gate, { judged, recalling }) {
    const { state, ledger, tell } = gate;
    const foreign = ledger.paid.filter(({ index }) => state.foreign.includes(index));
    const neverRead = (0,job_groups/* paidJobs */.V)(gate, 'submitted').flatMap(({ reader, jobIds }) => jobIds.filter((id) => isLost(state.evidenceOf(reader, id))));
    if (foreign.length + neverRead.length > 0)
        await recalling;
    if (foreign.length > 0) {
        const jobIds = foreign.flatMap(({ payment }) => payment.jobIds);
        tell({ code: 'jobs-foreign', jobIds, ...(0,other_charges/* findOtherCharges */.Ro)(gate, foreign.map(other_charges/* submitOf */.IP)) });
    }
    if (neverRead.length > 0) {
        const ofThese = ledger.paid.filter(({ payment }) => payment.jobIds.some((id) => neverRead.includes(id)));
        await Promise.all(ofThese.map((paid) => (0,tell_other_charges/* lookForCharges */.G)(gate, (0,other_charges/* submitOf */.IP)(paid))));
        tell({ code: 'jobs-never-read', jobIds: neverRead, ...(0,other_charges/* findOtherCharges */.Ro)(gate, ofThese.map(other_charges/* submitOf */.IP)) });
    }
    const isRead = judged
        .filter(({ isAdvisory }) => !isAdvisory)
        .every(({ reader, jobIds }) => jobIds.every((id) => state.evidenceOf(reader, id).lost === null));
    return isRead && foreign.length === 0;
}
/** The jobs to be waited for: what earlier rounds have read to the end is not read again. */
function openGroups(gate) {
    const { state, plan } = gate;
    const groups = (0,wait_for_jobs/* groupJobs */.q)([...(0,job_groups/* existingJobs */.S)(plan), ...(0,job_groups/* paidJobs */.V)(gate)]);
    return groups.flatMap((group) => {
        const jobIds = group.jobIds.filter((id) => isOpen(state.evidenceOf(group.reader, id)));
        return jobIds.length === 0 ? [] : { ...group, jobIds };
    });
}
/** Whether a look may still tell more. */
function isOpen({ job, lost }) {
    return job === null || lost !== null || !(0,services_service/* isFinal */.d)(job);
}
/** Whether only the answer to this run's submit speaks of a job: the service refuses to. What cannot be read speaks of it all the same. */
function isLost({ job, lost }) {
    return job === null && lost !== null && lost.kind !== 'unreadable';
}
function whyUnfinished(end, { plan, cancelled }) {
    switch (end) {
        case 'cancelled':
            return { code: (0,gate_world/* isCancelled */.m)(cancelled) ? 'cancelled' : 'internal-error' };
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