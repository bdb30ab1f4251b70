import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/*
 * docs/console-api.md lists what the console shows of each query, mutation and subscription, what it leaves out, and why. On which pages and what is left out
 * follows from its operations and the schema and is written by `npm run docs`; the reasons are written by hand, and none may be missing.
 */

const PROJECT = join(__dirname, '..', '..');
const OPERATIONS = join(PROJECT, 'console', 'src', 'data', 'operations');
const LIST = join(PROJECT, 'docs', 'console-api.md');
const schema = buildSchema(readFileSync(join(PROJECT, 'schema', 'schema.graphql'), 'utf8'));

/** What is asked through `@cantle/client`, which has operations of its own. */
const THROUGH_CLIENT: Readonly<Record<string, string>> = { 'Subscription.membershipChanges': 'home' };

/** Fields of each type that are asked for anywhere, and the files in which each field of a root is. */
function readUse() {
  const files = readdirSync(OPERATIONS).filter((name) => name.endsWith('.graphql'));
  const fields = new Map<string, Set<string>>();
  const pages = new Map<string, Set<string>>(Object.entries(THROUGH_CLIENT).map(([field, page]) => [field, new Set([page])]));
  for (const file of files) {
    const types = new TypeInfo(schema);
    visit(
      parse(readFileSync(join(OPERATIONS, file), 'utf8')),
      visitWithTypeInfo(types, {
        Field: ({ name: { value } }) => {
          const parent = types.getParentType()?.name ?? '';
          add(fields, parent, value);
          if (ROOTS.includes(parent)) add(pages, `${parent}.${value}`, file.replace('.graphql', ''));
        },
      }),
    );
  }
  return { fields, pages };
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value));
}

const ROOTS = ['Query', 'Mutation', 'Subscription'];
/** Of a list or a payload, the fields that lead to what it is of. */
const INNER = ['nodes', 'segment', 'apiKey', 'webhook'];

/** What a field of a root gives, behind the page or the payload around it. */
function givenBy({ type }: Pick<GraphQLField<unknown, unknown>, 'type'>): GraphQLNamedType {
  const named = getNamedType(type);
  if (!isObjectType(named) || !/(?:Connection|Payload)$/.test(named.name)) return named;
  const inner = INNER.map((name) => named.getFields()[name]).find((field) => field !== undefined);
  return inner === undefined ? named : getNamedType(inner.type);
}

interface Line {
  readonly key: string;
  readonly field: string;
  readonly shown: string;
  readonly left: string;
  readonly reason: string;
}

function linesOf(reasons: ReadonlyMap<string, string>): Line[] {
  const { fields, pages } = readUse();
  const told = new Map<string, string>();
  return ROOTS.flatMap((root) =>
    Object.values(rootFields(root)).map((field) => {
      const key = `${root}.${field.name}`;
      const shown = [...(pages.get(key) ?? [])].toSorted().join(', ');
      const given = givenBy(field);
      const all = shown === '' || !isObjectType(given) ? [] : Object.keys(given.getFields());
      const left = all.filter((name) => !(fields.get(given.name)?.has(name) ?? false)).map((name) => `\`${name}\``);
      const before = told.get(given.name);
      if (left.length > 0 && before === undefined) told.set(given.name, field.name);
      const leftText = left.length > MOST_REPEATED && before !== undefined ? `as of \`${before}\`` : left.join(', ');
      return { key, field: field.name, shown, left: leftText, reason: reasons.get(key) ?? '' };
    }),
  );
}

/** A longer list of fields is told once. */
const MOST_REPEATED = 8;

function written({ field, shown, left, reason }: Line): string {
  const parts = [
    shown === '' ? 'on no page' : `on: ${shown}`,
    left === '' ? '' : `left out: ${left}`,
    reason === '' ? '' : `why: ${reason}`,
  ];
  return `- \`${field}\`\n${parts
    .filter((part) => part !== '')
    .map((part) => `  - ${part}`)
    .join('\n')}`;
}

function rootFields(root: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const type = schema.getType(root);
  return isObjectType(type) ? type.getFields() : {};
}

/** The reasons that stand in the list, by root and field. */
function readReasons(text: string): Map<string, string> {
  let [root, field] = ['', ''];
  const reasons = new Map<string, string>();
  for (const line of text.split('\n')) {
    root = /^## (\w+)/.exec(line)?.[1] ?? root;
    field = /^- `(\w+)`$/.exec(line)?.[1] ?? field;
    const reason = /^ {2}- why: (.+)$/.exec(line)?.[1];
    if (reason !== undefined) reasons.set(`${root}.${field}`, reason);
  }
  return reasons;
}

test('the list has each query, mutation and subscription, with what the console asks for of it', () => {
  const text = readFileSync(LIST, 'utf8');
  const lines = linesOf(readReasons(text));
  const lists = ROOTS.map((root) => {
    const own = lines.filter(({ key }) => key.startsWith(`${root}.`));
    return `## ${root}\n\n${own.map(written).join('\n')}\n`;
  });
  const list = `${text.slice(0, text.indexOf('## Query'))}${lists.join('\n')}`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(LIST, list);
  expect(readFileSync(LIST, 'utf8')).toBe(list);
});

test('whatever is left out is left out for a reason', () => {
  const without = linesOf(readReasons(readFileSync(LIST, 'utf8'))).filter(
    ({ shown, left, reason }) => (shown === '' || left !== '') && reason === '',
  );
  expect(without.map(({ key }) => key)).toEqual([]);
});
