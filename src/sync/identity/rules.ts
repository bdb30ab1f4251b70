import { createHash } from 'node:crypto';
import { z } from 'zod';
import { question, type Question, rawSql, retriedTransaction, sql, type Transaction, prepared } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { check } from '../../records/index.js';
import type { SyncContext } from '../context.js';
import { ATTRIBUTE_KEY } from '../declare/index.js';

/*
 * By what it is told that two customers are one. The rules of the workspace: none at first, since what looks like an identifier may be anything.
 */

/** What people are known by. */
export const IDENTIFIERS = ['EXTERNAL_ID', 'EMAIL', 'PHONE', 'ATTRIBUTE', 'NAME_AND_BIRTH_DATE'] as const;
export type Identifier = (typeof IDENTIFIERS)[number];

export interface IdentityRule {
  readonly identifier: Identifier;
  /** Of ATTRIBUTE: the key of the declared attribute. */
  readonly attribute?: string | null | undefined;
  /** Of EXTERNAL_ID: the sources whose ids are the same. */
  readonly sources?: readonly string[] | null | undefined;
  /** Points of those who have it in common, 1 to 100. */
  readonly trust: number;
  /** One that stands for more people than that identifies nobody. */
  readonly mostPeople?: number | null | undefined;
}

export interface IdentityRules {
  /** The first that holds of two customers gives its points whole, each that follows a few more. */
  readonly rules: readonly IdentityRule[];
  /** From so many points on two are made one. */
  readonly mergeAt?: number | null | undefined;
  /** From so many on somebody is to look at them. */
  readonly reviewAt?: number | null | undefined;
}

export interface KeptRule extends IdentityRule {
  readonly mostPeople: number;
}

export interface KeptRules extends IdentityRules {
  readonly rules: readonly KeptRule[];
  readonly mergeAt: number;
  readonly reviewAt: number;
}

export const MOST_RULES = 20;
export const MOST_PEOPLE = 20;
const DEFAULT_PEOPLE = 5;
const MERGE_AT = 100;
const REVIEW_AT = 50;
const MOST_POINTS = 200;
export const NO_RULES: KeptRules = { rules: [], mergeAt: MERGE_AT, reviewAt: REVIEW_AT };
const SETTING = 'identity_rules';

/** undefined where there are none: then nothing more is asked. */
export const RULES: Question<KeptRules | undefined> = question<[{ value: KeptRules }], KeptRules | undefined>(
  [prepared`/* identity.rules */ select value from workspace_setting where key = ${SETTING}`],
  ([row]) => (row === undefined || row.value.rules.length === 0 ? undefined : row.value),
);

export async function identityRules({ database }: Pick<SyncContext, 'database'>): Promise<KeptRules> {
  const [rules] = await database.ask(RULES);
  return rules ?? NO_RULES;
}

/** Sets all rules at once. They count for what comes from now on; what is there already is looked at by `resolveIdentities`. */
export async function setIdentityRules(context: SyncContext, given: IdentityRules): Promise<KeptRules> {
  const kept = readGiven(given);
  await retriedTransaction(context, async (transaction) => {
    await checkAttributes(transaction, kept.rules);
    await transaction.execute(sql`/* identity.setRules */
      insert into workspace_setting (key, value) values (${SETTING}, ${JSON.stringify(kept)}::jsonb)
      on conflict (key) do update set value = excluded.value`);
    await indexAttributes(transaction, kept.rules);
  });
  return kept;
}

function readGiven({ rules, mergeAt, reviewAt }: IdentityRules): KeptRules {
  if (rules.length > MOST_RULES) throw limitExceeded('The number of rules', MOST_RULES);
  const points = { mergeAt: mergeAt ?? MERGE_AT, reviewAt: reviewAt ?? REVIEW_AT };
  for (const [field, value] of Object.entries(points)) {
    if (!isBetween(value, 1, MOST_POINTS)) throw invalidInput(field, `${field} must be a whole number from 1 to ${MOST_POINTS}.`);
  }
  if (points.reviewAt > points.mergeAt) throw invalidInput('reviewAt', 'reviewAt must not be more than mergeAt.');
  return { ...points, rules: rules.map(readRule) };
}

function readRule({ identifier, attribute, sources, trust, mostPeople }: IdentityRule, index: number): KeptRule {
  const refuse = (field: string, message: string) => invalidInput(`rules.${index}.${field}`, `rules.${index}.${field} ${message}.`);
  if (!isBetween(trust, 1, 100)) throw refuse('trust', 'must be a whole number from 1 to 100');
  const most = mostPeople ?? DEFAULT_PEOPLE;
  if (!isBetween(most, 2, MOST_PEOPLE)) throw refuse('mostPeople', `must be a whole number from 2 to ${MOST_PEOPLE}`);
  const isAttribute = identifier === 'ATTRIBUTE';
  if (isAttribute !== (typeof attribute === 'string'))
    throw refuse('attribute', isAttribute ? 'is required' : 'belongs to ATTRIBUTE alone');
  if (isAttribute && !ATTRIBUTE_KEY.test(attribute ?? '')) throw refuse('attribute', 'is no key of an attribute');
  const named = z.array(check.sourceName()).min(2).max(50).safeParse(sources);
  if (identifier === 'EXTERNAL_ID' && !named.success) throw refuse('sources', 'must name the sources, 2 to 50, whose ids are the same');
  if (identifier !== 'EXTERNAL_ID' && sources != null) throw refuse('sources', 'belongs to EXTERNAL_ID alone');
  return {
    identifier,
    trust,
    mostPeople: most,
    ...(isAttribute ? { attribute } : {}),
    ...(named.success ? { sources: named.data } : {}),
  };
}

function isBetween(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

async function checkAttributes(transaction: Transaction, rules: readonly KeptRule[]): Promise<void> {
  const keys = attributesOf(rules);
  const rows = await transaction.query<{ key: string }>(sql`/* identity.declared */
    select key from attribute_definition where owner = 'customer' and key = any(${keys}::text[]) and type in ('text', 'number')`);
  const declared = new Set(rows.map(({ key }) => key));
  const index = rules.findIndex(({ attribute }) => typeof attribute === 'string' && !declared.has(attribute));
  if (index !== -1)
    throw invalidInput(`rules.${index}.attribute`, `rules.${index}.attribute must be a declared attribute, text or number.`);
}

function attributesOf(rules: readonly KeptRule[]): string[] {
  return [...new Set(rules.flatMap(({ attribute }) => attribute ?? []))];
}

/** An attribute that identifies is looked up by its value: each has an index for as long as it does. */
async function indexAttributes(transaction: Transaction, rules: readonly KeptRule[]): Promise<void> {
  const wanted = new Map(attributesOf(rules).map((key) => [indexName(key), key]));
  const there = await transaction.query<{ name: string }>(sql`/* identity.indexes */
    select indexname as name from pg_indexes where schemaname = current_schema() and tablename = 'customer' and indexname like 'identity\_%'`);
  for (const { name } of there) {
    if (!wanted.delete(name)) await transaction.execute(sql`/* identity.dropIndex */ drop index ${rawSql(name)}`);
  }
  for (const [name, key] of wanted) {
    await transaction.execute(
      sql`/* identity.makeIndex */ create index ${rawSql(name)} on customer (${attributeValue(key)}) where ${attributeValue(key)} is not null`,
    );
  }
}

function indexName(key: string): string {
  return `identity_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
}

/** The value of an attribute as it is compared. A key is made of letters, digits and a few signs, none of which ends a text. */
export function attributeValue(key: string) {
  return rawSql(`caseless(attributes ->> '${key}')`);
}
