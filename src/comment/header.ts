/** Characters that GitHub takes for one comment. */
export const maxCommentChars = 65_536;

/** The comment's first two lines, invisible to readers: whose it is, and what it holds for later runs. */
export function renderHeader(key: string, state: string): string {
  return `${markerOf(key)}\n${stateStart}${state}${stateEnd}\n`;
}

/** Whether a comment's first line is this gate's marker. */
export function isMarkedWith(key: string, body: string): boolean {
  return body.split(/\r?\n/, 1)[0] === markerOf(key);
}

/** The state in the second line; empty when there is none. */
export function parseHeaderState(body: string): string {
  const line = body.split(/\r?\n/, 2)[1] ?? '';
  return line.startsWith(stateStart) && line.endsWith(stateEnd) ? line.slice(stateStart.length, -stateEnd.length) : '';
}

const stateStart = '<!-- benchmark-gate-state: ';
const stateEnd = ' -->';

function markerOf(key: string): string {
  return `<!-- benchmark-gate: ${key} -->`;
}
