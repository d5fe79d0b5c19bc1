import * as v from 'valibot';

/** A name, then what comes first: `=` and the rest of the line, or `<<` and a delimiter that ends the lines of the value. */
const output = /^(?<name>(?:(?!<<|=)[^\n])+)(?:=(?<line>[^\n]*)|<<(?<end>\S+)\n(?<lines>[\s\S]*?)\n?\k<end>)\n/;
const OutputSchema = v.object({ name: v.string(), line: v.optional(v.string()), lines: v.optional(v.string()) });

/** Reads `GITHUB_OUTPUT` by the runner's grammar; the last value of a name wins. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const match = output.exec(rest);
    const groups = v.safeParse(OutputSchema, match?.groups);
    if (match === null || !groups.success)
      throw new Error(`GITHUB_OUTPUT cannot be read from here: ${rest.slice(0, 200)}`);
    const { name, line, lines = '' } = groups.output;
    outputs[name] = line ?? lines;
    rest = rest.slice(match[0].length);
  }
  return outputs;
}
