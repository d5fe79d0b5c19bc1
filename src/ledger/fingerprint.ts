import { createHmac } from 'node:crypto';
import type { Plan } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import type { SecretEndpoint } from '../services/service.ts';

interface Fingerprinted {
  readonly plan: Pick<Plan, 'batches' | 'model'>;
  /** The model endpoint with all that selects the model; null where no service calls one. */
  readonly endpoint: SecretEndpoint | null;
  /** Base URLs of the services by name, where they are not the public ones. */
  readonly serviceUrls: ReadonlyMap<string, string>;
  /** From `deriveSealKey`. */
  readonly key: Buffer;
}

/**
 * Names what a plan pays for: the same for two runs exactly when the jobs of one serve the other. It covers all that selects
 * the model: the whole URL, the headers, provider and model, but not the endpoint's key, which may be renewed. An HMAC, so
 * that nothing of that can be read from it, or guessed.
 */
export function fingerprintOf({ plan: { batches, model }, endpoint, serviceUrls, key }: Fingerprinted): string {
  const headers = (endpoint?.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]);
  const parts = {
    batches,
    model,
    url: endpoint?.url ?? null,
    provider: endpoint?.provider ?? null,
    headers: headers.toSorted(byText),
    serviceUrls: [...serviceUrls].toSorted(byText),
  };
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function byText(a: readonly string[], b: readonly string[]): number {
  return a.join('\n') < b.join('\n') ? -1 : 1;
}

/** What the labels of one gate's jobs begin with, so that they can be known again. */
export interface Labels {
  readonly run: RunKey;
  /** Tells several gates of one workflow apart, and several plans; from {@link tagOf}. */
  readonly tag: string;
}

/** A short name for a plan in one gate, in hexadecimal. */
export function tagOf(fingerprint: string, gate: string): string {
  return createHmac('sha256', fingerprint).update(gate).digest('hex').slice(0, 8);
}

const labelStart = 'benchmark-gate-';
const labelPattern =
  /^benchmark-gate-(?<id>\d+)-(?<attempt>\d+)-(?<tag>[0-9a-f]{8})(?<unique>[0-9a-f]{8})-(?<nth>\d+)$/;

/** The name that the jobs of a batch are given, where the service keeps one. `index` counts from 0. */
export function labelOf({ run, tag }: Labels, index: number): string {
  return `${labelStart}${run.id}-${run.attempt}-${tag}${run.unique}-${index + 1}`;
}

/** Whether some attempt of that run, in this gate, has given a batch's jobs that name. */
export function isLabelOf(name: string, { run, tag }: Labels, index: number): boolean {
  const parts = labelPattern.exec(name)?.groups;
  return parts?.id === String(run.id) && parts.tag === tag && parts.nth === String(index + 1);
}
