import { noteAccessFaults, urlsOf } from './access.ts';
import { comparingOf, type ReadResultsFile, withBaselines } from './baseline.ts';
import { planBatches, withBaselineBatches } from './batches.ts';
import { type ParseSuite, parseBenchmarks } from './benchmarks.ts';
import { capabilities } from './capabilities.ts';
import type { Inputs } from './inputs.ts';
import type { Endpoint, Judging, Plan, PlannedBenchmark, PlanWarning } from './plan.ts';
import { joinWords, type Problems } from './problem.ts';
import { faultOfReach } from './reach.ts';
import { isLikelyFraction } from './threshold.ts';

/** Files that the inputs name. */
interface Files {
  readonly parseSuite: ParseSuite;
  readonly readResultsFile: ReadResultsFile;
}

/**
 * Turns the inputs into what one run will do. Checks everything that can be checked without a request and notes all
 * that is wrong in `problems`; the plan is null when anything is.
 */
export function parsePlan(inputs: Inputs, { parseSuite, readResultsFile }: Files, problems: Problems): Plan | null {
  const benchmarks = withBaselines(parseBenchmarks(inputs, parseSuite, problems), {
    inputs,
    readResultsFile,
    problems,
  });
  noteAccessFaults(inputs, benchmarks, problems);
  noteIdleInputs(inputs, benchmarks, problems);
  noteNoneBlocks(inputs, benchmarks, problems);
  if (needsEndpoint(inputs, benchmarks, problems)) requireEndpoint(inputs, problems);
  noteUnreachableEndpoint(inputs, benchmarks, problems);
  const { 'timeout-minutes': timeoutMinutes, 'poll-interval-seconds': pollIntervalSeconds } = inputs;
  const { 'max-age-minutes': maxAgeMinutes } = inputs;
  const judging = judgingOf(inputs);
  if (problems.found.length > 0 || timeoutMinutes === null || pollIntervalSeconds === null || judging === null)
    return null;
  return {
    benchmarks,
    batches: withBaselineBatches(planBatches(benchmarks, inputs.seed), (index) =>
      runsBaseline(inputs, benchmarks[index]),
    ),
    endpoint: benchmarks.some(callsEndpoint) ? endpointOf(inputs) : null,
    agent: inputs.agent,
    model: inputs.model,
    judging,
    comparing: comparingOf(inputs, benchmarks),
    maxCredits: inputs['max-credits'],
    failFast: inputs['fail-fast'] === true,
    maxAgeMs: maxAgeMinutes === null ? null : maxAgeMinutes * 60_000,
    timeoutMs: timeoutMinutes * 60_000,
    pollIntervalMs: pollIntervalSeconds * 1000,
    warnings: findOddities(inputs, benchmarks),
  };
}

/** Whether a benchmark's baseline is run where the account has too few of its jobs. */
function runsBaseline(
  { 'baseline-endpoint-api-key': key }: Pick<Inputs, 'baseline-endpoint-api-key'>,
  benchmark: PlannedBenchmark | undefined,
): boolean {
  return key !== null && benchmark?.baseline?.kind === 'endpoint';
}

/** A gate that blocks nothing has a setting of its own. */
function noteNoneBlocks({ config }: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  if (benchmarks.length === 0 || benchmarks.some(({ level }) => level === 'block')) return;
  const which =
    config === null ? 'at least one benchmark must be `block`' : 'at least one benchmark must have `level: block`';
  problems.add(config === null ? 'levels' : 'config', `${which}; to block nothing at all, set \`warn-only: true\``);
}

