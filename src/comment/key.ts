import { loadCrypto } from '../crypto.ts';
import type { RunContext } from '../github/run-context.ts';
import type { Inputs } from '../plan/inputs.ts';
import { holdsSecret, type Redact } from '../redact.ts';

const maxKeyLength = 200;

/**
 * Names the comment of one gate: `workflow/job/step/name=value,…`, or the `comment-key` input, in a matrix `comment-key/name=value,…`.
 * Different gates have different keys. A key is printable ASCII without `>` and without `--`, so that it cannot end the HTML comment
 * it stands in; one above 200 characters ends in its hash.
 */
export function commentKeyOf(
  { 'comment-key': commentKey, matrix }: Pick<Inputs, 'comment-key' | 'matrix'>,
  { workflow, job, step }: Pick<RunContext, 'workflow' | 'job' | 'step'>,
): string {
  const leg = nameLeg(matrix);
  const named = commentKey === null ? [workflow, job, step] : [commentKey];
  // No leg may take another's comment, whatever it is called.
  const parts = [...named.map(encode), ...(commentKey !== null && leg === '' ? [] : [leg])];
  const key = parts.join('/');
  if (key.length <= maxKeyLength) return key;
  const hash = loadCrypto().createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `${key.slice(0, maxKeyLength - hash.length - 1)}#${hash}`;
}

/** Puts hashes in place of the values of a matrix that hold a secret: the key of a comment, and the title of an issue, are for everybody. */
export function hideSecrets(matrix: string, redact: Redact): string {
  const hide = (value: unknown) => {
    if (!holdsSecret(json(value), redact)) return value;
    return `hidden ${loadCrypto().createHash('sha256').update(json(value)).digest('hex').slice(0, 12)}`;
  };
  const leg = parseLeg(matrix);
  if (typeof leg !== 'object' || leg === null || Array.isArray(leg)) return JSON.stringify(hide(leg));
  return JSON.stringify(Object.fromEntries(Object.entries(leg).map(([name, value]) => [name, hide(value)])));
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

/**
 * Names a leg for people, `model=a,size=~5`, by the `matrix` input; empty outside a matrix. The values come in the order of their names.
 * One that is no string is marked, since a matrix may hold both 1 and "1".
 */
export function nameLeg(matrix: string | null): string {
  if (matrix === null) return '';
  const leg = parseLeg(matrix);
  if (leg === null) return '';
  if (typeof leg !== 'object' || Array.isArray(leg)) return `!${encode(matrix)}`;
  return sortMembers(leg)
    .map(([name, value]) => `${encode(name)}=${typeof value === 'string' ? encode(value) : `~${encode(json(value))}`}`)
    .join(',');
}

function parseLeg(matrix: string): unknown {
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
      ? Object.fromEntries(sortMembers(inner))
      : inner,
  );
}

function sortMembers(object: object): [string, unknown][] {
  return Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
