import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { question, sql } from '../../database/index.js';
import {
  createDestination,
  deleteDestination,
  type Destination,
  type ListSettings,
  type NewDestination,
  type OnLeave,
  readDestination,
  type TableSettings,
  updateDestination,
} from '../../destinations/index.js';
import { type AskedConsent, WITHOUT_CONSENT } from '../../export/index.js';
import { conflict, newId } from '../../kernel/index.js';
import { CONSENT_CHANNEL } from '../../model/index.js';
import {
  caseless,
  type DefinitionContext,
  type Future,
  type Kind,
  type Names,
  refuseChanged,
  segmentNamed,
  without,
  wrong,
} from './kind.js';

/** A list or a table that is kept equal to a segment. Its secret is no part of it, but what that is called by. Whether it is paused is no definition. */
export interface DestinationDefinition {
  readonly kind: 'destination';
  readonly id: string | null;
  readonly name: string;
  /** By its name; null once it was deleted. */
  readonly segment: string | null;
  readonly mailingList: { readonly listId: string; readonly url: string | null; readonly onLeave: OnLeave } | null;
  readonly table: { readonly host: string | null; readonly table: string; readonly keyColumn: string } | null;
  /** The name of the secret; null where it stays as it is. */
  readonly secretFrom: string | null;
  /** Columns as exports have them, by the names that the destination has for them. */
  readonly columns: Readonly<Record<string, string>>;
  readonly channels: AskedConsent['channels'];
  readonly withoutConsent: AskedConsent['withoutConsent'];
  readonly exclusive: boolean;
  readonly compareEveryHours: number | null;
}

interface StoredDestination extends DestinationDefinition {
  readonly id: string;
  readonly segmentId: string | null;
  readonly secret: string;
  readonly updatedAt: Date;
}

const text = z.string('must be a text');
const yesOrNo = z.boolean('must be true or false');
export const channels = z.array(z.enum(CONSENT_CHANNEL.words, `must be one of ${CONSENT_CHANNEL.words.join(', ')}`), 'must be a list');
export const withoutConsent = z.enum(WITHOUT_CONSENT, `must be one of ${WITHOUT_CONSENT.join(', ')}`);
const onLeave = z.enum(['ARCHIVE', 'UNSUBSCRIBE'] as const satisfies readonly OnLeave[], 'must be ARCHIVE or UNSUBSCRIBE');
const file = z
  .strictObject({
    destination: text,
    id: z.uuid('must be the id of a destination').nullish(),
    segment: text.nullish(),
    mailingList: z.strictObject({ listId: text, url: text.nullish(), onLeave: onLeave.optional() }, 'must have a listId').optional(),
    table: z.strictObject({ host: text.nullish(), table: text, keyColumn: text }, 'must have a table and a keyColumn').optional(),
    secretFrom: text.nullish(),
    columns: z.record(z.string(), text, 'must be names with what is told by them').optional(),
    channels: channels.optional(),
    withoutConsent: withoutConsent.optional(),
    exclusive: yesOrNo.optional(),
    compareEveryHours: z.int('must be a whole number of hours').nullish(),
  })
  .refine((given) => (given.mailingList === undefined) !== (given.table === undefined), {
    path: ['table'],
    error: 'or mailingList is needed, and not both',
  });

const EVERY_HOURS = 24;

interface Row extends Omit<Destination, 'columns'> {
  readonly columns: readonly { readonly name: string; readonly column: string }[];
  readonly secret: string;
}

const STORED = question<[Row], (names: Names) => StoredDestination[]>(
  [
    sql`/* definitions.destinations */ select id, name, segment_id as "segmentId", upper(kind) as kind, settings, secret, columns, channels,
      without_consent as "withoutConsent", exclusive, compare_every_hours as "compareEveryHours", updated_at as "updatedAt"
      from destination order by name, id`,
  ],
  (rows) =>
    ({ segments }) =>
      rows.map(({ kind, settings, columns, segmentId, ...row }) => ({
        ...row,
        kind: 'destination',
        segmentId,
        segment: segments.find(({ id }) => id === segmentId)?.name ?? null,
        mailingList: kind === 'MAILING_LIST' ? partsOf(settings as ListSettings, ['listId', 'url', 'onLeave']) : null,
        table: kind === 'TABLE' ? partsOf(settings as TableSettings, ['host', 'table', 'keyColumn']) : null,
        secretFrom: null,
        columns: Object.fromEntries(columns.map(({ name, column }) => [name, column])),
      })),
);

