import { createHash } from 'node:crypto';
import { getOperationAST, Kind, print, visit, type ASTNode, type DocumentNode, type ExecutionArgs, type SelectionNode } from 'graphql';
import type { OperationContext } from '../context.js';

/**
 * Two subscriptions of one key answer the same event with the same words: the same fields under the same rights. The arguments of the
 * subscription itself decide which events come, not what is told of one, so clients that resume from different cursors share.
 */
export function sharingKey({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const { viewer } = contextValue as OperationContext;
  const { text, variables } = toldBy(document, operationName);
  const parts = [
    text,
    variables.map((name) => [name, variableValues?.[name]]),
    [...viewer.scopes].sort(),
    viewer.segmentIds === null ? null : [...viewer.segmentIds].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

/** What an operation tells of an event. */
interface Told {
  readonly text: readonly string[];
  /** That it depends on, by name. */
  readonly variables: readonly string[];
}

/** By the document, which many share (check-document.ts), and the operation in it. */
const TOLD = new WeakMap<DocumentNode, Map<string, Told>>();

function toldBy(document: DocumentNode, operationName: string | null | undefined): Told {
  let operations = TOLD.get(document);
  if (operations === undefined) TOLD.set(document, (operations = new Map()));
  let told = operations.get(operationName ?? '');
  if (told === undefined) {
    const nodes: readonly ASTNode[] = [
      ...(getOperationAST(document, operationName)?.selectionSet.selections.map(withoutArguments) ?? []),
      ...document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
    ];
    told = { text: nodes.map((node) => print(node)), variables: [...variablesIn(nodes)].sort() };
    operations.set(operationName ?? '', told);
  }
  return told;
}

function withoutArguments(selection: SelectionNode): SelectionNode {
  return selection.kind === Kind.FIELD ? { ...selection, arguments: [] } : selection;
}

function variablesIn(nodes: readonly ASTNode[]): Set<string> {
  const names = new Set<string>();
  for (const node of nodes) visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
