import * as crypto from 'node:crypto';
import { expect, test } from 'vitest';
import { loadCrypto } from '../src/crypto.ts';

test('the module that is loaded when it is needed is that of Node', () => {
  expect(loadCrypto().createHash).toBe(crypto.createHash);
});
