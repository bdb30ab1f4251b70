import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { packageFolder, readNamedFile } from '../../database/index.js';
import { DomainError, invalidInput, StartError, systemReason } from '../../kernel/index.js';
import { didYouMean } from '../../language/index.js';
import { checkBySchema, type SchemaProblem, tellProblem } from '../../records/index.js';
import { settleSeparators } from './decimal-separators.js';
import { mappingSchema, type Mapping } from './mapping.js';

/** The mappings that come with Cantle: `mappings/<name>.yaml`. */
const SHIPPED = join(packageFolder(), 'mappings');

/** The largest that come with Cantle are a hundredth of this. */
export const LARGEST_MAPPING_BYTES = 1_048_576;

/** Reads a mapping file by its path, or a shipped one by its name, such as `adventureworks`. */
export async function loadMapping(pathOrName: string): Promise<Mapping> {
  const shipped = await listShippedMappings();
  const path = shipped.includes(pathOrName) ? join(SHIPPED, `${pathOrName}.yaml`) : pathOrName;
  if (!(await isThere(path))) {
    throw invalidInput(
      'mapping',
      `There is no mapping file '${pathOrName}'. Those that come with Cantle are: ${shipped.join(', ')}.${didYouMean(pathOrName, shipped)}`,
    );
  }
  return parseMapping(readNamedFile(path, LARGEST_MAPPING_BYTES).toString('utf8'));
}

/** What a mapping that comes with Cantle says, by its name. `field` is that of the argument. */
export async function readShippedMapping(name: string, field: string): Promise<string> {
  const shipped = await listShippedMappings();
  if (shipped.includes(name)) return readNamedFile(join(SHIPPED, `${name}.yaml`), LARGEST_MAPPING_BYTES).toString('utf8');
  throw invalidInput(field, `No mapping '${name}' comes with Cantle; there are ${shipped.join(', ')}.${didYouMean(name, shipped)}`);
}

/** A folder is no mapping file. */
async function isThere(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      throw new StartError(`'${path}' cannot be read: ${systemReason(error) ?? String(error)}.`, { cause: error });
  });
  return found?.isDirectory() === false;
}

export async function listShippedMappings(): Promise<string[]> {
  const files = await readdir(SHIPPED);
  return files.filter((file) => file.endsWith('.yaml')).map((file) => basename(file, '.yaml'));
}

/** Checks a mapping. Every problem is told with the path that leads to it. */
export function parseMapping(yaml: string): Mapping {
  const document = parseDocument(yaml, { prettyErrors: true, logLevel: 'error' });
  const syntax = document.errors.map((error) => error.message);
  if (syntax.length > 0) throw mappingInvalid(syntax);
  const parsed = checkBySchema(mappingSchema, toPlain(document));
  if ('problems' in parsed) throw mappingInvalid(parsed.problems.map(describe));
  const mapping = parsed.value;
  const problems = [...unknownTables(mapping)];
  if (problems.length > 0) throw mappingInvalid(problems);
  settleSeparators(mapping);
  return mapping;
}

/** Aliases could make much of little: so many of them are refused. */
function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw mappingInvalid([(error as Error).message]);
  }
}

function mappingInvalid(problems: readonly string[]): DomainError {
  return new DomainError('INVALID_INPUT', `The mapping cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, {
    field: 'mapping',
    problems,
  });
}

function describe(problem: SchemaProblem): string {
  return `${z.core.toDotPath(problem.path) || 'the mapping'}: ${tellProblem(problem)}`;
}

/** Tables that a lookup names and the mapping does not have. */
function* unknownTables(mapping: Mapping): Iterable<string> {
  for (const [index, step] of mapping.steps.entries()) {
    for (const table of lookedUp([step.fields, step.lines?.fields])) {
      if (Object.hasOwn(mapping.tables, table)) continue;
      const near = didYouMean(table, Object.keys(mapping.tables));
      yield `steps[${index}]: there is no table '${table}' to look up in${near && `.${near}`}`;
    }
  }
}

function lookedUp(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    (name === 'lookup' || name === 'through') && value !== null && typeof value === 'object' && 'table' in value
      ? [String(value.table)]
      : lookedUp(value),
  );
}
