// The contract of this folder (see README.md).
export { type Done, applyPlan } from './apply.js';
export { type Definition, FOLDER_OF } from './definition.js';
export type { DefinitionContext } from './kinds/index.js';
export { type DefinitionFile, readFolder } from './folder.js';
export { makePlan, type Plan } from './plan.js';
export { printPlan, readPlan, writePlan } from './plan-file.js';
export { type Pulled, pullDefinitions } from './pull.js';
export type { Step } from './step.js';
export { tellPlan } from './tell-plan.js';
