import type { Random } from '../kernel/index.js';
import { ranges } from './assortment.js';
import type { DemoCustomer } from './demo-customers.js';
import type { DemoProduct } from './demo-products.js';

/** What makes somebody take one thing rather than another. */
export type Shopper = Pick<DemoCustomer, 'taste' | 'favouriteCategory' | 'loyalTo'>;

interface Board {
  readonly category: string;
  readonly demand: number;
  readonly byPrice: readonly DemoProduct[];
}

const FAVOURITE_FACTOR = 4;
const LOYALTY = 0.75;

/** The products as a customer meets them: by range, from the cheapest to the dearest. */
export class Shelf {
  readonly #boards: readonly Board[];

  constructor(readonly products: readonly DemoProduct[]) {
    this.#boards = ranges.map((range) => ({
      category: range.categoryPath[0],
      demand: range.demand,
      byPrice: products.filter((product) => product.range === range).sort((a, b) => a.priceCents - b.priceCents),
    }));
  }

  /** One to `count` different products that were out by then, as the shopper's taste, favourite category and loyalty have it. */
  choose(random: Random, shopper: Shopper, daysAgo: number, count: number): DemoProduct[] {
    const weightOf = ({ category, demand }: Board) => demand * (category === shopper.favouriteCategory ? FAVOURITE_FACTOR : 1);
    const chosen = Array.from({ length: count }, () => {
      const out = random.pickBy(this.#boards, weightOf).byPrice.filter((product) => product.releasedDaysAgo > daysAgo);
      const loyal = random.chance(LOYALTY) ? out.filter((product) => product.record.brand === shopper.loyalTo) : [];
      const choice = loyal.length > 0 ? loyal : out;
      const place = Math.min(0.999, Math.max(0, random.normal(shopper.taste, 0.22)));
      return choice[Math.floor(place * choice.length)] as DemoProduct;
    });
    return [...new Set(chosen)];
  }
}
