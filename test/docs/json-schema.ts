import { readFile } from 'node:fs/promises';
import { Ajv, type AnySchemaObject } from 'ajv';

interface CompiledSchema {
  readonly id: string;
  /** What is wrong with a document; empty when nothing. */
  readonly errorsOf: (document: unknown) => readonly unknown[];
}

/** Compiles a JSON Schema of this repository with a validator that takes no liberties. */
export async function compileJsonSchema(path: string): Promise<CompiledSchema> {
  const schema: AnySchemaObject = JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));
  const validate = new Ajv({ strict: true, allErrors: true, formats: { 'date-time': isTimestamp } }).compile(schema);
  return {
    id: String(schema.$id),
    errorsOf: (document) => (validate(document) ? [] : (validate.errors ?? [])),
  };
}

function isTimestamp(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
