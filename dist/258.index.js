"use strict";
exports.id = 258;
exports.ids = [258];
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

/***/ 5258:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PullRequestComment: () => (/* binding */ PullRequestComment),
  lookUpTarget: () => (/* binding */ lookUpTarget)
});

// EXTERNAL MODULE: ./clock.js
var clock_0 = __webpack_require__(4010);
// EXTERNAL MODULE: ./github/failure.js + 1 modules
var github_failure = __webpack_require__(3863);
// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./github/answer.js
var answer = __webpack_require__(7174);
;// CONCATENATED MODULE: ./github/choose-pull.js

/** What is read of a pull request. */
const pullSchema = valibot/* object */.Ik({
    number: valibot/* number */.ai(),
    state: valibot/* string */.Yj(),
    head: valibot/* object */.Ik({ sha: valibot/* string */.Yj() }),
});
/**
 * Takes the only open pull request whose head is the commit; else, where the clue allows it, the only closed one, else the only open
 * one that holds it or comes from its branch (something newer was pushed meanwhile). Several are none: the comment must not land on
 * the wrong one. Null when no pull request fits at all.
 */
function choosePull(candidates, { testedSha, among, why }) {
    const open = candidates.filter(({ state }) => state === 'open');
    const atHead = (pulls) => pulls.filter(({ head }) => head.sha === testedSha);
    const [openAtHead, closedAtHead] = [atHead(open), atHead(candidates.filter((pull) => !open.includes(pull)))];
    if (openAtHead.length > 0)
        return takeOnly(openAtHead, { why, is: 'is its head' });
    if (among === 'open-or-closed-at-head' && closedAtHead.length > 0) {
        return takeOnly(closedAtHead, { why, is: 'was its head when it was closed' });
    }
    if (among === 'open-at-head' || open.length === 0)
        return null;
    return takeOnly(open, { why, is: null });
}
function takeOnly(pulls, { why, is }) {
    const [pull, ...more] = pulls;
    if (pull !== undefined && more.length === 0) {
        return { number: pull.number, why: is === null ? `it is the only open one that holds ${why}` : `${why} ${is}` };
    }
    return {
        number: null,
        why: `${why} is in several pull requests (${pulls.map(({ number }) => `#${number}`).join(', ')})`,
    };
}

// EXTERNAL MODULE: ./github/event.js + 2 modules
var github_event = __webpack_require__(5900);
// EXTERNAL MODULE: ./github/look-again.js
var look_again = __webpack_require__(8654);
;// CONCATENATED MODULE: ./github/pull-request.js
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
 * Finds the pull request to comment on, asking GitHub where the event does not tell. Never throws: without an answer there is a warning.
 */
async function findPullRequest(options) {
    const { clue, readOnlyToken, problem } = (0,github_event/* parseEvent */.w)(options.facts);
    const { testedSha, why } = clue;
    const known = { testedSha, why, readOnlyToken, warning: null };
    switch (clue.kind) {
        case 'none':
            return { ...known, number: null, warning: problem };
        case 'number': {
            const { number } = clue;
            if (testedSha !== null)
                return { ...known, number };
            try {
                const pull = await fetchPull(options, number);
                return { ...known, number, testedSha: pull.head.sha };
            }
            catch (error) {
                const what = `Pull request #${number} could not be read`;
                return { ...known, number, warning: isMistake(error, options) ? null : explain(error, what) };
            }
        }
        case 'commit':
            try {
                return { ...known, ...(await lookUp(options, clue)) };
            }
            catch (error) {
                const what = `The pull request of commit ${clue.testedSha} could not be looked up`;
                return { ...known, number: null, why: 'the lookup of its pull request failed', warning: explain(error, what) };
            }
    }
    function explain(error, what) {
        return (0,github_failure/* explainFailure */.SP)(error, { what, access: 'read', readOnlyToken, nowMs: options.client.clock.now() });
    }
}
/** A mistaken `pr-number` is told once, with the comment that it was given for. */
function isMistake(error, { facts, client }) {
    return facts.prNumber !== null && (0,github_failure/* parseHttpFailure */.ql)(error, client.clock.now())?.status === 404;
}
/** What is pushed a moment ago may not be listed at once. */
const secondLookAfterMs = 1500;
async function lookUp(options, clue) {
    const look = async () => choosePull(await fetchCandidates(options, clue), clue);
    const found = (await look()) ?? (clue.isLikely ? await lookAgain() : null);
    return found ?? { number: null, why: `${clue.why} is in no open pull request` };
    async function lookAgain() {
        const { client, signal } = options;
        await client.clock.sleep(secondLookAfterMs, signal);
        return signal.aborted ? null : await look();
    }
}
/** By branch where the event names one, since GitHub lists a fork's commits under no pull request; else by commit. */
async function fetchCandidates({ client, owner, repo, signal }, { testedSha, branch, among }) {
    const { rest } = await client.octokit();
    const shared = { owner, repo, per_page: 100, request: { signal } };
    const { data } = branch === null
        ? await rest.repos.listPullRequestsAssociatedWithCommit({ ...shared, commit_sha: testedSha })
        : await rest.pulls.list({ ...shared, state: among === 'open-or-closed-at-head' ? 'all' : 'open', head: branch });
    return (0,answer/* parseAnswer */.W)(valibot/* array */.YO(pullSchema), data, 'a list of pull requests');
}
const maxLooks = 3;
const lookLimitMs = 4000;
const lookPauseMs = 500;
/** Asks again for a pull request that must be there: without its head nothing can be remembered about it. */
async function fetchPull({ client, owner, repo, signal }, number) {
    const { clock } = client;
    const { rest } = await client.octokit();
    for (let look = 1;; look += 1) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = __addDisposableResource(env_1, clock.limit(lookLimitMs, signal), false);
            try {
                const { data } = await rest.pulls.get({ owner, repo, pull_number: number, request: { signal: limit.signal } });
                return (0,answer/* parseAnswer */.W)(pullSchema, data, 'a pull request');
            }
            catch (error) {
                if (look === maxLooks || signal.aborted || (0,look_again/* isGone */.S)(error, clock.now()))
                    throw error;
            }
            await clock.sleep(lookPauseMs, signal);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
}

// EXTERNAL MODULE: ./report/document.js + 1 modules
var report_document = __webpack_require__(3582);
// EXTERNAL MODULE: ./report/fit.js
var fit = __webpack_require__(5188);
// EXTERNAL MODULE: ./report/markdown.js + 1 modules
var markdown = __webpack_require__(3983);
;// CONCATENATED MODULE: ./report/previous-verdict.js

const end = '<!-- benchmark-gate-verdict-end -->';
const marked = new RegExp(String.raw `<!-- benchmark-gate-verdict: (\w+) -->\r?\n([\s\S]*?)\r?\n${end}`, 'u');
/** Marks a verdict on scores; what runs or is only planned is none. */
function markVerdict({ verdict, commit }) {
    switch (verdict) {
        case 'passed':
        case 'failed':
        case 'error':
        case 'inconclusive':
            return {
                before: `${startFor(/^[0-9a-f]{7,64}$/iu.test(commit ?? '') ? (commit ?? '') : 'unknown')}\n`,
                after: `\n${end}`,
            };
        case 'running':
        case 'planned':
            return { before: '', after: '' };
    }
}
function startFor(commit) {
    return `<!-- benchmark-gate-verdict: ${commit} -->`;
}
/**
 * The last verdict that a comment's text holds, folded and with the commit that it is about; marked like before, so that it can be kept
 * again.
 */
function renderPrevious(previous) {
    const [, commit = '', text = ''] = marked.exec(previous) ?? [];
    const about = commit === 'unknown' ? 'of an earlier commit' : `of commit ${commit.slice(0, 7)}`;
    const source = [startFor(commit), text.replaceAll('\r\n', '\n'), end].join('\n');
    return {
        before: `<details><summary>The last verdict, ${about}</summary>\n`,
        rows: text === '' ? [] : [{ source, rank: fit/* ranks */.CS.previous }],
        after: '</details>',
        leftOut: () => '*The last verdict does not fit here.*',
    };
}

;// CONCATENATED MODULE: ./report/comment.js




/**
 * Renders the comment, without its marker lines, in at most `maxChars` UTF-16 units.
 *
 * Rows are left out whole, jobs first and what failed last. The limit holds from 10,000 on; the parts that are always there need that much
 * when every text is as long and as hostile as can be.
 */
