import type { Place } from './reading/index.js';

const SEGMENT_PLACES = 1 << 16;

/** Some thousands of places: the offsets, and of each its length, its line and which place comes after it. */
interface Segment {
  readonly offsets: Float64Array;
  readonly numbers: Uint32Array;
}

const NUMBERS = 3;
const LENGTH = 0;
const LINE = 1;
const NEXT = 2;

/** What a place takes, with the byte that `LineIndex` has for each. */
export const BYTES_OF_PLACE = Float64Array.BYTES_PER_ELEMENT + NUMBERS * Uint32Array.BYTES_PER_ELEMENT + 1;

/**
 * Places in rings: each leads to the next, and the last to the first. An object for each would take several times as much; and as nothing
 * is ever moved, nothing is there twice while they become more.
 */
export class PackedPlaces {
  readonly #segments: Segment[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Puts a place behind the `last` of a ring, or begins one, and gives its number: it is the last then. */
  add(place: Place, last: number | undefined): number {
    const added = this.#size++;
    if (added % SEGMENT_PLACES === 0) {
      this.#segments.push({ offsets: new Float64Array(SEGMENT_PLACES), numbers: new Uint32Array(SEGMENT_PLACES * NUMBERS) });
    }
    const { offsets, numbers } = this.#segmentOf(added);
    const at = added % SEGMENT_PLACES;
    offsets[at] = place.offset;
    numbers[at * NUMBERS + LENGTH] = place.length;
    numbers[at * NUMBERS + LINE] = place.line;
    this.#lead(added, last === undefined ? added : this.#after(last));
    if (last !== undefined) this.#lead(last, added);
    return added;
  }

  /** The places of the ring that ends with this one, from its first. */
  *ring(last: number): Iterable<Place> {
    let number = last;
    do {
      number = this.#after(number);
      yield this.#at(number);
    } while (number !== last);
  }

  #at(number: number): Place {
    const { offsets, numbers } = this.#segmentOf(number);
    const at = number % SEGMENT_PLACES;
    return { line: numbers[at * NUMBERS + LINE] ?? 0, offset: offsets[at] ?? 0, length: numbers[at * NUMBERS + LENGTH] ?? 0 };
  }

  #after(number: number): number {
    return this.#segmentOf(number).numbers[(number % SEGMENT_PLACES) * NUMBERS + NEXT] ?? number;
  }

  #lead(from: number, to: number): void {
    this.#segmentOf(from).numbers[(from % SEGMENT_PLACES) * NUMBERS + NEXT] = to;
  }

  #segmentOf(number: number): Segment {
    const segment = this.#segments[Math.floor(number / SEGMENT_PLACES)];
    if (segment === undefined) throw new RangeError(`There is no place ${number}.`);
    return segment;
  }
}
