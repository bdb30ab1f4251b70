import type { Catalogue } from '../../src/catalogue/catalogue.js';
import type { Rule } from '../../src/language/index.js';
import { ReadRule, readRuleInput, THE_PROGRAM, type MembershipContext } from '../../src/membership/index.js';

/** A checked rule as somebody asks it who may ask everything. */
export function asked(rule: Rule, catalogue: Catalogue): ReadRule {
  return ReadRule.for(THE_PROGRAM, rule, catalogue);
}

/** The same of a text, which must check. */
export async function askedText({ database }: Pick<MembershipContext, 'database'>, query: string): Promise<ReadRule> {
  const reading = await readRuleInput({ database, reader: THE_PROGRAM }, { query });
  if (!reading.ok) throw new Error(`Refused: ${query}: ${reading.diagnostics[0]?.message}`);
  return reading;
}