function partsOf<Of extends object, Name extends keyof Of>(whole: Of, names: readonly Name[]): Pick<Of, Name> {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<Of, Name>;
}

/** Lists and tables that are kept equal to segments. */
export const destinationKind: Kind<DestinationDefinition, StoredDestination> = {
  kind: 'destination',
  folder: 'destinations',
  file,
  readFile: ({ destination, ...given }: z.infer<typeof file>) => ({
    kind: 'destination',
    id: given.id ?? null,
    name: destination,
    segment: given.segment ?? null,
    mailingList: given.mailingList === undefined ? null : { url: null, onLeave: 'ARCHIVE', ...noUndefined(given.mailingList) },
    table: given.table === undefined ? null : { ...given.table, host: given.table.host ?? null },
    secretFrom: given.secretFrom ?? null,
    columns: given.columns ?? {},
    channels: given.channels === undefined ? (given.table === undefined ? ['email'] : []) : [...new Set(given.channels)],
    withoutConsent: given.withoutConsent ?? 'leave_out',
    exclusive: given.exclusive ?? false,
    compareEveryHours: given.compareEveryHours === undefined ? EVERY_HOURS : given.compareEveryHours,
  }),
  writeFile: ({ id, name, segment, mailingList, table, secretFrom, columns, channels: asked, withoutConsent: without, ...rest }) => ({
    destination: name,
    ...(id === null ? {} : { id }),
    ...(segment === null ? {} : { segment }),
    ...(mailingList === null ? {} : { mailingList: noNulls(mailingList) }),
    ...(table === null ? {} : { table: noNulls(table) }),
    ...(secretFrom === null ? {} : { secretFrom }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
    // Of a list there are no others.
    ...(table === null || asked.length === 0 ? {} : { channels: asked }),
    ...(table === null || without === 'leave_out' ? {} : { withoutConsent: without }),
    ...(rest.exclusive ? { exclusive: true } : {}),
    compareEveryHours: rest.compareEveryHours,
  }),
  nameOf: ({ name }) => name,
  stored: STORED,
  isNamed: (stored, { name }) => caseless(stored.name) === caseless(name),
  /** What the secret is called stays in the file, and what follows from the secret need not be said. */
  asFile: (stored, given) => ({
    ...without(stored, ['segmentId', 'secret', 'updatedAt']),
    secretFrom: given?.secretFrom ?? null,
    mailingList: stored.mailingList && { ...stored.mailingList, ...(given?.mailingList?.url === null ? { url: null } : {}) },
    table: stored.table && { ...stored.table, ...(given?.table?.host === null ? { host: null } : {}) },
  }),
  plan: planDestination,

  async create(context, { id, ...after }, { segments }) {
    const segmentId = segmentNamed(segments, after.segment ?? '')?.id;
    if (segmentId === undefined) throw conflict('segment', `There is no segment '${after.segment ?? ''}' any more.`);
    const given = { segmentId, ...toGiven(after, neededSecret(context, after)) };
    await createDestination(context, given, id === null ? {} : { id });
  },

  async update(context, { id }, after, known) {
    const { name, mailingList, secretFrom, exclusive, compareEveryHours } = after;
    const change = {
      name,
      columns: columnsOf(after),
      exclusive,
      compareEveryHours,
      ...(secretFrom === null ? {} : { secret: neededSecret(context, after) }),
      ...(mailingList === null ? {} : { onLeave: mailingList.onLeave }),
    };
    await updateDestination(context, id ?? '', change, known);
  },

  delete: (context, { id }, known) => deleteDestination(context, id ?? '', known),
};

async function planDestination(
  context: DefinitionContext,
  given: DestinationDefinition,
  before: StoredDestination | undefined,
  { segments, catalogue }: Future,
): Promise<DestinationDefinition | undefined> {
  const segment = segmentNamed(segments, given.segment ?? '');
  const definition = { ...given, segment: segment !== undefined && segment.id === before?.segmentId ? before.segment : given.segment };
  const told = definition.secretFrom === null ? undefined : context.secretNamed(definition.secretFrom);
  const isOtherSecret = before !== undefined && told !== undefined && told !== before.secret;
  if (
    before !== undefined &&
    !isOtherSecret &&
    isDeepStrictEqual({ ...definition, id: before.id }, destinationKind.asFile(before, definition))
  )
    return undefined;
  if (segment === undefined && (before === undefined || before.segmentId !== null))
    throw wrong(`segment: there is no segment '${definition.segment ?? ''}'`);
  const secret = before === undefined ? neededSecret(context, definition) : (told ?? before.secret);
  const parts = await readDestination(context, toGiven(definition, secret), catalogue);
  const after = definedPlace(definition, parts.settings);
  if (before !== undefined) {
    const host = isOtherSecret ? after.table?.host : before.table?.host;
    refuseChanged({
      segment: [segment?.id ?? null, before.segmentId, before.segment === null ? 'deleted' : `'${before.segment}'`],
      'mailingList.listId': [after.mailingList?.listId, before.mailingList?.listId],
      'mailingList.url': [after.mailingList?.url, before.mailingList?.url],
      'table.table': [after.table?.table, before.table?.table],
      'table.keyColumn': [after.table?.keyColumn, before.table?.keyColumn],
      'table.host': [definition.table?.host ?? host, host],
      channels: [parts.channels, before.channels],
      withoutConsent: [parts.withoutConsent, before.withoutConsent],
    });
  } else if (definition.table?.host != null && definition.table.host !== after.table?.host) {
    throw wrong(`table.host: the secret leads to ${after.table?.host ?? ''}`);
  }
  return {
    ...after,
    id: before?.id ?? newId(),
    name: parts.name,
    segment: segment?.name ?? null,
    secretFrom: before === undefined || isOtherSecret ? definition.secretFrom : null,
  };
}

/** With all that its settings say, also what follows from the secret. */
function definedPlace(definition: DestinationDefinition, settings: ListSettings | TableSettings): DestinationDefinition {
  return {
    ...definition,
    mailingList: definition.mailingList && partsOf(settings as ListSettings, ['listId', 'url', 'onLeave']),
    table: definition.table && partsOf(settings as TableSettings, ['host', 'table', 'keyColumn']),
  };
}

function neededSecret({ secretNamed }: DefinitionContext, { secretFrom }: Pick<DestinationDefinition, 'secretFrom'>): string {
  if (secretFrom === null) throw wrong('secretFrom is needed for a destination that is new: what its secret is called');
  const secret = secretNamed(secretFrom);
  if (secret === undefined) throw wrong(`secretFrom: ${secretFrom} is not set`);
  return secret;
}

function columnsOf({ columns }: Pick<DestinationDefinition, 'columns'>) {
  return Object.entries(columns).map(([name, column]) => ({ name, column }));
}

function toGiven(definition: Omit<DestinationDefinition, 'kind' | 'id'>, secret: string): Omit<NewDestination, 'segmentId'> {
  const { name, mailingList, table, exclusive, compareEveryHours } = definition;
  const given = { name, columns: columnsOf(definition), exclusive, compareEveryHours };
  if (mailingList !== null) {
    // What a list has by itself is not said to it; anything else is refused there.
    const channels = isDeepStrictEqual(definition.channels, ['email']) ? undefined : definition.channels;
    const withoutConsent = definition.withoutConsent === 'leave_out' ? undefined : definition.withoutConsent;
    return { ...given, mailingList: { ...mailingList, apiKey: secret }, channels, withoutConsent };
  }
  if (table === null) throw wrong('table or mailingList is needed');
  return {
    ...given,
    table: { url: secret, table: table.table, keyColumn: table.keyColumn },
    channels: definition.channels,
    withoutConsent: definition.withoutConsent,
  };
}

const noNulls = (whole: object) => Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
const noUndefined = <Of extends object>(whole: Of) =>
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value != null)) as { [Name in keyof Of]: NonNullable<Of[Name]> };
