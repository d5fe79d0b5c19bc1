import { toOneLine } from './plain-text.ts';

/**
 * Makes one log line of any text that the runner reads as no command: neither `::x::` at its start nor `##[x]` anywhere.
 *
 * The runner trims a line before it looks for `::`, ends lines at a lone carriage return and compares by culture, which passes over
 * invisible characters (actions/runner, ActionCommand.cs): so no such character is left.
 */
export function escapeForLog(text: string): string {
  return breakCommands(toOneLine(text));
}

/** For a line that is clean already but for commands: its spaces stay. */
export function breakCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/u, '$1: ').replaceAll('##[', '## [');
}
