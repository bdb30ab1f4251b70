import { ImpactOfEdit, type Person } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Chip } from '../../parts/chip';
import { CustomerLink } from '../../parts/customer-link';
import { Panel } from '../../parts/panel';
import { ProblemNote, Skeleton } from '../../parts/states';
import css from './editor.module.css';

/** What saving would do: who enters, who leaves, and what that changes in value. */
export function ImpactPanel({ id, query, isSame }: { readonly id: string; readonly query: string | undefined; readonly isSame: boolean }) {
  const { t, format } = useMessages();
  const { may, currency } = useRights();
  const { data, problem, isPrevious, refresh } = useAnswer(
    ImpactOfEdit,
    query === undefined
      ? 'skip'
      : { id, query, people: may('customers:read'), names: may('personal_data:read'), orders: may('orders:read') },
  );
  const impact = data?.previewSegmentEdit;
  if (isSame || (query === undefined && impact === undefined)) {
    return (
      <Panel title={t.impact.title}>
        <p className="dim">{isSame ? t.impact.same : t.preview.notYet}</p>
      </Panel>
    );
  }
  if (impact === undefined || impact.entering === null || impact.leaving === null) {
    return (
      <Panel title={t.impact.title}>
        {problem === undefined ? <Skeleton lines={3} /> : <ProblemNote problem={problem} onRetry={refresh} />}
      </Panel>
    );
  }
  const { entering, leaving, sizeBefore, sizeAfter, enteringSample, leavingSample, valueBefore, valueAfter } = impact;
  return (
    <Panel title={t.impact.title} note={t.impact.sizes(format.number(sizeBefore ?? 0), format.number(sizeAfter ?? 0))}>
      <div className={css.impact} style={{ opacity: isPrevious ? 0.5 : 1 }}>
        <Side tone="enter" label={t.impact.entering(format.number(entering))} people={enteringSample} all={entering} />
        <Side tone="leave" label={t.impact.leaving(format.number(leaving))} people={leavingSample} all={leaving} />
        {valueBefore !== undefined && valueAfter !== undefined && (
          <p className="dim">
            {t.impact.value(
              format.money(valueBefore?.amountSpent.sum ?? '0', currency),
              format.money(valueAfter?.amountSpent.sum ?? '0', currency),
            )}
          </p>
        )}
      </div>
    </Panel>
  );
}

function Side({
  tone,
  label,
  people = [],
  all,
}: {
  readonly tone: 'enter' | 'leave';
  readonly label: string;
  readonly people: readonly Person[] | undefined;
  readonly all: number;
}) {
  const { t, format } = useMessages();
  const more = all - people.length;
  return (
    <div>
      <Chip tone={tone} icon={tone}>
        {label}
      </Chip>
      <ul className={css.people}>
        {people.map((person) => (
          <li key={person.id}>
            <CustomerLink person={person} />
          </li>
        ))}
        {people.length > 0 && more > 0 && <li className="dim">{t.impact.more(format.number(more))}</li>}
      </ul>
    </div>
  );
}
