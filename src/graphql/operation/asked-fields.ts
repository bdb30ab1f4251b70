import { walkOperation, type Operation } from './walk-operation.js';

/** Which fields of each type an operation asks for, anywhere in it: no other column need be read. */
export type AskedFields = ReadonlyMap<string, ReadonlySet<string>>;

export function askedFields(operation: Operation): AskedFields {
  const asked = new Map<string, Set<string>>();
  walkOperation(operation, ({ parentType, field }) => {
    const known = asked.get(parentType.name);
    if (known === undefined) asked.set(parentType.name, new Set([field.name]));
    else known.add(field.name);
  });
  return asked;
}
