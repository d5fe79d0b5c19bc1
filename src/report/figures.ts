/** A typographic minus: as wide as a digit, and no line breaks after it. */
const minus = '\u{2212}';
/** What `toFixed` takes. */
const maxDigits = 100;

/** Renders a number as it was judged: nothing is rounded away, so 66.67 never reads 66.7. */
export function renderNumber(value: number): string {
  return String(value).replace('-', minus);
}

/** Renders a percentage: `66.67%`. */
export function renderPct(pct: number): string {
  return `${renderNumber(pct)}%`;
}

/** Renders a confidence interval: `43.64% to 97%`. */
export function renderInterval([low, high]: readonly [number, number]): string {
  return `${renderPct(low)} to ${renderPct(high)}`;
}

/** Says how far a score is from its threshold: `3.33 above`, `13.33 short`, `exactly met`. Short of it is what did not pass. */
export function renderDistance(scorePct: number, thresholdPct: number): string {
  if (scorePct === thresholdPct) return 'exactly met';
  const digits = Math.min(maxDigits, Math.max(decimalsOf(scorePct), decimalsOf(thresholdPct)));
  const exact = Math.abs(scorePct - thresholdPct);
  const distance = Number(exact.toFixed(digits)) || exact;
  return `${distance} ${scorePct > thresholdPct ? 'above' : 'short'}`;
}

function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/u.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** Renders what passed of what was scored: `4 of 6`; null when either count is unknown. */
export function renderUnits(counts: { readonly passed: number | null; readonly scored: number | null }): string | null {
  return counts.passed === null || counts.scored === null ? null : `${counts.passed} of ${counts.scored}`;
}

/** Renders a count with its noun: `1 credit`, `12.5 credits`. */
export function renderCount(count: number, noun: string): string {
  return `${renderNumber(count)} ${count === 1 ? noun : `${noun}s`}`;
}

/** Renders units that are run in rounds, or at once: `10 to 50 units`, `5 units`. */
export function renderWorkUnits(units: number, looks: readonly number[] | undefined): string {
  const least = looks?.[0];
  return `${least === undefined ? '' : `${least} to `}${renderCount(units, 'unit')}`;
}

/** Joins words as a sentence does: `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
