import { type InputName, inputNames } from './action-inputs.ts';
import { findClosest } from './closest.ts';
import { type Problems, quote } from './problem.ts';

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
  const guesses = undeclared.map((name) => ({
    written: toShown(name),
    meant: findClosest(name, { words: inputNames, maxDistanceOf: () => 2 }),
  }));
  return {
    misspelt: guesses.flatMap(({ meant, ...guess }) => (meant === null ? [] : { ...guess, meant })),
    unknown: guesses.flatMap((guess) => (guess.meant === null ? guess.written : [])),
  };
}

/** Notes each input that is misspelt as a problem of the one that was meant; returns the names of all others that do not exist. */
export function noteMisspeltInputs(variables: readonly string[], problems: Problems): readonly string[] {
  const { misspelt, unknown } = findMisspeltInputs(variables);
  for (const { written, meant } of misspelt) {
    problems.note({ input: meant, text: `${written}: there is no such input. Did you mean \`${meant}\`?` });
  }
  return unknown;
}

function toShown(name: string): string {
  return /^[\w-]{1,60}$/.test(name) ? name : quote(name);
}
