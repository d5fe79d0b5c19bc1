import { expect, test } from 'vitest';
import { startHarmstack } from '../emulators/harmstack.ts';
import { startModelEndpoint } from '../emulators/model-endpoint.ts';
import { pullRequestEvent, runAction } from './run-action.ts';
import { startGitHubWithPull } from './scene.ts';

test("scores come from the model's own answers: a good model is green, a worse one on the same commit is red", async () => {
  await using harmstack = await startHarmstack();
  await using model = await startModelEndpoint();
  await using github = await startGitHubWithPull();
  const gate = (attempt: number, quality: number) => {
    model.model.quality = quality;
    return runAction({
      inputs: {
        'service-url': harmstack.baseUrl,
        'service-api-key': harmstack.key,
        'benchmark-ids': '1, 2',
        'benchmark-counts': '12, 6',
        thresholds: '80',
        'endpoint-url': model.urlFor('gemini'),
        'endpoint-api-key': model.key,
        'endpoint-provider': 'gemini',
        'endpoint-headers': 'X-Trace: on',
        'poll-interval-seconds': '1',
        seed: '7',
      },
      event: pullRequestEvent(),
      github,
      env: { GITHUB_RUN_ATTEMPT: `${attempt}` },
    });
  };

  const good = await gate(1, 1);
  const worse = await gate(2, 0.6);

  expect(harmstack.failures).toEqual(new Map());
  expect(good).toMatchObject({ exitCode: 0, outputs: { verdict: 'passed' } });
  expect(JSON.parse(good.resultsFile).benchmarks).toMatchObject([
    { score_pct: 100, passed: 12, scored: 12 },
    { score_pct: 100, passed: 6, scored: 6 },
  ]);
  expect(worse).toMatchObject({ exitCode: 1, outputs: { verdict: 'failed' } });
  expect(model.requests.every(({ headers }) => headers['x-trace'] === 'on')).toBe(true);
});
