import { expect, it } from 'vitest';
import { parseYaml } from '../../../src/plan/suite/yaml.ts';

it('does not hang on many aliases', () => {
  const anchors = Array.from({ length: 20_000 }, (_, index) => `- &a${index} 1`);
  const aliases = Array.from({ length: 20_000 }, (_, index) => `- *a${index}`);
  expect(parseYaml([...anchors, ...aliases].join('\n'))).toMatchObject({ content: { length: 40_000 } });
  const same = `a: &a 1\nb: [${'*a,'.repeat(100_000)}*a]`;
  expect(parseYaml(same)).toEqual({ faults: [{ position: null, says: expect.stringContaining('repeated aliases') }] });
  expect(parseYaml([...aliases, ...anchors].join('\n'))).toMatchObject({ faults: { length: 3 } });
});

it('does not hang on many keys', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`);
  expect(parseYaml([...keys, 'k7: 2'].join('\n'))).toEqual({
    faults: [{ position: { line: 60_001, column: 1 }, says: 'a key is set twice, first in line 8' }],
  });
});