function renderComment(report, { maxChars, previous = null }) {
    const { before, after } = markVerdict(report);
    const kept = report.verdict === 'planned' && previous !== null ? renderPrevious(previous) : '';
    const source = (0,fit/* fitDocument */.VC)({
        parts: [...(0,report_document/* renderParts */.R)(report), kept],
        max: maxChars - before.length - after.length,
        sizeOf: (part) => part.length,
    });
    return before + source + after;
}
/** Tells of the comment that a gate has left behind when it moved to another token: it goes on showing what it showed last. */
function renderLeftBehind(old) {
    const by = old.author === null ? '' : (0,markdown.md) ` by ${(0,markdown/* code */.aY)(old.author.login)}`;
    const note = (0,markdown.md) `An ${(0,markdown/* link */.nf)('older comment of this gate', old.url)}${by} is out of date: this one has taken its place.`;
    return `\n${note.source}\n`;
}

;// CONCATENATED MODULE: ./comment/live-updates.js
/** The changes of a run, shown one after the other and not too often: what comes in between waits, and only the newest of it is shown. */
class LiveUpdates {
    #options;
    #ended = new AbortController();
    #waiting = null;
    #timer = null;
    #shownAtMs = Number.NEGATIVE_INFINITY;
    #isShowing = false;
    constructor(options) {
        this.#options = options;
    }
    /** Shows it as soon as it may be; news as soon as the update under way has ended. Returns at once. */
    offer(report, { isNews }) {
        this.#waiting = { report, isNews: isNews || this.#waiting?.isNews === true };
        this.#next();
    }
    /** Nothing is shown any more. */
    end() {
        this.#ended.abort();
    }
    #next() {
        const { clock, minGapMs, show } = this.#options;
        if (this.#waiting === null || this.#isShowing || this.#ended.signal.aborted)
            return;
        const { report, isNews } = this.#waiting;
        const gapMs = isNews ? 0 : this.#shownAtMs + minGapMs - clock.now();
        if (gapMs > 0) {
            this.#wakeIn(gapMs);
            return;
        }
        this.#waiting = null;
        this.#shownAtMs = clock.now();
        this.#isShowing = true;
        void show(report, this.#ended.signal).finally(() => {
            this.#isShowing = false;
            this.#next();
        });
    }
    /** Ends with the updates, so that nothing is left that would keep the run alive. */
    #wakeIn(ms) {
        if (this.#timer !== null)
            return;
        const timer = this.#options.clock.limit(ms, this.#ended.signal);
        this.#timer = timer;
        const wake = () => {
            timer[Symbol.dispose]();
            this.#timer = null;
            this.#next();
        };
        timer.signal.addEventListener('abort', wake);
    }
}

// EXTERNAL MODULE: ./ledger/stored-ledger.js
var stored_ledger = __webpack_require__(7383);
// EXTERNAL MODULE: ./github/query.js
var github_query = __webpack_require__(7450);
;// CONCATENATED MODULE: ./comment/comment-queries.js



