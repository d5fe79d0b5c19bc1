import { capabilities } from '../plan/capabilities.ts';
import type { PlannedBenchmark } from '../plan/plan.ts';
import type { JudgedBenchmark } from '../verdict/judge.ts';
import { cutToOneLine } from './plain-text.ts';

/** As a reader counts characters. */
const maxLabelLength = 80;
/** What is left of a name beside what tells it from its equals. */
const maxNameLength = 50;
const maxMarkLength = 25;

/**
 * Names every benchmark for people, each by a name of its own: readers of JUnit files take equal names for repeats of one test. The
 * same benchmarks get the same names wherever they are shown. Not escaped.
 */
export function labelBenchmarks(benchmarks: readonly JudgedBenchmark[]): readonly string[] {
  const named = benchmarks.map((judged) => ({ judged, name: nameOf(judged) }));
  const byName = Map.groupBy(named, ({ name }) => name);
  const labels = named.map(({ judged, name }) => {
    const equals = byName.get(name) ?? [];
    const mark =
      equals.length === 1
        ? ''
        : markOf(
            judged.benchmark,
            equals.map((each) => each.judged.benchmark),
          );
    return mark === '' ? name : `${cutToOneLine(name, maxNameLength)} (${cutToOneLine(mark, maxMarkLength)})`;
  });
  const counts = Map.groupBy(labels, (label) => label);
  const isAlone = (label: string) => counts.get(label)?.length === 1;
  const taken = new Set(labels.filter(isAlone));
  return labels.map((label) => {
    if (isAlone(label)) return label;
    const free = firstFree(label, taken);
    taken.add(free);
    return free;
  });
}

function firstFree(label: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const numbered = `${cutToOneLine(label, maxLabelLength - 8)} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** `benchmark 7` where nothing but a number is known. */
function nameOf({ benchmark, name }: JudgedBenchmark): string {
  const shown = cutToOneLine(name ?? '', maxLabelLength);
  if (shown !== '') return shown;
  const id = cutToOneLine(benchmark.id, maxLabelLength);
  if (id === '') return 'benchmark without a name';
  return /^\d+$/u.test(id) ? `benchmark ${id}` : id;
}

/** What tells it from its equals, in as few words as do; empty where nothing does. */
function markOf(own: PlannedBenchmark, equals: readonly PlannedBenchmark[]): string {
  const marks: string[] = [];
  let alike = equals;
  for (const facet of facets) {
    const mark = facet(own);
    const still = alike.filter((each) => facet(each) === mark);
    if (still.length === alike.length) continue;
    if (mark !== '') marks.push(mark);
    alike = still;
    if (alike.length === 1) break;
  }
  return marks.join(', ');
}

/** In the order in which people would tell two benchmarks of one name apart. */
const facets: readonly ((benchmark: PlannedBenchmark) => string)[] = [
  ({ service }) => capabilities[service].title,
  ({ id, work }) => (work.kind === 'existing' ? `job ${shortenId(work.jobId)}` : `id ${id}`),
  ({ choice }) => choice?.metric ?? '',
  ({ choice }) => (choice?.agent == null ? '' : `agent ${choice.agent}`),
  ({ work }) => namesOf(work, 'agent', ({ name }) => name),
  ({ work }) => namesOf(work, 'model', ({ model }) => model ?? ''),
];

/** The first part of a UUID does. */
function shortenId(id: string): string {
  return /^[0-9a-f]{8}-/i.test(id) ? id.slice(0, 8) : id;
}

type Work = PlannedBenchmark['work'];
type Agent = NonNullable<Extract<Work, { kind: 'submit' }>['run']>['agents'][number];

function namesOf(work: Work, noun: string, read: (agent: Agent) => string): string {
  const names = work.kind === 'submit' ? (work.run?.agents ?? []).map(read).filter((name) => name !== '') : [];
  return names.length === 0 ? '' : `${noun}${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}
