import type { Command } from 'commander';
import { OPERATOR, ruleReader } from '../../access/index.js';
import type { ChangeKind } from '../../changes/index.js';
import { invalidInput } from '../../kernel/index.js';
import { createSegment, isKnownSource, type MemberNames, MOST_AT_ONCE, moveNamedMembers, segmentIdNamed } from '../../membership/index.js';
import { type ListedName, readListedNames } from '../../sync/index.js';
import { print } from '../print.js';
import type { Workspace } from '../workspace.js';
import { withAuditedWorkspace } from './with-workspace.js';

interface MembersOptions {
  readonly email?: string;
  readonly externalId?: string;
  readonly source?: string;
  readonly create?: true;
}

/** How many of those that were left out are told of one by one. */
const MOST_TOLD = 100;
/** Something was left out: scripts tell it from an error, which is 1. */
const LEFT_OUT_EXIT_CODE = 2;

/** `cantle members add` and `cantle members remove`. */
export function addMembersCommands(program: Command): void {
  const members = program.command('members').description('put the people of a list on a static segment, or take them off');
  for (const [name, description] of [
    ['add', 'put the customers of a list on a static segment'],
    ['remove', 'take the customers of a list off a static segment'],
  ] as const) {
    const command = members
      .command(`${name} <segment> <file>`)
      .description(`${description}: CSV whose first line names its columns, or NDJSON`)
      .option('--email <column>', 'the column with their e-mail addresses')
      .option('--external-id <column>', 'in its place, the column with the ids that a source has for them')
      .option('--source <source>', 'the source of the ids')
      .addHelpText('after', `\nExits with ${LEFT_OUT_EXIT_CODE} if a row was left out.`);
    if (name === 'add') command.option('--create', 'make the segment, if there is none of that name');
    command.action((segment: string, file: string, options: MembersOptions) => run(name, segment, file, options));
  }
}

async function run(name: 'add' | 'remove', segment: string, file: string, options: MembersOptions): Promise<void> {
  const by = readBy(options);
  let [moved, rejected, blank] = [0, 0, 0];
  const tell = (line: number, problem: string) => {
    if (++rejected <= MOST_TOLD) process.stderr.write(`line ${line}: ${problem}\n`);
  };
  const deed = {
    operation: `members ${name}` as const,
    subjectKind: 'Segment' as const,
    resultOf: () => ({ counts: { moved, rejected } }),
  };
  await withAuditedWorkspace(deed, async ({ context }) => {
    // What is wrong with the file is told before anything is made.
    const names = readListedNames(file, by.column);
    const first = await names.next();
    // Told once and before anything is made, not of every row.
    if (by.source !== undefined && !(await isKnownSource(context, by.source))) {
      throw invalidInput('source', `No customer has an id of the source '${by.source}'.`);
    }
    const segmentId = await idOf(context, segment, options.create === true);
    const how = { segmentId, by, kind: name === 'add' ? 'ENTERED' : 'LEFT', tell } as const;
    for (let next = first; next.done !== true; next = await names.next()) {
      for (let start = 0; start < next.value.length; start += MOST_AT_ONCE) {
        const rows = next.value.slice(start, start + MOST_AT_ONCE);
        const named = rows.filter((row) => !('name' in row) || row.name !== '');
        blank += rows.length - named.length;
        moved += await move(context, how, named);
      }
    }
  });
  if (rejected > MOST_TOLD) process.stderr.write(`and ${rejected - MOST_TOLD} others\n`);
  print(
    [
      `${counted(moved, 'customer')} ${name === 'add' ? 'put on' : 'taken off'} '${segment}'.`,
      ...(rejected === 0 ? [] : [`${counted(rejected, 'row')} left out.`]),
      ...(blank === 0 ? [] : [`${counted(blank, 'row')} passed over: nothing is in the column '${by.column}'.`]),
    ].join(' '),
  );
  if (rejected > 0) process.exitCode = LEFT_OUT_EXIT_CODE;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what} was` : `${count} ${what}s were`;
}

/** By what the customers are named, and in which column. */
interface By {
  readonly column: string;
  /** Of the ids, where they are that. */
  readonly source?: string;
  readonly namesOf: (names: readonly string[]) => MemberNames;
}

function readBy({ email, externalId, source }: MembersOptions): By {
  if ((email === undefined) === (externalId === undefined))
    throw invalidInput(
      'email',
      'Name the column with their addresses by --email, or the one with their ids by --external-id: one of the two.',
    );
  if (email !== undefined) return { column: email, namesOf: (emails) => ({ emails }) };
  if (source === undefined) throw invalidInput('source', 'Say of which --source the ids are.');
  return { column: externalId ?? '', source, namesOf: (externalIds) => ({ source, externalIds }) };
}

async function idOf(context: Workspace['context'], name: string, isMade: boolean): Promise<string> {
  const id = await segmentIdNamed(context, name);
  if (id !== undefined) return id;
  if (!isMade) throw invalidInput('segment', `There is no segment '${name}': --create makes it.`);
  const { segment, errors } = await createSegment({ ...context, reader: ruleReader(OPERATOR) }, { name, kind: 'STATIC' });
  if (segment === undefined) throw invalidInput('segment', errors.map(({ message }) => message).join(' '));
  return segment.id;
}

interface Move {
  readonly segmentId: string;
  readonly by: By;
  readonly kind: ChangeKind;
  readonly tell: (line: number, problem: string) => void;
}

/** Moves those of some rows; gives how many were moved. */
async function move(context: Workspace['context'], { segmentId, by, kind, tell }: Move, rows: readonly ListedName[]): Promise<number> {
  const named = rows.flatMap((row) => ('name' in row ? [row] : []));
  const { moved, rejected, errors } = await moveNamedMembers(context, segmentId, by.namesOf(named.map(({ name }) => name)), kind);
  const [error] = errors;
  if (error !== undefined) throw invalidInput('segment', error.message);
  const problems = [
    ...rows.flatMap((row) => ('problem' in row ? [row] : [])),
    ...rejected.map(({ path, message }) => ({ line: named[Number(path.at(-1))]?.line ?? 0, problem: message })),
  ];
  for (const { line, problem } of problems.toSorted((one, other) => one.line - other.line)) tell(line, problem);
  return moved;
}
