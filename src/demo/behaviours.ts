/** How a kind of customer buys. Days are days ago; `from` and `to` bound a uniform draw. */
export interface Behaviour {
  /** Share of the customers, in per cent. */
  readonly share: number;
  readonly knownFor: readonly [from: number, to: number];
  /** Days since the last order, about; absent where they never ordered, or leave. */
  readonly lastOrder?: readonly [from: number, to: number];
  /** Of those who leave: days from the first order to the last, about. */
  readonly stays?: readonly [from: number, to: number];
  /** Median days between two orders; absent where there is at most one. */
  readonly everyDays?: number;
  readonly channels: Readonly<Record<Channel, number>>;
  /** How often an order is for an occasion. */
  readonly occasionRate: number;
  /** Most lines of an order. */
  readonly basket: number;
  /** Median place in the price order of what they look at, 0 the cheapest, 1 the dearest. */
  readonly taste: number;
  readonly quantity: readonly [from: number, to: number];
  readonly tags: readonly string[];
}

export type Channel = 'online' | 'store' | 'phone';

export type BehaviourName = keyof typeof behaviours;

const usual = { occasionRate: 0.12, basket: 4, taste: 0.45, quantity: [1, 2], tags: [] } as const;

export const behaviours = {
  prospect: { ...usual, share: 12, knownFor: [0, 400], channels: { online: 1, store: 0, phone: 0 } },
  newcomer: { ...usual, share: 7, knownFor: [0, 45], lastOrder: [0, 45], channels: { online: 7, store: 3, phone: 0 } },
  oneTime: { ...usual, share: 12, knownFor: [90, 1_090], lastOrder: [90, 1_090], channels: { online: 6, store: 3, phone: 1 } },
  tried: {
    ...usual,
    share: 14,
    knownFor: [200, 1_090],
    stays: [15, 90],
    everyDays: 20,
    channels: { online: 7, store: 2, phone: 1 },
  },
  regular: {
    ...usual,
    share: 25,
    knownFor: [200, 1_095],
    lastOrder: [0, 60],
    everyDays: 122,
    channels: { online: 6, store: 3.5, phone: 0.5 },
  },
  cooling: {
    ...usual,
    share: 5,
    knownFor: [300, 1_095],
    lastOrder: [91, 180],
    everyDays: 105,
    channels: { online: 6, store: 4, phone: 0 },
  },
  lapsed: {
    ...usual,
    share: 8,
    knownFor: [600, 1_095],
    lastOrder: [200, 500],
    everyDays: 105,
    channels: { online: 5, store: 4, phone: 1 },
  },
  occasional: {
    ...usual,
    share: 13,
    knownFor: [300, 1_095],
    lastOrder: [0, 150],
    everyDays: 150,
    channels: { online: 2.5, store: 7, phone: 0.5 },
    occasionRate: 0.85,
    taste: 0.72,
  },
  champion: {
    ...usual,
    share: 2.5,
    knownFor: [400, 1_095],
    lastOrder: [0, 20],
    everyDays: 21,
    channels: { online: 7, store: 3, phone: 0 },
    basket: 6,
    taste: 0.75,
    tags: ['vip'],
  },
  business: {
    ...usual,
    share: 1.5,
    knownFor: [200, 1_095],
    lastOrder: [0, 60],
    everyDays: 50,
    channels: { online: 4, store: 0, phone: 6 },
    occasionRate: 0,
    taste: 0.5,
    quantity: [4, 24],
    tags: ['business'],
  },
} satisfies Record<string, Behaviour>;

/** How much is bought in each month, January first; 1 is an average month. */
const season = [0.7, 0.72, 0.85, 0.92, 1, 0.98, 0.92, 0.82, 0.95, 1.02, 1.4, 1.72];

export function demandIn(month: number): number {
  return season[month - 1] as number;
}

/** The occasions of a day of the year and how often each is the reason. */
export function occasionsOn(month: number, dayOfMonth: number): Readonly<Record<string, number>> {
  const always = { birthday: 5, anniversary: 2, new_home: 1 };
  if ((month === 11 && dayOfMonth >= 20) || (month === 12 && dayOfMonth <= 24)) return { ...always, christmas: 20 };
  if (month === 2 && dayOfMonth <= 14) return { ...always, valentines_day: 10 };
  if (month === 3 || (month === 5 && dayOfMonth <= 14)) return { ...always, mothers_day: 3 };
  if (month >= 5 && month <= 9) return { ...always, wedding: 6, graduation: month <= 7 ? 2 : 0 };
  return always;
}

/** The promotion that runs on a day of the year, and what part of the price it takes off. */
export function promotionOn(month: number, dayOfMonth: number): { readonly name: string; readonly share: number } | undefined {
  if (month === 11 && dayOfMonth >= 24) return { name: 'BLACK-FRIDAY', share: 0.2 };
  if (month === 7 && dayOfMonth <= 15) return { name: 'SUMMER-SALE', share: 0.25 };
  if (month === 1 && dayOfMonth >= 2 && dayOfMonth <= 20) return { name: 'WINTER-SALE', share: 0.3 };
  return undefined;
}
