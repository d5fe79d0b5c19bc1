import type { ServiceName } from '../plan/plan.ts';
import type { BenchmarkService, Job } from '../services/service.ts';
import type { ServiceFor } from '../services/service-pool.ts';

/**
 * Every job that any list has shown to this run: what one list has shown is known, though those after it fail or say otherwise.
 */
export class ShownJobs {
  readonly #jobs = new Map<ServiceName, Map<string, Job>>();

  /** The jobs of a service, each in every version that lists gave of what it is known by. */
  of(service: ServiceName): readonly Job[] {
    return [...(this.#jobs.get(service)?.values() ?? [])];
  }

  /** The same services, with a note of what their lists show. */
  watch(serviceFor: ServiceFor): ServiceFor {
    const watched = new WeakMap<BenchmarkService, BenchmarkService>();
    return (reader) => {
      const service = serviceFor(reader);
      const known = watched.get(service);
      if (known !== undefined) return known;
      const created = watchLists(service, (jobs) => this.#note(reader.service, jobs));
      watched.set(service, created);
      return created;
    };
  }

  #note(service: ServiceName, jobs: readonly Job[]): void {
    const known = this.#jobs.get(service) ?? new Map<string, Job>();
    for (const job of jobs) known.set(versionOf(job), job);
    this.#jobs.set(service, known);
  }
}

/** What a job's kinship is told by, as one list gave it. */
function versionOf({ id, benchmarkId, endpointUrl, createdAt, units, label }: Job): string {
  return JSON.stringify([id, benchmarkId, endpointUrl, createdAt, units, label]);
}

function watchLists(service: BenchmarkService, note: (jobs: readonly Job[]) => void): BenchmarkService {
  const recent = service.recent?.bind(service);
  const completed = service.completed?.bind(service);
  const sweep = service.sweep?.bind(service);
  return {
    ...service,
    async preflight(benchmarks, signal) {
      const answer = await service.preflight(benchmarks, signal);
      note(answer.jobs ?? []);
      return answer;
    },
    ...(recent && {
      async recent({ onJobs, ...asked }, signal) {
        const onEach = (jobs: readonly Job[]) => {
          note(jobs);
          onJobs?.(jobs);
        };
        const answer = await recent({ ...asked, onJobs: onEach }, signal);
        note(answer.jobs);
        return answer;
      },
    }),
    ...(sweep && {
      sweep: (jobs, signal) => sweep(jobs, signal, note),
    }),
    ...(completed && {
      async completed(asked, signal) {
        const answer = await completed(asked, signal);
        note(answer.jobs);
        return answer;
      },
    }),
  };
}
