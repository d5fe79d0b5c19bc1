import { expect, test } from 'vitest';
import { linkToNotice } from '../../src/report/notice-link.ts';

test('a notice is explained on the page of the version that people use, below its code', () => {
  expect(linkToNotice({ code: 'key-refused' })).toBe(
    'https://github.com/benchmark-gate/benchmark-gate/blob/v1/docs/notices.md#key-refused',
  );
});
