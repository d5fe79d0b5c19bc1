import type { ReadOnlyToken } from '../github/failure.ts';
import type { Problem } from '../plan/problem.ts';

interface Told {
  readonly problems: readonly Problem[];
  /** The inputs that came without their secrets. */
  readonly missing: ReadonlySet<string>;
  readonly readOnlyToken: ReadOnlyToken | null;
}

/** What is wrong with the inputs. Where GitHub withholds secrets, one sentence says so in place of each input that came empty for it. */
export function tellProblems({ problems, missing, readOnlyToken }: Told): readonly string[] {
  const others = problems.filter(({ input }) => readOnlyToken === null || !missing.has(input));
  const why = others.length < problems.length ? whyWithheld(readOnlyToken) : [];
  return [...why, ...others.map(({ text }) => text)];
}

function whyWithheld(readOnlyToken: ReadOnlyToken | null): readonly string[] {
  switch (readOnlyToken) {
    case 'fork':
      return [
        'GitHub gives no secrets to a workflow that runs for a pull request from a fork. Run the gate where they are given: in a `workflow_run` workflow after this one, in the merge queue (`merge_group`), after merging (`push`), or by hand (`workflow_dispatch` with `pr-number`).',
      ];
    case 'dependabot':
      return [
        "GitHub gives a workflow started by Dependabot only Dependabot's own secrets. Add the keys there (Settings, Secrets and variables, Dependabot), or skip the gate for Dependabot.",
      ];
    case null:
      return [];
  }
}
