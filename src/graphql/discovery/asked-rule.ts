import type { Catalogue } from '../../catalogue/index.js';
import { DomainError } from '../../kernel/index.js';
import { type ReadRule, readRuleBy } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** The rule, where the key may ask it, and its attributes are still there. */
export function askedRule({ membership }: OperationContext, catalogue: Catalogue, query: string): ReadRule | undefined {
  try {
    const reading = readRuleBy(catalogue, membership.reader, { query });
    return reading.ok ? reading : undefined;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN') return undefined;
    throw error;
  }
}
