/** What units can show, and how a benchmark in rounds is decided: full sentences without what comes from outside. */
import { capabilities } from '../plan/capabilities.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { DecisionPoint } from '../verdict/statistics/decision-table.ts';
import { granularityOf } from '../verdict/statistics/threshold.ts';
import { halfWidthPct } from '../verdict/statistics/wilson.ts';
import { renderCount, renderNumber } from './figures.ts';

/** More scores than these are not named one by one. */
const maxScores = 6;

/** When a benchmark is decided, and what its threshold really asks of so few units. */
export function tellSampling({ benchmark, rounds, intervalPct }: JudgedBenchmark): readonly string[] {
  const points = (rounds?.points ?? []).map(tellPoint);
  const { work, thresholdPct } = benchmark;
  const isCounted = work.kind === 'submit' && capabilities[benchmark.service].hasUnits;
  const coarse = isCounted && thresholdPct !== null ? tellGranularity(work.units, thresholdPct) : null;
  return [
    ...(points.length === 0 ? [] : [`After ${points.join('; after ')}.`]),
    ...(rounds?.isApproximate === true ? [otherUnits] : []),
    ...(coarse === null ? [] : [coarse]),
    ...(rounds !== null && intervalPct !== null
      ? ['The interval is only descriptive: it is less exact in a run that may stop early.']
      : []),
  ];
}

/** The chances hold for looks that are known before anything is scored. */
const otherUnits =
  'Other numbers of units were scored than planned, so the chances that these points rest on are approximate.';

/** "20 units: passes at 19, fails at 12 or fewer" */
function tellPoint({ scored, passAt, failAt }: DecisionPoint): string {
  const parts = [
    passAt === null ? null : `passes at ${passAt}`,
    failAt === null ? null : `fails at ${failAt}${failAt === 0 ? '' : ' or fewer'}`,
  ].filter((part) => part !== null);
  return `${renderCount(scored, 'unit')}: ${parts.length === 0 ? 'goes on' : parts.join(', ')}`;
}

/** What a threshold asks that all units alone reach; null where fewer do. */
function tellGranularity(units: number, thresholdPct: number): string | null {
  const { isAllOrNothing, scoresPct } = granularityOf(units, thresholdPct);
  if (!isAllOrNothing) return null;
  const shown = scoresPct.map(renderNumber);
  const counted = renderCount(units, 'unit');
  const scores =
    shown.length > maxScores
      ? `The score of ${counted} moves in steps of ${shown[1]}`
      : `${counted} can only score ${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
  return `${scores}: a threshold of ${renderNumber(thresholdPct)} means ${units} of ${units}.`;
}

/** What the planned units can show at a score near 50%, where an interval is widest; null where there are none. */
export function tellPrecision({ benchmark }: JudgedBenchmark, confidencePct: number): string | null {
  const { service, work } = benchmark;
  if (work.kind !== 'submit' || !capabilities[service].hasUnits) return null;
  const points = Math.round(halfWidthPct({ units: work.units, confidencePct }));
  const verb = work.units === 1 ? 'pins' : 'pin';
  return `${renderCount(work.units, 'unit')} ${verb} a score down to ±${points} points.`;
}

/** What a decision before the last round has saved; null where there is no such decision. */
export function tellSaving({ rounds, verdict, scored, jobs }: JudgedBenchmark): string | null {
  const isDecided = verdict === 'passed' || verdict === 'failed';
  if (rounds === null || !isDecided || scored === null || rounds.askedUnits >= rounds.maxUnits) return null;
  const left = rounds.maxUnits - rounds.askedUnits;
  const credits = jobs.map((job) => job.credits);
  const spent = credits.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const isPriced = credits.every((each) => each !== null) && rounds.askedUnits > 0;
  const saved = isPriced
    ? renderCount(Number(((spent / rounds.askedUnits) * left).toFixed(2)), 'credit')
    : renderCount(left, 'unit');
  return `decided after ${scored} of ${renderCount(rounds.maxUnits, 'unit')}: ${saved} saved`;
}
