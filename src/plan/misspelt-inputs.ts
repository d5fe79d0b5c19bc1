import { type InputName, inputNames } from './action-inputs.ts';
import { findClosest } from './closest.ts';
import { quote } from './problem.ts';

interface UndeclaredInputs {
  /** Inputs that do not exist under the name that was written, but very nearly do. */
  readonly misspelt: readonly { readonly written: string; readonly meant: InputName }[];
  /** All others, which were hardly meant for this action. */
  readonly unknown: readonly string[];
}

const prefix = 'INPUT_';

/**
 * Finds inputs that are not declared among the names of a step's environment variables: the runner hands them on with no more
 * than a warning, so that a limit that is misspelt would be none.
 */
export function findMisspeltInputs(variables: readonly string[]): UndeclaredInputs {
  const written = variables.flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length).toLowerCase() : []));
  const undeclared = written.filter((name) => inputNames.every((declared) => declared !== name));
  const guesses = undeclared.map((name) => ({ written: toShown(name), meant: findClosest(name, inputNames, () => 2) }));
  return {
    misspelt: guesses.flatMap(({ meant, ...guess }) => (meant === null ? [] : { ...guess, meant })),
    unknown: guesses.flatMap((guess) => (guess.meant === null ? guess.written : [])),
  };
}

function toShown(name: string): string {
  return /^[\w-]{1,60}$/.test(name) ? name : quote(name);
}