/** REST ids are whole numbers up to 2^53, GraphQL gives them as text. */
const idSchema = valibot/* pipe */.Fs(valibot/* union */.KC([valibot/* number */.ai(), valibot/* pipe */.Fs(valibot/* string */.Yj(), valibot/* digits */.vm())]), valibot/* transform */.pd(Number), valibot/* safeInteger */.Y2());
const nodeSchema = valibot/* object */.Ik({
    id: valibot/* string */.Yj(),
    fullDatabaseId: idSchema,
    viewerDidAuthor: valibot/* boolean */.zM(),
    url: valibot/* string */.Yj(),
    body: valibot/* string */.Yj(),
    isMinimized: valibot/* boolean */.zM(),
    minimizedReason: valibot/* nullable */.me(valibot/* string */.Yj()),
    author: valibot/* nullable */.me(valibot/* object */.Ik({ kind: valibot/* string */.Yj(), login: valibot/* string */.Yj() })),
    editor: valibot/* nullish */.cl(valibot/* object */.Ik({ login: valibot/* string */.Yj() })),
    lastEditedAt: valibot/* nullish */.cl(valibot/* string */.Yj()),
});
const commentsSchema = valibot/* nullish */.cl(valibot/* object */.Ik({
    repository: valibot/* nullable */.me(valibot/* object */.Ik({ pullRequest: valibot/* nullable */.me(valibot/* object */.Ik({ comments: (0,github_query/* pageSchema */.vD)(nodeSchema) })) })),
}));
const unhiddenSchema = valibot/* object */.Ik({
    unminimizeComment: valibot/* object */.Ik({ unminimizedComment: valibot/* object */.Ik({ isMinimized: valibot/* literal */.eu(false) }) }),
});
/** REST tells neither which comments are one's own nor which are hidden. */
const commentsQuery = `query Comments($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes {
          id fullDatabaseId viewerDidAuthor url body isMinimized minimizedReason
          author { kind: __typename login }
          editor { login } lastEditedAt
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
/** Lists the wanted comments over all pages, one's own and those of others apart. */
async function fetchComments(client, { isWanted, ...pull }, signal) {
    const nodes = await (0,github_query/* fetchPages */.f1)((after) => fetchPage(client, { ...pull, after }, signal), 'comments');
    const wanted = nodes.filter(({ body }) => isWanted(body));
    const listed = (areOwn) => wanted
        .filter(({ viewerDidAuthor }) => viewerDidAuthor === areOwn)
        .map(toListed)
        .toSorted((a, b) => a.id - b.id);
    return { own: listed(true), others: listed(false) };
}
function toListed(node) {
    const { id, fullDatabaseId, url, body, isMinimized, minimizedReason, author } = node;
    return {
        id: fullDatabaseId,
        nodeId: id,
        url,
        body,
        hiddenAs: isMinimized ? (minimizedReason ?? 'hidden') : null,
        author: author && { login: author.login, isBot: author.kind === 'Bot' },
        edited: toEdit(node),
    };
}
/** Times are cut to seconds: it was no later than the end of that one. */
const secondMs = 1000;
/** An account that is gone is not told: that may have been the author's. */
function toEdit({ author, editor, lastEditedAt }) {
    const atMs = Date.parse(lastEditedAt ?? '') + secondMs;
    return Number.isNaN(atMs) ? null : { atMs, isByAuthor: !editor || editor.login === author?.login };
}
async function fetchPage(client, variables, signal) {
    const query = { query: commentsQuery, variables, data: commentsSchema, what: 'the list of comments' };
    const data = await (0,github_query/* sendQuery */.Jk)(client, query, signal);
    const comments = data?.repository?.pullRequest?.comments;
    if (comments === undefined)
        throw new github_failure/* QueryFailure */.hR('NOT_FOUND', `there is no pull request ${variables.number}`);
    return comments;
}
const unhideMutation = `mutation Unhide($id: ID!) {
  unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } }
}`;
/** Shows a hidden comment again; one that is not hidden stays as it is. Throws what the client throws, and {@link QueryFailure}. */
async function unhideComment(client, nodeId, signal) {
    const what = 'the answer to unhiding a comment';
    const query = { query: unhideMutation, variables: { id: nodeId }, data: unhiddenSchema, what };
    await (0,github_query/* sendQuery */.Jk)(client, query, signal);
}

// EXTERNAL MODULE: ./ledger/ledger-store.js
var ledger_store = __webpack_require__(5024);
// EXTERNAL MODULE: ./ledger/merge.js
var merge = __webpack_require__(4244);
;// CONCATENATED MODULE: ./comment/header.js
/** Characters that GitHub takes for one comment. */
const maxCommentChars = 65_536;
/** The comment's first two lines, invisible to readers: whose it is, and what it holds for later runs. */
function renderHeader(key, state) {
    return `${markerOf(key)}\n${stateStart}${state}${stateEnd}\n`;
}
/** Whether a comment's first line is this gate's marker. */
function isMarkedWith(key, body) {
    return body.split(/\r?\n/, 1)[0] === markerOf(key);
}
/** The state in the second line; empty when there is none. */
function parseHeaderState(body) {
    const line = body.split(/\r?\n/, 2)[1] ?? '';
    return line.startsWith(stateStart) && line.endsWith(stateEnd) ? line.slice(stateStart.length, -stateEnd.length) : '';
}
const stateStart = '<!-- benchmark-gate-state: ';
const stateEnd = ' -->';
function markerOf(key) {
    return `<!-- benchmark-gate: ${key} -->`;
}

;// CONCATENATED MODULE: ./comment/comment-states.js




/** A write that takes longer was given up by the run that sent it. */
const maxWriteMs = 10_000;
/** The text is shortened before what is stored; but this much of it stays. */
const minTextChars = 10_000;
/**
 * What the comments of a gate store: what its runs tell each other of what they have paid, and when some of that may have been lost. The
 * ledger learns of all of it.
 */
class CommentStates {
    #options;
    #sealedAtMs = null;
    /** When somebody else has edited or deleted it last, or a write was carried out late, by GitHub's clock; null when nothing was. */
    #editedAtMs = null;
    constructor(options) {
        this.#options = options;
    }
    /** When a comment had been written in which something was found that another key has signed, by our clock; null where none was. */
    get sealedAtMs() {
        return this.#sealedAtMs;
    }
    /** By GitHub's clock, as far as it is known, in milliseconds since the epoch. */
    get nowMs() {
        const { clock, clockAheadMs } = this.#options.client;
        return clock.now() + clockAheadMs();
    }
    /** Has the ledger absorb what comments hold. */
    absorb(found) {
        const { ledger, seal } = this.#options.memory();
        const { clockAheadMs } = this.#options.client;
        const opened = found.map(({ body }) => (0,stored_ledger/* openState */.Gf)(parseHeaderState(body), seal));
        const sealed = found.find((_, nth) => (opened[nth]?.others.length ?? 0) > 0);
        if (sealed !== undefined)
            this.#sealedAtMs ??= (editOf(sealed)?.atMs ?? this.nowMs) - clockAheadMs();
        for (const [nth, comment] of found.entries())
            this.#noteLateWrite(comment, opened[nth]?.state ?? null);
        for (const stored of opened.flatMap(({ state }) => state?.ledger ?? []))
            ledger?.absorb((0,merge/* byClock */.WH)(stored, -clockAheadMs()));
        if (this.#editedAtMs !== null)
            ledger?.noteEdit(this.#editedAtMs - clockAheadMs());
        return opened;
    }
    /** Whether what is stored tells of this run what it has last announced. */
    isHeardIn(opened) {
        const { ledger } = this.#options.memory();
        return ledger !== null && opened.some(({ state }) => state !== null && ledger.isHeardIn(state.ledger));
    }
    /**
     * Notes who has edited this gate's comments, and whether one that this run knew is gone: what was signed may be signed still, but older;
     * and who deletes the comment takes away what other runs have stored.
     */
    noteEdits(own, { wasThere }) {
        const edits = own.flatMap(({ edited }) => (edited === null || edited.isByAuthor ? [] : edited.atMs));
        const isDeleted = own.length === 0 && wasThere;
        for (const atMs of isDeleted ? [this.nowMs] : edits)
            this.#noteLoss(atMs);
    }
    /** Notes a write that rests on an old look: between the two another run may have announced itself and paid, and that is erased. */
    noteSlowWrite(lookedAtMs) {
        const { client, memory } = this.#options;
        if (client.clock.now() - lookedAtMs > ledger_store/* announcementMs */.S)
            memory().ledger?.noteErasure();
    }
    renderHeader({ shown, others, atMs }) {
        const { key, memory, client } = this.#options;
        const { ledger, seal } = memory();
        const frame = renderHeader(key, '').length;
        // Runs on other machines read it: what is stored is told by the one clock that all of them know.
        const state = { shown, writtenAtMs: atMs, ledger: (0,merge/* byClock */.WH)(ledger?.stored ?? merge/* emptyLedger */.Hg, client.clockAheadMs()) };
        return renderHeader(key, (0,stored_ledger/* sealState */.Bw)(state, { seal, others, maxChars: maxCommentChars - minTextChars - frame }));
    }
    /** A write that was carried out long after it was sent, whoever sent it, has erased what others had stored meanwhile. */
    #noteLateWrite(comment, state) {
        const doneAtMs = editOf(comment)?.atMs ?? null;
        if (state !== null && doneAtMs !== null && doneAtMs - state.writtenAtMs > maxWriteMs)
            this.#noteLoss(doneAtMs);
    }
    #noteLoss(atMs) {
        this.#editedAtMs = Math.max(atMs, this.#editedAtMs ?? 0);
    }
}
function editOf(comment) {
    return 'edited' in comment ? comment.edited : null;
}

;// CONCATENATED MODULE: ./comment/comment-writes.js

/**
 * What this run has sent to write its comment. GitHub may carry out a request that nobody waits for any more, at any time: so a write
 * in between goes on when its update is aborted, until it is answered, and what stays without an answer is remembered.
 */
class CommentWrites {
    #clock;
    #underWay = null;
    #isLost = false;
    #last = null;
    constructor(clock) {
        this.#clock = clock;
    }
    /** Whether a write of this run may yet be carried out, or have been without anyone knowing. */
    get isUnsure() {
        return this.#isLost || this.#underWay !== null;
    }
    /** The comment as GitHub answered the last write; another object after each. */
    get last() {
        return this.#last;
    }
    /** Resolves when no write in between is under way. A request ends after 15 s, answered or not. */
    async finish() {
        await this.#underWay;
    }
    /** Sends a write; throws what it throws. The final word ends with its update: then the run ends too. */
    async send({ shown, signal }, write) {
        signal.throwIfAborted();
        if (shown.isFinal)
            return await this.#note(write(signal));
        const noted = this.#note(write(new AbortController().signal));
        this.#underWay = noted.catch(() => undefined);
        try {
            return await noted;
        }
        finally {
            this.#underWay = null;
        }
    }
    async #note(written) {
        try {
            this.#last = await written;
            return this.#last;
        }
        catch (error) {
            const failure = (0,github_failure/* parseHttpFailure */.ql)(error, this.#clock.now());
            this.#isLost ||= failure === null || !failure.answered || failure.status >= 500;
            throw error;
        }
    }
}

;// CONCATENATED MODULE: ./comment/issue-comments.js



const restCommentSchema = valibot/* pipe */.Fs(valibot/* object */.Ik({ id: idSchema, html_url: valibot/* string */.Yj(), body: valibot/* string */.Yj() }), valibot/* transform */.pd(({ id, html_url, body }) => ({ id, url: html_url, body })));
async function fetchComment(client, { owner, repo, id }, signal) {
    const { rest } = await client.octokit();
    const { data } = await rest.issues.getComment({
        owner,
        repo,
        comment_id: id,
        request: { signal },
    });
    return parseComment(data);
}
/** Creates a comment. When this throws, it may exist all the same. */
async function createComment(client, { owner, repo, number, body }, signal) {
    const { rest } = await client.octokit();
    const { data } = await rest.issues.createComment({
        owner,
        repo,
        issue_number: number,
        body,
        request: { signal },
    });
    return parseComment(data);
}
async function updateComment(client, { owner, repo, id, body }, signal) {
    const { rest } = await client.octokit();
    const { data } = await rest.issues.updateComment({
        owner,
        repo,
        comment_id: id,
        body,
        request: { signal },
    });
    return parseComment(data);
}
async function deleteComment(client, { owner, repo, id }, signal) {
    const { rest } = await client.octokit();
    await rest.issues.deleteComment({
        owner,
        repo,
        comment_id: id,
        request: { signal },
    });
}
function parseComment(data) {
    return (0,answer/* parseAnswer */.W)(restCommentSchema, data, 'a comment');
}

;// CONCATENATED MODULE: ./comment/sticky-comment.js
var sticky_comment_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sticky_comment_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * One gate's comment on one pull request, however often it is published and by whichever run.
 * It is the oldest comment that carries the marker and that this token wrote: whoever finds several, or has created one too many in a
 * race, brings that one up to date and deletes the others, so that all runs end with the same one.
 */
class StickyComment {
    #options;
    #states;
    #writes;
    #knownId = null;
    /** What GitHub answered while the final word waited for it: as good as a look. */
    #awaited = null;
    /** Those of this gate that another account's token wrote: there they stay, and are told of. */
    #leftBehind = [];
    /** What was there when a cancelled run recalled it: there is no time for a second look. */
    #recalled = [];
    #previous = Promise.resolve();
    constructor(options) {
        this.#options = options;
        this.#states = new CommentStates(options);
        this.#writes = new CommentWrites(options.client.clock);
    }
    /**
     * Creates the comment or brings it up to date; never throws. Calls are worked off in their order, so abort the signal of an update
     * that is still under way before the final word: that waits a few seconds for what the update is just writing.
     */
    publish(update) {
        const publication = this.#turn(update).then(() => this.#publish(update));
        this.#previous = publication;
        return publication;
    }
    async #turn({ shown, signal }) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const previous = this.#previous;
            const { client, cancelled } = this.#options;
            const { limitMs, graceMs } = patienceMs;
            const patience = sticky_comment_addDisposableResource(env_1, shown.isFinal ? (0,clock_0/* limitWithGrace */.Yl)(client.clock, { limitMs, graceMs, cancelled }) : null, false);
            const signals = patience === null ? [signal] : [signal, patience.signal];
            const { last } = this.#writes;
            await Promise.race([previous, ...signals.map(clock_0/* untilAborted */.Eu)]);
            this.#awaited = this.#writes.last === last ? null : this.#writes.last;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            sticky_comment_disposeResources(env_1);
        }
    }
    /** When a comment had been written in which something was found that another key has signed, by our clock; null where none was. */
    get sealedAtMs() {
        return this.#states.sealedAtMs;
    }
    /** Has the ledger absorb what the comment holds; null when there is no comment. Throws what the client throws. */
    async recall(signal) {
        const found = await this.#list(signal);
        if (this.#options.cancelled.aborted)
            this.#recalled = found;
        // What is signed counts, whichever account wrote it down.
        const others = this.#states.absorb(this.#leftBehind).filter(({ state }) => state !== null);
        if (found.length + others.length === 0)
            return null;
        const opened = [...this.#states.absorb(found), ...others];
        // One that is whole beside a broken one counts.
        const isBroken = opened.every(({ state }) => state === null) && opened.some((each) => each.isBroken);
        return { isBroken, isHeard: this.#states.isHeardIn(opened) };
    }
    async #publish(update) {
        const { client, readOnlyToken } = this.#options;
        try {
            return await this.#lookAgain(update, await this.#upsert(update));
        }
        catch (error) {
            const what = 'The comment on the pull request could not be published';
            const cause = update.signal.aborted && !(error instanceof github_failure/* NoTimeLeft */.Wz) ? new github_failure/* NoTimeLeft */.Wz(error) : error;
            const nowMs = client.clock.now();
            const warning = (0,github_failure/* explainFailure */.SP)(cause, { what, access: 'write', readOnlyToken, nowMs });
            return { kind: 'failed', warning, isRefused: (0,github_failure/* isRefusal */.vu)(cause, nowMs) };
        }
    }
    /**
     * A write that was left without an answer may have been done after the final word: then that is written once more, and a second comment
     * deleted.
     */
    async #lookAgain(update, published) {
        const { shown, signal } = update;
        if (!shown.isFinal || !this.#writes.isUnsure)
            return published;
        await Promise.race([this.#writes.finish(), (0,clock_0/* untilAborted */.Eu)(signal)]);
        // The final word is there; that it stayed is all that is not known.
        const found = await this.#list(signal).catch(() => []);
        return found.length > 0 ? await this.#keepOldest(found, update, null) : published;
    }
    async #upsert(update) {
        for (let attempt = 1;; attempt += 1) {
            const lookedAtMs = this.#options.client.clock.now();
            const found = await this.#find(update);
            if (this.#isWithheld(update, found))
                return { kind: 'withheld' };
            try {
                if (found.length === 0 && update.create)
                    return await this.#create(update);
                return await this.#keepOldest(found, update, lookedAtMs);
            }
            catch (error) {
                const { clock } = this.#options.client;
                const pauseMs = (0,look_again/* pauseBeforeLookMs */.X)(error, { existed: found.length > 0, nowMs: clock.now() });
                if (pauseMs === null || attempt === maxAttempts)
                    throw error;
                this.#knownId = null;
                await clock.sleep(pauseMs, update.signal);
                if (update.signal.aborted)
                    throw error;
            }
        }
    }
    #isWithheld({ unless }, found) {
        if (unless === undefined)
            return false;
        this.#states.absorb([...this.#leftBehind, ...found]);
        return unless();
    }
    /**
     * This gate's comments, oldest first. The known one alone will do in between, and when there is no time for more; else the final word
     * looks at all.
     */
    async #find({ shown, signal, isBeforePaying = false }) {
        const { client, pull, cancelled } = this.#options;
        const id = this.#knownId;
        if (id === null || isBeforePaying)
            return await this.#list(signal);
        if (shown.isFinal && !cancelled.aborted)
            // What stands there must not stay, whatever else there may be.
            return await this.#list(signal).catch(async (error) => {
                if (signal.aborted)
                    throw error;
                return [await fetchComment(client, { ...pull, id }, signal)];
            });
        if (shown.isFinal && this.#awaited?.id === id)
            return [this.#awaited];
        if (shown.isFinal && this.#recalled.length > 0)
            return this.#recalled;
        try {
            return [await fetchComment(client, { ...pull, id }, signal)];
        }
        catch (error) {
            if (!(0,look_again/* isGone */.S)(error, client.clock.now()))
                throw error;
            return await this.#list(signal);
        }
    }
    async #list(signal) {
        const { client, pull, key } = this.#options;
        const isWanted = (body) => isMarkedWith(key, body);
        const { own, others } = await fetchComments(client, { ...pull, isWanted }, signal);
        // A person may have copied the marker; an app has not.
        this.#leftBehind = others.filter(({ author }) => author?.isBot === true);
        this.#states.noteEdits(own, { wasThere: this.#knownId !== null });
        if (own.length === 0)
            this.#knownId = null;
        return own;
    }
    /** Several runs may have created one each: the oldest stays. */
    async #create(update) {
        const { client, pull } = this.#options;
        const body = this.#render(update, { shown: update.shown, others: [], atMs: this.#states.nowMs }, null);
        const created = await this.#writes.send(update, (signal) => createComment(client, { ...pull, body }, signal));
        this.#knownId = created.id;
        try {
            const lookedAtMs = client.clock.now();
            const found = [created, ...(await this.#list(update.signal))].toSorted((a, b) => a.id - b.id);
            return await this.#keepOldest(found, update, lookedAtMs);
        }
        catch {
            // It is there for people to read; whoever looks next deletes what is too much.
            return { kind: 'published', url: created.url };
        }
    }
    /**
     * Gives the oldest comment, if there is one, the newest text, this run's or another's, and deletes the others. `lookedAtMs`: when they
     * were looked for; null for the final word, after which this run pays nothing.
     */
    async #keepOldest(found, update, lookedAtMs) {
        const { client, pull } = this.#options;
        const [oldest] = found;
        if (oldest === undefined)
            return { kind: 'absent' };
        const opened = this.#states.absorb(found);
        const texts = found.map(({ body }, nth) => ({ body, shown: opened[nth]?.state?.shown ?? null }));
        const newest = texts.reduce((a, b) => ((0,stored_ledger/* isNewer */.U4)(b.shown, a.shown) ? b : a));
        const newerRun = (0,stored_ledger/* isNewer */.U4)(newest.shown, update.shown) ? newest.shown : null;
        const others = [...new Set(opened.flatMap((each) => each.others))];
        const parts = { shown: newerRun ?? update.shown, others, atMs: this.#states.nowMs };
        const body = newerRun === null ? this.#render(update, parts, newest.body) : this.#withState(newest.body, parts);
        // Nothing but the time would change.
        const writtenAtMs = opened[0]?.state?.writtenAtMs ?? parts.atMs;
        const isAsItShouldBe = oldest.body === this.#states.renderHeader({ ...parts, atMs: writtenAtMs }) + textOf(body);
        const write = (signal) => updateComment(client, { ...pull, id: oldest.id, body }, signal);
        try {
            if (!isAsItShouldBe)
                await this.#writes.send(update, write);
        }
        finally {
            const isNoted = update.isBeforePaying === true && !isAsItShouldBe;
            if (isNoted && lookedAtMs !== null)
                this.#states.noteSlowWrite(lookedAtMs);
        }
        this.#knownId = oldest.id;
        const isFolded = update.isAlarm && newerRun === null && isHidden(oldest);
        const seen = isFolded ? await this.#showAgain(oldest, body, update) : oldest;
        const spare = found.filter(({ id }) => id !== seen.id);
        await Promise.allSettled(spare.map(({ id }) => deleteComment(client, { ...pull, id }, update.signal)));
        return { kind: newerRun === null ? 'published' : 'left-to-newer-run', url: seen.url };
    }
    /** Unhides a comment, or writes a new one in its place; gives the one that is seen then. */
    async #showAgain(hidden, body, update) {
        const { client, pull } = this.#options;
        try {
            await unhideComment(client, hidden.nodeId, update.signal);
            return hidden;
        }
        catch {
            const write = (signal) => createComment(client, { ...pull, body }, signal);
            // The text is there already, if folded: nothing is lost when this fails too.
            return await this.#writes.send(update, write).catch(() => hidden);
        }
    }
    #render({ render }, parts, previous) {
        const header = this.#states.renderHeader(parts);
        const [old] = this.#leftBehind;
        const note = old === undefined ? '' : renderLeftBehind(old);
        return header + render({ maxChars: maxCommentChars - header.length - note.length, previous }) + note;
    }
    /** What another run shows, with what this run knows: the text gives way to what is paid. */
    #withState(body, parts) {
        const header = this.#states.renderHeader(parts);
        return header + (0,fit/* cutDocument */.c4)(textOf(body), maxCommentChars - header.length);
    }
}
/** What stands below the header. */
function textOf(body) {
    return body.split(/\r?\n/).slice(2).join('\n');
}
function isHidden(comment) {
    return 'hiddenAs' in comment && comment.hiddenAs !== null;
}
const maxAttempts = 3;
/** How long the final word waits for a write that is under way; in a cancelled run the other half of its time is for one more request. */
const patienceMs = { limitMs: 5000, graceMs: 2200 };

;// CONCATENATED MODULE: ./comment/pull-request-comment.js
var pull_request_comment_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var pull_request_comment_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






const lookupLimitMs = 10_000;
const lookupGraceMs = 1000;
const recallGraceMs = 2200;
/** A re-run may have paid already, so it asks for longer before it gives up. */
const rerunRecallLimitMs = 15_000;
const recallPauseMs = 2000;
const maxRefusals = 3;
/** One refusal may be odd; a token that may write nothing is refused each time. */
const minRefusals = 2;
const recallLimitMs = 5000;
const storeLimitMs = 3000;
const progressLimitMs = 30_000;
/** The comment is brought up to date at most this often while jobs run. */
const minGapMs = 60_000;
/** The gate's comment on the pull request that the run belongs to, from the submit to the verdict. */
class PullRequestComment {
    /** Which pull request it is; looked up while the run goes on. */
    target;
    #options;
    #updates;
    #comment = null;
    #isStored = false;
    #isReadSince = false;
    /** How often GitHub has refused to have it written. */
    #refusals = 0;
    /** When this run first found no comment; null as long as it has found one, or not looked. */
    #absentAtMs = null;
    #waitedMs = 0;
    #cancelledAtMs = null;
    constructor(options) {
        this.#options = options;
        // A failure shows again at the end, where it is told.
        const show = (report, ended) => this.#publishProgress(report, ended);
        this.#updates = new LiveUpdates({ clock: options.clock, minGapMs, show });
        this.target = lookUpTarget(options);
        const noteCancel = () => {
            this.#cancelledAtMs = options.clock.now();
            // What is left of the run's time is for its last word.
            this.#updates.end();
        };
        options.cancelled.addEventListener('abort', noteCancel);
        if (options.cancelled.aborted)
            noteCancel();
    }
    /** Whether this run has written the comment: then a later run finds there what this one has paid for. */
    get isStored() {
        return this.#isStored;
    }
    get isReadSince() {
        return this.#isReadSince;
    }
    get sealedAtMs() {
        return this.#comment?.sealedAtMs ?? null;
    }
    /** How long the run has waited for GitHub so far, in milliseconds. */
    get waitedMs() {
        return this.#waitedMs;
    }
    /** How long ago the run was cancelled, in milliseconds; 0 when it was not. */
    get cancelledForMs() {
        return this.#cancelledAtMs === null ? 0 : this.#options.clock.now() - this.#cancelledAtMs;
    }
    /** Resolves when it is known which pull request it is, or that it will not be known. */
    async findTarget() {
        await this.#waiting(() => this.target);
    }
    /**
     * Has the ledger absorb what earlier and other runs have stored. A re-run insists on an answer: it knows that there was a run before it.
     */
    async recall(deadlineMs) {
        return await this.#waiting(() => this.#recall(deadlineMs));
    }
    async #recall(deadlineMs) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { clock, cancelled, run, mode, memory } = this.#options;
            const isRerun = run.attempt > 1;
            const limitMs = Math.min(isRerun ? rerunRecallLimitMs : recallLimitMs, deadlineMs - clock.now());
            const limit = pull_request_comment_addDisposableResource(env_1, (0,clock_0/* limitWithGrace */.Yl)(clock, { limitMs, graceMs: recallGraceMs, cancelled }), false);
            const { number, warning, readOnlyToken } = await this.target;
            if (number === null)
                return warning === null ? { kind: 'nothing' } : { kind: 'unknown', why: warning };
            const comment = this.#open(number, readOnlyToken);
            for (let refusals = 0;;) {
                const isStored = this.#isStored;
                try {
                    const recalled = await comment.recall(limit.signal);
                    this.#isReadSince ||= isStored;
                    if (recalled !== null)
                        return { kind: 'read', ...recalled };
                    // The attempt before this one has left a comment, if it could.
                    this.#absentAtMs ??= clock.now();
                    if (isRerun && mode === 'always')
                        memory().ledger?.noteEdit(this.#absentAtMs);
                    return { kind: 'nothing' };
                }
                catch (error) {
                    refusals += (0,github_failure/* isRefusal */.vu)(error, clock.now()) ? 1 : 0;
                    const what = 'The comment of earlier runs could not be read';
                    const why = (0,github_failure/* explainFailure */.SP)(error, { what, access: 'read', readOnlyToken: null, nowMs: clock.now() });
                    if (limit.signal.aborted || refusals >= (isRerun ? maxRefusals : minRefusals))
                        return { kind: 'unknown', why };
                }
                await clock.sleep(recallPauseMs, limit.signal);
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            pull_request_comment_disposeResources(env_1);
        }
    }
    /** Stores the ledger in the comment, and waits for it a moment, so that it is remembered even if this run is lost. */
    async store({ limitMs = storeLimitMs, unless } = {}) {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const { clock, cancelled, memory, report } = this.#options;
            const leftMs = (memory().ledger?.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.now();
            const limit = pull_request_comment_addDisposableResource(env_2, clock.limit(Math.min(limitMs, leftMs), cancelled), false);
            const { signal } = limit;
            const publication = await this.#waiting(() => Promise.race([
                this.#publish(report(), { isFinal: false, isBeforePaying: true, ...(unless && { unless }), signal }),
                (0,clock_0/* untilAborted */.Eu)(signal).then(() => null),
            ]));
            return publication !== null && isKept(publication);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            pull_request_comment_disposeResources(env_2);
        }
    }
    /** Without a pull request there is no comment, `on-failure` announces nothing, and a token that may not write cannot. */
    async isShared() {
        const { number, warning, readOnlyToken } = await this.target;
        const mayWrite = readOnlyToken === null && (this.#isStored || this.#refusals < minRefusals);
        return this.#options.mode === 'always' && mayWrite && (number !== null || warning !== null);
    }
    /** Brings the comment up to date while the run goes on: at once for news, else when the last time is a while ago. Returns at once. */
    showProgress(report, { isNews = false } = {}) {
        this.#updates.offer(report, { isNews });
    }
    /** Shows the verdict. Null when there is no pull request to show it on. */
    async show(report, signal) {
        this.#updates.end();
        return await this.#publish(report, { isFinal: true, signal });
    }
    async #waiting(work) {
        const { clock } = this.#options;
        const fromMs = clock.now();
        try {
            return await work();
        }
        finally {
            this.#waitedMs += clock.now() - fromMs;
        }
    }
    async #publishProgress(report, ended) {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            const limit = pull_request_comment_addDisposableResource(env_3, this.#options.clock.limit(progressLimitMs, ended), false);
            await this.#publish(report, { isFinal: false, signal: limit.signal });
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            pull_request_comment_disposeResources(env_3);
        }
    }
    async #publish(report, { signal, isFinal, ...how }) {
        const { mode, run, memory } = this.#options;
        const { number, readOnlyToken } = await this.target;
        if (number === null)
            return null;
        // From when on it was there: the attempts before it had ended by then.
        if (isFinal)
            memory().ledger?.announce({ sinceMs: report.startedAt.getTime(), isOver: true });
        const create = mode === 'always' || isWorthTelling(report.verdict);
        const isAlarm = isFinal && isWorthTelling(report.verdict);
        const publication = await this.#open(number, readOnlyToken).publish({
            shown: { ...run, isFinal },
            render: (options) => renderComment(report, options),
            create,
            isAlarm,
            ...how,
            signal,
        });
        this.#isStored ||= isKept(publication);
        this.#refusals += publication.kind === 'failed' && publication.isRefused ? 1 : 0;
        return publication;
    }
    #open(number, readOnlyToken) {
        const { client, repository, key, memory, cancelled } = this.#options;
        const place = `${repository.owner}/${repository.repo}#${number} ${key}`;
        this.#comment ??= new StickyComment({
            client,
            pull: { ...repository, number },
            key,
            readOnlyToken,
            memory: () => ({ ledger: memory().ledger, seal: { key: memory().sealKey, place } }),
            cancelled,
        });
        return this.#comment;
    }
}
/** Which pull request a run belongs to, if any. Never throws. */
async function lookUpTarget({ client, repository, facts, clock, cancelled, }) {
    const env_4 = { stack: [], error: void 0, hasError: false };
    try {
        const limit = pull_request_comment_addDisposableResource(env_4, (0,clock_0/* limitWithGrace */.Yl)(clock, { limitMs: lookupLimitMs, graceMs: lookupGraceMs, cancelled }), false);
        return await findPullRequest({ ...repository, facts, client, signal: limit.signal });
    }
    catch (e_4) {
        env_4.error = e_4;
        env_4.hasError = true;
    }
    finally {
        pull_request_comment_disposeResources(env_4);
    }
}
/** Whether the comment holds what this run knows, whoever's text it shows. */
function isKept({ kind }) {
    return kind === 'published' || kind === 'left-to-newer-run';
}
/** What `comment: on-failure` comments on. */
function isWorthTelling(verdict) {
    switch (verdict) {
        case 'failed':
        case 'error':
        case 'inconclusive':
            return true;
        case 'passed':
        case 'planned':
        case 'running':
            return false;
    }
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

/***/ 3863:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MC: () => (/* binding */ BrokenAnswer),
  qW: () => (/* binding */ ClientUnavailable),
  Wz: () => (/* binding */ NoTimeLeft),
  hR: () => (/* binding */ QueryFailure),
  SP: () => (/* binding */ explainFailure),
  vu: () => (/* binding */ isRefusal),
  ql: () => (/* binding */ parseHttpFailure)
});

// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
// EXTERNAL MODULE: ./retry-after.js
var retry_after = __webpack_require__(6125);
;// CONCATENATED MODULE: ./github/refusal.js
/**
 * The words of refusals that no permission of the job would lift, and what to do instead.
 * As GitHub's API words them; a repository may bear any of the words in its name, so none stands alone.
 */
const reasonsFor = (to) => [
    {
        words: /\bIP allow list\b/i,
        advice: "the organization's IP allow list does not hold this runner's address. Add it there, or run the job on a runner that is listed.",
    },
    {
        words: /\bSAML (?:enforcement|SSO)\b|\bsingle sign-on\b/i,
        advice: "the organization asks for single sign-on (SAML). Authorize `github-token`'s token for the organization, or leave the input at its default.",
    },
    {
        words: /\bwas archived\b|\barchived so\b/i,
        advice: `the repository is archived, so nothing can be written. Unarchive it, or set \`${to === 'issues' ? 'issue' : 'comment'}: never\`.`,
    },
    {
        words: /\b(?:installation|account) (?:has been|was) suspended\b/i,
        advice: 'GitHub has suspended the app or the account that the token belongs to. Lift that, or leave `github-token` at its default.',
    },
    {
        words: /\bIssues (?:has|have) been disabled\b|\bissues are disabled\b/i,
        advice: 'issues are disabled in this repository. Enable them, or leave `issue` out.',
    },
    { words: /\b(?:is|are|was|been) locked\b/i, advice: 'the conversation is locked.' },
];
/** What a refusal means and what to do, as the end of "It failed: "; null where its words say no more than that it is one. */
function parseRefusalReason(message, to = 'pull-requests') {
    return reasonsFor(to).find(({ words }) => words.test(message))?.advice ?? null;
}
/** Which permission to add, and where a token gets none. */
function permissionAdvice({ access, readOnlyToken, to = 'pull-requests' }) {
    const permission = `\`permissions: ${to}: ${access}\``;
    switch (readOnlyToken) {
        case null:
            return `Add ${permission} to the job.`;
        case 'dependabot':
            return (`Dependabot's runs get a read-only token by default: add ${permission} to the job, ` +
                'or run the gate in a `workflow_run` workflow.');
        case 'fork':
            return ("A fork's pull request gets a read-only token whatever the workflow asks for: to comment on it, run the gate in a " +
                '`workflow_run` workflow, or on `pull_request_target` without checking out its code, ' +
                `with ${permission}.`);
    }
}

