import { composedText, lineProblem, normalLine, normalText } from '../../src/kernel/index.js';

test.each([
  ['composed', 'Rene\u0301', 'Ren\u00e9'],
  ['without blanks at the ends', ' \tGold\u00a0\n', 'Gold'],
  ['without what cannot be seen', '\ufeff\u200bann\u200b@\u2060example.com\u200e', 'ann@example.com'],
  ['without letters that have no shape', 'A\u034fB\u3164\u2065\ufff9', 'AB'],
  ['with one kind of space', 'Anna\u00a0Lee\u2009Smith', 'Anna Lee Smith'],
  ['without control characters, but with its lines', 'a\u0007b\tc\nd', 'ab\tc\nd'],
  [
    'with the joiners that make letters and emoji',
    '\ud83d\udc69\u200d\ud83d\udcbb \u0645\u06cc\u200c\u062e',
    '\ud83d\udc69\u200d\ud83d\udcbb \u0645\u06cc\u200c\u062e',
  ],
  ['without joiners at the ends', '\u200dab\u200c ', 'ab'],
  ['empty, if nothing is said', ' \u200b\u00ad\ufeff', ''],
  ['as it is, if it is plain', 'plain text, 100 %', 'plain text, 100 %'],
])('a text is %s', (_, given, normal) => {
  expect(normalText(given)).toBe(normal);
  expect(normalText(normal)).toBe(normal);
});

test('a line has blanks in place of what would break it', () => {
  expect(normalLine(' Big\r\n spenders\tof\u2028\u2029\u0085 2026 \n')).toBe('Big spenders of 2026');
  expect(normalLine('plain')).toBe('plain');
});

test.each([
  ['', 'is empty'],
  ['a'.repeat(201), 'is longer than 200 characters'],
  ['a\0b', 'has characters that cannot be stored'],
  ['a\ud800', 'has characters that cannot be stored'],
  ['Big spenders', undefined],
])('what is wrong with a name: %j', (line, problem) => {
  expect(lineProblem(line, 200)).toBe(problem);
});

test('nothing hides a NUL, which no text may have', () => {
  expect(normalText('a\0b')).toBe('a\0b');
});

test('what is looked for keeps the blanks at its ends', () => {
  expect(composedText(' Rene\u0301\u200b ')).toBe(' Ren\u00e9 ');
});
