import { expect, it } from 'vitest';
import { parseYaml } from '../../../src/plan/suite/yaml.ts';

it('does not hang on many keys', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`);
  expect(parseYaml([...keys, 'k7: 2'].join('\n'))).toEqual({
    faults: [{ position: { line: 60_001, column: 1 }, says: 'a key is set twice, first in line 8' }],
  });
});