;// CONCATENATED MODULE: ./github/failure.js



/** The time set for publishing ended before GitHub had answered. */
class NoTimeLeft extends Error {
    name = 'NoTimeLeft';
    /** `cause` is what had failed until then. */
    constructor(cause) {
        super('GitHub did not answer within the time set for publishing', { cause });
    }
}
/** GitHub's client cannot be had, for a reason that lies on this machine: a full sentence. */
class ClientUnavailable extends Error {
    name = 'ClientUnavailable';
}
/** An answer that began and did not come to its end; the message begins with "GitHub's answer". */
class BrokenAnswer extends Error {
    name = 'BrokenAnswer';
}
const headerSchema = valibot/* optional */.lq(valibot/* union */.KC([valibot/* string */.Yj(), valibot/* number */.ai()]));
const failureSchema = valibot/* object */.Ik({
    status: valibot/* number */.ai(),
    message: valibot/* string */.Yj(),
    workedBefore: valibot/* optional */.lq(valibot/* boolean */.zM(), false),
    response: valibot/* optional */.lq(valibot/* object */.Ik({
        headers: valibot/* object */.Ik({
            'retry-after': headerSchema,
            'x-ratelimit-remaining': headerSchema,
            'x-ratelimit-reset': headerSchema,
        }),
    })),
});
/** Reads octokit's error; null when it is none. */
function parseHttpFailure(error, nowMs) {
    const parsed = valibot/* safeParse */.xL(failureSchema, error);
    if (!parsed.success)
        return null;
    const { status, message, workedBefore, response } = parsed.output;
    const headers = response?.headers;
    const isUsedUp = String(headers?.['x-ratelimit-remaining']) === '0';
    const limited = (status === 403 || status === 429) && (/\bsecondary rate\b/i.test(message) || isUsedUp);
    const retryAfterMs = (0,retry_after/* parseRetryAfterMs */.o)(headers?.['retry-after'], nowMs);
    const limitMs = isUsedUp ? parseResetMs(headers?.['x-ratelimit-reset'], nowMs) : minLimitMs;
    return {
        status,
        message,
        pauseMs: retryAfterMs ?? (limited ? limitMs : null),
        limited,
        answered: response !== undefined,
        workedBefore,
    };
}
/** What GitHub's documentation asks for when a secondary limit comes without `Retry-After`. */
const minLimitMs = 60_000;
/** Seconds since the epoch. */
function parseResetMs(header, nowMs) {
    const at = Number(header) * 1000;
    return Number.isFinite(at) ? Math.max(0, at - nowMs) + 1000 : minLimitMs;
}
/** Errors that a GraphQL query came back with. */
class QueryFailure extends Error {
    name = 'QueryFailure';
    /** `FORBIDDEN`, `NOT_FOUND`, \u2026; null when GitHub named none. */
    type;
    constructor(type, message) {
        super(message);
        this.type = type;
    }
}
/** Says in one or two sentences why a call failed and what to do about it. Quotes GitHub: not escaped. */
function explainFailure(error, explanation) {
    const { what, nowMs } = explanation;
    if (error instanceof NoTimeLeft) {
        const last = parseHttpFailure(error.cause, nowMs);
        return `${what}: ${error.message}${last?.answered ? ` (last answer: ${quote(last)})` : ''}.`;
    }
    if (error instanceof QueryFailure) {
        if (isNoPullRequest(error))
            return `${what}: there is no such pull request (${cut(error.message)}). Check \`pr-number\`, if it is given.`;
        const said = `${what} (${cut(error.message)}).`;
        if (error.type === null || !refusals.has(error.type))
            return said;
        const reason = parseRefusalReason(error.message, explanation.to);
        return reason === null ? `${said} ${permissionAdvice(explanation)}` : `${what}: ${reason}`;
    }
    if (error instanceof ClientUnavailable)
        return `${what}. ${error.message}`;
    if (error instanceof Error && error.cause instanceof BrokenAnswer)
        return `${what}: ${error.cause.message}.`;
    const failure = parseHttpFailure(error, nowMs);
    return failure === null ? `${what}: ${cut(messageOf(error))}.` : explainHttpFailure(failure, explanation);
}
/**
 * Whether GitHub refuses a call for the token's sake, so that asking again tells nothing else. It says nothing of what is there: the
 * token may have ended since, or the organization may have shut out this runner, and an earlier attempt may have written all the same.
 */
