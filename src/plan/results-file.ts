import * as v from 'valibot';
import type { PlannedBenchmark } from './plan.ts';

/** What a results document tells of a benchmark. */
export type FoundResult =
  | {
      readonly code: 'found';
      readonly benchmarkId: string;
      /** In percent, two decimals. */
      readonly scorePct: number;
      readonly passed: number | null;
      readonly scored: number | null;
      /** In percent, one a scenario; null where the score rests on counts. */
      readonly scenarioMeansPct: readonly number[] | null;
      readonly jobIds: readonly string[];
      /** When its run began, in milliseconds since the epoch. */
      readonly createdAtMs: number;
    }
  /** There is no such file, or nothing about it in it, or several things, or no score. */
  | { readonly code: 'no-file' | 'not-listed' | 'listed-twice' | 'without-score' };

const text = v.nullable(v.string());
const count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)));
const pct = v.pipe(v.number(), v.minValue(-100), v.maxValue(100));

/** Of each benchmark only what is used: a later version of this action may write more. */
const Entry = v.object({
  service: v.string(),
  benchmark_id: v.string(),
  name: text,
  score_pct: v.nullable(pct),
  passed: count,
  scored: count,
  scenario_means_pct: v.optional(
    v.nullable(v.pipe(v.array(v.pipe(v.number(), v.minValue(0), v.maxValue(100))), v.minLength(1))),
    null,
  ),
  jobs: v.array(v.object({ job_id: v.string() })),
});

const Document = v.object({
  started_at: v.pipe(
    v.string(),
    v.transform((moment) => Date.parse(moment)),
    v.finite(),
  ),
  benchmarks: v.array(Entry),
});

/** A benchmark of an earlier run, as its document tells of it. */
export interface ResultsEntry extends v.InferOutput<typeof Entry> {
  readonly createdAtMs: number;
}

/** Reads the results document of an earlier run; the fault is in words that follow its name, and quotes nothing of it. */
export function parseResults(
  source: string,
): { readonly entries: readonly ResultsEntry[] } | { readonly fault: string } {
  const content = parseJson(source);
  if (content === undefined) return { fault: 'is not JSON; give the file that the output `results-file` names' };
  const { success, output } = v.safeParse(v.object({ schema: v.unknown() }), content);
  if (!success || typeof output.schema !== 'number')
    return { fault: 'is no results document; give the file that the output `results-file` names' };
  if (output.schema !== 1) return { fault: `has schema ${output.schema}; this version reads schema 1` };
  const document = v.safeParse(Document, content);
  if (!document.success) {
    const [issue] = document.issues;
    return { fault: `is no results document of schema 1: \`${v.getDotPath(issue) ?? 'it'}\` is not as it should be` };
  }
  const { started_at: createdAtMs, benchmarks } = document.output;
  return { entries: benchmarks.map((entry) => ({ ...entry, createdAtMs })) };
}

/** undefined, which JSON cannot say, where it is none. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

interface Wanted extends Pick<PlannedBenchmark, 'service' | 'name'> {
  /** Null where it is not known. */
  readonly id: string | null;
}

/**
 * What the document tells of a benchmark. Several entries of one id are told apart by their names; what is not known by its id is by its
 * name.
 */
export function findResult(entries: readonly ResultsEntry[], { service, id, name }: Wanted): FoundResult {
  const own = entries.filter((entry) => entry.service === service);
  const named = own.filter((entry) => name !== null && entry.name === name);
  const alike = own.filter((entry) => entry.benchmark_id === id);
  const [first, ...others] =
    alike.length === 1 ? alike : named.filter((entry) => alike.length === 0 || alike.includes(entry));
  if (first === undefined) return { code: alike.length > 1 ? 'listed-twice' : 'not-listed' };
  if (others.length > 0) return { code: 'listed-twice' };
  const { benchmark_id: benchmarkId, score_pct: scorePct, passed, scored, createdAtMs } = first;
  if (scorePct === null) return { code: 'without-score' };
  const jobIds = first.jobs.map((job) => job.job_id);
  const scenarioMeansPct = first.scenario_means_pct;
  return { code: 'found', benchmarkId, scorePct, passed, scored, scenarioMeansPct, jobIds, createdAtMs };
}
