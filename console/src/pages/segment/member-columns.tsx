import type { ReactNode } from 'react';
import type { CustomerOrder, SegmentMembersData } from '../../data/operations';
import { type Rights, useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import type { Messages } from '../../messages/english';
import type { Format } from '../../messages/format';

export type MemberEdge = NonNullable<SegmentMembersData['segment']>['members']['edges'][number];

export interface MemberColumn {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly width: string;
  /** By which members are sorted, where they can be. */
  readonly order?: readonly [up: CustomerOrder, down: CustomerOrder];
  readonly cell: (edge: MemberEdge) => ReactNode;
}

interface Declared {
  readonly key: keyof Messages['members']['columns'];
  readonly needs: readonly string[];
  readonly isNumber?: boolean;
  readonly width?: string;
  readonly order?: readonly [CustomerOrder, CustomerOrder];
  readonly cell: (edge: MemberEdge, format: Format, currency: string) => ReactNode;
}

const money = (value: string | null | undefined, format: Format, currency: string) =>
  value === null || value === undefined ? '–' : format.money(value, currency);
const date = (value: string | null | undefined, format: Format) => (value === null || value === undefined ? '–' : format.date(value));
const ORDERS = ['orders:read'];

const COLUMNS: readonly Declared[] = [
  { key: 'since', needs: [], cell: ({ since }, format) => format.date(since) },
  {
    key: 'amountSpent',
    needs: ORDERS,
    isNumber: true,
    order: ['AMOUNT_SPENT', 'AMOUNT_SPENT_DESC'],
    cell: ({ node }, format, currency) => money(node.amountSpent, format, currency),
  },
  {
    key: 'numberOfOrders',
    needs: ORDERS,
    isNumber: true,
    width: '100px',
    order: ['NUMBER_OF_ORDERS', 'NUMBER_OF_ORDERS_DESC'],
    cell: ({ node }, format) =>
      node.numberOfOrders === null || node.numberOfOrders === undefined ? '–' : format.number(node.numberOfOrders),
  },
  {
    key: 'averageOrderValue',
    needs: ORDERS,
    isNumber: true,
    order: ['AVERAGE_ORDER_VALUE', 'AVERAGE_ORDER_VALUE_DESC'],
    cell: ({ node }, format, currency) => money(node.averageOrderValue, format, currency),
  },
  {
    key: 'lastOrderDate',
    needs: ORDERS,
    order: ['LAST_ORDER_DATE', 'LAST_ORDER_DATE_DESC'],
    cell: ({ node }, format) => date(node.lastOrderDate, format),
  },
  {
    key: 'firstOrderDate',
    needs: ORDERS,
    order: ['FIRST_ORDER_DATE', 'FIRST_ORDER_DATE_DESC'],
    cell: ({ node }, format) => date(node.firstOrderDate, format),
  },
  {
    key: 'totalMargin',
    needs: ORDERS,
    isNumber: true,
    order: ['TOTAL_MARGIN', 'TOTAL_MARGIN_DESC'],
    cell: ({ node }, format, currency) => money(node.totalMargin, format, currency),
  },
  { key: 'favouriteCategory', needs: ORDERS, cell: ({ node }) => node.favouriteCategory ?? '–' },
  { key: 'favouriteChannel', needs: ORDERS, cell: ({ node }) => node.favouriteChannel ?? '–' },
  {
    key: 'age',
    needs: ['personal_data:read'],
    isNumber: true,
    width: '80px',
    order: ['AGE', 'AGE_DESC'],
    cell: ({ node }) => node.age ?? '–',
  },
  { key: 'email', needs: ['personal_data:read'], width: '220px', cell: ({ node }) => node.emails?.[0] ?? '–' },
  { key: 'lifecycleStage', needs: [], cell: ({ node }) => node.lifecycleStage ?? '–' },
  { key: 'addedAt', needs: [], order: ['ADDED_DATE', 'ADDED_DATE_DESC'], cell: ({ node }, format) => format.date(node.addedAt) },
];

/** As many as fit beside each other without search. */
export const SHOWN_AT_FIRST = ['since', 'amountSpent', 'numberOfOrders', 'averageOrderValue', 'lastOrderDate', 'favouriteCategory'];

/** The columns that the key may see, in their order. */
export function useMemberColumns(): readonly MemberColumn[] {
  const { t, format } = useMessages();
  const rights: Rights = useRights();
  return COLUMNS.filter(({ needs }) => rights.may(...needs)).map(({ key, isNumber = false, width = '140px', order, cell }) => ({
    key,
    label: t.members.columns[key],
    isNumber,
    width,
    ...(order === undefined ? {} : { order }),
    cell: (edge) => cell(edge, format, rights.currency),
  }));
}
