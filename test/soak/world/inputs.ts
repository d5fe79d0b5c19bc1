import type { Asked, ServiceName, StoryBenchmark } from '../story/story.ts';
import type { Attempt } from './attempt.ts';
import {
  baselineKey,
  baselineUrlOf,
  canaries,
  endpointKeys,
  endpointUrlOf,
  headerValues,
  models,
  serviceKeys,
} from './canaries.ts';
import { writeWorkspaceFile } from './files.ts';
import type { Services } from './services.ts';

const serviceUrls: Readonly<Record<ServiceName, string>> = {
  harmstack: 'https://harmstack.test/v0',
  runloop: 'https://runloop.test',
  overmind: 'https://overmind.test',
};

const agent = 'claude-code';

/** What an attempt reads as its inputs, by their names; a suite file is written for it where it names one. */
export function createInputs({ run, script, name }: Pick<Attempt, 'run' | 'script' | 'name'>, services: Services) {
  const { asked } = script;
  const { plan, endpoint } = asked;
  const { seed, maxCredits } = plan;
  return {
    ...benchmarkInputs(asked, { name, services }),
    'endpoint-url': endpointUrlOf(asked),
    'endpoint-api-key': endpointKeys[endpoint.apiKey],
    'baseline-endpoint-url': baselineUrlOf(asked) ?? '',
    'baseline-endpoint-api-key': plan.baseline === undefined ? '' : baselineKey,
    // What it comes to is chance: it is told, and changes no verdict.
    'on-regression': plan.baseline === undefined ? 'fail' : 'warn',
    'endpoint-headers': `Authorization: ${headerValues[endpoint.header]}`,
    model: models[endpoint.model],
    seed: seed === null ? '' : String(seed),
    'fail-fast': String(plan.failFast),
    'max-credits': maxCredits === null ? '' : String(maxCredits),
    'timeout-minutes': (plan.timeoutMs / 60_000).toFixed(6),
    'poll-interval-seconds': String(plan.pollIntervalS),
    'dry-run': String(plan.isDryRun),
    'warn-only': String(plan.warnOnly),
    comment: plan.comment,
    'comment-key': asked.commentKey ?? '',
    'pr-number': run.event === 'workflow_dispatch' ? String(run.pull) : '',
    'github-token': canaries.githubToken,
  };
}

interface Naming {
  readonly name: string;
  readonly services: Services;
}

/** What names the benchmarks and where they run: lists for one service, a suite file for several. */
function benchmarkInputs({ plan, keys }: Asked, { name, services }: Naming): Record<string, string> {
  const { benchmarks } = plan;
  const used = [...new Set(benchmarks.map(({ service }) => service))];
  const [service = 'harmstack', ...others] = used;
  const perService = (values: Readonly<Record<ServiceName, string>>) =>
    others.length === 0 ? values[service] : used.map((each) => `${each}=${values[each]}`).join('\n');
  const keysByService = {
    harmstack: serviceKeys.harmstack[keys],
    runloop: serviceKeys.runloop[keys],
    overmind: serviceKeys.overmind[keys],
  };
  const access = { 'service-api-key': perService(keysByService), 'service-url': perService(serviceUrls) };
  if (plan.isSuite || others.length > 0) {
    const entries = benchmarks.map((benchmark) => entryOf(benchmark, services));
    const config = writeWorkspaceFile(`suite-${name.slice(1)}.yml`, JSON.stringify({ benchmarks: entries }));
    return { ...access, config };
  }
  const thresholds = benchmarks.map(({ thresholdPct }) => thresholdPct).join('\n');
  const ids = benchmarks.map(({ id }) => id);
  switch (service) {
    case 'harmstack': {
      const counts = benchmarks.map(countOf).join(' ');
      return { ...access, thresholds, 'benchmark-ids': ids.join(','), 'benchmark-counts': counts };
    }
    case 'runloop':
      return { ...access, service, thresholds, 'benchmark-ids': ids.join(','), agent };
    case 'overmind':
      return { ...access, service, thresholds, 'job-ids': ids.map((id) => services.existingId(id)).join(' ') };
  }
}

function countOf({ units, minUnits }: StoryBenchmark): number | string {
  return minUnits === undefined ? units : `${minUnits}..${units}`;
}

/** An entry of the suite file, which is YAML and so may be JSON. */
function entryOf(benchmark: StoryBenchmark, services: Services): object {
  const { service, id, thresholdPct: threshold } = benchmark;
  switch (service) {
    case 'harmstack':
      return { service, id: Number(id), count: countOf(benchmark), threshold };
    case 'runloop':
      return { service, id, threshold, agents: [{ name: agent }] };
    case 'overmind':
      return { service, 'job-id': services.existingId(id), threshold };
  }
}
