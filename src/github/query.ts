import * as v from 'valibot';
import { parseAnswer, UnreadableAnswer } from './answer.ts';
import type { GitHubClient } from './client.ts';
import { QueryFailure } from './failure.ts';

interface Query<Schema extends v.GenericSchema> {
  readonly query: string;
  readonly variables: object;
  /** What the answer's `data` must look like. */
  readonly data: Schema;
  /** What is asked for, in the words of an error. */
  readonly what: string;
}

const errorsSchema = v.optional(v.array(v.object({ type: v.optional(v.string()), message: v.string() })));

/** Sends a GraphQL query and reads its answer through the schema. Throws what the client throws, and {@link QueryFailure}. */
export async function sendQuery<const Schema extends v.GenericSchema>(
  client: GitHubClient,
  { query, variables, data, what }: Query<Schema>,
  signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
  const answer = await fetchQuery(client, { query, variables }, signal);
  const { errors } = parseAnswer(v.object({ errors: errorsSchema }), answer, what);
  const [error] = errors ?? [];
  if (error !== undefined) throw new QueryFailure(error.type ?? null, error.message);
  return parseAnswer(v.object({ data }), answer, what).data;
}

async function fetchQuery(
  client: GitHubClient,
  { query, variables }: { readonly query: string; readonly variables: object },
  signal: AbortSignal,
): Promise<unknown> {
  const octokit = await client.octokit();
  const request = { method: 'POST', url: client.graphqlUrl, query, variables, request: { signal } };
  try {
    const { data } = await octokit.request(request);
    return data;
  } catch (error) {
    // plugin-throttling 11.0.5 and plugin-retry 8.1.1 look into `errors` before anyone has seen that it is a list of errors.
    if (error instanceof TypeError)
      throw new UnreadableAnswer('GitHub answered with something that is no answer to a query');
    throw error;
  }
}

/** One page of a list, as GraphQL gives it; null in place of what cannot be shown. */
export function pageSchema<const Node extends v.GenericSchema>(node: Node) {
  return v.object({
    nodes: v.array(v.nullable(node)),
    pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
  });
}

interface Page<Node> {
  readonly nodes: readonly (Node | null)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Reads a list over all its pages. `what` names it in an error. */
export async function fetchPages<Node>(
  fetchPage: (after: string | null) => Promise<Page<Node>>,
  what: string,
): Promise<readonly Node[]> {
  const found: Node[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: Page<Node> = await fetchPage(after);
    for (const node of nodes) if (node !== null) found.push(node);
    const { hasNextPage, endCursor } = pageInfo;
    if (hasNextPage && (endCursor === null || endCursor === after)) {
      throw new UnreadableAnswer(`GitHub did not tell where the next page of ${what} begins`);
    }
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return found;
}
