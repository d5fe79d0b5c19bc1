"use strict";
exports.id = 17;
exports.ids = [17,472,393];
exports.modules = {

/***/ 2472:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ backoffMs)
/* harmony export */ });
/**
 * How long to pause before the next attempt, in milliseconds: between half and one and a half of `firstMs`, doubled with every attempt.
 * It is spread by chance, so that many runs that failed at one moment do not come back at one moment.
 */
function backoffMs({ attempt, firstMs, maxMs, random }) {
    return Math.min(maxMs, firstMs * 2 ** (attempt - 1) * (0.5 + random()));
}


/***/ }),

/***/ 6393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commentKeyOf: () => (/* binding */ commentKeyOf),
/* harmony export */   nameLeg: () => (/* binding */ nameLeg)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

const longestKey = 200;
/**
 * Names the comment of one gate: `workflow/job/step/name=value,\u2026`, or the `comment-key` input, in a matrix `comment-key/name=value,\u2026`.
 * Different gates have different keys. A key is printable ASCII without `>` and without `--`, so that it cannot end the HTML comment
 * it stands in; one above 200 characters ends in its hash.
 */
function commentKeyOf({ 'comment-key': commentKey, matrix }, { workflow, job, step }) {
    const leg = nameLeg(matrix);
    const named = commentKey === null ? [workflow, job, step] : [commentKey];
    // No leg may take another's comment, whatever it is called.
    const parts = [...named.map(encode), ...(commentKey !== null && leg === '' ? [] : [leg])];
    const key = parts.join('/');
    if (key.length <= longestKey)
        return key;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest('hex').slice(0, 40);
    return `${key.slice(0, longestKey - hash.length - 1)}#${hash}`;
}
/** Every UTF-16 unit but letters, digits, `_`, `.`, spaces and lone hyphens becomes `%XX` or `%uXXXX`. */
function encode(text) {
    return text.replaceAll(/[^A-Za-z0-9_. -]|-(?=-)/g, (unit) => {
        const code = unit.charCodeAt(0);
        return code < 0x100 ? `%${hex(code, 2)}` : `%u${hex(code, 4)}`;
    });
}
function hex(code, digits) {
    return code.toString(16).toUpperCase().padStart(digits, '0');
}
/**
 * Names a leg for people, `model=a,size=~5`, by the `matrix` input; empty outside a matrix. The values come in the order of their names.
 * One that is no string is marked, since a matrix may hold both 1 and "1".
 */
function nameLeg(matrix) {
    if (matrix === null)
        return '';
    const leg = parseLeg(matrix);
    if (leg === null)
        return '';
    if (typeof leg !== 'object' || Array.isArray(leg))
        return `!${encode(matrix)}`;
    return sortMembers(leg)
        .map(([name, value]) => `${encode(name)}=${typeof value === 'string' ? encode(value) : `~${encode(json(value))}`}`)
        .join(',');
}
function parseLeg(matrix) {
    try {
        return JSON.parse(matrix);
    }
    catch {
        return matrix;
    }
}
/** JSON with the members of every object in the order of their names. */
function json(value) {
    return JSON.stringify(value, (_name, inner) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(sortMembers(inner))
        : inner);
}
function sortMembers(object) {
    return Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));
}


/***/ }),

/***/ 7174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseAnswer),
/* harmony export */   y: () => (/* binding */ UnreadableAnswer)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1180);

/** An answer that is no answer: the wrong shape, or not JSON. */
class UnreadableAnswer extends Error {
    name = 'UnreadableAnswer';
}
/** Reads GitHub's answer through its schema. Throws {@link UnreadableAnswer}, which names `what` was expected and where it is wrong. */
function parseAnswer(schema, answer, what) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xL(schema, answer);
    if (parsed.success)
        return parsed.output;
    const [issue] = parsed.issues;
    const where = valibot__WEBPACK_IMPORTED_MODULE_0__/* .getDotPath */ .Bu(issue);
    throw new UnreadableAnswer(`GitHub answered with something that is not ${what}${where === null ? '' : ` (${where})`}`);
}


/***/ }),

/***/ 4244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ emptyLedger),
/* harmony export */   WH: () => (/* binding */ byClock),
/* harmony export */   Y8: () => (/* binding */ joinWindows),
/* harmony export */   dR: () => (/* binding */ mergeLedgers)
/* harmony export */ });
/* harmony import */ var _payment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9210);

const emptyLedger = { runs: [], payments: [] };
/**
 * What two copies know together: for each submit the later of its states, in the order of `rankOf`. Commutative,
 * associative and idempotent, so that it does not matter who writes when, or twice; no id that is paid for is ever lost.
 */
function mergeLedgers(a, b) {
    return {
        runs: mergeBy([...a.runs, ...b.runs], keyOfRun, joinRuns),
        payments: mergeBy([...a.payments, ...b.payments], keyOfPayment, (one, other) => ({
            ...one,
            payment: joinPayments(one.payment, other.payment),
        })),
    };
}
function keyOfRun({ key, plan, commit }) {
    return JSON.stringify([key.id, key.attempt, key.unique, commit, plan]);
}
/** Names a submit. */
function keyOfPayment({ plan, commit, index, payment: { submit } }) {
    const { id, attempt, unique } = submit.by;
    return JSON.stringify([id, attempt, unique, submit.nth, commit, plan, index]);
}
function mergeBy(items, keyOf, join) {
    const merged = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const known = merged.get(key);
        merged.set(key, known === undefined ? item : join(known, item));
    }
    return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
function joinRuns(a, b) {
    return {
        ...a,
        announcedAtMs: Math.min(a.announcedAtMs, b.announcedAtMs),
        deadlineMs: Math.max(a.deadlineMs, b.deadlineMs),
        isOver: a.isOver || b.isOver,
    };
}
/**
 * Each supersedes those before it. That nothing was paid is believed until somebody knows the ids; a payment of which the
 * ids are known never goes back.
 */
const order = [
    'submitting',
    'uncertain',
    'closed absent',
    'paid',
    'closed cancelled',
    'closed too-old',
    'closed judged',
];
function rankOf(payment) {
    return order.indexOf(payment.state === 'closed' ? `closed ${payment.why}` : payment.state);
}
function isCarriedOut(payment) {
    return rankOf(payment) >= order.indexOf('paid');
}
function joinPayments(a, b) {
    const [low, high] = rankOf(a) <= rankOf(b) ? [a, b] : [b, a];
    const joined = joinSubmits(a.submit, b.submit);
    // Who knows the ids knows when they were sent: whoever finds them foreign only takes them to be of any time.
    const submit = isCarriedOut(high) && !isCarriedOut(low) ? { ...joined, window: high.submit.window } : joined;
    if (low.state === 'uncertain' && high.state === 'uncertain') {
        const candidates = uniteSorted(low.candidates, high.candidates);
        return { ...high, submit, candidates, named: uniteSorted(low.named, high.named) };
    }
    if ('jobIds' in low && 'jobIds' in high) {
        const batchId = joinTexts(low.batchId, high.batchId);
        return { ...high, submit, batchId, jobIds: uniteSorted(low.jobIds, high.jobIds) };
    }
    return { ...high, submit };
}
function joinSubmits(a, b) {
    const refused = a.refused && b.refused ? joinWindows(a.refused, b.refused) : (a.refused ?? b.refused);
    const asked = a.asked === undefined || b.asked === undefined ? (a.asked ?? b.asked) : [...a.asked, ...b.asked];
    return {
        by: a.by,
        nth: a.nth,
        label: joinTexts(a.label, b.label),
        ...(asked && { asked: [...new Set(asked)].toSorted((one, other) => one - other) }),
        window: joinWindows(a.window, b.window),
        ...joinSpans(a, b),
        ...(refused && { refused }),
        before: uniteSorted(a.before, b.before),
    };
}
/** The spans of both, each once, in some order that is always the same. */
function joinSpans({ spans: a }, { spans: b }) {
    if (a === undefined && b === undefined)
        return {};
    const distinct = new Map([...(a ?? []), ...(b ?? [])].map((span) => [JSON.stringify(span), span]));
    return { spans: [...distinct].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, span]) => span) };
}
/** Ids in the order of a stored ledger. */
function uniteSorted(...lists) {
    return (0,_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .unite */ ._f)(...lists).toSorted();
}
function joinTexts(a, b) {
    return a === null || (b !== null && b > a) ? b : a;
}
/** A ledger with all times but those of services told by another clock, which is so far ahead, in milliseconds. */
function byClock({ runs, payments }, aheadMs) {
    const shift = (window) => (window.clock === 'runner' ? (0,_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .shiftWindow */ .dd)(window, aheadMs) : window);
    return {
        runs: runs.map((run) => ({
            ...run,
            announcedAtMs: run.announcedAtMs + aheadMs,
            deadlineMs: run.deadlineMs + aheadMs,
        })),
        payments: payments.map((each) => {
            const { submit } = each.payment;
            const shifted = {
                window: shift(submit.window),
                ...(submit.spans && { spans: submit.spans.map(shift) }),
                ...(submit.refused && { refused: shift(submit.refused) }),
            };
            return { ...each, payment: { ...each.payment, submit: { ...submit, ...shifted } } };
        }),
    };
}
/**
 * As wide as both; the end is told by whoever knows it, the start is open when it is for one. Who sent a submit dates it by the clock of
 * its service, and knows better than who only knows of its run.
 */
function joinWindows(a, b) {
    if (a.clock !== b.clock)
        return a.clock === 'service' ? a : b;
    return {
        clock: a.clock,
        earliestMs: earliest(a.earliestMs, b.earliestMs),
        sinceMs: earliest(a.sinceMs, b.sinceMs),
        untilMs: latest(a.untilMs, b.untilMs),
        latestMs: latest(a.latestMs, b.latestMs),
    };
}
function earliest(a, b) {
    return a === null || b === null ? null : Math.min(a, b);
}
function latest(a, b) {
    return a === null && b === null ? null : Math.max(a ?? 0, b ?? 0);
}


/***/ }),

/***/ 7383:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ sealState),
/* harmony export */   Gf: () => (/* binding */ openState),
/* harmony export */   IQ: () => (/* binding */ deriveSealKey),
/* harmony export */   U4: () => (/* binding */ isNewer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1180);
/* harmony import */ var _run_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9151);
/* harmony import */ var _payment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);





/** The key that signs what is stored, derived from the services' keys in the order of their names. */
function deriveSealKey(serviceKeys) {
    const secret = JSON.stringify([...serviceKeys].toSorted(([a], [b]) => (a < b ? -1 : 1)));
    return Buffer.from((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', secret, '', 'benchmark-gate: stored ledger', 32));
}
const count = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeInteger */ .Y2(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Ww(0));
/** Clocks may tell fractions of a millisecond. */
const time = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .finite */ .E2());
const text = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru(300));
const ids = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YO(text), valibot__WEBPACK_IMPORTED_MODULE_3__/* .readonly */ .tB());
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YO(item), valibot__WEBPACK_IMPORTED_MODULE_3__/* .readonly */ .tB());
const RunKeySchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ id: count, attempt: count, unique: text });
const WindowSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    earliestMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .me(time),
    sinceMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .me(time),
    untilMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .me(time),
    latestMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .me(time),
    clock: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KI(['service', 'runner']),
});
const SubmitSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    by: RunKeySchema,
    nth: count,
    label: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .me(text),
    asked: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(list(count)),
    window: WindowSchema,
    spans: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(list(WindowSchema)),
    refused: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(WindowSchema),
    before: ids,
});
const known = { submit: SubmitSchema, batchId: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .me(text), jobIds: ids };
const PaymentSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .variant */ .Ox('state', [
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu('submitting'), submit: SubmitSchema }),
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu('uncertain'), submit: SubmitSchema, candidates: ids, named: ids }),
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu('paid'), ...known }),
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
        state: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .eu('closed'),
        ...known,
        why: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KI(['absent', 'cancelled', 'too-old', 'judged']),
    }),
]);
const StateSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
    shown: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ id: count, attempt: count, workflow: text, number: count, isFinal: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM() }),
    ledger: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
        runs: list(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
            key: RunKeySchema,
            plan: text,
            commit: text,
            announcedAtMs: time,
            deadlineMs: time,
            isOver: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM(),
        })),
        payments: list(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ plan: text, commit: text, index: count, payment: PaymentSchema })),
    }),
});
/** In characters; whatever is longer is not ours. */
const maxLineChars = 60_000;
const maxStateBytes = 1024 * 1024;
const partPattern = /^([A-Za-z0-9+/]{16})\.([A-Za-z0-9+/]+)\.([A-Za-z0-9+/]{43})$/;
/** Reads a state line, whatever it is. */
function openState(line, seal) {
    const parts = line === '' || line.length > maxLineChars ? [] : line.split(' ');
    let isBroken = line !== '' && parts.length === 0;
    let state = null;
    const others = [];
    for (const part of parts) {
        const [, keyId, payload = '', mac = ''] = partPattern.exec(part) ?? [];
        if (keyId === undefined)
            isBroken = true;
        else if (seal.key === null || keyId !== keyIdOf(seal.key))
            others.push(part);
        else {
            const isSigned = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(Buffer.from(mac, 'base64'), macOf(payload, seal.key, seal.place));
            const opened = isSigned ? parsePayload(payload) : null;
            state ??= opened;
            isBroken ||= opened === null;
        }
    }
    return { state, others, isBroken };
}
/**
 * Writes a state line of at most `maxChars` characters that can stand in an HTML comment. What is too long goes without what
 * is closed, the oldest first, and then without ids: what it was that is paid is uncertain then, but not that it is.
 */
function sealState(state, { seal, others, maxChars }) {
    if (seal.key === null)
        return joinParts(others, maxChars);
    let ledger = forgetRuns(state.ledger);
    for (;;) {
        const own = signPayload(renderPayload({ ...state, ledger }), seal.key, seal.place);
        const shorter = own.length > maxChars ? shorten(ledger) : null;
        if (shorter === null)
            return joinParts([own, ...others], maxChars);
        ledger = shorter;
    }
}
/** As many parts as there is room for; the first counts most. */
function joinParts(parts, maxChars) {
    return parts.reduce((line, part) => {
        const longer = line === '' ? part : `${line} ${part}`;
        return longer.length <= maxChars ? longer : line;
    }, '');
}
const maxRuns = 50;
/** Goes without runs that are long over. */
function forgetRuns({ runs, payments }) {
    const newestFirst = runs.toSorted((a, b) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .compareRuns */ .q)(b.key, a.key));
    return { runs: newestFirst.filter(({ isOver }, nth) => !isOver || nth < maxRuns), payments };
}
/** One step shorter; null when there is nothing left to leave out. */
function shorten({ runs, payments }) {
    const oldestFirst = payments.toSorted((a, b) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .compareRuns */ .q)(a.payment.submit.by, b.payment.submit.by));
    const closed = oldestFirst.filter(({ payment }) => payment.state === 'closed');
    if (closed.length > 0) {
        const dropped = new Set(closed.slice(0, Math.ceil(closed.length / 2)));
        return { runs, payments: payments.filter((each) => !dropped.has(each)) };
    }
    const [long] = oldestFirst.filter(hasIds);
    if (long !== undefined)
        return { runs, payments: payments.map((each) => (each === long ? withoutIds(each) : each)) };
    return payments.length === 0 ? null : { runs: [], payments: oldestFirst.slice(1) };
}
function hasIds({ payment }) {
    return payment.state === 'paid' || (payment.state === 'uncertain' && payment.candidates.length > 0);
}
function withoutIds(stored) {
    const { submit } = stored.payment;
    return {
        ...stored,
        payment: { state: 'uncertain', submit: { ...submit, window: _payment_js__WEBPACK_IMPORTED_MODULE_2__/* .anyTime */ .a_, before: [] }, candidates: [], named: [] },
    };
}
function renderPayload(state) {
    return toBase64((0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateRawSync)(JSON.stringify(state), { level: 9 }));
}
function parsePayload(payload) {
    try {
        const json = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRawSync)(Buffer.from(payload, 'base64'), { maxOutputLength: maxStateBytes }).toString('utf8');
        const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xL(StateSchema, JSON.parse(json));
        return parsed.success ? parsed.output : null;
    }
    catch {
        return null;
    }
}
function signPayload(payload, key, place) {
    return `${keyIdOf(key)}.${payload}.${toBase64(macOf(payload, key, place))}`;
}
function macOf(payload, key, place) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key)
        .update(JSON.stringify([place, payload]))
        .digest();
}
/** Tells whether a part is this key's; nothing about the key can be learnt from it. */
function keyIdOf(key) {
    return toBase64((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update('key id').digest().subarray(0, 12));
}
/** Without padding: no two hyphens and no `>` can come of it, which would end the HTML comment. */
function toBase64(bytes) {
    return bytes.toString('base64').replaceAll('=', '');
}
/**
 * Whether the first text outdates the second: of two runs of one workflow the one with the higher number, then the higher
 * attempt, then what is final. False where the two cannot be compared: then who comes last writes.
 */
function isNewer(a, b) {
    if (a === null || b === null)
        return a !== null;
    if (a.workflow !== b.workflow)
        return false;
    const order = a.number - b.number || a.attempt - b.attempt || Number(a.isFinal) - Number(b.isFinal);
    return order > 0;
}


/***/ }),

