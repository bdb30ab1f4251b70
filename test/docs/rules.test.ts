import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from '../../src/catalogue/catalogue.js';
import type { CustomAttributeDefinition } from '../../src/catalogue/index.js';
import { readRule } from '../../src/language/index.js';
import { demoAttributes } from '../../src/demo/traits.js';
import { describeAttributes } from '../support/describe-attributes.js';

const ROOT = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const declared = demoAttributes.map(({ unit = null, description = null, ...definition }) => ({ ...definition, unit, description }));
const ofRecords = [
  { owner: 'product', key: 'material', type: 'text' },
  { owner: 'order', key: 'gift', type: 'boolean' },
  { owner: 'company', key: 'contract_end', type: 'date' },
].map((of) => ({ ...of, name: of.key, unit: null, description: null })) as CustomAttributeDefinition[];
const catalogue = new Catalogue(
  [...declared, ...ofRecords],
  [
    { id: '0197a1de-0000-7000-8000-000000000001', name: 'Big spenders' },
    { id: '0197a1de-0000-7000-8000-000000000002', name: 'Young influencers' },
  ],
);

const rules = ['README.md', 'docs/rules.md'].flatMap((path) =>
  [...read(path).matchAll(/^```cantle\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block
      .trim()
      .split('\n')
      .map((rule) => ({ path, rule })),
  ),
);

test('the guides have rules to try', () => {
  expect(rules.length).toBeGreaterThan(15);
});

test.each(rules)('$path: $rule', ({ rule }) => {
  expect(readRule(rule, catalogue)).toMatchObject({ diagnostics: [], text: rule });
});

test('whoever writes a day of the week in words is told what its numbers mean', () => {
  const [problem] = readRule("orders_placed MATCHES (weekday IN ('saturday'))", catalogue).diagnostics;
  expect(problem?.message).toMatch(/is compared with a number, not with .*'saturday'.*: 1 is Monday, 7 is Sunday\.$/);
});

test('docs/segment-attributes.md is what the catalogue says (npm run docs writes it)', () => {
  const path = join(ROOT, 'docs', 'segment-attributes.md');
  const text = describeAttributes(new Catalogue());
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});
