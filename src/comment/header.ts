import { type CommentState, encodeState, parseState } from './comment-state.ts';

/** Characters that GitHub takes for one comment. */
export const longestComment = 65_536;

/** The comment's first two lines, invisible to readers: whose it is, and what it remembers. */
export function renderHeader(key: string, state: CommentState): string {
  return `${markerOf(key)}\n${stateStart}${encodeState(state)}${stateEnd}\n`;
}

/** Whether a comment's first line is this gate's marker. */
export function isMarkedWith(key: string, body: string): boolean {
  return body.split(/\r?\n/, 1)[0] === markerOf(key);
}

/** Reads the state in the second line; null when it is missing or unreadable. */
export function parseHeaderState(body: string): CommentState | null {
  const line = body.split(/\r?\n/, 2)[1] ?? '';
  return line.startsWith(stateStart) && line.endsWith(stateEnd)
    ? parseState(line.slice(stateStart.length, -stateEnd.length))
    : null;
}

const stateStart = '<!-- benchmark-gate-state: ';
const stateEnd = ' -->';

function markerOf(key: string): string {
  return `<!-- benchmark-gate: ${key} -->`;
}
