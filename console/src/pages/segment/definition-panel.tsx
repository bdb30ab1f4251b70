import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type DefinitionChangesData, type DefinitionPart, DefinitionChanges } from '../../data/operations';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { historyTexts } from '../../messages/pages/history';
import { type Side, TextDifference } from '../../parts/difference';
import { Icon } from '../../parts/icon';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import { useActorName } from '../audit/deed';
import { keepDraft } from '../editor/draft';
import css from './history.module.css';
import type { SegmentShown } from './segment-shown';

type Change = NonNullable<DefinitionChangesData['segment']>['definitionChanges']['nodes'][number];
type Definition = Change['before'];

const PARTS: readonly DefinitionPart[] = ['RULE', 'NAME', 'DESCRIPTION'];

/** What its rule, its name and its description said before each change, and after it. */
export function DefinitionPanel({ segment }: { readonly segment: SegmentShown }) {
  const t = usePageTexts(historyTexts);
  const { may, viewer } = useRights();
  // The audit log is told to no key that is limited to segments.
  const who = may('audit:read') && viewer.segmentIds === null;
  const pages = usePages(DefinitionChanges, { id: segment.id, who }, ({ segment: told }) => ({
    items: told?.definitionChanges.nodes ?? [],
    total: told?.definitionChanges.totalCount ?? 0,
    next: told?.definitionChanges.pageInfo.hasNextPage === true ? (told.definitionChanges.pageInfo.endCursor ?? undefined) : undefined,
  }));
  return (
    <Panel title={t.title} note={t.note} flush>
      <Paged
        pages={pages}
        empty={
          <Note icon="clock" title={t.none.title}>
            {t.none.text}
          </Note>
        }
      >
        {(changes) => (
          <ol className={css.changes}>
            {changes.map((change) => (
              <ChangeItem key={change.id} change={change} segment={segment} />
            ))}
          </ol>
        )}
      </Paged>
    </Panel>
  );
}

function ChangeItem({ change, segment }: { readonly change: Change; readonly segment: SegmentShown }) {
  const t = usePageTexts(historyTexts);
  const { format } = useMessages();
  const actorName = useActorName();
  const { at, version, entry, before, after } = change;
  const parts = PARTS.filter((part) => change.changed.includes(part));
  const who = entry === undefined || entry === null ? t.somebody : actorName(entry);
  return (
    <li className={css.change}>
      <header className={css.head}>
        <h3>{t.did(who, parts.map((part) => t.changed[part]).join(t.and))}</h3>
        <time dateTime={at} className="dim">
          {format.moment(at)} · {format.ago(at)} · {t.version(format.number(version))}
        </time>
        {parts.includes('RULE') && <RestoreButton segment={segment} query={before.query} />}
      </header>
      {parts.map((part) => (
        <div key={part}>
          {parts.length > 1 && <h4 className={css.part}>{t.parts[part]}</h4>}
          <TextDifference
            before={sideOf(before, part, t)}
            after={sideOf(after, part, t)}
            labels={{ before: t.before, after: t.after }}
            isRule={part === 'RULE'}
          />
        </div>
      ))}
    </li>
  );
}

function sideOf(definition: Definition, part: DefinitionPart, t: (typeof historyTexts)['en']): Side {
  if (definition.forgotten.includes(part)) return { instead: t.forgotten };
  if (part === 'RULE' && definition.ruleWithheld !== null) return { instead: t.withheld };
  const text = { RULE: definition.query, NAME: definition.name, DESCRIPTION: definition.description }[part] ?? '';
  return text === '' ? { instead: t.nothing } : { text };
}

/** Begins an edit with a former rule: whom it would move is seen before it is saved. */
function RestoreButton({ segment, query }: { readonly segment: SegmentShown; readonly query: string | null }) {
  const t = usePageTexts(historyTexts);
  const { may } = useRights();
  const navigate = useNavigate();
  if (query === null || segment.query === null || query === segment.query || !may('segments:write')) return null;
  const restore = () => {
    keepDraft(segment.id, { name: segment.name, description: segment.description ?? '', query });
    void navigate({ to: '/segments/$id/edit', params: { id: segment.id } });
  };
  return (
    <Button
      size="compact-xs"
      variant="default"
      className={css.restore}
      title={t.restoreHint}
      leftSection={<Icon name="undo" size={12} />}
      onClick={restore}
    >
      {t.restore}
    </Button>
  );
}
