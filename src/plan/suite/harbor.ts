import * as v from 'valibot';
import type { HarborSource } from '../plan.ts';
import { renderPosition } from './suite-file.ts';
import { parseYaml } from './yaml.ts';

/** Agents that are known by their names: one with an `import_path` may call itself anything. */
const NamedAgents = v.pipe(
  v.array(
    v.object({
      name: v.pipe(v.string(), v.nonEmpty()),
      import_path: v.nullish(v.null()),
      // What is filled in elsewhere (`${MODEL}`) names none.
      model_name: v.fallback(v.nullish(v.pipe(v.string(), v.regex(/^[^${}\s]+$/))), null),
    }),
  ),
  v.minLength(1),
);
const Attempts = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * A Harbor job file: a mapping, as the service would ask for, with what it says of its agents and attempts. A fault follows the text's
 * name.
 */
export function parseHarbor(yaml: string): HarborSource | { readonly fault: string } {
  const parsed = parseYaml(yaml);
  if ('faults' in parsed) {
    const [fault] = parsed.faults;
    return { fault: fault === undefined ? ' is not valid YAML' : `${renderPosition(fault.position)}: ${fault.says}` };
  }
  const { content } = parsed;
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return { fault: ' is not a mapping, as a Harbor job file is' };
  const agents = v.safeParse(v.object({ agents: NamedAgents }), content);
  const attempts = v.safeParse(v.object({ n_attempts: Attempts }), content);
  return {
    kind: 'harbor',
    yaml,
    ...(agents.success && toAgents(agents.output.agents)),
    ...(attempts.success && { attempts: attempts.output.n_attempts }),
  };
}

function toAgents(agents: v.InferOutput<typeof NamedAgents>): Pick<HarborSource, 'agents' | 'models'> {
  const models = agents.map(({ model_name = null }) => model_name);
  return {
    agents: agents.map(({ name }) => name),
    ...(models.some((model) => model !== null) && { models }),
  };
}
