import { listShippedMappings, loadMapping, parseMapping } from '../../../src/sync/index.js';

/** The problems of a mapping that cannot be used. */
function problemsOf(yaml: string): string[] {
  try {
    parseMapping(yaml);
  } catch (error) {
    return (error as { details: { problems: string[] } }).details.problems;
  }
  return [];
}

test('every mapping that is shipped can be used', async () => {
  const names = await listShippedMappings();
  expect(names).toContain('adventureworks');
  for (const name of names) await expect(loadMapping(name)).resolves.toMatchObject({ source: name });
});

test('a mapping that is not there is refused with the names of those that are', async () => {
  await expect(loadMapping('adventurework')).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('adventureworks'),
  });
});

test('one whose aliases make much of little is refused', () => {
  const doubled = Array.from({ length: 20 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);
  expect(problemsOf(['a0: &a0 [x, x]', ...doubled].join('\n'))).toEqual([expect.stringContaining('alias')]);
});

test('every problem is told with its path', () => {
  const problems = problemsOf(`
name: Shop
steps:
  - kind: customer
    file: customers.csv
    fields:
      externalId: id
      shoeSize: size
      externalID: id
      gender: { column: sex, map: { M: male }, otherwise: guess }
      emails: [{ colum: email }]
  - kind: order
    file: orders.csv
    fields: { externalId: { column: id, constant: 1 } }
  - kind: invoice
    file: invoices.csv
    fields: {}
`);
  expect(problems).toEqual(
    expect.arrayContaining([
      'source: is required',
      "steps[0].fields: there is nothing called 'shoeSize' here",
      'steps[0].fields.gender.otherwise: must be one of keep, missing',
      "steps[0].fields: there is nothing called 'externalID' here. Did you mean 'externalId'?",
      "steps[0].fields.emails[0]: there is nothing called 'colum' here. Did you mean 'column'?",
      'steps[1].fields.externalId: needs exactly one of column, constant, template, lookup, collect, sum',
      expect.stringMatching(/^steps\[2\]\.kind: /),
    ]),
  );
});

test('a mapping has a hundred steps at most', () => {
  const yaml = (steps: number) =>
    [
      'name: Shop',
      'source: shop',
      'steps:',
      ...Array.from({ length: steps }, () => '  - { kind: customer, file: a.csv, fields: { externalId: id } }'),
    ].join('\n');
  expect(problemsOf(yaml(100))).toEqual([]);
  expect(problemsOf(yaml(101))).toEqual(['steps: are more than the 100 that a mapping may have']);
});

test('a lookup needs a table that the mapping has', () => {
  const yaml = `
name: Shop
source: shop
steps:
  - kind: customer
    file: customers.csv
    fields: { externalId: id, gender: { lookup: { table: genders, by: g, column: name } } }
`;
  expect(problemsOf(yaml)).toEqual(["steps[0]: there is no table 'genders' to look up in"]);
});

test('broken YAML is told with its line', () => {
  expect(problemsOf('name: Shop\nsteps: [\n')[0]).toContain('line');
});

test.each(['MM/dd/yy', 'dd.MM.y', "kk-'W'WW", "dd MMM yy 'yyyy'"])('a format whose years have not four digits is refused: %s', (format) => {
  const yaml = `
name: Shop
source: shop
steps:
  - { kind: customer, file: c.csv, fields: { externalId: id, birthDate: { column: born, format: ${JSON.stringify(format)} } } }`;
  expect(problemsOf(yaml)).toEqual(['steps[0].fields.birthDate.format: needs years of four digits (yyyy): two do not say the century']);
  expect(problemsOf(yaml.replace(/format: .*? }/, 'format: "dd. MMM yyyy \'yy\'" }'))).toEqual([]);
});
