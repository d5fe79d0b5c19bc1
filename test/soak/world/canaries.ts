import type { Asked, KeyName, ServiceName } from '../story/story.ts';

/** Secrets of a story, odd enough to be found wherever they leak. */
export const canaries = {
  urlUser: 'usr-canary-31',
  urlPassword: 'pw~canary!q8',
  githubToken: 'ghs_canaryToken0123456789',
} as const;

export const serviceKeys: Readonly<Record<ServiceName, Readonly<Record<KeyName, string>>>> = {
  harmstack: { own: 'hs-canary/9f+K=7qLmZ', rotated: 'hs-canary/Rt+4=vv2Xp', other: 'hs-canary/Oa+8=jj6Wd' },
  runloop: { own: 'rl-canary/3b+M=0sTyU', rotated: 'rl-canary/Rt+5=ww9Ne', other: 'rl-canary/Oa+1=kk3Zf' },
  overmind: { own: 'om-canary/6h+P=2rVxI', rotated: 'om-canary/Rt+7=yy4Lc', other: 'om-canary/Oa+2=mm5Bg' },
};

const urlQueries = { a: 'qry-canary-77/aa+bb', b: 'qry-canary-88/cc+dd' } as const;
export const headerValues = { a: 'Basic canary/hdr+é=Zt5', b: 'Basic canary/hdr+ö=Wq8' } as const;
export const endpointKeys = { a: 'ep-canary-"4x&8<wQ"', b: 'ep-canary-"7z&2<vK"' } as const;
export const models = { a: 'gpt-test', b: 'gpt-next' } as const;

const baselineQuery = 'qry-canary-99/ee+ff';
export const baselineKey = 'ep-canary-"5q&3<zJ"';

/** The URL of the endpoint that a plan is compared with; null where it is with none. */
export function baselineUrlOf({ plan }: { readonly plan: Pick<Asked['plan'], 'baseline'> }): string | null {
  if (plan.baseline === undefined) return null;
  const host = plan.baseline === 'same host' ? 'model.example.com/v0' : 'production.example.com/v1';
  return `https://${host}/chat/completions?key=${encodeURIComponent(baselineQuery)}`;
}

/** The endpoint's URL with secrets in every part that may hold one. */
export function endpointUrlOf({ endpoint }: Pick<Asked, 'endpoint'>): string {
  const { urlUser, urlPassword } = canaries;
  const query = encodeURIComponent(urlQueries[endpoint.query]);
  return `https://${urlUser}:${urlPassword}@model.example.com/v1/chat/completions?key=${query}`;
}

const allSecrets: readonly string[] = [
  baselineQuery,
  baselineKey,
  ...Object.values(canaries),
  ...Object.values(serviceKeys).flatMap((keys) => Object.values(keys)),
  ...[urlQueries, headerValues, endpointKeys].flatMap((values) => Object.values(values)),
];

/** What an attempt is told in confidence. */
function secretsOf({ plan, endpoint, keys }: Asked): readonly string[] {
  const { query, header, apiKey } = endpoint;
  const services = new Set(plan.benchmarks.map(({ service }) => service));
  const ownKeys = [...services].map((service) => serviceKeys[service][keys]);
  const own = [...Object.values(canaries), ...ownKeys, urlQueries[query], headerValues[header], endpointKeys[apiKey]];
  return plan.baseline === undefined ? own : [...own, baselineQuery, baselineKey];
}

/** Each secret of an attempt in the forms in which a service may echo it, and a URL decoded and not. */
export function echoesOf(asked: Asked): readonly string[] {
  return secretsOf(asked).flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`user:${secret}`).toString('base64'),
  ]);
}

/** What must not be found in anything published: the forms above, base64 only as far as it does not depend on its neighbours. */
const traces: readonly string[] = allSecrets.flatMap((secret) => [
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
