/** A character that may be meant at a place of a text, and where its spelling ends. */
export interface Meant {
  /** Its code point. */
  readonly point: number;
  readonly end: number;
}

/** Reads the characters that may be meant at a place. */
type Read = (at: number) => readonly Meant[];

/** So often is an escape undone whose own characters are escaped: JSON in JSON, URL-encoded, is three. */
const maxDepth = 3;
const maxKnown = 1000;

const [percent, ampersand, backslash, plus] = [0x25, 0x26, 0x5c, 0x2b] as const;
const introducers: ReadonlySet<number> = new Set([percent, ampersand, backslash, plus]);

/** Whether a code unit can only mean itself; NaN, which stands behind a text's end, means nothing. */
export function isPlain(unit: number): boolean {
  if (Number.isNaN(unit)) return false;
  return unit !== percent && unit !== ampersand && unit !== backslash && unit !== plus && (unit & 0xf800) !== 0xd800;
}

/**
 * Reads a text for the characters that may be meant at each of its places: the one that stands there, and those that an
 * escape stands for (URL, form, HTML entity, JSON and its relatives), also when the escape is escaped itself.
 *
 * All readings are kept, since nothing tells in what format a text was written: `%2541` is itself, `%41` and `A`.
 */
export function createReader(text: string): Read {
  const known = new Map<number, readonly Meant[]>();
  const remember = (key: number, read: readonly Meant[]) => {
    // Places far behind are not read again.
    if (known.size === maxKnown) known.clear();
    known.set(key, read);
    return read;
  };
  const readAt = (at: number, depth: number): readonly Meant[] => {
    const point = text.codePointAt(at);
    if (point === undefined) return [];
    const itself = { point, end: at + (point > 0xffff ? 2 : 1) };
    if (depth === 0 || !introducers.has(point)) return [itself];
    const key = at * (maxDepth + 1) + depth;
    return known.get(key) ?? remember(key, distinct(readEscapes(at, (place) => readAt(place, depth - 1))));
  };
  return (at) => readAt(at, maxDepth);
}

function distinct(all: readonly Meant[]): readonly Meant[] {
  return all.filter(
    (one, index) => all.findIndex(({ point, end }) => point === one.point && end === one.end) === index,
  );
}

function readEscapes(at: number, read: Read): readonly Meant[] {
  const outer = read(at);
  const meant = [...outer, ...outer.flatMap(({ point, end }) => decode(point, end, read))];
  // An escape of UTF-16 writes a character beyond the first 65,536 as two.
  return meant.flatMap((first) => {
    if (!isHighSurrogate(first.point)) return first;
    const seconds = read(first.end).flatMap(({ point, end }) => [{ point, end }, ...decode(point, end, read)]);
    const pairs = seconds.filter(({ point }) => isLowSurrogate(point));
    return [first, ...pairs.map(({ point, end }) => ({ point: joinSurrogates(first.point, point), end }))];
  });
}

/** What may be meant by an escape that the character before `at` introduces. */
function decode(introducer: number, at: number, read: Read): readonly Meant[] {
  switch (introducer) {
    case percent:
      return [...readBytes(at, { read, prefix: '%' }), ...readCode(skip('u', at, read), { read, digits: 4 })];
    case ampersand:
      return readEntity(at, read);
    case backslash:
      return readBackslash(at, read);
    case plus:
      return [{ point: 0x20, end: at }];
    default:
      return [];
  }
}

const letters: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12, v: 11, a: 7, e: 27 };

function readBackslash(at: number, read: Read): readonly Meant[] {
  return read(at).flatMap(({ point, end }): readonly Meant[] => {
    const character = String.fromCodePoint(point);
    if (!/[A-Za-z0-9]/.test(character)) return [{ point, end }];
    const letter = letters[character];
    if (letter !== undefined) return [{ point: letter, end }];
    if (character === 'x') return readBytes(end, { read, prefix: '\\x' });
    if (character === 'U') return readCode([end], { read, digits: 8 });
    return character === 'u' ? [...readCode([end], { read, digits: 4 }), ...readBraced(end, read)] : [];
  });
}

/** Where these characters end, when they can be read from this place on. */
function skip(characters: string, at: number, read: Read): readonly number[] {
  let places: readonly number[] = [at];
  for (const character of characters) {
    places = places.flatMap((place) =>
      read(place).flatMap(({ point, end }) => (point === character.codePointAt(0) ? end : [])),
    );
  }
  return places;
}

interface Word {
  readonly text: string;
  readonly end: number;
}

