import { describe, expect, it } from 'vitest';
import { isMarkedWith, parseHeaderState, renderHeader } from '../../src/comment/header.ts';

const header = renderHeader('a key', 'a-state.x+/y');

describe('the header of a comment', () => {
  it('is two lines that nobody sees', () => {
    expect(header).toBe('<!-- benchmark-gate: a key -->\n<!-- benchmark-gate-state: a-state.x+/y -->\n');
  });

  it('is read back, also after an edit in the browser', () => {
    const body = `${header}text`;
    for (const text of [body, body.replaceAll('\n', '\r\n')])
      expect([isMarkedWith('a key', text), parseHeaderState(text)]).toEqual([true, 'a-state.x+/y']);
  });

  it('is read back when there is no state', () => {
    expect(parseHeaderState(`${renderHeader('a key', '')}text`)).toBe('');
  });

  it.each([
    ['another key', 'a', header],
    ['a longer key that begins alike', 'a key', renderHeader('a key/leg', '')],
    ['a line above it', 'a key', `quoting:\n${header}`],
    ['more in its line', 'a key', `> ${header}`],
    ['nothing', 'a key', ''],
  ])('is not found with %s', (_, key, body) => {
    expect(isMarkedWith(key, body)).toBe(false);
  });

  it.each([
    ['one line', 'one line'],
    ['another second line', '<!-- benchmark-gate: a key -->\ntext'],
    ['a second line that is cut', header.replace(' -->\n<!--', '\n<!--').replace(' -->\n', '\n')],
    ['a second line that has lost its end', header.trimEnd().slice(0, -1)],
    ['text before the state', header.replace('\n', '\nx')],
    ['the state in its third line', `\n${header}`],
  ])('holds no state with %s', (_, body) => {
    expect(parseHeaderState(body)).toBe('');
  });
});