function isRefusal(error, nowMs) {
    if (error instanceof QueryFailure)
        return error.type !== null && refusals.has(error.type);
    const failure = parseHttpFailure(error, nowMs);
    return failure?.answered === true && !failure.limited && [401, 403, 404].includes(failure.status);
}
/** A token without the permission is told FORBIDDEN; a repository that it may not see is not found itself. */
function isNoPullRequest({ type, message }) {
    return type === 'NOT_FOUND' && /\bPullRequest\b/.test(message);
}
/** Error types of a query that the token's permissions explain. */
const refusals = new Set(['FORBIDDEN', 'NOT_FOUND', 'INSUFFICIENT_SCOPES']);
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function explainHttpFailure(failure, explanation) {
    const { what } = explanation;
    const { status, limited, answered, message, workedBefore } = failure;
    if (!answered)
        return `${what}: GitHub could not be reached (${cut(message)}).`;
    if (limited || status === 429)
        return `${what}: GitHub asks to wait longer than there is time (${quote(failure)}).`;
    if (status === 401) {
        return workedBefore
            ? `${what}: GitHub no longer accepts the token, which worked until then. The token of an app lives for an hour: leave \`github-token\` at its default, which lives as long as the job, or keep \`timeout-minutes\` below what is left of the hour.`
            : `${what}: GitHub did not accept the token. Leave \`github-token\` at its default, or give one that is valid.`;
    }
    const reason = status === 403 || status === 404 || status === 410 ? parseRefusalReason(message, explanation.to) : null;
    if (reason !== null)
        return `${what}: ${reason}`;
    if (status !== 403 && status !== 404)
        return `${what}: GitHub answered ${quote(failure)}.`;
    return workedBefore
        ? `${what} (${quote(failure)}). It worked until then: somebody may have taken the token's permission away.`
        : `${what} (${quote(failure)}). ${permissionAdvice(explanation)}`;
}
function quote({ status, message }) {
    return `${status}: ${cut(message)}`;
}
const maxQuoteLength = 200;
function cut(text) {
    const isPage = text.trimStart().startsWith('<');
    const oneLine = isPage ? 'a web page' : text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
    return oneLine.length > maxQuoteLength ? `${oneLine.slice(0, maxQuoteLength)}\u2026` : oneLine;
}


