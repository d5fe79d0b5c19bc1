/** How a suite file tells of jobs that run agents. */
import * as v from 'valibot';
import type { Agent, Orchestrator } from '../plan.ts';
import { flag, mapping, matching, numberIn, text, wholeNumberIn } from './formats.ts';

const lossy = 'is a number that loses its digits; put it in quotes';
const Plain = v.pipe(
  v.union(
    [
      v.string(),
      v.pipe(v.number(), v.minValue(-Number.MAX_SAFE_INTEGER, lossy), v.maxValue(Number.MAX_SAFE_INTEGER, lossy)),
      v.boolean(),
    ],
    'is not text, a number, true or false',
  ),
  v.transform(String),
);

const Variable = matching(/^[A-Za-z_]\w{0,199}$/, 'is not the name of an environment variable');

const AgentEntry = v.pipe(
  mapping(
    {
      name: text('Name of the agent.'),
      'agent-id': v.optional(text('Id of the agent, where its name does not say enough.')),
      model: v.optional(text('Name of its model; the `model` input unless given.')),
      'timeout-seconds': v.optional(
        v.pipe(
          wholeNumberIn({ min: 1, max: 604_800, expected: 'is not a whole number of seconds from 1 to 604800' }),
          v.description('How long it may take for one scenario.'),
        ),
      ),
      kwargs: v.optional(
        v.pipe(v.record(v.string(), Plain, 'is not a mapping'), v.description('Further arguments of the agent.')),
      ),
      environment: v.optional(
        v.pipe(
          v.record(Variable, Plain, 'is not a mapping'),
          v.description('Environment variables of the agent. This file is no place for secrets.'),
        ),
      ),
      secrets: v.optional(
        v.pipe(
          v.record(Variable, text('Name of a secret that the service keeps.'), 'is not a mapping'),
          v.description('Names of secrets that the service keeps, by the environment variable that receives each.'),
        ),
      ),
    },
    'an agent',
  ),
  v.transform(
    (entry): Agent => ({
      name: entry.name,
      agentId: entry['agent-id'] ?? null,
      model: entry.model ?? null,
      timeoutSeconds: entry['timeout-seconds'] ?? null,
      kwargs: entry.kwargs ?? {},
      environment: entry.environment ?? {},
      secrets: entry.secrets ?? {},
    }),
  ),
);

export const Agents = v.pipe(
  v.array(AgentEntry, 'is not a list of agents'),
  v.minLength(1, 'names no agent'),
  v.description('The agents to run. Each gets a score of its own.'),
);

export const OrchestratorEntry = v.pipe(
  mapping(
    {
      attempts: v.optional(
        v.pipe(
          wholeNumberIn({ min: 0, max: 100, expected: 'is not a whole number from 0 to 100' }),
          v.description(
            'Handed on as `n_attempts`, of which Runloop does not say whether it counts repeats or retries.',
          ),
        ),
      ),
      'concurrent-trials': v.optional(
        v.pipe(
          wholeNumberIn({ min: 1, max: 10_000, expected: 'is not a whole number from 1 to 10000' }),
          v.description('How many scenarios run at the same time.'),
        ),
      ),
      'timeout-multiplier': v.optional(
        v.pipe(
          numberIn({ min: 0.01, max: 1000, expected: 'is not a number from 0.01 to 1000' }),
          v.description('Multiplies the timeout of each further attempt.'),
        ),
      ),
      quiet: v.optional(flag('Whether the service keeps its log short.')),
    },
    'the orchestrator',
  ),
  v.description('How the service runs the scenarios.'),
  v.transform(
    (entry): Orchestrator => ({
      attempts: entry.attempts ?? null,
      concurrentTrials: entry['concurrent-trials'] ?? null,
      timeoutMultiplier: entry['timeout-multiplier'] ?? null,
      quiet: entry.quiet ?? null,
    }),
  ),
);