/** The service would take the money before it finds out. */
function noteUnreachableEndpoint(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  const called = ['endpoint-url', 'baseline-endpoint-url'] as const;
  for (const name of called) {
    const url = inputs[name];
    const isCalled = (each: PlannedBenchmark) => name === 'endpoint-url' || runsBaseline(inputs, each);
    const [caller] = benchmarks.filter((each) => each.work.kind === 'submit' && callsEndpoint(each) && isCalled(each));
    if (url === null || caller === undefined) continue;
    const serviceUrl = urlsOf(inputs, { benchmarks }).get(caller.service) ?? null;
    const fault = faultOfReach(url, serviceUrl === null ? null : new URL(serviceUrl));
    if (fault !== null)
      problems.add(
        name,
        `${fault}, and ${capabilities[caller.service].title} calls it from outside; give a public address`,
      );
  }
}

/** What may be meant although it rarely is. */
function findOddities(inputs: Inputs, benchmarks: readonly PlannedBenchmark[]): readonly PlanWarning[] {
  const { 'endpoint-url': url, 'endpoint-provider': provider } = inputs;
  const likelyFractions = [...benchmarks.entries()].flatMap(([index, { thresholdPct, choice }]) =>
    thresholdPct !== null && isLikelyFraction(thresholdPct, choice?.metric ?? null) ? index : [],
  );
  const isCalled = benchmarks.some((each) => each.work.kind === 'submit' && callsEndpoint(each));
  const services = [...new Set(benchmarks.map(({ service }) => service))];
  const isUnused = url !== null && services.length > 0 && !benchmarks.some(callsEndpoint);
  const hasNoPath = isCalled && url !== null && url.pathname === '/' && provider !== null && provider !== 'raw';
  return [
    ...(likelyFractions.length === 0
      ? []
      : [{ code: 'threshold-of-one-percent', benchmarks: likelyFractions } as const]),
    ...(isUnused ? [{ code: 'endpoint-unused', services } as const] : []),
    ...(hasNoPath ? [{ code: 'endpoint-without-path', displayUrl: url.origin + url.pathname, provider } as const] : []),
  ];
}

/** Null when one of its inputs is invalid. */
function judgingOf(inputs: Inputs): Judging | null {
  const { 'judge-by': judgeBy, confidence: confidencePct, 'on-inconclusive': onInconclusive } = inputs;
  if (judgeBy === null || confidencePct === null || onInconclusive === null) return null;
  return { judgeBy, confidencePct, onInconclusive };
}

/** A setting that no service of the run knows would be silently without effect. */
function noteIdleInputs(inputs: Inputs, benchmarks: readonly PlannedBenchmark[], problems: Problems): void {
  if (benchmarks.length === 0) return;
  const { seed, 'max-credits': maxCredits } = inputs;
  const services = [...new Set(benchmarks.map(({ service }) => capabilities[service]))];
  const titles = joinWords(
    services.map(({ title }) => title),
    'and',
  );
  if (seed !== null && !services.some(({ hasSeed }) => hasSeed))
    problems.add('seed', `no service in this run takes a seed (${titles}); leave it out`);
  if (maxCredits !== null && !services.some(({ hasCredits }) => hasCredits))
    problems.add('max-credits', `no service in this run has credits (${titles}); leave it out`);
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

function requireInput(name: string, advice: string, problems: Problems): void {
  if (!problems.has(name)) problems.add(name, `missing. ${advice}`);
}

function requireEndpoint(inputs: Inputs, problems: Problems): void {
  if (inputs['endpoint-url'] === null) {
    requireInput('endpoint-url', "Give the URL of the model's chat completions endpoint", problems);
  }
  if (inputs['endpoint-api-key'] === null) {
    requireInput(
      'endpoint-api-key',
      'Give the key that the benchmark service sends to the endpoint (a secret that is not set arrives empty), or a made-up one, such as `no-key-needed`, where the endpoint has no keys',
      problems,
    );
  }
}

function endpointOf(inputs: Inputs): Endpoint | null {
  const { 'endpoint-url': url, 'endpoint-provider': provider } = inputs;
  if (url === null || provider === null) return null;
  return { displayUrl: url.origin + url.pathname, provider };
}
