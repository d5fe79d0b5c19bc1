import { encodedFormsOf } from './text/encodings.ts';
import { createFinder } from './text/finder.ts';
import { joinLines, toOneLine } from './text/one-line.ts';

/** Replaces every secret in a text by `***`. A text that holds none comes back as it is. */
export type Redact = (text: string) => string;

/** Secrets shorter than this are not searched for in texts: they are common words and digits. */
export const minSearchedLength = 4;

/** Shorter ones would be found by chance across the end of a line. */
const minBrokenLength = 8;

/**
 * Builds the function that takes these secrets out of a text in every way in which a service may echo them: each character
 * in any of its spellings, or the whole in base64 or hex, and each of these twice, in small or large letters.
 *
 * Readers see a text without its invisible characters and escape sequences, and long texts are broken into lines, so a secret that
 * these interrupt is taken out too; the text then comes back without them.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const forms = secrets.flatMap((secret) =>
    secret.length < minSearchedLength ? [] : [secret, toOneLine(secret), joinLines(secret), ...encodedFormsOf(secret)],
  );
  if (forms.length === 0) return (text) => text;
  const findIn = (shortest: number) => createFinder(new Set(forms.filter(({ length }) => length >= shortest)));
  const [find, findBroken] = [findIn(minSearchedLength), findIn(minBrokenLength)];
  const cover = (text: string, ranges = find(text)) => {
    const kept = ranges.map(({ start }, index) => text.slice(ranges[index - 1]?.end ?? 0, start));
    return [...kept, text.slice(ranges.at(-1)?.end ?? 0)].join('***');
  };
  const redactAnew = (text: string) => {
    const covered = coverBroken(cover(text));
    const line = toOneLine(covered);
    if (line === covered) return covered;
    const coveredLine = cover(line);
    return coveredLine === line ? covered : coveredLine;
  };
  /** Without control characters and line breaks, where a secret shows up then. */
  const coverBroken = (text: string) => {
    const joined = joinLines(text);
    const ranges = joined === toOneLine(text) ? [] : findBroken(joined);
    return ranges.length === 0 ? text : cover(joined, ranges);
  };
  return rememberShort(redactAnew);
}

/** In characters: more than is shown of any text, and read within a moment. */
const maxLookedAt = 6000;
/**
 * A secret that is cut off is found by its first 100 characters, each of which may be spelled in this many and more; what of it was not
 * found stands at the end.
 */
const maxUnfound = 100 * 35;

/**
 * Looks only at the start of a long text, and leaves out where a secret may have been cut in two. To search megabytes takes minutes, in
 * which nothing else is done, and nobody is shown so much.
 */
export function redactStart(redact: Redact): Redact {
  return (text) => {
    if (text.length <= maxLookedAt) return redact(text);
    // Invisible characters between those of a secret would make what was not found longer.
    const line = toOneLine(redact(text.slice(0, maxLookedAt)));
    return `${line.slice(0, Math.max(0, line.length - maxUnfound)).replace(/[\u{D800}-\u{DBFF}]$/u, '')}…`;
  };
}

const maxRememberedLength = 200;
const maxRemembered = 5000;

/** A report is made after every look, each time of the same ids, names and reasons. */
function rememberShort(redact: Redact): Redact {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > maxRememberedLength) return redact(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const redacted = redact(text);
    if (known.size >= maxRemembered) known.clear();
    known.set(text, redacted);
    return redacted;
  };
}

/**
 * Whether a text holds a secret, in any spelling. For what is of no use with `***` in it, such as the id of a job, which is
 * compared and sent as it came: it is left out where it would be shown.
 */
export function holdsSecret(text: string, redact: Redact): boolean {
  return redact(text) !== text;
}
