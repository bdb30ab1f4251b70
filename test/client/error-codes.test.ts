import type { ErrorCode } from '../../src/kernel/errors.js';
import type { CantleErrorCode } from '../../packages/client/src/error.js';

/** What the libraries of the server answer, and what happens on the way to it. */
type Besides = 'INTERNAL' | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'NETWORK' | 'ABORTED';

type Unknown = Exclude<ErrorCode | Besides, CantleErrorCode>;
type Superfluous = Exclude<CantleErrorCode, ErrorCode | Besides>;

test('the client knows the codes of the server, and no others: else this does not compile', () => {
  const differences: [Unknown | Superfluous] extends [never] ? 0 : Unknown | Superfluous = 0;
  expect(differences).toBe(0);
});
