import { Catalogue, type CustomAttributeDefinition, segmentsIn } from '../catalogue/index.js';
import { sql } from '../database/index.js';
import { newId, normalLine } from '../kernel/index.js';
import { tellDiagnostic } from '../language/index.js';
import { previewEdit, previewRule, type ReadingContext, readRuleBy, type ReadRule, settle } from '../membership/index.js';
import { printedDecimal } from '../model/index.js';
import { type AttributeDefinition, type Definition, nameOf, type SegmentDefinition } from './definition.js';
import { type DefinitionFile, refuse } from './folder.js';
import { match, type Matched, type Wanted } from './match.js';
import { buildOrder, dependentsFirst } from './order.js';
import { readDefinitions, type WorkspaceDefinitions, type WorkspaceSegment } from './workspace-definitions.js';

/** What a change does to the members of a segment and to what they are worth, all data being as they are. */
export interface Impact {
  readonly sizeBefore: number;
  readonly sizeAfter: number;
  readonly entering: number;
  readonly leaving: number;
  /** Samples: the first ten by id. */
  readonly enteringIds: readonly string[];
  readonly leavingIds: readonly string[];
  /** `amount_spent` and `total_margin` of all members, in the currency of the workspace. */
  readonly valueBefore: Value | null;
  readonly valueAfter: Value | null;
}

export interface Value {
  readonly amountSpent: string;
  readonly totalMargin: string;
}

/** One change of one definition. */
export interface Step {
  readonly action: 'create' | 'update' | 'delete';
  readonly before: Definition | null;
  readonly after: Definition | null;
  /** The file that wants it; null where none does, and so it is deleted. */
  readonly file: string | null;
  /** Of a segment that exists: when it was last changed by somebody. */
  readonly updatedAt: string | null;
  /** null where nobody enters or leaves, and where it cannot be told yet. */
  readonly impact: Impact | null;
  /** Why the impact cannot be told yet. */
  readonly untold: string | null;
  /** Other segments that build on this one, by name: they move with it. */
  readonly carriesAlong: readonly string[];
}

export interface Plan {
  readonly steps: readonly Step[];
  /** What is defined in the workspace and in no file, and stays: by kind and name. */
  readonly unlisted: readonly string[];
  readonly asOf: string;
}

export interface PlanOptions {
  /** Whether what no file defines is to go. */
  readonly deleteUnlisted: boolean;
}

/** What would have to change for the workspace to be as the files say. Throws INVALID_INPUT with everything that is wrong with them. */
export async function makePlan(context: ReadingContext, files: readonly DefinitionFile[], options: PlanOptions): Promise<Plan> {
  const asOf = context.clock.now();
  const defined = await readDefinitions(context.database);
  const matched = match(files, defined);
  const wanted: Wanted[] = matched.segments.map(({ file, before }) => ({ id: before?.id ?? newId(), file, before }));
  const rules = readRules(context, matched, wanted, defined, options);
  const attributes = matched.attributes.flatMap(({ file, before }) => attributeStep(file, before));
  const segments: Step[] = [];
  for (const one of buildOrder(wanted, rules)) segments.push(...(await segmentStep(context, one, rules.get(one.id), wanted, defined)));
  const deleted: Step[] = [];
  if (options.deleteUnlisted) for (const segment of dependentsFirst(matched.unlisted)) deleted.push(await deletion(context, segment));
  const unlisted = [
    ...matched.unlistedAttributes.map(({ key }) => `attribute ${key}`),
    ...(options.deleteUnlisted ? [] : matched.unlisted.map(({ name }) => `segment ${name}`)),
  ];
  return { steps: [...attributes, ...segments, ...deleted], unlisted, asOf: asOf.toISOString() };
}

/** The rules of the files, checked as though everything in the files were defined already. */
function readRules(
  context: ReadingContext,
  matched: Matched,
  wanted: readonly Wanted[],
  defined: WorkspaceDefinitions,
  { deleteUnlisted }: PlanOptions,
): Map<string, ReadRule> {
  const attributes = new Map<string, AttributeDefinition>(defined.attributes.map((attribute) => [nameOf(attribute), attribute]));
  for (const { file } of matched.attributes) attributes.set(nameOf(file.definition), file.definition);
  const staying = deleteUnlisted ? [] : matched.unlisted;
  const names = [
    ...wanted.map(({ id, file }) => ({ id, name: normalLine(file.definition.name) })),
    ...staying.map(({ id, name }) => ({ id, name })),
  ];
  const catalogue = new Catalogue([...attributes.values()] as CustomAttributeDefinition[], names, defined.properties);
  const problems: string[] = [];
  const rules = new Map<string, ReadRule>();
  for (const { id, file } of wanted) {
    const { query } = file.definition;
    if (query === null) continue;
    const reading = readRuleBy(catalogue, context.reader, { query });
    if (reading.ok) rules.set(id, reading);
    else problems.push(...reading.diagnostics.map((diagnostic) => `${file.path}: query: ${tellDiagnostic(diagnostic)}`));
  }
  refuse(problems);
  return rules;
}

