// Writes src/data/operations.ts: every operation of src/data/operations/*.graphql as text, checked against the public schema, with the types of its
// variables and of its answer. With --check it only tells whether that has been done.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  buildSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  typeFromAST,
  validate,
  visit,
} from 'graphql';
import { format, resolveConfig } from 'prettier';

const PLACE = new URL('../src/data/', import.meta.url);
const SCHEMA = new URL('../../schema/schema.graphql', import.meta.url);
const SCALARS = { Int: 'number', Float: 'number', Boolean: 'boolean', JSON: 'unknown' };

function generateOperations() {
  const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));
  const folder = new URL('operations/', PLACE);
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  const document = parse(
    names
      .sort()
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n'),
  );
  const problems = validate(schema, document);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return new Generator(schema, document).text();
}

class Generator {
  constructor(schema, document) {
    this.schema = schema;
    this.operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    this.fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])));
    this.enums = new Map();
    this.inputs = new Map();
  }

  text() {
    const fragments = [...this.fragments.values()].map((fragment) => {
      const type = this.schema.getType(fragment.typeCondition.name.value);
      return `export type ${fragment.name.value} = ${this.selection(type, fragment.selectionSet)};`;
    });
    const operations = this.operations.map((operation) => this.operation(operation));
    const inputs = [...this.inputs.values()];
    return [
      '// Written by `npm run console:operations` from the files in operations/: do not edit.',
      "import type { Operation } from './operation';",
      ...[...this.enums.values()].sort((a, b) => a.localeCompare(b)),
      ...inputs,
      ...fragments,
      ...operations,
      '',
    ].join('\n\n');
  }

  operation(operation) {
    const name = operation.name.value;
    const root = this.schema.getRootType(operation.operation);
    const variables = (operation.variableDefinitions ?? []).map((variable) => {
      const type = typeFromAST(this.schema, variable.type);
      const optional = !isNonNullType(type) || variable.defaultValue !== undefined;
      return `readonly ${variable.variable.name.value}${optional ? '?' : ''}: ${this.type(type, (named) => this.inputType(named))};`;
    });
    const used = new Map();
    this.collectFragments(operation, used);
    const text = [operation, ...used.values()].map((definition) => print(definition)).join('\n');
    return [
      `export type ${name}Data = ${this.selection(root, operation.selectionSet)};`,
      `export type ${name}Variables = {${variables.join(' ')}};`,
      `export const ${name}: Operation<${name}Data, ${name}Variables> = { name: '${name}', kind: '${operation.operation}', text: ${JSON.stringify(text.replaceAll(/\s+/g, ' '))} };`,
    ].join('\n');
  }

  collectFragments(node, used) {
    visit(node, {
      FragmentSpread: ({ name: { value } }) => {
        if (used.has(value)) return;
        used.set(value, this.fragments.get(value));
        this.collectFragments(this.fragments.get(value), used);
      },
    });
  }

  /** What comes of a selection: for a union one shape for each of its types, told apart by __typename. */
  selection(type, set) {
    if (isObjectType(type)) return this.shape(type, set);
    return this.schema
      .getPossibleTypes(type)
      .map((possible) => this.shape(possible, set))
      .join(' | ');
  }

  shape(type, set) {
    const fields = [];
    const parts = [];
    for (const part of set.selections) {
      if (part.kind === Kind.FIELD) fields.push(this.field(type, part));
      else if (part.kind === Kind.FRAGMENT_SPREAD) {
        const on = this.fragments.get(part.name.value).typeCondition.name.value;
        if (this.fits(type, on)) parts.push(part.name.value);
      } else if (part.typeCondition === undefined || this.fits(type, part.typeCondition.name.value)) {
        parts.push(this.shape(type, part.selectionSet));
      }
    }
    if (fields.length > 0 || parts.length === 0) parts.push(`{${fields.join(' ')}}`);
    return parts.length === 1 ? parts[0] : `(${parts.join(' & ')})`;
  }

  fits(type, name) {
    return type.name === name || this.schema.isSubType(this.schema.getType(name), type);
  }

  field(type, { name, alias, selectionSet, directives = [] }) {
    // What is only asked for under a condition, such as names by those who may see them.
    const key = `${alias?.value ?? name.value}${directives.length > 0 ? '?' : ''}`;
    if (name.value === '__typename') return `readonly ${key}: '${type.name}';`;
    const answered = this.type(type.getFields()[name.value].type, (named) =>
      isCompositeType(named) ? this.selection(named, selectionSet) : this.leaf(named),
    );
    return `readonly ${key}: ${answered};`;
  }

  type(type, named) {
    if (isNonNullType(type)) return this.required(type.ofType, named);
    const answered = this.required(type, named);
    return answered === 'unknown' ? answered : `${answered} | null`;
  }

  required(type, named) {
    return isListType(type) ? `readonly (${this.type(type.ofType, named)})[]` : named(type);
  }

  leaf(type) {
    if (!isEnumType(type)) return SCALARS[type.name] ?? 'string';
    const values = type.getValues().map(({ name }) => `'${name}'`);
    this.enums.set(type.name, `export type ${type.name} = ${values.join(' | ')};`);
    return type.name;
  }

  inputType(type) {
    if (!isInputObjectType(type)) return this.leaf(type);
    if (!this.inputs.has(type.name)) {
      this.inputs.set(type.name, '');
      const fields = Object.values(type.getFields()).map(
        (field) =>
          `readonly ${field.name}${isNonNullType(field.type) ? '' : '?'}: ${this.type(field.type, (named) => this.inputType(named))};`,
      );
      this.inputs.set(type.name, `export type ${type.name} = {${fields.join(' ')}};`);
    }
    return type.name;
  }
}

const target = new URL('operations.ts', PLACE);
const options = await resolveConfig(target);
const text = await format(generateOperations(), { ...options, parser: 'typescript' });
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('console/src/data/operations.ts is not what comes of the operations and the schema: npm run console:operations\n');
  process.exitCode = 1;
}
