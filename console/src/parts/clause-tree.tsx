import type { Clause } from '../data/operations';
import type { Messages } from '../messages/english';
import { useMessages } from '../messages/language';
import { changeText } from './change-text';
import css from './clause-tree.module.css';
import { Icon } from './icon';
import { RuleText } from './rule-text';

export interface ClauseNode extends Clause {
  readonly clauses?: readonly ClauseNode[];
}

/** Each clause of a rule with what the customer has, whether it holds, and what would turn it. */
export function ClauseTree({ clause }: { readonly clause: ClauseNode }) {
  const parts = clause.clauses ?? [];
  if (clause.kind === 'CLAUSE' || parts.length === 0) return <Leaf clause={clause} />;
  return <Group clause={clause} parts={parts} />;
}

function Group({ clause, parts }: { readonly clause: ClauseNode; readonly parts: readonly ClauseNode[] }) {
  const { t } = useMessages();
  const word = clause.kind === 'CLAUSE' ? undefined : t.why.groups[clause.kind];
  return (
    <div className={css.group}>
      <p className={css.word}>
        <Verdict holds={clause.holds} /> {word}
      </p>
      <ul className={css.parts}>
        {parts.map((part, place) => (
          <li key={place}>
            <ClauseTree clause={part} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Leaf({ clause: { holds, text, actual, smallestChange } }: { readonly clause: ClauseNode }) {
  const { t, format } = useMessages();
  return (
    <div className={css.leaf}>
      <Verdict holds={holds} />
      <div>
        <RuleText rule={text} />
        {actual.length > 0 && (
          <p className={css.actual}>
            {t.why.has} {actual.map(({ label, value }) => `${t.label(label)}: ${shown(value, t)}`).join(' · ')}
          </p>
        )}
        {smallestChange !== null && !holds && <p className={css.turn}>{t.why.turn(changeText(smallestChange, t, format))}</p>}
      </div>
    </div>
  );
}

function Verdict({ holds }: { readonly holds: boolean }) {
  const { t } = useMessages();
  return (
    <span className={css.verdict} data-holds={holds} role="img" aria-label={holds ? t.why.holds : t.why.fails}>
      <Icon name={holds ? 'check' : 'cross'} size={12} />
    </span>
  );
}

function shown(value: unknown, t: Messages): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => shown(one, t)).join(', ');
  return t.word(typeof value === 'string' ? value : JSON.stringify(value));
}
