import { promises, type Violation } from './oracle/judgement.ts';
import type { WorldName } from './story/story.ts';
import type { Tally } from './tally.ts';

const maxReasons = 20;
const maxStories = 12;

/** The figures of a soak, line by line. */
export function renderTally(tally: Tally, { seed, world }: { seed: string; world: WorldName }): readonly string[] {
  const list = (name: string) =>
    tally
      .below(name)
      .map(([key, count]) => `${key} ${count}`)
      .join(' · ') || 'none';
  return [
    `seed ${seed}, ${world} world: ${tally.get('stories')} stories (${tally.get('stories with rounds')} in rounds, ${tally.get('stories with baselines')} with a baseline) with ${tally.get('attempts')} attempts, ${tally.get('payments')} jobs paid, ${tally.get('payments of baselines')} of them of baselines`,
    `weather: ${list('weather')}`,
    `plots: ${list('plot')}`,
    `services: ${list('services')}`,
    `lasting quirks: ${list('quirk')}`,
    `edits: ${list('edit')}`,
    `faults injected: ${sum(tally, 'fault')}: ${list('fault')}`,
    `verdicts: ${list('verdict')} · killed before their end ${tally.get('killed before their end')}`,
    ...promises.flatMap((promise) => [
      `${promise}: ${tally.get(`violation/${promise}`)}`,
      ...tally
        .below('kind')
        .filter(([kind]) => kind.startsWith(`${promise}: `))
        .map(([kind, count]) => `  ${kind.slice(promise.length + 2)}: ${count}`),
    ]),
    'counted apart, since nothing could tell:',
    ...tally.below('excused').map(([why, count]) => `  ${why}: ${count}`),
    ...Object.entries(tally.maxima)
      .map(([name, value]) => `longest ${name.replace(', ms', '')}: ${(value / 1000).toFixed(1)} s`)
      .toSorted(),
    ...renderAvailability(tally),
  ];
}

function renderAvailability(tally: Tally): readonly string[] {
  const could = sum(tally, 'could be green/weather');
  const was = sum(tally, 'was green/weather');
  const agreedGreen = tally.get('red as agreed/green all the same');
  const by = (what: string) =>
    tally
      .below(`could be green/${what}`)
      .map(([key, count]) => `${key} ${percent(tally.get(`was green/${what}/${key}`), count)}`)
      .join(' · ');
  return [
    `availability: ${was} of ${could} that could be green were: ${percent(was, could)} (${by('weather')})`,
    `  by plot: ${by('plot')}`,
    `  beside those that are to end red, not knowing whose jobs there are: ${tally.get('red as agreed/red')} were, ${agreedGreen} were green`,
    `  of all together: ${percent(was + agreedGreen, could + agreedGreen + tally.get('red as agreed/red'))}`,
    ...tally
      .below('not green')
      .slice(0, maxReasons)
      .map(([why, count]) => `  not green: ${why}: ${count} (stories ${storiesOf(tally, why)})`),
  ];
}

function storiesOf(tally: Tally, why: string): string {
  const nths = tally.below(`not green in/${why}`).map(([nth]) => Number(nth));
  return nths
    .toSorted((a, b) => a - b)
    .slice(0, maxStories)
    .join(', ');
}

const maxShown = 40;

interface Failure {
  readonly nth: number;
  readonly setting: string;
  readonly violations: readonly Pick<Violation, 'promise' | 'kind' | 'text'>[];
}

/** The first stories that broke each promise in each way, and how to replay them. */
export function renderFailures(
  failures: readonly Failure[],
  { seed, world }: { seed: string; world: WorldName },
): readonly string[] {
  const all = failures.flatMap(({ nth, setting, violations }) => violations.map((each) => ({ nth, setting, ...each })));
  const replay = (nth: number) => `npm run soak -- --world ${world} --seed ${seed} --only ${nth}`;
  return [...Map.groupBy(all, ({ promise, kind }) => `${promise}: ${kind}`)].flatMap(([kind, found]) => [
    `${kind} (${found.length})`,
    ...found
      .slice(0, maxShown)
      .map(({ nth, setting, text }) => `  story ${nth} (${setting}): ${text}\n    ${replay(nth)}`),
  ]);
}

function sum(tally: Tally, name: string): number {
  return tally.below(name).reduce((total, [, count]) => total + count, 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
