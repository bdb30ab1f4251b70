import { getMetadataStorage } from 'type-graphql';
import { walkOperation, type Operation } from './walk-operation.js';

/** Which properties of each type an operation asks for, anywhere in it: no other column need be read. */
export type AskedFields = ReadonlyMap<string, ReadonlySet<string>>;

export function askedFields(operation: Operation): AskedFields {
  const asked = new Map<string, Set<string>>();
  walkOperation(operation, ({ parentType, field }) => {
    const property = called(parentType.name, field.name);
    const known = asked.get(parentType.name);
    if (known === undefined) asked.set(parentType.name, new Set([property]));
    else known.add(property);
  });
  return asked;
}

let otherNames: ReadonlyMap<string, string> | undefined;

/** The property that a field tells, which may be called otherwise. */
function called(type: string, field: string): string {
  otherNames ??= findOtherNames();
  return otherNames.get(`${type}.${field}`) ?? field;
}

function findOtherNames(): ReadonlyMap<string, string> {
  const { fields, objectTypes } = getMetadataStorage();
  const types = new Map(objectTypes.map(({ target, name }): [object, string] => [target, name]));
  return new Map(
    fields
      .filter(({ name, schemaName }) => name !== schemaName)
      .map(({ target, name, schemaName }) => [`${types.get(target) ?? ''}.${schemaName}`, name]),
  );
}
