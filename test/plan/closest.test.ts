import { describe, expect, test } from 'vitest';
import { didYouMean, findClosest, renderNoneOf } from '../../src/plan/closest.ts';

const services = ['harmstack', 'runloop', 'overmind'] as const;

describe('what was meant', () => {
  test.each<[string, readonly string[], string | null]>([
    ['Harmstack', services, 'harmstack'],
    ['hramstack', services, 'harmstack'],
    ['harmstak', services, 'harmstack'],
    ['harm-stack', services, 'harmstack'],
    ['runlops', services, 'runloop'],
    ['rnulopo', services, 'runloop'],
    ['loop', services, null],
    ['', services, null],
    ['x', services, null],
    // The nearest one, not the first.
    ['openai_response', ['openai', 'openai_responses'], 'openai_responses'],
    ['opnai', ['openai_responses', 'openai'], 'openai'],
    // In a short word one letter is a third of it.
    ['ray', ['raw'], 'raw'],
    ['row', ['id', 'raw'], 'raw'],
    ['ad', ['id'], null],
    ['ids', ['id'], 'id'],
    ['on', ['true'], null],
    ['names', ['name'], 'name'],
    ['bests_scores', ['best_score'], 'best_score'],
  ])('%j among %j is %j', (given, words, meant) => expect(findClosest(given, { words })).toBe(meant));

  test.each([
    ['abcdef', 'abcdef', 0],
    ['abcdef', 'abdcef', 1],
    ['abcdef', 'bcdef', 1],
    ['abcdef', 'abcdefg', 1],
    ['abcdef', 'abXdef', 1],
    ['abcdef', 'badcef', 2],
    ['abcdef', 'Xbcdefg', 2],
    ['abcdef', 'Xbcdfeg', 3],
  ])('%s is as far from %s as %i slips', (given, word, distance) => {
    expect(findClosest(given, { words: [word], maxDistanceOf: () => distance })).toBe(word);
    expect(findClosest(given, { words: [word], maxDistanceOf: () => distance - 1 })).toBeNull();
  });
});

test('is asked at the end of what is wrong', () => {
  expect(didYouMean('harmstak', services)).toBe('. Did you mean `harmstack`?');
  expect(didYouMean('nobody', services)).toBe('');
  expect(renderNoneOf('harmstak', services)).toBe(
    'is not one of harmstack, runloop or overmind. Did you mean `harmstack`?',
  );
  expect(renderNoneOf('bloc', ['block', 'warn'])).toBe('is not block or warn. Did you mean `block`?');
  expect(renderNoneOf('x', ['score_pct'])).toBe('is not score_pct');
});
