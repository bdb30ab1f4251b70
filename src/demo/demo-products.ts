import type { Random } from '../kernel/index.js';
import type { ProductRecord } from '../records/index.js';
import { artists, collections, ranges, type Range } from './assortment.js';
import { HISTORY_DAYS, type DemoCalendar } from './demo-calendar.js';
import { money } from './money.js';

/** A product beside what the generator needs to sell it. */
export interface DemoProduct {
  readonly record: ProductRecord & { readonly brand: string };
  readonly range: Range;
  readonly priceCents: number;
  readonly costCents: number;
  /** Negative for those still to come. */
  readonly releasedDaysAgo: number;
}

/** This many are announced for the coming weeks and not sold yet. */
const ANNOUNCED = 4;
/** And this many came out in the last four weeks. */
const NEW = 12;

export function makeProducts(random: Random, calendar: DemoCalendar): DemoProduct[] {
  const names = new Set<string>();
  const slots = ranges.flatMap((range) => Array.from({ length: range.products }, (_, place) => ({ range, isFirst: place === 0 })));
  const latest = random.sample(
    slots.filter((slot) => !slot.isFirst),
    ANNOUNCED + NEW,
  );
  return slots.map((slot, index) => {
    const rank = latest.indexOf(slot);
    return makeProduct(
      random,
      calendar,
      slot.range,
      `P${String(index + 1).padStart(3, '0')}`,
      releaseDay(random, slot.isFirst, rank),
      names,
    );
  });
}

/** The first of each range was there before the first order, so that there always was something to buy. */
function releaseDay(random: Random, isFirst: boolean, rankAmongLatest: number): number {
  if (isFirst) return random.integer(HISTORY_DAYS + 1, HISTORY_DAYS + 500);
  if (rankAmongLatest < 0) return random.integer(60, HISTORY_DAYS + 500);
  return rankAmongLatest < ANNOUNCED ? -random.integer(3, 25) : random.integer(1, 28);
}

function makeProduct(
  random: Random,
  calendar: DemoCalendar,
  range: Range,
  externalId: string,
  releasedDaysAgo: number,
  names: Set<string>,
): DemoProduct {
  const brand = random.pick(range.brands);
  const artist = range.categoryPath[0] === 'Music' ? random.pick(artists) : undefined;
  const name = newName(random, range, artist ?? brand, names);
  const priceCents = Math.max(
    500,
    Math.round(range.price[0] * (range.price[1] / range.price[0]) ** random.next()) * 100 - (random.chance(0.5) ? 5 : 0),
  );
  const costCents = Math.round(priceCents * random.between(...range.cost));
  const tags = [
    ...(artist === undefined ? [] : [artist]),
    ...(range.gift && random.chance(0.5) ? ['gift'] : []),
    ...(random.chance(0.15) ? ['limited'] : []),
    ...(range.categoryPath[0] === 'Clothing' && random.chance(0.3) ? ['organic'] : []),
    ...(releasedDaysAgo <= 28 ? ['new'] : []),
  ];
  return {
    record: {
      externalId,
      name,
      sku: `${brand.slice(0, 3).toUpperCase()}-${externalId}`,
      brand,
      supplier: `${brand} Wholesale`,
      categoryPath: [...range.categoryPath],
      tags,
      listPrice: money(priceCents),
      unitCost: money(costCents),
      releasedAt: calendar.instant(releasedDaysAgo, 8 * 60),
    },
    range,
    priceCents,
    costCents,
    releasedDaysAgo,
  };
}

function newName(random: Random, range: Range, maker: string, names: Set<string>): string {
  for (;;) {
    const name = `${maker} ${random.pick(collections)} ${random.pick(range.nouns)}`;
    if (!names.has(name)) {
      names.add(name);
      return name;
    }
  }
}
