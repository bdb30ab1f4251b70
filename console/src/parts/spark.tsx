import css from './spark.module.css';

const WIDTH = 104;
const HEIGHT = 26;
const MARGIN = 2;

/** How a number went, from zero up; too small for anything but the shape, which `label` says in words. */
export function Spark({
  values,
  label,
  color = 'var(--c-accent)',
}: {
  readonly values: readonly number[];
  readonly label: string;
  readonly color?: string;
}) {
  if (values.length < 2) return <span className={css.none} role="img" aria-label={label} />;
  const greatest = Math.max(1, ...values);
  const least = Math.min(...values);
  // From zero where that still shows something: a size that moves by a hundredth would be a flat line.
  const floor = least > greatest * 0.8 ? least - (greatest - least || greatest * 0.1) : 0;
  const x = (place: number) => MARGIN + (place / (values.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) => HEIGHT - MARGIN - ((value - floor) / (greatest - floor || 1)) * (HEIGHT - 2 * MARGIN);
  const line = values.map((value, place) => `${place === 0 ? 'M' : 'L'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`).join('');
  const last = values.length - 1;
  return (
    <svg
      className={css.spark}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      style={{ color }}
    >
      <path d={`${line}L${x(last)} ${HEIGHT}L${x(0)} ${HEIGHT}Z`} className={css.area} />
      <path d={line} className={css.line} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r={2.2} fill="currentColor" />
    </svg>
  );
}

/** A share of everybody, 0 to 1, as a bar. */
export function ShareBar({ share, of = 1 }: { readonly share: number; readonly of?: number }) {
  return (
    <span className={css.bar} aria-hidden="true">
      <span style={{ width: `${Math.min(100, (share / of) * 100)}%` }} />
    </span>
  );
}