/***/ 9017:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPlan: () => (/* binding */ runPlan)
});

// EXTERNAL MODULE: ./comment/key.js
var key = __webpack_require__(6393);
// EXTERNAL MODULE: ./plan/plan.js
var plan_plan = __webpack_require__(1259);
;// CONCATENATED MODULE: ./report/next-steps.js

/** How the paid jobs of a run that was cut off can be judged without paying again, beside those that existed before. */
function nextSteps({ plan, judged, paid, resumes }) {
    const owners = new Map(judged.flatMap(({ jobs }, index) => jobs.map(({ id }) => [id, index])));
    const payable = (service, jobId, owner) => {
        const benchmark = owner === undefined ? undefined : plan.benchmarks[owner];
        return { service, jobId, judged: benchmark === undefined ? null : describe(benchmark, countJobs(plan, owner) > 1) };
    };
    const existing = plan.benchmarks.flatMap(({ service, work }, index) => work.kind === 'existing' ? [payable(service, work.jobId, index)] : []);
    const own = paid.flatMap(({ index, payment }) => {
        const batch = plan.batches[index];
        if (batch === undefined)
            return [];
        // A job that was never read can still belong to only one when its batch asked for only one.
        const [only, ...others] = new Set(batch.jobs.map(({ benchmark }) => benchmark));
        return payment.jobIds.map((id) => payable(batch.service, id, owners.get(id) ?? (others.length === 0 ? only : undefined)));
    });
    return { resumes, jobs: own.length === 0 ? [] : [...existing, ...own] };
}
function countJobs({ batches }, owner) {
    return batches
        .filter(plan_plan/* isJudged */.sL)
        .flatMap(({ jobs }) => jobs)
        .filter(({ benchmark }) => benchmark === owner).length;
}
function describe({ thresholdPct, choice, level }, isPart) {
    const { metric = null, agent = null, scale = 100 } = choice ?? {};
    return { thresholdPct, metric, agent, scale, level, isPart };
}

;// CONCATENATED MODULE: ./gate/advise.js


/** Ends a run that must not pay. What is paid already stays for a later run. */
function stop({ state, tell }, obstacle) {
    if (obstacle !== null)
        tell(obstacle);
    state.endEarly({ code: 'not-submitted' });
}
/** Says how to judge what is paid without paying again. */
function advise({ state, plan, ledger, store, tell }) {
    // Who judges what is paid by its ids judges no baseline.
    const paid = ledger.paid.filter(({ index, payment }) => payment.state === 'paid' && (0,plan_plan/* isJudged */.sL)(plan.batches[index] ?? {}));
    const resumes = store?.isStored === true;
    tell({ code: 'next-steps', steps: nextSteps({ plan, judged: state.judge(), paid, resumes }) });
}

// EXTERNAL MODULE: ./submit/budget.js
var budget = __webpack_require__(6864);
;// CONCATENATED MODULE: ./gate/afford.js



/** Whether limit and balance allow what is still to be submitted: in rounds all that may come. */
function affordsPlan(gate, first) {
    const { state, ledger, tell } = gate;
    const prices = state.checked;
    const isPayable = ({ index }) => ledger.payable.includes(index);
    // Who goes on in a further round checks what that costs.
    const payable = first.batches.some(isPayable) ? state.batches.filter(isPayable) : [];
    const cost = (0,budget/* planCost */.b0)({ payable, prices });
    if (cost !== null)
        tell(cost);
    tellBaselines(gate, payable);
    gate.showPlan();
    return affords(gate, { payable, prices });
}
/** Says that a baseline is run as well, which costs as much as what is judged. */
function tellBaselines({ tell, isDryRun }, payable) {
    const jobs = payable.filter((batch) => !(0,plan_plan/* isJudged */.sL)(batch)).flatMap((batch) => batch.jobs);
    if (jobs.length === 0 || isDryRun)
        return;
    const benchmarks = new Set(jobs.map(({ benchmark }) => benchmark)).size;
    tell({ code: 'baseline-run', benchmarks, units: jobs.reduce((sum, { units }) => sum + units, 0) });
}
function affords(gate, { payable, prices }) {
    const { state, plan, ledger, tell } = gate;
    const notices = (0,budget/* checkBudget */.Ik)({ planned: state.batches, payable, prices, maxCredits: plan.maxCredits });
    for (const notice of notices)
        tell(notice);
    if (notices.length === 0)
        return true;
    const isUnpaid = ledger.paid.length === 0;
    state.endEarly({ code: isUnpaid ? 'not-submitted' : 'rest-not-submitted' });
    if (!isUnpaid)
        advise(gate);
    return false;
}

// EXTERNAL MODULE: ./submit/next-round.js
var next_round = __webpack_require__(2185);
// EXTERNAL MODULE: ./services/service.js
var services_service = __webpack_require__(6946);
// EXTERNAL MODULE: ./verdict/pair-jobs.js
var pair_jobs = __webpack_require__(257);
;// CONCATENATED MODULE: ./submit/preflight.js
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


const preflightLimitMs = 10_000;
/**
 * Checks what can be checked before money is spent: also the keys of services that are only read, and the jobs to be judged
 * there, since what fails on them later would have been paid for in vain. What is wrong is told.
 */
