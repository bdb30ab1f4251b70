import { mentionsOf, type Rule } from '../language/index.js';
import { outsideSegments } from './refusals.js';
import { requireScopes } from './require-scopes.js';
import type { Viewer } from './viewer.js';

/** Attributes that are what `personal_data:read` guards: with a rule over them one could spell out an address letter by letter. */
const PERSONAL_ATTRIBUTES: ReadonlySet<string> = new Set(['first_name', 'last_name', 'customer_emails', 'customer_phones']);
const PERSONAL_PARAMETERS: ReadonlySet<string> = new Set(['influence.handle']);

export function isPersonalAttribute(name: string): boolean {
  return PERSONAL_ATTRIBUTES.has(name);
}

/** What a rule may compare with all the same, but a list of whose values would tell where people live or work. */
const PERSONAL_WHEN_LISTED: ReadonlySet<string> = new Set(['postal_code', 'customer_cities', 'customer_regions', 'customer_email_domain']);

/** Whether a list of the values of an attribute, or of a parameter such as `influence.handle`, is personal data. */
export function isPersonalWhenListed(mentioned: string): boolean {
  return isPersonalAttribute(mentioned) || PERSONAL_PARAMETERS.has(mentioned) || PERSONAL_WHEN_LISTED.has(mentioned);
}

/**
 * Refuses with FORBIDDEN a rule that looks at personal data if the key may not read them, and one that looks at other segments if the
 * key is limited to named ones.
 */
export function checkRuleScopes(viewer: Viewer, rule: Rule): void {
  const { attributes, functions } = mentionsOf(rule);
  for (const { name } of attributes) {
    if (isPersonalAttribute(name)) requireScopes(viewer, `A rule over ${name}`, 'personal_data:read');
  }
  for (const { name, parameters } of functions) {
    if (name === 'segment' && viewer.segmentIds !== null) throw outsideSegments();
    for (const parameter of parameters) {
      const mentioned = `${name}.${parameter.name}`;
      if (PERSONAL_PARAMETERS.has(mentioned)) requireScopes(viewer, `A rule over ${mentioned}`, 'personal_data:read');
    }
  }
}
