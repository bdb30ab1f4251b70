/** What the high street (`high-street.ts`) is asked about by id. */
export interface StreetIds {
  readonly joes: string;
  readonly sarahs: string;
  readonly sale: string;
}

/** What is asked of it, and the answer. */
export interface StreetQuestion {
  readonly question: string;
  readonly query: string;
  readonly answer: object;
  readonly variables?: (ids: StreetIds) => object;
}
