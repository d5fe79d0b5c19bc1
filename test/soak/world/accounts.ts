import type { ReceivedRequest } from '../../emulators/emulator.ts';
import type { KeyName, ServiceName } from '../story/story.ts';
import { serviceKeys } from './canaries.ts';

/** Which account a key belongs to: a new key of an account opens the same one. */
export const accountOfKey: Readonly<Record<KeyName, number>> = { own: 0, rotated: 0, other: 1 };

/** The key under which an emulator knows an account. */
export const keyOfAccount = (service: ServiceName, account: number): string =>
  serviceKeys[service][account === 0 ? 'own' : 'other'];

/** The account that a request's key opens; null for an unknown key. */
export function accountOf(service: ServiceName, { headers }: ReceivedRequest): number | null {
  const { 'x-api-key': plain, authorization } = headers;
  const key = typeof plain === 'string' ? plain : /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  const name = keyNames.find((each) => serviceKeys[service][each] === key);
  return name === undefined ? null : accountOfKey[name];
}

const keyNames: readonly KeyName[] = ['own', 'rotated', 'other'];

/** The request with the key that the emulator knows. */
export function withKeyOf(service: ServiceName, account: number, request: ReceivedRequest): ReceivedRequest {
  const key = keyOfAccount(service, account);
  const isPlain = request.headers['x-api-key'] !== undefined;
  const named = isPlain ? { 'x-api-key': key } : { authorization: `Bearer ${key}` };
  return { ...request, headers: { ...request.headers, ...named } };
}
