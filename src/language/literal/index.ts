export { findNamedDate, isWholeDay, printDate, readDate } from './date-literal.js';
export { isCanonicalInteger, isExactInJson, isInt64, negate, readNumber, readUnquotedNumber } from './number-literal.js';
export { quoteText, unquoteText } from './quote-text.js';
