import { compileRule, Template, verdictStatement } from '../../../src/compile/index.js';
import type { Catalogue } from '../../../src/catalogue/catalogue.js';
import { pinSegments } from '../../../src/catalogue/functions/segment.js';
import { joinSql, sql } from '../../../src/database/sql.js';
import { printRule, readRule, type Rule } from '../../../src/language/index.js';
import { filterByRuleNow, loadCatalogue, refreshThresholds } from '../../../src/membership/index.js';
import type { AttributeDefinitionRecord } from '../../../src/sync/index.js';
import { Random } from '../../../src/kernel/random.js';
import { keyIn, type NaiveCustomer, type NaiveWorld } from '../naive/customer.js';
import { holdsFor } from '../naive/evaluate.js';
import { findTiers } from '../naive/tiers.js';
import { ANY_DATE_MS, openTestWorkspace, type TestWorkspace, type TestWorkspaceOptions } from '../workspace.js';
import { COST_RATES, RATES } from './definitions.js';
import { Moments } from './moments.js';
import { Population } from './population.js';
import { storeAll, storeExpectations, storeMemberships, type Surroundings } from './store.js';
import { asked } from '../asked.js';

/** Customers in memory and the same in a database. */
export interface TwinWorld {
  readonly workspace: TestWorkspace;
  readonly catalogue: Catalogue;
  readonly customers: readonly NaiveCustomer[];
  readonly surroundings: Surroundings;
  readonly world: NaiveWorld;
  /** The internal ids of `customers`, in their order. */
  readonly ids: readonly string[];
}

export interface TwinOptions {
  readonly now: string;
  readonly timeZone: string;
  /** The custom attributes that there are; those of the laws, unless they are said. */
  readonly definitions?: readonly AttributeDefinitionRecord[];
  /** What is read through the API. */
  readonly entities?: TestWorkspaceOptions['entities'];
}

export async function inventTwinWorld(seed: string, count: number, options: TwinOptions): Promise<TwinWorld> {
  const random = new Random(seed);
  const population = new Population(random, new Moments(random, new Date(options.now), options.timeZone));
  const surroundings = { products: population.products(), companies: population.companies(), campaigns: population.campaigns() };
  return openTwinWorld(
    Array.from({ length: count }, (_, index) => population.customer(`c${index}`)),
    surroundings,
    options,
  );
}

export async function openTwinWorld(
  customers: readonly NaiveCustomer[],
  surroundings: Surroundings,
  options: TwinOptions,
): Promise<TwinWorld> {
  const workspace = await openTestWorkspace({ ...options, clockToleranceMs: ANY_DATE_MS });
  const ids = await storeAll(workspace, customers, surroundings, options.definitions);
  const segmentIds = await storeMemberships(workspace, customers, ids);
  await refreshThresholds(workspace);
  const expectations = await storeExpectations(workspace, ids);
  const sources = [...new Set(customers.map(({ source }) => source))];
  const bySource = <Named extends { readonly externalId: string }>(records: readonly Named[]) =>
    new Map(sources.flatMap((source) => records.map((record) => [keyIn(source, record.externalId), record] as const)));
  const untiered = {
    now: workspace.clock.now(),
    timeZone: options.timeZone,
    products: bySource(surroundings.products),
    companies: bySource(surroundings.companies),
    campaigns: bySource(surroundings.campaigns),
    customerIds: ids,
    people: customers,
    segmentIds,
    expectations,
    currency: workspace.currency,
    rates: RATES,
    costRates: COST_RATES,
  };
  return {
    workspace,
    catalogue: await loadCatalogue(workspace.database, workspace.reader),
    customers,
    surroundings,
    world: { ...untiered, tiers: findTiers(customers, untiered) },
    ids: customers.map(({ source, record }) => ids.get(`${source}/${record.externalId}`) ?? ''),
  };
}

/** The rule as its text says it: printed, read and checked, with segments told by their ids. */
export function readBack(rule: Rule, catalogue: Catalogue): Rule {
  const text = printRule(rule);
  const reading = readRule(text, catalogue);
  if (reading.rule === undefined) throw new Error(`Refused: ${text}\n${reading.diagnostics.map(({ message }) => message).join('\n')}`);
  return pinSegments(reading.rule, catalogue.segments);
}

/** Ids of the customers, of all or of those at some places of the list, for whom the naive evaluator says that the rule holds. */
export function naiveMembers(rule: Rule, { customers, world, catalogue, ids }: TwinWorld, among: Iterable<number> = ids.keys()): string[] {
  return [...among]
    .filter((index) => holdsFor(rule, customers[index] as NaiveCustomer, world, catalogue))
    .map((index) => ids[index] as string)
    .toSorted();
}

/** Those that the compiled rule selects from the whole base. */
export async function selectedMembers(rule: Rule, { workspace, catalogue }: TwinWorld): Promise<string[]> {
  const { joins, condition } = filterByRuleNow(workspace, asked(rule, catalogue));
  const rows = await workspace.database.query<{ id: string }>(sql`select c.id from customer c ${joins} where ${condition}`);
  return rows.map(({ id }) => id).toSorted();
}

/** The same for several rules, in one round trip. */
export async function selectedByEach(rules: readonly Rule[], { workspace, catalogue }: TwinWorld): Promise<string[][]> {
  const selections = rules.map((rule) => {
    const { joins, condition } = filterByRuleNow(workspace, asked(rule, catalogue));
    return sql`select array(select c.id::text from customer c ${joins} where ${condition}) as ids`;
  });
  const rows = await workspace.database.query<{ ids: string[] }>(joinSql(selections, ' union all '));
  return rows.map(({ ids }) => ids.toSorted());
}

/** Those for whom one statement over all of the rules says that each holds; one list a rule. */
export async function batchMembers(rules: readonly Rule[], { workspace, catalogue, ids }: TwinWorld): Promise<string[][]> {
  const { timeZone } = workspace;
  const numbered = rules.map((rule, number) => ({ id: number, rule: compileRule(rule, { catalogue, timeZone }) }));
  const statement = new Template(verdictStatement(numbered)).at({ now: workspace.clock.now(), timeZone }, { customerIds: ids });
  const rows = await workspace.database.query<{ customer_id: string; holding: number[] }>(statement);
  return rules.map((_, number) =>
    rows
      .filter(({ holding }) => holding.includes(number))
      .map((row) => row.customer_id)
      .toSorted(),
  );
}
