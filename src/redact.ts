/** Replaces every secret in a text by `***`. */
export type Redact = (text: string) => string;

/** Secrets shorter than this are not searched for in texts: they are common words and digits. */
export const shortestSearched = 4;

/**
 * Builds the function that takes these secrets out of a text, in the forms in which a service may echo them:
 * as they are, JSON-escaped (in the manner of several languages), URL-encoded and in base64 (also when they begin inside
 * another base64 text).
 */
export function createRedact(secrets: readonly string[]): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortestSearched) continue;
    for (const form of formsOf(secret)) if (form.length >= shortestSearched) forms.add(form);
  }
  if (forms.size === 0) return (text) => text;
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((form) => RegExp.escape(form)).join('|'), 'gi');
  return (text) => text.replace(pattern, '***');
}

function formsOf(secret: string): string[] {
  return [
    secret,
    ...jsonForms(secret),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ s: secret }).toString().slice(2),
    ...base64Forms(secret),
  ];
}

/** JSON may escape more than it must: Go does so with `<`, `>` and `&`, Python with what is not ASCII, PHP with `/` too. */
function jsonForms(secret: string): string[] {
  const least = JSON.stringify(secret).slice(1, -1);
  const ascii = escapeUnits(least, /[^ -~]/g);
  return [least, escapeUnits(least, /[<>&]/g), ascii, ascii.replaceAll('/', '\\/')];
}

function escapeUnits(text: string, units: RegExp): string {
  return text.replace(units, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The part of a secret's base64 that does not depend on its neighbours, for each of the three alignments. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const pieces = [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const first = shift === 0 ? 0 : shift + 1;
    const last = (shift + bytes.length) % 3 === 0 ? encoded.length : encoded.length - 1;
    const stable = encoded.slice(first, last);
    // Too short a piece would be found by chance.
    if (stable.length < 8) return [];
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [bytes.toString('base64'), bytes.toString('base64url'), ...pieces];
}
