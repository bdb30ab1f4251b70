import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScope, type Scope } from '../../src/model/index.js';

/** What docs/rights.md says: in each section the scopes that each name needs. */
export type Rights = ReadonlyMap<string, ReadonlyMap<string, readonly Scope[]>>;

/** Reads the page as people do: a list item has scopes, a colon, and names. Throws at what it cannot read, and at a name that stands twice. */
export function readRights(): Rights {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'rights.md'), 'utf8');
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => {
      const [title = '', ...lines] = section.split('\n');
      return [title, readSection(lines.join('\n'))] as const;
    }),
  );
}

function readSection(text: string): ReadonlyMap<string, readonly Scope[]> {
  const names = new Map<string, readonly Scope[]>();
  for (const item of text.split(/^- /m).slice(1)) {
    const paragraph = item.split('\n\n')[0]?.replace(/\s+/g, ' ') ?? '';
    const [, before, after] = /^((?:`[a-z_]+:[a-z]+`(?: and )?)+): (.*)$/.exec(paragraph) ?? [];
    const scopes = wordsIn(before ?? '').filter(isScope);
    for (const name of wordsIn(after ?? paragraph)) {
      if (names.has(name)) throw new Error(`docs/rights.md tells of ${name} twice.`);
      names.set(name, scopes);
    }
  }
  return names;
}

function wordsIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}
