import { describe, expect, test } from 'vitest';
import type { Publication } from '../src/comment/sticky-comment.ts';
import type { IssuePublication } from '../src/issue/nightly-issue.ts';
import { type CommentPlace, publish } from '../src/publish.ts';
import { publishJobIds } from '../src/publish-job-ids.ts';
import { linkToNotice } from '../src/report/notice-link.ts';
import type { Report } from '../src/report/report.ts';
import { MemoryRunner } from './fixtures/memory-runner.ts';
import { createReport, reports } from './fixtures/reports.ts';
import { VirtualClock } from './fixtures/virtual-clock.ts';

const secret = 'ghs_aSecretToken';
const url = 'https://github.com/o/r/pull/7#issuecomment-1';

const showPublished = async (): Promise<Publication> => ({ kind: 'published', url });

const showAbsent = async (): Promise<IssuePublication> => ({ kind: 'absent' });

interface Given {
  readonly report?: Report;
  readonly place?: Partial<CommentPlace> | null;
  readonly issue?: (isGreen: boolean) => Promise<IssuePublication>;
  readonly runner?: MemoryRunner;
  readonly clock?: VirtualClock;
  readonly cancelled?: AbortSignal;
  readonly deadlineMs?: number | null;
}

async function published({ report = reports.passed, place = {}, clock = new VirtualClock(), ...own }: Given = {}) {
  const runner = own.runner ?? new MemoryRunner({});
  const mayBeGreen = await publish(report, {
    runner,
    place: place === null ? null : { waitedMs: 0, cancelledForMs: 0, show: showPublished, ...place },
    issue: own.issue === undefined ? null : { publish: (_report, isGreen) => (own.issue ?? showAbsent)(isGreen) },
    clock,
    cancelled: own.cancelled ?? new AbortController().signal,
    deadlineMs: own.deadlineMs ?? null,
    redact: (text) => text.replaceAll(secret, '***'),
  });
  return { runner, mayBeGreen, messages: runner.annotations.map(({ level, message }) => `${level}: ${message}`) };
}

describe('a verdict', () => {
  test.each([
    ['passed', false, true],
    ['planned', false, true],
    ['failed', false, false],
    ['error', false, false],
    ['inconclusive', false, false],
    ['running', false, false],
    ['failed', true, true],
    ['error', true, true],
    ['inconclusive', true, true],
    ['running', true, true],
  ] as const)('that is %s may be green or not (warn-only: %s)', async (verdict, warnOnly, isGreen) => {
    const { runner, mayBeGreen } = await published({ report: createReport({ verdict, warnOnly }) });
    expect([mayBeGreen, runner.failure === null]).toEqual([isGreen, isGreen]);
    expect(runner.failure ?? `Benchmark gate: ${verdict}: Nothing`).toMatch(
      new RegExp(`^Benchmark gate: ${verdict}: .`),
    );
  });

  test('is in the outputs, with all that belongs to it', async () => {
    const report = { ...reports.failed, cause: 'threshold', jobIds: ['j1', 'j2'], batchIds: ['b1', 'b2'] } as const;
    const { runner } = await published({ report });
    expect(Object.fromEntries(runner.outputs)).toEqual({
      verdict: 'failed',
      cause: 'threshold',
      results: expect.stringContaining('"verdict":"failed"'),
      credits: '48',
      'job-ids': 'j1,j2',
      'batch-id': 'b1,b2',
      'results-file': '/temp/results.json',
      'junit-file': '/temp/junit.xml',
      'comment-url': url,
    });
    expect(JSON.parse(runner.files.get('results.json') ?? '')).toEqual(JSON.parse(runner.outputs.get('results') ?? ''));
    expect([...runner.files.keys()]).toEqual(['results.json', 'junit.xml']);
    expect(runner.summary).toContain('Benchmark gate');
  });

  test('has no cause and no credits where there are none', async () => {
    const { runner } = await published({ report: createReport({ credits: null }) });
    expect([runner.outputs.get('cause'), runner.outputs.get('credits')]).toEqual(['', '']);
  });

  test('shows its jobs in the log where there are any', async () => {
    const shown = await Promise.all([[], ['j1']].map((jobIds) => published({ report: createReport({ jobIds }) })));
    expect(shown.map(({ runner }) => runner.lines.includes('[Jobs]'))).toEqual([false, true]);
  });

  test('is published as far as there is room on the disk, and the rest is told', async () => {
    const runner = new MemoryRunner({});
    runner.isDiskFull = true;
    const { mayBeGreen, messages } = await published({ runner });
    expect([mayBeGreen, runner.outputs.has('results-file'), runner.outputs.get('verdict')]).toEqual([
      true,
      false,
      'passed',
    ]);
    expect(
      messages.filter((text) => text.startsWith('warning: ')).map((text) => text.replace(/: ENOSPC.*/, '')),
    ).toEqual([
      'warning: The file results.json could not be written',
      'warning: The file junit.xml could not be written',
      'warning: The job summary could not be written',
    ]);
  });
});

