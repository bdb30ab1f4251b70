import {
  absolute,
  addDecimals,
  compareDecimals,
  decimalOf,
  type Decimal,
  invariant,
  parseDecimal,
  printDecimal,
} from '../../kernel/index.js';
import type { Worth } from './worth.js';

/** What somebody, or a group, costs more than it brings by. */
export type CostKind =
  /** Service interactions. */
  | 'SERVICE'
  /** Messages of campaigns. */
  | 'CAMPAIGNS'
  /** The goods themselves, where they cost more than was paid for them. */
  | 'GOODS';

export type TurnaroundKind = 'LESS_SERVICE' | 'FEWER_MESSAGES' | 'LESS_OF_BOTH' | 'MORE_MARGIN';

/** One thing that would do by itself, all else being as it is. */
export interface Turnaround {
  readonly kind: TurnaroundKind;
  /** By how much. */
  readonly amount: string;
  /** What there is of it now. */
  readonly present: string;
  /** `amount` as a share of `present`; null where that is not more than nought. */
  readonly share: number | null;
}

/** Why there is a loss, and what would end it. */
export interface Loss {
  readonly largestCost: { readonly kind: CostKind; readonly amount: string };
  /** The smallest change first: that of the least share of what there is. More margin always would. */
  readonly changes: readonly Turnaround[];
}

const NOUGHT = decimalOf(0);

/** Of a worth whose contribution is less than nought. */
export function lossOf({ total_margin, service_cost, campaign_cost, contribution }: Worth): Loss {
  const [margin, service, campaigns] = [decimal(total_margin), decimal(service_cost), decimal(campaign_cost)];
  const loss = absolute(decimal(contribution));
  const goods = compareDecimals(margin, NOUGHT) < 0 ? absolute(margin) : NOUGHT;
  const costs: readonly (readonly [CostKind, Decimal])[] = [
    ['SERVICE', service],
    ['CAMPAIGNS', campaigns],
    ['GOODS', goods],
  ];
  const [kind, amount] = costs.reduce((largest, cost) => (compareDecimals(cost[1], largest[1]) > 0 ? cost : largest));
  const apart = [costDown('LESS_SERVICE', service, loss), costDown('FEWER_MESSAGES', campaigns, loss)].flat();
  // Both together only where neither would do.
  const down = apart.length > 0 ? apart : costDown('LESS_OF_BOTH', addDecimals(service, campaigns), loss);
  return {
    largestCost: { kind, amount: printDecimal(amount, 2) },
    changes: [...down, change('MORE_MARGIN', loss, margin)].sort((a, b) => (a.share ?? Infinity) - (b.share ?? Infinity)),
  };
}

function costDown(kind: TurnaroundKind, cost: Decimal, loss: Decimal): Turnaround[] {
  return compareDecimals(cost, loss) >= 0 ? [change(kind, loss, cost)] : [];
}

function change(kind: TurnaroundKind, amount: Decimal, present: Decimal): Turnaround {
  const isThere = compareDecimals(present, NOUGHT) > 0;
  return {
    kind,
    amount: printDecimal(amount, 2),
    present: printDecimal(present, 2),
    share: isThere ? Number(printDecimal(amount)) / Number(printDecimal(present)) : null,
  };
}

function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  invariant(value !== undefined, 'the database gives decimals');
  return value;
}
