/**
 * Reads output as the runner does (actions/runner, ActionCommand.cs and ActionCommandManager.cs) and gives the lines it would take for
 * commands, whatever their name.
 *
 * Lines end at CR, LF or both. `::` counts after white space; `##[` anywhere. Both are compared by culture, which passes over invisible
 * characters; so they are dropped here before the search.
 */
export function findCommands(output: string): readonly string[] {
  return output.split(/\r\n|\r|\n/u).filter((line) => {
    const compared = line.replaceAll(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
    return /^\s*::.*::/u.test(compared) || /##\[[^\]]*\]/u.test(compared);
  });
}
