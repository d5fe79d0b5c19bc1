import type { Cause } from '../notice.ts';
import type { RunVerdict } from './judge.ts';

/** These say why whatever the verdict is. */
const always: readonly Cause[] = ['input', 'internal', 'cancelled', 'uncertain-payment', 'key', 'credits'];

/** What else may have led to each verdict, the most telling first. */
const byVerdict: Readonly<Record<RunVerdict, readonly Cause[]>> = {
  passed: [],
  planned: [],
  failed: ['threshold', 'regression'],
  error: ['service', 'timeout', 'job'],
  inconclusive: ['inconclusive'],
};

/** The one code that best says why a run is not green; null when it is. `causes`: all that went wrong. */
export function chooseCause(verdict: RunVerdict, causes: ReadonlySet<Cause>): Cause | null {
  if (verdict === 'passed' || verdict === 'planned') return null;
  return [...always, ...byVerdict[verdict]].find((cause) => causes.has(cause)) ?? null;
}
