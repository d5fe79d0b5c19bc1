import type { ReadOnlyToken } from './failure.ts';

type Target = 'pull-requests' | 'issues';

/** What a request needs. */
export interface NeededAccess {
  /** What the token must be allowed to do. */
  readonly access: 'read' | 'write';
  /** With what; pull requests unless said otherwise. */
  readonly to?: Target;
  readonly readOnlyToken: ReadOnlyToken | null;
}

/**
 * The words of refusals that no permission of the job would lift, and what to do instead.
 * As GitHub's API words them; a repository may bear any of the words in its name, so none stands alone.
 */
const reasonsFor = (to: Target): readonly { readonly words: RegExp; readonly advice: string }[] => [
  {
    words: /\bIP allow list\b/i,
    advice:
      "the organization's IP allow list does not hold this runner's address. Add it there, or run the job on a runner that is listed.",
  },
  {
    words: /\bSAML (?:enforcement|SSO)\b|\bsingle sign-on\b/i,
    advice:
      "the organization asks for single sign-on (SAML). Authorize `github-token`'s token for the organization, or leave the input at its default.",
  },
  {
    words: /\bwas archived\b|\barchived so\b/i,
    advice: `the repository is archived, so nothing can be written. Unarchive it, or set \`${to === 'issues' ? 'issue' : 'comment'}: never\`.`,
  },
  {
    words: /\b(?:installation|account) (?:has been|was) suspended\b/i,
    advice:
      'GitHub has suspended the app or the account that the token belongs to. Lift that, or leave `github-token` at its default.',
  },
  {
    words: /\bIssues (?:has|have) been disabled\b|\bissues are disabled\b/i,
    advice: 'issues are disabled in this repository. Enable them, or leave `issue` out.',
  },
  { words: /\b(?:is|are|was|been) locked\b/i, advice: 'the conversation is locked.' },
];

/** What a refusal means and what to do, as the end of "It failed: "; null where its words say no more than that it is one. */
export function parseRefusalReason(message: string, to: Target = 'pull-requests'): string | null {
  return reasonsFor(to).find(({ words }) => words.test(message))?.advice ?? null;
}

/** Which permission to add, and where a token gets none. */
export function permissionAdvice({ access, readOnlyToken, to = 'pull-requests' }: NeededAccess): string {
  const permission = `\`permissions: ${to}: ${access}\``;
  switch (readOnlyToken) {
    case null:
      return `Add ${permission} to the job.`;
    case 'dependabot':
      return (
        `Dependabot's runs get a read-only token by default: add ${permission} to the job, ` +
        'or run the gate in a `workflow_run` workflow.'
      );
    case 'fork':
      return (
        "A fork's pull request gets a read-only token whatever the workflow asks for: to comment on it, run the gate in a " +
        '`workflow_run` workflow, or on `pull_request_target` without checking out its code, ' +
        `with ${permission}.`
      );
  }
}
