import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, Emulator, openServer, type ReceivedRequest } from './emulator.ts';
import { legal, medical, type Needle } from './haystack.ts';
import { type ProviderName, providers } from './providers.ts';

export interface ModelEndpointOptions {
  /** The key it demands. */
  readonly key?: string;
  /** Share (0..1) of what there is to know in each subject that the model knows. */
  readonly quality?: number;
  /** Time that each answer takes. */
  readonly latencyMs?: number;
}

/** Starts a model that answers in all four provider shapes, each under its own path. */
export async function startModelEndpoint(options: ModelEndpointOptions = {}): Promise<ModelEndpointEmulator> {
  return ModelEndpointEmulator.start(options);
}

/**
 * A deterministic chat server. What it knows depends on the question and its quality alone; a better one knows all that a worse one does.
 */
export class ModelEndpointEmulator extends Emulator {
  readonly key: string;
  readonly model: Model;

  private constructor(server: Server, options: ModelEndpointOptions) {
    const key = options.key ?? 'model-test-key';
    const model: Model = { quality: options.quality ?? 1, latencyMs: options.latencyMs ?? 0 };
    super(server, (request) => answer(request, { key, model }));
    this.key = key;
    this.model = model;
  }

  static async start(options: ModelEndpointOptions): Promise<ModelEndpointEmulator> {
    return new ModelEndpointEmulator(await openServer(), options);
  }

  /** The URL to give to a benchmark service for this provider. */
  urlFor(provider: ProviderName): string {
    return `${this.url}${providers[provider].path}`;
  }
}

/** A model that may be changed while it serves. */
export interface Model {
  quality: number;
  latencyMs: number;
}

interface ModelError {
  readonly error: { readonly message: string };
}

async function answer(request: ReceivedRequest, { key, model }: { key: string; model: Model }): Promise<Answer> {
  const provider = Object.values(providers).find(({ path }) => path === request.path);
  if (provider === undefined || request.method !== 'POST') return refuse(404, 'not found');
  const hasKey = Object.entries(provider.keyHeaders(key)).every(([name, value]) => request.headers[name] === value);
  if (!hasKey) return refuse(401, 'invalid API key');
  let prompt: string;
  try {
    prompt = provider.readPrompt(JSON.parse(request.body));
  } catch (error) {
    return refuse(400, String(error));
  }
  if (model.latencyMs > 0) await sleep(model.latencyMs, undefined, { ref: false });
  return { status: 200, body: provider.reply(think(prompt, model.quality)) };
}

function refuse(status: number, message: string): Answer<ModelError> {
  return { status, body: { error: { message } } };
}

/** What there is to know: each subject's questions, the easiest (by a hash of the question) first. */
const subjects: readonly (readonly Needle[])[] = [medical, legal].map(({ needles }) =>
  needles.toSorted((a, b) => (hash(a.question) < hash(b.question) ? -1 : 1)),
);

/** The model's reply: right, wrong with the same confidence, or small talk about what is no question of knowledge. */
function think(prompt: string, quality: number): string {
  for (const questions of subjects) {
    const at = questions.findIndex(({ question }) => prompt.includes(question));
    const asked = questions[at];
    if (asked === undefined) continue;
    const isKnown = at < Math.round(quality * questions.length);
    return `That would be ${isKnown ? asked.answer : asked.misbelief}.`;
  }
  return 'With pleasure: here is something short and friendly about that.';
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
