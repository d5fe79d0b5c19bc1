import { createHash } from 'node:crypto';
import type { RunContext } from '../github/run-context.ts';
import type { Inputs } from '../plan/inputs.ts';

/** What tells one gate of a pull request from another. */
interface CommentKeyParts {
  /** The `comment-key` input, which stands for workflow, job and step; null when it is not set. */
  readonly commentKey: string | null;
  readonly workflow: string;
  readonly job: string;
  readonly step: string;
  /** The `matrix` input: JSON of the leg's values, `null` outside a matrix. */
  readonly matrix: string;
}

const longestKey = 200;

/**
 * Names the comment of one gate: `workflow/job/step/name=value,…`, or the `comment-key` input, in a matrix `comment-key/name=value,…`.
 * Different gates have different keys. A key is printable ASCII without `>` and without `--`, so that it cannot end the HTML comment
 * it stands in; one above 200 characters ends in its hash.
 */
export function createCommentKey({ commentKey, workflow, job, step, matrix }: CommentKeyParts): string {
  const leg = matrixLeg(matrix);
  const named = commentKey === null ? [workflow, job, step] : [commentKey];
  // No leg may take another's comment, whatever it is called.
  const parts = [...named.map(encode), ...(commentKey !== null && leg === '' ? [] : [leg])];
  const key = parts.join('/');
  if (key.length <= longestKey) return key;
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `${key.slice(0, longestKey - hash.length - 1)}#${hash}`;
}

/** The key of a run's comment. */
export function commentKeyOf(inputs: Inputs, { workflow, job, step }: RunContext): string {
  const { 'comment-key': commentKey, matrix } = inputs;
  return createCommentKey({ commentKey, workflow, job, step, matrix: matrix ?? '' });
}

/** Every UTF-16 unit but letters, digits, `_`, `.`, spaces and lone hyphens becomes `%XX` or `%uXXXX`. */
function encode(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_. -]|-(?=-)/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x100 ? `%${hex(code, 2)}` : `%u${hex(code, 4)}`;
  });
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0');
}

/** Names a leg for people, `model=a,size=~5`, by the `matrix` input; empty outside a matrix. */
export function nameLeg(matrix: string): string {
  return isMatrixLeg(matrix) ? matrixLeg(matrix) : '';
}

/** The values in the order of their names. One that is no string is marked, since a matrix may hold both 1 and "1". */
function matrixLeg(matrix: string): string {
  const leg = parseLeg(matrix);
  if (leg === null) return '';
  if (typeof leg !== 'object' || Array.isArray(leg)) return `!${encode(matrix)}`;
  return Object.entries(leg)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${typeof value === 'string' ? encode(value) : `~${encode(json(value))}`}`)
    .join(',');
}

/** Whether the run is one leg of a matrix, by the `matrix` input. */
export function isMatrixLeg(matrix: string): boolean {
  const leg = parseLeg(matrix);
  return leg !== null && !(typeof leg === 'object' && Object.keys(leg).length === 0);
}

function parseLeg(matrix: string): unknown {
  if (matrix === '') return null;
  try {
    return JSON.parse(matrix);
  } catch {
    return matrix;
  }
}

/** JSON with the members of every object in the order of their names. */
function json(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
