import { Link } from '@tanstack/react-router';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { mapTexts } from '../../messages/pages/map';
import { Panel } from '../../parts/panel';
import css from './map.module.css';
import { type OnMap, type Tie, tiesOf } from './on-map';

const MOST_SHOWN = 12;

/** What the chosen segment has to do with the others, in words. */
export function TiesPanel({ map, chosen }: { readonly map: OnMap; readonly chosen: string | undefined }) {
  const t = usePageTexts(mapTexts);
  const { format } = useMessages();
  const place = map.places.find(({ segment }) => segment.id === chosen);
  if (place === undefined)
    return (
      <Panel title={t.chosen}>
        <p className="dim">{t.hint}</p>
      </Panel>
    );
  const { segment, size } = place;
  const ties = tiesOf(segment.id, map);
  const names = new Map(map.places.map(({ segment: { id, name } }) => [id, name]));
  const said = ({ id, how, shared }: Tie) => {
    const name = names.get(id) ?? '';
    return how === 'overlapping' ? t.overlapping(name, format.number(shared), format.share(size === 0 ? 0 : shared / size)) : t[how](name);
  };
  return (
    <Panel
      title={
        <Link to="/segments/$id" params={{ id: segment.id }}>
          {segment.name}
        </Link>
      }
    >
      <p className={css.size}>{t.members(format.number(size), format.share(map.customers === 0 ? 0 : size / map.customers))}</p>
      {ties.length === 0 ? (
        <p className="dim">{t.alone}</p>
      ) : (
        <ul className={css.ties} aria-label={t.chosen}>
          {ties.slice(0, MOST_SHOWN).map((tie) => (
            <li key={`${tie.how} ${tie.id}`}>{said(tie)}</li>
          ))}
          {ties.length > MOST_SHOWN && <li className="dim">{t.more(format.number(ties.length - MOST_SHOWN))}</li>}
        </ul>
      )}
    </Panel>
  );
}
