import Mocha from 'mocha';

/*
 * The mutation tester names the tests to run by one pattern of thousands of alternatives, which costs more than the tests. Here it becomes
 * the set of names that it stands for.
 */

const grep = Reflect.get(Mocha.prototype, 'grep');

Mocha.prototype.grep = function exactGrep(this: Mocha, pattern: RegExp | string) {
  return grep.call(this, pattern instanceof RegExp ? (new ExactNames(pattern) as unknown as RegExp) : pattern);
};

class ExactNames {
  readonly #names: ReadonlySet<string>;

  /** Of `(^name$)|(^name$)`, each name with its special characters escaped. */
  constructor({ source }: RegExp) {
    this.#names = new Set(source.slice(2, -2).split('$)|(^').map(unescaped));
  }

  test(name: string): boolean {
    return this.#names.has(name);
  }
}

function unescaped(name: string): string {
  return name.replaceAll(/\\(n|r|u2028|u2029|[^])/g, (_, character: string) => LINE_ENDS[character] ?? character);
}

/** A pattern shows these by their codes. */
const LINE_ENDS: Readonly<Record<string, string>> = { n: '\n', r: '\r', u2028: '\u2028', u2029: '\u2029' };
