import { FewAtOnce, unavailable } from '../kernel/index.js';

const MOST_TESTS = 8;
const TRY_AGAIN_MS = 5_000;

/** Tests of what is at addresses of others, of one process: each holds a connection for as long as somebody there does not answer. */
export const testsAtOnce = new FewAtOnce(MOST_TESTS, () =>
  unavailable('BUSY', `The server runs ${MOST_TESTS} tests at the moment: come again later.`, TRY_AGAIN_MS),
);
