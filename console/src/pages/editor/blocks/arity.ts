/** How many values follow an operator. */
export type Arity = 'none' | 'one' | 'two' | 'list';

const ARITIES: Readonly<Record<string, Arity>> = {
  'IS NULL': 'none',
  'IS NOT NULL': 'none',
  BETWEEN: 'two',
  IN: 'list',
  'NOT IN': 'list',
};

export function arityOf(operator: string): Arity {
  return ARITIES[operator] ?? 'one';
}

/** The values that stay when another operator is chosen. */
export function valuesFor<Value>(operator: string, values: readonly Value[]): readonly Value[] {
  switch (arityOf(operator)) {
    case 'none':
      return [];
    case 'one':
      return values.slice(0, 1);
    case 'two':
      return values.slice(0, 2);
    case 'list':
      return values;
  }
}