/***/ }),

/***/ 8654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ isGone),
/* harmony export */   X: () => (/* binding */ pauseBeforeLookMs)
/* harmony export */ });
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7174);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3863);
/* harmony import */ var _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5771);



/** What was created without an answer may not be listed at once. */
const shortPauseMs = 1000;
/**
 * How long to wait before looking again at what is there and writing once more; null when that is no use.
 * Worth it when the write may have been done or may yet be done, or when what it was to change was deleted before it.
 */
function pauseBeforeLookMs(error, { existed, nowMs }) {
    if (error instanceof _answer_js__WEBPACK_IMPORTED_MODULE_2__/* .UnreadableAnswer */ .y)
        return shortPauseMs;
    const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHttpFailure */ .ql)(error, nowMs);
    if (failure === null)
        return null;
    const { status, limited } = failure;
    const isPassing = limited || status === 408 || status === 429 || status >= 500;
    if (!isPassing && !(existed && isGone(error, nowMs)))
        return null;
    const pauseMs = failure.pauseMs ?? shortPauseMs;
    return pauseMs > _retry_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .maxPauseMs */ .f ? null : pauseMs;
}
/** Whether what was asked for is no longer there. */
function isGone(error, nowMs) {
    const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHttpFailure */ .ql)(error, nowMs);
    return failure !== null && (failure.status === 404 || failure.status === 410);
}


/***/ }),

/***/ 7450:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jk: () => (/* binding */ sendQuery),
/* harmony export */   f1: () => (/* binding */ fetchPages),
/* harmony export */   vD: () => (/* binding */ pageSchema)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1180);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7174);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3863);



const errorsSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({ type: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .Yj()), message: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .Yj() })));
/** Sends a GraphQL query and reads its answer through the schema. Throws what the client throws, and {@link QueryFailure}. */
async function sendQuery(client, { query, variables, data, what }, signal) {
    const answer = await fetchQuery(client, { query, variables }, signal);
    const { errors } = (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .W)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({ errors: errorsSchema }), answer, what);
    const [error] = errors ?? [];
    if (error !== undefined)
        throw new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .QueryFailure */ .hR(error.type ?? null, error.message);
    return (0,_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .W)(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({ data }), answer, what).data;
}
async function fetchQuery(client, { query, variables }, signal) {
    const octokit = await client.octokit();
    const request = { method: 'POST', url: client.graphqlUrl, query, variables, request: { signal } };
    try {
        const { data } = await octokit.request(request);
        return data;
    }
    catch (error) {
        // plugin-throttling 11.0.5 and plugin-retry 8.1.1 look into `errors` before anyone has seen that it is a list of errors.
        if (error instanceof TypeError)
            throw new _answer_js__WEBPACK_IMPORTED_MODULE_2__/* .UnreadableAnswer */ .y('GitHub answered with something that is no answer to a query');
        throw error;
    }
}
/** One page of a list, as GraphQL gives it; null in place of what cannot be shown. */
function pageSchema(node) {
    return valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({
        nodes: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YO(valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .me(node)),
        pageInfo: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ik({ hasNextPage: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zM(), endCursor: valibot__WEBPACK_IMPORTED_MODULE_1__/* .nullable */ .me(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .Yj()) }),
    });
}
/** Reads a list over all its pages. `what` names it in an error. */
async function fetchPages(fetchPage, what) {
    const found = [];
    let after = null;
    do {
        const { nodes, pageInfo } = await fetchPage(after);
        for (const node of nodes)
            if (node !== null)
                found.push(node);
        const { hasNextPage, endCursor } = pageInfo;
        if (hasNextPage && (endCursor === null || endCursor === after)) {
            throw new _answer_js__WEBPACK_IMPORTED_MODULE_2__/* .UnreadableAnswer */ .y(`GitHub did not tell where the next page of ${what} begins`);
        }
        after = hasNextPage ? endCursor : null;
    } while (after !== null);
    return found;
}


/***/ }),

/***/ 5771:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ maxPauseMs),
/* harmony export */   h: () => (/* binding */ createRetryPolicy)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1180);
/* harmony import */ var _backoff_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2472);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3863);



/** A request is sent at most three times, whatever goes wrong with it. */
const maxSendings = 3;
/** All of publishing gets 30 s, so a longer wait cannot end in a success. */
const maxPauseMs = 30_000;
const firstPauseMs = 500;
/**
 * Decides for every failure whether a plugin repeats the request, and waits before it does.
 * Left to themselves the plugins would send a POST that creates a comment four times after a 502 (plugin-retry 8.1.1), and take
 * a `Retry-After` of 0, or one that is a date, for 60 s (plugin-throttling 11.0.5).
 */
function createRetryPolicy({ graphqlUrl, clock, random }) {
    const canRepeat = (sending) => sending.request.signal !== undefined &&
        isRepeatable(sending, graphqlUrl) &&
        (sending.request.sendings ?? 0) < maxSendings;
    const isWrite = ({ method, url }) => method !== 'GET' && url !== graphqlUrl;
    let hasWorked = false;
    let hasWritten = false;
    async function judge(error, sending) {
        const { request } = sending;
        const { signal, sendings = 1 } = request;
        const failure = (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHttpFailure */ .ql)(error, clock.now());
        const workedBefore = failure?.status === 401 ? hasWorked : hasWritten && isWrite(sending);
        if (failure?.answered && error instanceof Error)
            Object.assign(error, { workedBefore });
        request.pauseMs = failure?.pauseMs ?? null;
        const backoff = { attempt: sendings, firstMs: firstPauseMs, maxMs: maxPauseMs, random };
        const pauseMs = request.pauseMs ?? (0,_backoff_js__WEBPACK_IMPORTED_MODULE_1__/* .backoffMs */ .j)(backoff);
        const repeats = failure !== null && isPassing(failure) && canRepeat(sending) && pauseMs <= maxPauseMs;
        request.retries = repeats ? sendings : 0;
        if (repeats && signal !== undefined)
            await clock.sleep(pauseMs, signal);
        // Without this the retry plugin takes the abort for a failed request and repeats it.
        throw signal?.aborted ? new _failure_js__WEBPACK_IMPORTED_MODULE_0__/* .NoTimeLeft */ .Wz(error) : error;
    }
    return {
        plugin: (octokit) => {
            octokit.hook.before('request', ({ request }) => {
                request.sendings = Number(request.sendings ?? 0) + 1;
                // What was decided of an earlier failure would let plugin-retry repeat this one, be it a 403.
                request.retries = 0;
            });
            octokit.hook.after('request', ({ data, headers }, sending) => {
                hasWorked = true;
                hasWritten ||= isWrite(sending);
                // Thrown here, it is judged like any other failure.
                if (sending.url === graphqlUrl && valibot__WEBPACK_IMPORTED_MODULE_2__.is(brokenOffSchema, data)) {
                    const [{ message }] = data.errors;
                    throw Object.assign(new Error(message), { status: 500, request: sending, response: { headers } });
                }
            });
            octokit.hook.error('request', judge);
            return {};
        },
        async waitForLimit(limitS, sending) {
            const { signal, pauseMs } = sending.request;
            const limitMs = pauseMs ?? limitS * 1000;
            if (signal === undefined || !canRepeat(sending) || limitMs > maxPauseMs)
                return false;
            await clock.sleep(limitMs, signal);
            return !signal.aborted;
        },
    };
}
/**
 * How GitHub tells of a query that it broke off: with status 200. It is no failure to those that come after, and plugin-retry 8.1.1, which
 * makes one of it, asks nobody whether it is to be repeated.
 */
const brokenOffSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({
    errors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .tupleWithRest */ .XU([valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ik({ message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .Fs(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .Yj(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yG(/^Something went wrong while executing your query/)) })], valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5()),
});
/**
 * Whether a request may be sent again as it is. One that writes a comment may not: the answer may be lost but the work done, and
 * another run may have written in the meantime, so its caller looks first.
 */
function isRepeatable({ method, url }, graphqlUrl) {
    return method === 'GET' || method === 'DELETE' || url === graphqlUrl;
}
/** Rate limits that say what they are belong to the throttling plugin. */
function isPassing({ status, limited }) {
    return !limited && (status === 408 || status === 429 || status >= 500);
}


/***/ }),

/***/ 5024:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ announcementMs)
/* harmony export */ });
/**
 * Whoever announces that it pays waits for at least so long before it reads again and pays: then it has seen whether anyone who took
 * less time than this from reading to writing has written over it. In milliseconds.
 */
const announcementMs = 1000;


/***/ }),

/***/ 4244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ isWaiting),
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
    const editedAtMs = latest(a.editedAtMs ?? null, b.editedAtMs ?? null);
    return {
        ...(editedAtMs !== null && { editedAtMs }),
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
    const { key, plan, commit } = a;
    return {
        key,
        plan,
        commit,
        ...joinSaid(a, b),
        announcedAtMs: Math.min(a.announcedAtMs, b.announcedAtMs),
        deadlineMs: Math.max(a.deadlineMs, b.deadlineMs),
        isOver: a.isOver || b.isOver,
    };
}
/** What each has said last. */
function joinSaid(a, b) {
    const waitsAtMs = latest(a.waitsAtMs ?? null, b.waitsAtMs ?? null);
    const paysAtMs = latest(a.paysAtMs ?? null, b.paysAtMs ?? null);
    const saidAtMs = latest(a.saidAtMs ?? null, b.saidAtMs ?? null);
    return {
        ...(waitsAtMs !== null && { waitsAtMs }),
        ...(paysAtMs !== null && { paysAtMs }),
        ...(saidAtMs !== null && { saidAtMs }),
    };
}
/** Whether a run has said that it only waits for what others have paid: before it pays itself it says so. */
function isWaiting({ waitsAtMs, paysAtMs }) {
    return waitsAtMs !== undefined && (paysAtMs === undefined || waitsAtMs > paysAtMs);
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
        window: joinTimes(a.window, b.window),
        ...joinSpans(a, b),
        ...(refused && { refused }),
        before: uniteSorted(a.before, b.before),
    };
}
/** The spans of both, each once, in some order that is always the same. Where one was sent for certain, no guess that it was not counts. */
function joinSpans({ spans: a }, { spans: b }) {
    const isWhole = a === undefined || b === undefined;
    if (isWhole && (a ?? b ?? []).length === 0)
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
function byClock({ runs, payments, editedAtMs }, aheadMs) {
    const shift = (window) => (window.clock === 'runner' ? (0,_payment_js__WEBPACK_IMPORTED_MODULE_0__/* .shiftWindow */ .dd)(window, aheadMs) : window);
    return {
        ...(editedAtMs !== undefined && { editedAtMs: editedAtMs + aheadMs }),
        runs: runs.map((run) => ({
            ...run,
            announcedAtMs: run.announcedAtMs + aheadMs,
            deadlineMs: run.deadlineMs + aheadMs,
            ...(run.waitsAtMs !== undefined && { waitsAtMs: run.waitsAtMs + aheadMs }),
            ...(run.paysAtMs !== undefined && { paysAtMs: run.paysAtMs + aheadMs }),
            ...(run.saidAtMs !== undefined && { saidAtMs: run.saidAtMs + aheadMs }),
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
/**
 * The window of one submit: as wide as both, but surely new is only what came after the later start. The first record of a submit is stored
 * before its request goes out.
 */
function joinTimes(a, b) {
    const joined = joinWindows(a, b);
    const isKnown = a.clock === b.clock && a.sinceMs !== null && b.sinceMs !== null;
    return isKnown ? { ...joined, sinceMs: Math.max(a.sinceMs, b.sinceMs) } : joined;
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
/* harmony export */   U4: () => (/* binding */ isNewer)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1180);
/* harmony import */ var _run_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9151);
/* harmony import */ var _payment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9210);





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
    shown: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ id: count, attempt: count, workflow: text, isFinal: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM() }),
    writtenAtMs: time,
    ledger: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
        runs: list(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({
            key: RunKeySchema,
            plan: text,
            commit: text,
            announcedAtMs: time,
            deadlineMs: time,
            isOver: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM(),
            waitsAtMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(time),
            paysAtMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(time),
            saidAtMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(time),
        })),
        payments: list(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ik({ plan: text, commit: text, index: count, payment: PaymentSchema })),
        editedAtMs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yq(time),
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
function forgetRuns(ledger) {
    const newestFirst = ledger.runs.toSorted((a, b) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .compareRuns */ .q)(b.key, a.key));
    return { ...ledger, runs: newestFirst.filter(({ isOver }, nth) => !isOver || nth < maxRuns) };
}
/** One step shorter; null when there is nothing left to leave out. */
function shorten(ledger) {
    const { payments } = ledger;
    const oldestFirst = payments.toSorted((a, b) => (0,_run_key_js__WEBPACK_IMPORTED_MODULE_4__/* .compareRuns */ .q)(a.payment.submit.by, b.payment.submit.by));
    const closed = oldestFirst.filter(({ payment }) => payment.state === 'closed');
    if (closed.length > 0) {
        const dropped = new Set(closed.slice(0, Math.ceil(closed.length / 2)));
        return { ...ledger, payments: payments.filter((each) => !dropped.has(each)) };
    }
    const [long] = oldestFirst.filter(hasIds);
    if (long !== undefined)
        return { ...ledger, payments: payments.map((each) => (each === long ? withoutIds(each) : each)) };
    return payments.length === 0 ? null : { ...ledger, runs: [], payments: oldestFirst.slice(1) };
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
 * Whether the first text outdates the second: of two runs of one workflow the one with the higher id, then the higher attempt, then what is
 * final. False where the two cannot be compared: then who comes last writes. Run numbers begin anew where a workflow's file is renamed,
 * and two files may bear one name; ids rise.
 */
function isNewer(a, b) {
    if (a === null || b === null)
        return a !== null;
    if (a.workflow !== b.workflow)
        return false;
    const order = a.id - b.id || a.attempt - b.attempt || Number(a.isFinal) - Number(b.isFinal);
    return order > 0;
}


/***/ }),

/***/ 6125:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseRetryAfterMs)
/* harmony export */ });
/** The three spellings of an HTTP date (RFC 9110 \u00a75.6.7); the last is in UTC without saying so. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc850Date = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctimeDate = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
/**
 * Reads `Retry-After`, whole seconds or an HTTP date (RFC 9110 \u00a710.2.3), as milliseconds from now; null when it is missing or is
 * neither. The date's own shape is asked for, since `Date.parse` alone takes "-3" for a day of the year 2001.
 */
function parseRetryAfterMs(header, nowMs) {
    if (typeof header !== 'string')
        return null;
    const text = header.trim();
    // A number too long to count with is still a wait that nobody can sit out.
    if (/^\d+$/.test(text))
        return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
    const atMs = parseHttpDateMs(text);
    return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
function parseHttpDateMs(text) {
    if (httpDate.test(text) || rfc850Date.test(text))
        return Date.parse(text);
    return asctimeDate.test(text) ? Date.parse(`${text} GMT`) : Number.NaN;
}


/***/ })

};
;