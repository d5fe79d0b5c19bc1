/**
 * Whether a job ran against another host than this. Path and query never say so, since a service may rewrite, shorten or hide
 * them; an address that is missing or unreadable says nothing.
 */
export function isForeignOrigin(told: string | null, url: string | null): boolean {
  const [theirs, ours] = [originOf(told), originOf(url)];
  return theirs !== null && ours !== null && theirs !== ours;
}

/** Host and port; http and https of one host on their default ports are one. Null for what is no http address. */
function originOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const isDefault = port === '' || port === '80' || port === '443';
  return `${hostname.replace(/\.$/, '')}:${isDefault ? 'default' : port}`;
}
