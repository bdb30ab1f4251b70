import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { mapTexts } from '../../messages/pages/map';
import { layOut } from './lay-out';
import css from './map.module.css';
import { type OnMap, tiesOf } from './on-map';

const MARGIN = 14;
/** Pixels. */
const LETTERS = 12;
/** Of a letter, and of the least circle that has room for a name: so many times the size of the letters. */
const LETTER_WIDTH = 0.56;
const ROOM = 2;

/** The segments as circles; the one that is chosen, and those that it has to do with, stand out. */
export function MapPicture({
  map,
  chosen,
  onChoose,
}: {
  readonly map: OnMap;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}) {
  const t = usePageTexts(mapTexts);
  const { format } = useMessages();
  const { ref, width } = useElementSize();
  const circles = useMemo(() => {
    const sized = map.places.map(({ segment, size }) => ({ id: segment.id, size }));
    const links = map.links.flatMap(({ segments: [one, other], shared }) =>
      one === undefined || other === undefined ? [] : [{ ids: [one.id, other.id] as const, shared }],
    );
    return layOut(sized, links, map.customers);
  }, [map]);
  const known = new Map(map.places.map(({ segment, size }) => [segment.id, { name: segment.name, size }]));
  const at = new Map(circles.map((circle) => [circle.id, circle]));
  const ties = new Set(chosen === undefined ? [] : tiesOf(chosen, map).map(({ id }) => id));
  const [left, top] = [Math.min(...circles.map(({ x, r }) => x - r)) - MARGIN, Math.min(...circles.map(({ y, r }) => y - r)) - MARGIN];
  const [right, bottom] = [Math.max(...circles.map(({ x, r }) => x + r)) + MARGIN, Math.max(...circles.map(({ y, r }) => y + r)) + MARGIN];
  // As large as elsewhere on the page, however wide the picture is.
  const letters = width === 0 ? 0 : (LETTERS * (right - left)) / width;
  const arrows = map.places.flatMap(({ segment, buildsOn }) =>
    (buildsOn ?? []).flatMap((other) => {
      const [from, to] = [at.get(segment.id), at.get(other.id)];
      return from === undefined || to === undefined ? [] : [{ key: `${from.id} ${to.id}`, from, to }];
    }),
  );
  return (
    <div ref={ref}>
      <svg className={css.map} viewBox={`${left} ${top} ${right - left} ${bottom - top}`} role="group" aria-label={t.map}>
        <defs>
          <marker id="builds-on" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path className={css.head} d="M0 0 8 4 0 8Z" />
          </marker>
        </defs>
        {circles.map(({ id, x, y, r }) => {
          const { name = '', size = 0 } = known.get(id) ?? {};
          return (
            <g
              key={id}
              role="button"
              tabIndex={0}
              aria-label={t.circle(name, format.number(size))}
              aria-pressed={id === chosen}
              className={css.place}
              data-state={id === chosen ? 'chosen' : ties.has(id) ? 'tied' : chosen === undefined ? undefined : 'other'}
              onClick={() => onChoose(id === chosen ? undefined : id)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                onChoose(id === chosen ? undefined : id);
              }}
            >
              <circle cx={x} cy={y} r={r}>
                <title>{t.circle(name, format.number(size))}</title>
              </circle>
            </g>
          );
        })}
        {arrows.map(({ key, from, to }) => (
          <line key={key} className={css.arrow} x1={from.x} y1={from.y} x2={to.x} y2={to.y} markerEnd="url(#builds-on)" />
        ))}
        {circles
          .filter(({ id, r }) => letters > 0 && (r >= ROOM * letters || id === chosen))
          .map(({ id, x, y, r }) => (
            <text key={id} className={css.name} style={{ fontSize: letters }} x={x} y={y} data-state={id === chosen ? 'chosen' : undefined}>
              {shortened(known.get(id)?.name ?? '', id === chosen ? Infinity : (2 * r) / (LETTER_WIDTH * letters))}
            </text>
          ))}
      </svg>
    </div>
  );
}

function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, Math.floor(letters) - 1))}…`;
}
