export { type DecodedTree, decodeTree } from './decode-tree.js';
export type { ComputedTree, ExpressionTree } from './encode-expression.js';
export type { AttributeTree, ParameterTree, TreeValue, TreeValues } from './encode-operation.js';
export { type RuleTree, encodeTree } from './encode-tree.js';
export type { TreePath } from './tree-reader.js';
