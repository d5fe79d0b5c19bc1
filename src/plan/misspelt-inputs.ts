import { type InputName, inputNames } from './action-inputs.ts';
import { findClosest } from './closest.ts';
import { joinWords, type Problems, quote } from './problem.ts';

interface UndeclaredInputs {
  /** Inputs that do not exist under the name that was written, but very nearly do; where it is not clear, all that may be meant. */
  readonly misspelt: readonly { readonly written: string; readonly meant: readonly [InputName, ...InputName[]] }[];
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
    meant: guess(name),
  }));
  return {
    misspelt: guesses.flatMap(({ written: text, meant: [first, ...others] }) => {
      return first === undefined ? [] : [{ written: text, meant: [first, ...others] as const }];
    }),
    unknown: guesses.flatMap(({ written: text, meant }) => (meant.length === 0 ? text : [])),
  };
}

/** What was meant by a name: the one that is spelled much alike, else those that it shortens, else those that it goes on from. */
function guess(written: string): readonly InputName[] {
  const closest = findClosest(written, { words: inputNames, maxDistanceOf: () => 2 });
  if (closest !== null) return [closest];
  const own = wordsOf(written);
  const longer = inputNames.filter((name) => own.isSubsetOf(wordsOf(name)));
  return longer.length > 0 ? longer : inputNames.filter((name) => wordsOf(name).isSubsetOf(own));
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.split(/[-_\s]+/).map((word) => word.replace(/s$/, '')));
}

/** Notes each input that is misspelt as a problem of the one that was meant; returns the names of all others that do not exist. */
export function noteMisspeltInputs(variables: readonly string[], problems: Problems): readonly string[] {
  const { misspelt, unknown } = findMisspeltInputs(variables);
  for (const { written, meant } of misspelt) {
    const names = joinWords(
      meant.map((name) => `\`${name}\``),
      'or',
    );
    problems.note({ input: meant[0], text: `${written}: there is no such input. Did you mean ${names}?` });
  }
  return unknown;
}

function toShown(name: string): string {
  return /^[\w-]{1,60}$/.test(name) ? name : quote(name);
}
