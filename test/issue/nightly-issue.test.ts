import { validate } from '@octokit/graphql-schema';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createGitHubClient } from '../../src/github/client.ts';
import { createGitHubDispatcher } from '../../src/github/dispatcher.ts';
import { issueKeyOf, parseIssueState, renderIssueHeader } from '../../src/issue/issue-state.ts';
import { issuesQuery } from '../../src/issue/issues.ts';
import { type IssuePublication, NightlyIssue } from '../../src/issue/nightly-issue.ts';
import { renderIssueTitle } from '../../src/report/issue.ts';
import type { Report } from '../../src/report/report.ts';
import type { JudgedBenchmark } from '../../src/verdict/judge.ts';
import { GitHubEmulator } from '../emulators/github.ts';
import type { StoredIssue } from '../emulators/github-issues.ts';
import { createBenchmark } from '../fixtures/cases.ts';
import { createJudged, createReport } from '../fixtures/reports.ts';

const bot = 'github-actions[bot]';
const dayMs = 24 * 3_600_000;
const issuesPath = /\/issues$/;
const issuePath = /\/issues\/\d+$/;
const commentsPath = /\/comments$/;

async function start({ pageSize = 100 }: { readonly pageSize?: number } = {}) {
  let nowMs = Date.parse('2026-03-01T03:00:00Z');
  const github = await GitHubEmulator.start({ pageSize, now: () => nowMs });
  onTestFinished(() => github.close());
  github.store.addToken('t', bot, 'write');
  const clock = {
    ...systemClock,
    now: () => nowMs,
    sleep: (_ms: number, ended: AbortSignal) => systemClock.sleep(0, ended),
  };
  const client = createGitHubClient({
    token: 't',
    apiUrl: github.url,
    graphqlUrl: github.graphqlUrl,
    dispatcher: createGitHubDispatcher({}),
    clock,
    random: () => 0,
  });
  const gateOf = (number: number, own: Gate = {}) =>
    new NightlyIssue({
      client,
      repository: { owner: 'octo-org', repo: 'octo-repo' },
      key: issueKeyOf(own.gate ?? 'Nightly/gate/bench/', 'refs/heads/main'),
      ref: 'refs/heads/main',
      leg: own.leg ?? '',
      run: { workflow: own.workflow ?? 'Nightly', id: 1000 + number, attempt: own.attempt ?? 1 },
      labels: own.labels ?? [],
      assignees: own.assignees ?? [],
    });
  return {
    github,
    issues: github.store.issues,
    red: (number: number, report: Report = failed(), own?: Gate) =>
      gateOf(number, own).publish(report, false, signal()),
    green: (number: number, own?: Gate, report: Report = passed()) =>
      gateOf(number, own).publish(report, true, signal()),
    pass: (ms: number) => {
      nowMs += ms;
    },
    commentsOn: (number: number) => github.store.commentsOf(number).map(({ body }) => body),
  };
}

function signal(): AbortSignal {
  return AbortSignal.timeout(15_000);
}

interface Gate {
  readonly gate?: string;
  readonly leg?: string;
  readonly workflow?: string;
  readonly attempt?: number;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
}

const medical = createJudged({ benchmark: createBenchmark({ id: '1' }), name: 'medical' });
const legal = createJudged({ benchmark: createBenchmark({ id: '2' }), name: 'legal' });

function fail(benchmark: JudgedBenchmark): JudgedBenchmark {
  const reason = { code: 'below-threshold', scorePct: 50, thresholdPct: 80 } as const;
  return { ...benchmark, verdict: 'failed', scorePct: 50, reason };
}

function failed(...benchmarks: readonly JudgedBenchmark[]): Report {
  const shown = benchmarks.length === 0 ? [fail(medical), legal] : benchmarks;
  return createReport({ verdict: 'failed', cause: 'threshold', benchmarks: shown });
}

const passed = () => createReport({ benchmarks: [medical, legal] });

function only(issues: readonly StoredIssue[]): StoredIssue {
  const [issue, ...others] = issues;
  if (issue === undefined || others.length > 0) throw new Error(`there are ${issues.length} issues`);
  return issue;
}

function warningOf(publication: IssuePublication): string {
  return 'warning' in publication ? (publication.warning ?? '') : '';
}

