import type { Redact } from '../redact.ts';

/** Fields whose texts are our own: a secret that looks like one of them must not change what they mean. */
const codes: ReadonlySet<string> = new Set(['code', 'kind', 'service']);

/** A plain value with the secrets taken out of every text in it, however deep. */
export function redactTexts<T extends object>(value: T, redact: Redact): T {
  const copy = structuredClone(value);
  redactIn(copy, redact);
  return copy;
}

function redactIn(value: object, redact: Redact): void {
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'string') {
      if (!codes.has(key)) Reflect.set(value, key, redact(each));
    } else if (typeof each === 'object' && each !== null) redactIn(each, redact);
  }
}
