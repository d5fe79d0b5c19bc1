/** Node's `crypto`, once it is needed: it takes 3 ms to load, which a run that the service refuses has no use for. */
export function loadCrypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}