it('GitHub understands the query', () => {
  expect(validate(issuesQuery)).toEqual([]);
});

describe('the issue', () => {
  it('is opened by the first red run, brought up to date by each later one, and closed by the first green one', async () => {
    const { issues, red, green, pass, commentsOn } = await start();
    expect(await red(1)).toEqual({
      kind: 'opened',
      url: 'https://github.com/octo-org/octo-repo/issues/1001',
      warning: null,
    });
    const issue = only(issues.all);
    const first = issue.body;
    pass(dayMs);
    expect(await red(2)).toMatchObject({ kind: 'updated' });
    expect(parseIssueState(issue.body)).toMatchObject({
      shown: { workflow: 'Nightly', id: 1002, attempt: 1 },
      sinceMs: Date.parse('2026-03-01T03:00:00Z'),
      runs: 2,
    });
    expect(issue.body).not.toBe(first);
    expect(issue.body).toContain('Failing on `main` since 2026-03-01 03:00 UTC, in 2 runs in a row.');
    expect(commentsOn(issue.number)).toEqual([]);
    expect(await green(3)).toMatchObject({ kind: 'closed' });
    expect([issue.states, issue.reason, commentsOn(issue.number)]).toEqual([
      ['open', 'closed'],
      'completed',
      [
        'Every benchmark has passed in [this run](https://github.com/octo/shop/actions/runs/17/attempts/1) at commit [`6dcb09b`](https://github.com/octo/shop/commit/6dcb09b5b57875f334f61aebed695e2e4193db5e).',
      ],
    ]);
    expect(await green(4)).toEqual({ kind: 'absent' });
    expect(commentsOn(issue.number)).toHaveLength(1);
  });

  it('counts what is inconclusive as failing only where that blocks', async () => {
    const benchmarks = [fail(medical), { ...legal, verdict: 'inconclusive' }] as const;
    const { issues, red, pass, commentsOn } = await start();
    await red(1, { ...failed(...benchmarks), warnOnInconclusive: true });
    const issue = only(issues.all);
    expect(issue.title).toContain('medical');
    expect(issue.title).not.toContain('legal');
    pass(dayMs);
    await red(2, failed(...benchmarks));
    expect(issue.title).toContain('legal');
    expect(commentsOn(issue.number)).toEqual([expect.stringContaining('Newly failing: **legal**.')]);
  });

  it('says of a run in which only advice has failed that what blocks has passed', async () => {
    const { issues, red, green, commentsOn } = await start();
    await red(1);
    const advice = { ...fail(legal), benchmark: { ...legal.benchmark, level: 'warn' } } as const;
    await green(2, undefined, createReport({ benchmarks: [medical, advice] }));
    expect(commentsOn(only(issues.all).number)).toEqual([
      expect.stringMatching(/^Every blocking benchmark has passed in /),
    ]);
  });

  it('tells `failed` from `error`, and one leg from another, in its title', async () => {
    const { issues, red } = await start();
    await red(1);
    await red(1, createReport({ verdict: 'error', cause: 'service' }), { gate: 'other', leg: 'model=small' });
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      fail(createJudged({ benchmark: createBenchmark({ id: name }), name })),
    );
    await red(1, failed(...many), { gate: 'third' });
    expect(issues.all.map(({ title }) => title)).toEqual([
      'Benchmark gate: failed – medical',
      'Benchmark gate (model=small): error (service error)',
      'Benchmark gate: failed – a, b, c and 2 more',
    ]);
  });

  it('gets a comment only when the set of failing benchmarks changes', async () => {
    const { issues, red, commentsOn } = await start();
    await red(1, failed(fail(medical), legal));
    await red(2, failed({ ...fail(medical), verdict: 'error' }, legal));
    const { number } = only(issues.all);
    expect(commentsOn(number)).toEqual([]);
    await red(3, failed(medical, fail(legal)));
    await red(4, failed(medical, fail(legal)));
    expect(commentsOn(number)).toEqual([
      expect.stringMatching(
        /^What fails has changed\. .*Newly failing: \*\*legal\*\*\. No longer failing: \*\*medical\*\*\. \[Workflow run\]/,
      ),
    ]);
    expect(only(issues.all).title).toBe('Benchmark gate: failed – legal');
  });

  it('does not count a benchmark that only warns', async () => {
    const { issues, red, commentsOn } = await start();
    const warns = fail(createJudged({ benchmark: createBenchmark({ id: '3', level: 'warn' }), name: 'trial' }));
    await red(1, failed(fail(medical), legal));
    await red(2, failed(fail(medical), legal, warns));
    const { number, title } = only(issues.all);
    expect([title, commentsOn(number)]).toEqual(['Benchmark gate: failed – medical', []]);
  });

  it('is reopened, not doubled, within seven days, and opened anew after that', async () => {
    const { issues, red, green, pass, commentsOn } = await start();
    await red(1);
    await green(2);
    pass(7 * dayMs - 1000);
    expect(await red(3)).toMatchObject({ kind: 'reopened' });
    const issue = only(issues.all);
    expect([issue.states, commentsOn(issue.number).at(-1)]).toEqual([
      ['open', 'closed', 'open'],
      expect.stringMatching(/^Failing again\. .*Newly failing: \*\*medical\*\*/),
    ]);
    expect(parseIssueState(issue.body)?.runs).toBe(1);
    await green(4);
    pass(7 * dayMs + 1000);
    expect(await red(5)).toMatchObject({ kind: 'opened' });
    expect(issues.all).toHaveLength(2);
  });

  it('is found on the last page', async () => {
    const { issues, red, green } = await start({ pageSize: 2 });
    await red(1);
    for (let nth = 0; nth < 5; nth += 1) issues.add({ author: 'alice', title: `bug ${nth}`, body: 'it breaks' });
    await red(2);
    expect(issues.all).toHaveLength(6);
    expect(await green(3)).toMatchObject({ kind: 'closed' });
    expect(issues.open).toHaveLength(5);
  });

  it("is not another's with the same marker, nor that of another gate", async () => {
    const { issues, red, green } = await start();
    const state = { shown: { workflow: 'Nightly', id: 9, attempt: 1 }, failing: [], sinceMs: 0, runs: 1 };
    const body = renderIssueHeader('Nightly/gate/bench/ @ refs/heads/main', state);
    issues.add({ author: 'mallory', title: 'forged', body });
    await red(1, failed(), { gate: 'Nightly/gate/bench2/' });
    expect(await red(2)).toMatchObject({ kind: 'opened' });
    expect(await green(3)).toMatchObject({ kind: 'closed' });
    expect(issues.open.map(({ title, author }) => [title, author])).toEqual([
      ['forged', 'mallory'],
      ['Benchmark gate: failed – medical', bot],
    ]);
  });

  it('keeps the word of a newer run', async () => {
    const { issues, red, green } = await start();
    await red(5);
    const { body } = only(issues.all);
    expect([await red(4), await green(4), only(issues.open).body]).toEqual([
      expect.objectContaining({ kind: 'left-to-newer-run' }),
      expect.objectContaining({ kind: 'left-to-newer-run' }),
      body,
    ]);
    await green(6);
    expect(await red(5)).toMatchObject({ kind: 'left-to-newer-run' });
    expect(issues.open).toEqual([]);
  });

  it('is read without its state where somebody has edited that away', async () => {
    const { issues, red, commentsOn } = await start();
    await red(1);
    const issue = only(issues.all);
    for (const line of ['', '<!-- benchmark-gate-issue-state: e30 -->', '<!-- benchmark-gate-issue-state: %%% -->']) {
      issue.body = [issue.body.split('\n')[0], line, 'edited'].join('\n');
      expect(await red(2)).toMatchObject({ kind: 'updated' });
    }
    expect([only(issues.all).body, commentsOn(issue.number)]).toEqual([expect.stringContaining('medical'), []]);
  });

  it('fits what GitHub takes, with a thousand benchmarks', async () => {
    const { issues, red } = await start();
    const many = Array.from({ length: 1000 }, (_, nth) =>
      fail(createJudged({ benchmark: createBenchmark({ id: `${nth}` }), name: `benchmark number ${nth}`.repeat(4) })),
    );
    expect(await red(1, failed(...many))).toMatchObject({ kind: 'opened' });
    const { body, title } = only(issues.all);
    expect([body.length <= 65_536, title.length <= 256, parseIssueState(body)?.failing.length]).toEqual([
      true,
      true,
      1000,
    ]);
  });

  it('has its labels and assignees', async () => {
    const { issues, red } = await start();
    await red(1, failed(), { labels: ['nightly', 'help wanted'], assignees: ['octocat'] });
    expect(only(issues.all)).toMatchObject({ labels: ['nightly', 'help wanted'], assignees: ['octocat'] });
  });

  it('is opened all the same where an account cannot be assigned, and a warning says so', async () => {
    const { issues, red } = await start();
    const opened = await red(1, failed(), { assignees: ['octocat', 'ghost'] });
    expect([opened.kind, only(issues.all).assignees, warningOf(opened)]).toEqual([
      'opened',
      [],
      expect.stringContaining('could not be assigned to octocat, ghost: check `issue-assignees`'),
    ]);
  });
});

