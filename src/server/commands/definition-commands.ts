import type { Command } from 'commander';
import { OPERATOR, ruleReader } from '../../access/index.js';
import {
  applyPlan,
  type Done,
  FOLDER_OF,
  makePlan,
  type Plan,
  printPlan,
  pullDefinitions,
  readFolder,
  readPlan,
  tellPlan,
  writePlan,
} from '../../definitions/index.js';
import { type Configuration, secretNamed } from '../configuration.js';
import { print } from '../print.js';
import type { Workspace } from '../workspace.js';
import { withAuditedWorkspace, withWorkspace } from './with-workspace.js';

const FOLDER = `has ${Object.values(FOLDER_OF)
  .map((name) => `${name}/`)
  .join(', ')} in it, with a file for each definition`;
/** As of `plan` where there is something to do: scripts tell it from an error, which is 1. */
const CHANGES_EXIT_CODE = 2;

interface PlanOptions {
  readonly delete?: true;
  readonly out?: string;
  readonly json?: true;
}

/** `cantle pull`, `cantle plan` and `cantle apply`. */
export function addDefinitionCommands(program: Command): void {
  program
    .command('pull')
    .argument('<folder>', FOLDER)
    .description(
      'write the definitions of the workspace as files (segments, attributes, actions, destinations, exports, goals); what a file says already stays as it is',
    )
    .option('--delete', 'delete files of what is not in the workspace')
    .action(pull);
  program
    .command('plan')
    .argument('<folder>', FOLDER)
    .description(
      'say what would change if the workspace were as the files say: who would enter and leave, and what that does to size and value',
    )
    .option('--delete', 'what no file defines is to be deleted, but for attributes')
    .option('--out <file>', 'keep the plan, to be applied as it is')
    .option('--json', 'as JSON')
    .addHelpText('after', `\nExits with ${CHANGES_EXIT_CODE} if something would change, 0 if nothing would, 1 if the files cannot be used.`)
    .action(plan);
  program
    .command('apply')
    .argument('<plan>', 'a file that plan --out wrote')
    .description('do exactly what a plan says; nothing, if what it found has changed since')
    .action(apply);
}

async function pull(folder: string, { delete: deletes }: { readonly delete?: true }): Promise<void> {
  const pulled = await withWorkspace(({ database }) => pullDefinitions(database, folder, { deleteStale: deletes === true }));
  for (const path of pulled.written) print(`wrote ${path}`);
  for (const path of pulled.stale) print(`${deletes === true ? 'deleted' : 'not in the workspace:'} ${path}`);
  print(`${pulled.written.length} written, ${pulled.unchanged} unchanged.`);
}

async function plan(folder: string, { delete: deletes, out, json }: PlanOptions): Promise<void> {
  const files = await readFolder(folder);
  const made = await withWorkspace((workspace, configuration) =>
    makePlan(contextOf(workspace, configuration), files, { deleteUnlisted: deletes === true }),
  );
  if (out !== undefined) await writePlan(out, made);
  print(json === true ? printPlan(made) : tellPlan(made));
  if (made.steps.length > 0) process.exitCode = CHANGES_EXIT_CODE;
}

async function apply(path: string): Promise<void> {
  const made: Plan = await readPlan(path);
  const done: Done[] = [];
  const subjects = () => done.flatMap(({ segmentId }) => segmentId ?? []);
  const command = {
    operation: 'apply' as const,
    subjectKind: 'Segment' as const,
    resultOf: () => ({ subjectIds: subjects(), counts: { steps: done.length } }),
  };
  await withAuditedWorkspace(command, async (workspace, { beforeCommit, entryId }, configuration) => {
    const context = { ...contextOf(workspace, configuration), database: workspace.database.with({ beforeCommit }) };
    await applyPlan(context, made, { onDone: (one) => done.push(one), entryId });
  });
  print(done.length === 0 ? 'There was nothing to do.' : `Done: ${done.length} of ${made.steps.length}.`);
}

function contextOf({ context }: Workspace, { privateWebhooks, exportFolder }: Configuration) {
  return {
    ...context,
    reader: ruleReader(OPERATOR),
    allowPrivate: privateWebhooks,
    exportFolder,
    secretNamed: (name: string) => secretNamed(name),
  };
}
