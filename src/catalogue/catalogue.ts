import type { Sql } from 'sql-template-tag';
import type { ParameterShape, Vocabulary } from '../language/index.js';
import { alike, alikeParameter, LIKENESSES } from './alike.js';
import { columnAttribute, computedAttribute, figure, type Attribute } from './attribute.js';
import { companyAttribute, customAttribute, type CustomAttributeDefinition } from './custom-attributes.js';
import { campaignAttributes } from './campaign-attributes.js';
import { companyAttributes } from './company-attributes.js';
import { contactAttributes } from './contact-attributes.js';
import { customerAttributes } from './customer-attributes.js';
import { eventAttributes } from './event-attributes.js';
import { localDay } from './expression.js';
import type { RuleFunction } from './function.js';
import {
  eventsFunction,
  type EventProperty,
  FUNCTIONS,
  ordersFunction,
  productsFunction,
  segmentFunction,
  type SegmentName,
} from './functions/index.js';
import { influenceAttributes, serviceAttributes } from './influence-attributes.js';
import { orderAttributes } from './order-attributes.js';
import { psychographicAttributes, technographicAttributes } from './profile-attributes.js';
import { withRelations } from './relations.js';
import { randomShare, SALTS } from './random-share.js';
import { referralAttributes } from './referral-attributes.js';
import { stageAttributes } from './stage-attributes.js';
import { expectationAttributes } from './expectation-attributes.js';
import { tierAttributes } from './tier-attributes.js';
import { valueAttributes } from './value-attributes.js';

const ATTRIBUTES: readonly Attribute[] = [
  ...customerAttributes,
  ...technographicAttributes,
  ...psychographicAttributes,
  ...contactAttributes,
  ...companyAttributes,
  ...orderAttributes,
  ...stageAttributes,
  ...eventAttributes,
  ...campaignAttributes,
  ...influenceAttributes,
  ...serviceAttributes,
  ...valueAttributes,
  ...referralAttributes,
  ...tierAttributes,
  ...expectationAttributes,
];

/** Other spellings of names: by how they begin, the longer first. */
const SPELLINGS = [
  ['storefront.', 'storefront_event.'],
  ['customer.metafields.', 'metafields.'],
  // A metafield of the namespace `customer`, as Shopify's help pages write it: customer.points_balance.
  ['customer.', 'metafields.customer.'],
] as const;

/** How an attribute of the main company is named in a call that is for attributes: `ignoring_case('company_attribute.sector')`. */
const OF_COMPANY = 'company_attribute.';

const METAFIELD = /^metafields\.(.+)$/;

/** Everything that a rule may mention: the built-in attributes and functions, and the workspace's custom attributes. */
export class Catalogue implements Vocabulary {
  readonly #attributes: ReadonlyMap<string, Attribute>;
  readonly #functions: ReadonlyMap<string, RuleFunction>;
  readonly #custom: ReadonlyMap<string, Attribute>;
  readonly #ofCompany: ReadonlyMap<string, Attribute>;
  readonly #anniversaries: ReadonlyMap<string, Attribute>;
  readonly #alike: ReadonlyMap<string, ReadonlyMap<string, Attribute>>;

  constructor(
    definitions: readonly CustomAttributeDefinition[] = [],
    /** The segments that rules may build on. */
    readonly segments: readonly SegmentName[] = [],
    /** The properties of events that rules may ask for. */
    properties: readonly EventProperty[] = [],
  ) {
    const functions = withRelations([
      ordersFunction(definitions),
      productsFunction(definitions),
      ...FUNCTIONS,
      eventsFunction(properties),
      segmentFunction(segments),
    ]);
    this.#functions = new Map(functions.map((fn) => [fn.name, fn]));
    this.#attributes = new Map(ATTRIBUTES.map((attribute) => [attribute.name, attribute]));
    const ownedBy = (wanted: string) => definitions.filter(({ owner = 'customer' }) => owner === wanted);
    this.#custom = new Map(ownedBy('customer').map((definition) => [definition.key, customAttribute(definition)]));
    this.#ofCompany = new Map(ownedBy('company').map((definition) => [definition.key, companyAttribute(definition)]));
    const all = [...this.#attributes.entries(), ...this.#custom.entries()];
    const ofCompany = [...this.#ofCompany.entries()].map(([key, attribute]) => [`${OF_COMPANY}${key}`, attribute] as const);
    this.#alike = new Map(
      Object.entries(LIKENESSES).map(([call, likeness]) => [
        call,
        new Map(
          [...ofCompany, ...all].flatMap(([name, attribute]) => {
            const other = alike(attribute, call, likeness);
            return other === undefined ? [] : [[name, other] as const];
          }),
        ),
      ]),
    );
    this.#anniversaries = new Map(
      all
        .map(([name, attribute]) => [name, anniversaryOf(attribute)] as const)
        .filter((entry): entry is [string, Attribute] => entry[1] !== undefined),
    );
  }

