/** Exact arithmetic to hold the floating-point code against: rational numbers of big integers, positive denominators. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

/** The exact value of a finite number. */
export function rationalOf(value: number): Rational {
  let under = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    under *= 2n;
  }
  return { over: BigInt(scaled), under };
}

export function add(left: Rational, right: Rational): Rational {
  return { over: left.over * right.under + right.over * left.under, under: left.under * right.under };
}

export function multiply(left: Rational, right: Rational): Rational {
  return { over: left.over * right.over, under: left.under * right.under };
}

/** A number within 1e-30 of a rational's relative value, and then rounded once. */
export function numberOf({ over, under }: Rational): number {
  if (over === 0n) return 0;
  const digits = String(under).length - String(over < 0n ? -over : over).length + 40;
  const scaled = digits >= 0 ? (over * 10n ** BigInt(digits)) / under : over / (under * 10n ** BigInt(-digits));
  return Number(`${scaled}e${-digits}`);
}

/** How many ways there are to choose so many of so many; 0 when there are none. */
export function choose(all: number, chosen: number): bigint {
  if (chosen < 0 || chosen > all) return 0n;
  let ways = 1n;
  for (let index = 1; index <= Math.min(chosen, all - chosen); index += 1)
    ways = (ways * BigInt(all - index + 1)) / BigInt(index);
  return ways;
}