/** Reads as many characters as may belong to a word, `max` at most; every beginning of it is one of the words. */
function readWords(at: number, { read, max, of }: { readonly read: Read; readonly max: number; readonly of: RegExp }) {
  const words: Word[] = [];
  let open: readonly Word[] = [{ text: '', end: at }];
  for (let length = 1; length <= max && open.length > 0; length += 1) {
    open = open.flatMap((word) =>
      read(word.end).flatMap(({ point, end }) => {
        const character = String.fromCodePoint(point);
        return of.test(character) ? { text: word.text + character, end } : [];
      }),
    );
    words.push(...open);
  }
  return words;
}

const hexDigit = /^[\da-f]$/i;

function readCode(
  places: readonly number[],
  { read, digits }: { readonly read: Read; readonly digits: number },
): readonly Meant[] {
  return places
    .flatMap((at) => readWords(at, { read, max: digits, of: hexDigit }))
    .flatMap(({ text, end }) => (text.length === digits ? toMeant(Number.parseInt(text, 16), end) : []));
}

/** `\u{1f511}`. */
function readBraced(at: number, read: Read): readonly Meant[] {
  return skip('{', at, read)
    .flatMap((place) => readWords(place, { read, max: 6, of: hexDigit }))
    .flatMap(({ text, end }) => skip('}', end, read).flatMap((after) => toMeant(Number.parseInt(text, 16), after)));
}

function toMeant(point: number, end: number): readonly Meant[] {
  return point <= 0x10_ffff ? [{ point, end }] : [];
}

/** One character from escaped bytes: of UTF-8, and of Latin-1. The prefix of the first byte is read already. */
function readBytes(at: number, { read, prefix }: { readonly read: Read; readonly prefix: string }): readonly Meant[] {
  return readCode([at], { read, digits: 2 }).flatMap((first) => {
    if (first.point < 0x80) return [first];
    const length = first.point < 0xc2 || first.point > 0xf4 ? 1 : first.point < 0xe0 ? 2 : first.point < 0xf0 ? 3 : 4;
    let open: readonly { readonly bytes: readonly number[]; readonly end: number }[] = [
      { bytes: [first.point], end: first.end },
    ];
    for (let count = 1; count < length; count += 1) {
      open = open.flatMap(({ bytes, end }) =>
        readCode(skip(prefix, end, read), { read, digits: 2 }).map((next) => ({
          bytes: [...bytes, next.point],
          end: next.end,
        })),
      );
    }
    const decoded = open.flatMap(({ bytes, end }) => {
      const character = Buffer.from(bytes).toString();
      return Array.from(character).length === 1 ? { point: character.codePointAt(0) ?? 0, end } : [];
    });
    return [first, ...decoded];
  });
}

const maxEntity = 16;

function readEntity(at: number, read: Read): readonly Meant[] {
  return readWords(at, { read, max: maxEntity, of: /^[\w#]$/ }).flatMap(({ text, end }) => {
    const point = codeOfEntity(text.toLowerCase());
    return point === null ? [] : skip(';', end, read).flatMap((after) => toMeant(point, after));
  });
}

/** Of the named ones those that stand for a character a key or a header can hold, in small letters. */
const namedEntities: ReadonlyMap<string, number> = new Map([
  ...Object.entries({ tab: 9, newline: 10, excl: 33, quot: 34, num: 35, dollar: 36, percnt: 37, amp: 38, apos: 39 }),
  ...Object.entries({ lpar: 40, rpar: 41, ast: 42, midast: 42, plus: 43, comma: 44, period: 46, sol: 47, colon: 58 }),
  ...Object.entries({ semi: 59, lt: 60, equals: 61, gt: 62, quest: 63, commat: 64, lsqb: 91, lbrack: 91, bsol: 92 }),
  ...Object.entries({ rsqb: 93, rbrack: 93, hat: 94, lowbar: 95, underbar: 95, grave: 96, diacriticalgrave: 96 }),
  ...Object.entries({ lcub: 123, lbrace: 123, verbar: 124, vert: 124, verticalline: 124, rcub: 125, rbrace: 125 }),
  ...'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest'
    .split(' ')
    .map((name, index) => [name, 0xa0 + index] as const),
  ...'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
    .split(' ')
    .map((name, index) => [name, 0xdf + index] as const),
  ['times', 0xd7],
]);

function codeOfEntity(name: string): number | null {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/.exec(name) ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return decimal === undefined ? (namedEntities.get(name) ?? null) : Number.parseInt(decimal, 10);
}

function isHighSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdbff;
}

function isLowSurrogate(point: number): boolean {
  return point >= 0xdc00 && point <= 0xdfff;
}

function joinSurrogates(high: number, low: number): number {
  return 0x1_0000 + (high - 0xd800) * 0x400 + (low - 0xdc00);
}
