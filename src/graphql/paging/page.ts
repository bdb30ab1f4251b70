import { invalidInput, limitExceeded } from '../../kernel/index.js';
import { cursorOf, type KeysetOrder } from './keyset.js';

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null | undefined;
}

export const MOST_PER_PAGE = 1_000;

/** Checks `first`: below zero is INVALID_INPUT, over 1,000 is LIMIT_EXCEEDED. */
export function checkFirst(first: number): number {
  if (first < 0) throw invalidInput('first', 'first must not be negative.');
  if (first > MOST_PER_PAGE) throw limitExceeded('first', MOST_PER_PAGE);
  return first;
}

export interface Edge<Row> {
  readonly node: Row;
  readonly cursor: string;
}

/** A stretch of a list, in the shape of a Relay connection. Edges may carry more than the node. */
export interface Page<Row, RowEdge extends Edge<unknown> = Edge<Row>> {
  readonly edges: readonly RowEdge[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counted only if asked for. */
  readonly totalCount: () => Promise<number>;
}

/** Makes a page of rows that were read with one more than `first`, to know whether there are more. */
export function pageOf<Row extends { readonly keyset: readonly string[] }, RowEdge extends Edge<unknown> = Edge<Row>>(
  rows: readonly Row[],
  request: PageRequest,
  order: KeysetOrder,
  totalCount: () => Promise<number>,
  edgeOf: (edge: Edge<Row>) => RowEdge = (edge) => edge as unknown as RowEdge,
): Page<Row, RowEdge> {
  const nodes = rows.slice(0, request.first);
  const cursorAt = (index: number) => {
    const node = nodes.at(index);
    return node === undefined ? null : cursorOf(order, node);
  };
  return {
    // Made where somebody asks for them: most ask for the nodes.
    get edges() {
      return nodes.map((node) => edgeOf({ node, cursor: cursorOf(order, node) }));
    },
    nodes,
    pageInfo: {
      hasNextPage: rows.length > request.first,
      hasPreviousPage: request.after !== null && request.after !== undefined,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    },
    totalCount,
  };
}
