import { DataSources } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { dataTexts } from '../../messages/pages/data';
import { Answered } from '../../parts/answered';
import { Chip } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import css from './data.module.css';

/** Whom facts are believed of first. */
export function SourcesPanel() {
  const t = usePageTexts(dataTexts);
  const { format } = useMessages();
  const sources = useAnswer(DataSources, {});
  return (
    <Panel title={t.sources} note={t.sourcesNote}>
      <Answered asked={sources} lines={2}>
        {({ dataSources }) =>
          dataSources.length === 0 ? (
            <p className="dim">{t.noSources}</p>
          ) : (
            <ol className={css.sources}>
              {dataSources
                .toSorted((a, b) => a.rank - b.rank)
                .map(({ name, party, rank }) => (
                  <li key={name}>
                    <span className="dim">{format.number(rank)}</span>
                    <b>{name}</b>
                    <Chip>{t.parties[party]}</Chip>
                  </li>
                ))}
            </ol>
          )
        }
      </Answered>
    </Panel>
  );
}
