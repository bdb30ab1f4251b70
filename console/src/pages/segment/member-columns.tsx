import { useMemo, type ReactNode } from 'react';
import type { Operation } from '../../data/operation';
import {
  type CustomerOrder,
  MemberFigures,
  type MemberFiguresData,
  SegmentMembers,
  type SegmentMembersData,
  type SegmentMembersVariables,
} from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { type Rights, useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import type { Messages } from '../../messages/english';
import type { Format } from '../../messages/format';
import { isNumeric, writtenFigure } from '../../parts/written-figure';

type AskedEdge = NonNullable<SegmentMembersData['segment']>['members']['edges'][number];
/** What is asked of a member by the columns that are shown, by field. */
export type MemberEdge = AskedEdge & { readonly node: Readonly<Record<string, unknown>> };

/** What is asked for to have members sorted. */
export type MemberOrder = Pick<SegmentMembersVariables, 'orderBy' | 'orderByAttribute'>;

export interface MemberColumn {
  readonly key: string;
  readonly label: string;
  /** What it means, and its unit. */
  readonly title?: string;
  /** The field of customers that it needs; those that are always asked for are left out. */
  readonly field?: string;
  readonly isNumber: boolean;
  readonly width: string;
  /** By which members are sorted, where they can be. */
  readonly order?: readonly [up: MemberOrder, down: MemberOrder];
  readonly cell: (edge: MemberEdge) => ReactNode;
}

interface Declared {
  readonly key: keyof Messages['members']['columns'];
  readonly needs: readonly string[];
  readonly width?: string;
  readonly cell: (edge: MemberEdge, format: Format) => ReactNode;
}

/** What is no figure of the catalogue: since when somebody is a member, and what only the record says. */
const OWN: readonly Declared[] = [
  { key: 'since', needs: [], cell: ({ since }, format) => format.date(since) },
  { key: 'email', needs: ['personal_data:read'], width: '220px', cell: ({ node }) => node.emails?.[0] ?? '–' },
];

/** As many as fit beside each other without search. */
export const SHOWN_AT_FIRST = ['since', 'amountSpent', 'numberOfOrders', 'averageOrderValue', 'lastOrderDate', 'favouriteCategory'];

type Figure = MemberFiguresData['segmentAttributes'][number];
type OwnFigure = NonNullable<MemberFiguresData['attributeDefinitions']>[number];

/** Own attributes stand in one field; their keys have dots, as addresses have between columns. */
const ownKey = (key: string) => `own-${key.replaceAll('.', '~')}`;
const OWN_TYPES: Readonly<Record<OwnFigure['type'], string>> = {
  BOOLEAN: 'boolean',
  DATE: 'day',
  LIST: 'text',
  MONEY: 'money',
  NUMBER: 'number',
  TEXT: 'text',
};

/** All columns that the key may see: those of the table itself, every figure of the catalogue that a field tells, and own attributes. */
export function useMemberColumns(): { readonly all: readonly MemberColumn[]; readonly isKnown: boolean } {
  const { t, format } = useMessages();
  const rights = useRights();
  const { data } = useAnswer(MemberFigures, { attributes: rights.may('customers:read') });
  const all = useMemo(() => {
    const own = OWN.filter(({ needs }) => rights.may(...needs)).map(({ key, width = '140px', cell }): MemberColumn => {
      return { key, label: t.members.columns[key], isNumber: false, width, cell: (edge) => cell(edge, format) };
    });
    const figures = (data?.segmentAttributes ?? []).filter(({ scopes }) => rights.may(...scopes));
    const attributes = (data?.attributeDefinitions ?? []).filter(({ owner }) => owner === 'CUSTOMER');
    return [
      ...own,
      ...figures.flatMap((figure) => figureColumn(figure, rights, format, t)),
      ...attributes.map((attribute) => attributeColumn(attribute, rights, format, t)),
    ];
    // Rights are made anew for each rendering of the same viewer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, rights.viewer, format, t]);
  return { all, isKnown: data !== undefined };
}

function figureColumn(figure: Figure, { currency }: Rights, format: Format, t: Messages): MemberColumn[] {
  const { field, label, description, unit, order } = figure;
  if (field === null) return [];
  const isNumber = isNumeric(figure);
  return [
    {
      key: field,
      field,
      label: t.label(label),
      title: unit === null ? description : `${description} (${t.unit(unit)})`,
      isNumber,
      width: isNumber ? '120px' : '140px',
      ...(order === null ? {} : { order: [{ orderBy: order }, { orderBy: `${order}_DESC` as CustomerOrder }] as const }),
      cell: ({ node }) => writtenFigure(node[field], figure, currency, format, t),
    },
  ];
}

function attributeColumn(
  { key, name, description, type, unit }: OwnFigure,
  { currency }: Rights,
  format: Format,
  t: Messages,
): MemberColumn {
  const kind = { type: OWN_TYPES[type], unit };
  return {
    key: ownKey(key),
    field: 'attributes',
    label: name,
    title: [description, unit].filter((one) => one !== null).join(' · '),
    isNumber: isNumeric(kind),
    width: '140px',
    ...(type === 'LIST' ? {} : { order: [{ orderByAttribute: { key } }, { orderByAttribute: { key, descending: true } }] as const }),
    cell: ({ node }) => writtenFigure((node['attributes'] as Record<string, unknown> | undefined)?.[key], kind, currency, format, t),
  };
}

/** The question for a page of members, with the fields of the columns that are shown: which there are the catalogue tells. */
export function membersWith(columns: readonly MemberColumn[]): Operation<SegmentMembersData, SegmentMembersVariables> {
  const fields = new Set(columns.flatMap(({ field }) => (field === undefined ? [] : [field])));
  return { ...SegmentMembers, text: SegmentMembers.text.replace('...Person', ['...Person', ...fields].join(' ')) };
}
