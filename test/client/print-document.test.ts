import { parse, print } from 'graphql';
import { textOf } from '../../packages/client/src/operation.js';

/* Documents of graphql-codegen come parsed, and graphql-js is not there to print them. */

const EVERYTHING = `
query All($id: ID!, $names: [String!] = ["a \\"quoted\\"", "ü"], $on: Boolean = true) @live(a: 1) {
  first: customer(id: $id, filter: { kinds: [NEW, OLD], least: -1.5e3, none: null, on: $on }) @include(if: $on) { ...Name, ... on Customer { id } ... @skip(if: false) { id } }
}
fragment Name on Customer { firstName, lastName }
mutation { erase }
subscription Sizes { segmentSizes(segmentIds: []) { size } }`;

test('a parsed document is sent as the text that it was', () => {
  const document = parse(EVERYTHING);
  expect(print(parse(textOf(document)))).toBe(print(document));
});

test('block strings and descriptions of control characters keep their value', () => {
  const document = parse('{ a(text: """\n  two\n  "lines"\n""", other: "tab\\t \\u0007") }');
  expect(print(parse(textOf(document)))).toBe(print(parse('{ a(text: "two\\n\\"lines\\"", other: "tab\\t \\u0007") }')));
});

test('text is sent as it is', () => {
  expect(textOf('{ a }')).toBe('{ a }');
  expect(textOf(Object('{ b }') as object)).toBe('{ b }');
});
