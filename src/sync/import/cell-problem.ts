/** A cell that cannot become the value that the field needs; the message completes the sentence that begins with its column. */
export class CellProblem extends Error {}
