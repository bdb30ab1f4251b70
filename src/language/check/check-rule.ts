import { checkComparison } from './check-comparison.js';
import { checkComputed } from './check-computed.js';
import { CheckContext } from './check-context.js';
import { checkFunction } from './check-function.js';
import { type Diagnostic, quoted } from '../diagnostic.js';
import { DEFAULT_LIMITS, nestingTooDeep, type RuleLimits, treeLevels } from '../limits.js';
import { nestingOf } from '../nesting.js';
import { findFunctionTest } from './function-test.js';
import { simplify, spanOver } from '../parse/index.js';
import { measureCalls, resolveAttribute } from './resolve-attribute.js';
import { type ComparisonRule, type ComputedRule, type Rule, type Span, visitRule } from '../rule.js';
import type { FunctionShape, Vocabulary } from '../vocabulary.js';

export interface CheckedRule {
  /** The rule in normal form; what could not be checked stays as it was, so use it only when there are no diagnostics. */
  readonly rule: Rule;
  /** In source order. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks a rule against what exists: names, operators, values, parameters, limits. The rule comes back in normal form:
 * current names, groups of one kind flattened, no double NOT, every value in the kind of its type, a comparison that needs nothing
 * computed a ComparisonRule, and each function a FunctionRule: `fn IS NULL` is `fn NOT MATCHES ()`, `fn IS NOT NULL` is `fn MATCHES ()`, `NOT fn MATCHES (...)` is `fn NOT MATCHES (...)`.
 */
export function checkRule(rule: Rule, vocabulary: Vocabulary, limits: RuleLimits = DEFAULT_LIMITS): CheckedRule {
  const context = new CheckContext(vocabulary, limits);
  const checked = checkNode(rule, context, treeLevels(limits));
  if (!context.stopped && nestingOf(checked) > limits.nesting) context.report(rule.span, nestingTooDeep(limits));
  return { rule: checked, diagnostics: context.inSourceOrder() };
}

/** `levels` is how many levels of the tree may still follow; it bounds the recursion. */
function checkNode(rule: Rule, context: CheckContext, levels: number): Rule {
  if (context.stopped || context.stopAt(rule.span, levels > 0 ? undefined : nestingTooDeep(context.limits))) return rule;
  const checkMember = (member: Rule): Rule => checkNode(member, context, levels - 1);
  return visitRule<Rule>(rule, {
    and: (group) => joined('and', group.rules.map(checkMember), group.span),
    or: (group) => joined('or', group.rules.map(checkMember), group.span),
    not: (negation) => negated(checkMember(negation.rule), negation.span),
    comparison: (comparison) => (countClause(comparison, context) ? checkAttribute(comparison, context) : comparison),
    function: (clause) => (countClause(clause, context) ? checkFunction(clause, context) : clause),
    computed: (comparison) => (countClause(comparison, context) ? checkComputedRule(comparison, context, levels) : comparison),
  });
}

function countClause({ span }: Rule, context: CheckContext): boolean {
  return !context.stopAt(span, context.size.countClause());
}

/** What turns out to need nothing computed is checked as the plain clause that it is. */
function checkComputedRule(rule: ComputedRule, context: CheckContext, levels: number): Rule {
  const plain = simplify(rule);
  if (plain.kind === 'comparison') return checkAttribute(plain, context);
  const test = findFunctionTest(rule, context.vocabulary);
  return test ? checkFunction(test, context) : checkComputed(rule, context, levels - 1);
}

function checkAttribute(rule: ComparisonRule, context: CheckContext): Rule {
  const resolution = resolveAttribute(rule.operand, context.vocabulary);
  if (resolution.kind === 'attribute') return { ...rule, operand: resolution.operand, ...checkComparison(rule, resolution.shape, context) };
  if (resolution.kind === 'function') return checkFunctionAsOperand(rule, resolution.shape, context);
  context.report(rule.operand.span, resolution.problem);
  return rule;
}

/** `orders_placed IS NULL` is the one way to compare a function without MATCHES. */
function checkFunctionAsOperand(rule: ComparisonRule, shape: FunctionShape, context: CheckContext): Rule {
  const { operator, operand, span } = rule;
  if (operator === 'IS NULL' || operator === 'IS NOT NULL') {
    const matches = operator === 'IS NOT NULL';
    return checkFunction({ kind: 'function', name: shape.name, nameSpan: operand.span, matches, parameters: [], span }, context);
  }
  reportFunctionAsOperand(rule, shape, context);
  return rule;
}

function reportFunctionAsOperand(
  { operator, operatorSpan, values: [value], span }: ComparisonRule,
  shape: FunctionShape,
  context: CheckContext,
): void {
  const message = `${quoted(shape.name)} is a function; it is tested with MATCHES (...), and computed with by one of its measures.`;
  const expected = ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL', ...measureCalls(shape)];
  if (operatorSpan?.length && value?.kind === 'boolean' && (operator === '=' || operator === '!=')) {
    const suggestion = value.boolean === (operator === '=') ? 'MATCHES ()' : 'NOT MATCHES ()';
    context.report(spanOver(operatorSpan, value.span), { code: 'NOT_AN_ATTRIBUTE', message, expected, suggestion });
  } else {
    context.report(operatorSpan ?? span, { code: 'NOT_AN_ATTRIBUTE', message, expected });
  }
}

/** A group with the members of inner groups of its own kind in their place; one member stands for itself. */
function joined(kind: 'and' | 'or', members: readonly Rule[], span: Span): Rule {
  const rules = members.flatMap((member) => (member.kind === kind ? member.rules : [member]));
  return rules.length === 1 && rules[0] ? rules[0] : { kind, rules, span };
}

function negated(rule: Rule, span: Span): Rule {
  if (rule.kind === 'not') return rule.rule;
  if (rule.kind === 'function') return { ...rule, matches: !rule.matches, span };
  return { kind: 'not', rule, span };
}