describe('an issue is never doubled', () => {
  it.each([
    { what: 'answered by a reset after the work', fault: { reset: 'after' } },
    {
      what: 'answered 502 after the work',
      fault: { rewrite: () => ({ status: 502, body: { message: 'Bad Gateway' } }) },
    },
  ] as const)('when its creation is $what', async ({ fault }) => {
    const { github, issues, red } = await start();
    github.fail({ method: 'POST', path: issuesPath, fault });
    expect(await red(1)).toMatchObject({ kind: 'updated' });
    expect(issues.all).toHaveLength(1);
  });

  it('when its creation was not carried out: then it is tried again', async () => {
    const { github, issues, red } = await start();
    github.fail({ method: 'POST', path: issuesPath, fault: { reset: 'before' } });
    expect(await red(1)).toMatchObject({ kind: 'opened' });
    expect(issues.all).toHaveLength(1);
  });

  it('in 50 races of 8 legs', { timeout: 180_000 }, async () => {
    for (let race = 0; race < 50; race += 1) {
      const { issues, red } = await start();
      const legs = Array.from({ length: 8 }, (_, nth) => ({ gate: `Nightly/gate/bench/size=~${nth}`, leg: `${nth}` }));
      await Promise.all(legs.map((leg) => red(1, failed(), leg)));
      const keys = issues.open.map(({ body }) => body.split('\n')[0]);
      expect([keys.length, new Set(keys).size]).toEqual([8, 8]);
    }
  });

  it('in 50 races of 8 runs of one gate', { timeout: 180_000 }, async () => {
    for (let race = 0; race < 50; race += 1) {
      const { issues, red, green } = await start();
      await Promise.all(Array.from({ length: 8 }, (_, nth) => red(nth + 1, failed(), { workflow: `Nightly ${nth}` })));
      const { number } = only(issues.open);
      expect(Math.min(...issues.all.map((issue) => issue.number))).toBe(number);
      await green(9);
      expect(issues.open).toEqual([]);
      expect(await red(10)).toMatchObject({ kind: 'reopened' });
      expect(only(issues.open).number).toBe(number);
    }
  });
});

