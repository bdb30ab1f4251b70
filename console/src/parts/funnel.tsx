import type { Funnel as FunnelData } from '../data/operations';
import { useMessages } from '../messages/language';
import css from './funnel.module.css';
import { RuleText } from './rule-text';

/** How many customers each part of a rule keeps, one after the other, and how many it would keep alone. */
export function Funnel({ funnel }: { readonly funnel: FunnelData }) {
  const { t, format } = useMessages();
  const base = funnel.base ?? 0;
  const width = (size: number) => `${base === 0 ? 0 : Math.max(0.4, (size / base) * 100)}%`;
  return (
    <ol className={css.funnel}>
      <li className={css.step}>
        <div className={css.line}>
          <span>{t.funnel.everybody}</span>
          <b>{format.number(base)}</b>
        </div>
        <div className={css.bar}>
          <span style={{ width: '100%' }} />
        </div>
      </li>
      {funnel.steps.map(({ text, inOrder, inOrderShare, alone, change }, place) => (
        <li key={place} className={css.step}>
          <div className={css.line}>
            <RuleText rule={text} />
            <b>{format.number(inOrder)}</b>
          </div>
          <div className={css.bar}>
            <span style={{ width: width(inOrder) }} />
          </div>
          <p className={css.note}>{t.funnel.step(format.share(inOrderShare), format.number(alone), format.signed(change))}</p>
        </li>
      ))}
    </ol>
  );
}
