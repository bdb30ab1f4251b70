/** A query as it is published, or with the ids and dates of the shop, and whom it selects among the people of the shop, told by hand. */
export interface PublishedQuery {
  readonly text: string;
  /** The canonical text, where it is another. */
  readonly printed?: string;
  /** Names, in the order of the alphabet. */
  readonly members?: string;
  /** Instead of them: who is not selected. */
  readonly everybodyBut?: string;
}
