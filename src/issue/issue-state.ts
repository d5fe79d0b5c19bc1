import * as v from 'valibot';

/** Characters that GitHub takes for an issue's body. */
export const maxIssueChars = 65_536;

/** What an issue holds for later runs. Anyone who may edit it can change this, so no verdict depends on it: only words, and whose text stands. */
export interface IssueState {
  /** Whose text it is. */
  readonly shown: { readonly workflow: string; readonly id: number; readonly attempt: number };
  /** Names of what fails, from `nameFailing`; empty when it was closed by a green run. */
  readonly failing: readonly string[];
  /** When the first of the red runs in a row ended, in milliseconds since the epoch. */
  readonly sinceMs: number;
  /** How many red runs there were in a row. */
  readonly runs: number;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const stateSchema = v.object({
  shown: v.object({ workflow: v.string(), id: count, attempt: count }),
  failing: v.array(v.string()),
  sinceMs: v.pipe(count, v.maxValue(8.64e15)),
  runs: count,
});

const start = '<!-- benchmark-gate-issue-state: ';
const end = ' -->';

/** The body's first two lines, invisible to readers: whose it is, and what it holds for later runs. */
export function renderIssueHeader(key: string, state: IssueState): string {
  const text = Buffer.from(JSON.stringify(state)).toString('base64url');
  // A hyphen in base64url may have company.
  return `${markerOf(key)}\n${start}${text.replaceAll('-', '.')}${end}\n`;
}

/** Whether a body's first line is this gate's marker. */
export function isIssueOf(key: string, body: string): boolean {
  return body.split(/\r?\n/, 1)[0] === markerOf(key);
}

/** The state in the second line; null when there is none that can be read. */
export function parseIssueState(body: string): IssueState | null {
  const line = body.split(/\r?\n/, 2)[1] ?? '';
  if (!line.startsWith(start) || !line.endsWith(end)) return null;
  const text = line.slice(start.length, -end.length).replaceAll('.', '-');
  try {
    const parsed = v.safeParse(stateSchema, JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Names the issue of one gate on one branch or tag: what `commentKeyOf` gives, and the ref. */
export function issueKeyOf(gate: string, ref: string): string {
  const safe = ref.replaceAll(/[^\w./-]|-(?=-)/g, (unit) => `%u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${gate} @ ${safe}`;
}

function markerOf(key: string): string {
  return `<!-- benchmark-gate-issue: ${key} -->`;
}
