import * as definitions from '../../src/definitions/index.js';
import type { TestWorkspace } from './workspace.js';

/** Plans that are made and applied in a workspace of the tests. */

/** What commands take from the environment. */
export type Surroundings = Partial<Pick<definitions.DefinitionContext, 'allowPrivate' | 'exportFolder' | 'secretNamed'>>;

const contextOf = (workspace: TestWorkspace, surroundings: Surroundings) => ({
  ...workspace,
  allowPrivate: true,
  exportFolder: undefined,
  secretNamed: () => undefined,
  ...surroundings,
});

export const makePlan = (
  workspace: TestWorkspace & Surroundings,
  files: readonly definitions.DefinitionFile[],
  options: Parameters<typeof definitions.makePlan>[2],
) => definitions.makePlan(contextOf(workspace, workspace), files, options);

export const applyPlan = (
  workspace: TestWorkspace & Surroundings,
  plan: definitions.Plan,
  options?: Parameters<typeof definitions.applyPlan>[2],
) => definitions.applyPlan(contextOf(workspace, workspace), plan, options);
