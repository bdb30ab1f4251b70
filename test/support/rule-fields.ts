/**
 * Each place of docs/rights.md where a rule is given, with an operation that gives it one: as `$text` or `$tree`. `$id` is a segment,
 * `$customerId` a customer.
 */
export const RULE_FIELDS: Readonly<Record<string, string>> = {
  'customers.query': 'query ($text: String) { customers(first: 1, query: $text) { totalCount } }',
  'lossMakingCustomers.query': 'query ($text: String) { lossMakingCustomers(query: $text) { totalCount } }',
  'previewSegment.query': 'query ($text: String) { previewSegment(query: $text) { size } }',
  'previewSegment.rule': 'query ($tree: JSON) { previewSegment(rule: $tree) { size } }',
  'previewSegmentEdit.query': 'query ($id: ID!, $text: String) { previewSegmentEdit(id: $id, query: $text) { entering } }',
  'previewSegmentEdit.rule': 'query ($id: ID!, $tree: JSON) { previewSegmentEdit(id: $id, rule: $tree) { entering } }',
  'segmentFunnel.query': 'query ($text: String) { segmentFunnel(query: $text) { size } }',
  'segmentFunnel.rule': 'query ($tree: JSON) { segmentFunnel(rule: $tree) { size } }',
  'segmentValue.query': 'query ($text: String) { segmentValue(query: $text) { size } }',
  'segmentValue.rule': 'query ($tree: JSON) { segmentValue(rule: $tree) { size } }',
  'explainMembership.query':
    'query ($customerId: ID!, $text: String) { explainMembership(customerId: $customerId, query: $text) { clauses { holds } } }',
  'checkSegmentQuery.query': 'query ($text: String) { checkSegmentQuery(query: $text) { valid } }',
  'checkSegmentQuery.rule': 'query ($tree: JSON) { checkSegmentQuery(rule: $tree) { valid } }',
  'createSegment.input.query': 'mutation ($text: String) { createSegment(input: { name: "x", query: $text }) { userErrors { code } } }',
  'createSegment.input.rule': 'mutation ($tree: JSON) { createSegment(input: { name: "x", rule: $tree }) { userErrors { code } } }',
  'updateSegment.input.query':
    'mutation ($id: ID!, $text: String) { updateSegment(id: $id, input: { query: $text }) { userErrors { code } } }',
  'updateSegment.input.rule': 'mutation ($id: ID!, $tree: JSON) { updateSegment(id: $id, input: { rule: $tree }) { userErrors { code } } }',
};
