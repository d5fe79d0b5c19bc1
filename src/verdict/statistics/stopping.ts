import type { Chances } from './chances.ts';

interface StoppingOptions {
  /** After how many units it is looked, rising. */
  readonly looks: readonly number[];
  /** The chance of a wrong stop that may have been spent by then; rising. */
  readonly spentBy: (scored: number) => number;
  /** How many of the units from one look to the next hit, by the hits so far, in a run with the other verdict. */
  readonly chancesBetween: (from: number, to: number) => (hits: number) => Chances;
  /** Whether so many hits may stop a run at all; where some may, more may too. */
  readonly mayStop: (hits: number, scored: number) => boolean;
}

/** What is rarer is as good as impossible, and not gone into: a thousand of these change no chance in its first 14 digits. */
const negligible = 1e-18;

/**
 * At which number of hits a run stops, look by look: the smallest that keeps the chance of stopping a run of the other verdict, at this
 * look or before, within what may be spent, and is no smaller than at the look before. One more than the units scored when no number does.
 * What a look leaves of its share, later ones may spend.
 */
export function stoppingCounts({ looks, spentBy, chancesBetween, mayStop }: StoppingOptions): readonly number[] {
  /** The chance to have come so far with each number of hits. */
  let running: Chances = [1];
  let [spent, from, stopAt] = [0, 0, 0];
  return looks.map((to) => {
    const reached: number[] = [];
    const chancesOf = chancesBetween(from, to);
    running.forEach((chance, hits) => {
      if (chance < negligible) return;
      chancesOf(hits).forEach((share, more) => {
        reached[hits + more] = (reached[hits + more] ?? 0) + chance * share;
      });
    });
    const before = stopAt;
    const left = spentBy(to) - spent;
    let stopped = 0;
    for (stopAt = to + 1; stopAt > before && mayStop(stopAt - 1, to); stopAt -= 1) {
      const more = stopped + (reached[stopAt - 1] ?? 0);
      if (more > left) break;
      stopped = more;
    }
    spent += stopped;
    running = reached.slice(0, stopAt);
    from = to;
    return stopAt;
  });
}
