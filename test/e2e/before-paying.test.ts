import { describe, test } from 'vitest';
import { expectGolden } from './golden.ts';
import { Scene } from './scene.ts';

const twoBenchmarks = [
  { id: 1, name: 'medical', price: 1 },
  { id: 2, name: 'legal', price: 0.5 },
];

describe.concurrent('before anything is paid', () => {
  test('a dry run shows the plan and its price', async ({ expect }) => {
    await using scene = await Scene.start(twoBenchmarks);
    const run = await scene.run({
      'benchmark-ids': '1 2',
      'benchmark-counts': '25 3',
      thresholds: '80',
      'dry-run': 'true',
    });
    expect(run.exitCode).toBe(0);
    expect(scene.harmstack.paid).toEqual([]);
    await expectGolden(expect, 'planned', { run, comment: scene.comment });
  });

  test.for([
    {
      what: 'the plan costs more than max-credits',
      inputs: { 'max-credits': '4.5' },
      says: '`max-credits` allows 4.5',
    },
    { what: 'the balance does not cover the plan', credits: 4, says: 'the account has 4' },
    { what: 'a benchmark is not offered', inputs: { 'benchmark-ids': '1 9' }, says: 'offers no benchmark 9' },
    { what: 'the key is refused', inputs: { 'service-api-key': 'wrong-key' }, says: 'answered 401' },
    {
      what: 'a dry run finds that the balance is too low',
      inputs: { 'dry-run': 'true' },
      credits: 4,
      says: 'the account has 4',
    },
  ])('the run stops red when $what', async ({ inputs = {}, credits = 1000, says }, { expect }) => {
    await using scene = await Scene.start(twoBenchmarks);
    scene.harmstack.setCredits(credits);
    const run = await scene.run({ 'benchmark-ids': '1 2', 'benchmark-counts': '4 2', thresholds: '80', ...inputs });
    expect(run).toMatchObject({ exitCode: 1, outputs: { verdict: 'error' } });
    expect(run.log).toMatch(new RegExp(`^::error .*${says}`, 'm'));
    expect(scene.harmstack.received('POST', /./)).toEqual([]);
    expect(scene.comment).toContain(says);
    // There is no job that anything could be done about.
    expect(scene.comment).not.toContain('**Next');
  });

  test.for([
    { what: 'missing', fault: { answer: { status: 404, body: { error: 'not found' } } } },
    { what: 'down', fault: { answer: { status: 503, body: 'try later' } } },
  ])('a check that is $what is a warning, and the run goes on', async ({ fault }, { expect }) => {
    await using scene = await Scene.start(twoBenchmarks);
    scene.harmstack.fail({ path: /\/(me|benchmarks)$/, times: 100, fault });
    const run = await scene.run({ 'benchmark-ids': '1 2', thresholds: '80' });
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
    expect(run.log).toMatch(/^::warning .*could not be checked before submitting/m);
  });
});
