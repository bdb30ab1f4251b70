/** So many at once, and no more. A place is held as long as the work in it, however that ends: there is none that could be taken and kept. */
export class FewAtOnce {
  #inside = 0;

  constructor(
    private readonly most: number,
    private readonly refusal: () => Error,
  ) {}

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#inside >= this.most) throw this.refusal();
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
    }
  }
}
