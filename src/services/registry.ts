import type { ServiceName } from '../plan/plan.ts';
import { createHarmstack } from './harmstack/harmstack.ts';
import { createOvermind } from './overmind/overmind.ts';
import { createRunloop } from './runloop/runloop.ts';
import type { BenchmarkService, ServiceOptions } from './service.ts';

/** One line for each service. */
const services: Record<ServiceName, (options: ServiceOptions) => BenchmarkService> = {
  harmstack: createHarmstack,
  runloop: createRunloop,
  overmind: createOvermind,
};

/** Creates a service by its name. */
export function createService(name: ServiceName, options: ServiceOptions): BenchmarkService {
  return services[name](options);
}
