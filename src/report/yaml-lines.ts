/** A value of a mapping: a number, or text of printable ASCII without quotes and backslashes, of several lines where it has line breaks. */
export type YamlValue = string | number;
export type YamlMapping = Readonly<Record<string, YamlValue>>;

/**
 * Writes a mapping as lines of YAML, as the `yaml` package does, which a run would otherwise load for every report. A test holds it against
 * that package.
 */
export function toYamlLines(mapping: YamlMapping): readonly string[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    if (typeof value === 'string' && value.includes('\n'))
      return [`${key}: |-`, ...value.split('\n').map((line) => `  ${line}`)];
    return [`${key}: ${typeof value === 'string' && !isPlain(value) ? `"${value}"` : value}`];
  });
}

/** Writes a list of mappings under a key. */
export function toYamlList(key: string, mappings: readonly YamlMapping[]): readonly string[] {
  return [
    `${key}:`,
    ...mappings.flatMap((each) => toYamlLines(each).map((line, nth) => `${nth === 0 ? '  - ' : '    '}${line}`)),
  ];
}

/** Text that would begin, end or hold syntax. */
const syntax = /^$|^[ ,@]|^-$|^- |: | #|[ :]$/;
/** Text that YAML's core schema reads as null, a truth value or a number. */
const other =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;

function isPlain(text: string): boolean {
  return !syntax.test(text) && !other.test(text);
}
