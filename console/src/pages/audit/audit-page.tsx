import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { AuditEntries, type AuditOutcome, KeyList } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { deedWords } from '../../messages/deed-words';
import type { Format } from '../../messages/format';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { auditTexts } from '../../messages/pages/audit';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import css from './audit.module.css';
import { Outcome, Subjects, useActorName, useDeedText } from './deed';
import { useNames } from './use-names';

/** Who did what; which entries are shown stands in the address. */
export function AuditPage() {
  const t = usePageTexts(auditTexts);
  const { format } = useMessages();
  const deedText = useDeedText();
  const actorName = useActorName();
  const { what, who, about, outcome, from, until } = useSearch({ from: '/audit' });
  const filter = {
    ...(what === undefined ? {} : { operation: what }),
    ...(who === undefined ? {} : { actorId: who }),
    ...(about === undefined ? {} : { subjectId: about }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(from === undefined ? {} : { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(until === undefined ? {} : { to: new Date(Date.parse(`${until}T00:00:00`) + DAY_MS).toISOString() }),
  };
  const pages = usePages(AuditEntries, { filter }, ({ auditLog: { nodes, totalCount, pageInfo } }) => ({
    items: nodes,
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const names = useNames(pages.items.flatMap(({ subjectIds }) => subjectIds.slice(0, 1)));
  return (
    <Page title={t.title} subtitle={t.subtitle}>
      <Panel flush title={pages.state === 'loading' ? t.title : format.plural(pages.total, t.one, t.many)}>
        <Filters />
        <Paged
          pages={pages}
          empty={
            <Note icon="search" title={t.none.title}>
              {t.none.text}
            </Note>
          }
        >
          {(deeds) => (
            <DataTable
              label={t.title}
              rows={deeds}
              keyOf={({ id }) => id}
              columns={[
                {
                  label: t.when,
                  cell: ({ at }) => (
                    <time dateTime={at} title={at}>
                      {format.moment(at)}
                    </time>
                  ),
                },
                { label: t.who, cell: (deed) => <TwoLines below={deed.address ?? ''}>{actorName(deed)}</TwoLines> },
                {
                  label: t.what,
                  isWide: true,
                  cell: (deed) => <TwoLines below={countsText(deed.counts, t.counts, format)}>{deedText(deed)}</TwoLines>,
                },
                { label: t.about, cell: (deed) => <Subjects deed={deed} names={names} /> },
                { label: t.outcome, cell: (deed) => <Outcome deed={deed} /> },
              ]}
            />
          )}
        </Paged>
      </Panel>
    </Page>
  );
}

const DAY_MS = 86_400_000;

function Filters() {
  const t = usePageTexts(auditTexts);
  const words = usePageTexts(deedWords);
  const { may } = useRights();
  const search = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const keys = useAnswer(KeyList, may('keys:manage') ? {} : 'skip');
  const names = useNames(search.about === undefined ? [] : [search.about]);
  const show = (change: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <div className={css.filters}>
      <Select
        aria-label={t.what}
        placeholder={t.anything}
        data={Object.entries(words).map(([value, label]) => ({ value, label }))}
        value={search.what ?? null}
        onChange={(chosen) => show({ what: chosen ?? undefined })}
        searchable
        clearable
        w={240}
      />
      {keys.data !== undefined && (
        <Select
          aria-label={t.who}
          placeholder={t.anyone}
          data={keys.data.apiKeys.map(({ id, name, prefix }) => ({ value: id, label: `${name} (${prefix}…)` }))}
          value={search.who ?? null}
          onChange={(chosen) => show({ who: chosen ?? undefined })}
          searchable
          clearable
          w={200}
        />
      )}
      <Select
        aria-label={t.outcome}
        placeholder={t.any}
        data={(Object.keys(t.outcomes) as AuditOutcome[]).map((value) => ({ value, label: t.outcomes[value] }))}
        value={search.outcome ?? null}
        onChange={(chosen) => show({ outcome: chosen ?? undefined })}
        clearable
        w={150}
      />
      <TextInput
        type="date"
        aria-label={t.from}
        leftSection={<span className="dim">{t.from}</span>}
        leftSectionWidth={48}
        value={search.from ?? ''}
        onChange={(event) => show({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        aria-label={t.until}
        leftSection={<span className="dim">{t.until}</span>}
        leftSectionWidth={48}
        value={search.until ?? ''}
        onChange={(event) => show({ until: event.currentTarget.value || undefined })}
      />
      {search.about !== undefined && <span className="dim">{t.onlyAbout(names.get(search.about) ?? `…${search.about.slice(-6)}`)}</span>}
      {isFiltered && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<Icon name="cross" size={13} />}
          onClick={() => void navigate({ search: {}, replace: true })}
        >
          {t.clear}
        </Button>
      )}
    </div>
  );
}

/** How much, by what: `3 new · 1 rejected`. */
function countsText(counts: unknown, words: Readonly<Record<string, string>>, format: Format): string {
  if (typeof counts !== 'object' || counts === null) return '';
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `${format.number(Number(count))} ${words[what] ?? what}`)
    .join(' · ');
}
