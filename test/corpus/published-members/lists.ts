import type { PublishedQuery } from './published-query.js';

/** Attributes with several values, and metafields. */
export const LISTS: readonly PublishedQuery[] = [
  // Tags in any letters, but the whole tag.
  { text: "customer_tags CONTAINS 'vip'", members: 'ben cleo fay' },
  { text: "customer_tags CONTAINS 'VIP'", members: 'ben cleo fay' },
  { text: "customer_tags NOT CONTAINS 'vip'", everybodyBut: 'ben cleo fay' },
  { text: "customer_tags CONTAINS '\\'VIP\\''", members: 'eve' },
  { text: "customer_tags CONTAINS 'EarlyAdopter'", members: 'cleo' },
  { text: "customer_tags CONTAINS 'wholesale'", members: 'fay hal' },
  { text: "customer_tags CONTAINS 'vip' AND customer_tags CONTAINS 'wholesale'", members: 'fay' },
  { text: 'customer_tags IS NULL', members: 'dan ivy jon kim lea max ned pat quinn rex sol' },
  { text: 'customer_tags IS NOT NULL', members: 'ben cleo eve fay gus hal ora' },

  { text: "customer_countries CONTAINS 'CA'", members: 'cleo fay hal ivy jon kim' },
  { text: "customer_countries CONTAINS 'US'", members: 'ben dan fay gus ora' },
  { text: "customer_countries CONTAINS 'FR'", members: 'eve' },
  { text: "customer_countries CONTAINS 'ca'", members: '' },
  { text: "customer_countries NOT CONTAINS 'US'", everybodyBut: 'ben dan fay gus ora' },
  { text: 'customer_countries IS NULL', members: 'max pat quinn rex sol' },
  { text: "customer_regions CONTAINS 'US-CA'", members: 'ben fay ora' },
  { text: "customer_regions CONTAINS 'CA-PE'", members: 'hal ivy jon kim' },
  { text: "customer_regions NOT CONTAINS 'US-CA'", everybodyBut: 'ben fay ora' },
  { text: 'customer_regions IS NULL', members: 'max ned pat quinn rex sol' },
  { text: "customer_cities CONTAINS 'US-CA-LosAngeles'", members: 'ben ora' },
  { text: "customer_cities NOT CONTAINS 'US-CA-LosAngeles'", everybodyBut: 'ben ora' },
  { text: "customer_cities CONTAINS 'US-NY-NewYorkCity'", members: 'dan gus' },
  { text: 'customer_cities IS NOT NULL', everybodyBut: 'max pat quinn rex sol' },

  { text: 'companies CONTAINS 1012132033639', members: 'hal kim' },
  { text: "companies CONTAINS '9876543210'", members: 'kim' },
  { text: 'companies = 1012132033639', printed: 'companies CONTAINS 1012132033639', members: 'hal kim' },
  { text: 'companies != 9876543210', printed: 'companies NOT CONTAINS 9876543210', everybodyBut: 'kim' },
  { text: 'companies NOT CONTAINS 9876543210', everybodyBut: 'kim' },
  { text: 'companies IS NULL', everybodyBut: 'hal kim' },
  { text: 'companies IS NOT NULL', members: 'hal kim' },

  // Metafields of each type.
  { text: 'metafields.custom.shoe_size >= 42', members: 'ben dan eve' },
  { text: 'metafields.custom.shoe_size = 42', members: 'ben' },
  { text: 'metafields.custom.shoe_size != 42', everybodyBut: 'ben' },
  { text: 'metafields.custom.shoe_size BETWEEN 41 AND 42', members: 'ben cleo' },
  { text: 'metafields.custom.shoe_size IS NOT NULL', members: 'ben cleo dan eve fay' },
  {
    text: 'customer.metafields.custom.shoe_size >= 42',
    printed: 'metafields.custom.shoe_size >= 42',
    members: 'ben dan eve',
  },
  {
    text: "customer.metafields.custom.membership_level = 'gold'",
    printed: "metafields.custom.membership_level = 'gold'",
    members: 'ben',
  },
  { text: "metafields.custom.membership_level != 'gold'", everybodyBut: 'ben' },
  { text: 'metafields.custom.vip = true', members: 'ben' },
  { text: 'metafields.custom.vip != true', everybodyBut: 'ben' },
  { text: 'metafields.custom.vip = false', members: 'dan' },
  { text: "metafields.custom.sizes CONTAINS 'M'", members: 'ben cleo' },
  { text: "metafields.custom.sizes NOT CONTAINS 'S'", everybodyBut: 'ben' },
  { text: 'metafields.facts.last_visit >= 7_days_ago', printed: 'metafields.facts.last_visit >= -7d', members: 'fay' },
  { text: 'customer.points_balance >= 100', printed: 'metafields.customer.points_balance >= 100', members: 'ben dan' },

  // Addresses by their distance; one that is on no map is nowhere near.
  { text: "customer_within_distance MATCHES (coordinates = '46.24,-63.13', distance_km = 5)", members: 'hal ivy' },
  { text: "customer_within_distance NOT MATCHES (coordinates = '46.24,-63.13', distance_km = 5)", everybodyBut: 'hal ivy' },
  {
    text: "customer_within_distance(coordinates: '46.24,-63.13', distance_km: 5) = true",
    printed: "customer_within_distance MATCHES (coordinates = '46.24,-63.13', distance_km = 5)",
    members: 'hal ivy',
  },
  {
    text: 'customer_within_distance(coordinates: (46.24, -63.13), distance_mi: 6.2) = true',
    printed: "customer_within_distance MATCHES (coordinates = '46.24,-63.13', distance_mi = 6.2)",
    members: 'hal ivy jon',
  },
  {
    text: "customer_within_distance(coordinates: '46.24, -63.13', distance_km: 10) = false",
    printed: "customer_within_distance NOT MATCHES (coordinates = '46.24,-63.13', distance_km = 10)",
    everybodyBut: 'hal ivy jon',
  },
  { text: "customer_within_distance MATCHES (coordinates = '34.05,-118.24', distance_mi = 1)", members: 'ben' },
];
