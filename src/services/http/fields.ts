/** Readers of single fields of an answer, whose type is unknown: what is not as documented is not known, which is null. */
import type { Redact } from '../../redact.ts';

export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

export function toCount(value: unknown): number | null {
  return Number.isSafeInteger(value) && isNumber(value) && value >= 0 ? value : null;
}

/** A number, also as the decimal text in which some servers write money: `"5.00"`. None beyond what can be added up. */
export function toDecimal(value: unknown): number | null {
  if (typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value);
  return isNumber(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** A length of time in milliseconds: what is below 0 or beyond all documents' formats is none. */
export function toDuration(value: unknown): number | null {
  return isNumber(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? value : null;
}

/** A time in milliseconds since the epoch. Documents write a year in four digits: of another there is no time. */
export function toTime(value: unknown): Date | null {
  const at = new Date(isNumber(value) ? value : Number.NaN);
  const year = at.getUTCFullYear();
  return year >= 0 && year <= 9999 ? at : null;
}

export function toText(value: unknown, redact: Redact): string | null {
  return typeof value === 'string' && value !== '' ? redact(value) : null;
}

/** What stands for an id where something was given that cannot be one. */
export const noId = 'no id at all';

/** An id of any type as text: a number by its decimal form. What cannot be an id is no id that was asked for either. */
export function toId(value: unknown, redact: Redact): string | null {
  if (!isGiven(value) || value === '') return null;
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return value < 0 ? noId : String(value);
  return typeof value === 'boolean' ? String(value) : noId;
}

const isoDate = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * A date of ISO 8601, also with a blank for its `T`. One without a zone is UTC, as the services write it; `Date.parse` would
 * take it for the runner's own time. Of other shapes the zone is not known, so they are no date.
 */
export function toDate(value: unknown): Date | null {
  const [, day, time = '00:00', zone = 'Z'] = (typeof value === 'string' ? isoDate.exec(value) : null) ?? [];
  return toTime(Date.parse(`${day}T${time}${toZone(zone)}`));
}

/** `+0200` and `+02` as `+02:00`, the only shape whose reading is specified. */
function toZone(zone: string): string {
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
}
