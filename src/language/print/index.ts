export { printExpression } from './print-expression.js';
export { printOperand, printParameterName, printValue } from './print-operation.js';
export { printRule } from './print-rule.js';
