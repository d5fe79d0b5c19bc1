import * as v from 'valibot';
import type { Redact } from '../../redact.ts';
import type { Checked } from '../http/answer.ts';
import { isGiven, toDecimal, toText } from '../http/fields.ts';
import type { UnitPrice } from '../service.ts';

/** "Each unit costs one credit" (POST /jobs): counted where the price of a unit is not known. */
const documentedPrice = 1;

/** `GET /benchmarks`; its rows are read one by one. */
export const BenchmarkList = v.object({ benchmarks: v.array(v.unknown()) });
const BenchmarkRow = v.object({
  id: v.union([v.number(), v.string()]),
  name: v.optional(v.unknown()),
  display_name: v.optional(v.unknown()),
  price_per_benchmark_unit: v.optional(v.unknown()),
});
type BenchmarkRow = v.InferOutput<typeof BenchmarkRow>;
/** What the list of benchmarks tells. */
interface Offer {
  readonly names: ReadonlyMap<string, string>;
  readonly priceOf: (id: string) => UnitPrice;
  /** Whether a benchmark that is not in it is not offered. */
  readonly isWhole: boolean;
  readonly warnings: readonly string[];
}

/** Reads the list; where it failed nothing is known but the documented price. */
export function toOffer(offered: Checked<v.InferOutput<typeof BenchmarkList>>, redact: Redact): Offer {
  if ('missing' in offered) {
    // Where there is no such list the documented price holds; a list that failed would have told another, perhaps.
    const basis = offered.missing.kind === 'not-found' ? 'documented' : 'list-failed';
    const warning = `Benchmark ids and prices could not be checked before submitting: ${offered.missing.message}.`;
    return {
      names: new Map(),
      priceOf: () => ({ credits: documentedPrice, basis }),
      isWhole: false,
      warnings: [warning],
    };
  }
  const all = offered.value.benchmarks;
  const rows = all.filter((row) => v.is(BenchmarkRow, row));
  const unread = all.length - rows.length;
  const prices = new Map(rows.map((row) => [String(row.id), toPrice(row)]));
  return {
    names: new Map(rows.map((row) => [String(row.id), toName(row, redact)])),
    priceOf: (id) => prices.get(id) ?? { credits: documentedPrice, basis: 'list-failed' },
    isWhole: unread === 0,
    warnings: unread === 0 ? [] : [`GET /benchmarks lists ${countOf(unread)} that cannot be read.`],
  };
}

function countOf(benchmarks: number): string {
  return `${benchmarks} ${benchmarks === 1 ? 'benchmark' : 'benchmarks'}`;
}

function toName({ id, name, display_name }: BenchmarkRow, redact: Redact): string {
  const shown = [display_name, name].find((text) => typeof text === 'string' && text !== '');
  return toText(shown, redact) ?? String(id);
}

function toPrice({ price_per_benchmark_unit: price }: BenchmarkRow): UnitPrice {
  if (!isGiven(price)) return { credits: documentedPrice, basis: 'documented' };
  const credits = toDecimal(price);
  if (credits === null || credits < 0) return { credits: documentedPrice, basis: 'unreadable' };
  return { credits, basis: 'listed' };
}

/** Says which prices are none that the service has told. */
export function guessedPrices(unitPrices: ReadonlyMap<string, UnitPrice>): readonly string[] {
  const withBasis = (basis: UnitPrice['basis']) =>
    [...unitPrices].filter(([, price]) => price.basis === basis).map(([id]) => id);
  const [documented, unreadable] = [withBasis('documented'), withBasis('unreadable')];
  return [
    ...(documented.length === 0
      ? []
      : [`Harmstack gives no price for ${listIds(documented)}; a unit counts as 1 credit, as documented.`]),
    ...(unreadable.length === 0
      ? []
      : [`Harmstack gives a price for ${listIds(unreadable)} that is not a number, so the cost is not known.`]),
  ];
}

function listIds(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'benchmark' : 'benchmarks'} ${ids.join(', ')}`;
}

/** Says that a benchmark is not offered, and what is. */
export function unknownBenchmark(id: string, names: ReadonlyMap<string, string>): string {
  const offered = [...names].slice(0, 20).map(([known, name]) => `${known} (${name})`);
  const more = names.size > offered.length ? ` and ${names.size - offered.length} more` : '';
  return `Harmstack offers no benchmark ${id} to this account; it offers ${offered.join(', ') || 'none'}${more}.`;
}
