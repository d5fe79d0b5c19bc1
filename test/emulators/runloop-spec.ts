import type { BenchmarkJobView } from '@runloop/api-client/resources/benchmark-jobs';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import type { Parsed, Spec } from './runloop-requests.ts';
import type { BenchmarkScript } from './runloop-script.ts';

/** A spec with all that the service knows of it: what the job view shows as its source and its resolved specification. */
export interface ResolvedSpec {
  readonly source: NonNullable<BenchmarkJobView['job_source']>;
  readonly jobSpec: BenchmarkJobView.JobSpec;
  readonly script: BenchmarkScript;
  /** What a job without a name is called after. */
  readonly dataset: string;
}

const harborYaml = v.object({
  agents: v.pipe(
    v.array(v.object({ name: v.pipe(v.string(), v.nonEmpty()), model_name: v.exactOptional(v.nullable(v.string())) })),
    v.minLength(1),
  ),
});

/** Looks up a spec's benchmark; scripts of jobs without one are defined under `scenarios` and `harbor`. */
export function resolveSpec(spec: Spec, scripts: ReadonlyMap<string, BenchmarkScript>): Parsed<ResolvedSpec> {
  const key = spec.type === 'benchmark' ? spec.benchmark_id : spec.type;
  const script = scripts.get(key);
  switch (spec.type) {
    case 'harbor':
      return resolveHarbor(spec.inline_yaml, script ?? { results: [1] });
    case 'benchmark': {
      if (script === undefined) return { problem: `Benchmark not found: ${key}` };
      const scenario_ids = script.results.map((_, index) => `scn_${key}_${index + 1}`);
      const source = { type: spec.type, benchmark_id: key, benchmark_name: script.name ?? null };
      return { params: { source, jobSpec: { scenario_ids, ...howToRun(spec) }, script, dataset: script.name ?? key } };
    }
    case 'scenarios': {
      const { scenario_ids } = spec;
      const jobSpec = { scenario_ids, ...howToRun(spec) };
      const source = { type: spec.type, scenario_ids };
      return { params: { source, jobSpec, script: script ?? { results: [1] }, dataset: 'scenarios' } };
    }
  }
}

function howToRun(spec: Exclude<Spec, { type: 'harbor' }>): Omit<BenchmarkJobView.JobSpec, 'scenario_ids'> {
  return { agent_configs: spec.agent_configs, orchestrator_config: spec.orchestrator_config ?? null };
}

function resolveHarbor(yaml: string, script: BenchmarkScript): Parsed<ResolvedSpec> {
  let document: unknown;
  try {
    document = parseYaml(yaml);
  } catch {
    return { problem: 'spec.inline_yaml: it is not YAML' };
  }
  const parsed = v.safeParse(harborYaml, document);
  if (!parsed.success) return { problem: 'spec.inline_yaml: agents with names are missing' };
  const agent_configs = parsed.output.agents.map((agent) => ({ type: 'job_agent' as const, ...agent }));
  const scenario_ids = script.results.map((_, index) => `scn_harbor_${index + 1}`);
  const source = { type: 'harbor' as const, inline_yaml: yaml };
  return { params: { source, jobSpec: { scenario_ids, agent_configs }, script, dataset: 'harbor' } };
}
