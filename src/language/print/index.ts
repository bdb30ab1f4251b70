export { printExpression } from './print-expression.js';
export { printOperand, printValue } from './print-operation.js';
export { printRule } from './print-rule.js';
