import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type DiscoveryFoundData, SaveNewSegment } from '../../data/operations';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { discoverTexts } from '../../messages/pages/discover';
import { RuleText } from '../../parts/rule-text';
import { ShareBar } from '../../parts/spark';
import { ProblemNote } from '../../parts/states';
import { keepDraft } from '../editor/draft';
import css from './discover.module.css';
import { LiftPicture } from './lift-picture';

type Found = NonNullable<DiscoveryFoundData['discovery']>;
type Suggested = Found['suggestions'][number];
type Group = Pick<Suggested, 'rule' | 'attributes' | 'customers' | 'mean' | 'meanOfRest' | 'lift' | 'low' | 'high'> &
  Partial<Pick<Suggested, 'measure' | 'turnsWithin' | 'kind'>>;

/** As long as a name may be. */
const LONGEST_NAME = 100;

/** Groups as pictures, each with its rule, to be looked at in the editor or saved as it is. */
export function SuggestedGroups({
  groups,
  customers,
  label,
}: {
  readonly groups: readonly Group[];
  readonly customers: number;
  readonly label: string;
}) {
  const t = usePageTexts(discoverTexts);
  const { t: common, format } = useMessages();
  const { may, currency } = useRights();
  const navigate = useNavigate();
  const saving = useDeed(SaveNewSegment);
  const told = ({ measure = 'VALUE', mean, meanOfRest }: Group) =>
    measure === 'VALUE'
      ? t.spent(format.money(mean, currency), format.money(meanOfRest, currency))
      : (measure === 'REPEAT' ? t.again2 : t.buys)(format.share(mean), format.share(meanOfRest));
  const nameOf = ({ kind, attributes }: Group) => {
    const labels = attributes.map((one) => common.label(one.label));
    return kind === 'CROSS_SELL' ? t.lacks(labels[0] ?? '', labels[1] ?? '') : t.and(labels);
  };
  const preview = (rule: string) => {
    keepDraft('new', { name: '', description: '', query: rule });
    void navigate({ to: '/segments/new' });
  };
  const save = async (group: Group) => {
    const saved = await saving.run({ input: { name: group.rule.slice(0, LONGEST_NAME), query: group.rule } });
    const id = saved?.createSegment.segment?.id;
    if (id !== undefined) return navigate({ to: '/segments/$id', params: { id } });
    // What stands against it, such as that the name is taken, is said there.
    if (saved !== undefined) preview(group.rule);
  };
  return (
    <>
      {saving.problem !== undefined && <ProblemNote problem={saving.problem} />}
      <ul className={css.groups} aria-label={label}>
        {groups.map((group) => (
          <li key={`${group.measure ?? ''} ${group.rule}`}>
            <div>
              <h3 className={css.name}>{nameOf(group)}</h3>
              <RuleText rule={group.rule} />
              {group.turnsWithin !== undefined && group.turnsWithin.length > 0 && (
                <p className={css.note}>{t.within([...new Set(group.turnsWithin.map((turn) => common.label(turn.label)))].join(', '))}</p>
              )}
            </div>
            <div>
              <span className={css.size}>
                <ShareBar share={customers === 0 ? 0 : group.customers / customers} />
                <span className="num">{format.number(group.customers)}</span>
              </span>
              <span className={css.note}>{told(group)}</span>
            </div>
            <LiftPicture lift={group.lift} low={group.low} high={group.high} />
            <span className={css.buttons}>
              <Button variant="subtle" size="compact-xs" onClick={() => preview(group.rule)} aria-label={`${t.preview}: ${group.rule}`}>
                {t.preview}
              </Button>
              {may('segments:write') && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  loading={saving.isRunning}
                  onClick={() => void save(group)}
                  aria-label={`${t.save}: ${group.rule}`}
                >
                  {t.save}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
