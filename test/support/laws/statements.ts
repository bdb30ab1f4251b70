import type { Random } from '../../../src/kernel/random.js';
import type { CustomerWrite, EventWrite, OrderWrite, Statement } from './expected-records.js';
import { Moments } from './moments.js';

const CUSTOMERS = 5;
const ORDERS = 8;
const SEGMENTS = 3;

/** How often what is said. */
const WEIGHTS = {
  syncCustomers: 5,
  syncOrders: 6,
  syncEvents: 3,
  remove: 2,
  erase: 1,
  merge: 1,
  addToList: 2,
  takeOffList: 1,
  createSegment: 1,
  editSegment: 2,
  deleteSegment: 1,
} satisfies Record<Statement['kind'], number>;

/** Invents statements about few records, whose ids begin with a prefix, so that they meet. */
export class Statements {
  readonly #moments: Moments;

  constructor(
    private readonly random: Random,
    private readonly prefix: string,
    private readonly rules: readonly string[],
    now: Date,
  ) {
    this.#moments = new Moments(random, now, 'UTC');
  }

  next(kind: Statement['kind'] = this.random.weighted(WEIGHTS)): Statement {
    switch (kind) {
      case 'syncCustomers':
        return { kind, records: this.#some(() => this.#customer()) };
      case 'syncOrders':
        return { kind, records: this.#some(() => this.#order()) };
      case 'syncEvents':
        return { kind, records: this.#some(() => this.#event()) };
      case 'remove': {
        const what = this.random.pick(['CUSTOMER', 'ORDER', 'EVENT'] as const);
        return { kind, what, externalId: what === 'CUSTOMER' ? this.#customerId() : this.#recordId() };
      }
      case 'merge': {
        const [externalId = '', merged = ''] = this.random.sample(
          Array.from({ length: CUSTOMERS }, (_, index) => `${this.prefix}-c${index}`),
          2,
        );
        return { kind, externalId, merged };
      }
      case 'createSegment':
      case 'editSegment':
        return { kind, name: this.#segmentName(), query: this.random.pick(this.rules) };
      case 'deleteSegment':
        return { kind, name: this.#segmentName() };
      default:
        return { kind, externalId: this.#customerId() };
    }
  }

  /** Some fields of a customer; the others keep what they are. */
  #customer(): CustomerWrite {
    return {
      externalId: this.#customerId(),
      ...this.#maybe({ firstName: this.random.pick(['Ann', 'Bob', null]) }),
      ...this.#maybe({ homeOwner: this.random.pick([true, false, null]) }),
      ...this.#maybe({ webSavviness: this.random.pick([1, 3, 5, 9, null]) }),
      ...this.#maybe({ tags: this.random.sample(['vip', 'new', 'press'], this.random.integer(0, 2)) }),
    };
  }

  /** A whole order, or only what has been paid back of one that may be there. */
  #order(): OrderWrite {
    const externalId = this.#recordId();
    if (this.random.chance(0.3)) return { externalId, refunded: this.random.pick(['0', '10', '100']) };
    return {
      externalId,
      customerExternalId: this.#customerId(),
      placedAt: this.#moments.moment().toISOString(),
      total: this.random.pick(['10', '60', '150']),
    };
  }

  #event(): EventWrite {
    return {
      externalId: this.#recordId(),
      customerExternalId: this.#customerId(),
      name: this.random.pick(['product_viewed', 'signed_in']),
      occurredAt: this.#moments.moment().toISOString(),
    };
  }

  #some<Record_>(make: () => Record_): Record_[] {
    return Array.from({ length: this.random.integer(1, 3) }, make);
  }

  #maybe<Fields extends object>(fields: Fields): Partial<Fields> {
    return this.random.chance(0.5) ? fields : {};
  }

  #customerId = () => `${this.prefix}-c${this.random.integer(0, CUSTOMERS - 1)}`;
  #recordId = () => `${this.prefix}-r${this.random.integer(0, ORDERS - 1)}`;
  #segmentName = () => `${this.prefix} segment ${this.random.integer(0, SEGMENTS - 1)}`;
}