function attributeStep(
  file: DefinitionFile & { readonly definition: AttributeDefinition },
  before: AttributeDefinition | undefined,
): Step[] {
  const after = file.definition;
  if (before !== undefined && before.type !== after.type)
    refuse([`${file.path}: type is ${before.type} in the workspace, and cannot change`]);
  if (before !== undefined && (['name', 'unit', 'description'] as const).every((field) => before[field] === after[field])) return [];
  return [step({ action: before === undefined ? 'create' : 'update', before: before ?? null, after, file: file.path })];
}

const step = (parts: Pick<Step, 'action' | 'before' | 'after' | 'file'> & Partial<Step>): Step => ({
  updatedAt: null,
  impact: null,
  untold: null,
  carriesAlong: [],
  ...parts,
});

async function segmentStep(
  context: ReadingContext,
  { id, file, before }: Wanted,
  rule: ReadRule | undefined,
  wanted: readonly Wanted[],
  { segments }: WorkspaceDefinitions,
): Promise<Step[]> {
  const after = { ...file.definition, name: normalLine(file.definition.name) };
  const isNewRule = rule !== undefined && rule.text !== (before?.kept ?? null);
  if (before !== undefined && !isNewRule && before.name === after.name && before.description === after.description) return [];
  const unmade = rule === undefined ? [] : wanted.filter((one) => one.before === undefined && segmentsIn(rule.rule).has(one.id));
  const isTold = isNewRule && unmade.length === 0;
  return [
    step({
      action: before === undefined ? 'create' : 'update',
      before: before === undefined ? null : plain(before),
      after,
      file: file.path,
      updatedAt: before?.updatedAt.toISOString() ?? null,
      impact: isTold ? await impactOf(context, before, rule) : null,
      untold: unmade.length === 0 ? null : `builds on ${unmade.map((one) => `'${one.file.definition.name}'`).join(', ')}, not there yet`,
      carriesAlong: isNewRule && before !== undefined ? segments.filter(({ buildsOn }) => buildsOn.has(id)).map(({ name }) => name) : [],
    }),
  ];
}

const plain = ({ kind, id, name, description, query }: WorkspaceSegment): SegmentDefinition => ({ kind, id, name, description, query });

async function impactOf(context: ReadingContext, before: WorkspaceSegment | undefined, rule: ReadRule): Promise<Impact> {
  if (before === undefined) {
    const { size, customerIds, value } = await previewRule(context, rule, { withValue: true });
    return { ...NOBODY, sizeAfter: size, entering: size, enteringIds: customerIds, valueAfter: valueOf(value) };
  }
  const { valueBefore, valueAfter, ...impact } = await previewEdit(context, before.id, rule, { withValue: true });
  const { sizeBefore, sizeAfter, entering, leaving, enteringIds, leavingIds } = impact;
  return {
    sizeBefore,
    sizeAfter,
    entering,
    leaving,
    enteringIds,
    leavingIds,
    valueBefore: valueOf(valueBefore),
    valueAfter: valueOf(valueAfter),
  };
}

const NOBODY: Impact = {
  sizeBefore: 0,
  sizeAfter: 0,
  entering: 0,
  leaving: 0,
  enteringIds: [],
  leavingIds: [],
  valueBefore: null,
  valueAfter: null,
};

function valueOf(value: Awaited<ReturnType<typeof previewRule>>['value']): Value | null {
  return value && { amountSpent: printedDecimal(value.amountSpent.sum), totalMargin: printedDecimal(value.totalMargin.sum) };
}

/** The members of a segment that is to go all leave it. */
async function deletion(context: ReadingContext, segment: WorkspaceSegment): Promise<Step> {
  await settle(context);
  const [row] = await context.database.query<{ size: number; sample: string[] | null }>(sql`/* definitions.members */
    select (select count(*)::int from membership where segment_id = ${segment.id}::uuid) as size,
      (select array_agg(customer_id::text order by customer_id) from (
        select customer_id from membership where segment_id = ${segment.id}::uuid order by customer_id limit ${SAMPLE}) sample) as sample`);
  const size = row?.size ?? 0;
  return step({
    action: 'delete',
    before: plain(segment),
    after: null,
    file: null,
    updatedAt: segment.updatedAt.toISOString(),
    impact: { ...NOBODY, sizeBefore: size, leaving: size, leavingIds: row?.sample ?? [] },
  });
}

const SAMPLE = 10;
