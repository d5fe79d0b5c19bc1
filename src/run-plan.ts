import { commentKeyOf, nameLeg } from './comment/key.ts';
import type { PullRequestComment } from './comment/pull-request-comment.ts';
import type { GateWorld } from './gate/gate-world.ts';
import { runGate } from './gate.ts';
import type { GitHubClient } from './github/client.ts';
import type { ParsedEvent } from './github/event.ts';
import type { RunContext } from './github/run-context.ts';
import { beganAtMs, endedAtMs, fetchRun, type RunTimes } from './github/run-times.ts';
import { fingerprintOf, tagOf } from './ledger/fingerprint.ts';
import { Ledger } from './ledger/ledger.ts';
import { deriveSealKey } from './ledger/seal-key.ts';
import { keysOf, urlsOf } from './plan/access.ts';
import type { Inputs } from './plan/inputs.ts';
import type { Plan } from './plan/plan.ts';
import type { RunState } from './run-state.ts';
import type { OpenNetwork } from './services/http/client.ts';
import { baselineEndpointOf, createServicePool, endpointOf } from './services/service-pool.ts';

/** What the comment stores of a run, once there is something to store. */
export interface RunMemory {
  ledger: Ledger | null;
  sealKey: Buffer | null;
}

interface PlanWorld
  extends Pick<GateWorld, 'clock' | 'random' | 'cancelled' | 'tell' | 'showPlan' | 'showPaid' | 'showProgress'> {
  readonly network: OpenNetwork;
  readonly state: RunState;
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly event: ParsedEvent;
  /** Null where GitHub is asked nothing. */
  readonly client: GitHubClient | null;
  readonly comment: PullRequestComment | null;
  readonly memory: RunMemory;
}

/** How long GitHub may take to tell of a run. */
const askLimitMs = 5000;

/** Takes a valid plan to its end. All that only such a plan needs is loaded with this module. */
export async function runPlan(plan: Plan, world: PlanWorld): Promise<void> {
  const { state, inputs, context, event, comment, memory } = world;
  const network = await world.network();
  const endpoint = endpointOf(inputs, plan);
  const baselineEndpoint = baselineEndpointOf(inputs, plan);
  const baselineUrl = baselineEndpoint?.url ?? null;
  const serviceFor = await createServicePool(plan, inputs, {
    network,
    redact: state.redact,
    endpoint,
    baselineEndpoint,
  });
  // What names and signs is worked out when it is first needed: a key that is refused comes before.
  const sealKey = once(() => deriveSealKey(keysOf(inputs, plan)));
  const fingerprint = once(() =>
    fingerprintOf({ plan, endpoint, baselineUrl, serviceUrls: urlsOf(inputs, plan), key: sealKey() }),
  );
  const unique = Math.floor(world.random() * 2 ** 32).toString(16);
  const run = { id: context.runId, attempt: context.runAttempt, unique: unique.padStart(8, '0') };
  // An event that does not tell its head is looked up before anything is stored about it.
  const commit = event.testedSha ?? (await comment?.target)?.testedSha ?? null;
  const ledger = new Ledger({
    run,
    get plan() {
      return fingerprint();
    },
    commit,
    batches: plan.batches.length,
    deadlineMs: state.facts.startedAtMs + plan.timeoutMs,
    mustHide: (id) => state.mustHide(id),
  });
  state.ledger = ledger;
  state.baselineUrl = inputs['baseline-endpoint-url']?.href ?? null;
  memory.ledger = ledger;
  if (comment !== null) memory.sealKey = sealKey();
  const tag = once(() => tagOf({ plan, gate: commentKeyOf(inputs, context), commit }));
  await runGate(state, {
    ...world,
    plan,
    ledger,
    serviceFor,
    endpointUrl: endpoint?.url ?? null,
    baselineUrl,
    labels: {
      run,
      get tag() {
        return tag();
      },
    },
    hasSiblings: nameLeg(inputs.matrix) !== '',
    isHeadFixed: event.testedSha !== null,
    store: comment,
    beganAtMs: async (attempt) => {
      const isFirst = attempt === 1;
      const githubRun = await askRun({ runId: context.runId, ...(!isFirst && { attempt }) }, world);
      const githubMs = isFirst
        ? beganAtMs({ run: githubRun, payload: context.payload })
        : (githubRun?.startedAtMs ?? null);
      return byOurClock(githubMs, world.client);
    },
    endedAtMs: async ({ id, attempt }) =>
      byOurClock(endedAtMs(await askRun({ runId: id, attempt }, world)), world.client),
    isDryRun: inputs['dry-run'] === true,
    showsHistory: inputs.history === true,
  });
}

/** Works something out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** What GitHub tells by its own clock. */
function byOurClock(githubMs: number | null, client: GitHubClient | null): number | null {
  return githubMs === null ? null : githubMs - (client?.clockAheadMs() ?? 0);
}

type Asking = Pick<PlanWorld, 'client' | 'context' | 'clock' | 'cancelled' | 'state'>;

/** Asks GitHub about a run; null where it does not tell. */
async function askRun(
  run: { readonly runId: number; readonly attempt?: number },
  { client, context: { repository }, clock, cancelled, state: { ledger } }: Asking,
): Promise<RunTimes | null> {
  const leftMs = (ledger?.deadlineMs ?? Number.POSITIVE_INFINITY) - clock.now();
  if (client === null || repository === null || leftMs <= 0) return null;
  using limit = clock.limit(Math.min(askLimitMs, leftMs), cancelled);
  return await fetchRun(client, { ...repository, ...run }, limit.signal).catch(() => null);
}
