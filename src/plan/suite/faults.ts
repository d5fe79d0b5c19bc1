import type * as v from 'valibot';
import { quote } from '../problem.ts';

type Key = string | number;

/** Where in the file, what is wrong there, and what stands there instead. `holder` is the place of what was parsed. */
export function faultOf({ path, message, input }: v.BaseIssue<unknown>, holder: readonly Key[] = []): string {
  const keys = [...holder, ...(path?.map(({ key }) => key) ?? [])];
  // A list has keys too, so it is taken for a mapping without the right ones.
  const last = path?.at(-1);
  if (last?.type === 'object' && Array.isArray(last.input)) {
    return `${placeOf(keys.slice(0, -1))} must be a mapping, not a list`;
  }
  return `${placeOf(keys)} ${message}${message.startsWith('must be ') ? `, not ${nameOf(input)}` : ''}`;
}

export function placeOf(keys: readonly unknown[]): string {
  if (keys.length === 0) return 'the file';
  return keys.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    const text = String(key);
    const shown = /^[\w-]{1,100}$/.test(text) ? text : quote(text);
    return place === '' ? shown : `${place}.${shown}`;
  }, '');
}

export function nameOf(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'empty';
}

const reservedKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** The places of keys that a schema of free names drops without a word, so that they reach no prototype. */
export function findReservedKeys(entry: unknown, holder: readonly Key[]): readonly string[] {
  // Aliases may name one mapping many times, or a mapping within itself.
  const seen = new Set<unknown>();
  const findIn = (value: unknown, keys: readonly Key[]): readonly string[] => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return [];
    seen.add(value);
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([key, item]) => {
      const place = [...keys, isList ? Number(key) : key];
      return !isList && reservedKeys.has(key) ? placeOf(place) : findIn(item, place);
    });
  };
  return findIn(entry, holder);
}
