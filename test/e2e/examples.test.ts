import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'vitest';
import { startOvermind } from '../emulators/overmind.ts';
import { startRunloop } from '../emulators/runloop.ts';
import { type Contexts, type GateStep, readExample, readGateSteps, startingJobs } from './example-workflow.ts';
import { startPrivateNetwork } from './private-network.ts';
import { type ActionRun, headSha, pullRequestEvent } from './run-action.ts';
import { Scene } from './scene.ts';

const examples = new URL('../../docs/examples/', import.meta.url);
const files = (await readdir(examples)).filter((name) => name.endsWith('.yml'));

/** GitHub and three services, all of whose benchmarks pass unless the scores are others. */
async function startWorld({ passed = 10 }: { readonly passed?: number } = {}) {
  const benchmarks = [1, 2, 3].map((id) => ({
    id,
    outcome: ({ units }: { units: number }) => ({ looks: 0, scored: units, passed: Math.min(units, passed) }),
  }));
  const [scene, runloop, overmind] = await Promise.all([Scene.start(benchmarks), startRunloop(), startOvermind()]);
  runloop.define('bmd_123', { results: [1, 1, 0, 1, 1] });
  const project = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
  const tuned = { bestScore: 90, iterations: [{ avg_score: 90 }] };
  overmind.addJob({ promptSlug: 'refunds', project, ...tuned }, { steps: 10 });
  overmind.addJob({ promptSlug: 'triage', project: 'agents-v2', ...tuned }, { steps: 10 });
  overmind.addJob({ jobType: 'judge_scoring', iterations: [{ avg_score: 0.95, status: 'keep' }] }, { steps: 10 });
  return {
    scene,
    runloop,
    overmind,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([scene[Symbol.asyncDispose](), runloop.close(), overmind.close()]);
    },
  };
}
type World = Awaited<ReturnType<typeof startWorld>>;

interface Given {
  readonly event?: { readonly name: string; readonly payload: unknown };
  readonly actor?: string;
  /** Beside `github` and `secrets`. */
  readonly contexts?: Contexts;
  readonly workspace?: Readonly<Record<string, string>>;
}

/** Runs every gate of an example, one after the other, in the emulators' world: only where the services are is added. */
async function runExample(file: string, world: World, given: Given = {}): Promise<readonly ActionRun[]> {
  const { name } = await readExample(file);
  const event = given.event ?? pullRequestEvent();
  const steps = await readGateSteps(file, contextsOf(world, { ...given, event }));
  const runs: ActionRun[] = [];
  for (const step of steps) runs.push(await runStep(step, { world, event, workflow: name, given }));
  return runs;
}

function contextsOf({ scene, runloop, overmind }: World, { event, actor = 'octocat', contexts }: Given): Contexts {
  return {
    github: { event_name: event?.name, event: event?.payload, actor, repository: 'octo-org/octo-repo' },
    secrets: {
      HARMSTACK_API_KEY: scene.harmstack.key,
      RUNLOOP_API_KEY: runloop.key,
      OVERMIND_API_KEY: overmind.key,
      MODEL_API_KEY: 'model-key-1234',
      PREVIEW_API_KEY: 'preview-key-1234',
      OPENAI_API_KEY: 'openai-key-1234',
    },
    ...contexts,
  };
}

interface StepWorld {
  readonly world: World;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly workflow: string;
  readonly given: Given;
}

async function runStep(step: GateStep, { world, event, workflow, given }: StepWorld): Promise<ActionRun> {
  const { scene, runloop, overmind } = world;
  const url = `harmstack=${scene.harmstack.baseUrl}\nrunloop=${runloop.baseUrl}\novermind=${overmind.baseUrl}`;
  // The scene's own inputs name a model, which no example has to.
  const none = { 'endpoint-url': '', 'endpoint-api-key': '', 'poll-interval-seconds': '20' };
  return await scene.run(
    { ...none, ...step.inputs, 'service-url': url },
    {
      event,
      matrix: step.matrix,
      env: { GITHUB_WORKFLOW: workflow, GITHUB_JOB: step.job, ...step.env },
      workspace: given.workspace ?? {},
    },
  );
}

