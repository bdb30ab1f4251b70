import type { Candidate } from '../profile/index.js';

/** The values of an attribute, customer by customer, in numbers. */
export interface Column {
  readonly candidate: Candidate;
  /** Of what has an order, the number or the day; NaN where it is missing. */
  readonly numbers?: Float64Array;
  /** Else the place in `keys` of the value, or of each of several; -1, or none, where it is missing. */
  readonly codes?: Int32Array | readonly (readonly number[])[];
  readonly keys?: readonly string[];
}

const DAY_MS = 86_400_000;
/** What tells more apart than so many, such as names and addresses do, puts nobody together. */
const MOST_KEYS = 20_000;

/** Takes values as they come from the database, in the order of the customers. */
export class ColumnMaker {
  readonly #numbers: Float64Array | undefined;
  readonly #codes: Int32Array | undefined;
  readonly #lists: number[][] | undefined;
  readonly #places = new Map<string, number>();
  #tellsTooMuch = false;

  constructor(
    private readonly candidate: Candidate,
    customers: number,
  ) {
    if (candidate.scale === 'ORDERED') this.#numbers = new Float64Array(customers).fill(Number.NaN);
    else if (candidate.scale === 'VALUES') this.#codes = new Int32Array(customers).fill(-1);
    else this.#lists = Array.from({ length: customers }, () => []);
  }

  take(customer: number, value: unknown): void {
    if (value === null || value === undefined || this.#tellsTooMuch) return;
    if (this.#numbers !== undefined) this.#numbers[customer] = numberOf(value as string);
    else if (this.#codes !== undefined) this.#codes[customer] = this.#placeOf(value as string);
    else if (this.#lists !== undefined) this.#lists[customer] = [...new Set(value as string[])].map((one) => this.#placeOf(one));
  }

  /** undefined: it puts nobody together. */
  made(): Column | undefined {
    const { candidate } = this;
    if (this.#tellsTooMuch) return undefined;
    if (this.#numbers !== undefined) return { candidate, numbers: this.#numbers };
    return { candidate, codes: this.#codes ?? this.#lists ?? [], keys: [...this.#places.keys()] };
  }

  #placeOf(value: string): number {
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(value, place);
      if (place >= MOST_KEYS) this.#tellsTooMuch = true;
    }
    return place;
  }
}

/** A number as a number, a day as days since 1970. */
export function numberOf(value: string): number {
  return /^-?\d{1,6}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) / DAY_MS : Number(value);
}

/** The shortest number, or the day, that is not below one value and below the next: so a rule reads well, and holds for whom it held. */
export function textBetween({ attribute: { type } }: Candidate, value: number, next: number): string {
  if (type === 'day' || type === 'instant') return new Date(value * DAY_MS).toISOString().slice(0, 10);
  for (let digits = 0; digits <= 15; digits++) {
    const rounded = Math.ceil(value * 10 ** digits) / 10 ** digits;
    if (rounded >= value && rounded < next) return (rounded + 0).toFixed(digits);
  }
  return String(value);
}
