import type { ScoreFault } from '../services/score-fault.ts';
import { joinWords, renderCount } from './figures.ts';

/** Says why a job that completed has no valid score, as a part of a sentence. */
export function renderScoreFault(fault: ScoreFault): string {
  if (fault.code === 'partly-completed') return 'the job completed only in part (partially_completed)';
  const ofType = fault.jobType === undefined ? '' : ` (job type ${fault.jobType})`;
  return `the job completed without a valid score${ofType}: ${detailOf(fault)}`;
}

function detailOf(fault: ScoreFault): string {
  switch (fault.code) {
    case 'field-missing':
      return `${fault.field} is missing`;
    case 'field-null':
      return `${fault.field} is null`;
    case 'field-not-a-count':
      return `${fault.field} is not a count`;
    case 'field-not-as-documented':
      return `${fault.field} is not as documented`;
    case 'field-not-a-number':
      return `${fault.field} is a ${fault.type}, not a number`;
    case 'field-out-of-range': {
      const scale = fault.scale === undefined ? '' : ` (score-scale is ${fault.scale})`;
      return `${fault.field} is ${fault.value}, outside ${fault.lowest} to ${fault.highest}${scale}`;
    }
    case 'nothing-scored':
      return 'no unit was scored (total_scored is 0)';
    case 'no-outcomes':
      return 'it has no benchmark outcomes';
    case 'run-without-outcome':
      return `run ${fault.runId} has no outcome`;
    case 'agent-without-outcome':
      return `agent ${fault.agent} has no outcome`;
    case 'agent-not-asked':
      return `it ran agent ${fault.agent}, which was not asked for`;
    case 'wrong-model':
      return `agent ${fault.agent} ran ${joinWords(fault.ran)}, not the model ${fault.model}`;
    case 'model-unknown':
      return `nothing says which run of agent ${fault.agent} had the model ${fault.model}`;
    case 'scenarios-unknown':
      return `neither the plan nor the job says which scenarios agent ${fault.agent} should have run`;
    case 'scenarios-not-asked':
      return `agent ${fault.agent} ran ${joinWords(fault.scenarios)}, which ${fault.scenarios.length === 1 ? 'was' : 'were'} not asked for`;
    case 'no-scenario-outcomes':
      return `no scenario of agent ${fault.agent} has an outcome`;
    case 'average-contradicts':
      return `average_score of agent ${fault.agent} contradicts the scores of its completed scenarios`;
    case 'count-contradicts':
      return `the run of agent ${fault.agent} counts ${renderCount(fault.counted, 'completed scenario')} and lists ${fault.listed}`;
    case 'agent-not-run':
      return `it ran ${joinWords(fault.ran)}, not agent ${fault.agent}`;
    case 'scenario-score-invalid':
      return `scenario ${fault.scenario} of agent ${fault.agent} has a score that is not a number from 0 to 1`;
    case 'no-scenario-completed':
      return `none of the ${fault.expected} scenarios of agent ${fault.agent} completed`;
    case 'partly-completed':
      return 'it completed only in part';
    case 'iterations-unreadable':
      return 'its iterations are missing or not as documented';
    case 'no-iteration-kept':
      return 'no iteration was kept';
    case 'iteration-order-unknown':
      return 'neither order nor created_at says which of its kept iterations is the last';
    case 'iteration-fate-unknown':
      return `nothing says whether the iteration "${fault.iteration}", which may be the last, was kept`;
    case 'best-discarded':
      return `best_score ${fault.best} comes from the iteration "${fault.iteration}", which was discarded`;
    case 'best-not-kept':
      return `best_score ${fault.best} is neither the score of a kept iteration nor baseline_score`;
    case 'improvement-contradicts':
      return `improvement is ${fault.improvementPct} points, but best_score minus baseline_score is ${fault.differencePct}`;
  }
}
