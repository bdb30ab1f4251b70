import { FunnelOfRule } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { Funnel } from '../../parts/funnel';
import { Panel } from '../../parts/panel';

/** How many each part of the rule keeps, as it stands. */
export function FunnelPreview({ query }: { readonly query: string | undefined }) {
  const { t } = useMessages();
  const { data, isPrevious } = useAnswer(FunnelOfRule, query === undefined ? 'skip' : { query });
  if (data === undefined || data.segmentFunnel.steps.length === 0) return null;
  return (
    <Panel title={t.funnel.title} note={t.funnel.note}>
      <div style={{ opacity: isPrevious || query === undefined ? 0.5 : 1 }}>
        <Funnel funnel={data.segmentFunnel} />
      </div>
    </Panel>
  );
}
