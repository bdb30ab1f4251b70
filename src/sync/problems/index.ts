export {
  countProblems,
  dropOldProblems,
  type InboundProblem,
  listProblems,
  noteProblems,
  type NewProblem,
  type ProblemFilter,
  type Via,
} from './problems.js';
