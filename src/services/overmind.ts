import type { BenchmarkService, ServiceOptions } from './service.ts';

export function createOvermind(options: ServiceOptions): BenchmarkService {
  throw new Error(`not there yet: ${options.baseUrl}`);
}
