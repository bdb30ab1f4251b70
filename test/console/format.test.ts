import { Format } from '../../console/src/messages/format.js';

/* Numbers as the pages of the console write them. */

test('a number that is short in one language has its thousands told apart in another', () => {
  const numbers = [999, 3_000, 35_000, 1_200_000];
  expect(numbers.map(new Format('de-DE').compact)).toEqual(['999', '3.000', '35.000', '1,2\u00a0Mio.']);
  expect(numbers.map(new Format('en-US').compact)).toEqual(['999', '3K', '35K', '1.2M']);
});

test('of nobody there is no mean, which is not written as nought', () => {
  const format = new Format('en-US');
  expect([null, undefined, '0', '12.5'].map((mean) => format.mean(mean, 'USD'))).toEqual(['–', '–', '$0', '$13']);
});
