import * as v from 'valibot';
import type { Crew } from './crew.ts';
import type { SabotageName } from './sabotages.ts';
import type { WorldName } from './story/story.ts';
import { Tally } from './tally.ts';
import { FoundSchema, type Report, ReportSchema } from './task.ts';

interface Stories {
  readonly seed: string;
  readonly world: WorldName;
  readonly runs: number;
}

interface SoakOptions extends Stories {
  /** How the action is spoiled; null when it is not. */
  readonly sabotage: SabotageName | null;
}

/** Tells the first `runs` stories of a seed. The figures do not depend on how many threads share them. */
export async function runSoak(
  crew: Crew,
  options: SoakOptions,
): Promise<Pick<Report, 'failures'> & { readonly tally: Tally }> {
  const shares = Array.from({ length: crew.size }, (_, first) => first);
  const results = await Promise.all(
    shares.map((first) => crew.do({ kind: 'tell', ...options, first, step: crew.size })),
  );
  const reports = results.map((result) => v.parse(ReportSchema, result));
  const tally = new Tally();
  for (const report of reports) tally.merge(report);
  return { tally, failures: reports.flatMap(({ failures }) => failures).toSorted((a, b) => a.nth - b.nth) };
}

/** The first of these stories that shows what a sabotage breaks, and does not show it without; null when none does. */
export async function seekSabotage(
  crew: Crew,
  options: Stories & { readonly sabotage: SabotageName },
): Promise<number | null> {
  return v.parse(FoundSchema, await crew.do({ kind: 'seek', ...options })).shownBy;
}
