export type { Expectation, Subject } from './expectation.js';
export { splitMeasureName } from './measure-name.js';
export { simplify } from './normal-comparison.js';
export { type ParsedRule, parseRule, readText } from './parse-rule.js';
export { unquotedText } from './parse-value.js';
export { type Token, spanOver } from './token.js';
export { Tokenizer } from './tokenizer.js';