async function preflight(options) {
    const { plan, isDryRun, cancelled } = options;
    const facts = new Map();
    if (plan.batches.length === 0 && !isDryRun)
        return { facts, isReady: true };
    let isReady = true;
    const tell = (notice) => {
        isReady &&= notice.code === 'unchecked';
        options.tell(notice);
    };
    const byService = Map.groupBy(plan.benchmarks, ({ service }) => service);
    await Promise.all([...byService].map(async ([service, benchmarks]) => {
        const told = await ask({ ...options, tell }, service, benchmarks);
        if (told !== null)
            facts.set(service, told);
    }));
    if (isReady)
        await Promise.all(plan.benchmarks.map((each) => checkExisting({ ...options, tell }, each)));
    if (cancelled.aborted)
        isReady = false;
    return { facts, isReady };
}
/** Asks for the balances once more, before a further round. What a service does not tell holds nothing up: the submit tells. */
async function fetchBalances(options, benchmarks) {
    const byService = Map.groupBy(benchmarks, ({ service }) => service);
    const asked = [...byService].map(async ([service, own]) => {
        const told = await ask({ ...options, tell: () => undefined }, service, own);
        return [service, told?.balanceCredits ?? null];
    });
    return new Map(await Promise.all(asked));
}
async function ask(options, service, benchmarks) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { serviceFor, tell, cancelled } = options;
        const [first] = benchmarks;
        if (first === undefined)
            return null;
        const limit = __addDisposableResource(env_1, limitOf(options), false);
        try {
            const toRun = benchmarks.filter(({ work }) => work.kind === 'submit');
            const told = await serviceFor(first).preflight(toRun, limit.signal);
            for (const text of told.warnings)
                tell({ code: 'unchecked', text });
            for (const text of told.problems)
                tell({ code: 'benchmark-not-offered', text });
            return told;
        }
        catch (error) {
            if (!(error instanceof services_service/* ServiceError */._)) {
                if (cancelled.aborted)
                    return null;
                throw error;
            }
            const { kind, message, isProxy } = error;
            if (kind === 'unreachable')
                tell({ code: 'service-unreachable', service, message, isProxy });
            else
                tell({ code: kind === 'unauthorised' ? 'key-refused' : 'service-refused', service, message });
            return null;
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
/** Whether a job to be judged can be read, and can prove anything. What may pass keeps only a dry run, which reads it no second time. */
async function checkExisting(options, benchmark) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { plan, serviceFor, tell, isDryRun, startedAtMs } = options;
        if (benchmark.work.kind !== 'existing')
            return;
        const limit = __addDisposableResource(env_2, limitOf(options), false);
        const looks = await serviceFor(benchmark).look([{ id: benchmark.work.jobId, asked: null }], limit.signal);
        for (const look of looks) {
            if ('job' in look) {
                const [why] = (0,pair_jobs/* objectionsToExisting */.H)(look.job, { plan, benchmark, startedAtMs });
                if (why !== undefined)
                    tell({ code: 'job-unfit', jobId: look.id, why });
            }
            else if (isDryRun || look.error.isRefusal) {
                tell({ code: 'job-unreadable', jobId: look.id, message: look.error.message });
            }
        }
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
function limitOf({ clock, deadlineMs, cancelled }) {
    return clock.limit(Math.max(0, Math.min(preflightLimitMs, deadlineMs - clock.now())), cancelled);
}

// EXTERNAL MODULE: ./ledger/payment.js
var ledger_payment = __webpack_require__(9210);
// EXTERNAL MODULE: ./run-key.js
var run_key = __webpack_require__(9151);
// EXTERNAL MODULE: ./backoff.js
var backoff = __webpack_require__(2472);
// EXTERNAL MODULE: ./services/origin.js
var origin = __webpack_require__(9971);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./plan/capabilities.js
var capabilities = __webpack_require__(4730);
;// CONCATENATED MODULE: ./ledger/fingerprint.js


/**
 * Names what a plan pays for: the same for two runs exactly when the jobs of one serve the other. It covers all that selects
 * the model: the whole URL, the headers, provider and model, but not the endpoint's key, which may be renewed. An HMAC, so
 * that nothing of that can be read from it, or guessed.
 */
function fingerprintOf({ plan, endpoint, baselineUrl, serviceUrls, key }) {
    const parts = {
        batches: plan.batches.map(withoutPlaces),
        model: plan.model,
        url: endpoint?.url,
        provider: endpoint?.provider,
        headers: endpoint?.headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted(),
        baselineUrl,
        serviceUrls: [...serviceUrls].map(([name, url]) => `${name}: ${url}`).toSorted(),
    };
    return (0,external_node_crypto_.createHmac)('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
/** What is paid for, wherever its benchmarks stand among those that are not. */
function withoutPlaces({ jobs, ...batch }) {
    return { ...batch, jobs: jobs.map((job) => ({ ...job, benchmark: undefined })) };
}
/**
 * A short name, in hexadecimal, for what a plan pays for where jobs keep their names, in one gate and for one commit. No secret is part
 * of it, so that a run with a new key knows the jobs of an attempt with the old one.
 */
function tagOf({ plan: { batches, model }, gate, commit }) {
    const labelled = batches.filter(({ service }) => capabilities/* capabilities */.R[service].keepsLabels);
    return shortHash([labelled.map(withoutPlaces), model, gate]) + (commit === null ? unknownCommit : shortHash(commit));
}
const unknownCommit = '00000000';
function shortHash(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}
const labelStart = 'benchmark-gate-';
const labelPattern = /^benchmark-gate-(?<id>\d+)-\d+-(?<plan>[0-9a-f]{8})(?<commit>[0-9a-f]{8})[0-9a-f]{8}-(?<nth>\d+)$/;
/** The name that the jobs of a batch are given, where the service keeps one. `index` counts from 0. */
function labelOf({ run, tag }, index) {
    return `${labelStart}${run.id}-${run.attempt}-${tag}${run.unique}-${index + 1}`;
}
/**
 * Whether some attempt of that run, in this gate and for this commit, has given a batch's jobs that name. Possible when a commit is not
 * known, and when another run has given it for the same.
 */
function kinshipByLabel(name, { run, tag }, index) {
    const { id, plan, commit, nth } = labelPattern.exec(name)?.groups ?? {};
    if (plan !== tag.slice(0, 8) || nth !== String(index + 1))
        return 'foreign';
    const own = tag.slice(8);
    const isUnknown = commit === unknownCommit || own === unknownCommit;
    if (commit !== own && !isUnknown)
        return 'foreign';
    return id === String(run.id) && !isUnknown ? 'own' : 'possible';
}

;// CONCATENATED MODULE: ./submit/match-jobs.js





/** The endpoint that a batch's jobs are run against. */
function endpointUrlOf({ endpointUrl, baselineUrl = null }, { role }) {
    return role === 'baseline' ? baselineUrl : endpointUrl;
}
/** What the jobs of a submit can be known by; jobs that any run is known to have paid for are none of it. */
function wantedOf(options, batch, submit) {
    const { ledger, labels } = options;
    const takenIds = ledger.knownIds.union(new Set(submit.before));
    const endpointUrl = endpointUrlOf(options, batch);
    return { batch: (0,plan_plan/* withJobs */.xM)(batch, submit.asked), submit, endpointUrl, takenIds, tag: labels.tag };
}
/** A submit gets 60 s, may be carried out some time after that, and its jobs be listed later still. */
const maxSettlingMs = 150_000;
/** The clock of `created_at` may be another than that of `Date`: to rule a job out by its age takes more than that. */
const maxClockSkewMs = 60_000;
/** The clocks of two servers of one service may differ: a job may seem a little older than the newest that was there before it. */
const maxServerSkewMs = 60_000;
/** Compares a job with what was submitted. */
function kinshipOf(job, wanted) {
    const { batch, submit, endpointUrl } = wanted;
    const named = kinshipByName(job, wanted);
    if (named !== null)
        return named;
    const isPossible = isWithin(job, submit.window, maxSettlingMs + maxClockSkewMs);
    if ((0,origin/* isForeignOrigin */.f)(job.endpointUrl, endpointUrl) || !isPossible)
        return 'foreign';
    const asked = batch.jobs.filter(({ benchmarkId }) => benchmarkId === job.benchmarkId);
    if (job.benchmarkId !== null && asked.length === 0)
        return 'foreign';
    const hasSize = asked.some(({ units }) => units === job.units);
    const spans = submit.spans ?? [submit.window];
    const isSure = spans.some((span) => isCertainlyNew(job, span) && isWithin(job, span, 0));
    return hasSize && isSure && job.endpointUrl === endpointUrl && !keepsLabels(batch) ? 'own' : 'possible';
}
/** What a job's id or name says of it, which is more than any date, since that is by some clock; null when they say nothing. */
function kinshipByName({ id, label }, { batch, submit, takenIds, tag }) {
    if (takenIds.has(id))
        return 'foreign';
    if (label === null || !keepsLabels(batch))
        return null;
    if (submit.label !== null)
        return label === submit.label ? 'own' : 'foreign';
    const kinship = kinshipByLabel(label, { run: submit.by, tag }, batch.index);
    return kinship === 'possible' ? null : kinship;
}
function keepsLabels({ service }) {
    return capabilities/* capabilities */.R[service].keepsLabels;
}
/** Whether a job was created in a window, or so much later; what does not tell its age may have been. */
function isWithin(job, window, laterMs) {
    if (job.createdAt === null)
        return true;
    const { untilMs, latestMs } = (0,ledger_payment/* toServiceTime */.s4)(window, job.clockAheadMs);
    const endMs = untilMs ?? latestMs;
    return !isOlder(job, window) && (endMs === null || job.createdAt.getTime() <= endMs + laterMs);
}
/** Whether a job was created before a window, by more than the clocks of two servers differ. */
function isOlder({ createdAt, clockAheadMs }, window) {
    const { earliestMs } = (0,ledger_payment/* toServiceTime */.s4)(window, clockAheadMs);
    return createdAt !== null && earliestMs !== null && createdAt.getTime() < earliestMs - maxServerSkewMs;
}
/** Whether a job cannot have been there before a window. */
function isCertainlyNew({ createdAt, clockAheadMs }, window) {
    const { sinceMs } = (0,ledger_payment/* toServiceTime */.s4)(window, clockAheadMs);
    return createdAt !== null && sinceMs !== null && createdAt.getTime() >= sinceMs;
}
/** The jobs that bear a batch's own label; null when they are not as many as it asked for. */
function matchLabelled(jobs, wanted) {
    const own = jobs.filter((job) => kinshipByName(job, wanted) === 'own');
    return own.length === wanted.batch.jobs.length ? own.map(({ id }) => id) : null;
}
/**
 * The jobs of the first of these batches, as many of them as were carried out one after the other; null when it is not
 * certain. Certain is what is exactly what was asked for and has no company: with one job more or less, whatever its
 * benchmark, someone else is at it too, and theirs could be among them.
 */
function matchExactly(jobs, wanted) {
    const suspects = suspectsOf(jobs, wanted);
    for (let count = wanted.length; count > 0; count -= 1) {
        const matched = match_jobs_assign(suspects, wanted.slice(0, count));
        if (matched !== null)
            return matched;
    }
    return null;
}
/** The jobs that may be those of these batches, or that somebody else submitted at the same moment. */
function suspectsOf(jobs, wanted) {
    return jobs.filter((job) => wanted.some((each) => kinshipOf(job, each) !== 'foreign' || isCompany(job, each)));
}
/** Whether somebody submitted this job for the same endpoint at that time, for another benchmark. */
function isCompany(job, wanted) {
    const { submit, endpointUrl, takenIds } = wanted;
    return (!takenIds.has(job.id) &&
        !(0,origin/* isForeignOrigin */.f)(job.endpointUrl, endpointUrl) &&
        isWithin(job, submit.window, maxSettlingMs));
}
/** Gives each job to a batch, so that every batch has what it asked for and no job is left; null when that cannot be. */
function match_jobs_assign(suspects, wanted) {
    const free = new Set(suspects.toSorted((a, b) => createdAtMsOf(a) - createdAtMsOf(b)));
    const assigned = wanted.map((each) => each.batch.jobs.flatMap(({ benchmarkId, units }) => {
        const found = [...free].find((job) => kinshipOf(job, each) === 'own' && job.benchmarkId === benchmarkId && job.units === units);
        if (found === undefined)
            return [];
        free.delete(found);
        return found.id;
    }));
    const isWhole = assigned.flat().length === wanted.flatMap(({ batch }) => batch.jobs).length;
    return isWhole && free.size === 0 ? assigned : null;
}
/** In milliseconds since the epoch; what does not tell it comes last. */
function createdAtMsOf({ createdAt }) {
    return createdAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
/** What is asked of the service to look for these jobs among the newest. */
function askFor(wanted) {
    const [first, ...others] = wanted;
    const label = others.length === 0 && first !== undefined && keepsLabels(first.batch) ? first.submit.label : null;
    const jobs = wanted.reduce((sum, { batch }) => sum + batch.jobs.length, 0);
    return { limit: Math.max(50, 4 * jobs), ...(label !== null && { label }) };
}

;// CONCATENATED MODULE: ./submit/confirm-paid.js
var confirm_paid_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var confirm_paid_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




const lookLimitMs = 15_000;
const firstPauseMs = 1000;
const maxPauseMs = 20_000;
/** How long the service may refuse to tell of jobs, not find them or contradict what is stored, before that is believed. */
const refusalGraceMs = 30_000;
/** How long it must say that they were stopped: one odd answer must not make anybody pay again. */
const stopConfirmMs = 500;
/**
 * Reads the jobs of a stored payment once, so that nothing is taken for paid that is not, or is of no use. While it may help it
 * asks again: one odd answer must not make what is paid look foreign, or stopped.
 */
async function confirmPaid(options, batch, payment) {
    const { serviceOf, clock, random, deadlineMs, cancelled } = options;
    const jobs = new Map();
    /** What it tells that is not believed at once, and since when. */
    let told = null;
    let toldSinceMs = 0;
    for (let attempt = 1;; attempt += 1) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = confirm_paid_addDisposableResource(env_1, clock.limit(Math.max(0, Math.min(lookLimitMs, deadlineMs - clock.now())), cancelled), false);
            const unread = payment.jobIds.filter((id) => !jobs.has(id));
            const looks = await serviceOf(batch).look(unread.map((id) => ({ id, asked: (0,plan_plan/* runOf */.ng)(batch) })), limit.signal);
            for (const look of looks)
                if ('job' in look)
                    jobs.set(look.id, look.job);
            const isRead = jobs.size === payment.jobIds.length;
            const verdict = isRead
                ? judgeJobs([...jobs.values()], payment, { ...options, endpointUrl: endpointUrlOf(options, batch) })
                : { kind: 'unread', message: messageOf(looks) };
            if (verdict.kind === 'confirmed' || verdict.kind === 'too-old')
                return verdict;
            // What was read may have been odd; what only fails may pass.
            if (isRead)
                jobs.clear();
            const saying = isRead || looks.every(isRefused) ? verdict.kind : null;
            if (saying !== told)
                toldSinceMs = clock.now();
            told = saying;
            const toldForMs = clock.now() - toldSinceMs;
            if (told === 'cancelled' && toldForMs >= stopConfirmMs)
                return verdict;
            const askedMs = Math.max(0, ...looks.map((look) => ('error' in look ? (look.error.retryAfterMs ?? 0) : 0)));
            const pauseMs = Math.max(askedMs, (0,backoff/* backoffMs */.j)({ attempt, firstMs: firstPauseMs, maxMs: maxPauseMs, random }));
            const isBelieved = told !== null && toldForMs + pauseMs > refusalGraceMs;
            if (isBelieved || clock.now() + pauseMs >= deadlineMs)
                return verdict;
            await clock.sleep(pauseMs, cancelled);
            if (cancelled.aborted)
                return { kind: 'unread', message: 'the run was cancelled first' };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            confirm_paid_disposeResources(env_1);
        }
    }
}
function isRefused(look) {
    return 'error' in look && look.error.isRefusal;
}
function messageOf(looks) {
    const [error] = looks.flatMap((look) => ('error' in look ? [look.error.message] : []));
    return error ?? 'the service does not show its jobs';
}
/** The age of a job by the clock of the service that dates it, as far as that is known; 0 where it tells no date. */
function ageMs({ createdAt, clockAheadMs }, clock) {
    return createdAt === null ? 0 : clock.now() + (clockAheadMs ?? 0) - createdAt.getTime();
}
/** Path and query of the endpoint never prove a job of our own record foreign: a service may rewrite, shorten or hide them. */
function judgeJobs(jobs, { submit }, { endpointUrl, maxAgeMs, clock }) {
    for (const job of jobs) {
        const { id } = job;
        if ((0,origin/* isForeignOrigin */.f)(job.endpointUrl, endpointUrl))
            return { kind: 'foreign', why: `job ${id} ran against another host` };
        if (isOlder(job, submit.window))
            return { kind: 'foreign', why: `job ${id} is older than the run that stored it` };
    }
    if (jobs.every(({ state }) => state === 'cancelled'))
        return { kind: 'cancelled' };
    if (maxAgeMs === null)
        return { kind: 'confirmed' };
    if (jobs.some((job) => ageMs(job, clock) > maxAgeMs))
        return { kind: 'too-old' };
    const [ageless] = jobs.filter(({ createdAt }) => createdAt === null);
    return ageless === undefined
        ? { kind: 'confirmed' }
        : { kind: 'unread', message: `job ${ageless.id} does not say when it was created, and max-age-minutes is set` };
}

// EXTERNAL MODULE: ./ledger/merge.js
var merge = __webpack_require__(4244);
;// CONCATENATED MODULE: ./submit/other-runs.js




/**
 * Everyone who announces without having seen another's announcement has done so before any of them reads again, if nobody takes
 * longer than this to read and write. Slower ones wait for longer, in proportion to what they have taken.
 */
const minPauseMs = 1000;
const slownessFactor = 3;
const other_runs_maxPauseMs = 10_000;
/** The one writing that all depends on; what is beside it waits as long. */
const announceLimitMs = 10_000;
/**
 * Announces that this run is going to pay, waits a moment and reads again. `unheard`: another run has written over it at the
 * same moment, and knows nothing of it. `unstored`: nothing can be stored.
 */
async function announce({ ledger, clock, deadlineMs, cancelled }, store, { isPatient }) {
    const startMs = clock.now();
    ledger.announce({ sinceMs: startMs, isOver: false });
    if (!(await store.store(...(isPatient ? [announceLimitMs] : []))))
        return 'unstored';
    const tookMs = clock.now() - startMs;
    await clock.sleep(Math.min(other_runs_maxPauseMs, Math.max(minPauseMs, slownessFactor * tookMs)), cancelled);
    const read = await store.recall(deadlineMs);
    return read.kind === 'unknown' || (read.kind === 'read' && read.isHeard) ? 'announced' : 'unheard';
}
/**
 * The run that pays in this one's place; null when it is this one's turn. Before it has announced itself a run gives way to
 * whoever has; of those that announced themselves at once the lowest pays, and whoever has begun to pay goes on, over all rounds.
 */
function findRival(ledger, { isAnnounced }) {
    const rivals = ledger.otherRuns;
    const isFirst = (key) => (0,run_key/* compareRuns */.q)(key, ledger.run) < 0;
    const begun = rivals.filter((key) => hasBegun(ledger, key));
    if (hasBegun(ledger, ledger.run))
        return begun.find(isFirst) ?? null;
    if (begun[0] !== undefined)
        return begun[0];
    return rivals.find((key) => !isAnnounced || isFirst(key)) ?? null;
}
function hasBegun({ own }, rival) {
    return own.payments.some(({ payment }) => (0,run_key/* isSameRun */.M)(payment.submit.by, rival) && payment.state !== 'closed');
}
/** How long nothing may be heard of a run that has announced itself, or is about to learn its job ids, before it counts as lost. */
const patienceMs = { announced: 60_000, paying: 150_000 };
/** Before GitHub is asked whether it has ended. */
const minSilenceMs = 8000;
const firstLookMs = 2000;
const maxLookMs = 10_000;
/** Waits until another run has paid, or has ended, or is lost. Null when this run may go on; else what stops it. */
async function follow(options, rival) {
    const { ledger, due, store, clock, random, deadlineMs, cancelled, tell } = options;
    tell({ code: 'waiting-for-run', by: rival });
    let known = ledger.newsOf(rival);
    let heardAtMs = clock.now();
    for (let attempt = 1;; attempt += 1) {
        const pauseMs = (0,backoff/* backoffMs */.j)({ attempt, firstMs: firstLookMs, maxMs: maxLookMs, random });
        if (clock.now() + pauseMs >= deadlineMs)
            return { code: 'run-not-finished', by: rival };
        await clock.sleep(pauseMs, cancelled);
        if (cancelled.aborted)
            return { code: 'cancelled', when: 'before-submit' };
        await store?.recall(deadlineMs);
        const news = ledger.newsOf(rival);
        if (news !== known)
            [known, heardAtMs] = [news, clock.now()];
        const isOver = !ledger.otherRuns.some((key) => (0,run_key/* isSameRun */.M)(key, rival));
        if (isOver || hasPaid(ledger, rival, due))
            return null;
        const silentMs = clock.now() - heardAtMs;
        const endedAtMs = silentMs < minSilenceMs ? null : await options.endedAtMs(rival);
        const isLost = silentMs >= (hasBegun(ledger, rival) ? patienceMs.paying : patienceMs.announced);
        if (isLost || endedAtMs !== null) {
            // Its last word may have come just now.
            await store?.recall(deadlineMs);
            if (ledger.newsOf(rival) === known)
                inheritLost(ledger, { rival, endedAtMs });
            return null;
        }
    }
}
/** A run that is lost may have paid for whatever it did not store. */
function inheritLost(ledger, { rival, endedAtMs }) {
    const window = { ...windowOf(ledger.announcementOf(rival)), untilMs: endedAtMs };
    const submit = { by: rival, nth: 1, label: null, window, before: [] };
    const isStored = (index) => ledger.own.payments.some((each) => each.index === index && (0,run_key/* isSameRun */.M)(each.payment.submit.by, rival));
    for (const index of ledger.payable.filter((each) => !isStored(each)))
        ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates: [], named: [] } });
    ledger.giveUp(rival);
}
/** When a run that has announced itself, and stored no more, may have paid. */
function windowOf(run) {
    if (run === null)
        return { ...ledger_payment/* anyTime */.a_, clock: 'runner' };
    const { announcedAtMs: sinceMs, deadlineMs: latestMs } = run;
    return { earliestMs: sinceMs - maxClockSkewMs, sinceMs, untilMs: null, latestMs, clock: 'runner' };
}
/** Whether a run knows the ids of all that this one would have to pay for. */
function hasPaid({ own, payable }, rival, due) {
    const paid = own.payments.filter(({ payment }) => (0,run_key/* isSameRun */.M)(payment.submit.by, rival) && payment.state === 'paid');
    return due.every((index) => !payable.includes(index) || paid.some((each) => each.index === index));
}

;// CONCATENATED MODULE: ./submit/lost-attempts.js




/** Where nobody tells when a run began, its jobs are no older than this, and none is surely its own: yesterday's run left some as well. */
const maxRunMs = 24 * 3_600_000;
/** Makes this run's own what attempts before it that were lost may have paid for, as far as they have not stored it themselves. */
async function inheritLostAttempts(options) {
    await noteEnds(options);
    await inheritUnknown(options);
}
/** Notes when the submits of earlier attempts that were lost had ended at the latest: what was created later is not surely theirs. */
async function noteEnds({ ledger, clock, endedAtMs }) {
    const { run } = ledger;
    const startMs = clock.now();
    const lost = ledger.own.payments.filter(({ payment: { state, submit } }) => state === 'submitting' &&
        submit.by.id === run.id &&
        submit.by.attempt < run.attempt &&
        submit.window.untilMs === null);
    for (const each of lost) {
        const { submit } = each.payment;
        const endMs = (await endedAtMs(submit.by)) ?? startMs;
        const { clock: by, latestMs } = submit.window;
        const deadlineMs = ledger.announcementOf(submit.by)?.deadlineMs ?? null;
        // The deadline is known by both clocks.
        const serviceMs = latestMs === null || deadlineMs === null ? null : latestMs - (deadlineMs - endMs);
        const window = { ...submit.window, untilMs: earliest(by === 'runner' ? endMs : serviceMs, latestMs) };
        ledger.absorb({
            runs: [],
            payments: [{ ...each, payment: { state: 'submitting', submit: { ...submit, window } } }],
        });
    }
}
/**
 * A re-run after attempts that were lost, or could store nothing: whatever was created for this plan since they began may be
 * theirs.
 */
async function inheritUnknown(options) {
    const { ledger, batches } = options;
    const forgotten = forgottenAttempts(ledger);
    const last = forgotten.at(-1);
    if (last === undefined)
        return;
    const own = ledger.own.payments.filter((each) => isOwnRun(each, ledger.run));
    // An attempt pays for nothing that it finds paid. What it finds uncertain it may find to be absent, and pay for.
    const keepsFromPaying = ({ payment }) => payment.submit.by.attempt >= last || payment.state === 'paid';
    const unknown = batches.filter(({ index }) => !own.some((each) => each.index === index && keepsFromPaying(each)));
    if (unknown.length === 0)
        return;
    const open = own.filter(({ payment }) => payment.state === 'submitting' || payment.state === 'uncertain');
    const attempts = new Set([...forgotten, ...open.map(({ payment }) => payment.submit.by.attempt)]);
    const by = { id: ledger.run.id, attempt: last, unique: '' };
    const { window, spans: lost } = await whenSent(options, { attempts: [...attempts], forgotten });
    for (const { index } of unknown) {
        const openHere = open.filter((each) => each.index === index);
        const spans = openHere.flatMap(({ payment: { submit } }) => submit.spans ?? [submit.window]).concat(lost);
        const submit = { by, nth: 1, label: null, window, spans, before: [] };
        const known = openHere.flatMap(({ payment }) => (payment.state === 'uncertain' ? payment : []));
        const candidates = (0,ledger_payment/* unite */._f)(...known.map((payment) => payment.candidates));
        const named = (0,ledger_payment/* unite */._f)(...known.map((payment) => payment.named));
        ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
    }
}
/** Earlier attempts that have not stored that they had ended, in order: not all that they have paid for is known. */
function forgottenAttempts({ stored, run, commit }) {
    const earlier = Array.from({ length: run.attempt - 1 }, (_, nth) => nth + 1);
    // What is stored is of use only for a commit that is known.
    if (commit === null)
        return earlier;
    return earlier.filter((attempt) => {
        const known = stored.runs.filter(({ key }) => key.id === run.id && key.attempt === attempt);
        return known.length === 0 || known.some(({ isOver }) => !isOver);
    });
}
/** Drops what was guessed of this run's earlier attempts once all of them turn out to have stored how they ended. */
function dropGuesses(ledger) {
    if (forgottenAttempts(ledger).length > 0)
        return;
    for (const index of ledger.uncertain) {
        const payment = ledger.paymentOf(index);
        if (payment.state !== 'uncertain')
            continue;
        const { submit } = payment;
        if ((0,ledger_payment/* isGuessed */.Fh)(submit) && submit.by.id === ledger.run.id)
            ledger.apply(index, { kind: 'absent', assigned: new Set(payment.candidates) });
    }
}
/**
 * When attempts may have paid of which not all that they have paid is known. Where nothing tells when one began, none of its jobs is
 * taken; but as long as no attempt before it has stored how it ended, it is taken for one with these.
 */
