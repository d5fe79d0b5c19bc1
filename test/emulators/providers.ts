import * as v from 'valibot';

export const providerNames = ['openai', 'openai_responses', 'gemini', 'raw'] as const;
export type ProviderName = (typeof providerNames)[number];

/** One way to put a prompt to a model over HTTP, from both ends. The readers throw when the shape is another. */
export interface Provider {
  /** Path under which a server of this kind answers. */
  readonly path: string;
  readonly keyHeaders: (key: string) => Readonly<Record<string, string>>;
  readonly ask: (prompt: string, model: string | undefined) => unknown;
  readonly readPrompt: (body: unknown) => string;
  readonly reply: (text: string) => unknown;
  readonly readReply: (body: unknown) => string;
}

/** The typed ends of a provider: what is written must fit the schema by which the other end reads. */
interface Shape<Question, Reply> {
  readonly path: string;
  readonly keyHeader: 'authorization' | 'x-goog-api-key';
  readonly question: v.GenericSchema<unknown, Question>;
  readonly answer: v.GenericSchema<unknown, Reply>;
  ask(prompt: string, model: string): Question;
  promptOf(question: Question): string | undefined;
  reply(text: string): Reply;
  textOf(reply: Reply): string | undefined;
}

function provider<Question, Reply>(shape: Shape<Question, Reply>): Provider {
  return {
    path: shape.path,
    keyHeaders: (key) => ({ [shape.keyHeader]: shape.keyHeader === 'authorization' ? `Bearer ${key}` : key }),
    ask: (prompt, model) => shape.ask(prompt, model ?? 'unnamed'),
    readPrompt: (body) => there(shape.promptOf(v.parse(shape.question, body)), 'prompt'),
    reply: (text) => shape.reply(text),
    readReply: (body) => there(shape.textOf(v.parse(shape.answer, body)), 'text'),
  };
}

function there(text: string | undefined, what: string): string {
  if (text === undefined) throw new Error(`there is no ${what} in it`);
  return text;
}

const turn = v.object({ role: v.string(), content: v.string() });
const content = v.object({ role: v.string(), parts: v.array(v.object({ text: v.string() })) });

/** Chat completions: `POST /v1/chat/completions`. */
const openai = provider({
  path: '/v1/chat/completions',
  keyHeader: 'authorization',
  question: v.object({ model: v.string(), messages: v.array(turn) }),
  answer: v.object({ object: v.literal('chat.completion'), choices: v.array(v.object({ message: turn })) }),
  ask: (prompt, model) => ({ model, messages: [{ role: 'user', content: prompt }] }),
  promptOf: ({ messages }) => messages.findLast(({ role }) => role === 'user')?.content,
  reply: (text) => ({
    object: 'chat.completion' as const,
    choices: [{ message: { role: 'assistant', content: text } }],
  }),
  textOf: ({ choices }) => choices[0]?.message.content,
});

/** Responses: `POST /v1/responses`. */
const openaiResponses = provider({
  path: '/v1/responses',
  keyHeader: 'authorization',
  question: v.object({ model: v.string(), input: v.string() }),
  answer: v.object({
    object: v.literal('response'),
    output: v.array(
      v.object({
        type: v.literal('message'),
        role: v.string(),
        content: v.array(v.object({ type: v.literal('output_text'), text: v.string() })),
      }),
    ),
  }),
  ask: (prompt, model) => ({ model, input: prompt }),
  promptOf: ({ input }) => input,
  reply: (text) => ({
    object: 'response' as const,
    output: [{ type: 'message' as const, role: 'assistant', content: [{ type: 'output_text' as const, text }] }],
  }),
  textOf: ({ output }) => output[0]?.content[0]?.text,
});

/** Generate content: `POST /v1beta/models/{model}:generateContent`; the URL names the model, the body does not. */
const gemini = provider({
  path: '/v1beta/models/emulated:generateContent',
  keyHeader: 'x-goog-api-key',
  question: v.object({ contents: v.array(content) }),
  answer: v.object({ candidates: v.array(v.object({ content })) }),
  ask: (prompt) => ({ contents: [{ role: 'user', parts: [{ text: prompt }] }] }),
  promptOf: ({ contents }) => contents.at(-1)?.parts[0]?.text,
  reply: (text) => ({ candidates: [{ content: { role: 'model', parts: [{ text }] } }] }),
  textOf: ({ candidates }) => candidates[0]?.content.parts[0]?.text,
});

/** The vendor names `raw` and does not describe it; here it is the least that can carry a prompt. */
const raw = provider({
  path: '/raw',
  keyHeader: 'authorization',
  question: v.object({ prompt: v.string() }),
  answer: v.object({ text: v.string() }),
  ask: (prompt) => ({ prompt }),
  promptOf: ({ prompt }) => prompt,
  reply: (text) => ({ text }),
  textOf: ({ text }) => text,
});

export const providers: Readonly<Record<ProviderName, Provider>> = {
  openai,
  openai_responses: openaiResponses,
  gemini,
  raw,
};

/** A model as a job was told of it. */
export interface ModelEndpoint {
  readonly url: string;
  readonly key: string;
  readonly provider: ProviderName;
  readonly model: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Puts one prompt to the model; throws unless it answers 2xx in the shape of its provider. Never follows a redirect. */
export async function fetchReply(endpoint: ModelEndpoint, prompt: string, signal: AbortSignal): Promise<string> {
  const { ask, keyHeaders, readReply } = providers[endpoint.provider];
  const response = await fetch(endpoint.url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json', ...keyHeaders(endpoint.key), ...endpoint.headers },
    body: JSON.stringify(ask(prompt, endpoint.model)),
    signal,
  });
  if (!response.ok) throw new Error(`the model endpoint answered ${response.status}`);
  const body: unknown = await response.json();
  return readReply(body);
}
