/*
 * The tests of the language and the compiler that need no database, for the mutation tester (`npm run mutation`). It runs them once for every
 * change that it makes, thousands of times: under mocha, which keeps what it has loaded, where jest would load everything anew. The laws, the
 * fuzzer and the tests on a database see more, and are left out for their time.
 */
import './exact-grep.js';
import './jest-globals.js';
import { dayStarts } from '../../src/compile/day-starts.js';
import '../language/complete-rule.test.js';
import '../language/corpus.test.js';
import '../language/diagnostics.test.js';
import '../language/limits.test.js';
import '../language/mentions.test.js';
import '../language/nearest-name.test.js';
import '../language/spans.test.js';
import '../language/tree.test.js';
import '../language/wording.test.js';
import '../compile/bind.test.js';
import '../compile/calendar.test.js';
import '../compile/golden.test.js';
import '../compile/large-rules.test.js';

// What one change made of a day must not be there for the next.
beforeEach(() => dayStarts.clear());
