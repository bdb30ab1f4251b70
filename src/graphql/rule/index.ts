export { RuleResolver } from './rule.resolver.js';
export { fieldOf, ruleErrors, segmentErrors } from './user-errors.js';
