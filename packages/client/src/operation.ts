import { printDocument, type DocumentLike } from './print-document.js';

/** What carries the types of an operation: what graphql-codegen makes of documents has it, and so have those of this package. */
export interface TypedOperation<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
}

/** The text of an operation that knows its types. */
export type TypedText<Data, Variables> = string & TypedOperation<Data, Variables>;

/** An operation: as text, or as a typed document of graphql-codegen, of either form. */
export type Operation<Data, Variables> = string | TypedText<Data, Variables> | (TypedOperation<Data, Variables> & object);

/** Variables that need not be said may be left out altogether. */
export type VariablesOf<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables | undefined, options?: Options]
    : [variables: Variables, options?: Options];

/** The text to be sent of an operation. */
export function textOf(operation: string | object): string {
  if (typeof operation === 'string') return operation;
  if ('kind' in operation && operation.kind === 'Document') return printDocument(operation as DocumentLike);
  // The other form of graphql-codegen: an object of a class that extends String.
  return (operation as { toString(): string }).toString();
}