async function whenSent(options, { attempts, forgotten }) {
    const last = Math.max(...attempts);
    const endsMs = new Map(await Promise.all([...new Set([...forgotten, last])].map(async (each) => [each, await endOf(options, each)])));
    const endingWith = (window, attempt) => ({
        ...window,
        untilMs: earliest(endsMs.get(attempt) ?? null, window.latestMs),
    });
    const announced = new Map(attempts.flatMap((each) => announcedWindow(options, each)));
    const isEachAnnounced = announced.size === attempts.length;
    const whole = isEachAnnounced ? [...announced.values()].reduce(merge/* joinWindows */.Y8) : await windowSinceBegin(options, 1);
    const starts = forgotten.map(async (attempt, nth) => {
        const start = announced.get(attempt) ?? (attempt === 1 ? whole : await windowSinceBegin(options, attempt));
        const isAfterForgotten = nth + 1 === attempt;
        return start.sinceMs === null && isAfterForgotten ? whole : start;
    });
    const spans = (await Promise.all(starts)).map((start, nth) => endingWith(start, forgotten[nth] ?? last));
    return { window: endingWith(whole, last), spans };
}
async function windowSinceBegin({ clock, beganAtMs }, attempt) {
    const sinceMs = await beganAtMs(attempt);
    const earliestMs = (sinceMs ?? clock.now() - maxRunMs) - maxClockSkewMs;
    return { earliestMs, sinceMs, untilMs: null, latestMs: null, clock: 'runner' };
}
/** An attempt that has announced itself, with its window. */
function announcedWindow({ ledger: { stored, run } }, attempt) {
    const announced = stored.runs.find(({ key }) => key.id === run.id && key.attempt === attempt);
    return announced === undefined ? [] : [[attempt, windowOf(announced)]];
}
/** When an attempt before this one had ended at the latest. */
async function endOf({ ledger, clock, endedAtMs }, attempt) {
    const { run, stored } = ledger;
    const later = stored.runs.filter(({ key }) => key.id === run.id && key.attempt > attempt);
    const nextMs = Math.min(clock.now(), ...later.map(({ announcedAtMs }) => announcedAtMs));
    return (await endedAtMs({ id: run.id, attempt })) ?? nextMs;
}
/** The earlier of two times, as far as they are known. */
function earliest(a, b) {
    return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
function isOwnRun({ payment }, { id }) {
    return payment.submit.by.id === id;
}

;// CONCATENATED MODULE: ./submit/match-rounds.js


/**
 * Whether nobody knows which of its jobs a batch was asked for: in a later round, only what was undecided; of a baseline, what the account
 * lacked.
 */
function isPartlyKnown({ batch, submit }) {
    return ((0,plan_plan/* roundOf */.O7)(batch) > 1 || !(0,plan_plan/* isJudged */.sL)(batch)) && submit.asked === undefined;
}
/**
 * The jobs of each of these batches, none of them where a batch was not carried out; null when it is not certain. Each benchmark has gone
 * through its rounds without a gap, as far as it has come: so its jobs, as they were created one after the other, must be those of its
 * first batches, each of them whole. As ever, nothing else may be there.
 */
function matchRounds(jobs, wanted) {
    const free = new Set(suspectsOf(jobs, wanted).toSorted((a, b) => createdAtMsOf(a) - createdAtMsOf(b)));
    const over = new Set();
    const matched = wanted.map((each) => {
        const places = [...each.batch.jobs.entries()];
        const found = [];
        for (const [benchmarkId, own] of Map.groupBy(places, ([, job]) => job.benchmarkId)) {
            const first = [...free].filter((job) => job.benchmarkId === benchmarkId).slice(0, own.length);
            const isOwn = first.every((job) => kinshipOf(job, each) === 'own');
            const line = `${each.batch.role ?? ''} ${benchmarkId}`;
            const pairs = over.has(line) || !isOwn ? null : pairBySize(first, own);
            if (pairs === null)
                over.add(line);
            for (const { job, place } of pairs ?? []) {
                free.delete(job);
                found.push({ place, id: job.id });
            }
        }
        const isWhole = found.length === 0 || found.length === places.length;
        return isWhole || isPartlyKnown(each) ? toMatched(found) : null;
    });
    const whole = matched.filter((each) => each !== null);
    if (free.size > 0 || whole.length < matched.length)
        return null;
    // Batches are sent one after the other, and where it is known what one was asked for it was not left out.
    const missing = wanted.findIndex((each, nth) => !isPartlyKnown(each) && whole[nth]?.jobIds.length === 0);
    const hasGap = missing >= 0 && whole.slice(missing).some(({ jobIds }) => jobIds.length > 0);
    return hasGap ? null : whole;
}
function toMatched(found) {
    const inOrder = found.toSorted((a, b) => a.place - b.place);
    return { jobIds: inOrder.map(({ id }) => id), asked: inOrder.map(({ place }) => place) };
}
/** Gives each job a place of its size; null when they do not come out even. */
function pairBySize(jobs, places) {
    const left = new Set(places);
    const pairs = jobs.flatMap((job) => {
        const fit = [...left].find(([, { units }]) => units === job.units);
        if (fit === undefined)
            return [];
        left.delete(fit);
        return { job, place: fit[0] };
    });
    return pairs.length === places.length ? pairs : null;
}

;// CONCATENATED MODULE: ./submit/recent-jobs.js
var recent_jobs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var recent_jobs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




const limitMs = 15_000;
const recent_jobs_firstPauseMs = 1000;
const recent_jobs_maxPauseMs = 30_000;
const maxList = 800;
/** How long a service may answer with something that is no answer before that is taken for its manner. */
const garbledGraceMs = 60_000;
/**
 * Reads the account's newest jobs, far enough back for these batches where the service allows it, and again and again while it
 * is in trouble, until `untilMs`. Null when it does not show them.
 */
async function fetchRecentJobs(options, wanted, untilMs) {
    const [first] = wanted;
    const service = first === undefined ? null : options.serviceOf(first.batch);
    if (service?.recent === undefined)
        return null;
    const isOld = (job) => wanted.every((each) => isBefore(job, each));
    const shown = new Map();
    const onJobs = (jobs) => {
        for (const job of jobs)
            shown.set(job.id, job);
    };
    // What a shorter list has shown is not lost with a longer one, nor a part of one with the rest.
    let known = null;
    const seen = () => ({ isComplete: false, serverTimeMs: null, ...known, jobs: [...shown.values()] });
    let longest = -1;
    for (let asked = askFor(wanted);; asked = { ...asked, limit: asked.limit * 4 }) {
        const recent = await askPatiently(options, untilMs, (signal) => service.recent?.({ ...asked, onJobs }, signal));
        if (recent === null)
            return known === null && shown.size === 0 ? null : seen();
        const { jobs, serverTimeMs } = recent;
        onJobs(jobs);
        known = { serverTimeMs, isComplete: recent.reachesBackTo(isOld) };
        // A longer list may reach back; one that is no longer is all there is to see.
        if (known.isComplete || jobs.length <= longest || asked.limit >= maxList)
            return seen();
        longest = jobs.length;
    }
}
/** Asks again and again while the service is in trouble, until `untilMs`. Null when it does not tell. */
async function askPatiently({ clock, random, cancelled }, untilMs, ask) {
    const startMs = clock.now();
    for (let attempt = 1; !cancelled.aborted && clock.now() < untilMs; attempt += 1) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = recent_jobs_addDisposableResource(env_1, clock.limit(Math.min(limitMs, untilMs - clock.now()), cancelled), false);
            try {
                return (await ask(limit.signal)) ?? null;
            }
            catch (error) {
                const isPatient = isPassing(error, limit.signal) || (isGarbled(error) && clock.now() - startMs < garbledGraceMs);
                if (!isPatient)
                    return null;
            }
            const pauseMs = (0,backoff/* backoffMs */.j)({ attempt, firstMs: recent_jobs_firstPauseMs, maxMs: recent_jobs_maxPauseMs, random });
            await clock.sleep(Math.min(pauseMs, untilMs - clock.now()), cancelled);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            recent_jobs_disposeResources(env_1);
        }
    }
    return null;
}
function isBefore({ createdAt, clockAheadMs }, { submit }) {
    const { earliestMs } = (0,ledger_payment/* toServiceTime */.s4)(submit.window, clockAheadMs);
    return createdAt !== null && earliestMs !== null && createdAt.getTime() <= earliestMs;
}
/** Whether another try may tell more. Throws what is a fault of ours. */
function isPassing(error, signal) {
    if (!(error instanceof services_service/* ServiceError */._)) {
        if (signal.aborted)
            return true;
        throw error;
    }
    return error.kind === 'unreachable' || error.kind === 'throttled' || error.kind === 'unavailable';
}
function isGarbled(error) {
    return error instanceof services_service/* ServiceError */._ && error.kind === 'unreadable';
}
const maxBeforeMs = 60_000;
/** No clock is off by more, whatever time zone it is in. */
const maxZoneMs = 24 * 3_600_000;
/** Reads which jobs there are before a submit, in a quarter of the time that is left; null when that cannot be read. */
async function fetchBefore(options, batch) {
    const { serviceOf, clock, deadlineMs } = options;
    const asked = { limit: Math.max(50, 4 * batch.jobs.length) };
    const untilMs = clock.now() + Math.min(maxBeforeMs, (deadlineMs - clock.now()) / 4);
    const listed = await askPatiently(options, untilMs, (signal) => serviceOf(batch).recent?.(asked, signal));
    if (listed === null)
        return null;
    const { jobs, serverTimeMs } = listed;
    const start = startOf(jobs, serverTimeMs ?? clock.now());
    const newest = new Set(jobs.filter((job) => isLate(job, start)).map(({ id }) => id));
    return { jobs, newestIds: [...newest].toSorted().slice(0, maxNewest), start, serverTimeMs };
}
/** More are not stored. */
const maxNewest = 20;
/** Whether a job could be taken for one of a submit that begins then. */
function isLate(job, start) {
    return !isOlder(job, { ...start, untilMs: null, latestMs: null, clock: 'service' });
}
/** What is created from now on is no older than the newest job, by whatever clock that is told. */
function startOf(jobs, nowMs) {
    const latestMs = nowMs + maxZoneMs;
    const times = jobs.map(({ createdAt }) => createdAt?.getTime() ?? Number.NaN).filter((atMs) => atMs <= latestMs);
    if (times.length === 0)
        return { earliestMs: nowMs - maxZoneMs, sinceMs: nowMs - maxZoneMs };
    const newestMs = Math.max(...times);
    const sinceMs = times.every((atMs) => atMs % 1000 === 0) ? newestMs : newestMs + 1;
    return { earliestMs: sinceMs, sinceMs };
}

;// CONCATENATED MODULE: ./submit/reconcile.js



/** A job may be listed late, and another's may be listed before ours. */
const looksAfterMs = { soon: [1000, 5000, 15_000], late: [0, 5000, 10_000] };
/** Jobs without a label are taken only when they are still alone so long after the submit. */
const aloneAfterMs = 15_000;
const reconcile_maxPauseMs = 20_000;
/**
 * Finds out which submits were carried out, by looking at the account's jobs. A batch is paid when jobs bear its label, or
 * when exactly its jobs are there, alone, in every look. It is absent when no look has shown a candidate, each was complete and
 * the last one late enough. Whatever any look has shown counts: a job that is not shown again is no less there.
 */
async function reconcile(options) {
    const { ledger, clock, when, untilMs, cancelled } = options;
    const startMs = clock.now();
    noteCandidates(options, shownBefore(options));
    const seenIds = new Set(openOf(options).flatMap(({ candidates }) => candidates));
    let isUnseen = false;
    for (let look = 0;; look += 1) {
        const nextMs = Math.max(clock.now(), startMs + (looksAfterMs[when][look] ?? 0));
        if (nextMs >= untilMs)
            break;
        await clock.sleep(nextMs - clock.now(), cancelled);
        const seen = await lookOnce(options, seenIds);
        await options.refresh?.();
        if (seen === null)
            return { kind: 'unseen' };
        isUnseen ||= !seen.isComplete;
        if (openOf(options).length === 0)
            return { kind: 'settled' };
        if (look + 1 < looksAfterMs[when].length)
            continue;
        const isPast = (ms) => isLongAgo(options, { serverTimeMs: seen.serverTimeMs, startMs, ms });
        const isAloneLongEnough = when === 'soon' || isPast(aloneAfterMs);
        if (seen.isComplete && isAloneLongEnough && !options.hasSiblings)
            takeExact(options, { jobs: seen.jobs, seenIds });
        if (when === 'late' && !isUnseen && isPast(maxSettlingMs))
            closeAbsent(options);
        const left = openOf(options);
        if (left.length === 0)
            return { kind: 'settled' };
        // Candidates do not go away, and what has only just been sent is for a later run to find absent.
        const isHopeless = left.some((each) => hasCandidates(ledger, each));
        if (when === 'soon' || isUnseen || (isHopeless && isAloneLongEnough))
            break;
        await clock.sleep(Math.min(reconcile_maxPauseMs, Math.max(0, untilMs - clock.now())), cancelled);
    }
    return { kind: isUnseen ? 'unseen' : 'uncertain' };
}
/**
 * Looks at the account once; takes what bears a label and notes candidates, also in `seenIds`. Batches with a label of their own
 * are asked for by it, the others together. Gives all jobs that were seen; null when some could not be asked for: what was shown counts all the same.
 */
async function lookOnce(options, seenIds) {
    const open = openOf(options);
    const labelled = open.filter(({ submit }) => submit.label !== null).map((each) => [each]);
    const others = open.filter(({ submit }) => submit.label === null);
    let seen = { jobs: [], isComplete: true, serverTimeMs: null };
    for (const wanted of [...labelled, ...(others.length > 0 ? [others] : [])]) {
        const part = await fetchRecentJobs(options, wanted, options.untilMs);
        if (part === null)
            return null;
        takeLabelled(options, part.jobs);
        for (const id of noteCandidates(options, part.jobs))
            seenIds.add(id);
        if (options.cancelled.aborted)
            return null;
        seen = {
            jobs: [...seen.jobs, ...part.jobs],
            isComplete: seen.isComplete && part.isComplete,
            serverTimeMs: part.serverTimeMs,
        };
    }
    return seen;
}
/** What is still uncertain; jobs that any run is known to have paid for are none of it. */
function openOf({ ledger, wanted }) {
    return wanted.flatMap((each) => {
        const payment = ledger.paymentOf(each.batch.index);
        if (payment.state !== 'uncertain')
            return [];
        return { ...each, takenIds: each.takenIds.union(ledger.knownIds), candidates: payment.candidates };
    });
}
/** What lists have shown to this run before: none may come that tells as much. */
function shownBefore({ wanted, shown }) {
    return wanted.slice(0, 1).flatMap(({ batch }) => shown?.of(batch.service) ?? []);
}
/** Jobs that proved to be another batch's, or another run's, are none of it. */
function hasCandidates({ knownIds }, { candidates }) {
    return candidates.some((id) => !knownIds.has(id));
}
function takeLabelled(options, jobs) {
    for (const wanted of openOf(options)) {
        const jobIds = matchLabelled(jobs, wanted);
        if (jobIds !== null)
            options.ledger.apply(wanted.batch.index, { kind: 'matched', jobIds });
    }
}
function noteCandidates(options, jobs) {
    return openOf(options).flatMap((wanted) => {
        const candidates = jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id);
        options.ledger.apply(wanted.batch.index, { kind: 'seen', candidates });
        return candidates;
    });
}
/** Takes exactly the jobs that were asked for, when no look has shown another that could be one of them. */
function takeExact(options, { jobs, seenIds }) {
    const open = openOf(options);
    const matched = open.some(isPartlyKnown)
        ? (matchRounds(jobs, open) ?? [])
        : (matchExactly(jobs, open) ?? []).map((jobIds) => ({ jobIds, asked: [] }));
    const taken = new Set(matched.flatMap(({ jobIds }) => jobIds));
    if (!seenIds.isSubsetOf(taken.union(options.ledger.knownIds)))
        return;
    // What another run may have paid for another plan or head, and does not know, looks alike.
    const isOthers = (job) => options.ledger.openElsewhere.some(({ window }) => isWithin(job, window, 0));
    if (jobs.some((job) => taken.has(job.id) && isOthers(job)))
        return;
    // What a wrong answer named is among its jobs.
    const named = options.ledger.namedIds;
    if (named.length > 0 && !named.some((id) => taken.has(id)))
        return;
    for (const [nth, { jobIds, asked }] of matched.entries()) {
        const wanted = open[nth];
        if (wanted === undefined || jobIds.length === 0)
            continue;
        const isNews = isPartlyKnown(wanted);
        options.ledger.apply(wanted.batch.index, { kind: 'matched', jobIds, ...(isNews && { asked }) });
    }
}
/** Closes what no look has shown a job of. */
function closeAbsent(options) {
    const { ledger } = options;
    for (const each of openOf(options))
        if (!hasCandidates(ledger, each))
            ledger.apply(each.batch.index, { kind: 'absent', assigned: ledger.knownIds });
}
/** Whether the submits ended so long ago. */
function isLongAgo({ clock, wanted }, { serverTimeMs, startMs, ms }) {
    if (clock.now() - startMs >= ms)
        return true;
    return wanted.every(({ submit: { window } }) => {
        const endMs = window.untilMs ?? window.latestMs;
        const nowMs = window.clock === 'runner' ? clock.now() : serverTimeMs;
        return endMs !== null && nowMs !== null && nowMs >= endMs + ms;
    });
}

