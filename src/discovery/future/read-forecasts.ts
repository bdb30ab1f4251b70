import { type Queryable, sql } from '../../database/index.js';
import { invalidInput, limitExceeded } from '../../kernel/index.js';
import type { ForecastOutcome } from './forecaster.js';

/** A forecast that has been made. */
export interface Forecast {
  readonly id: string;
  readonly asOf: Date;
  /** Whether it is the one that rules read. */
  readonly isCurrent: boolean;
  readonly outcome: ForecastOutcome;
}

const MOST_FORECASTS = 100;

/** Those that have been made, the latest first. */
export async function readForecasts(database: Queryable, first: number): Promise<Forecast[]> {
  if (first < 1) throw invalidInput('first', 'first must be 1 or more.');
  if (first > MOST_FORECASTS) throw limitExceeded('first', MOST_FORECASTS);
  return database.query<{ id: string; asOf: Date; isCurrent: boolean; outcome: ForecastOutcome }>(sql`/* forecast.read */
    select id, as_of as "asOf", is_current as "isCurrent", outcome from purchase_forecast where outcome is not null
    order by as_of desc, id desc limit ${first}::int`);
}