async function suite(name: string): Promise<string> {
  return await readFile(new URL(`suites/${name}.yml`, examples), 'utf8');
}

const verdictsOf = (runs: readonly ActionRun[]) => runs.map(({ exitCode, outputs }) => [exitCode, outputs.verdict]);
const passed = [0, 'passed'];
const comparing = [
  'pull-request-against-production.yml',
  'nightly-on-production.yml',
  'keep-and-compare-results.yml',
] as const;

describe.concurrent('as it stands in the documents and with services that pass it, green is', () => {
  const nightly = { event: { name: 'schedule', payload: { schedule: '17 3 * * 1-5' } } };
  const deployed = {
    contexts: { steps: { deploy: { outputs: { url: 'https://p1.example.com/v1/chat/completions' } } } },
  };
  const changed = { contexts: { needs: { changes: { outputs: { assistants: '["shop", "travel"]' } } } } };
  /** What an example needs to know beside its event, and how often it runs the gate where that is not once. */
  const cases: Readonly<Record<string, Given & { readonly gates?: number }>> = {
    'forks-preview.yml': { gates: 0 },
    'forks-gate.yml': { event: workflowRun() },
    'models-in-a-matrix.yml': { gates: 2 },
    'monorepo.yml': { ...changed, gates: 2 },
    'nightly.yml': nightly,
    'required-check.yml': deployed,
    'merge-queue.yml': { event: { name: 'merge_group', payload: mergeGroup() } },
    'later-job.yml': { contexts: { needs: { gate: { outputs: { cause: '' } } } } },
  };

  const suites: Readonly<Record<string, string>> = {
    'several-services.yml': 'several-services',
    'overmind-jobs.yml': 'overmind',
  };
  // These have a test of their own below.
  const apart = ['existing-jobs.yml', 'self-hosted-proxy.yml', 'dry-run.yml', ...comparing];

  test.for(files.filter((file) => !apart.includes(file)))('%s', async (file, { expect }) => {
    await using world = await startWorld();
    const { gates = 1, ...given } = cases[file] ?? {};
    const harmstack = await suite('harmstack');
    const workspace = {
      'benchmarks.yml': await suite(suites[file] ?? 'harmstack'),
      'assistants/shop/benchmarks.yml': harmstack,
      'assistants/travel/benchmarks.yml': harmstack,
    };
    const runs = await runExample(file, world, { workspace, ...given });
    expect(runs.flatMap(({ log }) => log.match(/^::(error|warning).*$/gm) ?? [])).toEqual([]);
    expect(verdictsOf(runs)).toEqual(Array.from({ length: gates }, () => passed));
    const onPull = file === 'nightly.yml' ? 0 : gates;
    expect(world.scene.github.store.commentsOf(7)).toHaveLength(onPull);
  });
});

