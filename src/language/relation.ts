import type { Parameter } from './rule.js';

/**
 * How records of a function may stand to other records of the customer, told by parameters: `followed_by = 'orders_placed'` names the
 * function of the others, `followed_by.channel = 'store'` which of its records, `followed_by.within_days <= 7` how soon.
 */
export const RELATIONS = ['followed_by', 'not_followed_by', 'together_with', 'not_together_with'] as const;

export type Relation = (typeof RELATIONS)[number];

/** How much later the others may be: parameters of what follows. */
export const SPANS = ['within_days', 'within_hours'] as const;

/** The other records that one relation is about. */
export interface Related {
  readonly relation: Relation;
  /** The function of the others. */
  readonly function: string;
  /** Which of its records, by names of its own. */
  readonly parameters: readonly Parameter[];
  readonly spans: readonly Parameter[];
}

const NAME = new RegExp(`^(${RELATIONS.join('|')})(?:\\.(.+))?$`);

/** The relation that a parameter belongs to, and its name there; without one it names the function of the others. */
export function relationOf(parameterName: string): { readonly relation: Relation; readonly name?: string } | undefined {
  const [, relation, name] = NAME.exec(parameterName) ?? [];
  return relation === undefined ? undefined : { relation: relation as Relation, ...(name === undefined ? {} : { name }) };
}

/** The parameters that are about the function's own records. */
export function ownParameters(parameters: readonly Parameter[]): readonly Parameter[] {
  return parameters.filter(({ name }) => relationOf(name) === undefined);
}

/** The relations that parameters tell, of which each names its function once. */
export function relatedIn(parameters: readonly Parameter[]): Related[] {
  return RELATIONS.flatMap((relation): Related[] => {
    const [named] = parameters
      .filter(({ name }) => name === relation)
      .flatMap(({ values: [value] }) => (value?.kind === 'text' ? [value.text] : []));
    if (named === undefined) return [];
    const about = parameters.flatMap((parameter) => {
      const known = relationOf(parameter.name);
      return known?.relation === relation && known.name !== undefined ? [{ ...parameter, name: known.name }] : [];
    });
    const isSpan = ({ name }: Parameter) => (SPANS as readonly string[]).includes(name);
    return [{ relation, function: named, parameters: about.filter((one) => !isSpan(one)), spans: about.filter(isSpan) }];
  });
}
