import { encodedFormsOf } from './text/encodings.ts';
import { createFinder } from './text/finder.ts';
import { joinLines, toOneLine } from './text/one-line.ts';

/** Replaces every secret in a text by `***`. A text that holds none comes back as it is. */
export type Redact = (text: string) => string;

/** Secrets shorter than this are not searched for in texts: they are common words and digits. */
export const shortestSearched = 4;

/** Shorter ones would be found by chance across the end of a line. */
const shortestBroken = 8;

/**
 * Builds the function that takes these secrets out of a text in every way in which a service may echo them: each character
 * in any of its spellings, or the whole in base64 or hex, and each of these twice, in small or large letters.
 *
 * Readers see a text without its invisible characters and escape sequences, and long texts are broken into lines, so a secret that
 * these interrupt is taken out too; the text then comes back without them.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const forms = secrets.flatMap((secret) =>
    secret.length < shortestSearched ? [] : [secret, toOneLine(secret), joinLines(secret), ...encodedFormsOf(secret)],
  );
  if (forms.length === 0) return (text) => text;
  const findIn = (shortest: number) => createFinder(new Set(forms.filter(({ length }) => length >= shortest)));
  const [find, findBroken] = [findIn(shortestSearched), findIn(shortestBroken)];
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

const longestRemembered = 200;
const mostRemembered = 5000;

/** A report is made after every look, each time of the same ids, names and reasons. */
function rememberShort(redact: Redact): Redact {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > longestRemembered) return redact(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const redacted = redact(text);
    if (known.size >= mostRemembered) known.clear();
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
