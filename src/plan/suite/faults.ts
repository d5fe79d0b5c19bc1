import type * as v from 'valibot';
import { didYouMeanBoolean } from '../closest.ts';

export type Key = string | number;

/**
 * What is wrong at one place of a suite file. It quotes no more of the file than a key: whoever may change which file is read must not
 * learn what is in it.
 */
export interface Fault {
  /** The path to the place. */
  readonly keys: readonly Key[];
  /** Whether it is the key that is wrong, not its value. */
  readonly isKey: boolean;
  /** A sentence without its full stop. */
  readonly says: string;
}

/** Schemas of a type: what they refuse is something else altogether. */
const typeSchemas: ReadonlySet<string> = new Set(['number', 'string', 'boolean', 'array', 'strict_object', 'record']);

/** The fault that a schema has found. `holder` is the place of what was parsed. */
export function faultOf({ type, path, message, input }: v.BaseIssue<unknown>, holder: readonly Key[] = []): Fault {
  const keys = [...holder, ...(path?.map(({ key }) => toKey(key)) ?? [])];
  const last = path?.at(-1);
  // A list has keys too, so it is taken for a mapping without the right ones.
  if (last?.type === 'object' && Array.isArray(last.input)) {
    const place = keys.slice(0, -1);
    return { keys: place, isKey: false, says: `${placeOf(place)} is a list, not a mapping${hintForFile(place)}` };
  }
  if (keys.some((key) => key === '<<')) return mergeKeyFault(keys);
  if (message.startsWith('unknown key')) return { keys, isKey: true, says: message };
  if (last !== undefined && 'origin' in last && last.origin === 'key' && message !== 'is missing') {
    const name = codeOf(String(last.key)) ?? 'a key';
    return { keys, isKey: true, says: `${name} in ${placeOf(keys.slice(0, -1))} ${message}` };
  }
  const expected = isTextForCount({ input, message }) ? 'number' : type;
  return {
    keys,
    isKey: false,
    says: `${placeOf(keys)} ${withKind(message, { input, type: expected })}${hintForFile(keys)}`,
  };
}

/** A count may be a range, which is text; text that is none was meant as a number. */
function isTextForCount({ input, message }: Pick<v.BaseIssue<unknown>, 'input' | 'message'>): boolean {
  return typeof input === 'string' && !input.includes('..') && message.includes('or a range');
}

/** YAML 1.1 had them and editors still read them; in YAML 1.2 they are keys like any other. */
function mergeKeyFault(keys: readonly Key[]): Fault {
  return {
    keys: keys.slice(0, keys.indexOf('<<') + 1),
    isKey: true,
    says: 'merge keys (`<<`) are not supported (YAML 1.2 has none); write the keys out, or share single values through aliases',
  };
}

/** "is not text" becomes "is a list, not text" where something else altogether came. */
function withKind(message: string, { input, type }: Pick<v.BaseIssue<unknown>, 'input' | 'type'>): string {
  if (!message.startsWith('is not ')) return message;
  const isOther = typeSchemas.has(type) || (typeof input !== 'string' && typeof input !== 'number');
  if (!isOther || Number.isNaN(input)) return message;
  return message.replace('is not ', `is ${kindOf(input)}, not `) + hintFor(message, { input, type });
}

/** How a file begins, where all of it is something else. */
function hintForFile(place: readonly Key[]): string {
  return place.length === 0 ? '; begin it with `benchmarks:`, and the list below that' : '';
}

/** What to do about it, where YAML reads what was written in another way than it was meant. */
function hintFor(message: string, { input, type }: Pick<v.BaseIssue<unknown>, 'input' | 'type'>): string {
  if (type === 'string' && typeof input === 'number') return '; put it in quotes';
  if (typeof input !== 'string') return '';
  if (type === 'boolean') return didYouMeanBoolean(input);
  if (type !== 'number') return '';
  if (/^\d+(\.\d+)?$/.test(input)) return '; leave the quotes out';
  if (/^\d+(\.\d+)? ?%$/.test(input)) return '; leave the percent sign out';
  if (!/^\d+[,_]\d+$/.test(input)) return '';
  return message.includes('whole number')
    ? '; write it with digits alone'
    : '; write decimals with a point, such as 66.67';
}

export function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  if (Array.isArray(value)) return 'a list';
  return value === null || value === undefined ? 'empty' : 'a mapping';
}

/** A key as it may be shown: a word, in which no secret can be. Null for any other. */
export function codeOf(key: string): string | null {
  return isWord(key) ? `\`${key}\`` : null;
}

function isWord(key: Key): boolean {
  return /^[A-Za-z_][A-Za-z_-]{0,39}$/.test(String(key));
}

/** The path to a place, as far as it consists of words. */
export function placeOf(keys: readonly Key[]): string {
  const hidden = keys.findIndex((key) => typeof key === 'string' && !isWord(key));
  const shown = hidden === -1 ? keys : keys.slice(0, hidden);
  if (keys.length === 0) return 'the file';
  const place = shown.reduce<string>(
    (before, key) => (typeof key === 'number' ? `${before}[${key}]` : `${before}${before && '.'}${key}`),
    '',
  );
  return hidden === -1 ? place : `a value in ${place}`;
}

function toKey(key: unknown): Key {
  return typeof key === 'number' ? key : String(key);
}

const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The keys that a schema of free names drops without a word, so that they reach no prototype. */
export function findReservedKeys(entry: unknown, holder: readonly Key[]): readonly Fault[] {
  // Aliases may name one mapping many times, or a mapping within itself.
  const seen = new Set<unknown>();
  const findIn = (value: unknown, keys: readonly Key[]): readonly Fault[] => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return [];
    seen.add(value);
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([key, item]) => {
      const place = [...keys, isList ? Number(key) : key];
      if (isList || !reservedKeys.has(key)) return findIn(item, place);
      return { keys: place, isKey: true, says: `\`${key}\` cannot be used as a name; choose another` };
    });
  };
  return findIn(entry, holder);
}
