export { RuleResolver } from './rule.resolver.js';
export { fieldOf, ruleErrors, ruleRefused, segmentErrors } from './user-errors.js';
