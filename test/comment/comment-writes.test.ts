import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { CommentWrites } from '../../src/comment/comment-writes.ts';
import { UnreadableAnswer } from '../../src/github/answer.ts';

const written = { id: 1, url: 'https://github.com/x', body: 'text' };
const answered = (status: number) => Object.assign(new Error('no'), { status, response: { headers: {} } });
const never = new AbortController().signal;

function update(isFinal: boolean, signal = never) {
  return { shown: { isFinal }, signal };
}

describe('a write in between', () => {
  it('is under way until it is answered, also when nobody waits for its update any more', async () => {
    const writes = new CommentWrites(systemClock);
    const ended = new AbortController();
    const answer = Promise.withResolvers<typeof written>();
    const seen: AbortSignal[] = [];
    const sent = writes.send(update(false, ended.signal), (signal) => {
      seen.push(signal);
      return answer.promise;
    });
    ended.abort();
    expect([writes.isUnsure, seen.map(({ aborted }) => aborted)]).toEqual([true, [false]]);
    const finished = writes.finish().then(() => writes.last);
    answer.resolve(written);
    expect([await finished, await sent, writes.isUnsure]).toEqual([written, written, false]);
  });

  it('is not sent for an update that has ended', async () => {
    const writes = new CommentWrites(systemClock);
    let sent = 0;
    const write = () => {
      sent += 1;
      return Promise.resolve(written);
    };
    await expect(writes.send(update(false, AbortSignal.abort()), write)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect([sent, writes.isUnsure, writes.last]).toEqual([0, false, null]);
  });
});

it('the final word ends with its update, and nobody waits for it', async () => {
  const writes = new CommentWrites(systemClock);
  const ended = new AbortController();
  const sent = writes.send(update(true, ended.signal), (signal) => {
    expect(signal).toBe(ended.signal);
    return Promise.resolve(written);
  });
  expect(writes.isUnsure).toBe(false);
  await writes.finish();
  expect([await sent, writes.last]).toEqual([written, written]);
});

describe.each([true, false])('whether GitHub may have done a write that failed (the final word: %j)', (isFinal) => {
  it.each([
    ['no answer', Object.assign(new Error('ECONNRESET'), { status: 500 }), true],
    ['an answer that cannot be read', new UnreadableAnswer('not a comment'), true],
    ['a 500', answered(500), true],
    ['a 502', answered(502), true],
    ['a 499', answered(499), false],
    ['a 403', answered(403), false],
  ])('is told by %s', async (_name, error, isUnsure) => {
    const writes = new CommentWrites(systemClock);
    await expect(writes.send(update(isFinal), () => Promise.reject(error))).rejects.toBe(error);
    expect([writes.isUnsure, writes.last]).toEqual([isUnsure, null]);
    await writes.send(update(isFinal), () => Promise.resolve(written));
    expect([writes.isUnsure, writes.last]).toEqual([isUnsure, written]);
  });
});
