/** Inputs that hold one value for the only service of a run, or one `name=value` a line for several. */
import * as v from 'valibot';
import { didYouMean } from './closest.ts';
import { type ServiceName, serviceNames } from './plan.ts';
import { joinWords } from './problem.ts';

/** One value for the only service, or values by the service's name. */
export type PerService = string | ReadonlyMap<ServiceName, string>;

interface Format {
  /** Of one value. No message of it may show what came. */
  readonly schema: v.GenericSchema<string, string>;
  readonly what: 'key' | 'url';
}

/**
 * One value, or one a line with its service's name before it. A single value may hold an `=` itself: it is a named line
 * only when a service's name stands before it.
 */
export function perService(format: Format) {
  return v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): PerService => {
      const lines = linesOf(dataset.value);
      const isNamed = lines.some(({ service }) => service !== null);
      const parsed = isNamed ? parseLines(lines, format) : parseValue(dataset.value, format);
      if ('parsed' in parsed) return parsed.parsed;
      const isList = !isNamed && lines.length > 1;
      const hint = isList ? `. For several services give one \`name=${format.what}\` a line (${knownNames})` : '';
      addIssue({ message: `${parsed.fault}${hint}` });
      return NEVER;
    }),
  );
}

type Parsed<T> = { readonly parsed: T } | { readonly fault: string };

const knownNames = joinWords(serviceNames, 'or');

function parseLines(lines: readonly Line[], format: Format): Parsed<ReadonlyMap<ServiceName, string>> {
  const values = new Map<ServiceName, string>();
  for (const { number, text, service, value } of lines) {
    const line = `line ${number}`;
    if (service === null) {
      const meant = didYouMean(nameIn(text), serviceNames);
      return { fault: `${line} does not start with a service name and \`=\` (${knownNames})${meant}` };
    }
    if (values.has(service)) return { fault: `${line} names ${service} again; name each service once` };
    if (value === '') return { fault: `${line} has no ${format.what} after ${service}=; is its secret set?` };
    const result = parseValue(value, format);
    if ('fault' in result) return { fault: `${line}: the ${format.what} ${result.fault}` };
    values.set(service, result.parsed);
  }
  return { parsed: values };
}

/** What stands before the first `=`; empty where there is none, for then the line may be a key. */
function nameIn(line: string): string {
  return line.slice(0, Math.max(line.indexOf('='), 0));
}

function parseValue(text: string, { schema }: Format): Parsed<string> {
  const result = v.safeParse(schema, text, { abortPipeEarly: true });
  return result.success ? { parsed: result.output } : { fault: result.issues[0].message };
}

/** Whether a service's name stands there without a value: what a secret that is not set leaves behind. */
export function hasNameWithoutValue(text: string): boolean {
  return linesOf(text).some(({ service, value }) => service !== null && value === '');
}

interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Null when no service's name and `=` stand at its start. */
  readonly service: ServiceName | null;
  readonly value: string;
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.trim();
    if (line === '') return [];
    const equals = line.indexOf('=');
    const name = nameIn(line).trim().toLowerCase();
    const service = serviceNames.find((each) => each === name) ?? null;
    return { number: index + 1, text: line, service, value: line.slice(equals + 1).trim() };
  });
}

/** A shorter tail may be the padding of a key in base64. */
const minTailLength = 8;

/** What may be secret in such an input, found without judging it: after the `=` of an unknown name may stand a key too. */
export function secretsPerService(text: string): readonly string[] {
  return linesOf(text).flatMap(({ service, text: line, value }) => {
    if (service !== null) return value;
    return value !== line && value.length >= minTailLength ? [line, value] : line;
  });
}