describe.concurrent('what an example promises', () => {
  test('a dry run shows the plan, is green and pays nothing', async ({ expect }) => {
    await using world = await startWorld();
    const runs = await runExample('dry-run.yml', world);
    expect(verdictsOf(runs)).toEqual([[0, 'planned']]);
    expect(world.scene.harmstack.paid).toEqual([]);
  });

  test('jobs that exist are judged by hand, with a comment on the pull request that was named', async ({ expect }) => {
    await using world = await startWorld();
    const inputs = { 'job-ids': world.scene.harmstack.addJob({ benchmarkId: 1 }), 'pr-number': '7' };
    const event = { name: 'workflow_dispatch', payload: { inputs } };
    const runs = await runExample('existing-jobs.yml', world, { event, contexts: { inputs } });
    expect(verdictsOf(runs)).toEqual([passed]);
    expect(world.scene.harmstack.paid).toEqual([]);
    expect(world.scene.comment).toContain('passed');
  });

  test("a runner in a company's network reaches the public service through its proxy, and trusts its CA", async ({
    expect,
  }) => {
    await using world = await startWorld();
    const { scene } = world;
    await using network = await startPrivateNetwork('api.harmstack.com', Number(new URL(scene.harmstack.baseUrl).port));
    const [step] = await readGateSteps('self-hosted-proxy.yml', contextsOf(world, { event: pullRequestEvent() }));
    expect(step?.env).toEqual({
      HTTPS_PROXY: 'http://proxy.example.internal:3128',
      NO_PROXY: '.example.internal',
      NODE_EXTRA_CA_CERTS: '/etc/ssl/certs/example-ca.pem',
    });
    const own = { HTTPS_PROXY: network.proxyUrl, NODE_EXTRA_CA_CERTS: network.caFile };
    const inputs = { ...step?.inputs, 'service-url': '' };
    const run = await scene.run(inputs, { env: { ...step?.env, ...own } });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(new Set(network.asked)).toEqual(new Set(['api.harmstack.com:443']));
    const silent = await scene.run({ ...inputs, comment: 'never' }, { env: own });
    expect(silent).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    const untrusted = await scene.run(inputs, { env: { ...own, NODE_EXTRA_CA_CERTS: undefined } });
    expect(untrusted).toMatchObject({ exitCode: 1, outputs: { cause: 'service' } });
  });

  test('on GitHub Enterprise Server the comment is written through its own API', async ({ expect }) => {
    await using world = await startWorld();
    const [step] = await readGateSteps('enterprise-server.yml', contextsOf(world, { event: pullRequestEvent() }));
    const env = { GITHUB_SERVER_URL: 'https://github.example.com' };
    const run = await world.scene.run({ ...step?.inputs, 'service-url': world.scene.harmstack.baseUrl }, { env });
    expect(run.exitCode).toBe(0);
    expect(world.scene.comment).toContain('(https://github.example.com/octo-org/octo-repo/actions/runs/1001');
  });

  test('the nightly run opens its issue when a score is too low', async ({ expect }) => {
    await using world = await startWorld({ passed: 0 });
    world.scene.github.store.allowIssues('gh-token-of-the-run', 'write');
    const runs = await runExample('nightly.yml', world, { event: { name: 'schedule', payload: {} } });
    expect(verdictsOf(runs)).toEqual([[1, 'failed']]);
    expect(world.scene.github.store.issues.all).toMatchObject([{ state: 'open', labels: ['benchmarks'] }]);
  });

  test('each model of the matrix keeps a comment of its own', async ({ expect }) => {
    await using world = await startWorld({ passed: 0 });
    const runs = await runExample('models-in-a-matrix.yml', world);
    expect(verdictsOf(runs)).toEqual([
      [1, 'failed'],
      [1, 'failed'],
    ]);
    const comments = world.scene.github.store.commentsOf(7).map(({ body }) => body);
    expect(comments).toEqual([
      expect.stringContaining('Benchmark gate for shop-assistant-small: failed'),
      expect.stringContaining('Benchmark gate for shop-assistant-large: failed'),
    ]);
  });

  test.for([
    ['threshold', ['gate', 'tell-the-model-team']],
    ['service', ['gate', 'tell-the-operators']],
    ['', ['gate']],
  ] as const)('for the cause "%s" the jobs %j run', async ([cause, jobs], { expect }) => {
    expect(await startingJobs('later-job.yml', { needs: { gate: { outputs: { cause } } } })).toEqual(jobs);
  });

  test('a pull request from a fork is skipped and judged in the merge queue', async ({ expect }) => {
    const github = { repository: 'octo-org/octo-repo' };
    const own = { pull_request: { head: { sha: headSha, repo: { full_name: 'octo-org/octo-repo' } } } };
    const fork = { pull_request: { head: { sha: headSha, repo: { full_name: 'mallory/octo-repo' } } } };
    const jobsOf = (event: object) => startingJobs('merge-queue.yml', { github: { ...github, ...event } });
    expect(await jobsOf({ event_name: 'pull_request', event: own })).toEqual(['gate']);
    expect(await jobsOf({ event_name: 'pull_request', event: fork })).toEqual([]);
    expect(await jobsOf({ event_name: 'merge_group', event: mergeGroup() })).toEqual(['gate']);
  });

  test('nothing is gated for a preview that could not be built', async ({ expect }) => {
    const { payload } = workflowRun('failure');
    expect(await startingJobs('forks-gate.yml', { github: { event: payload } })).toEqual([]);
  });

  test.for([
    ['a push', pullRequestEvent(), '3', '6'],
    ['the merge queue', { name: 'merge_group', payload: mergeGroup() }, '10..50', '100'],
  ] as const)('%s pays for as many units as it needs', async ([_what, event, counts, credits], { expect }) => {
    await using world = await startWorld();
    const [step] = await readGateSteps('cost-control.yml', contextsOf(world, { event }));
    expect(step?.inputs).toMatchObject({ 'benchmark-counts': counts, 'max-credits': credits });
  });

  test('Dependabot pays for fewer units', async ({ expect }) => {
    await using world = await startWorld();
    await runExample('dependabot.yml', world, { actor: 'dependabot[bot]' });
    expect(world.scene.harmstack.paid.map(({ units }) => units)).toEqual([3, 3]);
  });
});

