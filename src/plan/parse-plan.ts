import { planBatches } from './batches.ts';
import { parseBenchmarks, type ReadSuiteFile } from './benchmarks.ts';
import type { Inputs } from './inputs.ts';
import type { Endpoint, Plan } from './plan.ts';
import type { Problems } from './problem.ts';

/**
 * Turns the inputs into what one run will do. Checks everything that can be checked without a request and notes all
 * that is wrong in `problems`; the plan is null when anything is.
 */
export function parsePlan(inputs: Inputs, readSuiteFile: ReadSuiteFile, problems: Problems): Plan | null {
  if (inputs['service-api-key'] === null)
    requireInput('service-api-key', `give the key of the benchmark service${secretHint}`, problems);
  const benchmarks = parseBenchmarks(inputs, readSuiteFile, problems);
  const submits = inputs['job-ids'] === null && !problems.has('job-ids');
  if (submits) requireEndpoint(inputs, problems);
  const { 'timeout-minutes': timeoutMinutes, 'poll-interval-seconds': pollIntervalSeconds } = inputs;
  if (problems.found.length > 0 || timeoutMinutes === null || pollIntervalSeconds === null) return null;
  return {
    benchmarks,
    batches: planBatches(benchmarks, inputs.seed),
    endpoint: submits ? endpointOf(inputs) : null,
    agent: null,
    model: inputs.model,
    maxCredits: inputs['max-credits'],
    failFast: inputs['fail-fast'] === true,
    maxAgeMs: null,
    timeoutMs: timeoutMinutes * 60_000,
    pollIntervalMs: pollIntervalSeconds * 1000,
  };
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
