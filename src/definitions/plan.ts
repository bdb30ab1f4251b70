import { Catalogue, type CustomAttributeDefinition, segmentsIn } from '../catalogue/index.js';
import { sql } from '../database/index.js';
import { newId, normalLine } from '../kernel/index.js';
import { tellDiagnostic } from '../language/index.js';
import { previewEdit, previewRule, type ReadingContext, readRuleBy, type ReadRule, settle } from '../membership/index.js';
import { printedDecimal } from '../model/index.js';
import { type AttributeDefinition, nameOf, type SegmentDefinition } from './definition.js';
import { type DefinitionFile, refuse } from './folder.js';
import { match, type Matched, type Wanted } from './match.js';
import { type DefinitionContext, type Future } from './kinds/index.js';
import { matchKinds } from './match-kinds.js';
import { buildOrder, dependentsFirst } from './order.js';
import { deletionOf, planKinds } from './plan-kinds.js';
import { type Impact, plainStep, type Step, type Value } from './step.js';
import { readDefinitions, type WorkspaceDefinitions, type WorkspaceSegment } from './workspace-definitions.js';

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
export async function makePlan(context: DefinitionContext, files: readonly DefinitionFile[], options: PlanOptions): Promise<Plan> {
  const asOf = context.clock.now();
  const defined = await readDefinitions(context.database);
  const matched = match(files, defined);
  const wanted: Wanted[] = matched.segments.map(({ file, before }) => ({ id: before?.id ?? newId(), file, before }));
  const future = whatIsGoingToBe(matched, wanted, defined, options);
  const kept = matchKinds(files, defined.kept, future);
  const rules = readRules(context, wanted, future.catalogue);
  const attributes = matched.attributes.flatMap(({ file, before }) => attributeStep(file, before));
  const segments: Step[] = [];
  for (const one of buildOrder(wanted, rules)) segments.push(...(await segmentStep(context, one, rules.get(one.id), wanted, defined)));
  const steps = await planKinds(context, kept.pairs, future);
  // Before their segments, with which they would go unsaid.
  const deleted: Step[] = options.deleteUnlisted ? kept.unlisted.toReversed().map(deletionOf) : [];
  if (options.deleteUnlisted) for (const segment of dependentsFirst(matched.unlisted)) deleted.push(await deletion(context, segment));
  const unlisted = [
    ...matched.unlistedAttributes.map(({ key }) => `attribute ${key}`),
    ...(options.deleteUnlisted ? [] : matched.unlisted.map(({ name }) => `segment ${name}`)),
    ...(options.deleteUnlisted ? [] : kept.unlisted.map((one) => `${one.kind} ${nameOf(one)}`)),
  ];
  return { steps: [...attributes, ...segments, ...steps, ...deleted], unlisted, asOf: asOf.toISOString() };
}

/** What rules and other definitions may name, as though everything in the files were defined already. */
function whatIsGoingToBe(
  matched: Matched,
  wanted: readonly Wanted[],
  defined: WorkspaceDefinitions,
  { deleteUnlisted }: PlanOptions,
): Future {
  const attributes = new Map<string, AttributeDefinition>(defined.attributes.map((attribute) => [nameOf(attribute), attribute]));
  for (const { file } of matched.attributes) attributes.set(nameOf(file.definition), file.definition);
  const staying = deleteUnlisted ? [] : matched.unlisted;
  const segments = [
    ...wanted.map(({ id, file: { definition } }) => ({ id, name: normalLine(definition.name), isStatic: definition.query === null })),
    ...staying.map(({ id, name, query }) => ({ id, name, isStatic: query === null })),
  ];
  const definitions = [...attributes.values()] as CustomAttributeDefinition[];
  const catalogue = new Catalogue(definitions, segments, defined.properties);
  const types = new Map(definitions.flatMap(({ owner = 'customer', key, type }) => (owner === 'customer' ? [[key, type] as const] : [])));
  const kindOf = (id: string) => {
    const segment = segments.find((one) => one.id === id);
    return segment && (segment.isStatic ? 'static' : 'dynamic');
  };
  const nameable = { catalogue: async () => catalogue, typesOf: async () => types, kindOfSegment: async (id: string) => kindOf(id) };
  return { segments, catalogue, nameable, webhooks: defined.webhooks };
}

/** The rules of the files, checked as though everything in the files were defined already. */
function readRules(context: ReadingContext, wanted: readonly Wanted[], catalogue: Catalogue): Map<string, ReadRule> {
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
  return [plainStep({ action: before === undefined ? 'create' : 'update', before: before ?? null, after, file: file.path })];
}

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
    plainStep({
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
  return plainStep({
    action: 'delete',
    before: plain(segment),
    after: null,
    file: null,
    updatedAt: segment.updatedAt.toISOString(),
    impact: { ...NOBODY, sizeBefore: size, leaving: size, leavingIds: row?.sample ?? [] },
  });
}

const SAMPLE = 10;
