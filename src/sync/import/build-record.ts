import type { z } from 'zod';
import type { AttributeDefinition } from '../schemas.js';
import { CellProblem } from './conversion.js';
import { ATTRIBUTE_FIELD_TYPES, fieldTypeOf, TEXT_FIELD, type FieldType } from './field-type.js';
import type { FieldMapping, FieldMappings, ValueMapping, ValuesByName } from './mapping.js';
import type { Row } from './row.js';
import { columnsOfTemplate, evaluate, type ValueContext } from './value.js';

export interface RecordContext extends ValueContext {
  readonly attributeTypes: ReadonlyMap<string, AttributeDefinition['type']>;
}

/** Why a cell of a row cannot be used. */
export interface RowProblem {
  readonly field: string;
  readonly column: string | undefined;
  readonly reason: string;
}

export interface BuiltRecord {
  readonly record: Record<string, unknown>;
  readonly problems: readonly RowProblem[];
}

/** Makes a record of a row. A value that is missing becomes null where the field can be cleared, and is left out elsewhere. */
export function buildRecord(schema: z.ZodObject, fields: FieldMappings, row: Row, context: RecordContext): BuiltRecord {
  const problems: RowProblem[] = [];
  const valueOf = (field: string, mapping: ValueMapping, type: FieldType): unknown => {
    try {
      return evaluate(mapping, type, row, context);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      problems.push({ field, column: originOf(mapping), reason: error.message });
      return undefined;
    }
  };
  const record: Record<string, unknown> = {};
  for (const [field, mapping] of Object.entries(fields)) {
    if (mapping === undefined) continue;
    const value = buildField(field, mapping, valueOf, context);
    if (value !== undefined) record[field] = value;
    else if (canBeCleared(schema, field)) record[field] = null;
  }
  return { record, problems };
}

type Evaluate = (field: string, mapping: ValueMapping, type: FieldType) => unknown;

function buildField(field: string, mapping: FieldMapping, valueOf: Evaluate, context: RecordContext): unknown {
  if (field === 'attributes') {
    return Object.fromEntries(
      valuesIn(mapping as ValuesByName).map(([key, value]) => {
        const declared = context.attributeTypes.get(key);
        return [key, valueOf(`attributes.${key}`, value, declared === undefined ? TEXT_FIELD : ATTRIBUTE_FIELD_TYPES[declared]) ?? null];
      }),
    );
  }
  if (field === 'addresses') {
    return (mapping as ValuesByName[]).flatMap((address, n) => {
      const parts = valuesIn(address).map(([part, value]) => [part, valueOf(`addresses.${n}.${part}`, value, fieldTypeOf(part)) ?? null]);
      return parts.every(([, value]) => value === null) ? [] : [Object.fromEntries(parts)];
    });
  }
  if (Array.isArray(mapping)) return (mapping as ValueMapping[]).flatMap((value) => valueOf(field, value, TEXT_FIELD) ?? []);
  return valueOf(field, mapping, fieldTypeOf(field));
}

function valuesIn(values: ValuesByName): [string, ValueMapping][] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function canBeCleared(schema: z.ZodObject, field: string): boolean {
  const type = schema.shape[field] as z.ZodType | undefined;
  return type?.safeParse(null).success === true;
}

/** The column in which to look for what is wrong with a field; `path` is that of a record's error. */
export function columnOf(fields: FieldMappings, path: readonly string[]): string | undefined {
  let node: unknown = fields;
  for (const step of path) {
    if (isValueMapping(node)) break;
    if (node === null || typeof node !== 'object' || !(step in node)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[step];
  }
  return isValueMapping(node) ? originOf(node) : undefined;
}

/** Maps of values by key may have a key of any name, but never a plain value under it. */
function isValueMapping(node: unknown): node is ValueMapping {
  if (node === null || typeof node !== 'object') return false;
  const { column, constant, template, lookup } = node as ValueMapping;
  return [column, constant, template, lookup?.table].some((origin) => origin !== undefined && typeof origin !== 'object');
}

function originOf(mapping: ValueMapping): string | undefined {
  return (
    mapping.column ?? mapping.lookup?.by ?? (mapping.template === undefined ? undefined : columnsOfTemplate(mapping.template).join(', '))
  );
}

/** Every column that the mappings read. */
export function columnsOf(fields: FieldMappings): string[] {
  return [...new Set(Object.values(fields).flatMap(columnsWithin))];
}

function columnsWithin(node: unknown): string[] {
  if (node === null || typeof node !== 'object') return [];
  if (!isValueMapping(node)) return Object.values(node).flatMap(columnsWithin);
  const template = node.template === undefined ? [] : columnsOfTemplate(node.template);
  return [node.column, node.lookup?.by, node.times, node.dividedBy, ...template].filter((column) => column !== undefined);
}
