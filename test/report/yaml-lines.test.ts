import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { toYamlLines, toYamlList } from '../../src/report/yaml-lines.ts';

/** Where the package would write a value apart from its key, as at a line's start it would end the document. */
const isMarker = (text: string) => /^(?:---|\.\.\.)(?:\s|$)/m.test(text);
const linesOf = (value: unknown) => stringify(value, { lineWidth: 0 }).trimEnd().split('\n');

/** Ids, names of agents, and lists of ids and thresholds, as far as they get into lines to paste. */
const word = fc
  .oneof(
    fc.stringMatching(/^[\w.:-]{1,12}$/),
    fc.stringMatching(/^[\w .:/@+-]{1,12}$/),
    fc.stringMatching(/^[-+]?[\d.xoeE_:]{1,6}$/),
    fc.constantFrom(
      'null',
      'True',
      'FALSE',
      '~',
      '.inf',
      '-.INF',
      '.NaN',
      '0o17',
      '0x1F',
      '1e5',
      '+1',
      '-',
      'y',
      'no',
      '66.67, 80',
    ),
  )
  .filter((text) => !isMarker(text));
const value = fc.oneof(
  word,
  fc.double({ noNaN: true, min: 0, max: 100 }).map((number) => Math.round(number * 100) / 100),
  fc
    .array(fc.stringMatching(/^[\w.:-]{1,12}$/), { minLength: 2, maxLength: 5 })
    .map((ids) => ids.join('\n'))
    .filter((text) => !isMarker(text)),
  fc.array(word, { minLength: 2, maxLength: 5 }).map((ids) => ids.join(',')),
);
const mapping = fc.dictionary(fc.constantFrom('service', 'job-ids', 'thresholds', 'metric', 'agent'), value, {
  minKeys: 1,
});

test('a mapping is written as the package writes it', () => {
  fc.assert(
    fc.property(mapping, (given) => {
      expect(toYamlLines(given)).toEqual(linesOf(given));
    }),
    { numRuns: 3000 },
  );
});

test('a list of mappings is written as the package writes it', () => {
  const flat = fc.dictionary(fc.constantFrom('service', 'job-id', 'metric'), word, { minKeys: 1 });
  fc.assert(
    fc.property(fc.array(flat, { minLength: 1 }), (benchmarks) => {
      expect(toYamlList('benchmarks', benchmarks)).toEqual(linesOf({ benchmarks }));
    }),
    { numRuns: 1000 },
  );
});
