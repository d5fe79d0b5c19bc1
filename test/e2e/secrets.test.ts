import { describe, test } from 'vitest';
import { Emulator, type Fault } from '../emulators/emulator.ts';
import { canaryInputs, canaryKey, echo, findLeaks } from './canaries.ts';
import { Scene } from './scene.ts';

const inputs = { ...canaryInputs, 'benchmark-ids': '1', thresholds: '80' };
const accounts = [{ key: canaryKey, credits: 1000 }];
const refused = (status: number): Fault => ({ answer: { status, body: { error: echo } } });

/** What the service says back, and where. */
const echoes: readonly {
  readonly what: string;
  readonly job?: Readonly<Record<string, unknown>>;
  readonly fault?: { readonly method: string; readonly path: RegExp; readonly fault: Fault };
  readonly verdict: string;
  /** Its job never ends, so the time must. */
  readonly waits?: true;
}[] = [
  { what: 'nothing, and the run passes', verdict: 'passed' },
  { what: 'names, and the run passes', job: { benchmark_name: echo }, verdict: 'passed' },
  { what: 'the reason of a failed job', job: { status: 'failed', message: echo }, verdict: 'error' },
  {
    what: 'the message of a running job',
    job: { status: 'running', current: 1, total: 5, message: echo },
    verdict: 'error',
    waits: true,
  },
  { what: 'a state that is not known', job: { status: echo }, verdict: 'error', waits: true },
  { what: "another job's id", job: { job_id: echo }, verdict: 'error', waits: true },
  // It is another benchmark than was asked for.
  { what: 'an id of a benchmark', job: { benchmark_id: echo }, verdict: 'error' },
  { what: 'a wrong score', job: { score_pct: echo }, verdict: 'error' },
  {
    what: 'a refused check before paying',
    fault: { method: 'GET', path: /\/me$/, fault: refused(400) },
    verdict: 'error',
  },
  {
    what: 'a missing check before paying',
    fault: { method: 'GET', path: /\/me$/, fault: refused(404) },
    verdict: 'passed',
  },
  { what: 'a refused submit', fault: { method: 'POST', path: /./, fault: refused(400) }, verdict: 'error' },
  { what: 'a refused key', fault: { method: 'POST', path: /./, fault: refused(401) }, verdict: 'error' },
  {
    what: 'a submit that broke',
    fault: { method: 'POST', path: /./, fault: refused(500) },
    verdict: 'error',
    waits: true,
  },
  {
    what: 'a submit answered by a page',
    fault: { method: 'POST', path: /./, fault: { answer: { status: 200, body: `<html>${echo}` } } },
    verdict: 'error',
    waits: true,
  },
  {
    what: 'the ids of jobs and batch',
    fault: {
      method: 'POST',
      path: /./,
      fault: { answer: { status: 202, body: { batch_id: echo, job_ids: [echo], status: 'pending' } } },
    },
    verdict: 'error',
    waits: true,
  },
  {
    what: 'short ids of jobs and batch',
    fault: {
      method: 'POST',
      path: /./,
      fault: { answer: { status: 202, body: { batch_id: canaryKey, job_ids: [canaryKey], status: 'pending' } } },
    },
    verdict: 'error',
    waits: true,
  },
  {
    what: 'a job that cannot be read',
    fault: { method: 'GET', path: /\/jobs\/./, fault: refused(500) },
    verdict: 'error',
    waits: true,
  },
  {
    what: 'a job that may not be read',
    fault: { method: 'GET', path: /\/jobs\/./, fault: refused(403) },
    verdict: 'error',
  },
];

describe.concurrent('no secret is shown anywhere but to the runner, for masking, when the service echoes them all in', () => {
  test.for(echoes)('$what', async ({ job, fault, verdict, waits }, { expect }) => {
    const answer = job === undefined ? {} : { answer: (documented: object) => ({ ...documented, ...job }) };
    await using scene = await Scene.start([{ id: 1, name: job === undefined ? 'medical' : echo, outcome: answer }], {
      accounts,
    });
    if (fault !== undefined) scene.harmstack.fail({ ...fault, times: 1000 });
    const run = await scene.run(waits ? { ...inputs, 'timeout-minutes': '0.08' } : inputs);
    expect(run.outputs).toMatchObject({ verdict });
    expect(findLeaks(run, scene)).toEqual([]);
    expect(run.log).toContain(`::add-mask::${canaryKey.replaceAll('%', '%25')}\n`);
  });
});

describe.concurrent('no secret is shown', () => {
  test.for([
    { what: 'the service key', inputs: { 'service-api-key': `${canaryKey}\nsecond line` } },
    { what: 'the endpoint key', inputs: { 'endpoint-api-key': `${canaryInputs['endpoint-api-key']} and more` } },
    { what: 'a header', inputs: { 'endpoint-headers': `${canaryInputs['endpoint-headers']}\nno colon here` } },
    { what: "the endpoint's URL", inputs: { 'endpoint-url': canaryInputs['endpoint-url'].replace('https', 'ftp') } },
    { what: "the service's URL", inputs: { 'service-url': canaryInputs['endpoint-url'] } },
    { what: 'an input that is none', inputs: { thresholds: 'high' } },
  ])('when $what is invalid', async ({ inputs: invalid }, { expect }) => {
    await using scene = await Scene.start([{ id: 1 }], { accounts });
    const run = await scene.run({ ...inputs, ...invalid });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(findLeaks(run, scene)).toEqual([]);
  });

  test('when the run is cancelled', async ({ expect }) => {
    await using scene = await Scene.start([{ id: 1, name: echo, outcome: { looks: Number.POSITIVE_INFINITY } }], {
      accounts,
    });
    const step = await scene.start(inputs);
    await step.logged(/job done/);
    const run = await step.cancel('SIGINT');
    expect(run.exitCode).toBe(1);
    expect(findLeaks(run, scene)).toEqual([]);
  });

  test('to the host that a redirect names', async ({ expect }) => {
    await using elsewhere = await Emulator.listen(() => ({ status: 200, body: {} }));
    await using scene = await Scene.start([{ id: 1 }], { accounts });
    const answer = { status: 307, headers: { location: `${elsewhere.url}/v0/jobs` } };
    scene.harmstack.fail({ path: /./, times: 1000, fault: { answer } });
    scene.github.fail({ path: /./, times: 1000, fault: { answer } });
    const run = await scene.run({ ...inputs, 'timeout-minutes': '0.08' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(elsewhere.requests).toEqual([]);
  });
});
