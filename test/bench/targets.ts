let missed = 0;

/** A figure beside the target that it must not exceed. A miss is counted. */
export function atMost(value: number, target: number, decimals = 1): string {
  const isMet = value <= target;
  if (!isMet) missed += 1;
  return `${value.toFixed(decimals)} (≤ ${target})${isMet ? '' : ' MISSED'}`;
}

/** A figure beside the target that it must reach. */
export function atLeast(value: number, target: number, decimals = 1): string {
  const isMet = value >= target;
  if (!isMet) missed += 1;
  return `${value.toFixed(decimals)} (≥ ${target})${isMet ? '' : ' MISSED'}`;
}

/** How many figures have missed their targets so far. */
export function missedTargets(): number {
  return missed;
}

/** A figure beside the target that it must not exceed, where it could be measured. */
export function atMostIfMeasured(value: number | null, target: number, decimals = 2): string {
  return value === null ? `not measured (≤ ${target})` : atMost(value, target, decimals);
}

/** The processor time of some work in milliseconds. */
export function processorMs(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}
