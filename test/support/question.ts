/** What is asked, and the answer for those that it is asked of. */
export interface Question<Ids = unknown> {
  readonly question: string;
  readonly query: string;
  readonly answer: object;
  readonly variables?: (ids: Ids) => object;
}

/** What the high street (`high-street.ts`) is asked about by id. */
export interface StreetIds {
  readonly joes: string;
  readonly sarahs: string;
  readonly sale: string;
}