;// CONCATENATED MODULE: ./submit/resume.js







/** What is announced and taken away again so often will never stay. */
const maxAnnouncements = 3;
/**
 * Finds out what earlier attempts and other runs have paid for this plan at this commit, and makes it this run's own; announces
 * what is left to be paid, and reads once more, so that of two runs only one pays. Only then anything may be submitted.
 */
async function resume(options) {
    const { store, tell } = options;
    const memory = (await store?.recall(options.deadlineMs)) ?? { kind: 'nothing' };
    if (memory.kind === 'read' && memory.isBroken)
        tell({ code: 'stored-state-broken' });
    await inheritLostAttempts(options);
    const obstacle = await takeTurn(options, { isAnnounced: false, isPatient: memory.kind !== 'unknown' });
    if (obstacle === null)
        tellJudged(options);
    return obstacle;
}
/** Names what attempts of this run have paid for before, whoever judged it: their own words may not have come so far. */
function tellJudged({ ledger, due, tell }) {
    const judged = ledger.own.payments.flatMap(({ index, payment }) => {
        const isAnew = due.includes(index) && ledger.payable.includes(index) && payment.submit.by.id === ledger.run.id;
        return isAnew && payment.state === 'closed' && payment.why === 'judged' ? payment.jobIds : [];
    });
    if (judged.length > 0)
        tell({ code: 'judged-before', jobIds: (0,ledger_payment/* unite */._f)(judged) });
}
/** Before a further round: learns what another run has paid for meanwhile, and waits for whoever pays in this one's place. */
async function resumeRound(options) {
    const { ledger, store } = options;
    const memory = (await store?.recall(options.deadlineMs)) ?? { kind: 'nothing' };
    const isHeard = memory.kind === 'read' && memory.isHeard;
    const isAnnounced = isHeard && ledger.announcementOf(ledger.run) !== null;
    return await takeTurn(options, { isAnnounced, isPatient: memory.kind !== 'unknown' });
}
/** Makes what is paid this run's own until it is this run's turn to pay for the rest of what is due, or nothing is left of that. */
async function takeTurn(options, turn) {
    const { ledger, store, due } = options;
    const joined = sharedWith(ledger);
    for (let { isAnnounced } = turn, announcements = 0;;) {
        inheritStored(options, joined);
        // What cannot be read of one batch keeps no other's jobs from being found; and who stops for those names all that is paid.
        const [unread, uncertain] = await Promise.all([confirmAll(options, 'resumed'), reconcileAll(options)]);
        const obstacle = uncertain ?? unread ?? (await confirmAll(options, 'matched'));
        if (obstacle !== null)
            return obstacle;
        // What came to nothing may be what another run has paid for.
        if (inheritStored(options, joined))
            continue;
        if (!due.some((index) => ledger.payable.includes(index))) {
            // Whoever pays must know who waits for the same jobs.
            if (!isAnnounced)
                await announceWaiting(options);
            return null;
        }
        const rival = findRival(ledger, { isAnnounced });
        if (rival !== null) {
            joined.push(rival);
            const end = await follow(options, rival);
            if (end !== null)
                return end;
        }
        else if (isAnnounced || store === null) {
            return null;
        }
        else {
            const announced = await announce(options, store, turn);
            if (announced === 'unstored')
                return null;
            announcements += 1;
            // Whoever has written over it goes first; when that is nobody, it is announced once more.
            isAnnounced = announced === 'announced' || announcements >= maxAnnouncements;
        }
    }
}
/** Makes known that this run waits for jobs that are paid for. */
async function announceWaiting({ ledger, store, clock }) {
    ledger.announce({ sinceMs: clock.now(), isOver: false });
    await store?.store();
}
/** The runs whose jobs this one has made its own: what serves them for a verdict serves this one as well. */
function sharedWith({ paid }) {
    return paid.flatMap(({ payment }) => (payment.state === 'paid' ? (payment.sharedWith ?? []) : []));
}
/**
 * Makes payments of earlier attempts, and of other runs, this run's own. What has served for a verdict is paid for anew, but
 * for a run that has waited for it. True when there was one.
 */
function inheritStored({ ledger, tell }, joined) {
    const alive = ledger.otherRuns;
    const before = ledger.payable.length;
    for (const index of ledger.payable) {
        const stored = ledger.own.payments.filter((each) => each.index === index).toSorted(byKinship(ledger.run));
        for (const { payment } of stored) {
            const { by } = payment.submit;
            const isAlive = alive.some((key) => (0,run_key/* isSameRun */.M)(key, by));
            const isJoined = payment.state === 'closed' && payment.why === 'judged' && joined.some((key) => (0,run_key/* isSameRun */.M)(key, by));
            if (payment.state === 'paid' || isJoined) {
                const { submit, batchId, jobIds } = payment;
                const jobs = { submit, batchId, jobIds };
                ledger.apply(index, { kind: 'resumed', jobs, sharedWith: isAlive ? by : null });
                tell({ code: isAlive || isJoined ? 'shared' : 'resumed', by, jobIds });
                break;
            }
            const isPassed = isOthersGuess(payment.submit, ledger) && mayPayBeside(ledger, index);
            if (isAlive || isPassed || payment.state === 'closed')
                continue;
            const { submit } = payment;
            const known = payment.state === 'uncertain' ? payment : { candidates: [], named: [] };
            const { candidates, named } = known;
            ledger.apply(index, { kind: 'inherited', payment: { state: 'uncertain', submit, candidates, named } });
            break;
        }
    }
    return ledger.payable.length < before;
}
/** Whether a re-run of another run does not know what attempts of its own may have sent. */
function isOthersGuess(submit, { run }) {
    return (0,ledger_payment/* isGuessed */.Fh)(submit) && submit.by.id !== run.id;
}
/**
 * Whether this run pays though another does not know what its own attempts have: a new run is the way out that is told then, and re-runs
 * of it go on from there. Any other re-run has not been asked for in that knowledge.
 */
function mayPayBeside({ own, run }, index) {
    const hasPaid = own.payments.some(({ index: at, payment }) => at === index && payment.submit.by.id === run.id && 'jobIds' in payment && payment.jobIds.length > 0);
    return run.attempt === 1 || hasPaid;
}
/** Earlier attempts of this run first, the last one before the others; then other runs, the newest first. */
function byKinship({ id }) {
    const isOwn = ({ payment }) => (payment.submit.by.id === id ? 0 : 1);
    return (a, b) => isOwn(a) - isOwn(b) || (0,run_key/* compareRuns */.q)(b.payment.submit.by, a.payment.submit.by);
}
/** Asks the service once for what is stored as paid, or was found. */
async function confirmAll(options, origin) {
    const { ledger, batches, tell } = options;
    const checked = await Promise.all(batches.map(async (batch) => {
        const payment = ledger.paymentOf(batch.index);
        if (payment.state !== 'paid' || payment.origin !== origin)
            return null;
        return { index: batch.index, payment, confirmation: await confirmPaid(options, batch, payment) };
    }));
    const paidIds = ledger.jobIds;
    let obstacle = null;
    for (const each of checked) {
        if (each === null)
            continue;
        const { index, payment, confirmation } = each;
        const { by } = payment.submit;
        switch (confirmation.kind) {
            case 'confirmed':
                break;
            case 'too-old':
            case 'cancelled':
                ledger.apply(index, { kind: confirmation.kind });
                tell({ code: 'paying-anew', by, why: confirmation.kind });
                break;
            case 'foreign':
                ledger.apply(index, { kind: 'foreign' });
                obstacle ??= { code: 'paid-jobs-foreign', by, jobIds: payment.jobIds, why: confirmation.why };
                break;
            case 'unread':
                obstacle ??= { code: 'paid-jobs-unreadable', by, jobIds: paidIds, message: confirmation.message };
                break;
        }
    }
    return obstacle;
}
/** Looks at all services at once for what may be paid, so that what stops the run at one hides nothing that is found at another. */
async function reconcileAll(options) {
    const { ledger, batches } = options;
    const uncertain = batches.filter(({ index }) => ledger.uncertain.includes(index));
    const groups = [...Map.groupBy(uncertain, ({ service }) => service).values()];
    const ends = await Promise.all(groups.map((group) => reconcileGroup(options, group)));
    const matched = ends.flatMap((end) => end?.matched ?? []);
    const [left] = ends.filter((end) => end?.isSettled === false);
    if (!left)
        return null;
    const { by, isForgotten, isUnseen } = left;
    const candidates = (0,ledger_payment/* unite */._f)(ledger.candidates, matched);
    return isForgotten
        ? { code: 'earlier-attempt-unknown', candidates, isUnseen }
        : { code: 'earlier-submit-uncertain', by, candidates, paidIds: ledger.jobIds, isUnseen };
}
async function reconcileGroup(options, group) {
    const { ledger, tell, deadlineMs } = options;
    const wanted = group.flatMap((batch) => {
        const payment = ledger.paymentOf(batch.index);
        return payment.state === 'uncertain' ? wantedOf(options, batch, payment.submit) : [];
    });
    const [submit] = wanted.map((each) => each.submit);
    if (submit === undefined)
        return null;
    const { by } = submit;
    const isForgotten = (0,ledger_payment/* isGuessed */.Fh)(submit) && by.id === ledger.run.id;
    tell({ code: 'looking-for-jobs', by: isForgotten ? null : by });
    // Jobs that an earlier attempt has paid for another plan or head may look alike. What another run guesses at is nobody's for certain.
    const isOther = mayBeAnotherPlans(ledger) || (isForgotten && !options.isHeadFixed);
    const isElsewhere = wanted.some((each) => isOthersGuess(each.submit, ledger));
    const hasSiblings = options.hasSiblings || isOther || isElsewhere;
    // What other runs pay meanwhile, or an earlier attempt of this one has stored, may only now be told.
    const refresh = async () => {
        await options.store?.recall(deadlineMs);
        dropGuesses(ledger);
    };
    const { kind } = await reconcile({ ...options, wanted, hasSiblings, when: 'late', untilMs: deadlineMs, refresh });
    const matched = wanted.flatMap(({ batch }) => {
        const payment = ledger.paymentOf(batch.index);
        return payment.state === 'paid' ? payment.jobIds : [];
    });
    const isSettled = kind === 'settled';
    if (matched.length > 0) {
        const isLabelled = wanted.every((each) => each.submit.label !== null);
        tell(isForgotten
            ? { code: 'found-from-earlier-attempt', jobIds: matched }
            : { code: 'jobs-matched', jobIds: matched, isLabelled });
    }
    else if (isSettled)
        tell({ code: 'paying-anew', by, why: 'absent' });
    return { by, isForgotten, matched, isSettled, isUnseen: kind === 'unseen' };
}
/** Whether an attempt of this run has sent something for another plan or head: its inputs, or the head, may have changed since. */
function mayBeAnotherPlans({ stored, run, plan, commit }) {
    return stored.payments.some((each) => {
        const { state, submit } = each.payment;
        const isOpen = state === 'submitting' || state === 'uncertain';
        const isSent = !(0,ledger_payment/* isGuessed */.Fh)(submit);
        return (each.plan !== plan || each.commit !== commit) && submit.by.id === run.id && isSent && isOpen;
    });
}

// EXTERNAL MODULE: ./clock.js
var clock_0 = __webpack_require__(4010);
;// CONCATENATED MODULE: ./submit/submit-batches.js
var submit_batches_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var submit_batches_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
/** `Date` headers are whole seconds, and the clocks of two servers of one service may differ a little. */
const clockSlackMs = 2000;
const submit_batches_firstPauseMs = 1000;
const submit_batches_maxPauseMs = 60_000;
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
    const before = await fetchBefore(options, batch);
    const there = [...(before?.jobs ?? []), ...(options.shown?.of(batch.service) ?? [])];
    const sending = openWindow(options, before);
    const label = capabilities/* capabilities */.R[batch.service].keepsLabels ? labelOf(labels, index) : null;
    const asked = options.asked?.get(index);
    const submit = {
        by: labels.run,
        nth: countOwn(ledger, index) + 1,
        label,
        ...(asked && { asked }),
        window: sending.window,
        before: label === null ? (before?.newestIds ?? []) : [],
    };
    ledger.apply(index, { kind: 'submitting', submit });
    const wanted = {
        batch,
        submit,
        endpointUrl: endpointUrlOf(options, batch),
        takenIds: ledger.knownIds.union(new Set(there.map(({ id }) => id))),
        tag: labels.tag,
    };
    let mustLook = false;
    let untilMs = sending.untilMs();
    const unspent = (notice, isPlain = true) => {
        const window = { ...sending.window, untilMs };
        ledger.apply(index, isPlain && !mustLook ? { kind: 'refused' } : { kind: 'unlisted', window });
        tell(notice);
        return 'stopped';
    };
    for (let attempt = 1;; attempt += 1) {
        const rivals = (await options.store()) ? namedRivals(options, batch, before) : await lookForRivals(options, batch);
        if (cancelled.aborted)
            return unspent({ code: 'submit-cancelled', batch: nth });
        if (clock.now() >= deadlineMs)
            return unspent({ code: 'submit-too-late', batch: nth });
        if (isOutrun(ledger, index)) {
            ledger.apply(index, { kind: 'refused' });
            return 'outrun';
        }
        if (rivals !== null)
            return unspent(rivals);
        tell({ code: 'submitting', batch: nth, jobs: batch.jobs.length });
        const answer = await send(options, { ...batch, label });
        untilMs = sending.untilMs();
        const losing = { wanted, nth, window: { ...sending.window, untilMs } };
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
                const isClear = isPlainRefusal || (await lookFor(options, wanted)) === 'absent';
                if (!isClear)
                    return await lose(options, { ...losing, message, named: [] });
                const isKey = answer.kind === 'unauthorised';
                return unspent({ code: 'submit-refused', batch: nth, service: batch.service, message, isKey }, isPlainRefusal);
            }
            case 'unavailable':
            case 'unreadable':
            case 'mismatch':
                return await lose(options, { ...losing, message, named: [] });
        }
        const ownPauseMs = (0,backoff/* backoffMs */.j)({ attempt, firstMs: submit_batches_firstPauseMs, maxMs: submit_batches_maxPauseMs, random });
        const pauseMs = Math.max(answer.retryAfterMs ?? 0, ownPauseMs);
        const isLast = attempt >= maxRefusals || clock.now() + pauseMs >= deadlineMs;
        if (!isLast) {
            tell({ code: 'submit-again', message, pauseMs });
            await clock.sleep(pauseMs, cancelled);
        }
        // Who says that it is too much may have carried it out all the same.
        if (mustLook && (await lookFor(options, wanted)) !== 'absent')
            return await lose(options, { ...losing, message, named: [] });
        if (isLast)
            return unspent({ code: 'submit-gave-up', batch: nth, attempts: attempt, message });
        if (mustLook)
            ledger.apply(index, { kind: 'submitting', submit: { ...submit, refused: losing.window } });
    }
}
/** How often this run has been about to submit a batch. */
function countOwn({ own, run }, index) {
    return own.payments.filter((each) => each.index === index && (0,run_key/* isSameRun */.M)(each.payment.submit.by, run)).length;
}
function openWindow({ clock, deadlineMs }, before) {
    const readAtMs = clock.now();
    // Where it is not known what was there before, the clocks alone tell what is new.
    const start = before?.start ?? { earliestMs: readAtMs - maxClockSkewMs, sinceMs: readAtMs };
    const serverTimeMs = before === null ? readAtMs : before.serverTimeMs;
    const atMs = (ownMs) => (serverTimeMs === null ? null : serverTimeMs + (ownMs - readAtMs) + clockSlackMs);
    return {
        window: { ...start, untilMs: null, latestMs: atMs(deadlineMs), clock: before === null ? 'runner' : 'service' },
        untilMs: () => atMs(clock.now()),
    };
}
/**
 * Whether another run has made known that it pays for the same batch, or goes first and pays for the plan. What it is about to send it
 * may have sent, not having read of this run: whoever reads of the other gives way.
 */