test('job ids are set as soon as they are known', () => {
  const runner = new MemoryRunner({});
  publishJobIds(createReport({ jobIds: ['j1', 'j2'], batchIds: [] }), runner);
  expect(Object.fromEntries(runner.outputs)).toEqual({ 'job-ids': 'j1,j2', 'batch-id': '' });
});

/** What warnings about GitHub end with. */
const more = `More: ${linkToNotice({ code: 'github-problem' })}`;

describe('the comment', () => {
  test.each<[Publication, string | undefined, readonly string[]]>([
    [{ kind: 'published', url }, url, [`notice: The result is in the comment ${url}`]],
    [{ kind: 'left-to-newer-run', url }, url, [`notice: The comment shows a newer run: ${url}`]],
    [
      { kind: 'failed', warning: 'GitHub gave no answer.', isRefused: false },
      undefined,
      [`warning: GitHub gave no answer. ${more}`],
    ],
    [{ kind: 'absent' }, undefined, []],
  ])('is told of: $kind', async (publication, output, told) => {
    const { runner, mayBeGreen, messages } = await published({ place: { show: async () => publication } });
    expect([runner.outputs.get('comment-url'), mayBeGreen]).toEqual([output, true]);
    expect(messages).toEqual(told);
  });

  test('is nowhere where there is none to be', async () => {
    for (const place of [null, { show: async () => null }]) {
      const { messages, runner } = await published({ place });
      expect([messages, runner.outputs.has('comment-url')]).toEqual([[], false]);
    }
  });

  test('is shown without secrets, whatever GitHub says', async () => {
    const own = `https://github.com/o/r/pull/7?token=${secret}#issuecomment-1`;
    const all: readonly Publication[] = [
      {
        kind: 'failed',
        warning: `The comment could not be published (401: Bad credentials ${secret}).`,
        isRefused: false,
      },
      { kind: 'published', url: own },
      { kind: 'left-to-newer-run', url: own },
    ];
    for (const publication of all) {
      const { runner, messages } = await published({ place: { show: async () => publication } });
      const text = [...messages, ...runner.lines, ...runner.outputs.values()].join('\n');
      expect([text.includes(secret), text.includes('***')]).toEqual([false, true]);
    }
  });

  test('is asked for when the outputs are set, all else is published before GitHub answers, and no level has more than ten annotations', async () => {
    for (const warnOnly of [false, true]) {
      const failed = reports.failed.benchmarks.filter(({ verdict }) => verdict === 'failed').slice(0, 1);
      const report = {
        ...reports.failed,
        warnOnly,
        benchmarks: Array.from({ length: 20 }, () => failed).flat(),
        notices: Array.from({ length: 20 }, () => ({ code: 'unchecked', text: 'Unsure.' }) as const),
      };
      const runner = new MemoryRunner({});
      runner.isDiskFull = true;
      const countOf = (level: string) => runner.annotations.filter((each) => each.level === level).length;
      const before: boolean[] = [];
      const meanwhile: number[] = [];
      const show = async (): Promise<Publication> => {
        before.push(runner.outputs.has('verdict'));
        // No answer comes sooner than this.
        await new Promise((resolve) => setImmediate(resolve));
        meanwhile.push(countOf('error'), countOf('warning'));
        return { kind: 'failed', warning: 'GitHub gave no answer.', isRefused: false };
      };
      await published({ report, runner, place: { show } });
      expect([before, meanwhile]).toEqual([[true], warnOnly ? [0, 9] : [9, 9]]);
      expect(countOf('error') + (runner.failure === null ? 0 : 1)).toBe(warnOnly ? 0 : 10);
      expect(countOf('warning')).toBe(10);
      expect(runner.annotations.at(-1)?.message).toBe(`GitHub gave no answer. ${more}`);
    }
  });
});

