import { z } from 'zod';
import { isStorable } from './check.js';

/** Deeper values are no data that anybody would ask for, and past some depth neither JSON nor PostgreSQL can handle them. */
const MAX_DEPTH = 20;

/** An object of any JSON values, in the form in which the database gives them back. */
export function jsonObject() {
  return z.unknown().transform((given, context) => {
    if (!isObject(given)) {
      context.addIssue({ code: 'custom', message: 'must be an object of values by key' });
      return z.NEVER;
    }
    const entries = Object.entries(given).map(([key, value]) => {
      const canonical = isStorable(key) ? canonicalJson(value, MAX_DEPTH) : undefined;
      if (canonical === undefined) context.addIssue({ code: 'custom', path: [key], message: 'is no JSON value that can be stored' });
      return [key, canonical];
    });
    return Object.fromEntries(entries) as Record<string, unknown>;
  });
}

/** Undefined if the value cannot be stored. */
function canonicalJson(value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return isStorable(value) ? value : undefined;
  // JSON knows no negative zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (depth === 0 || typeof value !== 'object') return undefined;
  if (Array.isArray(value)) {
    const elements = value.map((element: unknown) => canonicalJson(element, depth - 1));
    return elements.includes(undefined) ? undefined : elements;
  }
  const entries = Object.entries(value).map(([key, nested]) => [key, isStorable(key) ? canonicalJson(nested, depth - 1) : undefined]);
  return entries.some(([, nested]) => nested === undefined) ? undefined : Object.fromEntries(entries);
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
