export { Template, Slot, bind } from './bind.js';
export { birthDateOfAge, dayOf, daysOfYear, endOf, isMoving, isWholeDay, startOf, type Reckoning } from './calendar.js';
export { dayOfYear } from './comparison.js';
export { compileRule, selectionOf, type CompileContext, type CompiledRule, type Selection } from './compile-rule.js';
export type { Condition } from './condition.js';
export { Figures } from './figures.js';
export { renderCondition, withColumns } from './render.js';
export { filterByRule, verdictStatement, type CustomerFilter, type NumberedRule } from './statements.js';
export type { Timing } from './timing.js';
