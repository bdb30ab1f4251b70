import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const LAST = 0x10ffff - SURROGATES.count;

/**
 * The unit `binary` of `fc.string`, with the same dice: any code point but surrogates. That one writes down all million of them, once in every process,
 * which takes a second or two and 80 MB.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: LAST }).map(characterAt, placeOf);

function characterAt(place: number): string {
  return String.fromCodePoint(place < SURROGATES.first ? place : place + SURROGATES.count);
}

/** By which fast-check finds out whether a text is made of them: it throws for what is none. */
function placeOf(character: unknown): number {
  if (typeof character !== 'string' || !/^\P{Cs}$/su.test(character)) throw new Error('This is not one character.');
  const point = character.codePointAt(0) as number;
  return point < SURROGATES.first ? point : point - SURROGATES.count;
}
