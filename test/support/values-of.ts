import { figuresOfCustomers, readFigures, type FigureValue } from '../../src/insight/index.js';
import { loadCatalogue } from '../../src/membership/index.js';
import type { TestWorkspace } from './workspace.js';

/** Figures of some customers by name, in the order of the customers. */
export async function valuesOf(
  workspace: TestWorkspace,
  names: readonly string[],
  customerIds: readonly string[],
): Promise<Record<string, FigureValue>[]> {
  const catalogue = await loadCatalogue(workspace.database, workspace.reader);
  const values = await figuresOfCustomers(workspace, readFigures(workspace, catalogue, names), customerIds);
  return customerIds.map((id) => Object.fromEntries(names.map((name, index) => [name, values.get(id)?.[index] ?? null])));
}
