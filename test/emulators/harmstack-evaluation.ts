import type { HarmstackJob } from './harmstack-job.ts';
import { isRight, samplePrompts } from './haystack.ts';
import { fetchReply, type ModelEndpoint } from './providers.ts';

const concurrency = 4;

/**
 * Runs a job for real: sends its prompts to the model endpoint and scores the replies to its needles.
 * The first prompt that gets no reply fails the job. A job whose benchmark is scripted is left alone.
 */
export async function evaluate(options: {
  job: HarmstackJob;
  endpoint: ModelEndpoint;
  seed: number | null;
  now: () => number;
  signal: AbortSignal;
  onFailure: (why: string) => void;
}): Promise<void> {
  const { job, endpoint, now, seed } = options;
  const { haystack } = job.order.benchmark;
  if (haystack === null) return;
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, options.signal]);
  let done = 0;
  let passed = 0;
  job.run(done);
  const prompts = samplePrompts(haystack, job.order.units, seed ?? Math.floor(Math.random() * 2 ** 32)).values();
  const work = async () => {
    for (const { text, needle } of prompts) {
      const reply = await fetchReply(endpoint, text, signal);
      if (needle !== null && isRight(needle, reply)) passed += 1;
      done += 1;
      job.run(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
    job.finish(now(), { passed });
  } catch (error) {
    failure.abort();
    job.finish(now(), { fail: true });
    options.onFailure(String(error));
  }
}
