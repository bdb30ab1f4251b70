import type { ErrorCode } from '../../src/kernel/errors.js';
import type { CantleErrorCode } from '../../packages/client/src/error.js';

/** What the libraries of the server answer, and what happens on the way to it. */
type Besides = 'INTERNAL' | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'NETWORK' | 'ABORTED';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

test('the client knows the codes of the server, and no others: else this does not compile', () => {
  const isSame: Same<CantleErrorCode, ErrorCode | Besides> = true;
  expect(isSame).toBe(true);
});