function isOutrun(ledger, index) {
    const { own, run } = ledger;
    const theirs = own.payments.filter((each) => each.index === index && !(0,run_key/* isSameRun */.M)(each.payment.submit.by, run));
    const isTaken = theirs.some(({ payment: { state, submit } }) => state !== 'closed' && !(0,ledger_payment/* isGuessed */.Fh)(submit));
    return isTaken || findRival(ledger, { isAnnounced: true }) !== null;
}
/** The one request that spends. Why it failed is a value; what is thrown is a fault of ours. */
async function send({ serviceOf, clock, deadlineMs, cancelled }, batch) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const service = serviceOf(batch);
        if (service.submit === undefined)
            return new services_service/* ServiceError */._('refused', 'this service can only be read', { isPlainRefusal: true });
        // An answer that is lost is money that is lost: a cancel waits a moment for the job ids.
        const limit = submit_batches_addDisposableResource(env_1, (0,clock_0/* limitWithGrace */.Yl)(clock, { limitMs: deadlineMs - clock.now(), graceMs: cancelGraceMs, cancelled }), false);
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
        submit_batches_disposeResources(env_1);
    }
}
/** Why the ids of an answer cannot be those of a batch's jobs; null when they can. */
function faultOf({ jobIds, unreadable }, batch, known) {
    const old = jobIds.filter((id) => known.has(id));
    if (old.length > 0)
        return `the answer names jobs that were there before: ${old.join(', ')}`;
    if (unreadable > 0)
        return `the answer names ${unreadable} ids that cannot be read`;
    const distinct = new Set(jobIds).size;
    if (jobIds.length === batch.jobs.length && distinct === jobIds.length)
        return null;
    return `the answer names ${distinct} jobs, ${batch.jobs.length} were asked for`;
}
const submit_batches_lookLimitMs = 30_000;
/** Whether the account shows jobs that a refused submit could have started; `unseen` when it does not show all its jobs. */
async function lookFor(options, wanted) {
    const { clock, deadlineMs } = options;
    const seen = await fetchRecentJobs(options, [wanted], Math.min(deadlineMs, clock.now() + submit_batches_lookLimitMs));
    if (seen?.jobs.some((job) => kinshipOf(job, wanted) !== 'foreign') === true)
        return 'present';
    return seen?.isComplete === true ? 'absent' : 'unseen';
}
/** A job of another run that has paid for the same since this one began. */
function rivalsOf(options, batch) {
    const { ledger, labels, startedAtMs } = options;
    const endpointUrl = endpointUrlOf(options, batch);
    const window = {
        earliestMs: startedAtMs,
        sinceMs: startedAtMs,
        untilMs: null,
        latestMs: null,
        clock: 'runner',
    };
    const submit = { by: { ...labels.run, unique: '' }, nth: 1, label: null, window, before: [] };
    return { batch, submit, endpointUrl, takenIds: ledger.knownIds, tag: labels.tag };
}
/** What the account showed, by its name, of another run that could not tell of itself; null when there is none. */
function namedRivals(options, batch, before) {
    if (before === null || !capabilities/* capabilities */.R[batch.service].keepsLabels)
        return null;
    const wanted = rivalsOf(options, batch);
    const candidates = before.jobs.filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id);
    return candidates.length > 0 ? { code: 'other-run-possible', candidates, isUnseen: false } : null;
}
/** Where nobody tells of other runs: what the account shows, or may hide, of one; null when there is none. */
async function lookForRivals(options, batch) {
    const { hasSiblings, clock, deadlineMs } = options;
    // Legs of a matrix do pay for the same, and only names tell them apart.
    if (hasSiblings && !capabilities/* capabilities */.R[batch.service].keepsLabels)
        return null;
    const wanted = rivalsOf(options, batch);
    const seen = await fetchRecentJobs(options, [wanted], Math.min(deadlineMs, clock.now() + submit_batches_lookLimitMs));
    const shown = (seen?.jobs ?? []).filter((job) => kinshipOf(job, wanted) !== 'foreign').map(({ id }) => id);
    const open = openAnywhere(options.ledger).map(({ payment }) => payment);
    const stored = open.flatMap((each) => ('jobIds' in each ? each.jobIds : 'candidates' in each ? each.candidates : []));
    const candidates = (0,ledger_payment/* unite */._f)(stored, shown);
    const isUnseen = seen?.isComplete !== true;
    return candidates.length + open.length > 0 || isUnseen ? { code: 'other-run-possible', candidates, isUnseen } : null;
}
/** Where the tested commit is not known: what runs have paid for this plan, or may have, and not judged. It may be for this commit. */
function openAnywhere({ commit, plan, stored }) {
    if (commit !== null)
        return [];
    return stored.payments.filter((each) => each.plan === plan && each.payment.state !== 'closed' && !(0,ledger_payment/* isGuessed */.Fh)(each.payment.submit));
}
/** Looks for the jobs of a submit that may have been carried out. It is not sent again. */
async function lose(options, { wanted, nth, window, message, named }) {
    const { ledger, clock, tell, deadlineMs } = options;
    const { index } = wanted.batch;
    const fresh = named.filter((id) => !wanted.takenIds.has(id));
    ledger.apply(index, { kind: 'lost', window, named: fresh });
    options.onPaid();
    tell({ code: 'submit-lost', message });
    const submit = { ...wanted.submit, window };
    const untilMs = Math.max(deadlineMs, clock.now() + overrunMs);
    // What other runs have paid for meanwhile looks alike.
    const refresh = async () => void (await options.store());
    const reconciled = await reconcile({ ...options, wanted: [{ ...wanted, submit }], when: 'soon', untilMs, refresh });
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

// EXTERNAL MODULE: ./verdict/compare.js
var compare = __webpack_require__(9113);
// EXTERNAL MODULE: ./verdict/judging-faults.js
var judging_faults = __webpack_require__(5734);
// EXTERNAL MODULE: ./verdict/statistics/difference.js
var difference = __webpack_require__(8169);
// EXTERNAL MODULE: ./verdict/statistics/needed-units.js + 1 modules
var needed_units = __webpack_require__(5720);
;// CONCATENATED MODULE: ./verdict/baseline-faults.js




/**
 * Why a benchmark that only a baseline judges cannot fail, so that it would be paid for in vain: with its units not even a score of 0 would
 * show a regression.
 */
function faultsOfBaselines({ benchmarks, comparing }, baselineOf) {
    if (comparing === null)
        return [];
    const { allowedDropPct } = comparing;
    return benchmarks.flatMap((benchmark, index) => {
        const found = baselineOf(index);
        const units = (0,judging_faults/* unitsOf */.$)(benchmark);
        if (benchmark.thresholdPct !== null || found === null || units === null)
            return [];
        const baseline = estimateAtBest(found, benchmark.baseline?.kind === 'endpoint' ? units.count : null);
        if (baseline === null)
            return [];
        const needed = (0,needed_units/* unitsToShowRegression */.dK)({ baseline, allowedDropPct });
        if (needed !== null && units.count >= needed)
            return [];
        const { name, id: benchmarkId } = benchmark;
        const { count, noun } = units;
        return [{ code: 'baseline-cannot-fail', benchmarkId: name ?? benchmarkId, units: count, noun, needed }];
    });
}
/** The baseline, or the best that so many units could give; null where that is not known. */
function estimateAtBest(found, units) {
    if (found.kind === 'found')
        return (0,compare/* estimateOf */.qn)(found.baseline);
    return units === null ? null : (0,difference/* estimateOfCounts */.CH)({ passed: units, scored: units });
}

;// CONCATENATED MODULE: ./gate/prepare.js




/** Preflight beside resuming: the wait of the one is hidden behind the other. */
async function prepare(gate, round) {
    const { state, plan, isDryRun, tell, cancelled } = gate;
    const refused = new AbortController();
    const resuming = isDryRun || plan.batches.length === 0
        ? null
        : resume({ ...resumption(gate, round), cancelled: AbortSignal.any([cancelled, refused.signal]) });
    const { facts, isReady } = await preflight({ ...gate, startedAtMs: state.facts.startedAtMs });
    state.checked = facts;
    if (!isReady)
        refused.abort(new Error('the check before submitting failed'));
    const obstacle = await resuming;
    if (cancelled.aborted)
        tell({ code: 'cancelled', when: 'before-submit' });
    return { isReady: isReady && !cancelled.aborted, obstacle: obstacle ?? null };
}
/** Whether no comparison would be paid for in vain. */
function canShowRegressions({ state, plan, tell }) {
    const notices = faultsOfBaselines(plan, (index) => state.findBaseline(index));
    for (const notice of notices)
        tell(notice);
    return notices.length === 0;
}
/** What is due in a round, and what may have been paid for: of later rounds as well. */
function resumption(gate, { nth, batches }) {
    const { plan } = gate;
    return {
        ...gate,
        batches: plan.batches.filter((batch) => (0,plan_plan/* roundOf */.O7)(batch) >= nth),
        due: batches.map(({ index }) => index),
        maxAgeMs: plan.maxAgeMs,
    };
}

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
    const obstacle = await resumeRound(resumption(gate, round));
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
    const balances = await fetchBalances(gate, benchmarks);
    const prices = new Map([...state.checked].map(([service, told]) => [
        service,
        { ...told, balanceCredits: balances.has(service) ? (balances.get(service) ?? null) : told.balanceCredits },
    ]));
    tell({
        code: 'round',
        nth: round.nth,
        benchmarks: benchmarks.length,
        units: jobs.reduce((sum, { units }) => sum + units, 0),
        cost: (0,budget/* costOf */.ho)(payable, prices),
    });
    return affords(gate, { payable, prices });
}
/** Submits every batch of a round that is not paid yet. False when not all could be started. */
async function submitRound(gate, round) {
    const { state, ledger, store, tell, showPaid } = gate;
    const { batches, asked } = round;
    const seeds = batches.filter(plan_plan/* isJudged */.sL).flatMap(({ seed }) => seed ?? []);
    if (seeds.length > 1 && batches.some(({ index }) => ledger.payable.includes(index)))
        tell({ code: 'seeds', seeds });
    const startedAtMs = await beganAtMs(gate);
    // What is not about a commit tells nobody anything.
    const storeLedger = async () => {
        if (store === null)
            return true;
        const isStored = (await store.store()) && ledger.commit !== null;
        // A first attempt pays all the same: no new key may block a gate. A re-run can ask what came since its run began.
        const isReadable = ledger.run.attempt === 1 || !store.hasSealed;
        return (isStored && isReadable) || !(await store.isShared());
    };
    for (;;) {
        const end = await submitBatches({ ...gate, batches, asked, startedAtMs, store: storeLedger, onPaid: showPaid });
        showPaid();
        if (end === 'submitted')
            return true;
        if (end === 'outrun') {
            const again = resumption(gate, round);
            const obstacle = await (round.nth === 1 ? resume(again) : resumeRound(again));
            if (obstacle === null)
                continue;
            stop(gate, obstacle);
            return false;
        }
        const unsent = ledger.uncertain.length > 0 ? 'maybe-submitted' : 'not-submitted';
        state.endEarly({ code: ledger.paid.length > 0 ? 'not-all-submitted' : unsent });
        if (ledger.paid.length > 0)
            advise(gate);
        return false;
    }
}
/** When this run began, with its first attempt where that is known, in milliseconds since the epoch. */
async function beganAtMs({ state, ledger, beganAtMs: ask }) {
    const firstMs = ledger.run.attempt > 1 && ledger.payable.length > 0 ? await ask(1) : null;
    return firstMs ?? state.facts.startedAtMs;
}

;// CONCATENATED MODULE: ./submit/other-charges.js



/** The submit of what is paid. */
function submitOf({ index, payment: { submit } }) {
    return { index, submit };
}
/** Submits as they would have been that were refused for rate, of what was paid for by another request. */
function refusedOf({ index, payment: { submit } }) {
    const { refused, ...sent } = submit;
    return refused === undefined ? [] : [{ index, submit: { ...sent, window: refused } }];
}
/** Submits as they may have been of attempts that left no record, after that of the one which has paid. */
function unrecordedOf(ledger, { index, payment: { submit } }) {
    const { id, attempt } = submit.by;
    const isUnrecorded = id === ledger.run.id && forgottenAttempts(ledger).some((each) => each > attempt);
    return isUnrecorded
        ? [{ index, submit: { ...submit, window: { ...submit.window, untilMs: null, latestMs: null } } }]
        : [];
}
/**
 * Jobs that lists have shown, that could be those of one of these submits, and that nobody is known to have paid for: what the answer to
 * it named is not all that was charged, or is something else.
 */
function findOtherCharges(options, submits) {
    const { plan, shown } = options;
    return (0,ledger_payment/* unite */._f)(...submits.map(({ index, submit }) => {
        const batch = plan.batches[index];
        if (batch === undefined)
            return [];
        const wanted = wantedOf(options, batch, submit);
        return shown.of(batch.service).flatMap((job) => (kinshipOf(job, wanted) === 'foreign' ? [] : job.id));
    }));
}

;// CONCATENATED MODULE: ./gate/tell-other-charges.js

/** Names jobs that lists have shown and that may have been paid for beside those that are judged. */
function tellOtherCharges(gate) {
    const { ledger, tell } = gate;
    const refused = findOtherCharges(gate, ledger.paid.flatMap(refusedOf));
    if (refused.length > 0)
        tell({ code: 'charged-as-well', candidates: refused, isRefused: true });
    const unrecorded = findOtherCharges(gate, ledger.paid.flatMap((paid) => unrecordedOf(ledger, paid)));
    if (unrecorded.length > 0)
        tell({ code: 'charged-as-well', candidates: unrecorded, isRefused: false });
}

;// CONCATENATED MODULE: ./wait/job-groups.js

/** The jobs that the plan names. */
function existingJobs({ benchmarks }) {
    return benchmarks.flatMap((benchmark) => benchmark.work.kind === 'existing'
        ? [{ reader: benchmark, jobIds: [benchmark.work.jobId], isOwn: false, runs: new Map() }]
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
        return [{ reader: batch, jobIds, isOwn: true, runs: new Map(run === null ? [] : jobIds.map((id) => [id, run])) }];
    });
}

// EXTERNAL MODULE: ./verdict/score.js
var score = __webpack_require__(4016);
;// CONCATENATED MODULE: ./wait/job-tracker.js


