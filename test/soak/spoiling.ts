import { type Dispatcher, request } from 'undici';
import * as v from 'valibot';
import type { ActionWorld } from '../../src/action.ts';
import type { Runner } from '../../src/github/runner.ts';
import type { Network } from '../../src/services/http/client.ts';

/** A runner that does some things in another way. */
export function through(runner: Runner, changes: Partial<Runner>): Runner {
  return {
    readInput: runner.readInput,
    maskSecret: (secret) => runner.maskSecret(secret),
    debug: (line) => runner.debug(line),
    log: (line) => runner.log(line),
    logGroup: (title, lines) => runner.logGroup(title, lines),
    annotate: (annotation) => runner.annotate(annotation),
    setOutput: (name, value) => runner.setOutput(name, value),
    writeSummary: (markdown) => runner.writeSummary(markdown),
    writeFile: (name, content) => runner.writeFile(name, content),
    setFailed: (message, title) => runner.setFailed(message, title),
    ...changes,
  };
}

type InputName = Parameters<Runner['readInput']>[0];

/** A world whose inputs are read in another way; `null` leaves one as it is. */
export function withInputs(world: ActionWorld, change: (name: InputName, value: string) => string | null): ActionWorld {
  const readInput: Runner['readInput'] = (name) => {
    const value = world.runner.readInput(name);
    return change(name, value) ?? value;
  };
  return { ...world, runner: through(world.runner, { readInput }) };
}

interface Sent {
  readonly method: string;
  readonly path: string;
}

export interface TextAnswer {
  readonly status: number;
  readonly body: string;
}

/** Changes every whole answer on its way in; null leaves it as it is. */
export function rewriting(
  dispatcher: Dispatcher,
  change: (answer: TextAnswer, sent: Sent) => TextAnswer | null,
): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => {
    const sent = { method: String(options.method), path: options.path };
    let status = 0;
    let headers: Record<string, string | string[] | undefined> = {};
    let message: string | undefined;
    const chunks: Buffer[] = [];
    return dispatch(options, {
      onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
      onResponseStart: (_controller, statusCode, received, statusMessage) => {
        status = statusCode;
        headers = received;
        message = statusMessage;
      },
      onResponseData: (_controller, chunk) => {
        chunks.push(chunk);
      },
      onResponseEnd: (controller, trailers) => {
        const came = { status, body: Buffer.concat(chunks).toString('utf8') };
        const answer = change(came, sent) ?? came;
        handler.onResponseStart?.(controller, answer.status, headers, message);
        if (answer.body !== '') handler.onResponseData?.(controller, Buffer.from(answer.body));
        handler.onResponseEnd?.(controller, trailers);
      },
      onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
    });
  });
}

/** A world in which some answers of the services are other ones. */
export function withAnswers(
  world: ActionWorld,
  change: (answer: TextAnswer, sent: Sent) => TextAnswer | null,
): ActionWorld {
  return withNetwork(world, ({ reads, spends, ...network }) => ({
    ...network,
    reads: rewriting(reads, change),
    spends: rewriting(spends, change),
  }));
}

/** A world whose way to the services is another one. */
export function withNetwork(world: ActionWorld, change: (network: Network) => Network): ActionWorld {
  return { ...world, network: async () => change(await world.network()) };
}

const ListSchema = v.object({
  jobs: v.array(v.object({ job_id: v.string(), benchmark_id: v.number(), endpoint_url: v.nullable(v.string()) })),
});
/** A job of Harmstack's lists, as far as a sabotage reads one. */
export type ListedJob = v.InferOutput<typeof ListSchema>['jobs'][number];

/** The jobs of Harmstack in a state, the newest first; none when it does not tell, or is not asked. */
export async function readJobs({ network, runner }: ActionWorld, status: string): Promise<readonly ListedJob[]> {
  const base = runner.readInput('service-url');
  if (!base.startsWith('https://harmstack.test')) return [];
  try {
    const { body } = await request(`${base}/jobs?status=${status}&limit=50`, {
      dispatcher: (await network()).reads,
      headers: { authorization: `Bearer ${runner.readInput('service-api-key')}` },
    });
    return v.parse(ListSchema, await body.json()).jobs;
  } catch {
    return [];
  }
}
