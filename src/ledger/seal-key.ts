import { loadCrypto } from '../crypto.ts';

/** The key that signs what is stored, derived from the services' keys in the order of their names. */
export function deriveSealKey(serviceKeys: ReadonlyMap<string, string>): Buffer {
  const secret = JSON.stringify([...serviceKeys].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return Buffer.from(loadCrypto().hkdfSync('sha256', secret, '', 'benchmark-gate: stored ledger', 32));
}
