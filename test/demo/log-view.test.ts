import { expect, test } from 'vitest';
import { LogView } from './log-view.ts';

/** The lines that are shown of a log that comes in pieces of that many characters. */
function shown(log: string, size: number): readonly string[] {
  const lines: string[] = [];
  const view = new LogView((line) => lines.push(line));
  for (let at = 0; at < log.length; at += size) view.add(log.slice(at, at + size));
  view.end();
  return lines;
}

const log = [
  '::add-mask::a-key',
  '::debug::notice plan-cost',
  'This run costs 1 credit.',
  '::group::Plan',
  'medical: 1 unit, threshold 80%',
  '::endgroup::',
  '::group::Jobs',
  'a',
  'b',
  '::endgroup::',
  '::error title=medical%3A below threshold%2C not blocking::Scored 70%25, 10 short of 80%25.%0ALook at it.',
  '::notice::Done',
  'no line break at the end',
].join('\n');

test.each([1, 7, 10_000])('a log is shown without commands, however it is cut (%i)', (size) => {
  expect(shown(log, size)).toEqual([
    'This run costs 1 credit.',
    '▸ Plan (1 line)',
    '▸ Jobs (2 lines)',
    'Error: medical: below threshold, not blocking: Scored 70%, 10 short of 80%.\nLook at it.',
    'Notice: Done',
    'no line break at the end',
  ]);
});
