import { PreviewRule } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { CustomerLink } from '../../parts/customer-link';
import { Panel } from '../../parts/panel';
import { ShareBar } from '../../parts/spark';
import { Note, ProblemNote, Skeleton } from '../../parts/states';
import css from './editor.module.css';

/** Whom the rule would select, as it stands; what was so before stays, dimmed, until the new answer is there. */
export function LivePreview({ query, isEmpty }: { readonly query: string | undefined; readonly isEmpty: boolean }) {
  const { t, format } = useMessages();
  const { may, currency } = useRights();
  const people = may('customers:read');
  const answer = useAnswer(
    PreviewRule,
    query === undefined ? 'skip' : { query, people, names: may('personal_data:read'), orders: may('orders:read') },
  );
  const preview = answer.data?.previewSegment;
  const isOld = answer.isPrevious || query === undefined || answer.state === 'refreshing';
  if (isEmpty) {
    return (
      <Panel title={t.preview.title}>
        <Note icon="segments" title={t.preview.empty}>
          {t.preview.emptyText}
        </Note>
      </Panel>
    );
  }
  if (preview === undefined || preview.size === null || preview.share === null) {
    return (
      <Panel title={t.preview.title}>
        {query === undefined ? (
          <Note icon="edit" title={t.preview.notYet}>
            {t.preview.emptyText}
          </Note>
        ) : answer.problem !== undefined ? (
          <ProblemNote problem={answer.problem} onRetry={answer.refresh} />
        ) : (
          <Skeleton lines={5} />
        )}
      </Panel>
    );
  }
  const { size, share, asOf, value, sample } = preview;
  return (
    <Panel
      title={t.preview.title}
      note={query === undefined ? t.preview.notYet : asOf === null || isOld ? t.preview.computing : t.asOf(format.time(asOf))}
      flush
    >
      <div className={css.preview} style={{ opacity: isOld ? 0.5 : 1 }} aria-busy={isOld}>
        <p className={css.size}>
          <b data-testid="preview-size">{format.number(size)}</b> <span>{t.preview.customers(format.share(share))}</span>
        </p>
        <ShareBar share={share} />
        {value !== null && value !== undefined && value.amountSpent.mean !== null && (
          <p className={css.worth}>
            {t.preview.worth(format.money(value.amountSpent.sum, currency), format.money(value.amountSpent.mean, currency))}
          </p>
        )}
      </div>
      {sample !== undefined && sample.length > 0 && (
        <ul className={css.sample} aria-label={t.preview.sample}>
          {sample.map((person) => (
            <li key={person.id}>
              <CustomerLink person={person} />
              <span className="dim num">
                {person.amountSpent === null || person.amountSpent === undefined ? '' : format.money(person.amountSpent, currency)}
              </span>
              <span className="dim num">
                {person.lastOrderDate === null || person.lastOrderDate === undefined ? '' : format.shortDate(person.lastOrderDate)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
