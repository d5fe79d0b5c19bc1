// Whole runs of src/gate.ts whose job ids hold the value of a secret.
import { expect, test } from 'vitest';
import { startAttempts, startScene } from '../fixtures/action-scene.ts';

test('a job whose id holds a secret is judged, and its id is shown nowhere', async () => {
  await using scene = await startScene();
  const part = 'a0000000-0000';
  const { isGreen, runner } = await scene.run({ 'endpoint-headers': `X-Team: ${part}` });
  expect([isGreen, scene.harmstack.jobIds[0]?.includes(part)]).toEqual([true, true]);
  expect(runner.outputs.get('job-ids')).toBe('');
  expect(runner.codes).toContain('ids-withheld');
  expect([runner.text, runner.summary, ...scene.comment(), ...runner.files.values()].join('\n')).not.toContain(part);
});

test('a batch whose id holds a secret is left out of the outputs and the results, and the job ids stay', async () => {
  await using scene = await startScene();
  const part = 'b0000000-0000';
  const { isGreen, runner } = await scene.run({ 'endpoint-headers': `X-Team: ${part}` });
  expect([isGreen, runner.outputs.get('batch-id')]).toEqual([true, '']);
  expect(runner.outputs.get('job-ids')).toBe(scene.harmstack.jobIds.join());
  expect(JSON.parse(runner.outputs.get('results') ?? '')).toMatchObject({ batch_ids: [] });
  expect(runner.codes).toContain('ids-withheld');
});

test('its re-run looks for it at the service, and does not pay again', async () => {
  await using scene = await startAttempts();
  const inputs = { 'endpoint-headers': 'X-Team: a0000000-0000' };
  const down = { method: 'GET', path: /jobs\/./, times: Infinity, fault: { answer: { status: 503 } } } as const;
  scene.harmstack.fail(down);
  await scene.attempt({ ...inputs, 'timeout-minutes': '1' });
  scene.harmstack.faults.splice(0);
  const { isGreen } = await scene.attempt(inputs);
  expect([isGreen, scene.harmstack.paid.length]).toEqual([true, 1]);
});

test('a leg of a matrix whose value holds a secret is named without it', async () => {
  await using scene = await startScene();
  const secret = 'team-canary-4711';
  const { isGreen, runner } = await scene.run({
    'endpoint-headers': `X-Team: ${secret}`,
    matrix: JSON.stringify({ team: secret, size: 5 }),
  });
  expect(isGreen).toBe(true);
  const [comment = ''] = scene.comment();
  expect(comment).toMatch(/^<!-- benchmark-gate: [^\n]*size=~5,team=hidden [0-9a-f]{12} -->\n/);
  expect([runner.text, runner.summary, ...scene.comment(), ...runner.files.values()].join('\n')).not.toContain(secret);
});
