import type { Redact } from '../plan/secrets.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';

/** Takes the secrets out of every text that a benchmark or its jobs show. */
export function redactBenchmark(
  judged: JudgedBenchmark,
  { redact, redactId }: { readonly redact: Redact; readonly redactId: Redact },
): JudgedBenchmark {
  const { benchmark, name, reason, jobs } = judged;
  const text = (value: string | null) => (value === null ? null : redact(value));
  return {
    ...judged,
    benchmark: { ...benchmark, id: redactId(benchmark.id), name: text(benchmark.name) },
    name: text(name),
    reason: text(reason),
    jobs: jobs.map((job) => ({
      ...job,
      id: redactId(job.id),
      reason: text(job.reason),
      progress: job.progress && { ...job.progress, message: text(job.progress.message) },
      details: job.details.map((detail) => ({ ...detail, name: redact(detail.name), note: text(detail.note) })),
    })),
  };
}
