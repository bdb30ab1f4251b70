import { createHash } from 'node:crypto';
import { z } from 'zod';
import { StartError, systemReason } from '../kernel/index.js';
import { packageVersion, readNamedFile, writeNamedFile } from '../database/index.js';
import { checkBySchema, tellProblem } from '../records/index.js';
import { isKeptDefinition } from './definition.js';
import type { KeptDefinition } from './kinds/index.js';
import type { Plan } from './plan.js';

const LARGEST_PLAN_BYTES = 67_108_864;
const text = z.string('must be a text');

const definition = z.union(
  [
    z.strictObject({
      kind: z.literal('segment'),
      id: z.uuid().nullable(),
      name: text,
      description: text.nullable(),
      query: text.nullable(),
    }),
    z.strictObject({
      kind: z.literal('attribute'),
      owner: text,
      key: text,
      name: text,
      type: text,
      unit: text.nullable(),
      description: text.nullable(),
    }),
    z.custom<KeptDefinition>(isKeptDefinition),
  ],
  'is no definition',
);

/** What is done by a step; what it would come to is told and not used. */
const STEP = z
  .looseObject({
    action: z.enum(['create', 'update', 'delete']),
    before: definition.nullable(),
    after: definition.nullable(),
    file: text.nullable(),
    updatedAt: text.nullable(),
  })
  .refine(({ action, before }) => (before === null) === (action === 'create'), { path: ['before'], error: 'does not go with the action' })
  .refine(({ action, after }) => (after === null) === (action === 'delete'), { path: ['after'], error: 'does not go with the action' })
  .refine(({ before, after }) => before === null || after === null || before.kind === after.kind, {
    path: ['after'],
    error: 'is of another kind',
  })
  .refine(({ action, before }) => action !== 'delete' || before?.kind !== 'attribute', {
    path: ['before'],
    error: 'must be no attribute',
  })
  .refine(({ before }) => before?.kind !== 'segment' || before.id !== null, { path: ['before', 'id'], error: 'is needed' });

/** Of a file whose checksum is right, and which may be made by hand all the same. */
const PLAN = z.looseObject({ steps: z.array(STEP) });

/** A plan as it is kept until it is applied, by the same version of Cantle. */
interface PlanFile extends Plan {
  readonly cantle: string;
  /** Of the rest: what is applied is what was looked at. */
  readonly checksum: string;
}

export function printPlan(plan: Plan): string {
  const file: PlanFile = { cantle: packageVersion(), checksum: checksumOf(plan), ...plan };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export async function writePlan(path: string, plan: Plan): Promise<void> {
  await writeNamedFile(path, printPlan(plan)).catch((error: unknown) => {
    if (error instanceof StartError) throw error;
    throw new StartError(`'${path}' cannot be written: ${systemReason(error) ?? String(error)}.`, { cause: error });
  });
}

/** Reads what `writePlan` wrote. Throws what to do about a file that is no plan, or one of another version. */
export async function readPlan(path: string): Promise<Plan> {
  const file = parse(readNamedFile(path, LARGEST_PLAN_BYTES).toString('utf8'));
  if (file === undefined) throw new StartError(`'${path}' is no plan: 'npx cantle plan FOLDER --out FILE' writes one.`);
  if (file.cantle !== packageVersion()) {
    throw new StartError(`'${path}' was made by version ${file.cantle}, this is ${packageVersion()}: make a new plan.`);
  }
  const { cantle: _, checksum, ...plan } = file;
  if (!isAsMade(plan, checksum)) throw new StartError(`'${path}' is not as it was made: make a new plan.`);
  const checked = checkBySchema(PLAN, plan);
  if ('problems' in checked) {
    const [problem] = checked.problems;
    const what = problem === undefined ? '' : ` (${problem.path.join('.')} ${tellProblem(problem)})`;
    throw new StartError(`'${path}' is no plan${what}: make a new one.`);
  }
  return plan;
}

/** What nobody made may be nested as deeply as nothing can be printed. */
function isAsMade(plan: Plan, checksum: string): boolean {
  try {
    return checksum === checksumOf(plan);
  } catch {
    return false;
  }
}

function checksumOf(plan: Plan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

function parse(text: string): PlanFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<PlanFile> | null;
    return typeof file?.cantle === 'string' && Array.isArray(file.steps) ? (file as PlanFile) : undefined;
  } catch {
    return undefined;
  }
}
