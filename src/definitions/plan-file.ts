import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { StartError, systemReason } from '../kernel/index.js';
import { packageVersion, writeNamedFile } from '../database/index.js';
import type { Plan } from './plan.js';

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
    throw unusable(path, 'written', error);
  });
}

/** Reads what `writePlan` wrote. Throws what to do about a file that is no plan, or one of another version. */
export async function readPlan(path: string): Promise<Plan> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unusable(path, 'read', error);
  });
  const file = parse(text);
  if (file === undefined) throw new StartError(`'${path}' is no plan: 'npx cantle plan FOLDER --out FILE' writes one.`);
  if (file.cantle !== packageVersion()) {
    throw new StartError(`'${path}' was made by version ${file.cantle}, this is ${packageVersion()}: make a new plan.`);
  }
  const { cantle: _, checksum, ...plan } = file;
  if (checksum !== checksumOf(plan)) throw new StartError(`'${path}' is not as it was made: make a new plan.`);
  return plan;
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

function unusable(path: string, done: string, error: unknown): StartError {
  return new StartError(`'${path}' cannot be ${done}: ${systemReason(error) ?? String(error)}.`, { cause: error });
}
