import type { BenchmarkService, ServiceOptions } from './service.ts';

export function createRunloop(options: ServiceOptions): BenchmarkService {
  throw new Error(`not there yet: ${options.baseUrl}`);
}
