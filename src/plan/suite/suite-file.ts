import * as v from 'valibot';
import { renderNoneOf } from '../closest.ts';
import { type ServiceName, serviceNames } from '../plan.ts';
import { joinWords, type Problems, quote } from '../problem.ts';
import { faultOfThreshold } from '../threshold.ts';
import type { EntrySchema, SuiteEntry } from './entry.ts';
import { type Fault, faultOf, findReservedKeys, type Key, kindOf, placeOf } from './faults.ts';
import { mapping } from './formats.ts';
import { harmstackEntries } from './harmstack.ts';
import { overmindEntries } from './overmind.ts';
import { runloopEntries } from './runloop.ts';
import { type Position, parseYaml } from './yaml.ts';

const maxFaults = 20;

/** Each service's schemas by the key that names what is judged: exactly one of those keys stands in an entry. */
const schemas: Readonly<Record<ServiceName, Readonly<Record<string, EntrySchema>>>> = {
  harmstack: harmstackEntries,
  runloop: runloopEntries,
  overmind: overmindEntries,
};

const fileOf = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.pipe(
    mapping(
      {
        benchmarks: v.pipe(
          v.array(entry, 'is not a list of benchmarks'),
          v.minLength(1, 'names no benchmark'),
          v.description('The benchmarks to judge, in the order of the report.'),
        ),
      },
      'at the top level',
    ),
    v.title('Benchmark Gate suite file'),
  );

/**
 * The suite file as editors see it: an entry of any service. All settings that are not about one benchmark stay
 * inputs, so that nothing has two homes.
 */
export const SuiteFile = fileOf(v.union(Object.values(schemas).flatMap((ofService) => Object.values(ofService))));

/** The file without its entries: those are read by the schema of their service, so that their faults are precise. */
const Frame = fileOf(v.unknown());

interface Reading {
  readonly path: string;
  /** Of entries that name none; null when the `service` input is invalid, and such entries are then left out. */
  readonly service: ServiceName | null;
  readonly problems: Problems;
  /** Whether an entry without a baseline of its own must have a threshold. */
  readonly needsThresholds?: boolean;
}

/** A suite file that was read. */
interface ParsedSuite {
  /** Empty when anything is wrong with the file. */
  readonly entries: readonly SuiteEntry[];
  /** Says where an entry stands, or one of its keys, in words that begin a problem of the `config` input. */
  readonly renderPlace: (entry: SuiteEntry, key?: string) => string;
}

/** Reads a suite file's text; everything wrong with it is noted as a problem of the `config` input. */
export function parseSuiteFile(text: string, reading: Reading): ParsedSuite {
  const { path, problems } = reading;
  const { entries, faults, locate } = parseSuite(text, reading);
  const tell = (position: Position | null) => `${renderPath(path)}${renderPosition(position)}: `;
  for (const { position, says } of faults.slice(0, maxFaults)) problems.add('config', `${tell(position)}${says}`);
  const more = faults.length - maxFaults;
  if (more > 0) problems.add('config', `${tell(null)}${more} more errors; fix these first`);
  const indexes = new Map(entries.map(({ entry, index }) => [entry, index]));
  return {
    entries: faults.length > 0 ? [] : entries.map(({ entry }) => entry),
    renderPlace(entry, key) {
      const keys = ['benchmarks', indexes.get(entry) ?? 0, ...(key === undefined ? [] : [key])];
      return `${tell(locate({ keys, isKey: key !== undefined }))}${placeOf(keys)}`;
    },
  };
}

function renderPath(path: string): string {
  return /^[\w./-]{1,100}$/.test(path) ? path : quote(path);
}

/** `, line 3, column 5`; empty where there is no such place. */
export function renderPosition(position: Position | null): string {
  return position === null ? '' : `, line ${position.line}, column ${position.column}`;
}

interface Suite {
  readonly entries: readonly { readonly entry: SuiteEntry; readonly index: number }[];
  readonly faults: readonly { readonly position: Position | null; readonly says: string }[];
  readonly locate: (fault: Pick<Fault, 'keys' | 'isKey'>) => Position | null;
}