/** How long a job that is paid for may be missing before that is believed: it may be listed late. */
const missingGraceMs = 60_000;
/** How long the service may refuse to tell of such a job: one odd answer of a proxy must not cost the whole run. */
const job_tracker_refusalGraceMs = 30_000;
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
    noteJob(told, moment) {
        const before = this.#jobs.get(told.id);
        // What is final stays final: a later, older answer of some cache changes nothing.
        if (before === undefined || (before.job !== null && (0,services_service/* isFinal */.d)(before.job)))
            return { kind: 'none' };
        // Which benchmark a job runs never changes, though an answer may leave it out; a final one that contradicts is bad news.
        const known = before.job?.benchmarkId ?? null;
        const isKept = known !== null && (told.benchmarkId === null || !(0,services_service/* isFinal */.d)(told));
        const job = withoutStepsBack(isKept ? { ...told, benchmarkId: known } : told, before.job);
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
                return this.#options.justCreated ? job_tracker_refusalGraceMs : 0;
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
const shortestGapMs = 500;
const widestProbe = 10;
/** With this few jobs left, reading them costs no more than a sweep. */
const fewJobs = 2;
/** The longest gap while more jobs than a few are open: the sentinel is then hardly ever the last to finish. */
const manyOpenCapMs = 10_000;
/** How often a sweep tells how many are still open, for the sentinel's gaps and for whoever reads the log. */
const overviewMs = 60_000;
/** While a job is scored, after its last unit: the end may come at any moment, and the next job takes over once it has come. */
const shortestTailGapMs = 250;
/** A unit that takes half an hour is not looked at twice a second: the shortest gap, as a share of the time of one unit. */
const shareOfUnit = 0.02;
/** With one or two units left most looks see nothing new: there the gap follows the time of one unit, up to a limit. */
const lastUnits = new Map([
    [1, { share: 0.1, maxMs: 900 }],
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
            if (!canSweep || open.length <= (failFast ? 1 : fewJobs))
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
            return Math.min(Math.max(quietMs, shortestGapMs), this.#options.pollIntervalMs);
        const capMs = Math.min(this.#options.pollIntervalMs, this.#capMs(job.phase === 'running' && left === null));
        const floorMs = left !== null && left <= 0 ? shortestTailGapMs : shortestGapMs;
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
        return tellsNoProgress ? Math.max(750, 10_000 / count) : Math.max(2000, 20_000 / Math.sqrt(count));
    }
    #wishedGapMs(job, { left, nowMs }) {
        if (job.phase !== 'running')
            return 0.1 * (nowMs - this.#options.startMs);
        if (left === null)
            return 0.1 * (nowMs - job.startMs);
        // All prompts are answered: the tail in which the job is scored.
        if (left <= 0)
            return 0.045 * (nowMs - job.changedAtMs);
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
const poll_jobs_firstLookMs = 15_000;
/** The comment is brought up to date as often. */
const readAllEveryMs = 60_000;
const mostLastLooks = 50;
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
            const limitMs = Math.min(poll_jobs_firstLookMs, deadlineMs - clock.now());
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
            const rest = this.#schedule.open.slice(0, mostLastLooks);
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
    #noteJob(told) {
        const nowMs = this.#options.clock.now();
        const news = this.#known.noteJob(told, { nowMs, isLastLook: this.#isLastLook });
        switch (news.kind) {
            case 'none':
                return false;
            case 'unconfirmed':
                this.#schedule.note(told.id, { phase: 'running', progress: null }, nowMs);
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
        return { ...first, jobIds: group.flatMap(({ jobIds }) => jobIds), runs };
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
async function waitForGroup(options, { reader, jobIds, isOwn, runs }) {
    const { serviceFor, benchmarkIds, learn, onChange, tell, clock } = options;
    const { service } = reader;
    const { end, outage, jobs } = await pollJobs({
        ...options,
        service: serviceFor(reader),
        jobIds,
        runs,
        justCreated: isOwn,
        benchmarkIds: isOwn ? benchmarkIds : null,
        onChange: (changed) => {
            learn(reader, changed);
            onChange();
        },
        onOutage: (begun) => tell({ code: 'outage-began', ...wait_for_jobs_describe(service, begun) }),
        onOutageOver: (over) => tell({ code: 'outage-over', untilMs: clock.now(), ...wait_for_jobs_describe(service, over) }),
    });
    learn(reader, jobs);
    const open = end === 'deadline' ? outage : null;
    const isKey = open?.error.kind === 'unauthorised';
    if (open !== null && !isKey)
        tell({ code: 'outage-until-deadline', untilMs: options.deadlineMs, ...wait_for_jobs_describe(service, open) });
    if (end === 'unreachable' && outage !== null) {
        const { message, isProxy } = outage.error;
        tell({ code: 'service-unreachable', service, message, isProxy });
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
function wait_for_jobs_describe(service, { sinceMs, error: { message, status } }) {
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

const leastMs = 500;
const mostMs = 1500;
/** Asks the services to stop what this gate's jobs still run, and reads once whether they have: best effort, where their API can. */
async function stopJobs({ groups, serviceFor, jobOf, clock, deadlineMs }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const limit = stop_jobs_addDisposableResource(env_1, clock.limit(Math.min(mostMs, Math.max(leastMs, deadlineMs - clock.now()))), false);
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
    const { asked, confirmed } = await stopJobs({ ...gate, groups, jobOf, deadlineMs: fromMs + stopAllLimitMs });
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
        isFirstContact: plan.batches.length === 0,
        hasFailed: () => state.judge().some(({ verdict }) => verdict === 'failed' || verdict === 'error'),
        learn: (reader, jobs) => state.learn(reader, jobs),
        onChange: gate.showProgress,
    });
    const judged = groups.filter(({ reader }) => (0,plan_plan/* isJudged */.sL)(reader));
    const isCertain = (await hasReadAll(gate, { judged, recalling })) || plan.batches.length === 0;
    if (end === 'all-final') {
        if (isCertain)
            return true;
        state.endEarly({ code: 'unreadable' });
        advise(gate);
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
        advise(gate);
    return false;
}
/** Whether every job that is judged was read, and is what was submitted. What could not be read may be read by a later run. */
async function hasReadAll(gate, { judged, recalling }) {
    const { state, ledger, tell } = gate;
    const foreign = ledger.paid.filter(({ index }) => state.foreign.includes(index));
    const neverRead = paidJobs(gate, 'submitted').flatMap(({ reader, jobIds }) => jobIds.filter((id) => isLost(state.evidenceOf(reader, id))));
    if (foreign.length + neverRead.length > 0)
        await recalling;
    if (foreign.length > 0) {
        const jobIds = foreign.flatMap(({ payment }) => payment.jobIds);
        tell({ code: 'jobs-foreign', jobIds, candidates: findOtherCharges(gate, foreign.map(submitOf)) });
    }
    if (neverRead.length > 0) {
        const ofThese = ledger.paid.filter(({ payment }) => payment.jobIds.some((id) => neverRead.includes(id)));
        tell({ code: 'jobs-never-read', jobIds: neverRead, candidates: findOtherCharges(gate, ofThese.map(submitOf)) });
    }
    const isRead = judged.every(({ reader, jobIds }) => jobIds.every((id) => state.evidenceOf(reader, id).lost === null));
    return isRead && foreign.length === 0;
}
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

;// CONCATENATED MODULE: ./past/completed-jobs.js
var completed_jobs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var completed_jobs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

/** Reads the account's completed jobs, in one request; a text says why they are not known. Null where the service keeps no list. */
async function fetchCompletedJobs({ service, limit, limitMs, clock, cancelled, }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (service.completed === undefined)
            return null;
        const time = completed_jobs_addDisposableResource(env_1, clock.limit(limitMs, cancelled), false);
        try {
            return await service.completed({ limit }, time.signal);
        }
        catch (error) {
            if (error instanceof services_service/* ServiceError */._)
                return { why: error.message };
            if (!time.signal.aborted)
                throw error;
            return { why: 'the service did not answer in time' };
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        completed_jobs_disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./past/read-baselines.js
var read_baselines_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var read_baselines_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



const maxReadMs = 10_000;
const maxTries = 3;
const read_baselines_firstPauseMs = 500;
const maxListed = 1000;
/** Reads what benchmarks are compared with: the jobs that are named, and one list of each account. What cannot be read is told as such. */
async function readBaselines(options) {
    const [looks, listed] = await Promise.all([readJobs(options), readLists(options)]);
    return { looks: new Map(looks), listed: new Map(listed) };
}
async function readJobs(options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { plan, serviceFor, clock } = options;
        const limit = read_baselines_addDisposableResource(env_1, clock.limit(timeOf(options), options.cancelled), false);
        const { signal } = limit;
        const read = await Promise.all([...plan.benchmarks.entries()].map(async ([index, benchmark]) => {
            const ask = askerOf(benchmark, serviceFor(benchmark), signal);
            return ask === null ? [] : [[index, await patiently(options, ask, signal)]];
        }));
        return read.flat();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        read_baselines_disposeResources(env_1);
    }
}
async function readLists(options) {
    const { plan, serviceFor, clock, cancelled } = options;
    const compared = plan.benchmarks.filter(({ baseline }) => baseline?.kind === 'endpoint');
    const readers = new Map(compared.map((benchmark) => [benchmark.service, benchmark]));
    const read = await Promise.all([...readers].map(async ([name, reader]) => {
        const asked = { service: serviceFor(reader), limit: maxListed, limitMs: timeOf(options), clock, cancelled };
        const listed = await fetchCompletedJobs(asked);
        return [name, listed ?? { why: 'the service keeps no list of them' }];
    }));
    return read;
}
function timeOf({ clock, deadlineMs }) {
    return Math.max(0, Math.min(maxReadMs, deadlineMs - clock.now()));
}
/** How the job of a baseline is asked for; null where there is none to be read. */
function askerOf({ baseline }, service, signal) {
    switch (baseline?.kind) {
        case 'job':
            return async () => {
                const [look] = await service.look([{ id: baseline.jobId, asked: null }], signal);
                if (look !== undefined && 'job' in look)
                    return look.job;
                throw look?.error ?? silent();
            };
        case 'newest':
            return async () => (await service.find?.(baseline.query, signal)) ?? null;
        case 'endpoint':
        case 'results':
        case undefined:
            return null;
    }
}
/** Asks again where that may tell more. */
async function patiently({ clock, random }, ask, signal) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return { job: await ask() };
        }
        catch (error) {
            if (!(error instanceof services_service/* ServiceError */._) && !signal.aborted)
                throw error;
            const { failure, isRefusal } = error instanceof services_service/* ServiceError */._ ? error : silent();
            if (isRefusal || attempt >= maxTries || signal.aborted)
                return { failure };
        }
        await clock.sleep((0,backoff/* backoffMs */.j)({ attempt, firstMs: read_baselines_firstPauseMs, maxMs: maxReadMs, random }), signal);
    }
}
function silent() {
    return new services_service/* ServiceError */._('unavailable', 'the service did not answer in time');
}

// EXTERNAL MODULE: ./verdict/history.js
var verdict_history = __webpack_require__(2514);
;// CONCATENATED MODULE: ./past/recall-history.js


/** The verdict does not wait for longer than this. */
const maxRecallMs = 5000;
const minListed = 200;
const recall_history_maxListed = 1000;
/** Reads the accounts' completed jobs, one request each service that keeps a list. What cannot be read is told. */
async function recallHistory(options) {
    const { plan, serviceFor, jobs, tell, clock, deadlineMs, cancelled } = options;
    const readers = new Map(plan.benchmarks.map((benchmark) => [benchmark.service, benchmark]));
    const limitMs = Math.max(0, Math.min(maxRecallMs, deadlineMs - clock.now()));
    const limit = Math.min(recall_history_maxListed, Math.max(minListed, verdict_history/* maxResults */.vD * (jobs + 1)));
    const found = new Map();
    await Promise.all([...readers.values()].map(async (reader) => {
        const listed = await fetchCompletedJobs({ service: serviceFor(reader), limit, limitMs, clock, cancelled });
        if (listed === null)
            return;
        if ('why' in listed)
            tell({ code: 'history-unknown', message: listed.why });
        else
            found.set(reader.service, listed);
    }));
    return found;
}

;// CONCATENATED MODULE: ./submit/find-jobs.js
var find_jobs_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var find_jobs_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

const findLimitMs = 30_000;
/** Finds the jobs that the plan names only as the newest of their kind. Null when one cannot be found, which is told. */
async function findJobs(options) {
    const { plan } = options;
    const found = await Promise.all(plan.benchmarks.map((benchmark) => find(options, benchmark)));
    const benchmarks = found.filter((benchmark) => benchmark !== null);
    return benchmarks.length === found.length ? { ...plan, benchmarks } : null;
}
async function find({ serviceFor, tell, clock, deadlineMs, cancelled }, benchmark) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { work } = benchmark;
        if (work.kind !== 'newest')
            return benchmark;
        const wanted = Object.values(work.query).join(', ');
        const limit = find_jobs_addDisposableResource(env_1, clock.limit(Math.max(0, Math.min(findLimitMs, deadlineMs - clock.now())), cancelled), false);
        try {
            const job = await serviceFor(benchmark).find?.(work.query, limit.signal);
            if (job) {
                tell({ code: 'newest-job', wanted, jobId: job.id, createdAt: job.createdAt });
                return { ...benchmark, work: { kind: 'existing', jobId: job.id } };
            }
            tell({ code: 'newest-job-missing', wanted });
        }
        catch (error) {
            if (!(error instanceof services_service/* ServiceError */._) && !limit.signal.aborted)
                throw error;
            const message = error instanceof services_service/* ServiceError */._ ? error.message : 'the service did not answer in time';
            tell({ code: 'newest-job-unknown', wanted, message });
        }
        return null;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        find_jobs_disposeResources(env_1);
    }
}

;// CONCATENATED MODULE: ./submit/shown-jobs.js
/** Every job that any list has shown to this run: what one list has shown is known, though those after it fail. */
class ShownJobs {
    #jobs = new Map();
    /** The jobs of a service, as each was shown last. */
    of(service) {
        return [...(this.#jobs.get(service)?.values() ?? [])];
    }
    /** The same services, with a note of what their lists show. */
    watch(serviceFor) {
        const watched = new WeakMap();
        return (reader) => {
            const service = serviceFor(reader);
            const known = watched.get(service);
            if (known !== undefined)
                return known;
            const created = watchLists(service, (jobs) => this.#note(reader.service, jobs));
            watched.set(service, created);
            return created;
        };
    }
    #note(service, jobs) {
        const known = this.#jobs.get(service) ?? new Map();
        for (const job of jobs)
            known.set(job.id, job);
        this.#jobs.set(service, known);
    }
}
function watchLists(service, note) {
    const recent = service.recent?.bind(service);
    const completed = service.completed?.bind(service);
    return {
        ...service,
        ...(recent && {
            async recent({ onJobs, ...asked }, signal) {
                const onEach = (jobs) => {
                    note(jobs);
                    onJobs?.(jobs);
                };
                const told = await recent({ ...asked, onJobs: onEach }, signal);
                note(told.jobs);
                return told;
            },
        }),
        ...(completed && {
            async completed(asked, signal) {
                const told = await completed(asked, signal);
                note(told.jobs);
                return told;
            },
        }),
    };
}

;// CONCATENATED MODULE: ./gate.js











/**
 * Takes a plan to its end. What each part learns goes into the state, which judges it at any moment: so whatever ends the run,
 * it is known what is proven and what is not.
 */
async function runGate(state, options) {
    const { deadlineMs } = options.ledger;
    const shown = new ShownJobs();
    const serviceFor = shown.watch(options.serviceFor);
    const asked = { ...options, state, deadlineMs, shown, serviceFor, serviceOf: serviceFor };
    // Jobs that are named only as the newest of their kind.
    const plan = await findJobs(asked);
    if (plan === null)
        return state.end({ code: 'job-not-found' });
    state.plan = plan;
    await payAndWait({ ...asked, plan });
    tellOtherCharges({ ...asked, plan });
}
/** From what is known before money is spent to the verdict. */
async function payAndWait(gate) {
    const { state, plan } = gate;
    // Which baselines are to be run depends on the jobs that the account has.
    state.compareWith(await readBaselines(gate));
    const first = (0,next_round/* firstRound */.rk)(plan, state.neededBaselines);
    // What can be checked before money is spent, and what earlier runs for this commit have paid, is asked for at once.
    const { isReady, obstacle } = await prepare(gate, first);
    // Jobs that may be paid for are named, whatever ends the run.
    if (!isReady || !canShowRegressions(gate))
        return stop(gate, gate.ledger.candidates.length > 0 ? obstacle : null);
    if (obstacle !== null)
        return stop(gate, obstacle);
    if (!affordsPlan(gate, first))
        return;
    if (gate.isDryRun)
        return state.endPlanned();
    // One round after the other until every benchmark is decided: each batch is sent at most once, then every job is waited for.
    for (let round = first; round !== null; round = chooseRound(gate)) {
        if (round.nth > 1 && !(await enterRound(gate, round)))
            return;
        if (!(await submitRound(gate, round)))
            return;
        const recalling = round.nth === 1 ? recall(gate) : null;
        const [areFinal] = await Promise.all([waitForRound(gate, recalling), recalling]);
        if (!areFinal)
            return;
    }
    state.end();
}
/** Reads, while the jobs run, what the benchmarks scored before. */
async function recall(gate) {
    const { state, showsHistory } = gate;
    if (showsHistory)
        state.past = await recallHistory({ ...gate, jobs: state.jobIds.length });
}

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./github/answer.js
var answer = __webpack_require__(7174);
// EXTERNAL MODULE: ./github/event-payloads.js
var event_payloads = __webpack_require__(9080);
;// CONCATENATED MODULE: ./github/run-times.js



const run_times_text = valibot/* fallback */.Np(valibot/* nullish */.cl(valibot/* string */.Yj(), null), null);
const runSchema = valibot/* pipe */.Fs(valibot/* object */.Ik({ created_at: run_times_text, run_started_at: run_times_text, status: run_times_text, updated_at: run_times_text, head_sha: run_times_text }), valibot/* transform */.pd(({ created_at, run_started_at, status, updated_at, head_sha }) => ({
    createdAtMs: parseTimeMs(created_at),
    startedAtMs: parseTimeMs(run_started_at),
    status,
    isCompleted: status === 'completed',
    updatedAtMs: parseTimeMs(updated_at),
    headSha: head_sha,
})));
/** Asks GitHub about a run. Throws what the client throws; the token needs `actions: read`. */
async function fetchRun(client, { owner, repo, runId, attempt }, signal) {
    const { rest } = await client.octokit();
    const run = { owner, repo, run_id: runId, request: { signal } };
    const { data } = attempt === undefined
        ? await rest.actions.getWorkflowRun(run)
        : await rest.actions.getWorkflowRunAttempt({ ...run, attempt_number: attempt });
    return (0,answer/* parseAnswer */.W)(runSchema, data, 'a workflow run');
}
/** GitHub tells whole seconds. */
const secondMs = 1000;
/** When a run had ended at the latest, in milliseconds since the epoch; null while it has not, or when GitHub does not tell. */
function endedAtMs(run) {
    return run?.isCompleted === true && run.updatedAtMs !== null ? run.updatedAtMs + secondMs : null;
}
/** What happens to a pull request in these moments is what the run is about. */
const actionsOnHead = new Set(['opened', 'synchronize', 'reopened']);
/**
 * When the run began, in milliseconds since the epoch, or a moment before: no job that it paid for is older. Null when nothing tells.
 * Told by GitHub where the token may ask, else by the event: when the pull request was opened or pushed to, else the last push before it.
 */
function run_times_beganAtMs({ run, payload }) {
    const { action, pull_request: pull, repository } = (0,event_payloads/* parsePayload */.e)(payload);
    const pulledAt = actionsOnHead.has(action) ? pull?.updated_at : null;
    return run?.createdAtMs ?? parseTimeMs(pulledAt ?? null) ?? parseTimeMs(repository?.pushed_at ?? null);
}
/** A date with its zone: without one it would be read in the zone of the runner. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;
/** The year 2100: a larger number is not in seconds. */
const maxTimeS = 4_102_444_800;
/** A date, or seconds since the epoch. */
function parseTimeMs(time) {
    if (typeof time === 'number')
        return time > 0 && time < maxTimeS ? Math.round(time * 1000) : null;
    const atMs = time !== null && isoTime.test(time) ? Date.parse(time) : Number.NaN;
    return Number.isNaN(atMs) ? null : atMs;
}

;// CONCATENATED MODULE: ./ledger/ledger.js



/**
 * What is paid for one plan in one run, and what other runs are known to have paid. Everything that speaks of money follows
 * from it: outputs, what is stored for later runs, advice and cost.
 */
class Ledger {
    run;
    plan;
    commit;
    deadlineMs;
    #mustHide;
    #payments;
    #stored = merge/* emptyLedger */.Hg;
    /** Other runs that have fallen silent. */
    #lost = new Map();
    constructor({ run, plan, commit, batches, deadlineMs, mustHide = () => false }) {
        this.#mustHide = mustHide;
        this.deadlineMs = deadlineMs;
        this.run = run;
        this.plan = plan;
        this.commit = commit;
        this.#payments = Array.from({ length: batches }, () => ({ state: 'unpaid' }));
    }
    paymentOf(index) {
        return this.#payments[index] ?? { state: 'unpaid' };
    }
    /** Changes the payment of a batch. Throws for what cannot happen to it. */
    apply(index, event) {
        const payment = (0,ledger_payment/* transition */.kY)(this.paymentOf(index), event);
        this.#payments[index] = payment;
        if (this.commit === null)
            return;
        const stored = { plan: this.plan, commit: this.commit, index, payment: toStored(payment, this.#mustHide) };
        this.#store({ runs: [], payments: [stored] });
    }
    #store(ledger) {
        this.#stored = (0,merge/* mergeLedgers */.dR)(this.#stored, ledger);
    }
    /** Notes what other runs have stored. What this run uses changes by `apply` alone. */
    absorb(ledger) {
        const known = [...this.#lost.values()].map((rival) => ({ rival, news: this.newsOf(rival) }));
        this.#store(ledger);
        // Who tells something new was only silent.
        for (const { rival, news } of known)
            if (this.newsOf(rival) !== news)
                this.#lost.delete(rival.unique);
    }
    /** Notes that this run is going to pay, or has ended. Nothing that it has paid for is older than `sinceMs`. */
    announce({ sinceMs, isOver }) {
        const { run: key, plan, commit, deadlineMs } = this;
        if (commit === null)
            return;
        this.#store({ runs: [{ key, plan, commit, announcedAtMs: sinceMs, deadlineMs, isOver }], payments: [] });
    }
    /** What is known of all runs of this gate, this one included. */
    get stored() {
        return this.#stored;
    }
    /** What is stored about this plan at this commit; what was stored about another proves nothing. */
    get own() {
        const isOwn = (each) => each.plan === this.plan && each.commit === this.commit;
        return { runs: this.#stored.runs.filter(isOwn), payments: this.#stored.payments.filter(isOwn) };
    }
    /** Other runs for the same plan and commit that have not ended, as far as is known, the oldest first. */
    get otherRuns() {
        return this.#otherRuns.map(({ key }) => key);
    }
    /** Notes that nothing more is to be expected of another run, unless it is heard of again. */
    giveUp(rival) {
        this.#lost.set(rival.unique, rival);
    }
    /** All that is known of another run: it changes when that tells something new. */
    newsOf(rival) {
        const { runs, payments } = this.own;
        const isTheirs = ({ payment }) => (0,run_key/* isSameRun */.M)(payment.submit.by, rival);
        return JSON.stringify([runs.filter(({ key }) => (0,run_key/* isSameRun */.M)(key, rival)), payments.filter(isTheirs)]);
    }
    /** What another run has announced of itself. */
    announcementOf(rival) {
        return this.own.runs.find(({ key }) => (0,run_key/* isSameRun */.M)(key, rival)) ?? null;
    }
    get #otherRuns() {
        const { run } = this;
        // An earlier attempt has ended, whether or not it could say so.
        const isEarlier = (key) => key.id === run.id && key.attempt < run.attempt;
        const isOpen = ({ key, isOver }) => !isOver && !isEarlier(key) && !(0,run_key/* isSameRun */.M)(key, run) && !this.#lost.has(key.unique);
        return this.own.runs.filter(isOpen).toSorted((a, b) => (0,run_key/* compareRuns */.q)(a.key, b.key));
    }
    /** Batches that are still to be paid for, by their place in the plan. */
    get payable() {
        return [...this.#payments.keys()].filter((index) => (0,ledger_payment/* isPayable */.JK)(this.paymentOf(index)));
    }
    /** Batches that may be paid for, nobody knows. */
    get uncertain() {
        return [...this.#payments.keys()].filter((index) => isUncertain(this.paymentOf(index)));
    }
    /** Batches whose jobs are judged, in the plan's order. */
    get paid() {
        return this.#payments.flatMap((payment, index) => 'jobIds' in payment && payment.jobIds.length > 0 && !(payment.state === 'closed' && payment.why === 'too-old')
            ? [{ index, payment }]
            : []);
    }
    /** Those of them that are not to be paid anew. */
    get inUse() {
        return this.paid.filter(({ payment }) => !(0,ledger_payment/* isPayable */.JK)(payment));
    }
    get jobIds() {
        return (0,ledger_payment/* unite */._f)(...this.paid.map(({ payment }) => payment.jobIds));
    }
    /** Jobs that the answer to a submit named, which may not be all, or not its own. */
    get namedIds() {
        return (0,ledger_payment/* unite */._f)(...this.#payments.map((payment) => (payment.state === 'uncertain' ? payment.named : [])));
    }
    /** Jobs that could be those of an uncertain payment. */
    get candidates() {
        return (0,ledger_payment/* unite */._f)(...this.#payments.map((payment) => (payment.state === 'uncertain' ? payment.candidates : [])));
    }
    /**
     * Every job that any run of this gate is known to have paid for. Where the tested commit is not known, what is stored about this plan
     * may be this run's own; so may what an attempt of this run with another plan has found, and not sent.
     */
    get knownIds() {
        const { commit, plan, run, jobIds } = this;
        const isOwnFind = (each) => each.plan !== plan &&
            each.commit === commit &&
            (0,ledger_payment/* isGuessed */.Fh)(each.payment.submit) &&
            each.payment.submit.by.id === run.id;
        const known = this.#stored.payments.filter((each) => (commit !== null || each.plan !== plan) && !isOwnFind(each));
        return new Set(known.flatMap(({ payment }) => ('jobIds' in payment ? payment.jobIds : [])).concat(jobIds));
    }
    /** What some run of this gate has sent for another plan or commit, and nobody has stored what became of it. */
    get openElsewhere() {
        const { plan, commit } = this;
        const others = this.#stored.payments.filter((each) => each.plan !== plan || each.commit !== commit);
        const open = others.filter(({ payment }) => isUncertain(payment) && !(0,ledger_payment/* isGuessed */.Fh)(payment.submit));
        return open.map(({ payment }) => payment.submit);
    }
    /** Whether nothing was paid, for certain. */
    get isUnspent() {
        return this.#payments.every((payment) => payment.state === 'unpaid' ||
            (payment.state === 'closed' && (payment.why === 'absent' || payment.why === 'unlisted')));
    }
}
function isUncertain({ state }) {
    return state === 'submitting' || state === 'uncertain';
}
/** Ids in order. What may not be stored is uncertain to a later run, which looks for it at the service. */
function toStored(payment, mustHide) {
    const open = (ids) => ids.filter((id) => !mustHide(id)).toSorted();
    const submit = { ...payment.submit, before: open(payment.submit.before) };
    const shownId = (id) => (id !== null && mustHide(id) ? null : id);
    const unknown = { state: 'uncertain', submit, candidates: [], named: [] };
    switch (payment.state) {
        case 'submitting':
            return { state: 'submitting', submit };
        case 'uncertain':
            return { state: 'uncertain', submit, candidates: open(payment.candidates), named: open(payment.named) };
        case 'paid': {
            const { state, batchId, jobIds } = payment;
            if (jobIds.some(mustHide))
                return unknown;
            // Nobody looks for what is known.
            return { state, submit: { ...submit, before: [] }, batchId: shownId(batchId), jobIds: jobIds.toSorted() };
        }
        case 'closed': {
            const { state, batchId, jobIds, why } = payment;
            if (why === 'unlisted')
                return unknown;
            return { state, submit: { ...submit, before: [] }, batchId: shownId(batchId), jobIds: open(jobIds), why };
        }
    }
}

// EXTERNAL MODULE: ./ledger/stored-ledger.js
var stored_ledger = __webpack_require__(7383);
// EXTERNAL MODULE: ./plan/access.js
var access = __webpack_require__(3634);
;// CONCATENATED MODULE: ./services/registry.js
/** One line for each service, which is loaded only for a plan that asks it. */
const services = {
    harmstack: async () => (await Promise.all(/* import() */[__webpack_require__.e(586), __webpack_require__.e(344), __webpack_require__.e(481), __webpack_require__.e(743), __webpack_require__.e(30)]).then(__webpack_require__.bind(__webpack_require__, 30))).createHarmstack,
    runloop: async () => (await Promise.all(/* import() */[__webpack_require__.e(586), __webpack_require__.e(344), __webpack_require__.e(481), __webpack_require__.e(743), __webpack_require__.e(21)]).then(__webpack_require__.bind(__webpack_require__, 3021))).createRunloop,
    overmind: async () => (await Promise.all(/* import() */[__webpack_require__.e(586), __webpack_require__.e(344), __webpack_require__.e(481), __webpack_require__.e(743), __webpack_require__.e(353)]).then(__webpack_require__.bind(__webpack_require__, 8353))).createOvermind,
};
/** Loads a service by its name. */
async function loadService(name) {
    return await services[name]();
}

;// CONCATENATED MODULE: ./services/service-pool.js



/** Loads the services that a plan asks, and creates each once for each score that is judged. */
async function createServicePool(plan, inputs, { baselineEndpoint, ...shared }) {
    const { model } = plan;
    const keys = (0,access/* keysOf */.YD)(inputs, plan);
    const urls = (0,access/* urlsOf */.Wn)(inputs, plan);
    const names = new Set([...plan.benchmarks, ...plan.batches].map(({ service }) => service));
    const loaded = await Promise.all([...names].map(async (name) => [name, await loadService(name)]));
    const creators = new Map(loaded);
    const created = new Map();
    return (reader) => {
        const key = (0,plan_plan/* readerKey */.T3)(reader);
        const known = created.get(key);
        if (known !== undefined)
            return known;
        const create = creators.get(reader.service);
        if (create === undefined)
            throw new Error(`no benchmark of the plan is run by ${reader.service}`);
        const service = create({
            ...shared,
            endpoint: reader.role === 'baseline' ? baselineEndpoint : shared.endpoint,
            baseUrl: urls.get(reader.service) ?? null,
            apiKey: keys.get(reader.service) ?? '',
            model,
            choice: reader.choice ?? null,
        });
        created.set(key, service);
        return service;
    };
}
/**
 * The endpoint that baselines are run against, with its secrets; null where none is run. No header goes to another origin than it was given
 * for.
 */
function baselineEndpointOf(inputs, { endpoint }) {
    const { 'baseline-endpoint-url': url, 'baseline-endpoint-api-key': apiKey, 'endpoint-url': own } = inputs;
    if (url === null || apiKey === null || endpoint === null)
        return null;
    const headers = url.origin === own?.origin ? (inputs['endpoint-headers'] ?? []) : [];
    return { url: url.href, apiKey, headers, provider: endpoint.provider };
}
/** The model endpoint with its secrets; null where no service calls one. */
function endpointOf(inputs, { endpoint }) {
    return (endpoint && {
        url: inputs['endpoint-url']?.href ?? endpoint.displayUrl,
        apiKey: inputs['endpoint-api-key'] ?? '',
        headers: inputs['endpoint-headers'] ?? [],
        provider: endpoint.provider,
    });
}

;// CONCATENATED MODULE: ./run-plan.js
var run_plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








/** How long GitHub may take to tell of a run. */
const askLimitMs = 5000;
/** Takes a valid plan to its end. All that only such a plan needs is loaded with this module. */
async function runPlan(plan, world) {
    const { state, inputs, context, event, comment, memory } = world;
    const network = await world.network();
    const endpoint = endpointOf(inputs, plan);
    const baselineEndpoint = baselineEndpointOf(inputs, plan);
    const baselineUrl = baselineEndpoint?.url ?? null;
    const serviceFor = await createServicePool(plan, inputs, {
        network,
        redact: state.redact,
        endpoint,
        baselineEndpoint,
    });
    const sealKey = (0,stored_ledger/* deriveSealKey */.IQ)((0,access/* keysOf */.YD)(inputs, plan));
    const fingerprint = fingerprintOf({ plan, endpoint, baselineUrl, serviceUrls: (0,access/* urlsOf */.Wn)(inputs, plan), key: sealKey });
    const unique = Math.floor(world.random() * 2 ** 32).toString(16);
    const run = { id: context.runId, attempt: context.runAttempt, unique: unique.padStart(8, '0') };
    // An event that does not tell its head is looked up before anything is stored about it.
    const commit = event.testedSha ?? (await comment?.target)?.testedSha ?? null;
    const ledger = new Ledger({
        run,
        plan: fingerprint,
        commit,
        batches: plan.batches.length,
        deadlineMs: state.facts.startedAtMs + plan.timeoutMs,
        mustHide: (id) => state.mustHide(id),
    });
    state.ledger = ledger;
    state.baselineUrl = inputs['baseline-endpoint-url']?.href ?? null;
    memory.ledger = ledger;
    memory.sealKey = sealKey;
    await runGate(state, {
        ...world,
        plan,
        ledger,
        serviceFor,
        endpointUrl: endpoint?.url ?? null,
        baselineUrl,
        labels: { run, tag: tagOf({ plan, gate: (0,key.commentKeyOf)(inputs, context), commit }) },
        hasSiblings: (0,key.nameLeg)(inputs.matrix) !== '',
        isHeadFixed: event.testedSha !== null,
        store: comment,
        beganAtMs: async (attempt) => {
            const isFirst = attempt === 1;
            const told = await askRun({ runId: context.runId, ...(!isFirst && { attempt }) }, world);
            const githubMs = isFirst ? run_times_beganAtMs({ run: told, payload: context.payload }) : (told?.startedAtMs ?? null);
            return byOurClock(githubMs, world.client);
        },
        endedAtMs: async ({ id, attempt }) => byOurClock(endedAtMs(await askRun({ runId: id, attempt }, world)), world.client),
        isDryRun: inputs['dry-run'] === true,
        showsHistory: inputs.history === true,
    });
}
/** What GitHub tells by its own clock. */
function byOurClock(githubMs, client) {
    return githubMs === null ? null : githubMs - (client?.clockAheadMs() ?? 0);
}
/** Asks GitHub about a run; null where it does not tell. */
async function askRun(run, { client, context: { repository }, clock, cancelled, state: { ledger } }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const leftMs = (ledger?.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.now();
        if (client === null || repository === null || leftMs <= 0)
            return null;
        const limit = run_plan_addDisposableResource(env_1, clock.limit(Math.min(askLimitMs, leftMs), cancelled), false);
        return await fetchRun(client, { ...repository, ...run }, limit.signal).catch(() => null);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        run_plan_disposeResources(env_1);
    }
}


/***/ })

};
;