import { fillTemplate, getTemplate, segmentTemplates } from '../../src/insight/index.js';
import { readRuleInput } from '../../src/membership/index.js';
import { openTestWorkspace, saveSegment, type TestWorkspace } from '../support/workspace.js';

const MODELS = [
  'behavioural',
  'business',
  'campaign',
  'cross-sell',
  'demographic',
  'geographic',
  'influence',
  'life-cycle',
  'needs',
  'psychographic',
  'reachability',
  'rfm',
  'roi',
  'technographic',
  'value',
];

let workspace: TestWorkspace;

beforeAll(async () => {
  workspace = await openTestWorkspace();
});
afterAll(() => workspace.close());

test('there are templates of every model, each with a key of its own', () => {
  expect([...new Set(segmentTemplates.map(({ model }) => model))].toSorted()).toEqual(MODELS);
  expect(new Set(segmentTemplates.map(({ key }) => key)).size).toBe(segmentTemplates.length);
  expect(new Set(segmentTemplates.map(({ name }) => name)).size).toBe(segmentTemplates.length);
  expect(segmentTemplates.length).toBeGreaterThanOrEqual(45);
});

test.each(segmentTemplates.map((template) => [template.key, template] as const))(
  '%s is a rule in canonical form that the catalogue knows',
  async (_, template) => {
    const query = fillTemplate(template);
    const reading = await readRuleInput(workspace, { query });
    expect(reading.ok ? reading.text : reading.diagnostics).toEqual(query);
  },
);

test.each(segmentTemplates.map((template) => [template.key, template] as const))('%s uses every parameter it declares', (_, template) => {
  const used = [...template.rule.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  expect(new Set(used)).toEqual(new Set(template.parameters.map(({ name }) => name)));
});

test('every template can be saved as it is', async () => {
  for (const template of segmentTemplates) {
    expect(await saveSegment(workspace, fillTemplate(template), template.name)).toMatchObject({ state: 'ready', error: null });
  }
});

describe('parameters', () => {
  test('go in as literals of the language, whatever they say', () => {
    expect(fillTemplate(getTemplate('country'), { country: "DE' OR age > 0 OR '{country}\\" })).toBe(
      String.raw`customer_countries CONTAINS 'DE\' OR age > 0 OR \'{country}\\'`,
    );
    expect(fillTemplate(getTemplate('big-spenders'), { days: 30, amount: '0012.50' })).toBe(
      'orders_placed MATCHES (date >= -30d, sum_amount >= 12.5)',
    );
    expect(fillTemplate(getTemplate('birthday-soon'), { days: 7 })).toBe("anniversary('birth_date') BETWEEN today AND +7d");
  });

  test('that are left out or null have their defaults', () => {
    expect(fillTemplate(getTemplate('age-group'), { to: null, from: 20 })).toBe('age BETWEEN 20 AND 25');
  });

  test.each([
    ['age-group', { from: 1.5 }, 'from'],
    ['age-group', { from: '18 OR age > 3' }, 'from'],
    ['age-group', { to: [3] }, 'to'],
    ['low-roi', { ratio: Number.POSITIVE_INFINITY }, 'ratio'],
    ['big-spenders', { amount: '1e9' }, 'amount'],
    ['big-spenders', { days: -3 }, 'days'],
    ['big-spenders', { days: 0 }, 'days'],
    ['big-spenders', { days: 400_000 }, 'days'],
    ['country', { country: 5 }, 'country'],
    ['country', { country: 'a\0b' }, 'country'],
    ['country', { land: 'DE' }, 'land'],
    ['negative-roi', { ratio: 1 }, 'ratio'],
  ])('of %s: %j is refused by name', (key, given, name) => {
    expect(() => fillTemplate(getTemplate(key), given)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: { field: `parameters.${name}` } }) as Error,
    );
  });
});

test('an unknown key is not found', () => {
  expect(() => getTemplate('nobody')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }) as Error);
});