const baselinesOf = (runs: readonly ActionRun[]): readonly unknown[] =>
  runs.flatMap(({ resultsFile }) => JSON.parse(resultsFile).benchmarks).map(({ baseline }) => baseline?.source ?? null);

describe.concurrent('compared with before', () => {
  const production = 'https://model.example.com/v1/chat/completions';
  const [onPull, nightly, kept] = comparing;

  test('a pull request runs production as well when the account has no jobs of it, and then no more', async ({
    expect,
  }) => {
    await using world = await startWorld();
    const { harmstack } = world.scene;
    const first = await runExample(onPull, world, { event: ownPull() });
    expect([verdictsOf(first), baselinesOf(first)]).toEqual([[passed], ['run', 'run']]);
    expect(harmstack.paid.filter(({ endpointUrl }) => endpointUrl === production)).toHaveLength(10);
    age(world);
    const second = await runExample(onPull, world, { event: ownPull() });
    expect([verdictsOf(second), baselinesOf(second)]).toEqual([[passed], ['endpoint', 'endpoint']]);
    expect(harmstack.paid).toHaveLength(30);
  });

  test('production every night is compared with the night before', async ({ expect }) => {
    await using world = await startWorld();
    world.scene.github.store.allowIssues('gh-token-of-the-run', 'write');
    const event = { name: 'schedule', payload: { schedule: '17 3 * * *' } };
    const first = await runExample(nightly, world, { event });
    expect([verdictsOf(first), baselinesOf(first)]).toEqual([[passed], [null, null, null]]);
    age(world);
    const second = await runExample(nightly, world, { event });
    expect([verdictsOf(second), baselinesOf(second)]).toEqual([[passed], ['endpoint', 'endpoint', 'endpoint']]);
    expect(second[0]?.summary).toContain('Recent results against this endpoint');
    expect(world.scene.github.store.issues.all).toEqual([]);
  });

  test('a pull request is red when it is worse than what main has kept', async ({ expect }) => {
    await using world = await startWorld();
    const contexts = { runner: { temp: '.' } };
    const push = { name: 'push', payload: {} };
    const [main] = await runExample(kept, world, { event: push, contexts });
    expect(main).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    await using worse = await startWorld({ passed: 7 });
    // Every account of the emulator begins with the same ids.
    const results = (main?.resultsFile ?? '').replaceAll(/"job_id":\s*"/g, '"job_id": "earlier-');
    const runs = await runExample(kept, worse, {
      event: ownPull(),
      contexts,
      workspace: { 'main/results.json': results },
    });
    expect(runs).toMatchObject([{ exitCode: 1, outputs: { verdict: 'failed', cause: 'regression' } }]);
    expect(baselinesOf(runs)).toEqual(['results', 'results']);
  });
});

/** What has run so far was an hour ago. */
function age({ scene: { harmstack } }: World): void {
  const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
  for (const id of harmstack.jobIds) harmstack.setJob(id, { created_at: hourAgo });
}

/** A pull request of the repository itself. */
function ownPull() {
  const repo = { full_name: 'octo-org/octo-repo' };
  return { name: 'pull_request', payload: { pull_request: { number: 7, head: { sha: headSha, repo } } } };
}

function workflowRun(conclusion = 'success') {
  const run = { event: 'pull_request', conclusion, head_sha: headSha, pull_requests: [{ number: 7 }] };
  return { name: 'workflow_run', payload: { action: 'completed', workflow_run: run } };
}

function mergeGroup() {
  return { merge_group: { head_sha: 'c'.repeat(40), head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${headSha}` } };
}
