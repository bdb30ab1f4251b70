import { expect } from 'expect';
import { bind } from 'jest-each';

/* What the tests use of jest's globals, on top of mocha's. */

const mocha = globalThis as unknown as { readonly describe: typeof describe; readonly it: typeof test };

Object.assign(globalThis, {
  expect,
  describe: Object.assign(mocha.describe, { each: bind(mocha.describe as never, false) }),
  test: Object.assign(mocha.it, { each: bind(mocha.it as never, false) }),
});
