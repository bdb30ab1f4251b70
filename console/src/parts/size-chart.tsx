import { scaleLinear, scaleTime } from '@visx/scale';
import { AreaClosed, LinePath } from '@visx/shape';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useMessages } from '../messages/language';
import type { SizePoint } from './history';
import css from './size-chart.module.css';

const HEIGHT = 220;
const MARGIN = { top: 12, right: 14, bottom: 24, left: 46 };

/** A size over time, from zero up, with the value under the pointer or chosen by the arrow keys. */
export function SizeChart({ points, label }: { readonly points: readonly SizePoint[]; readonly label: string }) {
  const { t, format } = useMessages();
  const [frame, width] = useWidth();
  const [place, setPlace] = useState<number>();
  const dates = points.map(({ at }) => new Date(at));
  const greatest = Math.max(1, ...points.map(({ size }) => size));
  const x = scaleTime({ domain: [dates[0] ?? new Date(), dates.at(-1) ?? new Date()], range: [MARGIN.left, width - MARGIN.right] });
  const y = scaleLinear({ domain: [0, greatest * 1.08], range: [HEIGHT - MARGIN.bottom, MARGIN.top], nice: true });
  const xOf = ({ at }: SizePoint) => x(new Date(at));
  const yOf = ({ size }: SizePoint) => y(size);
  const shown = place === undefined ? undefined : points[place];
  const find = (event: PointerEvent<SVGSVGElement>) => {
    const at = x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left).getTime();
    const nearest = dates.reduce(
      (best, date, index) => (Math.abs(date.getTime() - at) < Math.abs((dates[best]?.getTime() ?? 0) - at) ? index : best),
      0,
    );
    setPlace(nearest);
  };
  const step = (by: number) => setPlace((before) => Math.max(0, Math.min(points.length - 1, (before ?? points.length - 1) + by)));
  const spansDays = (dates.at(-1)?.getTime() ?? 0) - (dates[0]?.getTime() ?? 0) > 2 * 86_400_000;
  return (
    <div ref={frame} className={css.frame}>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`${label}. ${t.chart.fromTo(format.number(points[0]?.size ?? 0), format.number(points.at(-1)?.size ?? 0))}`}
        tabIndex={0}
        onPointerMove={find}
        onPointerLeave={() => setPlace(undefined)}
        onKeyDown={({ key }) => (key === 'ArrowLeft' ? step(-1) : key === 'ArrowRight' ? step(1) : undefined)}
        className={css.chart}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className={css.grid} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
            <text className={css.tick} x={MARGIN.left - 10} y={y(tick)} dy="0.32em" textAnchor="end">
              {format.compact(tick)}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(2, Math.floor(width / 130))).map((tick) => (
          <text key={tick.getTime()} className={css.tick} x={x(tick)} y={HEIGHT - 6} textAnchor="middle">
            {spansDays ? format.shortDate(tick) : format.hour(tick)}
          </text>
        ))}
        <AreaClosed data={[...points]} x={xOf} y={yOf} yScale={y} className={css.area} />
        <LinePath data={[...points]} x={xOf} y={yOf} className={css.line} />
        {shown !== undefined && (
          <g>
            <line className={css.cross} x1={xOf(shown)} x2={xOf(shown)} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
            <circle className={css.dot} cx={xOf(shown)} cy={yOf(shown)} r={4} />
          </g>
        )}
      </svg>
      <p className={css.reading} aria-live="polite">
        {shown === undefined ? ' ' : t.chart.reading(format.moment(shown.at), format.number(shown.size))}
      </p>
    </div>
  );
}

function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(220, entry?.contentRect.width ?? 600)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [frame, width] as const;
}
