import type { FastifyRequest } from 'fastify';
import { DomainError, invalidInput } from '../../kernel/index.js';
import type { OperationMessage } from '../../graphql/index.js';
import { readBoundedJson } from '../bounded-json.js';

/** An operation as it comes over HTTP: as text. */
export interface OperationText extends OperationMessage {
  readonly query: string;
}

/** The operation that a request asks for: of the body of a POST, of the address of a GET. INVALID_INPUT for what is none. */
export function readRequest({ method, body, query }: Pick<FastifyRequest, 'method' | 'body' | 'query'>): OperationText {
  return operationOf(method === 'GET' ? fromAddress(query as Record<string, unknown>) : body);
}

/** In an address variables and extensions are JSON. */
function fromAddress(parameters: Record<string, unknown>): Record<string, unknown> {
  const { query, operationName, variables, extensions } = parameters;
  return { query, operationName, variables: jsonOf('variables', variables), extensions: jsonOf('extensions', extensions) };
}

function jsonOf(name: string, text: unknown): unknown {
  if (text === undefined || text === '') return undefined;
  if (typeof text !== 'string') throw invalidInput(name, `Send ${name} once.`);
  return readBoundedJson(text);
}

function operationOf(body: unknown): OperationText {
  if (Array.isArray(body)) throw new DomainError('INVALID_INPUT', 'Operations are sent one a request.');
  if (!isObject(body)) throw new DomainError('INVALID_INPUT', 'Send a JSON object: { "query": "...", "variables": { ... } }.');
  const { query, operationName, variables, extensions } = body;
  if (!isNothing(extensions) && !isObject(extensions)) throw invalidInput('extensions', 'extensions must be an object.');
  if (typeof query !== 'string' || query === '') throw noQuery(extensions);
  if (!isNothing(operationName) && typeof operationName !== 'string') throw invalidInput('operationName', 'operationName must be a text.');
  if (!isNothing(variables) && !isObject(variables)) throw invalidInput('variables', 'variables must be an object.');
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

/** Clients that send the hash of a query first (Apollo's persisted queries) send the query itself when they are told so. */
function noQuery(extensions: unknown): DomainError {
  const wantsPersisted = isObject(extensions) && 'persistedQuery' in extensions;
  return invalidInput('query', wantsPersisted ? 'PersistedQueryNotSupported' : 'query must be the text of an operation.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
