/** A failure of the proxy: the request got no further. The message names the proxy and its variable, and holds no password. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
}

/** The code alone: an error's message may quote what was sent. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
