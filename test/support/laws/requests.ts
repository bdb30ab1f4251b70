import type { Statement } from './expected-records.js';

export const SOURCE = 'shop';

export interface Request {
  readonly query: string;
  readonly variables: object;
}

/** Gets an answer, however long it takes. */
export type Ask = <Data>(query: string, variables: object) => Promise<Data>;

/** The mutation that a statement is; undefined if what it names is not there to have an id. `listId`: of the static segment. */
export async function requestOf(statement: Statement, listId: string, ask: Ask): Promise<Request | undefined> {
  switch (statement.kind) {
    case 'syncCustomers':
    case 'syncOrders':
    case 'syncEvents': {
      const type = statement.kind.replace('sync', 'Sync');
      return mutation(`($input: ${type}Input!) { ${statement.kind}(input: $input) { created rejected } }`, {
        input: { source: SOURCE, records: statement.records },
      });
    }
    case 'remove':
      return mutation('($input: DeleteRecordsInput!) { deleteRecords(input: $input) { updated rejected } }', {
        input: { source: SOURCE, records: [{ kind: statement.what, externalId: statement.externalId }] },
      });
    case 'createSegment':
      return mutation('($input: CreateSegmentInput!) { createSegment(input: $input) { segment { size } userErrors { message } } }', {
        input: { name: statement.name, query: statement.query },
      });
    case 'editSegment':
    case 'deleteSegment': {
      const id = await segmentId(ask, statement.name);
      if (id === undefined) return undefined;
      if (statement.kind === 'deleteSegment') return mutation('($id: ID!) { deleteSegment(id: $id) { userErrors { message } } }', { id });
      return mutation(
        '($id: ID!, $input: UpdateSegmentInput!) { updateSegment(id: $id, input: $input) { segment { size } userErrors { message } } }',
        { id, input: { query: statement.query } },
      );
    }
    case 'erase':
    case 'merge':
    case 'addToList':
    case 'takeOffList': {
      const id = await customerId(ask, statement.externalId);
      if (id === undefined) return undefined;
      if (statement.kind === 'erase') return mutation('($id: ID!) { eraseCustomer(id: $id) { userErrors { message } } }', { id });
      if (statement.kind !== 'merge') {
        const name = statement.kind === 'addToList' ? 'addSegmentMembers' : 'removeSegmentMembers';
        return mutation(`($id: ID!, $ids: [ID!]!) { ${name}(segmentId: $id, customerIds: $ids) { userErrors { message } } }`, {
          id: listId,
          ids: [id],
        });
      }
      const merged = await customerId(ask, statement.merged);
      if (merged === undefined || merged === id) return undefined;
      return mutation('($intoId: ID!, $ids: [ID!]!) { mergeCustomers(intoId: $intoId, ids: $ids) { userErrors { message } } }', {
        intoId: id,
        ids: [merged],
      });
    }
  }
}

function mutation(text: string, variables: object): Request {
  return { query: `mutation ${text}`, variables };
}

export async function customerId(ask: Ask, externalId: string): Promise<string | undefined> {
  const answer = await ask<{ customerByExternalId: { id: string } | null }>(
    `query ($id: String!) { customerByExternalId(source: "${SOURCE}", externalId: $id) { id } }`,
    { id: externalId },
  );
  return answer.customerByExternalId?.id;
}

async function segmentId(ask: Ask, name: string): Promise<string | undefined> {
  const answer = await ask<{ segments: { nodes: { id: string; name: string }[] } }>(
    'query ($search: String) { segments(first: 100, search: $search) { nodes { id name } } }',
    { search: name },
  );
  return answer.segments.nodes.find((segment) => segment.name === name)?.id;
}
