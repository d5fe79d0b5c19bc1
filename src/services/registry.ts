import type { ServiceName } from '../plan/plan.ts';
import type { BenchmarkService, ServiceOptions } from './service.ts';

/** Creates one service. */
export type CreateService = (options: ServiceOptions) => BenchmarkService;

/** One line for each service, which is loaded only for a plan that asks it. */
const services: Record<ServiceName, () => Promise<CreateService>> = {
  // The one that is asked unless another is named lies with what every plan needs.
  harmstack: async () => (await import(/* webpackChunkName: "plan" */ './harmstack/harmstack.ts')).createHarmstack,
  runloop: async () => (await import('./runloop/runloop.ts')).createRunloop,
  overmind: async () => (await import('./overmind/overmind.ts')).createOvermind,
};

/** Loads a service by its name. */
export async function loadService(name: ServiceName): Promise<CreateService> {
  return await services[name]();
}
