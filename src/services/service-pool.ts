import { keysOf, urlsOf } from '../plan/access.ts';
import type { Inputs } from '../plan/inputs.ts';
import { type Plan, type Reader, readerKey } from '../plan/plan.ts';
import { createService } from './registry.ts';
import type { BenchmarkService, SecretEndpoint, ServiceOptions } from './service.ts';

/** Gives the service that reads these jobs; the same for every benchmark whose score is chosen alike. */
export type ServiceFor = (reader: Reader) => BenchmarkService;

/** Creates each service that a plan asks once for each score that is judged. */
export function createServicePool(
  plan: Plan,
  inputs: Inputs,
  shared: Pick<ServiceOptions, 'network' | 'redact' | 'endpoint'>,
): ServiceFor {
  const { model } = plan;
  const keys = keysOf(inputs, plan);
  const urls = urlsOf(inputs, plan);
  const created = new Map<string, BenchmarkService>();
  return (reader) => {
    const key = readerKey(reader);
    const known = created.get(key);
    if (known !== undefined) return known;
    const service = createService(reader.service, {
      ...shared,
      baseUrl: urls.get(reader.service) ?? null,
      apiKey: keys.get(reader.service) ?? '',
      model,
      choice: reader.choice ?? null,
    });
    created.set(key, service);
    return service;
  };
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
