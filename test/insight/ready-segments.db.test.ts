import { seedDemoShop } from '../../src/demo/index.js';
import { fillTemplate, segmentTemplates } from '../../src/insight/index.js';
import { previewRule, readRuleInput, refreshThresholds } from '../../src/membership/index.js';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openTestWorkspace();
  await seedDemoShop(workspace);
  await refreshThresholds(workspace);
}, 300_000);
afterAll(() => workspace.close());

test.each(segmentTemplates.map((template) => [template.key, template] as const))(
  '%s finds somebody in the demo shop with its own defaults',
  async (_, template) => {
    const query = fillTemplate(template);
    const reading = await readRuleInput(workspace, { query });
    if (!reading.ok) throw new Error(`${query} is refused.`);
    const { size } = await previewRule(workspace, reading);
    expect([query, size]).toEqual([query, expect.any(Number)]);
    expect(size).toBeGreaterThan(0);
  },
);
