import { columnsOf } from './build-record.js';
import type { Condition, FileMapping } from './reading/index.js';
import type { FieldMappings, LinesMapping, Mapping, Step } from './mapping.js';
import { relatedIn } from './related-values.js';
import { columnsLookedUp } from './tables.js';

/** A file that a mapping reads. */
export interface MappingFile {
  /** How it is read; of several steps over one file, by the first. */
  readonly mapping: FileMapping;
  /** The columns that it must have, if it is CSV. */
  readonly columns: ReadonlySet<string>;
  /** Whether it, or what is taken of it, is kept in memory as long as the import takes. */
  readonly isKept: boolean;
}

/** The files that a mapping reads, by their names. */
export function filesOfMapping(mapping: Mapping): ReadonlyMap<string, MappingFile> {
  const files = new Map<string, MappingFile>();
  const add = (file: FileMapping, columns: readonly string[], isKept: boolean) => {
    const known = files.get(file.file);
    files.set(file.file, {
      mapping: known?.mapping ?? file,
      columns: new Set([...(known?.columns ?? []), ...columns]),
      isKept: isKept || known?.isKept === true,
    });
  };
  for (const step of mapping.steps) {
    add(step, columnsOfStep(step), false);
    if (step.lines !== undefined) add(step.lines, columnsOfLines(step.lines), false);
  }
  for (const [name, table] of Object.entries(mapping.tables)) add(table, [table.key, ...columnsLookedUp(mapping.steps, name)], true);
  for (const { rows } of relatedIn(mapping.steps)) add(rows, [rows.key, rows.column, ...columnsOfConditions(rows)], true);
  for (const file of mapping.exchangeRates) add({ file }, [], true);
  return files;
}

export function columnsOfStep(step: Step): string[] {
  return [...neededColumns(step), step.firstOf, step.lines?.matches].filter((column) => column !== undefined);
}

export function columnsOfLines(lines: LinesMapping): string[] {
  return [...neededColumns(lines), lines.key];
}

interface Skipping {
  readonly skipIf?: readonly Condition[] | undefined;
}

function neededColumns({ fields, ...rest }: Skipping & { readonly fields: FieldMappings }): string[] {
  return [...columnsOf(fields), ...columnsOfConditions(rest)];
}

function columnsOfConditions({ skipIf = [] }: Skipping): string[] {
  return skipIf.map(({ column }) => column);
}
