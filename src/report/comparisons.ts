/** How a score has changed from its baseline, as it is shown. */
import type { JudgedBenchmark } from '../verdict/judge.ts';
import type { Regression } from '../verdict/reason.ts';
import { renderMoment } from './duration.ts';
import { renderCount, renderNumber, renderPct, renderUnits } from './figures.ts';
import { code, joinMarkdown, type Markdown, md } from './markdown.ts';

/** Renders a change in points: `+3`, `−14`, `0`. */
export function renderChange(points: number): string {
  return points > 0 ? `+${renderNumber(points)}` : renderNumber(points);
}

/** The baseline, after what is said of it: `the baseline 90% (45/50)`. */
function renderBaseline({ baseline: { scorePct, passed, scored } }: Regression): string {
  const counts = passed === null || scored === null ? '' : ` (${passed}/${scored})`;
  return `the baseline ${renderPct(scorePct)}${counts}`;
}

/**
 * What is shown of a regression: `14 points below the baseline 90% (45/50), and the real drop is at least 1.6 points (one-sided 95%
 * confidence)`.
 */
export function renderRegression(regression: Regression): string {
  const { changePct, allowedDropPct } = regression;
  const allowed = allowedDropPct === 0 ? '' : `; allowed-drop is ${allowedDropPct}`;
  return `${renderPoints(-changePct)} below ${renderBaseline(regression)}, and the real drop is at least ${renderLeastDrop(regression)} points (one-sided 95% confidence)${allowed}`;
}

/** By how many points it is worse at least. */
export function renderLeastDrop({ changeIntervalPct }: Regression): string {
  return renderNumber(Math.abs(changeIntervalPct[1]));
}

/** Why it may have got worse, all the same. */
export function renderNotExcluded(regression: Regression): string {
  const { changePct, changeIntervalPct, allowedDropPct } = regression;
  const allowed = allowedDropPct === 0 ? '' : `, and allowed-drop is ${allowedDropPct}`;
  return `${describeChange(changePct)} ${renderBaseline(regression)}, but at 95% confidence it may be up to ${renderNumber(Math.abs(changeIntervalPct[0]))} lower${allowed}`;
}

/** Why the comparison says nothing. */
export function renderCannotShow(regression: Regression): string {
  return `with so few units not even a score of 0 would be shown to be worse than ${renderBaseline(regression)}`;
}

function describeChange(changePct: number): string {
  if (changePct === 0) return 'as high as';
  return `${renderPoints(Math.abs(changePct))} ${changePct < 0 ? 'below' : 'above'}`;
}

function renderPoints(points: number): string {
  return renderCount(points, 'point');
}

/** The comparison in one line of the details: the change with its interval, the baseline, and what so many units could have shown. */
export function tellComparison({ comparison, scored }: JudgedBenchmark): Markdown | null {
  if (comparison === null || comparison.baseline === null || comparison.change === null) return null;
  const { baseline, change, largestRegression } = comparison;
  const [low, high] = change.changeIntervalPct;
  const units = renderUnits(baseline);
  const facts = [
    md`change ${renderChange(change.changePct)}, from ${renderChange(low)} to ${renderChange(high)} (each limit at 95%)`,
    units === null
      ? md`baseline ${renderPct(baseline.scorePct)}`
      : md`baseline ${renderPct(baseline.scorePct)} (${units})`,
    ...(baseline.jobIds.length === 0 ? [] : [joinMarkdown(baseline.jobIds.slice(0, maxIds).map(code), ', ')]),
    ...(baseline.createdAt === null ? [] : [md`created ${renderMoment(baseline.createdAt.getTime())}`]),
    ...(change.comparison !== 'inconclusive' || largestRegression === null || scored === null
      ? []
      : [md`${renderCount(scored, 'unit')} would show a regression at ${largestRegression} or fewer passed`]),
  ];
  return joinMarkdown(facts, ' · ');
}

const maxIds = 5;
