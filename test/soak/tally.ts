/** Everything that a soak counts, by name. Sums and maxima alone, so that the order of the runs does not matter. */
export class Tally {
  readonly counts: Record<string, number> = {};
  readonly maxima: Record<string, number> = {};

  add(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  fault(kind: string): void {
    this.add(`fault/${kind}`);
  }

  max(name: string, value: number): void {
    this.maxima[name] = Math.max(this.maxima[name] ?? Number.NEGATIVE_INFINITY, value);
  }

  get(name: string): number {
    return this.counts[name] ?? 0;
  }

  /** What is counted below this name, the most frequent first. */
  below(name: string): readonly (readonly [string, number])[] {
    return Object.entries(this.counts)
      .filter(([key]) => key.startsWith(`${name}/`))
      .map(([key, count]) => [key.slice(name.length + 1), count] as const)
      .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  }

  merge(other: {
    readonly counts: Readonly<Record<string, number>>;
    readonly maxima: Readonly<Record<string, number>>;
  }): void {
    for (const [name, count] of Object.entries(other.counts)) this.add(name, count);
    for (const [name, value] of Object.entries(other.maxima)) this.max(name, value);
  }
}
