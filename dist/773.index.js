"use strict";
exports.id = 773;
exports.ids = [773,393];
exports.modules = {

/***/ 6393:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commentKeyOf: () => (/* binding */ commentKeyOf),
/* harmony export */   hideSecrets: () => (/* binding */ hideSecrets),
/* harmony export */   nameLeg: () => (/* binding */ nameLeg)
/* harmony export */ });
/* harmony import */ var _crypto_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5701);


const maxKeyLength = 200;
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
    if (key.length <= maxKeyLength)
        return key;
    const hash = (0,_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .loadCrypto */ .Q)().createHash('sha256').update(key).digest('hex').slice(0, 40);
    return `${key.slice(0, maxKeyLength - hash.length - 1)}#${hash}`;
}
/** Puts hashes in place of the values of a matrix that hold a secret: the key of a comment, and the title of an issue, are for everybody. */
function hideSecrets(matrix, redact) {
    const hide = (value) => {
        if (!(0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsSecret */ .hK)(json(value), redact))
            return value;
        return `hidden ${(0,_crypto_js__WEBPACK_IMPORTED_MODULE_1__/* .loadCrypto */ .Q)().createHash('sha256').update(json(value)).digest('hex').slice(0, 12)}`;
    };
    const leg = parseLeg(matrix);
    if (typeof leg !== 'object' || leg === null || Array.isArray(leg))
        return JSON.stringify(hide(leg));
    return JSON.stringify(Object.fromEntries(Object.entries(leg).map(([name, value]) => [name, hide(value)])));
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

/***/ 43:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ loadCrypto)
/* harmony export */ });
/** Node's `crypto`, once it is needed: it takes 3 ms to load, which a run that the service refuses has no use for. */
function loadCrypto() {
    return process.getBuiltinModule('node:crypto');
}


/***/ }),

/***/ 5773:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openIssue: () => (/* binding */ openIssue)
});

// EXTERNAL MODULE: ./comment/key.js
var key = __webpack_require__(6393);
// EXTERNAL MODULE: ./comment/pull-request-comment.js + 11 modules
var pull_request_comment = __webpack_require__(5258);
// EXTERNAL MODULE: ./node_modules/valibot/index.js
var valibot = __webpack_require__(1180);
;// CONCATENATED MODULE: ./issue/issue-state.js

