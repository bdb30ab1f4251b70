import { GERMAN_LABELS, GERMAN_UNITS, GERMAN_VALUES } from '../../console/src/messages/german-words.js';
import { Catalogue } from '../../src/catalogue/index.js';
import { CONSENT_CHANNEL, CONSENT_STATUS, ENGAGEMENT_KIND } from '../../src/model/closed-sets.js';

/* The server's words are English; of those that the console shows none may be forgotten in German. */

const catalogue = new Catalogue();
/** Parameters that take the names of functions, which are rule text. */
const OF_FUNCTIONS = /(?:followed_by|together_with)$/;

function missingIn(german: Readonly<Record<string, string>>, english: readonly (string | undefined)[]): string[] {
  return [...new Set(english)].filter((word): word is string => word !== undefined && german[word] === undefined);
}

test('figures and functions have German names, and units', () => {
  const figures = catalogue.functions().flatMap(({ parameters }) => parameters.filter(({ role }) => role === 'aggregate'));
  const named = [...catalogue.attributes(), ...catalogue.functions(), ...figures];
  expect(
    missingIn(
      GERMAN_LABELS,
      named.map(({ label }) => label),
    ),
  ).toEqual([]);
  expect(
    missingIn(
      GERMAN_UNITS,
      catalogue.attributes().map(({ unit }) => unit),
    ),
  ).toEqual([]);
});

test('words of closed sets have German ones', () => {
  const ofFunctions = catalogue.functions().flatMap(({ parameters }) => parameters.filter(({ name }) => !OF_FUNCTIONS.test(name)));
  const allowed = [...catalogue.attributes(), ...ofFunctions].flatMap((one) => ('allowed' in one ? (one.allowed ?? []) : []));
  const words = [...allowed.map(({ value }) => value), ...ENGAGEMENT_KIND.words, ...CONSENT_CHANNEL.words, ...CONSENT_STATUS.words];
  expect(missingIn(GERMAN_VALUES, words)).toEqual([]);
});
