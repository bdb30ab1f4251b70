/**
 * Repeatable randomness: the same seed gives the same sequence on every machine and version of Node.js.
 * For invented data and sampling, never for keys or anything else that must not be guessed.
 *
 * The generator is sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand): 128 bits of state, period at least 2^32,
 * passes PractRand and BigCrush, and needs only 32-bit integer operations.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(private readonly seed: string) {
    [this.#a, this.#b, this.#c] = [hash(seed, 1), hash(seed, 2), hash(seed, 3)];
    // The author's advice: the first outputs still show the seed.
    for (let i = 0; i < 15; i++) this.next();
  }

  /** A generator of its own for one purpose, so that drawing more for one thing changes nothing elsewhere. */
  fork(purpose: string): Random {
    return new Random(`${this.seed}/${purpose}`);
  }

  /** At least 0, less than 1, in steps of 2^-32. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** A number of the interval; `to` is excluded. */
  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Element>(elements: readonly Element[]): Element {
    if (elements.length === 0) throw new RangeError('Cannot pick from an empty list');
    return elements[Math.floor(this.next() * elements.length)] as Element;
  }

  /** One of the elements, as often as its weight says. */
  pickBy<Element>(elements: readonly Element[], weightOf: (element: Element) => number): Element {
    let rest = this.next() * elements.reduce((sum, element) => sum + weightOf(element), 0);
    for (const element of elements) {
      rest -= weightOf(element);
      if (rest < 0) return element;
    }
    return this.pick(elements.slice(-1));
  }

  /** One of the keys, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    return this.pickBy(Object.keys(weights) as Key[], (key) => weights[key]);
  }

  /** `count` different elements, or all of them where there are fewer. */
  sample<Element>(elements: readonly Element[], count: number): Element[] {
    const rest = [...elements];
    const taken: Element[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(this.integer(0, rest.length - 1), 1));
    return taken;
  }

  /** Normally distributed (Box and Muller, 1958). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Log-normally distributed about a median: incomes, baskets, followers. `spread` is the deviation of the logarithm. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(this.normal(0, spread));
  }
}

/** 32 bits of a text (FNV-1a, finished as in MurmurHash3 so that near texts part). */
function hash(text: string, salt: number): number {
  let h = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
