/** What a plan is judged by, in one module, so that a run that comes to no plan does not load it. */
export { factsOf, findBaseline, isLacking, sourceOf } from './baseline.ts';
export { historyOf } from './history.ts';
export { judgeBenchmark, plannedRounds, unjudged } from './judge.ts';
export { faultsOfJudging } from './judging-faults.ts';
export { gatherCases } from './pair-jobs.ts';
