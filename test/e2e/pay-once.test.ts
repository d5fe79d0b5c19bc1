import { describe, test } from 'vitest';
import type { Fault } from '../emulators/emulator.ts';
import { Scene } from './scene.ts';

const benchmarks = [{ id: 1 }, { id: 2 }];
const inputs = { 'benchmark-ids': '1 2', 'benchmark-counts': '3', thresholds: '80' };
const submit = { method: 'POST', path: /\/jobs\/batch$/ };

describe.concurrent('a submit that was carried out but whose answer is lost is paid once, and its jobs are judged:', () => {
  const faults: readonly { readonly what: string; readonly fault: Fault }[] = [
    { what: 'the connection is reset', fault: { reset: 'after' } },
    { what: 'the answer is a 500', fault: { rewrite: () => ({ status: 500, body: { error: 'oops' } }) } },
    { what: 'the answer is a web page', fault: { rewrite: () => ({ status: 200, body: '<html>all is well</html>' }) } },
    { what: 'the answer names no jobs', fault: { rewrite: () => ({ status: 202, body: { batch_id: 'b' } }) } },
    { what: 'the answer is cut off', fault: { truncate: 0.5 } },
    {
      what: 'the answer is a redirect',
      fault: { rewrite: () => ({ status: 307, headers: { location: '/v0/jobs' } }) },
    },
  ];
  test.for(faults)('$what', async ({ fault }, { expect }) => {
    await using scene = await Scene.start(benchmarks);
    scene.harmstack.fail({ ...submit, fault });
    const run = await scene.run(inputs);
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'passed', credits: '6' },
    });
    expect(run.outputs['job-ids']?.split(',').toSorted()).toEqual(scene.harmstack.jobIds);
    expect(scene.harmstack.paid).toHaveLength(2);
    expect(run.log).toContain('it is not sent again');
  });
});

describe.concurrent('a submit of which it is not certain what became is red, and is not sent again:', () => {
  const impatient = { ...inputs, 'timeout-minutes': '0.1' };

  test('nothing of it is found', async ({ expect }) => {
    await using scene = await Scene.start(benchmarks);
    scene.harmstack.fail({ ...submit, fault: { reset: 'before' } });
    const run = await scene.run(impatient);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'uncertain-payment' } });
    expect(run.log).toMatch(/^::error .*may or may not have been submitted .*None of its jobs is listed/m);
    expect(scene.harmstack.received('POST', /./)).toHaveLength(1);
  });

  test('the jobs cannot be listed', async ({ expect }) => {
    await using scene = await Scene.start(benchmarks);
    scene.harmstack.fail({ ...submit, fault: { reset: 'after' } });
    scene.harmstack.fail({ method: 'GET', path: /\/jobs$/, times: 1000, fault: { answer: { status: 404 } } });
    const run = await scene.run(impatient);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toMatch(
      /^::error .*may or may not have been submitted .*search for its jobs could not be completed/m,
    );
    expect(scene.harmstack.paid).toHaveLength(2);
  });

  test('another run asked for the same at the same moment', async ({ expect }) => {
    await using scene = await Scene.start(benchmarks);
    const { harmstack } = scene;
    const theirs: string[] = [];
    harmstack.faults.push(({ method }) => {
      if (method !== 'POST') return undefined;
      theirs.push(harmstack.addJob({ benchmarkId: 1, units: 3 }));
      return { reset: 'after' };
    });
    const run = await scene.run(impatient);
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { verdict: 'error', cause: 'uncertain-payment', 'job-ids': '' },
    });
    for (const id of harmstack.jobIds) expect(scene.comment).toContain(id);
    expect(theirs).toHaveLength(1);
    expect(harmstack.paid).toHaveLength(2);
  });
});

describe.concurrent('a submit that did nothing', () => {
  test('is not repeated when it is refused', async ({ expect }) => {
    await using scene = await Scene.start(benchmarks);
    scene.harmstack.fail({ ...submit, fault: { answer: { status: 401, body: { error: 'unauthorized' } } } });
    const run = await scene.run(inputs);
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'key' } });
    expect(run.log).toMatch(/^::error .*was refused by Harmstack: .*answered 401: unauthorized/m);
    expect(scene.harmstack.received('POST', /./)).toHaveLength(1);
    expect(scene.harmstack.paid).toEqual([]);
  });

  test('is sent again when the service was too busy', async ({ expect }) => {
    await using scene = await Scene.start(benchmarks);
    const answer = { status: 429, headers: { 'retry-after': '0' } };
    scene.harmstack.fail({ ...submit, fault: { answer } });
    const run = await scene.run(inputs);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(scene.harmstack.paid).toHaveLength(2);
  });

  test('is red when the service cannot be reached', async ({ expect }) => {
    await using scene = await Scene.start(benchmarks);
    await scene.harmstack.close();
    const run = await scene.run({ ...inputs, 'timeout-minutes': '0.2' });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error', cause: 'service', 'job-ids': '' } });
    expect(run.log).toMatch(/^::error .*Harmstack cannot be reached\. Check `service-url`.* \(GET .*ECONNREFUSED\)/m);
    expect(scene.harmstack.paid).toEqual([]);
  });
});
