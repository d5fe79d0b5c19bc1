import type { Endpoint, ServiceName } from '../plan/plan.ts';
import type { Redact, Secrets } from '../plan/secrets.ts';
import { createHarmstack, harmstackUrl } from './harmstack.ts';
import { createHttpClient, type Network } from './http.ts';
import type { BenchmarkService } from './service.ts';

/** What a service is built from. Secrets reach a service here and nowhere else. */
export interface ServiceOptions {
  readonly network: Network;
  readonly secrets: Secrets;
  readonly redact: Redact;
  /** Base URLs that replace the public ones, by service. */
  readonly urls: ReadonlyMap<string, string>;
  readonly endpoint: Endpoint | null;
  readonly model: string | null;
}

/** One line for each service. */
const services: Record<ServiceName, (options: ServiceOptions) => BenchmarkService> = {
  harmstack: (options) =>
    createHarmstack({
      http: createHttpClient({
        network: options.network,
        baseUrl: options.urls.get('harmstack') ?? harmstackUrl,
        headers: { authorization: `Bearer ${options.secrets.serviceApiKeys.get('harmstack')}` },
        redact: options.redact,
      }),
      redact: options.redact,
      endpoint: options.endpoint && {
        url: options.secrets.endpointUrl ?? options.endpoint.displayUrl,
        apiKey: options.secrets.endpointApiKey ?? '',
        headers: options.secrets.endpointHeaders,
        provider: options.endpoint.provider,
        model: options.model,
      },
    }),
};

export function createService(name: ServiceName, options: ServiceOptions): BenchmarkService {
  return services[name](options);
}
