import { expect, it } from 'vitest';
import { parseYaml } from '../../../src/plan/suite/yaml.ts';

it('does not hang on many keys', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`);
  expect(parseYaml([...keys, 'k7: 2'].join('\n'))).toEqual({
    faults: ['the file is not valid YAML: a key stands twice, again at line 60001'],
  });
});
