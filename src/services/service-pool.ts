import { keysOf, urlsOf } from '../plan/access.ts';
import type { Inputs } from '../plan/inputs.ts';
import { type Plan, type Reader, readerKey } from '../plan/plan.ts';
import { redactStart } from '../redact.ts';
import { loadService } from './registry.ts';
import type { BenchmarkService, SecretEndpoint, ServiceOptions } from './service.ts';

/** Gives the service that reads these jobs; the same for every benchmark whose score is chosen alike. */
export type ServiceFor = (reader: Reader) => BenchmarkService;

/** Loads the services that a plan asks, and creates each once for each score that is judged. */
export async function createServicePool(
  plan: Plan,
  inputs: Inputs,
  {
    baselineEndpoint,
    ...shared
  }: Pick<ServiceOptions, 'network' | 'redact' | 'endpoint'> & {
    /** What the jobs of baselines are run against; null where none is run. */
    readonly baselineEndpoint: SecretEndpoint | null;
  },
): Promise<ServiceFor> {
  const { model } = plan;
  const keys = keysOf(inputs, plan);
  const urls = urlsOf(inputs, plan);
  const names = new Set([...plan.benchmarks, ...plan.batches].map(({ service }) => service));
  const loaded = await Promise.all([...names].map(async (name) => [name, await loadService(name)] as const));
  const creators = new Map(loaded);
  const created = new Map<string, BenchmarkService>();
  // The one way of every text that a service tells.
  const redact = redactStart(shared.redact);
  return (reader) => {
    const key = readerKey(reader);
    const known = created.get(key);
    if (known !== undefined) return known;
    const create = creators.get(reader.service);
    if (create === undefined) throw new Error(`no benchmark of the plan is run by ${reader.service}`);
    const service = create({
      ...shared,
      redact,
      endpoint: reader.role === 'baseline' ? baselineEndpoint : shared.endpoint,
      baseUrl: urls.get(reader.service) ?? null,
      apiKey: keys.get(reader.service) ?? '',
      model,
      choice: reader.choice ?? null,
    });
    created.set(key, service);
    return service;
  };
}

/**
 * The endpoint that baselines are run against, with its secrets; null where none is run. No header goes to another origin than it was given
 * for.
 */
export function baselineEndpointOf(inputs: Inputs, { endpoint }: Plan): SecretEndpoint | null {
  const { 'baseline-endpoint-url': url, 'baseline-endpoint-api-key': apiKey, 'endpoint-url': own } = inputs;
  if (url === null || apiKey === null || endpoint === null) return null;
  const headers = url.origin === own?.origin ? (inputs['endpoint-headers'] ?? []) : [];
  return { url: url.href, apiKey, headers, provider: endpoint.provider };
}

/** The model endpoint with its secrets; null where no service calls one. */
export function endpointOf(inputs: Inputs, { endpoint }: Plan): SecretEndpoint | null {
  return (
    endpoint && {
      url: inputs['endpoint-url']?.href ?? endpoint.displayUrl,
      apiKey: inputs['endpoint-api-key'] ?? '',
      headers: inputs['endpoint-headers'] ?? [],
      provider: endpoint.provider,
    }
  );
}
