import { describe, expect, test } from 'vitest';
import { deriveSealKey } from '../../src/ledger/seal-key.ts';

const keyOf = (...keys: readonly (readonly [string, string])[]) => deriveSealKey(new Map(keys)).toString('hex');

describe('the key of a seal', () => {
  test('is the same for the same keys in any order, and another for any other', () => {
    expect(keyOf(['a', '1'], ['b', '2'])).toBe(keyOf(['b', '2'], ['a', '1']));
    const others = [keyOf(['a', '1']), keyOf(['a', '2']), keyOf(['a', '1'], ['b', '1']), keyOf(['a', '1"],["b","2'])];
    expect(new Set([keyOf(['a', '1'], ['b', '2']), ...others]).size).toBe(5);
  });
});
