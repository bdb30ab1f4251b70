import sql, { type Sql } from 'sql-template-tag';
import { invariant } from '../../kernel/index.js';
import type { Parameter } from '../../language/index.js';
import { Constant } from '../expression.js';
import { filterBy } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { addresses } from '../source.js';

/** Mean radius of the Earth (IUGG), and the international mile. */
const EARTH_RADIUS_KM = 6371.0088;
const KM_PER_MILE = 1.609344;

/** Great-circle distance by the haversine formula (R. W. Sinnott, Virtues of the Haversine, 1984). */
function distanceKm(latitude: string, longitude: string): Sql {
  const lat = sql`${new Constant(latitude, 'double precision')}`;
  const lng = sql`${new Constant(longitude, 'double precision')}`;
  return sql`${EARTH_RADIUS_KM}::double precision * 2 * asin(least(1, sqrt(
    power(sin(radians(a.latitude - ${lat}) / 2), 2) + cos(radians(${lat})) * cos(radians(a.latitude)) * power(sin(radians(a.longitude - ${lng}) / 2), 2))))`;
}

/** Within every distance of every point that is named. */
function withinDistance(parameters: readonly Parameter[]): Sql {
  const points = parameters.filter(({ name }) => name === 'coordinates').map(pointOf);
  const limits = parameters.filter(({ name }) => name !== 'coordinates').map(limitKmOf);
  return points
    .flatMap(([latitude, longitude]) => limits.map((limitKm) => sql`${distanceKm(latitude, longitude)} <= ${limitKm}`))
    .reduce((all, condition) => sql`${all} and ${condition}`, sql`a.latitude is not null and a.longitude is not null`);
}

function pointOf({ values: [coordinates] }: Parameter): readonly [string, string] {
  invariant(coordinates?.kind === 'text', 'coordinates are a text');
  const [latitude = '', longitude = ''] = coordinates.text.split(',').map((part) => part.trim());
  return [latitude, longitude];
}

function limitKmOf({ name, values: [limit] }: Parameter): Sql {
  invariant(limit?.kind === 'number', 'a distance is a number');
  return sql`${new Constant(Number(limit.decimal) * (name === 'distance_mi' ? KM_PER_MILE : 1), 'double precision')}`;
}

const distance = (name: string, label: string, unit: string) => ({
  ...filterBy(name, 'number', sql`null::numeric`, { label, description: 'Greatest distance as the crow flies.', personal: true, unit }),
  operators: ['=', '<='] as const,
  measured: false as const,
});

export const customerWithinDistance = ruleFunction({
  name: 'customer_within_distance',
  label: 'Within a distance',
  description: 'Addresses of the customer that lie within a distance of a point; of several points and distances, within each.',
  personal: true,
  source: addresses,
  counts: 'addresses',
  parameters: [
    filterBy('coordinates', 'coordinates', sql`null`, {
      label: 'Point',
      description: 'Latitude and longitude in degrees, such as ‘52.52,13.40’.',
      personal: true,
      required: true,
    }),
    distance('distance_km', 'Kilometres', 'km'),
    distance('distance_mi', 'Miles', 'mi'),
  ],
  oneOf: ['distance_km', 'distance_mi'],
  combined: { parameters: ['coordinates', 'distance_km', 'distance_mi'], condition: withinDistance },
});
