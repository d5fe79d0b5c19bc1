/** How requests to addresses of one protocol leave this machine. */
export type ProxySetting =
  | { readonly kind: 'none' }
  /** `url` can be handed to a proxy agent. It may hold a password. */
  | { readonly kind: 'proxy'; readonly url: string; readonly variable: string }
  /** `problem` says what to do and follows the variable's name; it quotes nothing of the value, which may hold a password. */
  | { readonly kind: 'unreadable'; readonly variable: string; readonly problem: string };

export interface ProxyEnvironment {
  readonly http: ProxySetting;
  readonly https: ProxySetting;
  /** As it stands. */
  readonly noProxy: string;
}

/**
 * Reads the proxy variables as curl and others take them: with or without a scheme, with any character in the password.
 * As with undici a variable in lower case goes before the one in upper case, and https falls back to the proxy of http.
 */
export function parseProxyEnvironment(env: Readonly<Record<string, string | undefined>>): ProxyEnvironment {
  const http = parseVariable(env, 'http_proxy');
  const https = parseVariable(env, 'https_proxy');
  return { http, https: https.kind === 'none' ? http : https, noProxy: env.no_proxy ?? env.NO_PROXY ?? '' };
}

/** The schemes that undici has an agent for. */
const schemes: ReadonlySet<string> = new Set(['http', 'https', 'socks', 'socks5']);

function parseVariable(env: Readonly<Record<string, string | undefined>>, name: string): ProxySetting {
  const variable = env[name] === undefined ? name.toUpperCase() : name;
  const text = env[variable]?.trim() ?? '';
  if (text === '') return { kind: 'none' };
  const unreadable = (why: string): ProxySetting => ({
    kind: 'unreadable',
    variable,
    problem: `${why}: give it as http://host:port, with user:password@ before the host where it asks for them`,
  });
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):)?\/\/(.*)$/is.exec(text) ?? [null, 'http', text];
  if (!schemes.has(scheme.toLowerCase())) return unreadable('names no proxy of HTTP or SOCKS 5');
  // A password may hold a raw "@", "/" or "#": what is before the last "@" is not the host.
  const [, userInfo = null, host = ''] = /^(?:(.*)@)?([^/?#\\]*)/s.exec(rest) ?? [];
  const url = `${scheme}://${userInfo === null ? '' : `${escapeUserInfo(userInfo)}@`}${host}`;
  return URL.canParse(url) ? { kind: 'proxy', url, variable } : unreadable('names no host and port');
}

/** Escapes what may not stand in a URL's user and password, and leaves what is escaped already. */
function escapeUserInfo(text: string): string {
  const [, user = '', password = null] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? [];
  return password === null ? escapePart(user) : `${escapePart(user)}:${escapePart(password)}`;
}

function escapePart(text: string): string {
  const whole = text.toWellFormed();
  // "100%" and "%E9" are no escapes of UTF-8: there the sign stands for itself.
  return isEscaped(whole)
    ? whole.replaceAll(/%[0-9a-f]{2}|[^%]/giu, (part) => (part.length === 3 ? part : encodeURIComponent(part)))
    : encodeURIComponent(whole);
}

function isEscaped(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
