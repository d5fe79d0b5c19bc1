import { noteAccessFaults } from './access.ts';
import { planBatches } from './batches.ts';
import { parseBenchmarks } from './benchmarks.ts';
import { capabilities } from './capabilities.ts';
import type { Inputs } from './inputs.ts';
import type { Endpoint, Plan, PlannedBenchmark } from './plan.ts';
import type { Problems } from './problem.ts';
import type { ReadSuiteFile } from './suite/suite.ts';

/**
 * Turns the inputs into what one run will do. Checks everything that can be checked without a request and notes all
 * that is wrong in `problems`; the plan is null when anything is.
 */
export function parsePlan(inputs: Inputs, readSuiteFile: ReadSuiteFile, problems: Problems): Plan | null {
  if (inputs['service-api-key'] === null)
    requireInput('service-api-key', `give the key of the benchmark service${secretHint}`, problems);
  const benchmarks = parseBenchmarks(inputs, readSuiteFile, problems);
  noteAccessFaults(inputs, benchmarks, problems);
  noteIdleInputs(inputs, benchmarks, problems);
  if (needsEndpoint(inputs, benchmarks, problems)) requireEndpoint(inputs, problems);
  const { 'timeout-minutes': timeoutMinutes, 'poll-interval-seconds': pollIntervalSeconds } = inputs;
  const { 'max-age-minutes': maxAgeMinutes } = inputs;
  if (problems.found.length > 0 || timeoutMinutes === null || pollIntervalSeconds === null) return null;
  return {
    benchmarks,
    batches: planBatches(benchmarks, inputs.seed),
    endpoint: benchmarks.some(callsEndpoint) ? endpointOf(inputs) : null,
    agent: inputs.agent,
    model: inputs.model,
    maxCredits: inputs['max-credits'],
    failFast: inputs['fail-fast'] === true,
    maxAgeMs: maxAgeMinutes === null ? null : maxAgeMinutes * 60_000,
    timeoutMs: timeoutMinutes * 60_000,
    pollIntervalMs: pollIntervalSeconds * 1000,
  };
}

/** A setting that no service of the run knows would be silently without effect. */
function noteIdleInputs(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  if (benchmarks.length === 0) return;
  const { seed, 'max-credits': maxCredits } = inputs;
  const services = [...new Set(benchmarks.map(({ service }) => capabilities[service]))];
  const titles = services.map(({ title }) => title).join(', ');
  if (seed !== null && !services.some(({ hasSeed }) => hasSeed))
    problems.add('seed', {
      came: String(seed),
      expected: `no service of this run takes one (${titles}); leave it out`,
    });
  if (maxCredits !== null && !services.some(({ hasCredits }) => hasCredits))
    problems.add('max-credits', {
      came: String(maxCredits),
      expected: `no service of this run has credits (${titles}); leave it out`,
    });
}

function callsEndpoint({ service }: PlannedBenchmark): boolean {
  return capabilities[service].callsEndpoint;
}

/** Whether a service will call the endpoint for jobs of this run. When nothing could be planned, the lists tell what was meant. */
function needsEndpoint(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): boolean {
  if (benchmarks.length > 0) return benchmarks.some((each) => each.work.kind === 'submit' && callsEndpoint(each));
  const { service, 'job-ids': jobIds, config } = inputs;
  return (
    service !== null &&
    capabilities[service].callsEndpoint &&
    jobIds === null &&
    !problems.has('job-ids') &&
    config === null
  );
}

/** A secret that is not set looks like an input that is not given. */
const secretHint = ' (a secret that is not set counts as missing)';

function requireInput(name: string, expected: string, problems: Problems): void {
  if (!problems.has(name)) problems.add(name, { expected: `is missing; ${expected}` });
}

function requireEndpoint(inputs: Inputs, problems: Problems): void {
  if (inputs['endpoint-url'] === null) {
    requireInput('endpoint-url', "give the URL of the model's chat completions endpoint", problems);
  }
  if (inputs['endpoint-api-key'] === null) {
    requireInput(
      'endpoint-api-key',
      `give the key that the benchmark service sends to the endpoint${secretHint}`,
      problems,
    );
  }
}

function endpointOf(inputs: Inputs): Endpoint | null {
  const { 'endpoint-url': url, 'endpoint-provider': provider } = inputs;
  if (url === null || provider === null) return null;
  return { displayUrl: url.origin + url.pathname, provider };
}
