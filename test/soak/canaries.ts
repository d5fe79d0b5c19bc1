/** Secrets of a run, odd enough to be found wherever they leak. */
export const canaries = {
  serviceKey: 'hs-canary/9f+K=7qLmZ',
  endpointKey: 'ep-canary-"4x&8<wQ"',
  headerValue: 'Basic canary/hdr+é=Zt5',
  urlUser: 'usr-canary-31',
  urlPassword: 'pw~canary!q8',
  urlQuery: 'qry-canary-77/aa+bb',
  githubToken: 'ghs_canaryToken0123456789',
} as const;

const { urlUser, urlPassword, urlQuery } = canaries;

/** The endpoint's URL with secrets in every part that may hold one. */
export const endpointUrl = `https://${urlUser}:${urlPassword}@model.example.com/v1/chat/completions?key=${encodeURIComponent(urlQuery)}`;

const secrets: readonly string[] = Object.values(canaries);

/** Each secret in the forms in which a service may echo it, and a URL decoded and not. */
export const echoes: readonly string[] = secrets.flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(`user:${secret}`).toString('base64'),
]);

/** What must not be found in anything published: the forms above, base64 only as far as it does not depend on its neighbours. */
const traces: readonly string[] = secrets.flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  ...[0, 1, 2].map((shift) => {
    const encoded = Buffer.from(' '.repeat(shift) + secret)
      .toString('base64')
      .replaceAll('=', '');
    return encoded.slice(shift === 0 ? 0 : shift + 1, -2);
  }),
]);

/** The first secret found in a text, null when there is none. Zero-width breaks do not hide one. */
export function findLeak(text: string): string | null {
  const plain = text.replaceAll(/[\u200B\u00AD]|&#8203;|&shy;/g, '');
  return traces.find((trace) => text.includes(trace) || plain.includes(trace)) ?? null;
}

/**
 * Whether the runner would read this line of the log as a command, by its own grammar (actions/runner, ActionCommand.cs):
 * `::name …::` after white space, or `##[name …]` anywhere.
 */
export function isCommand(line: string): boolean {
  return /^\s*::[^\s:][^:]*::/u.test(line) || /^\s*::/u.test(line) || /##\[[^\]]*\]/u.test(line);
}

/** Everything that ends a line for some reader. */
export const lineBreak = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/u;
