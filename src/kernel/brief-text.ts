/** A message of so many characters is told whole: longer ones are so by what they quote. */
const LONGEST = 1_000;
const HEAD = 700;
const TAIL = 200;

/** A text that is told to whoever sent it: its beginning and its end, where it is too long to be sent back. */
export function briefText(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, HEAD)} … ${text.slice(-TAIL)}`.replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
