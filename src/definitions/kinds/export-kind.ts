import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { question, sql } from '../../database/index.js';
import {
  checkFolderAllowed,
  createExportSchedule,
  deleteExportSchedule,
  type ExportSchedule,
  FORMATS,
  readExportSchedule,
  updateExportSchedule,
} from '../../export/index.js';
import { conflict, newId } from '../../kernel/index.js';
import { channels, withoutConsent } from './destination-kind.js';
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

type Said = Pick<
  ExportSchedule,
  'columns' | 'format' | 'channels' | 'withoutConsent' | 'formulas' | 'folder' | 'file' | 'times' | 'weekdays' | 'keep'
>;

/** Files of customers that are written again and again. Whether that is paused is no definition. */
export interface ExportDefinition extends Said {
  readonly kind: 'export';
  readonly id: string | null;
  readonly name: string;
  /** By its name, or a rule; neither once the segment was deleted. */
  readonly segment: string | null;
  readonly query: string | null;
}

interface StoredExport extends ExportDefinition {
  readonly id: string;
  readonly segmentId: string | null;
  readonly updatedAt: Date;
}

const text = z.string('must be a text');
const texts = z.array(text, 'must be a list of texts');
const file = z.strictObject({
  export: text,
  id: z.uuid('must be the id of an export schedule').nullish(),
  segment: text.nullish(),
  query: text.nullish(),
  columns: texts,
  format: z.enum(FORMATS, `must be one of ${FORMATS.join(', ')}`).default('csv'),
  channels: channels.default([]),
  withoutConsent: withoutConsent.default('leave_out'),
  formulas: z.enum(['defuse', 'keep'], 'must be defuse or keep').default('defuse'),
  folder: text.default(''),
  file: text,
  times: texts,
  weekdays: z.array(z.int('must be whole numbers'), 'must be a list of numbers').default([1, 2, 3, 4, 5, 6, 7]),
  keep: z.int('must be a whole number').default(7),
});

type Row = Said & Pick<StoredExport, 'id' | 'name' | 'segmentId' | 'query' | 'updatedAt'>;

const STORED = question<[Row], (names: Names) => StoredExport[]>(
  [
    sql`/* definitions.exports */ select id, name, segment_id as "segmentId", query, columns, format, channels, without_consent as "withoutConsent",
      formulas, folder, file, times, weekdays, keep, updated_at as "updatedAt" from export_schedule order by name, id`,
  ],
  (rows) =>
    ({ segments }) =>
      rows.map((row) => ({ kind: 'export', ...row, segment: segments.find(({ id }) => id === row.segmentId)?.name ?? null })),
);

/** Schedules of exports. */
export const exportKind: Kind<ExportDefinition, StoredExport> = {
  kind: 'export',
  folder: 'exports',
  file,
  readFile: ({ export: name, id, segment, query, ...said }: z.infer<typeof file>) => ({
    kind: 'export',
    id: id ?? null,
    name,
    segment: segment ?? null,
    query: query?.trim() ?? null,
    ...said,
    channels: [...new Set(said.channels)],
    times: [...new Set(said.times)].toSorted(),
    weekdays: [...new Set(said.weekdays)].toSorted((a, b) => a - b),
  }),
  writeFile: ({ id, name, segment, query, ...said }) => ({
    export: name,
    ...(id === null ? {} : { id }),
    ...(segment === null ? {} : { segment }),
    ...(query === null ? {} : { query: `${query}\n` }),
    ...withoutDefaults(without(said, ['kind'])),
  }),
  nameOf: ({ name }) => name,
  stored: STORED,
  isNamed: (stored, { name }) => caseless(stored.name) === caseless(name),
  asFile: (stored) => ({ ...without(stored, ['segmentId', 'updatedAt']), query: stored.query?.trim() ?? null }),
  plan: planExport,

  async create(context, { id, segment, ...said }, { segments }) {
    const segmentId = segment === null ? null : segmentNamed(segments, segment)?.id;
    if (segmentId === undefined) throw conflict('segment', `There is no segment '${segment ?? ''}' any more.`);
    await createExportSchedule(context, { ...said, segmentId }, id === null ? {} : { id });
  },

  async update(context, before, { segment, name, columns, times, weekdays, keep }, known, { segments }) {
    const isOther = before.segment === null && segment !== null;
    const change = { name, columns, times, weekdays, keep, ...(isOther ? { segmentId: segmentNamed(segments, segment)?.id } : {}) };
    await updateExportSchedule(context, before.id ?? '', change, known);
  },

  delete: (context, { id }, known) => deleteExportSchedule(context, id ?? '', known),
};

async function planExport(
  context: DefinitionContext,
  given: ExportDefinition,
  before: StoredExport | undefined,
  { segments, catalogue }: Future,
): Promise<ExportDefinition | undefined> {
  const segment = segmentNamed(segments, given.segment ?? '');
  if (given.segment !== null && segment === undefined) throw wrong(`segment: there is no segment '${given.segment}'`);
  // Whatever it is called by now.
  const isSegments = segment !== undefined && segment.id === before?.segmentId;
  const definition = isSegments ? { ...given, segment: before.segment } : given;
  if (before !== undefined && isDeepStrictEqual({ ...definition, id: before.id }, exportKind.asFile(before, definition))) return undefined;
  if (before === undefined) checkFolderAllowed(context);
  const { request, ...parts } = await readExportSchedule(context, { ...definition, segmentId: segment?.id ?? null }, catalogue);
  const after: ExportDefinition = {
    ...definition,
    ...parts,
    columns: request.columns,
    id: before?.id ?? newId(),
    segment: segment?.name ?? null,
  };
  const isOrphan = before?.segmentId === null && before.query === null;
  if (before !== undefined)
    refuseChanged({
      ...(isOrphan ? {} : { segment: [definition.segment, before.segment, `'${before.segment ?? ''}'`] }),
      ...Object.fromEntries(STAYS.map((name) => [name, [after[name], exportKind.asFile(before, definition)[name]]])),
    });
  return after;
}

const STAYS = ['query', 'format', 'channels', 'withoutConsent', 'formulas', 'folder', 'file'] as const;

const DEFAULTS: Partial<Said> = {
  format: 'csv',
  channels: [],
  withoutConsent: 'leave_out',
  formulas: 'defuse',
  folder: '',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  keep: 7,
};

function withoutDefaults(said: Said): Partial<Said> {
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => !isDeepStrictEqual(value, DEFAULTS[name as keyof Said])));
}
