/** A typographic minus: as wide as a digit, and no line breaks after it. */
const minus = '\u{2212}';
const barCells = 5;

/** Renders a number as it was judged: nothing is rounded away, so 66.67 never reads 66.7. */
export function renderNumber(value: number): string {
  return String(value).replace('-', minus);
}

/** Renders how far a score is from its threshold, with its sign: `+2.5`, `−13.33`, `±0`. */
export function renderDistance(scorePct: number, thresholdPct: number): string {
  const digits = Math.max(decimalsOf(scorePct), decimalsOf(thresholdPct));
  const distance = Number((scorePct - thresholdPct).toFixed(digits));
  if (distance === 0) return '±0';
  return distance > 0 ? `+${renderNumber(distance)}` : renderNumber(distance);
}

function decimalsOf(value: number): number {
  return /\.(\d+)$/u.exec(String(value))?.[1]?.length ?? 0;
}

/** Renders a share of 100 as five cells. Only what is complete fills the last one. */
export function renderBar(pct: number): string {
  const filled = Math.min(barCells, Math.max(0, Math.floor((pct / 100) * barCells)));
  return '■'.repeat(filled) + '□'.repeat(barCells - filled);
}

/** Renders units as `5/6`; null when either count is unknown. */
export function renderUnits(counts: { readonly passed: number | null; readonly scored: number | null }): string | null {
  return counts.passed === null || counts.scored === null ? null : `${counts.passed}/${counts.scored}`;
}

/** Renders a count with its noun: `1 credit`, `12.5 credits`. */
export function renderCount(count: number, noun: string): string {
  return `${renderNumber(count)} ${count === 1 ? noun : `${noun}s`}`;
}
