/** Control characters but for tabs and line breaks, marks of direction, letters without a shape, and what joins or parts words without being seen. NUL is left: nothing may hide it. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f/gu;
/** Joiners shape letters and emoji where they stand between two; at an end they shape nothing. */
const AT_THE_ENDS = /^[\s\u200c\u200d]+|[\s\u200c\u200d]+$/gu;
const SPACES = /\p{Zs}/gu;
/** Nearly every text: it is its own normal form. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * The one form in which texts are stored: composed (NFC), without what cannot be seen and without blanks at its ends, every space the same.
 * Two texts that look the same on a screen are the same, whichever system they came from.
 */
export function normalText(text: string): string {
  return PLAIN.test(text) ? text : composedText(text).replace(AT_THE_ENDS, '');
}

/** Where a line ends, with whatever stands beside it, and what jumps within one. */
const BREAKS = /\s*[\t\n\r\u2028\u2029]\s*/gu;

/** A text of one line, such as a name: the same with a blank in place of each break. */
export function normalLine(text: string): string {
  return PLAIN.test(text) ? text : normalText(text).replace(BREAKS, ' ');
}

/** What PostgreSQL cannot store: NUL, and half a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** What is wrong with a name or title as people give one, in its normal form; undefined if nothing is. It completes the sentence "The name ...". */
export function lineProblem(line: string, most: number): string | undefined {
  if (line === '') return 'is empty';
  if (line.length > most) return `is longer than ${most} characters`;
  return UNSTORABLE.test(line) ? 'has characters that cannot be stored' : undefined;
}

/** The same with the blanks at its ends: what is looked for may begin or end inside a text. */
export function composedText(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ');
}
