import { capabilities } from './capabilities.ts';
import type { Inputs } from './inputs.ts';
import type { PerService } from './per-service.ts';
import type { Plan, PlannedBenchmark, ServiceName } from './plan.ts';
import { joinWords, type Problems } from './problem.ts';

type Access = Pick<Inputs, 'service-api-key' | 'service-url'>;

/** The key of each service that the plan uses. Secret: kept beside the plan. */
export function keysOf(inputs: Access, { benchmarks }: Pick<Plan, 'benchmarks'>): ReadonlyMap<ServiceName, string> {
  return valuesOf(inputs['service-api-key'], servicesOf(benchmarks));
}

/** The base URL of each service that the plan uses, where it is not the public one. */
export function urlsOf(inputs: Access, { benchmarks }: Pick<Plan, 'benchmarks'>): ReadonlyMap<ServiceName, string> {
  return valuesOf(inputs['service-url'], servicesOf(benchmarks));
}

/** Notes what cannot be told apart, or is not there, of the keys and URLs of the services that these benchmarks use. */
export function noteAccessFaults(
  inputs: Access & Pick<Inputs, 'service'>,
  benchmarks: readonly PlannedBenchmark[],
  problems: Problems,
): void {
  const { 'service-api-key': keys, 'service-url': urls } = inputs;
  const services = servicesOf(benchmarks);
  const users = joinWords(services, 'and');
  if (typeof urls === 'string' && services.length > 1) {
    problems.add('service-url', `one URL is given for a suite that uses ${users}; give one \`name=url\` a line`);
  }
  if (keys === null) {
    const meant = services.length === 0 && inputs.service !== null ? [inputs.service] : services;
    if (!problems.has('service-api-key')) problems.add('service-api-key', `missing. ${adviseOnKeys(meant)}`);
    return;
  }
  if (typeof keys === 'string' && services.length > 1) {
    problems.add('service-api-key', `one key is given for a suite that uses ${users}; give one \`name=key\` a line`);
    return;
  }
  const known = valuesOf(keys, services);
  const missing = services.filter((service) => !known.has(service));
  if (missing.length > 0) {
    problems.add(
      'service-api-key',
      `there is no key for ${joinWords(missing, 'and')}; give one \`name=key\` a line. ${adviseOnSources(missing)}`,
    );
  }
}

/** A secret that is not set looks like an input that is not given. */
function adviseOnKeys(services: readonly ServiceName[]): string {
  const owners = services.map((service) => capabilities[service].title);
  const owner = owners.length === 0 ? 'the benchmark service' : joinWords(owners, 'and');
  const place = 'kept as a secret (Settings, Secrets and variables, Actions)';
  const advice = `Give the key of ${owner}, ${place}: one that is not set arrives empty`;
  return services.length === 0 ? advice : `${advice}. ${adviseOnSources(services)}`;
}

function adviseOnSources(services: readonly ServiceName[]): string {
  const pages = services.map((service) => capabilities[service].keysAt);
  return `For a key see ${joinWords(pages, 'and')}`;
}

function servicesOf(benchmarks: readonly PlannedBenchmark[]): readonly ServiceName[] {
  return [...new Set(benchmarks.map(({ service }) => service))];
}

/** A single value is the only service's; of several services it says nothing. */
function valuesOf(values: PerService | null, services: readonly ServiceName[]): ReadonlyMap<ServiceName, string> {
  const [only, ...others] = services;
  if (typeof values === 'string') return new Map(only === undefined || others.length > 0 ? [] : [[only, values]]);
  return new Map([...(values ?? [])].filter(([service]) => services.includes(service)));
}
