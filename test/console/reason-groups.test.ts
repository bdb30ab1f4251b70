import { reasonGroups } from '../../console/src/pages/data/reason-groups.js';

/* Why rows of an import were not taken, as the console counts them. */

test('the same reasons stand together, whatever they quote, those of most rows first', () => {
  const of = (line: number, reason: string, column = 'people') => ({ file: 'people.csv', line, column, reason });
  const groups = reasonGroups([
    of(2, 'externalId is missing.', 'id'),
    of(3, "'three' is no whole number."),
    of(5, "'four' is no whole number."),
    of(7, "'five' is no whole number.", 'children'),
  ]);
  expect(groups.map(({ reason, column, lines }) => [reason, column, lines])).toEqual([
    ["'three' is no whole number.", 'people', [3, 5]],
    ['externalId is missing.', 'id', [2]],
    ["'five' is no whole number.", 'children', [7]],
  ]);
});
