import type { Tally } from './tally.ts';

const promises = ['false green', 'double payment', 'lost id', 'leak', 'overrun', 'no end'] as const;

/** The figures of a soak, line by line. */
export function renderTally(tally: Tally, seed: string): readonly string[] {
  const could = sum(tally, 'could be green');
  const was = sum(tally, 'was green');
  const list = (name: string) =>
    tally
      .below(name)
      .map(([key, count]) => `${key} ${count}`)
      .join(' · ') || 'none';
  const byWeather = tally
    .below('could be green')
    .map(([weather, count]) => `${weather} ${percent(tally.get(`was green/${weather}`), count)}`)
    .join(' · ');
  return [
    `seed ${seed}: ${tally.get('runs')} runs with ${tally.get('attempts')} attempts, ${tally.get('payments')} jobs paid`,
    `weather: ${list('weather')}`,
    `faults injected: ${sum(tally, 'fault')}: ${list('fault')}`,
    `verdicts: ${list('verdict')} · killed before their end ${tally.get('killed before their end')}`,
    ...promises.map((promise) => `${promise}: ${tally.get(`violation/${promise}`)}`),
    `paid again where nothing could tell: ${list('paid again')}`,
    `green on the jobs of a twin (same plan, endpoint and moment; the service tells no owner): ${tally.get("green on a twin's jobs")}`,
    ...Object.entries(tally.maxima)
      .map(([name, value]) => `longest ${name.replace(', ms', '')}: ${(value / 1000).toFixed(1)} s`)
      .toSorted(),
    `availability: ${was} of ${could} that could be green were: ${percent(was, could)} (${byWeather})`,
    ...tally.below('not green').map(([why, count]) => `  not green: ${why}: ${count}`),
  ];
}

const mostShown = 5;

interface Failure {
  readonly nth: number;
  readonly violations: readonly { readonly promise: string; readonly text: string }[];
}

/** The first runs that broke each promise, and how to replay them. */
export function renderFailures(failures: readonly Failure[], seed: string): readonly string[] {
  return promises.flatMap((promise) =>
    failures
      .flatMap(({ nth, violations }) => {
        const texts = violations.filter((violation) => violation.promise === promise).map(({ text }) => text);
        return texts.length === 0 ? [] : [{ nth, texts }];
      })
      .slice(0, mostShown)
      .flatMap(({ nth, texts }) => [
        `${promise} in run ${nth} (alone: npm run soak -- --seed ${seed} --only ${nth})`,
        ...texts.map((text) => `  ${text}`),
      ]),
  );
}

function sum(tally: Tally, name: string): number {
  return tally.below(name).reduce((total, [, count]) => total + count, 0);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
