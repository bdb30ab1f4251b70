import type { AttributeOwner } from '../../model/index.js';
import { canBeNull, type Field, type Fields } from '../../records/index.js';
import type { DeclaredType } from '../declare/index.js';
import { CellProblem } from './cell-problem.js';
import { DECLARED_FIELD_TYPES, fieldTypeOf, TEXT, type FieldType } from './field-type.js';
import type { FieldMapping, FieldMappings, ValuesByName } from './mapping.js';
import { type Row } from './reading/index.js';
import type { ValueMapping } from './value-mapping.js';
import { columnsOfTemplate, evaluate, type ValueContext } from './value.js';

export interface RecordContext extends ValueContext {
  readonly attributeTypes: (owner: AttributeOwner) => ReadonlyMap<string, DeclaredType>;
  readonly propertyTypes: ReadonlyMap<string, DeclaredType>;
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
export function buildRecord(fields: Fields, mappings: FieldMappings, row: Row, context: RecordContext): BuiltRecord {
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
  for (const [name, field] of Object.entries(fields)) {
    const mapping = mappings[name];
    if (mapping === undefined) continue;
    const value = buildField(name, field, mapping, valueOf, context);
    if (value !== undefined) record[name] = value;
    else if (canBeNull(field.presence)) record[name] = null;
  }
  return { record, problems };
}

type Evaluate = (field: string, mapping: ValueMapping, type: FieldType) => unknown;

function buildField(name: string, field: Field, mapping: FieldMapping, valueOf: Evaluate, context: RecordContext): unknown {
  if (field.declaredBy === 'attributes') {
    const types = context.attributeTypes(field.owner ?? 'customer');
    const values = buildKeyed(name, mapping as ValuesByName, valueOf, types);
    return Object.fromEntries(values.map(([key, value]) => [key, value ?? null]));
  }
  // An event happened once: there is no earlier value that a missing one would clear.
  if (field.declaredBy === 'event properties') {
    const values = buildKeyed(name, mapping as ValuesByName, valueOf, context.propertyTypes);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  }
  if (field.part !== undefined) return buildParts(name, field.part.fields, mapping as ValuesByName[], valueOf);
  const type = fieldTypeOf(name, field);
  if (field.form === 'texts') return (mapping as ValueMapping[]).flatMap((value) => valueOf(name, value, type) ?? []);
  return valueOf(name, mapping as ValueMapping, type);
}

function buildParts(name: string, fields: Fields, mappings: readonly ValuesByName[], valueOf: Evaluate): readonly object[] {
  const elements = mappings.map((mapping, n) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([part, field]) => {
        const value = mapping[part];
        return value === undefined ? [] : [[part, valueOf(`${name}.${n}.${part}`, value, fieldTypeOf(part, field)) ?? null]];
      }),
    ),
  );
  return elements.filter((element) => isThere(element, fields));
}

/** Whether a row has such an element: what it requires, or anything of it. */
function isThere(element: Readonly<Record<string, unknown>>, fields: Fields): boolean {
  const required = Object.keys(fields).filter((part) => fields[part]?.presence === 'required');
  if (required.length > 0) return required.every((part) => element[part] !== null);
  return Object.values(element).some((value) => value !== null);
}

function buildKeyed(
  field: string,
  mapping: ValuesByName,
  valueOf: Evaluate,
  types: ReadonlyMap<string, DeclaredType>,
): [string, unknown][] {
  return valuesIn(mapping).map(([key, value]) => {
    const declared = types.get(key);
    return [key, valueOf(`${field}.${key}`, value, declared === undefined ? TEXT : DECLARED_FIELD_TYPES[declared])];
  });
}

function valuesIn(values: ValuesByName): [string, ValueMapping][] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
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
  const { column, constant, template, lookup, collect, sum } = node as ValueMapping;
  return [column, constant, template, lookup?.table, collect?.file, sum?.file].some(
    (origin) => origin !== undefined && typeof origin !== 'object',
  );
}

function originOf(mapping: ValueMapping): string | undefined {
  return (
    mapping.column ??
    mapping.lookup?.by ??
    (mapping.collect ?? mapping.sum)?.matches ??
    (mapping.template === undefined ? undefined : columnsOfTemplate(mapping.template).join(', '))
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
  return [node.column, node.lookup?.by, node.collect?.matches, node.sum?.matches, node.times, node.dividedBy, ...template].filter(
    (column) => column !== undefined,
  );
}
