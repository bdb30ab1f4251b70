import type { RuleCase } from './rule-case.js';

/** Texts in rules are in the form of those that are stored, which have no blanks at their ends. */
export const TEXTS_OF_RULES: readonly RuleCase[] = [
  { fact: 'a text that is equal has no blanks at its ends', text: "customer_language = ' de '", printed: "customer_language = 'de'" },
  { fact: 'nor has one on the left', text: "'de ' != customer_language", printed: "customer_language != 'de'" },
  {
    fact: 'nor has one of several',
    text: "customer_language NOT IN ('de\u00a0', '\u200bfr')",
    printed: "customer_language NOT IN ('de', 'fr')",
  },
  { fact: 'nor has an element of a list', text: "customer_tags CONTAINS 'vip '", printed: "customer_tags CONTAINS 'vip'" },
  {
    fact: 'nor has the value of a parameter',
    text: "products_purchased MATCHES (tag = 'sale ', tag IN (' a', 'b'))",
    printed: "products_purchased MATCHES (tag = 'sale', tag IN ('a', 'b'))",
  },
  { fact: 'what is looked for within a text may end in blanks', text: "customer_email_domain CONTAINS ' a '" },
  {
    fact: 'what a text begins with does not begin with them',
    text: "customer_language STARTS WITH ' d '",
    printed: "customer_language STARTS WITH 'd '",
  },
  {
    fact: 'what a text ends with does not end in them',
    text: "customer_language ENDS WITH ' e '",
    printed: "customer_language ENDS WITH ' e'",
  },
  { fact: 'nothing begins with a blank', text: "customer_language STARTS WITH ' '" },
  { fact: 'nothing ends with one', text: "customer_language ENDS WITH ' '" },
];