  attribute(name: string, argument?: string): Attribute | undefined {
    if (name === 'random_share' && argument !== undefined) return randomShare(argument);
    if (argument !== undefined) return this.#calls.get(name)?.get(argument.replace(METAFIELD, '$1'));
    const metafield = METAFIELD.exec(name)?.[1];
    return metafield === undefined ? this.#attributes.get(name) : this.#custom.get(metafield);
  }

  function(name: string): RuleFunction | undefined {
    return this.#functions.get(name);
  }

  attributes(): readonly Attribute[] {
    const metafields = [...this.#custom.entries()].filter(([key]) => key.includes('.'));
    return [...this.#attributes.values(), ...metafields.map(([key, attribute]) => ({ ...attribute, name: `metafields.${key}` }))];
  }

  functions(): readonly RuleFunction[] {
    return [...this.#functions.values()];
  }

  alike<Shape extends ParameterShape>(call: string, shape: Shape): Shape | undefined {
    const likeness = Object.hasOwn(LIKENESSES, call) ? LIKENESSES[call] : undefined;
    return likeness && alikeParameter(shape, likeness);
  }

  likenesses(): readonly { readonly name: string; readonly description: string }[] {
    return Object.entries(LIKENESSES).map(([name, { description }]) => ({ name, description }));
  }

  calls(): readonly { readonly name: string; readonly description: string; readonly arguments: readonly string[] }[] {
    return [
      {
        name: 'anniversary',
        description: 'The month and day of a date, which come back each year. 29 February counts as 28 February in other years.',
        arguments: [...this.#anniversaries.keys()],
      },
      { name: 'attribute', description: 'A custom attribute by its key.', arguments: [...this.#custom.keys()] },
      {
        name: 'company_attribute',
        description: 'A custom attribute of the main company by its key.',
        arguments: [...this.#ofCompany.keys()],
      },
      {
        name: 'random_share',
        description:
          'A number from 0 to below 1 that each customer has by chance and keeps, another for each salt. Any text is a salt, such as:',
        arguments: SALTS,
      },
      ...Object.entries(LIKENESSES).map(([name, { description }]) => ({
        name,
        description,
        arguments: [...(this.#alike.get(name)?.keys() ?? [])],
      })),
    ];
  }

  alias(name: string): string | undefined {
    const spelling = SPELLINGS.find(([prefix]) => name.startsWith(prefix));
    return spelling === undefined ? undefined : `${spelling[1]}${name.slice(spelling[0].length)}`;
  }

  get #calls(): ReadonlyMap<string, ReadonlyMap<string, Attribute>> {
    return new Map([
      ['anniversary', this.#anniversaries],
      ['attribute', this.#custom],
      ['company_attribute', this.#ofCompany],
      ...this.#alike,
    ]);
  }
}

/** Of a day, or of a moment, whose day in the workspace's time zone it is; undefined of anything else. */
function anniversaryOf({ type, label, personal, origin, timed }: Attribute): Attribute | undefined {
  if (timed === undefined || (type !== 'day' && type !== 'instant')) return undefined;
  const dayOf = (date: Sql) => (type === 'day' ? date : localDay(date));
  const text = {
    name: 'anniversary',
    label: `Anniversary of ${label.toLowerCase()}`,
    description: 'Month and day, which come back each year. 29 February counts as 28 February in other years.',
    personal,
  };
  if (origin.kind === 'column') return columnAttribute('anniversary', dayOf(origin.column), text);
  if (origin.kind !== 'aggregate') return undefined;
  const { aggregate } = origin;
  return {
    ...computedAttribute('anniversary', text, dayOf(figure(aggregate)), [aggregate]),
    timed: { ...timed, column: dayOf(timed.column) },
  };
}
