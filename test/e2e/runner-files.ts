import * as v from 'valibot';

const heredoc = /^(?<name>[^\n]+?)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n?\k<end>\n/;

/** Reads `GITHUB_OUTPUT` by the runner's grammar; the last value of a name wins. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  let rest = text;
  while (rest !== '') {
    const match = heredoc.exec(rest);
    const groups = v.safeParse(v.object({ name: v.string(), value: v.string() }), match?.groups);
    if (match === null || !groups.success)
      throw new Error(`GITHUB_OUTPUT cannot be read from here: ${rest.slice(0, 200)}`);
    outputs[groups.output.name] = groups.output.value;
    rest = rest.slice(match[0].length);
  }
  return outputs;
}
