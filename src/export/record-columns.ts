import { Catalogue } from '../catalogue/index.js';
import { joinSql, rawSql, sql, type Sql } from '../database/index.js';
import { printedDecimal, type Scope } from '../model/index.js';
import { address, customer, type Field, type FieldsIn, snakeCase } from '../records/index.js';
import type { CellValue, Channel, ExportColumn } from './column.js';

/** Of a field that is kept apart from the customer's row. */
interface Apart {
  readonly value: Sql;
  readonly channels?: readonly Channel[];
  /** Besides those of every field. */
  readonly scopes?: readonly Scope[];
}

const partsOfAddress = Object.keys(address.columns).map((name) => sql`${name}::text, a.${rawSql(snakeCase(name))}`);

/** null: it is kept nowhere as it was sent. A field that is declared and not told here does not compile. */
const APART: Readonly<Record<FieldsIn<typeof customer.fields, 'apart'>, Apart | null>> = {
  emails: {
    value: sql`array(select e.email from customer_email e where e.customer_id = c.id order by e.position)`,
    channels: ['email'],
  },
  phones: {
    value: sql`array(select p.phone from customer_phone p where p.customer_id = c.id order by p.position)`,
    channels: ['sms', 'phone'],
  },
  addresses: {
    value: sql`(select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(${joinSql(partsOfAddress)})) order by a.position), '[]')
      from customer_address a where a.customer_id = c.id)`,
    channels: ['post'],
  },
  companies: {
    value: sql`(select coalesce(jsonb_agg(jsonb_build_object('id', co.id, 'name', co.name, 'title', w.title, 'decisionMaker', w.decision_maker)
      order by w.position), '[]') from customer_company w join company co on co.id = w.company_id where w.customer_id = c.id)`,
    scopes: ['companies:read'],
  },
  observedAt: null,
};

const asPrinted = (value: unknown): CellValue => (typeof value === 'string' ? printedDecimal(value) : asIs(value));
const asIs = (value: unknown): CellValue => value ?? null;

/**
 * The attributes that are reckoned from a field and called as it is, by the name of the field: `lifecycleStage` is what `Customer` and rules say, what sources said as
 * that is `sourceLifecycleStage`, in a file as in the API.
 */
export const RECKONED_FIELDS: ReadonlyMap<string, string> = new Map(
  Object.keys(customer.fields).flatMap((field) => {
    const attribute = new Catalogue().attribute(snakeCase(field));
    return attribute === undefined || attribute.list || attribute.origin.kind === 'column' ? [] : [[field, attribute.name] as const];
  }),
);

/** The columns that are the customer's record: its id, what sources call it, and every field that is declared of it (src/records). */
export const RECORD_COLUMNS: readonly ExportColumn[] = [
  { name: 'id', scopes: ['customers:read'], value: sql`c.id`, read: asIs, isNumber: false, channels: [] },
  {
    name: 'externalIds',
    scopes: ['customers:read'],
    value: sql`(select coalesce(jsonb_object_agg(named.source, named.ids), '{}') from (
      select x.source, jsonb_agg(x.external_id order by x.external_id) as ids
      from customer_external_id x where x.customer_id = c.id group by x.source) named)`,
    read: asIs,
    isNumber: false,
    channels: [],
  },
  ...Object.entries<Field>(customer.fields).flatMap(([name, field]) => fieldColumn(name, field) ?? []),
];

function fieldColumn(field: string, { place, form, personal }: Field): ExportColumn | undefined {
  const name = RECKONED_FIELDS.has(field) ? `source${field.charAt(0).toUpperCase()}${field.slice(1)}` : field;
  const own = { name, scopes: scopesOf(personal), read: form === 'decimal' ? asPrinted : asIs, isNumber: form === 'decimal' };
  if (place === 'column') return { ...own, value: sql`c.${rawSql(snakeCase(field))}`, channels: [] };
  const apart = place === 'apart' ? APART[field as keyof typeof APART] : null;
  if (apart === null) return undefined;
  const { value, channels = [], scopes = [] } = apart;
  return { ...own, scopes: [...own.scopes, ...scopes], value, channels };
}

function scopesOf(personal: boolean | undefined): Scope[] {
  return ['customers:read', ...(personal === true ? (['personal_data:read'] as const) : [])];
}

/** What one source calls the customer: `externalIds.shopify`. */
export function externalIdsOf(source: string): ExportColumn {
  return {
    name: `${EXTERNAL_IDS}${source}`,
    scopes: ['customers:read'],
    value: sql`array(select x.external_id from customer_external_id x where x.customer_id = c.id and x.source = ${source}::text order by x.external_id)`,
    read: asIs,
    isNumber: false,
    channels: [],
  };
}

export const EXTERNAL_IDS = 'externalIds.';

/** Whether the customer has agreed to be reached through all of these, as a condition over the customer's id. */
export function agreedTo(channels: readonly Channel[], customerId: Sql): Sql {
  if (channels.length === 0) return sql`true`;
  return sql`(select count(*) from consent k where k.customer_id = ${customerId} and k.channel = any(${[...channels]}::text[])
    and k.status = 'SUBSCRIBED') = ${channels.length}::int`;
}
