import type { JobId } from './service.ts';

/** Ids in a sentence: as code they are shown as they are, so that they can be copied. */
export function quoteIds(ids: readonly JobId[]): string {
  return ids.map((id) => `\`${id}\``).join(', ');
}
