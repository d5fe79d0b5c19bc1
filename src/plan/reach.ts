/**
 * Why a service at another place cannot call this address, in words that complete a sentence; null when it may well be able to.
 * `serviceUrl` is null for the service's public URL: one that a user gives may lie in the same network.
 */
export function faultOfReach({ hostname }: URL, serviceUrl: URL | null): string | null {
  const scope = scopeOf(hostname);
  const isPublicService = serviceUrl === null;
  switch (scope) {
    case 'host':
      // Where the service itself is not on the network of all, "this machine" may be its own.
      return isPublicService || scopeOf(serviceUrl.hostname) === 'public' ? `${hostname} is this machine itself` : null;
    case 'network':
      return isPublicService ? `${hostname} is not a public address` : null;
    case 'public':
      return null;
  }
}

/** Who can call a host: its own machine alone, its network, or all. A URL has its host in one spelling, whatever was written. */
function scopeOf(hostname: string): 'host' | 'network' | 'public' {
  const name = hostname.replace(/\.$/, '');
  const address = name.startsWith('[') ? toIpv4(parseIpv6(name.slice(1, -1))) : parseIpv4(name);
  if (address === null) return scopeOfName(name);
  const ranges = address.length === 4 ? ipv4Ranges : ipv6Ranges;
  return ranges.find((each) => isWithin(address, each))?.scope ?? 'public';
}

/** RFC 6761 and 6762, and the names that ICANN and RFC 8375 keep for private use. A name without a dot is one of a local network. */
function scopeOfName(name: string): 'host' | 'network' | 'public' {
  if (/(^|\.)localhost$/.test(name)) return 'host';
  return !name.includes('.') || /\.(local|internal|lan|home\.arpa)$/.test(name) ? 'network' : 'public';
}

interface AddressRange {
  readonly prefix: readonly number[];
  readonly bits: number;
  readonly scope: 'host' | 'network';
}

/** RFC 1122, 1918, 3927 and 6598. */
const ipv4Ranges: readonly AddressRange[] = [
  { prefix: [0], bits: 8, scope: 'host' },
  { prefix: [127], bits: 8, scope: 'host' },
  { prefix: [10], bits: 8, scope: 'network' },
  { prefix: [172, 16], bits: 12, scope: 'network' },
  { prefix: [192, 168], bits: 16, scope: 'network' },
  { prefix: [169, 254], bits: 16, scope: 'network' },
  { prefix: [100, 64], bits: 10, scope: 'network' },
];

const zeros = Array.from({ length: 15 }, () => 0);

/** RFC 4291 and 4193. */
const ipv6Ranges: readonly AddressRange[] = [
  { prefix: [...zeros, 0], bits: 128, scope: 'host' },
  { prefix: [...zeros, 1], bits: 128, scope: 'host' },
  { prefix: [0xfc], bits: 7, scope: 'network' },
  { prefix: [0xfe, 0x80], bits: 10, scope: 'network' },
  { prefix: [0xfe, 0xc0], bits: 10, scope: 'network' },
];

function isWithin(address: readonly number[], { prefix, bits }: AddressRange): boolean {
  return address.every((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - 8 * index));
    return (byte ^ (prefix[index] ?? 0)) >> (8 - kept) === 0;
  });
}

function parseIpv4(host: string): readonly number[] | null {
  return /^\d+(\.\d+){3}$/.test(host) ? host.split('.').map(Number) : null;
}

/** The 16 bytes of an address that a URL has brought to its shortest form, without a zone and without dots. */
function parseIpv6(host: string): readonly number[] {
  const [before = '', after = ''] = host.split('::');
  const [head, tail] = [toGroups(before), toGroups(after)];
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...gap, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

function toGroups(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

/** The IPv4 address inside an IPv6 one: mapped (RFC 4291), compatible, translated (RFC 6052) or 6to4 (RFC 3056). */
function toIpv4(bytes: readonly number[]): readonly number[] {
  const startsWith = (prefix: readonly number[]) => prefix.every((byte, index) => bytes[index] === byte);
  const last = bytes.slice(12);
  const isEmbedded = [
    [...zeros.slice(0, 10), 0xff, 0xff],
    [0x00, 0x64, 0xff, 0x9b, ...zeros.slice(0, 8)],
  ].some(startsWith);
  const isCompatible = startsWith(zeros.slice(0, 12)) && (last[0] !== 0 || last[1] !== 0);
  if (isEmbedded || isCompatible) return last;
  return startsWith([0x20, 0x02]) ? bytes.slice(2, 6) : bytes;
}
