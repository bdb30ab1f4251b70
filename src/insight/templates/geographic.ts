import { number, templatesOf, text } from '../template.js';

export const geographic = templatesOf('geographic', [
  {
    key: 'country',
    name: 'In one country',
    purpose: 'Language, law and delivery differ by country.',
    rule: 'customer_countries CONTAINS {country}',
    parameters: [text('country', 'Country, ISO 3166-1 alpha-2', 'DE')],
  },
  {
    key: 'region',
    name: 'In one region',
    purpose: 'For what is on only there: events, holidays, weather.',
    rule: 'customer_regions CONTAINS {region}',
    parameters: [text('region', 'Region, such as US-CA', 'US-CA')],
  },
  {
    key: 'abroad',
    name: 'Abroad',
    purpose: 'Have addresses, but none in the home country: customs and postage decide.',
    rule: 'customer_countries IS NOT NULL AND customer_countries NOT CONTAINS {country}',
    parameters: [text('country', 'Home country, ISO 3166-1 alpha-2', 'DE')],
  },
  {
    key: 'near-a-place',
    name: 'Near a place',
    purpose: 'Within reach of a shop or an event: invite them.',
    rule: 'customer_within_distance MATCHES (coordinates = {place}, distance_km <= {distance})',
    parameters: [text('place', 'Latitude and longitude in degrees', '52.52,13.405'), number('distance', 'Distance', 'kilometres', 25)],
  },
  {
    key: 'near-and-online',
    name: 'Near a shop, but only online',
    purpose: 'Live near a shop and have never bought in one: show the way there.',
    rule: "customer_within_distance MATCHES (coordinates = {place}, distance_km <= {distance}) AND number_of_orders > 0 AND orders_placed NOT MATCHES (channel = 'store')",
    parameters: [text('place', 'Latitude and longitude in degrees', '52.52,13.405'), number('distance', 'Distance', 'kilometres', 25)],
  },
]);
