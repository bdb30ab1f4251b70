import type { Mapping } from './mapping.js';
import type { DecimalText } from './rounded-decimal.js';
import type { RelatedMapping, ValueMapping } from './value-mapping.js';

type Separator = DecimalText['separator'];

/** Gives every value of a mapping the separator that holds for it: its own, that of the file it is read from, or that of the mapping. */
export function settleSeparators(mapping: Mapping): void {
  for (const step of mapping.steps) {
    settleWithin(step.fields, step.decimalSeparator, mapping);
    settleWithin(step.lines?.fields, step.lines?.decimalSeparator, mapping);
  }
}

function settleWithin(node: unknown, ofFile: Separator, mapping: Mapping): void {
  if (node === null || typeof node !== 'object') return;
  const value = node as ValueMapping;
  const related = [value.collect, value.sum].find(isFile);
  const table = typeof value.lookup?.table === 'string' ? mapping.tables[value.lookup.table] : undefined;
  if (related !== undefined || table !== undefined || typeof value.column === 'string' || typeof value.template === 'string') {
    const own = related === undefined && table === undefined ? ofFile : (related ?? table)?.decimalSeparator;
    value.decimalSeparator ??= own ?? mapping.decimalSeparator;
    if (related !== undefined) related.decimalSeparator = value.decimalSeparator;
    return;
  }
  for (const inner of Object.values(node)) settleWithin(inner, ofFile, mapping);
}

/** An attribute may be called `sum` too. */
function isFile(node: unknown): node is RelatedMapping {
  return node !== null && typeof node === 'object' && 'file' in node && 'key' in node;
}
