import { type Catalogue, readsMemberships, type RuleNeeds, segmentsIn } from '../../catalogue/index.js';
import { compileRule, type CompiledRule, costOf, MOST_COST, type RuleCost } from '../../compile/index.js';
import { invariant } from '../../kernel/index.js';
import { type FunctionRule, type Rule } from '../../language/index.js';

/**
 * The rule of a segment as time alone moves it: in place of each segment that it builds on stands the rule of that one, as far as time moves it. What is
 * stored of memberships is so now, and says nothing of an instant to come.
 */
export interface RuleOverTime {
  readonly rule: CompiledRule;
  /** What it takes from whoever is foretold it: all that any of these rules looks at. */
  readonly needs: RuleNeeds;
  /** The segments whose memberships it rests on, at any depth. */
  readonly buildsOn: ReadonlySet<string>;
  /** false if it asks of a segment that time moves what no rule in its place can say, such as since when somebody belongs to it. */
  readonly isForeseeable: boolean;
}

interface Known {
  readonly checked: Rule;
  readonly compiled: CompiledRule;
  readonly needs: RuleNeeds;
}

/** The rules over time of the dynamic segments that there are, each worked out when it is asked for. They are known not to go in circles. */
export class RulesOverTime {
  readonly #found = new Map<string, RuleOverTime & { readonly checked: Rule }>();

  constructor(
    private readonly segments: ReadonlyMap<string, Known>,
    private readonly catalogue: Catalogue,
    private readonly timeZone: string,
  ) {}

  of(id: string): RuleOverTime {
    const found = this.#of(id);
    invariant(found !== undefined, `there is a dynamic segment ${id}`);
    return found;
  }

  #of(id: string): (RuleOverTime & { readonly checked: Rule }) | undefined {
    const found = this.#found.get(id);
    const known = this.segments.get(id);
    if (found !== undefined || known === undefined) return found;
    const made = this.#make(known);
    this.#found.set(id, made);
    return made;
  }

  #make({ checked, compiled, needs }: Known): RuleOverTime & { readonly checked: Rule } {
    const direct = segmentsIn(checked);
    const asIs = { checked, rule: compiled, needs, buildsOn: direct, isForeseeable: true };
    const read = needs.segmentIds === null ? [...this.segments.keys()].filter((id) => this.segments.get(id)?.checked !== checked) : direct;
    const moved = new Set([...read].filter((id) => this.#moves(id)));
    if (moved.size === 0) return asIs;
    // Of all there are: what is counted among them is not looked into, so that it may be of those that build on this one.
    if (needs.segmentIds === null) return { ...asIs, isForeseeable: false };
    const parts = [...moved].flatMap((id) => this.#of(id) ?? []);
    const expansion = this.#expand(checked, moved);
    const isForeseeable = expansion !== undefined && parts.every((part) => part.isForeseeable);
    const rule = expansion && compileRule(expansion, { catalogue: this.catalogue, timeZone: this.timeZone });
    const fits = rule !== undefined && isWithin(costOf(rule));
    const all = [needs, ...parts.map((part) => part.needs)];
    return {
      checked: expansion ?? checked,
      rule: fits ? rule : compiled,
      needs: {
        mentions: all.flatMap(({ mentions }) => mentions),
        segmentIds: new Set(all.flatMap(({ segmentIds }) => [...(segmentIds ?? [])])),
      },
      buildsOn: new Set([...direct, ...parts.flatMap(({ buildsOn }) => [...buildsOn])]),
      isForeseeable: isForeseeable && fits,
    };
  }

  #moves(id: string): boolean {
    const segment = this.segments.get(id);
    if (segment === undefined) return false;
    // Whatever counts all memberships may move with any of them.
    if (segment.needs.segmentIds === null) return true;
    return segment.compiled.timings.length > 0 || [...segmentsIn(segment.checked)].some((other) => this.#moves(other));
  }

  /** undefined if the rule asks what cannot be put in another way. */
  #expand(rule: Rule, moved: ReadonlySet<string>): Rule | undefined {
    if (![...segmentsIn(rule)].some((id) => moved.has(id))) return rule;
    switch (rule.kind) {
      case 'and':
      case 'or': {
        const rules = rule.rules.map((inner) => this.#expand(inner, moved));
        return rules.includes(undefined) ? undefined : { ...rule, rules: rules as Rule[] };
      }
      case 'not': {
        const inner = this.#expand(rule.rule, moved);
        return inner && { ...rule, rule: inner };
      }
      case 'function':
        return this.#expandUse(rule, moved);
      default:
        return undefined;
    }
  }

  /** `segment MATCHES (id IN (...))`, and nothing more of them. */
  #expandUse(rule: FunctionRule, moved: ReadonlySet<string>): Rule | undefined {
    const [parameter, ...others] = rule.parameters;
    const isNamed = parameter?.name === 'id' && (parameter.operator === '=' || parameter.operator === 'IN');
    if (!readsMemberships(rule) || parameter === undefined || !isNamed || others.length > 0) return undefined;
    const idOf = (value: (typeof parameter.values)[number]) => (value.kind === 'text' ? value.text : '');
    const stored = parameter.values.filter((value) => !moved.has(idOf(value)));
    const parts = parameter.values.flatMap((value) => (moved.has(idOf(value)) ? (this.#of(idOf(value))?.checked ?? []) : []));
    const rest: Rule[] =
      stored.length === 0 ? [] : [{ ...rule, matches: true, parameters: [{ ...parameter, operator: 'IN', values: stored }] }];
    const alternatives = [...parts, ...rest];
    const [only] = alternatives;
    const any: Rule = alternatives.length === 1 && only !== undefined ? only : { kind: 'or', rules: alternatives, span: rule.span };
    return rule.matches ? any : { kind: 'not', rule: any, span: rule.span };
  }
}

function isWithin(cost: RuleCost): boolean {
  return (Object.keys(MOST_COST) as (keyof RuleCost)[]).every((what) => cost[what] <= MOST_COST[what]);
}
