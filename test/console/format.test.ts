import { Format } from '../../console/src/messages/format.js';

/* Numbers as the pages of the console write them. */

test('a number that is short in one language has its thousands told apart in another', () => {
  const numbers = [999, 3_000, 35_000, 1_200_000];
  expect(numbers.map(new Format('de-DE').compact)).toEqual(['999', '3.000', '35.000', '1,2\u00a0Mio.']);
  expect(numbers.map(new Format('en-US').compact)).toEqual(['999', '3K', '35K', '1.2M']);
});
