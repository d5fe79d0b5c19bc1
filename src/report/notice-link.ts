import type { Notice } from '../notice.ts';

/** Where the documentation says what a notice means and what to do about it. */
export function linkToNotice({ code }: Pick<Notice, 'code'>): string {
  return `https://github.com/benchmark-gate/benchmark-gate/blob/v1/docs/notices.md#${code}`;
}
