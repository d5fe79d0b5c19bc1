import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { parse } from 'yaml';

export type ActionYml = Readonly<v.InferOutput<typeof ActionYmlSchema>>;

const ActionYmlSchema = v.object({
  inputs: v.record(
    v.string(),
    v.object({
      description: v.string(),
      required: v.optional(v.boolean(), false),
      default: v.optional(v.string()),
    }),
  ),
  outputs: v.record(v.string(), v.object({ description: v.string() })),
});

/** What `action.yml` declares, read from the repository's root. */
export async function readActionYml(): Promise<ActionYml> {
  return v.parse(ActionYmlSchema, parse(await readFile(new URL('../../action.yml', import.meta.url), 'utf8')));
}
