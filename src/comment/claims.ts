import { type CommentState, isNewer, type RememberedClaim } from './comment-state.ts';

/** Which claim is meant: what one attempt of one run has paid for. */
type ClaimKey = Pick<RememberedClaim, 'run' | 'planHash'>;

/** What a run writes over what was there before. */
export interface Writing {
  readonly state: CommentState;
  /** Claims of earlier runs that it has settled: taken up, or shown to be about nothing. */
  readonly settled: readonly ClaimKey[];
  /** Jobs that it has seen and that could be those of a submit which an earlier run left in doubt. */
  readonly sightings: readonly Sighting[];
}

export interface Sighting extends ClaimKey {
  readonly candidates: readonly string[];
}

/** Several comments of one gate, which a race has left, may remember one run in several states: the newest counts. */
export function claimsOf(states: readonly CommentState[]): readonly RememberedClaim[] {
  const newestLast = states.toSorted((a, b) => (isNewer(a, b) ? 1 : isNewer(b, a) ? -1 : 0));
  return newestLast.reduce<readonly RememberedClaim[]>(
    (claims, state) => mergeClaims(claims, { state, settled: [], sightings: [] }),
    [],
  );
}

/** The claims of such comments once a run has written. */
export function claimsAfter(states: readonly CommentState[], writing: Writing): readonly RememberedClaim[] {
  return mergeClaims(claimsOf(states), doesTellOfAnother(states, writing) ? withoutUntold(writing) : writing);
}

/**
 * The claims that are open once a run has written: those of other runs that it has not settled, whoever writes last, and
 * its own. It replaces what it wrote itself before.
 */
export function mergeClaims(
  before: readonly RememberedClaim[],
  { state, settled, sightings }: Writing,
): readonly RememberedClaim[] {
  const { id, attempt } = state.run;
  const isOver = (claim: RememberedClaim) =>
    (claim.run.id === id && claim.run.attempt === attempt) || settled.some((key) => isSame(key, claim));
  const kept = before.filter((claim) => !isOver(claim));
  const known = kept.filter((claim, index) => kept.findIndex((other) => isSame(other, claim)) === index);
  return [...known.map((claim) => withSightings(claim, sightings)), ...state.claims];
}

/** There is not room for more in a comment, and one is enough not to pay. */
export const mostCandidates = 50;

function withSightings(claim: RememberedClaim, sightings: readonly Sighting[]): RememberedClaim {
  const { doubt } = claim;
  const seen = sightings.filter((sighting) => isSame(sighting, claim)).flatMap(({ candidates }) => candidates);
  if (doubt === null || seen.length === 0) return claim;
  const candidates = [...new Set([...doubt.candidates, ...seen])].slice(0, mostCandidates);
  return { ...claim, doubt: { ...doubt, candidates } };
}

function isSame(a: ClaimKey, b: ClaimKey): boolean {
  return a.run.id === b.run.id && a.run.attempt === b.run.attempt && a.planHash === b.planHash;
}

/** Whether the comments tell of another run: what GitHub did not tell when this one began, it tells now. */
function doesTellOfAnother(states: readonly CommentState[], { state }: Writing): boolean {
  return states.some(({ run }) => run.id !== state.run.id || run.attempt !== state.run.attempt);
}

/** Goes without a claim that says no more than that nothing is known of earlier runs. */
function withoutUntold({ state, ...learnt }: Writing): Writing {
  const claims = state.claims.filter(
    ({ doubt, batches }) => doubt === null || batches.length > 0 || doubt.index !== null,
  );
  return { ...learnt, state: { ...state, claims } };
}
