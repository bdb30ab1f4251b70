export { type CheckedRule, checkRule } from './check-rule.js';
export { fieldsBeside } from './check-field.js';
export { type ComputedKind, kindOf } from './computed-kind.js';
export { findShape, findType, operatorsOf } from './find-subject.js';
export { findFunction } from './resolve-attribute.js';
export { parameterShapes } from './parameter-shapes.js';
