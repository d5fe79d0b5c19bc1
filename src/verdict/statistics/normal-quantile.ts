/** Coefficients of x⁰ to x⁷, of the numerator and the denominator. */
type Rational = readonly [numerator: readonly number[], denominator: readonly number[]];

const central: Rational = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
];
const tail: Rational = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
];

/**
 * How many standard deviations either way of the mean hold this share of a normal distribution: 1.959964 for 95%.
 * Accurate to 15 digits. `confidencePct` is from 1 to 99.9999; anything else throws a RangeError.
 *
 * Source: Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), PPND16,
 * without the branch for probabilities below 1e-11.
 */
export function zOfConfidence(confidencePct: number): number {
  if (!(confidencePct >= 1 && confidencePct <= 99.9999))
    throw new RangeError(`confidence must be from 1 to 99.9999 percent, not ${confidencePct}`);
  const half = confidencePct / 200;
  if (half <= 0.425) return half * evaluate(central, 0.180625 - half * half);
  const beyond = (100 - confidencePct) / 200;
  return evaluate(tail, Math.sqrt(-Math.log(beyond)) - 1.6);
}

function evaluate([numerator, denominator]: Rational, x: number): number {
  const value = (coefficients: readonly number[]) => coefficients.reduceRight((sum, each) => sum * x + each, 0);
  return value(numerator) / value(denominator);
}
