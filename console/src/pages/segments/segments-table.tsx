import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SegmentListData } from '../../data/operations';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Chip } from '../../parts/chip';
import { changeWithin, sizesOf } from '../../parts/history';
import { Icon } from '../../parts/icon';
import { LiveNumber } from '../../parts/live-number';
import { SegmentState, SizeChange } from '../../parts/segment-bits';
import { ShareBar, Spark } from '../../parts/spark';
import table from '../../parts/table.module.css';
import home from '../home/home.module.css';
import type { Worth } from './worths';

type Listed = SegmentListData['segments']['nodes'][number];

const CHANGE_DAYS = 7;

/** What a column is sorted by; what is not known comes last, either way. */
const KEYS: Readonly<Record<string, (segment: Listed, worth: Worth | undefined) => number | string | undefined>> = {
  name: ({ name }) => name.toLocaleLowerCase(),
  size: ({ size }) => size,
  change: (segment) => changeWithin(segment, CHANGE_DAYS),
  spent: (_, worth) => worth?.sum,
  each: (_, worth) => worth?.mean,
};

export function SegmentsTable({
  segments,
  worths,
  sort,
  onSort,
  isDimmed,
}: {
  readonly segments: readonly Listed[];
  readonly worths: ReadonlyMap<string, Worth> | undefined;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isDimmed: boolean;
}) {
  const { t } = useMessages();
  const sorted = sortedBy(sort, segments, worths);
  const largest = Math.max(...segments.map(({ share }) => share), 0.01);
  const heading = (key: string, label: string, isNumber = true) => (
    <Heading key={key} name={key} label={label} sort={sort} onSort={onSort} isNumber={isNumber} />
  );
  return (
    <div className={table.scroll} style={{ opacity: isDimmed ? 0.55 : 1 }}>
      <table className={table.table}>
        <thead>
          <tr>
            {heading('name', t.segments.name, false)}
            <th className={table.secondary}>{t.home.days(30)}</th>
            {heading('change', t.segments.change)}
            {heading('size', t.segments.size)}
            <th>{t.segments.share}</th>
            {worths !== undefined && heading('spent', t.segments.spent)}
            {worths !== undefined && heading('each', t.segments.spentEach)}
          </tr>
        </thead>
        <tbody>
          {sorted.map((segment) => (
            <Row key={segment.id} segment={segment} largest={largest} worth={worths?.get(segment.id)} hasWorth={worths !== undefined} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sortedBy(sort: string, segments: readonly Listed[], worths: ReadonlyMap<string, Worth> | undefined): Listed[] {
  const isDown = sort.startsWith('-');
  const key = KEYS[isDown ? sort.slice(1) : sort] ?? KEYS['size'];
  return segments.toSorted((a, b) => {
    const [left, right] = [key?.(a, worths?.get(a.id)), key?.(b, worths?.get(b.id))];
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
    const order = left < right ? -1 : left > right ? 1 : a.name.localeCompare(b.name);
    return isDown ? -order : order;
  });
}

function Heading({
  name,
  label,
  sort,
  onSort,
  isNumber,
}: {
  readonly name: string;
  readonly label: string;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isNumber: boolean;
}) {
  const { t } = useMessages();
  const isSorted = sort === name || sort === `-${name}`;
  const isDown = sort === `-${name}`;
  // Numbers begin with the greatest, names with A.
  const next = isSorted ? (isDown ? name : `-${name}`) : isNumber ? `-${name}` : name;
  return (
    <th className={isNumber ? table.num : ''} aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={table.sort} onClick={() => onSort(next)} title={t.segments.sortBy(label)}>
        {label}
        {isSorted && <Icon name={isDown ? 'down' : 'up'} size={12} />}
      </button>
    </th>
  );
}

function Row({
  segment,
  largest,
  worth,
  hasWorth,
}: {
  readonly segment: Listed;
  readonly largest: number;
  readonly worth: Worth | undefined;
  readonly hasWorth: boolean;
}) {
  const { t, format } = useMessages();
  const { currency } = useRights();
  return (
    <tr style={{ height: 48 }}>
      <td className={table.wide}>
        <span className={table.two}>
          <span className="ellipsis">
            <Link to="/segments/$id" params={{ id: segment.id }} className={table.name}>
              {segment.name}
            </Link>{' '}
            {segment.kind === 'STATIC' && <Chip>{t.segments.static}</Chip>} <SegmentState segment={segment} />
          </span>
          <span className="ellipsis">{segment.error ?? segment.description ?? ' '}</span>
        </span>
      </td>
      <td className={table.secondary}>
        <Spark values={sizesOf(segment)} label={t.segments.sparkOf(segment.name)} />
      </td>
      <td className={table.num}>
        <SizeChange segment={segment} days={CHANGE_DAYS} />
      </td>
      <td className={table.num}>
        <LiveNumber value={segment.size}>{format.number(segment.size)}</LiveNumber>
      </td>
      <td className={home.shareCell}>
        <span className={home.share}>
          <ShareBar share={segment.share} of={largest} />
          <b>{format.share(segment.share)}</b>
        </span>
      </td>
      {hasWorth && <td className={table.num}>{worth === undefined ? <Waiting /> : format.money(worth.sum, currency)}</td>}
      {hasWorth && (
        <td className={table.num}>
          {worth === undefined ? (
            <Waiting />
          ) : (
            <Tooltip
              label={
                worth.index === undefined
                  ? t.segments.indexHint
                  : `${t.segments.index} ${format.number(worth.index)}: ${t.segments.indexHint}`
              }
            >
              <span>{format.mean(worth.mean, currency)}</span>
            </Tooltip>
          )}
        </td>
      )}
    </tr>
  );
}

/** Not known yet, which is not nothing. */
function Waiting() {
  return <span className="dim">…</span>;
}