describe('what GitHub refuses is a warning that says what to do', () => {
  it.each(['read', 'none'] as const)('a token that has issues: %s', async (permission) => {
    const { github, issues, red } = await start();
    github.store.allowIssues('t', permission);
    expect(warningOf(await red(1))).toContain('Add `permissions: issues: write` to the job.');
    expect(issues.all).toEqual([]);
  });

  it('a repository without issues', async () => {
    const { issues, red } = await start();
    issues.areEnabled = false;
    expect(warningOf(await red(1))).toBe(
      'The issue could not be brought up to date: issues are disabled in this repository. Enable them, or leave `issue` out.',
    );
  });

  it('an archived repository', async () => {
    const { github, red } = await start();
    const answer = { status: 403, body: { message: 'Repository was archived so is read-only.' } };
    github.fail({ method: 'POST', path: issuesPath, fault: { answer } });
    expect(warningOf(await red(1))).toContain('Unarchive it, or set `issue: never`');
  });

  it('a repository that loses its issues meanwhile', async () => {
    const { github, red } = await start();
    const answer = { status: 410, body: { message: 'Issues has been disabled in this repository.' } };
    github.fail({ method: 'POST', path: issuesPath, fault: { answer } });
    expect(warningOf(await red(1))).toContain('issues are disabled in this repository');
  });

  it.each([
    [{ status: 403, message: 'You have exceeded a secondary rate limit.' }, /asks to wait longer than there is time/],
    [{ status: 500, message: 'oops' }, /GitHub answered 500: oops/],
    [{ status: 401, message: 'Bad credentials' }, /did not accept the token/],
  ])('%j', async ({ status, message }, says) => {
    const { github, red, green } = await start();
    const fault = { answer: { status, body: { message }, headers: { 'retry-after': status === 403 ? '600' : '0' } } };
    github.fail({ path: /./, times: 1000, fault });
    for (const publication of [await red(1), await green(2)]) {
      expect([publication.kind, warningOf(publication)]).toEqual(['failed', expect.stringMatching(says)]);
    }
  });

  it('a secondary limit on the comment alone: the issue is up to date', async () => {
    const { github, issues, red } = await start();
    await red(1);
    const limit = { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } };
    const answer = { ...limit, headers: { 'retry-after': '600' } };
    github.fail({ method: 'POST', path: commentsPath, fault: { answer } });
    expect((await red(2, failed(fail(medical), fail(legal)))).kind).toBe('failed');
    expect(only(issues.all).title).toBe('Benchmark gate: failed – medical, legal');
  });

  it('a list that is cut off, without an issue that could be one too many', async () => {
    const { github, issues, red } = await start();
    const list = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } };
    const body = { data: { repository: { hasIssuesEnabled: true, issues: list } } };
    github.fail({ path: /graphql/, times: 9, fault: { answer: { status: 200, body } } });
    expect((await red(1)).kind).toBe('failed');
    expect(issues.all).toEqual([]);
  });

  it('an update that fails, once GitHub is tried again', async () => {
    const { github, issues, red } = await start();
    await red(1);
    github.fail({ method: 'PATCH', path: issuePath, fault: { answer: { status: 502, body: { message: 'oops' } } } });
    expect(await red(2)).toMatchObject({ kind: 'updated' });
    expect(parseIssueState(only(issues.all).body)?.runs).toBe(2);
  });

  it('a close that fails, once GitHub is tried again', async () => {
    const { github, issues, red, green } = await start();
    await red(1);
    github.fail({ method: 'PATCH', path: issuePath, fault: { answer: { status: 502, body: { message: 'oops' } } } });
    expect(await green(2)).toMatchObject({ kind: 'closed', warning: null });
    expect(issues.open).toEqual([]);
  });

  it('the comment on a close: closed it is', async () => {
    const { github, issues, red, green } = await start();
    await red(1);
    github.fail({ method: 'POST', path: commentsPath, fault: { answer: { status: 403, body: { message: 'no' } } } });
    expect(await green(2)).toMatchObject({ kind: 'closed' });
    expect(issues.open).toEqual([]);
  });
});

