import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLNamedInputType,
} from 'graphql';
import type { Random } from '../../../src/kernel/index.js';

/** What the values that are sent are made of. */
export interface Ground {
  readonly random: Random;
  /** Ids of things that there are. */
  readonly ids: readonly string[];
  /** How likely a value is to be hostile. */
  readonly hostility: number;
}

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFFy',
  '\u202Eabc',
  '👩‍👩‍👧'.repeat(50),
  'x'.repeat(70_000),
  '__proto__',
  'constructor',
  'toString',
  "'; drop table customer; --",
  '%_\\',
  '${x}',
  '$1',
  '\\x00',
  '\\u0000',
  'null',
  'NaN',
  '-Infinity',
  'infinity',
  '1e400',
  '-0',
  '9'.repeat(400),
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '2020-02-30',
  '0000-00-00',
  '-004713-11-24T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '294277-01-01',
  '9999-12-31T23:59:60Z',
  '2026-01-01T00:00:00+99:99',
  '24:00:00',
  'age > 1 AND',
  "first_name = '\0'",
  `${'('.repeat(300)}age > 1${')'.repeat(300)}`,
  'birth_date > 0001-01-01 OR last_order_date BETWEEN -99999999d AND +99999999d',
  'amount_spent > 99999999999999999999999999999999999999',
  "attribute('__proto__') = 'x'",
  "segment MATCHES (id = 'x')",
  '[1,"ID","x"]',
];
const NUMBERS = [0, -0, -1, 1, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e308, -1e308, 5e-324, 0.1, 1e21, Number.MAX_SAFE_INTEGER + 2];
const OTHERS = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { a: { b: [{}] } },
  { ['\0']: 1 },
  { ['__proto__']: { x: 1 } },
  { and: [] },
  { not: null },
];

/** Anything at all that JSON can say. */
function anything({ random }: Ground): unknown {
  const kind = random.integer(0, 9);
  if (kind < 6) return random.pick(TEXTS);
  return kind < 8 ? random.pick(NUMBERS) : random.pick(OTHERS);
}

const PLAUSIBLE: Readonly<Record<string, readonly unknown[]>> = {
  String: ['shop', 'ann', 'x', '1.5', '2026-01-01', 'age > 1', "first_name = 'Ann'", 'EUR', 'DE', 'email'],
  Int: [0, 1, 2, 10],
  Float: [0, 1.5, 100],
  Boolean: [true, false],
  Date: ['1980-02-29', '2026-01-01'],
  DateTime: ['2026-01-01T00:00:00Z', '2026-06-01T12:00:00.123456+02:00'],
  Decimal: ['1.00', '0', '12345.6789'],
  JSON: ['x', 1, true, ['a'], { a: 1 }, { attribute: 'age', operator: '>', value: 1 }],
  Cursor: ['MTow', 'MTo5OTk5OTk5OTk5OTk5OTk5OTk'],
};

/** A value for an argument or a field of an input, hostile here and there. */
export function valueFor(type: GraphQLInputType, name: string, ground: Ground): unknown {
  const { random, hostility } = ground;
  const nullable = getNullableType(type);
  if (random.chance(hostility / 3)) return anything(ground);
  if (isListType(nullable)) {
    const length = random.chance(0.1) ? random.integer(50, 1_100) : random.integer(0, 3);
    const calm = { ...ground, hostility: length > 10 ? hostility / length : hostility };
    return Array.from({ length }, () => valueFor(nullable.ofType, name, calm));
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields()).filter(
      (field) => isNonNullType(field.type) || isNaming(field.name) || random.chance(0.4),
    );
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, field.name, ground)]));
  }
  if (random.chance(hostility)) return anything(ground);
  return plausible(nullable, name, ground);
}

/** What tells the most of a type: nothing that a database can hold, no moment, beyond every bound. */
const TELLING: Readonly<Record<string, readonly unknown[]>> = {
  String: ['a\0b', '\uD800'],
  ID: ['a\0b', '\uD800'],
  Cursor: ['a\0b'],
  DateTime: ['2026-02-30T00:00:00Z', '-000001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', 'a\0b'],
  Date: ['2026-02-30', '-000001-01-01', 'a\0b'],
  Decimal: ['1e400', 'NaN', 'a\0b'],
  Int: [-2_147_483_648, 2_147_483_647],
  Float: [1e308, -1e308],
  JSON: ['a\0b', { ['\0']: 1 }],
};

/** Values for an argument of which one place is hostile and the rest no more than what is needed: one for each place and each value that tells the most. */
export function hostileLeaves(type: GraphQLInputType, calm: Ground, above: readonly unknown[] = []): unknown[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return hostileLeaves(nullable.ofType, calm, above).map((value) => [value]);
  if (!isInputObjectType(nullable)) return [...(TELLING[(nullable as GraphQLNamedInputType).name] ?? [])];
  if (above.includes(nullable)) return [];
  const fields = Object.values(nullable.getFields());
  const needed = fields.filter((field) => isNonNullType(field.type) || isNaming(field.name));
  return fields.flatMap((field) =>
    hostileLeaves(field.type, calm, [...above, nullable]).map((value) => ({
      ...Object.fromEntries(needed.map((one) => [one.name, valueFor(one.type, one.name, calm)])),
      [field.name]: value,
    })),
  );
}

/** Without its name a record gets nowhere. */
function isNaming(field: string): boolean {
  return field === 'externalId' || field === 'source' || field === 'customerExternalId' || field === 'records';
}

function plausible(type: GraphQLNamedInputType, name: string, { random, ids }: Ground): unknown {
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (type.name === 'ID' || name.endsWith('Id')) return random.pick(ids);
  if (name === 'source') return 'shop';
  if (/externalId$/i.test(name)) return random.pick(['ann', 'bob', 'o1', 'p1']);
  return random.pick(PLAUSIBLE[type.name] ?? ['x']);
}

/** Cursors that somebody has made of one that a server gave: its parts are readable to all. */
export function forgedCursors(cursor: string): string[] {
  const text = Buffer.from(cursor, 'base64url').toString();
  const encode = (value: string) => Buffer.from(value).toString('base64url');
  const parts = parseList(text);
  if (parts === undefined) return TEXTS.map((hostile) => encode(text.replace(/\d+$/, hostile)));
  const dated = [
    '2020-02-30 00:00:00+00',
    '99999-01-01 00:00:00+00',
    '2020-01-01 99:99:99+00',
    '2020-01-01 00:00:00+99',
    '0000-01-01 00:00:00',
  ];
  return parts.flatMap((_, index) =>
    [...TEXTS, ...dated, '-99999999999999999999', '999999999', 0, null, {}].map((hostile) =>
      encode(JSON.stringify(parts.with(index, hostile))),
    ),
  );
}

function parseList(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
