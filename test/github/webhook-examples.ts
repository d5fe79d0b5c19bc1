import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as v from 'valibot';

const fileSchema = v.array(v.object({ name: v.string(), examples: v.array(v.record(v.string(), v.unknown())) }));
const path = createRequire(import.meta.url).resolve('@octokit/webhooks-examples');
const events = v.parse(fileSchema, JSON.parse(readFileSync(path, 'utf8')));

/** A real payload of this event, the first that has `part` of its JSON. */
export function examplePayload(event: string, part = ''): Record<string, unknown> {
  const examples = events.find(({ name }) => name === event)?.examples ?? [];
  const example = examples.find((payload) => JSON.stringify(payload).includes(part));
  if (example === undefined) throw new Error(`no example of ${event} with ${part}`);
  return structuredClone(example);
}

/** The payload with these members of one of its objects changed. */
export function changePayload(
  payload: Record<string, unknown>,
  name: string,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { ...payload, [name]: { ...v.parse(v.record(v.string(), v.unknown()), payload[name]), ...changes } };
}
