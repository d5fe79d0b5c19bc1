import { type Document, isAlias, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';

const longestText = 1024 * 1024;
const mostFaults = 3;
const longestFault = 200;

/** The content of a YAML text, or what is wrong with it. Never throws, whatever the text. */
export type Yaml = { readonly content: unknown } | { readonly faults: readonly string[] };

/**
 * Parses a text of one YAML document of plain values: no custom tags, no key twice, no bomb of aliases. `subject` is what
 * the faults are told of.
 */
export function parseYaml(text: string, subject = 'the file'): Yaml {
  const toFault = (message: string) => `${subject} is not valid YAML: ${shorten(message)}`;
  if (text.length > longestText) return { faults: [`${subject} is larger than 1 MiB; give the path of a suite file`] };
  try {
    const lines = new LineCounter();
    // The parser compares every key with every other one; 1 MiB of keys would take it minutes.
    const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'error' });
    const messages = [...document.errors, ...document.warnings].map(({ code, message }) =>
      code === 'MULTIPLE_DOCS' ? 'it holds several documents; keep one' : message,
    );
    const repeated = messages.length > 0 ? [] : findRepeatedKeys(document, lines);
    const faults = [...messages, ...repeated].map(toFault);
    return faults.length > 0 ? { faults: [...new Set(faults)].slice(0, mostFaults) } : { content: document.toJS() };
  } catch (error) {
    // `toJS` throws on a bomb of aliases; anything may overflow the stack.
    return { faults: [toFault(String(error))] };
  }
}

function findRepeatedKeys(document: Document, lines: LineCounter): readonly string[] {
  const repeated: string[] = [];
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key: node } of items) {
        const key = isAlias(node) ? node.resolve(document) : node;
        if (!isScalar(key) || !isNode(node)) continue;
        const name = String(key.value);
        if (known.has(name))
          repeated.push(`a key stands twice, again at line ${lines.linePos(node.range?.[0] ?? 0).line}`);
        known.add(name);
      }
    },
  });
  return repeated;
}

function shorten(message: string): string {
  const [line = ''] = message.replace(/^\w*Error: /, '').split('\n', 1);
  if (/call stack|stack overflow/i.test(line)) return 'it is nested too deeply';
  return line.slice(0, longestFault).replace(/:$/, '');
}
