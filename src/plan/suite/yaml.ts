import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { codeOf, type Fault, type Key } from './faults.ts';

const maxLength = 1024 * 1024;
const maxFaults = 3;

/** Where something stands in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface YamlFault {
  /** Null where the fault is one of the whole text. */
  readonly position: Position | null;
  /** A sentence without its full stop. It quotes no more of the text than a key. */
  readonly says: string;
}

/** The content of a YAML text with the places of its values, or what is wrong with it. */
export type Yaml =
  | { readonly content: unknown; readonly locate: (fault: Pick<Fault, 'keys' | 'isKey'>) => Position | null }
  | { readonly faults: readonly YamlFault[] };

/**
 * Parses a text of one YAML document of plain values: no custom tags, no key twice, no bomb of aliases. Never throws, whatever the text.
 */
export function parseYaml(text: string): Yaml {
  if (text.length > maxLength) return ofWhole('larger than 1 MiB');
  try {
    const lines = new LineCounter();
    // The parser compares every key with every other one; 1 MiB of keys would take it minutes.
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: false,
      resolveKnownTags: false,
      logLevel: 'error',
    });
    const toPosition = (offset: number): Position => {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    };
    const found = [...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
      position: toPosition(offset),
      says: `not valid YAML: ${meanings[code]}`,
    }));
    const faults = found.length > 0 ? found : findFaults(document, toPosition);
    if (faults.length > 0) return { faults: faults.slice(0, maxFaults) };
    return {
      content: document.toJS(),
      locate: (wanted) => {
        const offset = findOffset(document, wanted);
        return offset === null ? null : toPosition(offset);
      },
    };
  } catch (error) {
    // `toJS` throws on a bomb of aliases; anything may overflow the stack.
    const isDeep = /call stack|stack overflow/i.test(String(error));
    return ofWhole(`not valid YAML: ${isDeep ? tooDeep : 'too many repeated aliases (`*`)'}`);
  }
}

function ofWhole(says: string): Yaml {
  return { faults: [{ position: null, says }] };
}

const tooDeep = 'it is nested too deeply';

/** The parser's own messages quote the text. */
const meanings: Record<ErrorCode, string> = {
  ALIAS_PROPS: 'an alias (`*`) has an anchor or a tag',
  BAD_ALIAS: 'an alias (`*`) or an anchor (`&`) has no proper name',
  BAD_COLLECTION_TYPE: 'a tag (`!`) does not fit what follows it',
  BAD_DIRECTIVE: 'a line starts with `%`, which YAML reserves for directives',
  BAD_DQ_ESCAPE: 'unknown escape after a backslash in double quotes; use single quotes',
  BAD_INDENT: 'wrong indentation, or a closing bracket is missing',
  BAD_PROP_ORDER: 'an anchor (`&`) or a tag (`!`) stands at the wrong place',
  BAD_SCALAR_START: 'a value starts with a character that YAML reserves; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon in one line; put the value in quotes or on its own line',
  BLOCK_IN_FLOW: 'indented lines inside brackets',
  DUPLICATE_KEY: 'a key is set twice',
  IMPOSSIBLE: 'something cannot be read here',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'wrong indentation, or a quote, a bracket, a comma, a colon or a space is missing',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines; is a colon missing?',
  MULTIPLE_ANCHORS: 'a value has several anchors (`&`)',
  MULTIPLE_DOCS: 'a second document begins (`---`); keep one',
  MULTIPLE_TAGS: 'a value has several tags (`!`)',
  NON_STRING_KEY: 'a key is not text',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'a tab is used to indent; use spaces',
  TAG_RESOLVE_FAILED: 'unknown tag (`!`); write a plain value',
  UNEXPECTED_TOKEN: 'unexpected character; check brackets, commas, colons and indentation',
};

function findFaults(document: Document, toPosition: (offset: number) => Position): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  if (document.directives?.yaml.version !== '1.2')
    faults.push({
      position: null,
      says: 'not valid YAML: `%YAML` names another version than 1.2; leave that line out',
    });
  // In the order of the text, as aliases look for their anchors; to search for each anew would take hours where there are many.
  const anchors = new Map<string, Node>();
  const keysIn = new WeakMap<object, Map<string, Position>>();
  visit(document, {
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
    Alias(_, { source, range }) {
      if (anchors.has(source)) return;
      const position = toPosition(range?.[0] ?? 0);
      faults.push({
        position,
        says: 'not valid YAML: an alias (`*`) without an anchor (`&`) before it',
      });
    },
    Pair(_, { key: node }, path) {
      const holder = path.at(-1);
      const key = isAlias(node) ? anchors.get(node.source) : node;
      if (holder === undefined || !isScalar(key) || !isNode(node)) return;
      const known = keysIn.get(holder) ?? new Map<string, Position>();
      keysIn.set(holder, known);
      const name = String(key.value);
      const position = toPosition(node.range?.[0] ?? 0);
      const first = known.get(name);
      if (first === undefined) known.set(name, position);
      else faults.push({ position, says: `${codeOf(name) ?? 'a key'} is set twice, first in line ${first.line}` });
    },
  });
  return faults;
}

/** Where a value begins, or its key; that of the innermost mapping or list around it when it is not there. */
function findOffset(document: Document, { keys, isKey }: Pick<Fault, 'keys' | 'isKey'>): number | null {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const [depth, key] of keys.entries()) {
    const found = findChild(isAlias(node) ? node.resolve(document) : node, key);
    if (found === null) break;
    node = found.value;
    const wanted = isKey && depth === keys.length - 1 ? found.key : found.value;
    offset = offsetOf(wanted) ?? offsetOf(found.key) ?? offset;
  }
  return offset;
}

function findChild(holder: unknown, key: Key): { readonly key: unknown; readonly value: unknown } | null {
  if (isSeq(holder)) return { key: null, value: typeof key === 'number' ? holder.items[key] : null };
  if (!isMap(holder)) return null;
  return holder.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key)) ?? null;
}

function offsetOf(node: unknown): number | null {
  return isNode(node) ? rangeStart(node) : null;
}

function rangeStart({ range }: Node): number | null {
  return range?.[0] ?? null;
}
