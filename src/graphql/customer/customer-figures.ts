import { type Attribute, Catalogue } from '../../catalogue/index.js';

/**
 * The figures of a customer: the attributes of rules that are reckoned, and no field of the record. From this list come the fields of `Customer`
 * and the orders of customers.
 */
export const CUSTOMER_FIGURES: readonly Attribute[] = new Catalogue()
  .attributes()
  .filter(({ origin, list }) => (list ? origin.kind === 'ranking' : origin.kind !== 'column'));

const RECKONED: ReadonlySet<string> = new Set(CUSTOMER_FIGURES.map(({ name }) => name));

/** The field of `Customer` that tells an attribute as rules have it; null where none does. */
export function customerField(attribute: Attribute): string | null {
  return RECKONED.has(attribute.name) ? fieldName(attribute) : (attribute.field ?? null);
}

/** `amountSpent` of `amount_spent`. */
export function fieldName({ name }: Pick<Attribute, 'name'>): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
