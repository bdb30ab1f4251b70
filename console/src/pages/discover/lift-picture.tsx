import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { discoverTexts } from '../../messages/pages/discover';
import css from './discover.module.css';

const WIDTH = 240;
const HEIGHT = 22;
/** From an eighth to eight times, on the scale of logarithms: half as much is as far from 1 as twice as much. */
const MOST = Math.log(8);

/** How many times as much a group has as the rest: the point with its interval, beside a line where it would make no difference. */
export function LiftPicture({
  lift,
  low,
  high,
}: {
  readonly lift: number | null;
  readonly low: number | null;
  readonly high: number | null;
}) {
  const t = usePageTexts(discoverTexts);
  const { format } = useMessages();
  if (lift === null || low === null || high === null) return <span className={css.note}>{t.noLift}</span>;
  const label = t.lift(format.decimal(lift), format.decimal(low), format.decimal(high));
  const at = (value: number) => WIDTH / 2 + (Math.max(-MOST, Math.min(MOST, Math.log(value))) / MOST) * (WIDTH / 2 - 6);
  return (
    <span>
      <svg className={css.lift} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line className={css.axis} x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <line className={css.axis} x1={WIDTH / 2} x2={WIDTH / 2} y1={2} y2={HEIGHT - 2} />
        <line className={`${css.interval} ${lift < 1 ? css.less : ''}`} x1={at(low)} x2={at(high)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <circle className={css.point} cx={at(lift)} cy={HEIGHT / 2} r={4} />
      </svg>
      <span className={css.note} aria-hidden="true">
        {label}
      </span>
    </span>
  );
}
