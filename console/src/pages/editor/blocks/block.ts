import { arityOf } from './arity.js';

/** Another parameter of the same record in the place of a value, as rules have it as a tree. */
export interface FieldValue {
  readonly parameter: string;
  readonly argument?: string;
  readonly offset?: string;
}

/** A value of a condition's own; null while it is not filled in: an empty text is one. */
export type OwnValue = string | number | boolean | null;

export type BlockValue = OwnValue | FieldValue;

export const isOwn = (value: BlockValue): value is OwnValue => value === null || typeof value !== 'object';

/** A rule as the API tells it as a tree (docs/rules.md). */
export type RuleTree = { readonly [field: string]: unknown };

/** `name operator values`: of an attribute, or of a parameter of a function. With an argument the name is that of a call. */
export interface Condition {
  readonly id: number;
  readonly name: string;
  readonly argument?: string;
  readonly operator: string;
  readonly values: readonly BlockValue[];
}

/** Blocks that hold together: all of them or at least one; the other way round if it is negated. */
export interface GroupBlock {
  readonly id: number;
  readonly kind: 'group';
  readonly join: 'and' | 'or';
  readonly isNegated: boolean;
  readonly blocks: readonly Block[];
}

export interface AttributeBlock extends Condition {
  readonly kind: 'attribute';
}

/** The records of a function: there are such, or there are none. */
export interface RecordsBlock {
  readonly id: number;
  readonly kind: 'records';
  readonly name: string;
  readonly matches: boolean;
  readonly parameters: readonly Condition[];
}

/** What is not drawn, such as what is computed: it is kept as it is. */
export interface TextBlock {
  readonly id: number;
  readonly kind: 'text';
  readonly tree: RuleTree;
}

export type Block = GroupBlock | AttributeBlock | RecordsBlock | TextBlock;

let lastId = 0;
export const newId = (): number => ++lastId;

/** The blocks of a rule. The outermost is a group, to which more can be added. */
export function toBlocks(tree: RuleTree): GroupBlock {
  const block = blockOf(tree);
  return block.kind === 'group' && !block.isNegated ? block : groupOf([block]);
}

export function groupOf(blocks: readonly Block[], join: GroupBlock['join'] = 'and'): GroupBlock {
  return { id: newId(), kind: 'group', join, isNegated: false, blocks };
}

function blockOf(tree: RuleTree): Block {
  const { and, or, not, attribute, function: records } = tree;
  if (Array.isArray(and)) return groupOf((and as RuleTree[]).map(blockOf));
  if (Array.isArray(or)) return groupOf((or as RuleTree[]).map(blockOf), 'or');
  if (typeof not === 'object' && not !== null) {
    const inner = blockOf(not as RuleTree);
    return inner.kind === 'group' && !inner.isNegated ? { ...inner, isNegated: true } : { ...groupOf([inner]), isNegated: true };
  }
  if (typeof attribute === 'string') return { ...conditionOf(attribute, tree), kind: 'attribute' };
  if (typeof records === 'string' && Array.isArray(tree['parameters'])) {
    const parameters = (tree['parameters'] as RuleTree[]).map((parameter) => conditionOf(parameter['name'] as string, parameter));
    return { id: newId(), kind: 'records', name: records, matches: tree['matches'] === true, parameters };
  }
  return { id: newId(), kind: 'text', tree };
}

function conditionOf(name: string, { argument, operator, value, values }: RuleTree): Condition {
  return {
    id: newId(),
    name,
    ...(typeof argument === 'string' ? { argument } : {}),
    operator: operator as string,
    values: (values ?? (value === undefined ? [] : [value])) as BlockValue[],
  };
}

/** The rule that blocks say; undefined while something of it is not said yet. */
export function toTree(block: Block): RuleTree | undefined {
  switch (block.kind) {
    case 'text':
      return block.tree;
    case 'attribute': {
      const { name, ...condition } = block;
      const said = saidBy(condition);
      return said && { attribute: name, ...said };
    }
    case 'records': {
      const parameters = block.parameters.map(({ name, ...condition }) => {
        const said = name === '' ? undefined : saidBy(condition);
        return said && { name, ...said };
      });
      if (block.name === '' || parameters.includes(undefined)) return undefined;
      return { function: block.name, matches: block.matches, parameters };
    }
    case 'group': {
      const trees = block.blocks.map(toTree);
      const [first] = trees;
      if (first === undefined || trees.includes(undefined)) return undefined;
      const inner = trees.length === 1 ? first : { [block.join]: trees };
      return block.isNegated ? { not: inner } : inner;
    }
  }
}

function saidBy({ argument, operator, values }: Omit<Condition, 'name' | 'id'>): RuleTree | undefined {
  const named = argument === undefined ? {} : { argument };
  if (operator === '' || values.includes(null)) return undefined;
  switch (arityOf(operator)) {
    case 'none':
      return { ...named, operator };
    case 'one':
      return values.length === 1 ? { ...named, operator, value: values[0] } : undefined;
    case 'two':
      return values.length === 2 ? { ...named, operator, values } : undefined;
    case 'list':
      return values.length > 0 ? { ...named, operator, values } : undefined;
  }
}

/** The same blocks with one of them replaced; without a replacement it is taken out, and groups that it leaves empty with it. */
export function replaced(root: GroupBlock, id: number, replacement: Block | undefined): GroupBlock {
  if (root.id === id)
    return replacement?.kind === 'group' ? replacement : { ...root, blocks: replacement === undefined ? [] : [replacement] };
  const blocks = root.blocks.flatMap((block): Block[] => {
    if (block.id === id) return replacement === undefined ? [] : [replacement];
    if (block.kind !== 'group') return [block];
    const inner = replaced(block, id, replacement);
    return inner.blocks.length === 0 && block.blocks.length > 0 ? [] : [inner];
  });
  return { ...root, blocks };
}
