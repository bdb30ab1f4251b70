import sql from 'sql-template-tag';
import type { AttributeShape, Vocabulary } from '../language/vocabulary.js';
import { columnAttribute, type Attribute } from './attribute.js';
import { customAttribute, type CustomAttributeDefinition } from './custom-attributes.js';
import { contactAttributes, customerAttributes } from './customer-attributes.js';
import type { RuleFunction } from './function.js';
import { customerWithinDistance } from './functions/customer-within-distance.js';
import { influence } from './functions/influence.js';
import { ordersPlaced } from './functions/orders-placed.js';
import { productsPurchased } from './functions/products-purchased.js';
import { segmentFunction, type SegmentName } from './functions/segment.js';
import { serviceInteractions } from './functions/service-interactions.js';
import { influenceAttributes, serviceAttributes } from './influence-attributes.js';
import { orderAttributes } from './order-attributes.js';

const ATTRIBUTES: readonly Attribute[] = [
  ...customerAttributes,
  ...contactAttributes,
  ...orderAttributes,
  ...influenceAttributes,
  ...serviceAttributes,
];

const FUNCTIONS: readonly RuleFunction[] = [ordersPlaced, productsPurchased, influence, serviceInteractions, customerWithinDistance];

const METAFIELD = /^metafields\.(.+)$/;

/** Everything that a rule may mention: the built-in attributes and functions, and the workspace's custom attributes. */
export class Catalogue implements Vocabulary {
  readonly #attributes: ReadonlyMap<string, Attribute>;
  readonly #functions: ReadonlyMap<string, RuleFunction>;
  readonly #custom: ReadonlyMap<string, Attribute>;
  readonly #anniversaries: ReadonlyMap<string, Attribute>;

  constructor(
    definitions: readonly CustomAttributeDefinition[] = [],
    /** The segments that rules may build on. */
    readonly segments: readonly SegmentName[] = [],
  ) {
    this.#functions = new Map([...FUNCTIONS, segmentFunction(segments)].map((fn) => [fn.name, fn]));
    this.#attributes = new Map(ATTRIBUTES.map((attribute) => [attribute.name, attribute]));
    this.#custom = new Map(definitions.map((definition) => [definition.key, customAttribute(definition)]));
    this.#anniversaries = new Map(
      [...this.#attributes.entries(), ...this.#custom.entries()]
        .filter(([, attribute]) => attribute.type === 'day' && attribute.origin.kind === 'column')
        .map(([name, attribute]) => [name, anniversaryOf(attribute)]),
    );
  }

  attribute(name: string, argument?: string): Attribute | undefined {
    if (argument !== undefined) return this.#calls.get(name)?.get(argument.replace(METAFIELD, '$1'));
    const metafield = METAFIELD.exec(name)?.[1];
    return metafield === undefined ? this.#attributes.get(name) : this.#custom.get(metafield);
  }

  function(name: string): RuleFunction | undefined {
    return this.#functions.get(name);
  }

  attributes(): readonly AttributeShape[] {
    const metafields = [...this.#custom.entries()].filter(([key]) => key.includes('.'));
    return [...this.#attributes.values(), ...metafields.map(([key, attribute]) => ({ ...attribute, name: `metafields.${key}` }))];
  }

  functions(): readonly RuleFunction[] {
    return [...this.#functions.values()];
  }

  calls(): readonly { readonly name: string; readonly description: string; readonly arguments: readonly string[] }[] {
    return [
      {
        name: 'anniversary',
        description: 'The month and day of a date, which come back each year. 29 February counts as 28 February in other years.',
        arguments: [...this.#anniversaries.keys()],
      },
      { name: 'attribute', description: 'A custom attribute by its key.', arguments: [...this.#custom.keys()] },
    ];
  }

  /** No name of this catalogue has another spelling yet: `storefront.` comes with behavioural events. */
  alias(): string | undefined {
    return undefined;
  }

  get #calls(): ReadonlyMap<string, ReadonlyMap<string, Attribute>> {
    return new Map([
      ['anniversary', this.#anniversaries],
      ['attribute', this.#custom],
    ]);
  }
}

function anniversaryOf(attribute: Attribute): Attribute {
  const { origin } = attribute;
  const column = origin.kind === 'column' ? origin.column : sql`null::date`;
  return columnAttribute('anniversary', column, {
    name: 'anniversary',
    label: `Anniversary of ${attribute.label.toLowerCase()}`,
    description: 'Month and day, which come back each year. 29 February counts as 28 February in other years.',
  });
}
