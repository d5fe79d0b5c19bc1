import type { InputName } from './action-inputs.ts';
import type { ReadInput } from './inputs.ts';
import { hasNameWithoutValue } from './per-service.ts';

const keys = ['service-api-key', 'endpoint-api-key'] as const satisfies readonly InputName[];

/**
 * The inputs that came empty and are commonly filled from secrets, which look so when the workflow has none: keys, also one
 * of several, and where a key is missing the endpoint's URL and headers.
 */
export function findMissingSecrets(read: ReadInput): ReadonlySet<string> {
  const isEmpty = (name: InputName) => read(name).trim() === '';
  const missing = keys.filter((name) => isEmpty(name) || hasNameWithoutValue(read(name)));
  if (missing.length === 0) return new Set();
  const hasEmptyHeader = read('endpoint-headers')
    .split(/\r?\n/)
    .some((line) => /^[^:]+:\s*$/.test(line));
  return new Set([
    ...missing,
    ...(isEmpty('endpoint-url') ? ['endpoint-url'] : []),
    ...(hasEmptyHeader ? ['endpoint-headers'] : []),
  ]);
}
