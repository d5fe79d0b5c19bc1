import * as v from 'valibot';

/** An answer that is no answer: the wrong shape, or not JSON. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
}

/** Reads GitHub's answer through its schema. Throws {@link UnreadableAnswer}, which names `what` was expected and where it is wrong. */
export function parseAnswer<const Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown,
  what: string,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, answer);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue);
  throw new UnreadableAnswer(
    `GitHub answered with something that is not ${what}${where === null ? '' : ` (${where})`}`,
  );
}
