import type { PublishedQuery } from './published-query.js';

/** Dates of every published kind, and days that come round. */
export const DATES: readonly PublishedQuery[] = [
  // A day is all of its moments in the workspace's time zone.
  { text: 'last_order_date = 2020-05-30', members: 'ben cleo eve' },
  { text: 'last_order_date != 2020-05-30', everybodyBut: 'ben cleo eve' },
  { text: 'last_order_date > 2020-05-30', members: 'dan fay gus hal ivy jon kim lea max ned sol' },
  { text: 'last_order_date >= 2020-05-30', everybodyBut: 'ora pat quinn rex' },
  { text: 'last_order_date < 2020-05-30', members: '' },
  { text: 'last_order_date <= 2020-05-30', members: 'ben cleo eve' },
  { text: 'last_order_date IS NULL', members: 'ora pat quinn rex' },
  { text: 'last_order_date IS NOT NULL', everybodyBut: 'ora pat quinn rex' },

  // Offsets, named dates and their mixture.
  { text: 'last_order_date > -7d', members: 'fay gus' },
  { text: 'last_order_date >= -7d', members: 'fay gus hal' },
  { text: 'last_order_date >= -2w', members: 'fay gus hal ivy' },
  { text: 'last_order_date = -1m', members: 'sol' },
  { text: 'last_order_date < -1y', members: 'ben cleo dan eve kim lea max' },
  { text: 'last_order_date <= -1y', members: 'ben cleo dan eve jon kim lea max' },
  { text: 'last_order_date = today', members: 'fay' },
  { text: 'last_order_date = yesterday', members: 'gus' },
  { text: 'last_order_date BETWEEN 2021-01-01 AND today', members: 'fay gus hal ivy jon kim lea max ned sol' },
  { text: 'last_order_date BETWEEN 2020-01-01 AND -7d', members: 'ben cleo dan eve hal ivy jon kim lea max ned sol' },
  { text: 'last_order_date BETWEEN -180d AND -90d', members: 'ned' },
  { text: 'last_order_date > 90_days_ago', printed: 'last_order_date > -90d', members: 'fay gus hal ivy sol' },
  { text: 'last_order_date >= 90_days_ago', printed: 'last_order_date >= -90d', members: 'fay gus hal ivy ned sol' },

  // Moments.
  { text: 'last_order_date > 2020-05-30T16:00:00', members: 'cleo dan fay gus hal ivy jon kim lea max ned sol' },
  { text: 'last_order_date >= 2020-05-30T16:00:00', members: 'cleo dan eve fay gus hal ivy jon kim lea max ned sol' },
  { text: 'last_order_date < 2020-05-30T16:00:00', members: 'ben' },
  { text: 'last_order_date BETWEEN 2020-05-30T00:00:00 AND 2020-05-30T16:00:00', members: 'ben eve' },

  { text: 'first_order_date = 2022-01-01', members: 'kim' },
  { text: 'first_order_date != 2022-01-01', everybodyBut: 'kim' },
  { text: 'first_order_date > -90d', members: 'fay gus hal ivy sol' },
  { text: 'first_order_date < -365d', members: 'ben cleo dan eve kim lea max' },
  { text: 'first_order_date BETWEEN 2023-01-05 AND 2024-01-01', members: 'lea max' },
  { text: 'first_order_date IS NULL', members: 'ora pat quinn rex' },

  { text: 'customer_added_date = 2020-05-30', members: 'cleo' },
  { text: 'customer_added_date > -8m', members: 'fay gus hal ned ora quinn rex sol' },
  { text: 'customer_added_date >= -7d', members: 'fay rex' },
  { text: 'customer_added_date >= 7_days_ago', printed: 'customer_added_date >= -7d', members: 'fay rex' },
  { text: 'customer_added_date > -30d', members: 'fay ora rex' },
  { text: 'customer_added_date > -90d', members: 'fay gus ora quinn rex sol' },
  { text: 'customer_added_date BETWEEN -12m AND -8m', members: 'eve pat' },
  { text: 'customer_added_date = today', members: 'rex' },
  { text: 'customer_added_date <= 2020-05-30', members: 'ben cleo' },

  // The latest checkout that was left counts.
  { text: 'abandoned_checkout_date >= 7_days_ago', printed: 'abandoned_checkout_date >= -7d', members: 'ora' },
  { text: 'abandoned_checkout_date >= 30_days_ago', printed: 'abandoned_checkout_date >= -30d', members: 'fay ora' },
  { text: 'abandoned_checkout_date >= 90_days_ago', printed: 'abandoned_checkout_date >= -90d', members: 'fay hal ora' },
  {
    text: 'abandoned_checkout_date >= 12_months_ago',
    printed: 'abandoned_checkout_date >= -12m',
    members: 'fay hal jon ora pat quinn',
  },
  { text: 'abandoned_checkout_date > -8m', members: 'fay hal ora quinn' },
  { text: 'abandoned_checkout_date > -7d', members: '' },
  { text: 'abandoned_checkout_date > -4w', members: 'ora' },
  { text: 'abandoned_checkout_date = 2025-01-01', members: '' },
  { text: 'abandoned_checkout_date != -7d', everybodyBut: 'ora' },
  { text: 'abandoned_checkout_date <= -1y', members: 'jon kim' },
  { text: 'abandoned_checkout_date < -10y', members: '' },
  { text: 'abandoned_checkout_date BETWEEN 2025-03-14 AND 2025-03-15', members: 'pat quinn' },
  { text: 'abandoned_checkout_date IS NULL', members: 'ben cleo dan eve gus ivy lea max ned rex sol' },
  { text: 'abandoned_checkout_date IS NOT NULL', members: 'fay hal jon kim ora pat quinn' },

  // Days that come round, whatever the year.
  { text: "anniversary('metafields.facts.birth_date') = today", members: 'ben' },
  {
    text: "anniversary ('metafields.facts.birth_date') = today",
    printed: "anniversary('metafields.facts.birth_date') = today",
    members: 'ben',
  },
  {
    text: "anniversary(date: 'metafields.facts.birth_date') = today",
    printed: "anniversary('metafields.facts.birth_date') = today",
    members: 'ben',
  },
  {
    text: "anniversary(date: 'metafields.facts.birth_date') BETWEEN today AND +30d",
    printed: "anniversary('metafields.facts.birth_date') BETWEEN today AND +30d",
    members: 'ben cleo dan fay gus',
  },
  { text: "anniversary('metafields.facts.birth_date') BETWEEN today AND +7d", members: 'ben cleo fay' },
  { text: "anniversary('metafields.facts.birth_date') = 1999-12-15", members: 'eve' },
  { text: "anniversary('metafields.facts.birth_date') BETWEEN 2025-12-15 AND 2026-02-28", members: 'eve kim' },
  { text: "anniversary('metafields.facts.birth_date') != today", everybodyBut: 'ben' },
  { text: "anniversary('metafields.facts.birth_date') IS NULL", everybodyBut: 'ben cleo dan eve fay gus kim' },
];
