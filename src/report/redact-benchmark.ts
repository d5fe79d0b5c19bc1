import type { Work } from '../plan/plan.ts';
import type { Redact } from '../redact.ts';
import { redactTexts } from '../services/redact-texts.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';

/** In characters: a service may write megabytes. Programs that read the results need no more than people do. */
const maxTextLength = 2000;

/** Takes the secrets out of every text that a benchmark or its jobs show, and cuts it to a length. */
export function redactBenchmark(
  judged: JudgedBenchmark,
  { redact, redactId }: { readonly redact: Redact; readonly redactId: Redact },
): JudgedBenchmark {
  const { benchmark, name, reason, unscored, comparison, warnings, jobs } = judged;
  // First whole: half a secret would not be found.
  const shown = (value: string) => cut(redact(value));
  const text = (value: string | null) => (value === null ? null : shown(value));
  return {
    ...judged,
    benchmark: {
      ...benchmark,
      id: redactId(benchmark.id),
      name: text(benchmark.name),
      work: redactWork(benchmark.work, { shown, redactId }),
      ...(benchmark.choice && { choice: { ...benchmark.choice, agent: text(benchmark.choice.agent) } }),
      ...(benchmark.baseline && { baseline: redactTexts(benchmark.baseline, shown) }),
    },
    name: text(name),
    unscored: unscored && {
      ...unscored,
      reasons: unscored.reasons.map((each) => ({ ...each, reason: shown(each.reason) })),
    },
    comparison: comparison && {
      ...comparison,
      notCompared: comparison.notCompared && redactTexts(comparison.notCompared, shown),
      baseline: comparison.baseline && {
        ...comparison.baseline,
        jobIds: comparison.baseline.jobIds.map((id) => redactId(id)),
      },
    },
    reason: reason && redactTexts(reason, shown),
    warnings: warnings.map((warning) => redactTexts(warning, shown)),
    jobs: jobs.map((job) => ({
      ...job,
      id: redactId(job.id),
      reason: job.reason && redactTexts(job.reason, shown),
      progress: job.progress && { ...job.progress, message: text(job.progress.message) },
      details: job.details.map((detail) => ({ ...detail, name: shown(detail.name), note: text(detail.note) })),
    })),
  };
}

function redactWork(work: Work, { shown, redactId }: { readonly shown: Redact; readonly redactId: Redact }): Work {
  switch (work.kind) {
    case 'existing':
      return { ...work, jobId: redactId(work.jobId) };
    case 'newest':
      return { ...work, query: redactTexts(work.query, shown) };
    case 'submit': {
      const { run } = work;
      if (run === undefined) return work;
      const agents = run.agents.map((agent) => ({
        ...agent,
        name: shown(agent.name),
        model: agent.model === null ? null : shown(agent.model),
      }));
      return { ...work, run: { ...run, agents } };
    }
  }
}

function cut(text: string): string {
  return text.length <= maxTextLength
    ? text
    : `${text.slice(0, maxTextLength - 1).replace(/[\u{D800}-\u{DBFF}]$/u, '')}…`;
}
