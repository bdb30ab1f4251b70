import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { compareTexts } from '../../messages/pages/compare';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import css from './compare.module.css';
import type { Overlap } from './compared';

const MOST_SHOWN = 8;

/** The pairs that are most alike: which might be one segment. */
export function PairsPanel({ overlap }: { readonly overlap: Overlap }) {
  const t = usePageTexts(compareTexts);
  const { format } = useMessages();
  const names = new Map(overlap.segments.map(({ segment: { id, name } }) => [id, name]));
  const pairs = overlap.pairs.filter(({ size }) => size > 0).toSorted((a, b) => b.jaccard - a.jaccard);
  if (pairs.length === 0) return null;
  return (
    <Panel title={t.pairs} note={t.pairsNote}>
      <ul className={css.list}>
        {pairs.slice(0, MOST_SHOWN).map(({ segments, size, jaccard }) => (
          <li key={segments.map(({ id }) => id).join()}>
            <p className={css.line}>
              <span>{t.and(segments.map(({ id }) => names.get(id) ?? ''))}</span>
              <span>{t.onlyOf(format.number(size), format.share(jaccard))}</span>
            </p>
            <ShareBar share={jaccard} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
