import { remember } from '../text/remember.ts';

/**
 * Whether a job ran against another host than this. Path and query never say so, since a service may rewrite, shorten or hide
 * them; an address that is missing or unreadable says nothing.
 */
export function isForeignOrigin(shownUrl: string | null, url: string | null): boolean {
  if (shownUrl === null || url === null) return false;
  const [theirs, ours] = [originOf(shownUrl), originOf(url)];
  return theirs !== null && ours !== null && theirs !== ours;
}

/** Host and port; http and https of one host on their default ports are one. Null for what is no http address. */
const originOf = remember((address: string): string | null => {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const { hostname, port } = url;
  const isDefault = port === '' || port === '80' || port === '443';
  return `${hostname.replace(/\.$/, '')}:${isDefault ? 'default' : port}`;
});
