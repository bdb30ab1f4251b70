import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', 'docs', 'guides');
const BLOCK = /^(?:<!-- e2e: ([\w ]+) -->\n\n)?```(\w*)\n(.*?)^```/gms;

/** A page of docs/guides, whose blocks are taken one by one by the names that comments give them. */
export class Guide {
  readonly #blocks: Map<string, string>;

  constructor(page: string) {
    const found = [...readFileSync(join(FOLDER, page), 'utf8').matchAll(BLOCK)];
    this.#blocks = new Map(found.map(([, name, language = '', block = ''], index) => [name ?? `${language} block ${index + 1}`, block]));
  }

  take(name: string): string {
    const block = this.#blocks.get(name);
    if (block === undefined) throw new Error(`The guide has no block '${name}'.`);
    this.#blocks.delete(name);
    return block;
  }

  /** What nothing has taken: nobody has tried it. */
  untried(): string[] {
    return [...this.#blocks.keys()];
  }
}