describe('GitHub gets', () => {
  interface Waiting extends Pick<CommentPlace, 'waitedMs' | 'cancelledForMs'> {
    /** When the run was to give up, from now. */
    readonly leftMs?: number;
    readonly isCancelled?: boolean;
  }

  /** How long the comment is waited for, in milliseconds. */
  async function waitedFor({ leftMs, isCancelled = false, ...place }: Waiting): Promise<number> {
    const clock = new VirtualClock();
    const startMs = clock.now();
    const cancel = new AbortController();
    if (isCancelled) cancel.abort();
    const show = async (_: unknown, signal: AbortSignal): Promise<Publication> => {
      for (let step = 0; step < 1000 && !signal.aborted; step += 1) clock.advance(50);
      return { kind: 'failed', warning: 'GitHub gave no answer.', isRefused: false };
    };
    const deadlineMs = leftMs === undefined ? null : startMs + leftMs;
    await published({ place: { ...place, show }, clock, cancelled: cancel.signal, deadlineMs });
    return clock.now() - startMs;
  }

  test.each<[string, Waiting, number]>([
    ['27 s of a run that has not waited for it yet', { waitedMs: 0, cancelledForMs: 0 }, 27_000],
    ['what is left of them', { waitedMs: 18_000, cancelledForMs: 0 }, 9000],
    ['next to nothing when they are over', { waitedMs: 26_500, cancelledForMs: 0 }, 500],
    ['as much of a run that has time enough', { waitedMs: 0, cancelledForMs: 0, leftMs: 60_000 }, 27_000],
    ['4.2 s after the deadline', { waitedMs: 0, cancelledForMs: 0, leftMs: 10_000 }, 14_200],
    ['what is left of these', { waitedMs: 0, cancelledForMs: 0, leftMs: -3000 }, 1200],
    ['700 ms when these are over', { waitedMs: 0, cancelledForMs: 0, leftMs: -9000 }, 700],
    ['4.7 s of a run that is cancelled', { waitedMs: 0, cancelledForMs: 0, isCancelled: true }, 4700],
    ['what is left of these', { waitedMs: 0, cancelledForMs: 1200, isCancelled: true }, 3500],
    ['2 s of a run that was cancelled long ago', { waitedMs: 0, cancelledForMs: 4000, isCancelled: true }, 2000],
  ])('%s', async (_, waiting, ms) => {
    expect(await waitedFor(waiting)).toBe(ms);
  });
});

describe('the issue', () => {
  const issueUrl = 'https://github.com/o/r/issues/3';

  test.each<[IssuePublication, readonly string[]]>([
    [{ kind: 'opened', url: issueUrl, warning: null }, [`notice: The issue ${issueUrl} was opened`]],
    [
      { kind: 'opened', url: issueUrl, warning: 'Nobody was assigned.' },
      [`notice: The issue ${issueUrl} was opened`, `warning: Nobody was assigned. ${more}`],
    ],
    [{ kind: 'closed', url: issueUrl, warning: null }, [`notice: The issue ${issueUrl} was closed`]],
    [{ kind: 'left-to-newer-run', url: issueUrl }, [`notice: The issue shows a newer run: ${issueUrl}`]],
    [{ kind: 'failed', warning: 'GitHub gave no answer.' }, [`warning: GitHub gave no answer. ${more}`]],
    [{ kind: 'absent' }, []],
  ])('is told of, and changes no verdict: %j', async (publication, told) => {
    const { mayBeGreen, messages } = await published({ place: null, issue: async () => publication });
    expect([mayBeGreen, messages]).toEqual([true, told]);
  });

  test.each([
    ['passed', null, false, [true]],
    ['failed', 'threshold', false, [false]],
    ['error', 'input', false, [false]],
    ['inconclusive', null, false, [false]],
    ['error', 'cancelled', false, []],
    ['planned', null, false, []],
    ['failed', 'threshold', true, []],
  ] as const)('of a run that is %s (%s, warn-only: %s) is green: %j', async (verdict, cause, warnOnly, asked) => {
    const areGreen: boolean[] = [];
    const issue = async (isGreen: boolean) => {
      areGreen.push(isGreen);
      return await showAbsent();
    };
    await published({ report: createReport({ verdict, cause, warnOnly }), issue });
    expect(areGreen).toEqual(asked);
  });

  test('is left alone by a run that was cancelled', async () => {
    const asked: boolean[] = [];
    const issue = async (isGreen: boolean) => {
      asked.push(isGreen);
      return await showAbsent();
    };
    await published({ issue, cancelled: AbortSignal.abort() });
    expect(asked).toEqual([]);
  });
});
