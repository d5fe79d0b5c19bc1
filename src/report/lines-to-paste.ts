import type { NextSteps, PayableJob } from '../notice.ts';
import { capabilities } from '../plan/capabilities.ts';
import { serviceNames } from '../plan/plan.ts';
import { toYamlLines, toYamlList } from './yaml-lines.ts';

/** YAML that judges jobs by their ids, whole: what stands there works where it is pasted. */
export interface LinesToPaste {
  /** Below `with:` of the step, or as the suite file. */
  readonly place: 'inputs' | 'suite-file';
  readonly lines: readonly string[];
}

type Judged = NonNullable<PayableJob['judged']> & { readonly thresholdPct: number };
type KnownJob = PayableJob & { readonly judged: Judged };

/**
 * The lines that judge these jobs without paying again; null where it is not known how each is judged. No id or name that could mean
 * anything to a workflow gets in: an expression would be evaluated where it is pasted.
 */
export function linesToPaste({ jobs }: Pick<NextSteps, 'jobs'>): LinesToPaste | null {
  // What is compared with a baseline names more than the lines could.
  const known = jobs.flatMap(({ judged, ...job }): KnownJob[] =>
    judged === null || judged.thresholdPct === null
      ? []
      : [{ ...job, judged: { ...judged, thresholdPct: judged.thresholdPct } }],
  );
  const [first] = known;
  if (first === undefined || known.length < jobs.length || !known.every(isPlain)) return null;
  const isAlike = known.every((job) => choiceOf(job) === choiceOf(first));
  return isAlike ? inputsFor(first, known) : suiteFor(known);
}

/** What these lines do not tell, or do otherwise than the run would have. */
export function notesOnLines({ isPartial, jobs }: NextSteps): readonly string[] {
  return [
    ...(isPartial
      ? ['Not all jobs of this run are among them: if they pass, it is not proven that the run would have.']
      : []),
    // Several jobs of one benchmark are pooled only in the run that planned them.
    ...(jobs.some(({ judged }) => judged?.isPart === true)
      ? ['Each job is then judged by itself, also where several belong to one benchmark.']
      : []),
  ];
}

function isPlain({ jobId, judged: { agent, metric } }: KnownJob): boolean {
  return (
    /^\w[\w.:-]{0,199}$/u.test(jobId) &&
    (agent === null || /^[\w .:/@+-]{1,200}$/u.test(agent)) &&
    (metric === null || /^[\w-]+$/u.test(metric))
  );
}

function choiceOf({ service, judged: { metric, agent, scale } }: KnownJob): string {
  return JSON.stringify([service, metric, agent, scale]);
}

function inputsFor({ service, judged }: KnownJob, jobs: readonly KnownJob[]): LinesToPaste {
  const inputs = {
    service,
    'job-ids': joinIds(jobs.map(({ jobId }) => jobId)),
    thresholds: oneForAll(jobs.map((job) => job.judged.thresholdPct)),
    ...(jobs.some((job) => job.judged.level === 'warn') && { levels: oneForAll(jobs.map((job) => job.judged.level)) }),
    ...scoreOf(service, judged),
  };
  return { place: 'inputs', lines: toYamlLines(inputs) };
}

/** One a line where one line of all would be long. */
function joinIds(ids: readonly string[]): string {
  return ids.join(ids.length > maxIdsInLine ? '\n' : ',');
}

const maxIdsInLine = 3;

/** One value where all are alike, else one for each: with a blank, since `0,8` would be a decimal comma. */
function oneForAll(values: readonly (string | number)[]): string | number {
  const [first = '', ...others] = new Set(values);
  return others.length === 0 ? first : values.join(', ');
}

function suiteFor(jobs: readonly KnownJob[]): LinesToPaste {
  const benchmarks = jobs.map(({ service, jobId, judged }) => ({
    service,
    'job-id': jobId,
    threshold: judged.thresholdPct,
    ...(judged.level === 'warn' && { level: 'warn' }),
    ...scoreOf(service, judged),
  }));
  return { place: 'suite-file', lines: toYamlList('benchmarks', benchmarks) };
}

/** What chooses the score again that was chosen; nothing where it is the service's first. */
function scoreOf(service: string, { metric, agent, scale }: Judged) {
  const name = serviceNames.find((each) => each === service);
  const isFirst = metric === null || (name !== undefined && capabilities[name].metrics[0] === metric);
  return {
    ...(!isFirst && { metric }),
    ...(agent !== null && { agent }),
    ...(scale === 1 && { 'score-scale': 1 }),
  };
}
