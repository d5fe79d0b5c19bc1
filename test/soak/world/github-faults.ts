import { type FaultKind, whole } from './network-faults.ts';

const said = (status: number, message: string, headers: Record<string, string> = {}): FaultKind['create'] => {
  return () => ({
    serve: () => whole({ status, headers, body: { message, documentation_url: 'https://docs.github.com/rest' } }),
  });
};

/** What GitHub alone does. */
export const githubFaults: readonly FaultKind[] = [
  {
    kind: 'secondary limit',
    weight: 1,
    create: said(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '7' }),
  },
  {
    kind: 'primary limit',
    weight: 0.5,
    create: said(403, 'API rate limit exceeded.', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }),
  },
  { kind: 'not accessible', weight: 1, create: said(403, 'Resource not accessible by integration') },
  {
    kind: 'bad credentials',
    weight: 0.5,
    create: (dice, scene) => said(401, `Bad credentials ${dice.pick(scene.echoes)}\n::error::x`)(dice, scene),
  },
  {
    kind: 'query errors',
    weight: 1,
    create: () => ({
      serve: () =>
        whole({ status: 200, body: { data: null, errors: [{ type: 'INTERNAL', message: 'Something went wrong' }] } }),
    }),
  },
];
