/** A city where demo customers live. */
export interface Place {
  readonly city: string;
  readonly region: string;
  /** ISO 3166-2 without the country. */
  readonly regionCode: string;
  readonly countryCode: string;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** `#` stands for a digit, `@` for a letter. */
  readonly postalCode: string;
  /** `#` stands for a digit of a running number, in a range that the country's regulator keeps for fiction: nobody's phone rings. */
  readonly phone: string;
  /** BCP 47; one that is spoken more often stands there more often. */
  readonly languages: readonly string[];
  /** Share of the customers, relative to the other places. */
  readonly weight: number;
  /** Whether the shop has a store here. */
  readonly store: boolean;
}

type Row = readonly [
  city: string,
  region: string,
  regionCode: string,
  latitude: number,
  longitude: number,
  postalCode: string,
  phone: string,
  weight: number,
  store: boolean,
];

function inCountry(countryCode: string, languages: readonly string[], rows: readonly Row[]): Place[] {
  return rows.map(([city, region, regionCode, latitude, longitude, postalCode, phone, weight, store]) => {
    return { city, region, regionCode, countryCode, latitude, longitude, postalCode, phone, languages, weight, store };
  });
}

// prettier-ignore
export const places: readonly Place[] = [
  ...inCountry('GB', ['en-GB'], [
    ['London', 'Greater London', 'LND', 51.5072, -0.1276, 'SW# #@@', '+442079460###', 12, true],
    ['Edinburgh', 'City of Edinburgh', 'EDH', 55.9533, -3.1883, 'EH# #@@', '+441314960###', 8, true],
    ['Manchester', 'Manchester', 'MAN', 53.4808, -2.2426, 'M# #@@', '+441614960###', 5, true],
    ['Bristol', 'Bristol', 'BST', 51.4545, -2.5879, 'BS# #@@', '+441174960###', 3, false],
    ['Leeds', 'Leeds', 'LDS', 53.8008, -1.5491, 'LS# #@@', '+441134960###', 3, false],
    ['Cardiff', 'Cardiff', 'CRF', 51.4816, -3.1791, 'CF# #@@', '+442920180###', 2, false],
  ]),
  ...inCountry('IE', ['en-IE'], [
    ['Dublin', 'Dublin', 'D', 53.3498, -6.2603, 'D0# @#@#', '+35320915####', 4, true],
    ['Cork', 'Cork', 'CO', 51.8985, -8.4756, 'T12 @#@#', '+35320916####', 2, false],
  ]),
  ...inCountry('US', ['en-US', 'en-US', 'en-US', 'es-US'], [
    ['New York', 'New York', 'NY', 40.7128, -74.006, '100##', '+121255501##', 9, true],
    ['Los Angeles', 'California', 'CA', 34.0522, -118.2437, '900##', '+121355501##', 6, false],
    ['San Francisco', 'California', 'CA', 37.7749, -122.4194, '941##', '+141555501##', 4, false],
    ['Chicago', 'Illinois', 'IL', 41.8781, -87.6298, '606##', '+131255501##', 4, false],
    ['Boston', 'Massachusetts', 'MA', 42.3601, -71.0589, '021##', '+161755501##', 3, false],
    ['Seattle', 'Washington', 'WA', 47.6062, -122.3321, '981##', '+120655501##', 3, false],
    ['Austin', 'Texas', 'TX', 30.2672, -97.7431, '787##', '+151255501##', 2, false],
  ]),
  ...inCountry('CA', ['en-CA'], [
    ['Toronto', 'Ontario', 'ON', 43.6532, -79.3832, 'M#@ #@#', '+141655501##', 4, false],
    ['Vancouver', 'British Columbia', 'BC', 49.2827, -123.1207, 'V#@ #@#', '+160455501##', 2, false],
  ]),
  ...inCountry('CA', ['fr-CA'], [
    ['Montreal', 'Quebec', 'QC', 45.5019, -73.5674, 'H#@ #@#', '+151455501##', 2, false],
  ]),
  ...inCountry('DE', ['de-DE'], [
    ['Berlin', 'Berlin', 'BE', 52.52, 13.405, '10###', '+493023125###', 5, true],
    ['Hamburg', 'Hamburg', 'HH', 53.5511, 9.9937, '20###', '+494066969###', 3, false],
    ['Munich', 'Bavaria', 'BY', 48.1351, 11.582, '80###', '+498999998###', 3, false],
  ]),
  ...inCountry('FR', ['fr-FR'], [
    ['Paris', 'Île-de-France', 'IDF', 48.8566, 2.3522, '750##', '+3319900####', 4, true],
    ['Lyon', 'Auvergne-Rhône-Alpes', 'ARA', 45.764, 4.8357, '690##', '+3346571####', 2, false],
  ]),
  ...inCountry('SE', ['sv-SE'], [
    ['Stockholm', 'Stockholm', 'AB', 59.3293, 18.0686, '11# ##', '+468465004##', 3, true],
    ['Gothenburg', 'Västra Götaland', 'O', 57.7089, 11.9746, '41# ##', '+463139006##', 2, false],
  ]),
];
