import { parse, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { RecentMap } from '../../kernel/index.js';
import { checkNesting } from './document-nesting.js';
import { OPERATION_LIMITS } from './limits.js';

/** A parsed document, and what is wrong with it. */
export interface CheckedDocument {
  readonly document: DocumentNode;
  readonly problems: readonly GraphQLError[];
}

/** Thousands of subscribers send few different texts: those are parsed and validated once, and what they hold for long is one document. */
const MOST_DOCUMENTS = 200;
/** A parsed document takes about a hundred times the memory of its text: long ones are not kept. */
const LONGEST_KEPT = 4_000;

const DOCUMENTS = new WeakMap<GraphQLSchema, RecentMap<string, CheckedDocument>>();

/** Parses and validates a document. Throws a GraphQLError if it cannot be parsed, a DomainError if it is too deep. */
export function checkDocument(schema: GraphQLSchema, query: string): CheckedDocument {
  let documents = DOCUMENTS.get(schema);
  if (documents === undefined) DOCUMENTS.set(schema, (documents = new RecentMap(MOST_DOCUMENTS)));
  const known = documents.get(query);
  if (known !== undefined) return known;
  checkNesting(query);
  const document = parse(query, { maxTokens: OPERATION_LIMITS.tokens });
  const checked = { document, problems: validate(schema, document) };
  if (query.length <= LONGEST_KEPT) documents.set(query, checked);
  return checked;
}
