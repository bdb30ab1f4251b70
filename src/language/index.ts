export { checkRule, type CheckedRule } from './check/index.js';
export { completeRule, type Completion, type CompletionKind, type FindValues } from './complete/index.js';
export {
  decodeTree,
  type DecodedTree,
  type ComputedTree,
  type ExpressionTree,
  type AttributeTree,
  type ParameterTree,
  type TreeValue,
  type TreeValues,
  encodeTree,
  type RuleTree,
  type TreePath,
} from './tree/index.js';
export { type Diagnostic, type DiagnosticCode, MAX_DIAGNOSTICS, tellDiagnostic } from './diagnostic.js';
export { DEFAULT_LIMITS, type RuleLimits } from './limits.js';
export { type FunctionUse, mapFunctionUses, mentionsIn, mentionsOf, type Mentions } from './mentions.js';
export { type Arity, arityOf, isOperator, OPERATORS } from './operator.js';
export { isWholeDay, printDate, isCanonicalInteger, quoteText, readNumber } from './literal/index.js';
export { didYouMean, findNearestName } from './nearest-name.js';
export { parseRule, type ParsedRule } from './parse/index.js';
export { printExpression, printOperand, printValue, printRule } from './print/index.js';
export { type CheckedText, readRule, readTree } from './read-rule.js';
export { ownParameters, type Related, relatedIn, type Relation, relationOf, RELATIONS, SPANS } from './relation.js';
export * from './rule.js';
export * from './vocabulary.js';
