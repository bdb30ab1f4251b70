import { checkComparison, type CheckContext } from './check-comparison.js';
import { checkFunction } from './check-function.js';
import { type Diagnostic, DiagnosticList, quoted } from './diagnostic.js';
import { DEFAULT_LIMITS, type RuleLimits, treeLevels } from './limits.js';
import { nestingOf } from './nesting.js';
import { resolveAttribute } from './resolve-attribute.js';
import type { ComparisonRule, FunctionRule, Rule } from './rule.js';
import { type RuleVisitor, visitRule } from './rule.js';
import { spanOver } from './token.js';
import type { Vocabulary } from './vocabulary.js';

export interface CheckedRule {
  /** The rule in normal form; what could not be checked stays as it was, so use it only when there are no diagnostics. */
  readonly rule: Rule;
  /** In source order. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks a rule against what exists: names, operators, values, parameters, limits. The rule comes back in normal form:
 * current names, groups of one kind flattened, no double NOT, every value in the kind of its type, and each function a
 * FunctionRule: `fn IS NULL` is `fn NOT MATCHES ()`, `fn IS NOT NULL` is `fn MATCHES ()`, `NOT fn MATCHES (...)` is `fn NOT MATCHES (...)`.
 */
export function checkRule(rule: Rule, vocabulary: Vocabulary, limits: RuleLimits = DEFAULT_LIMITS): CheckedRule {
  const checker = new RuleChecker(vocabulary, limits);
  const checked = checker.check(rule, treeLevels(limits));
  checker.checkNesting(checked);
  return { rule: checked, diagnostics: checker.diagnostics.inSourceOrder() };
}

class RuleChecker implements CheckContext {
  readonly diagnostics = new DiagnosticList();
  #clauses = 0;
  #tooDeep = false;

  constructor(
    private readonly vocabulary: Vocabulary,
    readonly limits: RuleLimits,
  ) {}

  /** `levels` is how many levels of the tree may still follow; it bounds the recursion. */
  check(rule: Rule, levels: number): Rule {
    if (levels === 0) this.#reportNesting(rule);
    if (this.diagnostics.full || this.#clauses > this.limits.clauses || levels === 0) return rule;
    const visitor: RuleVisitor<Rule> = {
      and: (group) =>
        joined(
          'and',
          group,
          group.rules.map((member) => this.check(member, levels - 1)),
        ),
      or: (group) =>
        joined(
          'or',
          group,
          group.rules.map((member) => this.check(member, levels - 1)),
        ),
      not: (negation) => negated(negation, this.check(negation.rule, levels - 1)),
      comparison: (comparison) => this.#checkClause(comparison, () => this.#checkComparison(comparison)),
      function: (clause) => this.#checkClause(clause, () => checkFunction(clause, this.vocabulary, this)),
    };
    return visitRule(rule, visitor);
  }

  checkNesting(rule: Rule): void {
    if (!this.#tooDeep && nestingOf(rule) > this.limits.nesting) this.#reportNesting(rule);
  }

  #reportNesting({ span }: Rule): void {
    this.#tooDeep = true;
    this.diagnostics.report(span, { code: 'NESTING_TOO_DEEP', message: `A rule nests at most ${this.limits.nesting} deep.` });
  }

  #checkClause(rule: Rule, check: () => Rule): Rule {
    if (++this.#clauses <= this.limits.clauses) return check();
    this.diagnostics.report(rule.span, { code: 'TOO_MANY_CLAUSES', message: `A rule has at most ${this.limits.clauses} clauses.` });
    return rule;
  }

  #checkComparison(rule: ComparisonRule): Rule {
    const resolution = resolveAttribute(rule.operand, this.vocabulary);
    if (resolution.kind === 'attribute') {
      return { ...rule, operand: resolution.operand, ...checkComparison(rule, resolution.shape, this) };
    }
    if (resolution.kind === 'function') return this.#checkFunctionAsOperand(rule, resolution.name);
    this.diagnostics.report(rule.operand.span, resolution.problem);
    return rule;
  }

  #checkFunctionAsOperand(rule: ComparisonRule, name: string): Rule {
    const { operator, operand, span } = rule;
    if (operator === 'IS NULL' || operator === 'IS NOT NULL') {
      const matches = operator === 'IS NOT NULL';
      const exists: FunctionRule = { kind: 'function', name, nameSpan: operand.span, matches, parameters: [], span };
      return checkFunction(exists, this.vocabulary, this);
    }
    this.#reportFunctionAsOperand(rule, name);
    return rule;
  }

  #reportFunctionAsOperand({ operator, operatorSpan, values: [value], span }: ComparisonRule, name: string): void {
    const message = `${quoted(name)} is a function; it is tested with MATCHES (...).`;
    const expected = ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL'];
    if (operatorSpan && value?.kind === 'boolean' && (operator === '=' || operator === '!=')) {
      const suggestion = value.boolean === (operator === '=') ? 'MATCHES ()' : 'NOT MATCHES ()';
      this.diagnostics.report(spanOver(operatorSpan, value.span), { code: 'NOT_AN_ATTRIBUTE', message, expected, suggestion });
    } else {
      this.diagnostics.report(operatorSpan ?? span, { code: 'NOT_AN_ATTRIBUTE', message, expected });
    }
  }
}

/** A group with the members of inner groups of its own kind in their place; one member stands for itself. */
function joined(kind: 'and' | 'or', group: Rule, members: readonly Rule[]): Rule {
  const rules = members.flatMap((member) => (member.kind === kind ? member.rules : [member]));
  return rules.length === 1 && rules[0] ? rules[0] : { kind, rules, span: group.span };
}

function negated(negation: Rule, rule: Rule): Rule {
  if (rule.kind === 'not') return rule.rule;
  if (rule.kind === 'function') return { ...rule, matches: !rule.matches, span: negation.span };
  return { kind: 'not', rule, span: negation.span };
}
