import { toJsonSchema } from '@valibot/to-json-schema';

/** Where the files of the newest release of this major version can be read by anyone. */
const publishedAt = 'https://raw.githubusercontent.com/benchmark-gate/benchmark-gate/v1/';

/** Renders a valibot schema as a JSON Schema: of draft 7, which every editor and validator takes. */
export function renderJsonSchema(path: string, schema: Parameters<typeof toJsonSchema>[0]): string {
  const { $schema, title, description, ...rest } = toJsonSchema(schema, { target: 'draft-07', typeMode: 'input' });
  const document = { $schema, $id: `${publishedAt}${path}`, title, description, ...rest };
  return `${JSON.stringify(document, null, 2)}\n`;
}