/** Characters that GitHub takes for an issue's body. */
const maxIssueChars = 65_536;
const count = valibot/* pipe */.Fs(valibot/* number */.ai(), valibot/* safeInteger */.Y2(), valibot/* minValue */.Ww(0));
const stateSchema = valibot/* object */.Ik({
    shown: valibot/* object */.Ik({ workflow: valibot/* string */.Yj(), id: count, attempt: count }),
    failing: valibot/* array */.YO(valibot/* string */.Yj()),
    sinceMs: valibot/* pipe */.Fs(count, valibot/* maxValue */.cG(8.64e15)),
    runs: count,
});
const start = '<!-- benchmark-gate-issue-state: ';
const end = ' -->';
/** The body's first two lines, invisible to readers: whose it is, and what it holds for later runs. */
function renderIssueHeader(key, state) {
    const text = Buffer.from(JSON.stringify(state)).toString('base64url');
    // A hyphen in base64url may have company.
    return `${markerOf(key)}\n${start}${text.replaceAll('-', '.')}${end}\n`;
}
/** Whether a body's first line is this gate's marker. */
function isIssueOf(key, body) {
    return body.split(/\r?\n/, 1)[0] === markerOf(key);
}
/** The state in the second line; null when there is none that can be read. */
function parseIssueState(body) {
    const line = body.split(/\r?\n/, 2)[1] ?? '';
    if (!line.startsWith(start) || !line.endsWith(end))
        return null;
    const text = line.slice(start.length, -end.length).replaceAll('.', '-');
    try {
        const parsed = valibot/* safeParse */.xL(stateSchema, JSON.parse(Buffer.from(text, 'base64url').toString()));
        return parsed.success ? parsed.output : null;
    }
    catch {
        return null;
    }
}
/** Names the issue of one gate on one branch or tag: what `commentKeyOf` gives, and the ref. */
function issueKeyOf(gate, ref) {
    const safe = ref.replaceAll(/[^\w./-]|-(?=-)/g, (unit) => `%u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `${gate} @ ${safe}`;
}
function markerOf(key) {
    return `<!-- benchmark-gate-issue: ${key} -->`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./github/failure.js + 1 modules
var github_failure = __webpack_require__(3863);
// EXTERNAL MODULE: ./github/look-again.js
var look_again = __webpack_require__(8654);
// EXTERNAL MODULE: ./ledger/stored-ledger.js
var stored_ledger = __webpack_require__(7383);
// EXTERNAL MODULE: ./report/document.js + 1 modules
var report_document = __webpack_require__(3582);
// EXTERNAL MODULE: ./report/fit.js
var fit = __webpack_require__(5188);
// EXTERNAL MODULE: ./report/markdown.js + 1 modules
var markdown = __webpack_require__(3983);
// EXTERNAL MODULE: ./report/plain-text.js
var plain_text = __webpack_require__(5699);
// EXTERNAL MODULE: ./report/rows.js + 2 modules
var rows = __webpack_require__(4142);
// EXTERNAL MODULE: ./report/story.js
var story = __webpack_require__(8622);
// EXTERNAL MODULE: ./report/wording.js
var wording = __webpack_require__(9111);
;// CONCATENATED MODULE: ./report/issue.js







/** So many names stand in one line; the table has them all. */
const maxNames = 3;
const maxNamesInComment = 20;
/** The benchmarks that keep a run from being green: those that block and have not passed. */
function failingOf(report) {
    return (0,rows/* sortRows */.sN)((0,rows/* rowsOf */.RO)(report)).filter(({ isBlocking, verdict }) => isBlocking && verdict !== 'passed');
}
/** The title, as text: GitHub escapes it. `leg` names the leg of a matrix, empty outside one. */
function renderIssueTitle(report, leg) {
    const names = failingOf(report).map(({ label }) => (0,plain_text/* cutToOneLine */.W)(label, 40));
    const more = names.length - maxNames;
    const list = names.slice(0, maxNames).join(', ') + (more > 0 ? ` and ${more} more` : '');
    const where = leg === '' ? '' : ` (${(0,plain_text/* cutToOneLine */.W)(leg, 60)})`;
    const title = `${(0,plain_text/* cutToOneLine */.W)(report.title, 60)}${where}: ${(0,wording/* nameVerdict */.V5)(report)}${list === '' ? '' : ` \u2013 ${list}`}`;
    let shown = title;
    for (let max = maxTitleLength; shown.length > maxTitleLength; max -= 8)
        shown = (0,plain_text/* cutToOneLine */.W)(title, max);
    return shown;
}
/** In UTF-16 units: GitHub takes no longer one. */
const maxTitleLength = 256;
/** Renders the body, without its marker lines, in at most so many UTF-16 units. */
function renderIssueBody(report, { maxChars, sinceMs, runs, ref }) {
    const since = `${new Date(sinceMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const note = (0,markdown.md) `Failing on ${(0,markdown/* code */.aY)(nameOf(ref))} since ${since}, ${runs === 1 ? 'in 1 run' : `in ${runs} runs in a row`}. Every run updates this issue; the first that passes closes it.`;
    const [heading = '', ...others] = (0,report_document/* renderParts */.R)(report);
    return (0,fit/* fitDocument */.VC)({
        parts: [heading, note.source, ...others],
        max: maxChars,
        sizeOf: (source) => source.length,
    });
}
/** The body of an issue that a green run has closed. */
function renderClosedBody(report, maxChars) {
    return (0,fit/* fitDocument */.VC)({ parts: (0,report_document/* renderParts */.R)(report), max: maxChars, sizeOf: (source) => source.length });
}
/** The comment that tells what has changed. */
function renderIssueChange(report, { isReopened, added, gone }) {
    const facts = [
        (0,markdown.md) `${isReopened ? 'Failing again.' : 'What fails has changed.'} ${(0,story/* tellStory */.F)(report)}`,
        added.length === 0 ? null : (0,markdown.md) `Newly failing: ${renderNames(added)}.`,
        gone.length === 0 ? null : (0,markdown.md) `No longer failing: ${renderNames(gone)}.`,
        report.runUrl === null ? null : (0,markdown/* link */.nf)('Workflow run', report.runUrl),
    ];
    return (0,markdown/* joinMarkdown */.UF)(facts.filter((fact) => fact !== null), ' ').source;
}
/** The sentence with which a green run closes the issue. */
function renderIssueClosed({ runUrl, commit, commitUrl, benchmarks }) {
    const noun = benchmarks.every(({ verdict }) => verdict === 'passed') ? 'benchmark' : 'blocking benchmark';
    const at = commit === null ? '' : (0,markdown.md) ` at commit ${(0,markdown/* link */.nf)((0,markdown/* code */.aY)(commit.slice(0, 7)), commitUrl)}`;
    return (0,markdown.md) `Every ${noun} has passed in ${(0,markdown/* link */.nf)('this run', runUrl)}${at}.`.source;
}
/** The body of an issue that was opened beside another one. */
function renderDuplicate(number) {
    return `Duplicate of #${number}: two runs opened one at the same moment.\n`;
}
function renderNames(rows) {
    const names = rows.slice(0, maxNamesInComment).map(({ label }) => (0,markdown.md) `**${(0,markdown/* cutText */.IN)(label, 80)}**`);
    const more = rows.length - maxNamesInComment;
    return (0,markdown.md) `${(0,markdown/* joinMarkdown */.UF)(names, ', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function nameOf(ref) {
    return ref.replace(/^refs\/(?:heads|tags)\//, '');
}

// EXTERNAL MODULE: ./github/answer.js
var answer = __webpack_require__(7174);
// EXTERNAL MODULE: ./github/query.js
var github_query = __webpack_require__(7450);
;// CONCATENATED MODULE: ./issue/issues.js




/** The repository has no issues at all. */
class IssuesDisabled extends Error {
    name = 'IssuesDisabled';
}
const date = valibot/* pipe */.Fs(valibot/* string */.Yj(), valibot/* isoTimestamp */.yh(), valibot/* transform */.pd((text) => Date.parse(text)));
const issuesSchema = valibot/* nullish */.cl(valibot/* object */.Ik({
    repository: valibot/* nullable */.me(valibot/* object */.Ik({
        hasIssuesEnabled: valibot/* boolean */.zM(),
        issues: (0,github_query/* pageSchema */.vD)(valibot/* object */.Ik({
            number: valibot/* number */.ai(),
            viewerDidAuthor: valibot/* boolean */.zM(),
            url: valibot/* string */.Yj(),
            body: valibot/* string */.Yj(),
            closedAt: valibot/* nullable */.me(date),
        })),
    })),
}));
/** REST does not tell which issues are one's own. The order is one that no change of an issue disturbs between two pages. */
const issuesQuery = `query Issues($owner: String!, $repo: String!, $states: [IssueState!], $since: DateTime, $after: String) {
  repository(owner: $owner, name: $repo) {
    hasIssuesEnabled
    issues(
      first: 100, after: $after, states: $states, filterBy: { since: $since }
      orderBy: { field: CREATED_AT, direction: DESC }
    ) {
      nodes { number viewerDidAuthor url body closedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
/** Lists the wanted issues that this token opened, over all pages, oldest first. Throws {@link IssuesDisabled} too. */
async function fetchOwnIssues(client, { owner, repo, state, sinceMs, isWanted }, signal) {
    const since = sinceMs === null ? null : new Date(sinceMs).toISOString();
    const nodes = await (0,github_query/* fetchPages */.f1)(async (after) => {
        const variables = { owner, repo, states: [state], since, after };
        const query = { query: issuesQuery, variables, data: issuesSchema, what: 'the list of issues' };
        const repository = (await (0,github_query/* sendQuery */.Jk)(client, query, signal))?.repository;
        if (!repository)
            throw new github_failure/* QueryFailure */.hR('NOT_FOUND', `there is no repository ${owner}/${repo}`);
        if (!repository.hasIssuesEnabled)
            throw new IssuesDisabled('issues are disabled in this repository');
        return repository.issues;
    }, 'issues');
    return nodes
        .filter(({ viewerDidAuthor, body }) => viewerDidAuthor && isWanted(body))
        .map(({ number, url, body, closedAt }) => ({ number, url, body, closedAtMs: closedAt }))
        .toSorted((a, b) => a.number - b.number);
}
const restSchema = valibot/* pipe */.Fs(valibot/* object */.Ik({ number: valibot/* number */.ai(), html_url: valibot/* string */.Yj(), body: valibot/* nullable */.me(valibot/* string */.Yj()) }), valibot/* transform */.pd(({ number, html_url, body }) => ({ number, url: html_url, body: body ?? '' })));
/** Opens an issue. When this throws, it may exist all the same. */
async function createIssue(client, { labels, assignees, ...issue }, signal) {
    const { rest } = await client.octokit();
    const lists = { labels: [...labels], assignees: [...assignees] };
    const { data } = await rest.issues.create({ ...issue, ...lists, request: { signal } });
    return (0,answer/* parseAnswer */.W)(restSchema, data, 'a new issue');
}
async function updateIssue(client, { number, reason, ...change }, signal) {
    const { rest } = await client.octokit();
    const { data } = await rest.issues.update({
        ...change,
        issue_number: number,
        ...(reason !== undefined && { state_reason: reason }),
        request: { signal },
    });
    return (0,answer/* parseAnswer */.W)(restSchema, data, 'an updated issue');
}
async function commentOnIssue(client, { owner, repo, number, body }, signal) {
    const { rest } = await client.octokit();
    await rest.issues.createComment({ owner, repo, issue_number: number, body, request: { signal } });
}

;// CONCATENATED MODULE: ./issue/nightly-issue.js








/** An issue that is closed for longer is history: the next red run opens another one. */
const reopenWithinMs = 7 * 24 * 3_600_000;
const maxAttempts = 3;
/**
 * One gate's issue on one branch: open while its runs are red. It is the oldest open issue that carries the marker and that this
 * token opened. GitHub has no way to open one only where there is none: whoever finds several, or has opened one too many in a
 * race, keeps the oldest and closes the others, so that all runs end with the same one.
 */
class NightlyIssue {
    #options;
    #warning = null;
    constructor(options) {
        this.#options = options;
    }
    /** Opens the issue or brings it up to date after a red run, closes it after a green one; never throws. */
    async publish(report, isGreen, signal) {
        const { client } = this.#options;
        const turn = { report, signal };
        try {
            return await this.#lookingAgain(turn, (found) => (isGreen ? this.#close(found, turn) : this.#open(found, turn)));
        }
        catch (error) {
            const what = 'The issue could not be brought up to date';
            if (error instanceof IssuesDisabled)
                return { kind: 'failed', warning: `${what}: ${error.message}. Enable them, or leave \`issue\` out.` };
            const cause = signal.aborted && !(error instanceof github_failure/* NoTimeLeft */.Wz) ? new github_failure/* NoTimeLeft */.Wz(error) : error;
            const access = { access: 'write', to: 'issues', readOnlyToken: null };
            return { kind: 'failed', warning: (0,github_failure/* explainFailure */.SP)(cause, { what, ...access, nowMs: client.clock.now() }) };
        }
    }
    async #lookingAgain(turn, write) {
        const { clock } = this.#options.client;
        for (let attempt = 1;; attempt += 1) {
            const found = await this.#list('OPEN', turn.signal);
            try {
                return await write(found);
            }
            catch (error) {
                const pauseMs = (0,look_again/* pauseBeforeLookMs */.X)(error, { existed: found.length > 0, nowMs: clock.now() });
                if (pauseMs === null || attempt === maxAttempts || turn.signal.aborted)
                    throw error;
                await clock.sleep(pauseMs, turn.signal);
                if (turn.signal.aborted)
                    throw error;
            }
        }
    }
    async #open(found, turn) {
        if (found.length > 0)
            return await this.#keepOldest(found, turn);
        const closed = await this.#list('CLOSED', turn.signal);
        const newest = closed.at(-1);
        return newest === undefined ? await this.#create(turn) : await this.#reopen(newest, turn);
    }
    /** Several runs may have opened one each: the oldest stays. */
    async #create(turn) {
        const { report, signal } = turn;
        const created = await this.#createAssigned(turn);
        const opened = { kind: 'opened', url: created.url, warning: this.#warning };
        try {
            const others = (await this.#list('OPEN', signal)).filter(({ number }) => number !== created.number);
            const [oldest, ...spare] = [created, ...others].toSorted((a, b) => a.number - b.number);
            if (oldest === undefined || spare.length === 0)
                return opened;
            await this.#closeDuplicates(oldest, spare, signal);
            return oldest === created ? opened : await this.#keepOldest([oldest], { report, signal });
        }
        catch {
            // It is there for people to read; whoever looks next closes what is too much.
            return opened;
        }
    }
    /** An account that cannot be assigned is no reason to tell nobody. */
    async #createAssigned({ report, signal }) {
        const { client, repository, leg, labels, assignees } = this.#options;
        const issue = { ...repository, title: renderIssueTitle(report, leg), body: this.#renderRed(report, null), labels };
        try {
            return await createIssue(client, { ...issue, assignees }, signal);
        }
        catch (error) {
            const failure = (0,github_failure/* parseHttpFailure */.ql)(error, client.clock.now());
            if (failure?.status !== 422 || assignees.length === 0)
                throw error;
            const created = await createIssue(client, { ...issue, assignees: [] }, signal);
            this.#warning = `The issue could not be assigned to ${assignees.join(', ')}: check \`issue-assignees\`. Only who may read the repository can be assigned.`;
            return created;
        }
    }
    /** Gives the oldest issue this run's text, unless a newer run's stands there, and closes the others. */
    async #keepOldest(found, turn) {
        const { client, repository } = this.#options;
        const { report, signal } = turn;
        const [oldest, ...spare] = found;
        if (oldest === undefined)
            return { kind: 'absent' };
        await this.#closeDuplicates(oldest, spare, signal);
        const before = parseIssueState(oldest.body);
        if (this.#isOutdated(before))
            return { kind: 'left-to-newer-run', url: oldest.url };
        const { number } = oldest;
        await this.#update(oldest, before, turn);
        const failing = new Set(nameFailing(report));
        const isSame = failing.size === before?.failing.length && before.failing.every((name) => failing.has(name));
        if (before !== null && !isSame) {
            const body = renderIssueChange(report, { isReopened: false, ...compare(report, before) });
            await commentOnIssue(client, { ...repository, number, body }, signal);
        }
        return { kind: 'updated', url: oldest.url, warning: null };
    }
    async #reopen(closed, turn) {
        const { client, repository } = this.#options;
        const { report, signal } = turn;
        if (this.#isOutdated(parseIssueState(closed.body)))
            return { kind: 'left-to-newer-run', url: closed.url };
        await this.#update(closed, null, turn);
        const body = renderIssueChange(report, { isReopened: true, added: failingOf(report), gone: [] });
        await commentOnIssue(client, { ...repository, number: closed.number, body }, signal);
        return { kind: 'reopened', url: closed.url, warning: null };
    }
    async #close(found, { report, signal }) {
        const { client, repository } = this.#options;
        const [oldest, ...spare] = found;
        if (oldest === undefined)
            return { kind: 'absent' };
        await this.#closeDuplicates(oldest, spare, signal);
        const { number, url } = oldest;
        if (this.#isOutdated(parseIssueState(oldest.body)))
            return { kind: 'left-to-newer-run', url };
        const header = renderIssueHeader(this.#options.key, this.#stateOf([], null));
        const body = header + renderClosedBody(report, maxIssueChars - header.length);
        await updateIssue(client, { ...repository, number, body, state: 'closed', reason: 'completed' }, signal);
        const sentence = renderIssueClosed(report);
        // Closed it is, whoever is told.
        await commentOnIssue(client, { ...repository, number, body: sentence }, signal).catch(() => undefined);
        return { kind: 'closed', url, warning: null };
    }
    async #update(issue, before, { report, signal }) {
        const { client, repository, leg } = this.#options;
        const title = renderIssueTitle(report, leg);
        const body = this.#renderRed(report, before);
        await updateIssue(client, { ...repository, number: issue.number, title, body, state: 'open' }, signal);
    }
    /** They lose their marker, so that none of them is taken for the gate's own again. */
    async #closeDuplicates(oldest, spare, signal) {
        const { client, repository } = this.#options;
        const body = renderDuplicate(oldest.number);
        const change = { ...repository, body, state: 'closed', reason: 'not_planned' };
        await Promise.allSettled(spare.map(({ number }) => updateIssue(client, { ...change, number }, signal)));
    }
    async #list(state, signal) {
        const { client, repository, key } = this.#options;
        const sinceMs = state === 'OPEN' ? null : client.clock.now() - reopenWithinMs;
        const isWanted = (body) => isIssueOf(key, body);
        const found = await fetchOwnIssues(client, { ...repository, state, sinceMs, isWanted }, signal);
        return sinceMs === null ? found : found.filter(({ closedAtMs }) => closedAtMs !== null && closedAtMs >= sinceMs);
    }
    /** Whether an issue tells of a newer run than this one. */
    #isOutdated(before) {
        const shown = before === null ? null : { ...before.shown, isFinal: true };
        return shown !== null && (0,stored_ledger/* isNewer */.U4)(shown, { ...this.#options.run, isFinal: true });
    }
    #renderRed(report, before) {
        const { key, ref } = this.#options;
        const state = this.#stateOf(nameFailing(report), before);
        const header = renderIssueHeader(key, state);
        return header + renderIssueBody(report, { ...state, ref, maxChars: maxIssueChars - header.length });
    }
    #stateOf(failing, before) {
        const { client, run } = this.#options;
        const { workflow, id, attempt } = run;
        const isSame = before?.shown.id === id && before.shown.attempt === attempt;
        const runs = (before?.runs ?? 0) + (isSame ? 0 : 1);
        return {
            shown: { workflow, id, attempt },
            failing,
            sinceMs: before?.sinceMs ?? client.clock.now(),
            runs,
        };
    }
}
/** What fails, by names that stay the same from run to run: the blocking benchmarks, or else what ended the run. */
function nameFailing(report) {
    const failing = failingOf(report);
    return failing.length === 0 ? [nightly_issue_nameOf([`run ${report.cause}`])] : failing.map(nameOfBenchmark);
}
function nameOfBenchmark({ benchmark }) {
    return nightly_issue_nameOf([benchmark.service, benchmark.id]);
}
/** Short, so that a thousand of them fit beside the text. */
function nightly_issue_nameOf(parts) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
function compare(report, before) {
    const [known, now] = [new Set(before.failing), new Set(nameFailing(report))];
    return {
        added: failingOf(report).filter((row) => !known.has(nameOfBenchmark(row))),
        gone: (0,rows/* rowsOf */.RO)(report).filter((row) => known.has(nameOfBenchmark(row)) && !now.has(nameOfBenchmark(row))),
    };
}

;// CONCATENATED MODULE: ./open-issue.js




/** The issue of a run that is to have one; null, with a notice that says why, for a pull request, which has its comment. */
async function openIssue(inputs, { client, context, facts, target, tell, clock, cancelled }) {
    const { repository, workflow, runId, runAttempt, ref } = context;
    if (client === null || repository === null) {
        tell({ code: 'issue-without-token' });
        return null;
    }
    const { number, warning } = await (target ?? (0,pull_request_comment.lookUpTarget)({ client, repository, facts, clock, cancelled }));
    if (number !== null || warning !== null) {
        tell({ code: 'issue-off', why: number === null ? 'unknown-pull-request' : 'pull-request' });
        return null;
    }
    return new NightlyIssue({
        client,
        repository,
        key: issueKeyOf((0,key.commentKeyOf)(inputs, context), ref),
        ref,
        leg: (0,key.nameLeg)(inputs.matrix),
        run: { workflow, id: runId, attempt: runAttempt },
        labels: inputs['issue-labels'] ?? [],
        assignees: inputs['issue-assignees'] ?? [],
    });
}


/***/ })

};
;