import { Button, Checkbox, Popover, ScrollArea, TextInput, Tooltip } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePages } from '../../data/use-pages';
import { useSegmentMoves } from '../../data/use-segment-moves';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { CustomerLink } from '../../parts/customer-link';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import table from '../../parts/table.module.css';
import { type MemberColumn, type MemberEdge, type MemberOrder, membersWith, SHOWN_AT_FIRST, useMemberColumns } from './member-columns';
import css from './segment.module.css';
import type { SegmentShown } from './segment-shown';

const ROW_PX = 36;
/** Rows below the last one that is seen, at which more are asked for. */
const AHEAD = 20;

/** Members, as many as there are, in the columns that one chooses. The order holds still: who enters and leaves is told, and shown when that is wanted. */
export function MembersTable({ segment }: { readonly segment: SegmentShown }) {
  const { t, format } = useMessages();
  const { may } = useRights();
  const { columns: chosen = SHOWN_AT_FIRST.join('.'), sort = '-since' } = useSearch({ from: '/segments/$id' });
  const navigate = useNavigate({ from: '/segments/$id' });
  const { all, isKnown } = useMemberColumns();
  const keys = chosen.split('.');
  const columns = keys.flatMap((key) => all.filter((column) => column.key === key));
  const order = orderOf(sort, all);
  const shownKeys = columns.map(({ key }) => key).join();
  // The same question as long as the same columns are shown.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const operation = useMemo(() => membersWith(columns), [shownKeys]);
  const { items, total, next, state, problem, loadMore, restart } = usePages(
    operation,
    isKnown ? { id: segment.id, ...order, names: may('personal_data:read') } : 'skip',
    ({ segment: found }) => ({
      items: found?.members.edges ?? [],
      total: found?.members.totalCount ?? 0,
      next: found?.members.pageInfo.hasNextPage === true ? (found.members.pageInfo.endCursor ?? undefined) : undefined,
    }),
  );
  const { entered, left, forget } = useSegmentMoves(segment.id);
  const changes = entered.size + left.size;
  const show = (change: { readonly columns?: string; readonly sort?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Panel
      title={t.members.title}
      note={state === 'loading' && items.length === 0 ? undefined : t.members.count(format.number(items.length), format.number(total))}
      flush
      actions={
        <>
          {changes > 0 && (
            <Button
              variant="light"
              leftSection={<Icon name="refresh" size={13} />}
              onClick={() => {
                forget();
                restart();
              }}
            >
              {format.plural(changes, t.members.oneChange, t.members.manyChanges)}
            </Button>
          )}
          <ColumnsMenu all={all} keys={keys} onChoose={(next) => show({ columns: next.join('.') })} />
        </>
      }
    >
      {items.length === 0 ? (
        problem !== undefined ? (
          <ProblemNote problem={problem} onRetry={restart} />
        ) : state === 'loading' ? (
          <Skeleton lines={12} height={ROW_PX} />
        ) : (
          <Note icon="people" title={t.members.none}>
            {t.members.noneText}
          </Note>
        )
      ) : (
        <Rows
          edges={items}
          columns={columns}
          left={left}
          sort={sort}
          onSort={(key) => show({ sort: key })}
          onEnd={next === undefined ? undefined : loadMore}
        />
      )}
    </Panel>
  );
}

function orderOf(sort: string, columns: readonly MemberColumn[]): MemberOrder | undefined {
  const isDown = sort.startsWith('-');
  return columns.find(({ key }) => key === (isDown ? sort.slice(1) : sort))?.order?.[isDown ? 1 : 0];
}

function ColumnsMenu({
  all,
  keys,
  onChoose,
}: {
  readonly all: readonly MemberColumn[];
  readonly keys: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}) {
  const { t } = useMessages();
  const [sought, setSought] = useState('');
  const words = sought.trim().toLowerCase();
  const found = all.filter(({ label, title = '' }) => `${label}\n${title}`.toLowerCase().includes(words));
  return (
    <Popover position="bottom-end" width={300} trapFocus onClose={() => setSought('')}>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<Icon name="columns" size={14} />}>
          {t.members.columnsMenu}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          placeholder={t.members.findColumn}
          aria-label={t.members.findColumn}
          leftSection={<Icon name="search" size={14} />}
          type="search"
          mb={8}
        />
        <ScrollArea.Autosize mah={360} type="auto">
          {found.map(({ key, label, title }) => (
            <Checkbox
              key={key}
              size="xs"
              py={4}
              checked={keys.includes(key)}
              onChange={() => onChoose(keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key])}
              label={label}
              title={title}
            />
          ))}
          {found.length === 0 && <span className="dim">{t.members.noColumn}</span>}
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

interface RowsShown {
  readonly edges: readonly MemberEdge[];
  readonly columns: readonly MemberColumn[];
  /** Who has left since the list was read. */
  readonly left: ReadonlySet<string>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly onEnd: (() => void) | undefined;
}

function Rows({ edges, columns, left, sort, onSort, onEnd }: RowsShown) {
  const { t } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: edges.length, getScrollElement: () => frame.current, estimateSize: () => ROW_PX, overscan: 12 });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last + AHEAD >= edges.length) onEnd?.();
  }, [last, edges.length, onEnd]);
  const gridTemplateColumns = `minmax(200px, 1.6fr) ${columns.map(({ width }) => `minmax(${width}, 1fr)`).join(' ')}`;
  return (
    <div ref={frame} className={css.members} tabIndex={0} role="table" aria-label={t.members.title} aria-rowcount={edges.length + 1}>
      <div className={css.grid}>
        <div role="row" aria-rowindex={1} className={css.headRow} style={{ gridTemplateColumns }}>
          <span role="columnheader" className={css.cell}>
            {t.members.customer}
          </span>
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {shown.map(({ index, start }) => {
            const edge = edges[index] as MemberEdge;
            return (
              <div
                key={edge.node.id}
                role="row"
                aria-rowindex={index + 2}
                className={css.row}
                style={{
                  gridTemplateColumns,
                  position: 'absolute',
                  top: 0,
                  left: 0,
                  right: 0,
                  transform: `translateY(${start}px)`,
                  opacity: left.has(edge.node.id) ? 0.45 : 1,
                }}
              >
                <span role="cell" className={css.cell}>
                  <CustomerLink person={edge.node} />
                  {left.has(edge.node.id) && <i className="dim"> {t.members.hasLeft}</i>}
                </span>
                {columns.map(({ key, isNumber, cell }) => (
                  <span key={key} role="cell" className={`${css.cell} ${isNumber ? 'num' : ''}`}>
                    {cell(edge)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function ColumnHead({
  column: { key, label, title, isNumber, order },
  sort,
  onSort,
}: {
  readonly column: MemberColumn;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}) {
  const { t } = useMessages();
  const isSorted = order !== undefined && (sort === key || sort === `-${key}`);
  const isDown = sort === `-${key}`;
  return (
    <span
      role="columnheader"
      className={`${css.cell} ${isNumber ? 'num' : ''}`}
      title={title}
      aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
    >
      {order === undefined ? (
        label
      ) : (
        <Tooltip label={t.segments.sortBy(label)}>
          <button type="button" className={table.sort} onClick={() => onSort(isDown ? key : `-${key}`)}>
            {label}
            {isSorted && <Icon name={isDown ? 'down' : 'up'} size={12} />}
          </button>
        </Tooltip>
      )}
    </span>
  );
}
