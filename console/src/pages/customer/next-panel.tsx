import { CustomerNext, type CustomerNextData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { nextTexts } from '../../messages/pages/next';
import { Panel } from '../../parts/panel';
import { ProblemNote, Skeleton } from '../../parts/states';
import { BeginSegment } from '../editor/begin-segment';
import css from './customer.module.css';

type Told = NonNullable<CustomerNextData['customer']>;
type Suggestion = NonNullable<Told['nextProducts']>[number];

/** What a customer is likely to buy next and by which channel to say so, each with its reason. */
export function NextPanel({ id }: { readonly id: string }) {
  const t = usePageTexts(nextTexts);
  const { may } = useRights();
  const [products, channels] = [may('orders:read', 'products:read'), may('customers:read', 'campaigns:read')];
  const { data, problem, refresh } = useAnswer(CustomerNext, { id, products, channels });
  if (data === undefined) {
    return (
      <Panel title={t.title}>{problem === undefined ? <Skeleton lines={4} /> : <ProblemNote problem={problem} onRetry={refresh} />}</Panel>
    );
  }
  const { nextProductModel: model, customer } = data;
  const refusal = model?.refusal ?? null;
  const nothing = model === null || model === undefined ? t.tooEarly : refusal === null ? t.none : t.refusals[refusal];
  return (
    <>
      {products && <Products suggestions={customer?.nextProducts ?? []} nothing={nothing} />}
      {channels && <Channels channels={customer?.nextChannels ?? []} />}
    </>
  );
}

function Products({ suggestions, nothing }: { readonly suggestions: readonly Suggestion[]; readonly nothing: string }) {
  const t = usePageTexts(nextTexts);
  const { format } = useMessages();
  const reasonOf = ({ reason, follows: [surest] }: Suggestion) => {
    if (surest !== undefined) return t.follows(surest.from.name, format.number(surest.followed), format.number(surest.buyers));
    return reason === 'REPEATS' ? t.repeats : t.frequent;
  };
  return (
    <Panel title={t.title} flush>
      {suggestions.length === 0 && <p className={css.nothing}>{nothing}</p>}
      <ul aria-label={t.title}>
        {suggestions.map((suggestion) => (
          <li key={suggestion.item.key} className={css.next}>
            <div>
              <span>{suggestion.item.name}</span>
              <p className="dim">{reasonOf(suggestion)}</p>
            </div>
            <BeginSegment rule={suggestion.rule} label={t.who} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Channels({ channels }: { readonly channels: NonNullable<Told['nextChannels']> }) {
  const t = usePageTexts(nextTexts);
  const { t: common, format } = useMessages();
  return (
    <Panel title={t.channels} flush>
      {channels.length === 0 && <p className={css.nothing}>{t.noChannels}</p>}
      <ul aria-label={t.channels}>
        {channels.map(({ channel, messages, answered, shareOfAll }) => (
          <li key={channel} className={css.next}>
            <span>{common.customer.channels[channel]}</span>
            <span className="dim">
              {[
                t.answered(format.number(answered), format.number(messages)),
                ...(shareOfAll === null ? [] : [t.ofAll(format.share(shareOfAll))]),
              ].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
