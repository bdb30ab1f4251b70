import { invariant } from '../kernel/index.js';
import { mentionsOf, type AttributeOperand, type FunctionUse, type Mentions, type Rule } from '../language/index.js';
import type { Scope } from '../model/index.js';
import type { Catalogue } from './catalogue.js';
import { scopesWithin } from './function.js';
import { segmentsReadBy } from './functions/index.js';

/** Something that a rule looks at, and what a key must be allowed to read to ask for it. */
export interface RuleNeed {
  /** `age`, `orders_placed`, `influence.handle`. */
  readonly mentioned: string;
  readonly scopes: readonly Scope[];
}

/** What a rule takes from whoever asks it. A rule is a way of reading: by asking often enough everything it looks at can be told. */
export interface RuleNeeds {
  /** In the order of its text. */
  readonly mentions: readonly RuleNeed[];
  /** The segments whose memberships it looks at, by id; null for those of all. */
  readonly segmentIds: ReadonlySet<string> | null;
}

/** What a checked rule takes, of which the segments are told by their ids (`pinSegments`). */
export function needsOf(rule: Rule, catalogue: Catalogue): RuleNeeds {
  const { attributes, functions } = mentionsOf(rule);
  return {
    mentions: [...attributes.map((operand) => ofAttribute(operand, catalogue)), ...functions.flatMap((use) => ofFunction(use, catalogue))],
    segmentIds: segmentsReadBy(rule),
  };
}

/**
 * What a rule takes by what it mentions, before anything of it is checked: what is said against a rule may tell what the data hold. What there is not is
 * passed over.
 */
export function needsMentioned({ attributes, functions }: Mentions, catalogue: Catalogue): RuleNeed[] {
  const current = (name: string) => catalogue.alias(name) ?? name;
  const used = (name: string) => catalogue.function(current(name)) !== undefined;
  const uses = functions.map((use) => ({ ...use, name: current(use.name) })).filter(({ name }) => used(name));
  return [
    ...attributes.flatMap(({ name, argument, ...operand }): RuleNeed[] => {
      if (catalogue.attribute(current(name), argument) !== undefined) {
        return [ofAttribute({ ...operand, name: current(name), ...(argument === undefined ? {} : { argument }) }, catalogue)];
      }
      return used(name) ? ofFunction({ name: current(name), parameters: [] }, catalogue) : [];
    }),
    ...uses.flatMap((use) => ofFunction(use, catalogue)),
  ];
}

/** The scopes that a rule takes, each once. */
export function scopesNeeded({ mentions }: RuleNeeds): Scope[] {
  return [...new Set(mentions.flatMap(({ scopes }) => scopes))];
}

function ofAttribute({ name, argument }: AttributeOperand, catalogue: Catalogue): RuleNeed {
  const attribute = catalogue.attribute(name, argument);
  invariant(attribute !== undefined, `the checker knows ${name}`);
  return { mentioned: name, scopes: attribute.scopes };
}

function ofFunction({ name, measure, parameters }: FunctionUse, catalogue: Catalogue): RuleNeed[] {
  const fn = catalogue.function(name);
  invariant(fn !== undefined, `the checker knows ${name}`);
  const named = new Set(
    parameters.flatMap(({ name: own, values }) => [own, ...values.flatMap((value) => (value.kind === 'field' ? [value.name] : []))]),
  );
  const parts = [
    ...fn.measures.filter((candidate) => candidate.name === measure),
    ...fn.parameters.filter((candidate) => named.has(candidate.name)),
  ];
  return [
    { mentioned: name, scopes: fn.scopes },
    ...parts.map((part) => ({ mentioned: `${name}.${part.name}`, scopes: scopesWithin(fn, part) })),
  ];
}
