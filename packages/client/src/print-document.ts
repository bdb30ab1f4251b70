/** A node of a parsed document, as graphql-js and graphql-codegen make them. */
interface Node {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface DocumentLike {
  readonly kind: 'Document';
  readonly definitions: readonly Node[];
}

const printed = new WeakMap<object, string>();

/** The text of a parsed document of operations and fragments; graphql-js, which could print it too, is several times as large as this package. */
export function printDocument(document: DocumentLike): string {
  let text = printed.get(document);
  if (text === undefined) {
    text = document.definitions.map(print).join('\n');
    printed.set(document, text);
  }
  return text;
}

function print(node: Node): string {
  const printer = PRINTERS[node.kind];
  if (printer === undefined) throw new TypeError(`${node.kind} is no part of an operation.`);
  return printer(node);
}

const one = (node: unknown): string => (node === undefined || node === null ? '' : print(node as Node));
const many = (nodes: unknown, between = ' '): string => ((nodes ?? []) as readonly Node[]).map(print).join(between);
const within = (open: string, text: string, close: string): string => (text === '' ? '' : open + text + close);
const value = (node: Node): string => String(node['value']);
const name = (node: Node): string => one(node['name']);

const PRINTERS: Readonly<Record<string, (node: Node) => string>> = {
  OperationDefinition: (node) =>
    `${String(node['operation'])} ${name(node)}${within('(', many(node['variableDefinitions'], ', '), ')')}${many(node['directives'])}${one(node['selectionSet'])}`,
  FragmentDefinition: (node) =>
    `fragment ${name(node)} on ${one(node['typeCondition'])} ${many(node['directives'])}${one(node['selectionSet'])}`,
  VariableDefinition: (node) =>
    `${one(node['variable'])}: ${one(node['type'])}${within(' = ', one(node['defaultValue']), '')} ${many(node['directives'])}`,
  SelectionSet: (node) => `{ ${many(node['selections'])} }`,
  Field: (node) =>
    `${within('', one(node['alias']), ': ')}${name(node)}${within('(', many(node['arguments'], ', '), ')')} ${many(node['directives'])}${one(node['selectionSet'])}`,
  FragmentSpread: (node) => `...${name(node)} ${many(node['directives'])}`,
  InlineFragment: (node) => `... ${within('on ', one(node['typeCondition']), ' ')}${many(node['directives'])}${one(node['selectionSet'])}`,
  Directive: (node) => `@${name(node)}${within('(', many(node['arguments'], ', '), ')')} `,
  Argument: (node) => `${name(node)}: ${one(node['value'])}`,
  ObjectField: (node) => `${name(node)}: ${one(node['value'])}`,
  Name: value,
  Variable: (node) => `$${name(node)}`,
  NamedType: name,
  ListType: (node) => `[${one(node['type'])}]`,
  NonNullType: (node) => `${one(node['type'])}!`,
  IntValue: value,
  FloatValue: value,
  BooleanValue: value,
  EnumValue: value,
  NullValue: () => 'null',
  StringValue: (node) => JSON.stringify(node['value']),
  ListValue: (node) => `[${many(node['values'], ', ')}]`,
  ObjectValue: (node) => `{${many(node['fields'], ', ')}}`,
};
