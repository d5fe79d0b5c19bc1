import type { ActionWorld } from '../../src/action.ts';
import { blind } from './spoiled-network.ts';
import { type ListedJob, readJobs, withInputs } from './spoiling.ts';
import type { Action } from './world/scene.ts';

export const isRerun = ({ env }: ActionWorld) => env.GITHUB_RUN_ATTEMPT !== '1';

/** Whose comment is another one. */
export function withCommentKey(world: ActionWorld, key: string): ActionWorld {
  return withInputs(world, (name) => (name === 'comment-key' ? key : null));
}

/** Pays again where the service shows the endpoint's address in another spelling. */
export async function payAgainWhenSpelled(action: Action, world: ActionWorld): Promise<boolean> {
  const sent = world.runner.readInput('endpoint-url');
  const jobs = isRerun(world)
    ? (await Promise.all(['pending', 'running', 'completed'].map((status) => readJobs(world, status)))).flat()
    : [];
  const isSpelled = ({ endpoint_url: shown }: ListedJob) =>
    shown === null || (shown !== sent && new URL(shown).host === new URL(sent).host);
  return await action(jobs.some(isSpelled) ? blind(withCommentKey(world, 'spelled')) : world);
}

/** Judges finished jobs of its benchmarks that the account happens to have. */
export async function judgeOthers(action: Action, world: ActionWorld): Promise<boolean> {
  const ids = world.runner.readInput('benchmark-ids').split(',').map(Number);
  const jobs = ids.length === 0 ? [] : await readJobs(world, 'completed');
  const found = ids.map((id) => jobs.find((job) => job.benchmark_id === id)?.job_id ?? null);
  if (found.includes(null)) return await action(world);
  const instead: Readonly<Record<string, string>> = {
    'benchmark-ids': '',
    'benchmark-counts': '',
    'job-ids': found.join(','),
    'max-credits': '',
  };
  return await action(withInputs(world, (name) => instead[name] ?? null));
}
