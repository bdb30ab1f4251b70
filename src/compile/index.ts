export { Template, Slot, bind } from './bind.js';
export type { Reckoning } from './calendar.js';
export { compileRule, type CompileContext, type CompiledRule } from './compile-rule.js';
export { filterByRule, verdictStatement, verdictTemplate, type CustomerFilter, type NumberedRule } from './statements.js';
export type { Timing } from './timing.js';
