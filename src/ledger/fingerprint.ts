import { loadCrypto } from '../crypto.ts';
import { capabilities } from '../plan/capabilities.ts';
import type { Plan, PlannedBatch } from '../plan/plan.ts';
import type { RunKey } from '../run-key.ts';
import type { SecretEndpoint } from '../services/service.ts';

interface Fingerprinted {
  readonly plan: Pick<Plan, 'batches' | 'model'>;
  /** The model endpoint with all that selects the model; null where no service calls one. */
  readonly endpoint: SecretEndpoint | null;
  /** The full URL of the endpoint that baselines are run against; null where none is run. */
  readonly baselineUrl: string | null;
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
export function fingerprintOf({ plan, endpoint, baselineUrl, serviceUrls, key }: Fingerprinted): string {
  const parts = {
    batches: plan.batches.map(withoutPlaces),
    model: plan.model,
    url: endpoint?.url,
    provider: endpoint?.provider,
    headers: endpoint?.headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted(),
    baselineUrl,
    serviceUrls: [...serviceUrls].map(([name, url]) => `${name}: ${url}`).toSorted(),
  };
  return loadCrypto().createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** What is paid for, wherever its benchmarks stand among those that are not. */
function withoutPlaces({ jobs, ...batch }: PlannedBatch): object {
  return { ...batch, jobs: jobs.map((job) => ({ ...job, benchmark: undefined })) };
}

/** What the labels of one gate's jobs begin with, so that they can be known again. */
export interface Labels {
  readonly run: RunKey;
  /** Tells several gates of one workflow apart, several plans, and several commits; from {@link tagOf}. */
  readonly tag: string;
}

interface Tagged {
  readonly plan: Fingerprinted['plan'];
  readonly gate: string;
  /** The head commit that is tested; null when it could not be found out. */
  readonly commit: string | null;
}

/**
 * A short name, in hexadecimal, for what a plan pays for where jobs keep their names, in one gate and for one commit. No secret is part
 * of it, so that a run with a new key knows the jobs of an attempt with the old one.
 */
export function tagOf({ plan: { batches, model }, gate, commit }: Tagged): string {
  const labelled = batches.filter(({ service }) => capabilities[service].keepsLabels);
  return shortHash([labelled.map(withoutPlaces), model, gate]) + (commit === null ? unknownCommit : shortHash(commit));
}

const unknownCommit = '00000000';

function shortHash(value: unknown): string {
  return loadCrypto().createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

const labelStart = 'benchmark-gate-';
const labelPattern =
  /^benchmark-gate-(?<id>\d+)-\d+-(?<plan>[0-9a-f]{8})(?<commit>[0-9a-f]{8})[0-9a-f]{8}-(?<nth>\d+)$/;

/** The name that the jobs of a batch are given, where the service keeps one. `index` counts from 0. */
export function labelOf({ run, tag }: Labels, index: number): string {
  return `${labelStart}${run.id}-${run.attempt}-${tag}${run.unique}-${index + 1}`;
}

/**
 * Whether some attempt of that run, in this gate and for this commit, has given a batch's jobs that name. Possible when a commit is not
 * known, and when another run has given it for the same. Null for a name that some gate has given and that is not shown as it was given: cut,
 * in capitals, with more around it.
 */
export function kinshipByLabel(
  name: string,
  { run, tag }: Labels,
  index: number,
): 'own' | 'possible' | 'foreign' | null {
  const groups = labelPattern.exec(name)?.groups;
  if (groups === undefined) return isGarbledLabel(name) ? null : 'foreign';
  const { id, plan, commit, nth } = groups;
  if (plan !== tag.slice(0, 8) || nth !== String(index + 1)) return 'foreign';
  const own = tag.slice(8);
  const isUnknown = commit === unknownCommit || own === unknownCommit;
  if (commit !== own && !isUnknown) return 'foreign';
  return id === String(run.id) && !isUnknown ? 'own' : 'possible';
}

/** Whether some gate has given a name that is not shown as it was given. */
export function isGarbledLabel(name: string): boolean {
  const letters = name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  return letters.includes('benchmarkgate') && !labelPattern.test(name);
}
