import type { Attribute } from '../../src/catalogue/attribute.js';
import type { Catalogue } from '../../src/catalogue/catalogue.js';
import { printOperand, type ParameterShape } from '../../src/language/index.js';
import { loadCatalogue } from '../../src/membership/index.js';
import { entities } from '../../src/model/index.js';
import { SCOPES, type Scope } from '../../src/model/scope.js';
import { ask, viewer } from '../support/graphql.js';
import { givenCustomers } from '../support/records.js';
import { readRights } from '../support/rights.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';
import { givenOneOfEverything } from './support/one-of-everything.js';

let workspace: TestWorkspace;
let catalogue: Catalogue;

beforeAll(async () => {
  workspace = await openTestWorkspace({ entities });
  await givenOneOfEverything(workspace.database.orm.em.fork());
  catalogue = await loadCatalogue(workspace.database, workspace.reader);
});
afterAll(() => workspace.close());

/** The values that are offered behind an unfinished rule. */
async function offered(query: string, who = viewer()): Promise<string[]> {
  const { completeSegmentQuery } = await ask<{ completeSegmentQuery: { kind: string; text: string }[] }>(
    workspace,
    'query ($query: String!, $offset: Int!) { completeSegmentQuery(query: $query, offset: $offset) { kind text } }',
    { query, offset: query.length },
    who,
  );
  return completeSegmentQuery.filter(({ kind }) => kind === 'VALUE').map(({ text }) => text);
}

async function membersOf(query: string): Promise<number> {
  return (await ask<{ customers: { totalCount: number } }>(workspace, 'query ($query: String) { customers(query: $query) { totalCount } }', { query })).customers.totalCount;
} // prettier-ignore

const isFree = ({ type }: Pick<Attribute | ParameterShape, 'type'>) => type === 'text' || type === 'tag';
const comparison = (subject: string, { list }: { readonly list?: boolean }) => `${subject} ${list === true ? 'CONTAINS' : '='} `;

interface Place {
  /** The rule up to where a text may stand, and what comes behind. */
  readonly before: string;
  readonly behind: string;
  /** Of the attribute or the function, and of the parameter. */
  readonly name: string;
  readonly parameter?: string;
  /** What the catalogue itself offers there, in quotes. */
  readonly suggested: readonly string[];
}

const suggestedBy = ({ allowed = [] }: Pick<Attribute | ParameterShape, 'allowed'>) => allowed.map(({ value }) => `'${value}'`);

/** Every place of a rule where a text may stand. */
function places(): Place[] {
  const calls = catalogue.calls().flatMap(({ name, arguments: choices }) => choices.map((argument) => ({ name, argument })));
  const operands: { name: string; argument?: string }[] = [...catalogue.attributes().map(({ name }) => ({ name })), ...calls];
  const attributes = operands.flatMap((operand): Place[] => {
    const shape = catalogue.attribute(operand.name, operand.argument)!;
    if (!isFree(shape)) return [];
    // A call takes what its argument takes.
    const name = operand.argument ?? operand.name;
    return [{ before: comparison(printOperand(operand), shape), behind: '', name, suggested: suggestedBy(shape) }];
  });
  const parameters = catalogue.functions().flatMap(({ name, parameters }) =>
    parameters.filter(isFree).flatMap((parameter): Place[] => {
      const compared = comparison(parameter.name, parameter);
      const common = { name, parameter: parameter.name, suggested: suggestedBy(parameter) };
      return [
        { ...common, before: `${name} MATCHES (${compared}`, behind: ')' },
        { ...common, before: `${name}.count(${compared}`, behind: ') > 0' },
      ];
    }),
  );
  return [...attributes, ...parameters];
}

test('every text of the catalogue is completed with values that the data have', async () => {
  const wanting: string[] = [];
  for (const { before, behind } of places()) {
    const values = await offered(before);
    const counts = await Promise.all(values.map((value) => membersOf(before + value + behind)));
    if (!counts.includes(1)) wanting.push(`${before}${values.join(' | ')}`);
  }
  expect(places().length).toBeGreaterThan(100);
  expect(wanting).toEqual([]);
});

test('the most frequent values come first, however they are written if that does not matter', async () => {
  const people = [['Baker', 'new'], ['Baker', 'New'], ['Butcher', 'never'], ['Baker', 'New'], ['Brewer', 'never']]; // prettier-ignore
  await givenCustomers(workspace, ...people.map(([occupation, tag = ''], index) => ({ externalId: `b${index}`, occupation, tags: [tag] })));
  expect(await offered("occupation = 'B")).toEqual(["'Baker'", "'Brewer'", "'Butcher'"]);
  expect(await offered("customer_tags CONTAINS 'NE")).toEqual(["'New'", "'never'"]);
});

test.each<[string, Scope[]]>([
  ["first_name = 'I", ['customers:read', 'personal_data:read']],
  ["customer_emails CONTAINS 'i", ['customers:read', 'personal_data:read']],
  ["customer_phones CONTAINS '+", ['customers:read', 'personal_data:read']],
  ["customer_email_domain = 'b", ['customers:read', 'personal_data:read']],
  ["customer_cities CONTAINS 'A", ['customers:read', 'personal_data:read']],
  ["influence MATCHES (handle = 'i", ['influence:read', 'personal_data:read']],
  ["occupation = 'c", ['customers:read']],
  ["favourite_brand = 'z", ['orders:read', 'products:read']],
  ["orders_placed MATCHES (occasion = 'b", ['orders:read']],
  ["events MATCHES (page = '/", ['events:read']],
  ["campaign.sent MATCHES (campaign = 'S", ['campaigns:read']],
  ["survey MATCHES (answer = 'g", ['surveys:read']],
  ["company_industry = 'F", ['companies:read']],
  ["store_credit_accounts MATCHES (currency = 'E", ['customers:read']],
])('%s is completed for those who may read the values: %p', async (query, scopes) => {
  expect(await offered(query, viewer(['segments:read', ...scopes]))).not.toEqual([]);
  for (const missing of scopes) {
    expect(await offered(query, viewer(['segments:read', ...scopes.filter((scope) => scope !== missing)]))).toEqual([]);
  }
});

test('values of the data are offered to nobody who may not ask for them', async () => {
  const rights = readRights();
  const told = (section: string, name: string) => rights.get(section)?.get(name) ?? [];
  const leaked: string[] = [];
  for (const { before, name, parameter, suggested } of places()) {
    const part = [...told('Functions of rules', name), ...told('Parameters and measures that need more', `${name}.${parameter}`)];
    const needed = parameter === undefined ? told('Attributes of rules', name) : part;
    // Custom attributes are told by their keys.
    for (const missing of needed.length > 0 ? needed : (['customers:read'] as const)) {
      const who = viewer((Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== missing && scope !== 'admin'));
      const values = (await offered(before, who)).filter((value) => !suggested.includes(value));
      if (values.length > 0) leaked.push(`${before}${values.join(' | ')} without ${missing}`);
    }
  }
  expect(leaked).toEqual([]);
});

test('what was typed is compared as it is, never as a pattern or part of a statement', async () => {
  for (const typed of ['%', '_', "\\'; drop table customer; --", '\0']) expect(await offered(`occupation = '${typed}x`)).toEqual([]);
});
