import type { Queryable } from '../../database/index.js';
import { decodeTree, readRule, readTree, type Rule } from '../../language/index.js';
import { loadCatalogue } from './catalogue-loader.js';
import { THE_PROGRAM } from './rule-reader.js';

/** Reads rules that are kept, and texts that are compared with them, by what the workspace knows now. */
export interface StoredRules {
  /** The rule of a tree, with values of the types that they have; of one that does not check any more, as it is kept; undefined if it is none. */
  read(tree: unknown): Rule | undefined;
  /** The one text of all that say the same in other layout; of one that does not check, as it is. */
  canonical(text: string): string;
}

export async function storedRules(database: Queryable): Promise<StoredRules> {
  const catalogue = await loadCatalogue(database, THE_PROGRAM);
  return {
    read: (tree) => readTree(tree, catalogue).rule ?? decodeTree(tree).rule,
    canonical: (text) => readRule(text, catalogue).text ?? text.trim(),
  };
}
