import { HomeImports } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { Chip } from '../../parts/chip';
import { Panel } from '../../parts/panel';
import css from './home.module.css';

const TONES = { WAITING: 'plain', RUNNING: 'accent', COMPLETED: 'good', FAILED: 'bad', ABANDONED: 'warn', CANCELLED: 'warn' } as const;

/** What is brought in, and what was lately; where nothing ever was there is nothing to say. */
export function ImportsPanel() {
  const { t, format } = useMessages();
  const { data } = useAnswer(HomeImports, {});
  if (data === undefined || data.importJobs.nodes.length === 0) return null;
  return (
    <Panel title={t.home.imports} flush>
      <ul>
        {data.importJobs.nodes.map(({ id, name, state, dryRun, startedAt, processedRows, rejectedRows }) => (
          <li key={id} className={css.case}>
            <span />
            <div className={css.who}>
              <p>
                <b>{name}</b>
              </p>
              <p className={css.where}>{t.home.rows(format.number(processedRows), format.number(rejectedRows), format.ago(startedAt))}</p>
              {dryRun && <p className={css.where}>{t.dryRun}</p>}
            </div>
            <Chip tone={TONES[state]}>{t.importStates[state]}</Chip>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