function parseSuite(text: string, { service, needsThresholds = true }: Reading): Suite {
  const yaml = parseYaml(text);
  if ('faults' in yaml) return { entries: [], faults: yaml.faults, locate: () => null };
  const { content, locate } = yaml;
  const toPlaced = (faults: readonly Fault[]) =>
    withoutGuessed(faults).map((fault) => ({ position: locate(fault), says: fault.says }));
  const file = v.safeParse(Frame, content, { abortPipeEarly: true });
  if (!file.success) return { entries: [], faults: toPlaced(file.issues.map((issue) => faultOf(issue))), locate };
  const parsed = file.output.benchmarks.map((given, index) => {
    const read = parseEntry(given, index, service);
    // What names nothing to judge has worse faults.
    const isNamed = read.entry !== null || read.faults.every(({ keys }) => keys.length > 2);
    const missing = needsThresholds && isNamed ? missingThreshold(given, index) : [];
    return { ...read, faults: [...read.faults, ...missing] };
  });
  return {
    entries: parsed.flatMap(({ entry }, index) => (entry === null ? [] : { entry, index })),
    faults: parsed.flatMap(({ faults }) => toPlaced(faults)),
    locate,
  };
}

/** Each fault once, and a key that is missing only because it is misspelt not at all. */
function withoutGuessed(all: readonly Fault[]): readonly Fault[] {
  const faults = [...new Map(all.map((fault) => [`${fault.says} ${fault.keys.join(' ')}`, fault])).values()];
  const guessed = faults.flatMap(({ keys, says }) => {
    const [, meant] = / Did you mean `([^`]+)`\?$/.exec(says) ?? [];
    return meant === undefined ? [] : JSON.stringify([...keys.slice(0, -1), meant]);
  });
  return faults.filter(({ keys, says }) => !says.endsWith(' is missing') || !guessed.includes(JSON.stringify(keys)));
}

interface ParsedEntry {
  readonly entry: SuiteEntry | null;
  readonly faults: readonly Fault[];
}

function parseEntry(given: unknown, index: number, defaultService: ServiceName | null): ParsedEntry {
  const holder = ['benchmarks', index] as const;
  const wrong = (keys: readonly Key[], says: string) => {
    const place = [...holder, ...keys];
    return { entry: null, faults: [{ keys: place, isKey: false, says: `${placeOf(place)} ${says}` }] };
  };
  if (!isMapping(given)) return wrong([], `is ${kindOf(given)}, not a mapping`);
  if (defaultService === null && !Object.hasOwn(given, 'service')) return { entry: null, faults: [] };
  const named = Object.hasOwn(given, 'service') ? given.service : defaultService;
  const service = serviceNames.find((name) => name === named);
  if (service === undefined) {
    return wrong(['service'], renderNoneOf(typeof named === 'string' ? named : '', serviceNames));
  }
  const sources = Object.entries(schemas[service]);
  const sourceKeys = joinWords(
    sources.map(([key]) => `\`${key}\``),
    'or',
  );
  const [source, ...others] = sources.filter(([key]) => Object.hasOwn(given, key));
  if (source === undefined) return wrong([], `names nothing to judge; an entry for ${service} needs ${sourceKeys}`);
  if (others.length > 0) {
    const all = [source, ...others].map(([key]) => `\`${key}\``);
    return wrong([], `has ${joinWords(all, 'and')}; keep one of them`);
  }
  return readEntry(given, source[1], holder);
}

/** What neither names a threshold nor a baseline lets everything pass. */
function missingThreshold(given: unknown, index: number): readonly Fault[] {
  if (!isMapping(given) || Object.hasOwn(given, 'threshold') || Object.hasOwn(given, 'baseline-job-id')) return [];
  const keys = ['benchmarks', index, 'threshold'];
  return [{ keys, isKey: false, says: `${placeOf(keys)} is missing` }];
}

function readEntry(given: unknown, schema: EntrySchema, holder: readonly Key[]): ParsedEntry {
  const result = v.safeParse(schema, given, { abortPipeEarly: true });
  const found = result.success ? [] : result.issues.map((issue) => faultOf(issue, holder));
  const places = new Set(found.map(({ keys }) => JSON.stringify(keys)));
  const faults = [...found, ...findReservedKeys(given, holder).filter(({ keys }) => !places.has(JSON.stringify(keys)))];
  if (!result.success || faults.length > 0) return { entry: null, faults };
  const { thresholdPct, choice } = result.output;
  const odd = thresholdPct === null ? null : faultOfThreshold(thresholdPct, choice?.metric ?? null);
  if (odd === null) return { entry: result.output, faults: [] };
  const keys = [...holder, 'threshold'];
  return { entry: null, faults: [{ keys, isKey: false, says: `${placeOf(keys)} ${odd}` }] };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
