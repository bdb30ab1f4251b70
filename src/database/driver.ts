import pg, { type Connection, type CustomTypesConfig, type QueryResult } from 'pg';

/* The parts of the driver that its types leave out. */

/** The driver's end of the protocol: what can be sent, and as events what comes. */
export interface DriverConnection extends Omit<Connection, 'parse' | 'bind' | 'describe' | 'execute' | 'close'> {
  readonly stream: Connection['stream'];
  parse(statement: { readonly text: string; readonly name: string }): void;
  bind(values: { readonly portal: string; readonly statement: string; readonly values: readonly (string | Buffer | null)[] }): void;
  describe(what: { readonly type: 'P' | 'S'; readonly name: string }): void;
  execute(portal: { readonly portal: string; readonly rows: number }): void;
  close(what: { readonly type: 'P' | 'S'; readonly name: string }): void;
  sendCopyFail(message: string): void;
}

export function driverConnection(connection: Connection): DriverConnection {
  return connection as unknown as DriverConnection;
}

/** A result while it is read. */
export interface DriverResult extends QueryResult {
  addFields(fields: readonly unknown[]): void;
  parseRow(fields: readonly unknown[]): object;
  addRow(row: object): void;
  addCommandComplete(message: unknown): void;
  /** How the values of each column are read, and a row of nulls: both made of the fields. */
  readonly _parsers: readonly unknown[] | undefined;
  readonly _prebuiltEmptyResultObject: object | null;
}

/** How values come back, the same for every statement: exact numbers as text, calendar days as text, moments as Date. */
export const DRIVER_TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE ? (value: string) => value : pg.types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};
const DATE = 1082;

/** As MikroORM wants it, which reads dates from texts itself. Arrays of them are read as arrays of texts. */
export const ENTITY_TYPES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (TIMES.has(oid)) return (value: string) => value;
    return pg.types.getTypeParser(TIME_ARRAYS.has(oid) ? TEXT_ARRAY : oid, format);
  }) as CustomTypesConfig['getTypeParser'],
};
/** date, timestamp, timestamptz, interval. */
const TIMES = new Set([DATE, 1114, 1184, 1186]);
const TIME_ARRAYS = new Set([1182, 1115, 1185, 1187]);
const TEXT_ARRAY = 1009;

/** A value as it is sent; throws if it cannot be. */
export function valueToSend(value: unknown): string | Buffer | null {
  return UNTYPED.utils.prepareValue(value);
}

/** An empty one; with the columns of `like`, where the server does not say them again. */
export function newResult(like?: DriverResult): DriverResult {
  const result = new UNTYPED.Result(null, DRIVER_TYPES);
  if (like === undefined) return result;
  const { fields, _parsers, _prebuiltEmptyResultObject } = like;
  return Object.assign(result, { fields, _parsers, _prebuiltEmptyResultObject });
}

const UNTYPED = pg as unknown as {
  readonly utils: { prepareValue(value: unknown): string | Buffer | null };
  readonly Result: new (mode: null, types: CustomTypesConfig) => DriverResult;
};