it.each([
  [
    'x'.repeat(80),
    'model=a-model-with-a-very-long-name-that-is-cut-off,size=~5',
    'benchmark-with-a-long-name-'.repeat(3),
  ],
  ['🏳️‍🌈'.repeat(80), '👩‍👩‍👧‍👦'.repeat(60), '🏴󠁧󠁢󠁷󠁬󠁳󠁿'.repeat(40)],
])('a title of long names fits what GitHub takes (%#)', (title, leg, name) => {
  const many = ['1', '2', '3', '4'].map((id) =>
    fail(createJudged({ benchmark: createBenchmark({ id }), name: `${name}${id}` })),
  );
  const shown = renderIssueTitle({ ...failed(...many), title }, leg);
  expect(shown.length).toBeLessThanOrEqual(256);
  expect(shown.endsWith('…')).toBe(true);
});

it('a key cannot end the HTML comment it stands in', () => {
  for (const ref of ['refs/heads/a--b', 'refs/heads/-->', 'refs/heads/ü x', 'refs/tags/v1.0'])
    expect(issueKeyOf('gate', ref)).toMatch(/^gate @ (?!.*--)[\w./%-]+$/);
  expect(issueKeyOf('gate', 'a--b')).not.toBe(issueKeyOf('gate', 'a-b'));
});
