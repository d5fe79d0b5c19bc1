import * as v from 'valibot';
import { type ServiceName, serviceNames } from '../plan.ts';
import type { Problems } from '../problem.ts';
import type { EntrySchema, SuiteEntry } from './entry.ts';
import { faultOf, findReservedKeys, nameOf, placeOf } from './faults.ts';
import { mapping } from './formats.ts';
import { harmstackEntries } from './harmstack.ts';
import { overmindEntries } from './overmind.ts';
import { runloopEntries } from './runloop.ts';
import { parseYaml } from './yaml.ts';

const mostFaults = 20;

/** Each service's schemas by the key that names what is judged: exactly one of those keys stands in an entry. */
const schemas: Readonly<Record<ServiceName, Readonly<Record<string, EntrySchema>>>> = {
  harmstack: harmstackEntries,
  runloop: runloopEntries,
  overmind: overmindEntries,
};

const fileOf = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.pipe(
    mapping({
      benchmarks: v.pipe(
        v.array(entry, 'must be a list of benchmarks'),
        v.minLength(1, 'must name at least one benchmark'),
        v.description('The benchmarks to judge, in the order of the report.'),
      ),
    }),
    v.title('Benchmark Gate suite file'),
  );

/**
 * The suite file as editors are told of it: an entry of any service. All settings that are not about one benchmark stay
 * inputs, so that nothing has two homes.
 */
export const SuiteFile = fileOf(v.union(Object.values(schemas).flatMap((ofService) => Object.values(ofService))));

/** The file without its entries: those are read by the schema of their service, so that what is told of them is precise. */
const Frame = fileOf(v.unknown());

interface Reading {
  readonly path: string;
  /** Of entries that name none; null when the `service` input is invalid, and such entries are then left out. */
  readonly service: ServiceName | null;
  readonly problems: Problems;
}

/** Reads a suite file's text; everything wrong with it is noted as a problem of the `config` input, and the list is then empty. */
export function parseSuiteFile(text: string, { path, service, problems }: Reading): readonly SuiteEntry[] {
  const { entries, faults } = parseSuite(text, service);
  for (const expected of faults.slice(0, mostFaults)) problems.add('config', { came: path, expected });
  const more = faults.length - mostFaults;
  if (more > 0) problems.add('config', { came: path, expected: `mend these first; the file has ${more} more faults` });
  return faults.length > 0 ? [] : entries;
}

interface Suite {
  readonly entries: readonly SuiteEntry[];
  readonly faults: readonly string[];
}

function parseSuite(text: string, service: ServiceName | null): Suite {
  const yaml = parseYaml(text);
  if ('faults' in yaml) return { entries: [], faults: yaml.faults };
  const file = v.safeParse(Frame, yaml.content, { abortPipeEarly: true });
  if (!file.success) return { entries: [], faults: [...new Set(file.issues.map((issue) => faultOf(issue)))] };
  const suites = file.output.benchmarks.map((entry, index) => parseEntry(entry, index, service));
  return {
    entries: suites.flatMap(({ entries }) => entries),
    faults: [...new Set(suites.flatMap(({ faults }) => faults))],
  };
}

function parseEntry(entry: unknown, index: number, defaultService: ServiceName | null): Suite {
  const holder = ['benchmarks', index] as const;
  const wrong = (keys: readonly string[], fault: string) => ({
    entries: [],
    faults: [`${placeOf([...holder, ...keys])} ${fault}`],
  });
  if (!isMapping(entry)) return wrong([], `must be a mapping, not ${nameOf(entry)}`);
  const named = Object.hasOwn(entry, 'service') ? entry.service : defaultService;
  if (named === null && !Object.hasOwn(entry, 'service')) return { entries: [], faults: [] };
  const service = serviceNames.find((name) => name === named);
  if (service === undefined)
    return wrong(['service'], `must be one of ${serviceNames.join(', ')}, not ${nameOf(named)}`);
  const sources = Object.entries(schemas[service]);
  const given = sources.filter(([key]) => Object.hasOwn(entry, key));
  const keys = sources.map(([key]) => key).join(', ');
  const [source, ...others] = given;
  if (source === undefined) return wrong([], `names nothing to judge; an entry of ${service} has one of ${keys}`);
  if (others.length > 0) return wrong([], `has ${given.map(([key]) => key).join(' and ')}; keep only one of ${keys}`);
  const result = v.safeParse(source[1], entry, { abortPipeEarly: true });
  const faults = result.success ? [] : result.issues.map((issue) => faultOf(issue, holder));
  const reserved = findReservedKeys(entry, holder).filter((place) =>
    faults.every((told) => !told.startsWith(`${place} `)),
  );
  const all = [...faults, ...reserved.map((place) => `${place} cannot be used as a name; choose another`)];
  return result.success && all.length === 0 ? { entries: [result.output], faults: [] } : { entries: [], faults: all };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
