import type { Encoding } from './encoding.js';
import { placeOf, type RawRecord } from './record-splitter.js';
import type { Row, UnreadableRow } from './row.js';

/** Rows of a file that has one JSON object a line. */
export function ndjsonRows(records: readonly RawRecord[], encoding: Encoding): (Row | UnreadableRow)[] {
  return records.map((record) => {
    const text = encoding.decode(record.bytes);
    const value = text === undefined ? undefined : parseJson(text);
    const place = placeOf(record);
    if (isObject(value)) return { ...place, read: (path) => readPath(value, path) };
    return { ...place, problem: `is not a JSON object in ${encoding.name.toUpperCase()}` };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The field of that name, else what the path of names, `address.city`, leads to. */
function readPath(value: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(value, path)) return value[path];
  const [name = '', ...rest] = path.split('.');
  const nested = Object.hasOwn(value, name) ? value[name] : undefined;
  return rest.length > 0 && isObject(nested) ? readPath(nested, rest.join('.')) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
