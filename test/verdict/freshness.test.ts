import { expect, test } from 'vitest';
import type { JobFacts } from '../../src/services/service.ts';
import { objectionsTo } from '../../src/verdict/freshness.ts';
import type { Reason } from '../../src/verdict/reason.ts';
import { createJob, scored } from '../fixtures/cases.ts';

const startedAtMs = Date.parse('2024-06-01T12:00:00Z');
type Asked = Partial<Parameters<typeof objectionsTo>[1]>;

function objections(facts: Partial<JobFacts>, asked: Asked): readonly Reason[] {
  const all = { endpoint: null, model: null, agent: null, judgedAgent: null, maxAgeMs: null, startedAtMs, ...asked };
  return objectionsTo(createJob(scored(100), facts), all);
}
const endpoint = { displayUrl: 'https://model.example.com/v1', provider: 'openai' };
const agents = [
  { name: 'claude-code', model: 'm-1' },
  { name: 'other', model: null },
];

const both = [
  { name: 'a', model: 'm-1' },
  { name: 'b', model: 'm-2' },
];

test.each<[string, Partial<JobFacts>, Asked]>([
  ['of any age, when no age is asked for', { createdAt: null }, {}],
  ['that is just young enough', { createdAt: new Date(startedAtMs - 60_000) }, { maxAgeMs: 60_000 }],
  [
    'that is just young enough by the clock of its service, which is behind',
    { createdAt: new Date(startedAtMs - 7_260_000), clockAheadMs: -7_200_000 },
    { maxAgeMs: 60_000 },
  ],
  ['created after the run began, by a clock that is ahead', { createdAt: new Date(startedAtMs + 1) }, { maxAgeMs: 1 }],
  [
    'for the endpoint asked for, whatever its query',
    { endpointUrl: 'https://model.example.com/v1?key=x' },
    { endpoint },
  ],
  ['of a service that tells no endpoint', { endpointUrl: null }, { endpoint }],
  ['for any endpoint, when none is asked for', { endpointUrl: 'https://other.example.com/v1' }, {}],
  ['for what is no URL', { endpointUrl: 'model.example.com' }, { endpoint }],
  ['of the agent and model asked for', { agents }, { agent: 'other', model: 'm-1' }],
  ['of which the named agent ran the model, whatever the others ran', { agents: both }, { agent: 'b', model: 'm-2' }],
  ['of which the judged agent ran the model', { agents: both }, { judgedAgent: 'b', model: 'm-2' }],
  [
    'of which the judged agent ran it, another being named',
    { agents: both },
    { judgedAgent: 'b', agent: 'a', model: 'm-2' },
  ],
  ['of a service that tells no agents', { agents: [] }, { agent: 'x', model: 'y' }],
])('nothing speaks against a job %s', (_what, facts, asked) => {
  expect(objections(facts, asked)).toEqual([]);
});

test.each<[string, Partial<JobFacts>, Asked, Reason]>([
  [
    'too old',
    { createdAt: new Date(startedAtMs - 90_001) },
    { maxAgeMs: 90_000 },
    { code: 'too-old', createdAtMs: startedAtMs - 90_001, ageMs: 90_001, maxAgeMs: 90_000 },
  ],
  [
    'that is too old by the clock of its service, which is ahead',
    { createdAt: new Date(startedAtMs + 7_200_000 - 90_001), clockAheadMs: 7_200_000 },
    { maxAgeMs: 90_000 },
    { code: 'too-old', createdAtMs: startedAtMs + 7_200_000 - 90_001, ageMs: 90_001, maxAgeMs: 90_000 },
  ],
  ['of unknown age', { createdAt: null }, { maxAgeMs: 60_000 }, { code: 'age-unknown', maxAgeMs: 60_000 }],
  [
    'for another endpoint, without showing its query',
    { endpointUrl: 'https://other.example.com/v1?key=secret' },
    { endpoint },
    { code: 'wrong-endpoint', url: 'https://other.example.com/v1', endpointUrl: 'https://model.example.com/v1' },
  ],
  [
    'of one other agent in two configurations, which is named once',
    { agents: [...agents, { name: 'other', model: 'm-3' }] },
    { agent: 'mine' },
    { code: 'wrong-agent', ran: ['claude-code', 'other'], agent: 'mine' },
  ],
  [
    'of agents that share another model, which is named once',
    { agents: [...both, { name: 'c', model: 'm-1' }] },
    { model: 'm-2' },
    { code: 'wrong-model', ran: ['m-1'], model: 'm-2' },
  ],
  [
    'of another agent',
    { agents },
    { agent: 'mine' },
    { code: 'wrong-agent', ran: ['claude-code', 'other'], agent: 'mine' },
  ],
  ['of another model', { agents }, { model: 'm-2' }, { code: 'wrong-model', ran: ['m-1'], model: 'm-2' }],
  [
    'of which the named agent ran another model',
    { agents: both },
    { agent: 'b', model: 'm-1' },
    { code: 'wrong-model', ran: ['m-2'], model: 'm-1' },
  ],
  [
    'of which one agent ran another model, none being named',
    { agents: both },
    { model: 'm-1' },
    { code: 'wrong-model', ran: ['m-2'], model: 'm-1' },
  ],
  [
    'of other models',
    { agents: [...agents, { name: 'third', model: 'm-3' }] },
    { model: 'm-2' },
    { code: 'wrong-model', ran: ['m-1', 'm-3'], model: 'm-2' },
  ],
])('a job %s proves nothing', (_what, facts, asked, objection) => {
  expect(objections(facts, asked)).toEqual([objection]);
});
