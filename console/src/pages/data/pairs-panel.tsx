import { Button } from '@mantine/core';
import { useState } from 'react';
import { DoubtfulPairs, type DoubtfulPairsData, KeepPairApart, MergePair, type OneOfPair, UndoMerge } from '../../data/operations';
import { useDeed } from '../../data/use-deed';
import { usePages } from '../../data/use-pages';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { dataTexts } from '../../messages/pages/data';
import { Chip } from '../../parts/chip';
import { CustomerLink } from '../../parts/customer-link';
import { Icon } from '../../parts/icon';
import { Paged } from '../../parts/paged';
import { Panel } from '../../parts/panel';
import { Note, ProblemNote } from '../../parts/states';
import css from './data.module.css';

type Pair = DoubtfulPairsData['identityReviews']['nodes'][number];

/** Customers who may be one person, with the evidence: decided by whoever looks. */
export function PairsPanel() {
  const t = usePageTexts(dataTexts);
  const { format } = useMessages();
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [merges, setMerges] = useState<readonly string[]>([]);
  const pages = usePages(DoubtfulPairs, {}, ({ identityReviews: { nodes, totalCount, pageInfo } }) => ({
    items: nodes,
    total: totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  }));
  const waiting = pages.items.filter(({ id }) => !decided.has(id));
  return (
    <Panel title={t.pairs} note={pages.total === 0 ? t.pairsNote : format.plural(pages.total - decided.size, t.oneWaits, t.manyWait)} flush>
      {merges.length > 0 && (
        <Undo
          mergeIds={merges}
          onUndone={() => {
            setMerges([]);
            setDecided(new Set());
            pages.restart();
          }}
        />
      )}
      <Paged
        pages={{ ...pages, items: waiting }}
        empty={
          <Note icon="people" title={t.noPairs.title}>
            {t.noPairs.text}
          </Note>
        }
      >
        {(pairs) => (
          <ul>
            {pairs.map((pair) => (
              <PairLine
                key={pair.id}
                pair={pair}
                onDecided={(mergeIds) => {
                  setDecided(new Set([...decided, pair.id]));
                  setMerges(mergeIds);
                }}
              />
            ))}
          </ul>
        )}
      </Paged>
    </Panel>
  );
}

function PairLine({ pair, onDecided }: { readonly pair: Pair; readonly onDecided: (mergeIds: readonly string[]) => void }) {
  const t = usePageTexts(dataTexts);
  const { format } = useMessages();
  const { may } = useRights();
  const merging = useDeed(MergePair);
  const parting = useDeed(KeepPairApart);
  const problem = merging.problem ?? parting.problem;
  const merge = async () => {
    const done = await merging.run({ id: pair.id });
    if (done !== undefined && done.acceptIdentityReview.userErrors.length === 0) onDecided(done.acceptIdentityReview.mergeIds);
  };
  const keepApart = async () => {
    if ((await parting.run({ id: pair.id })) !== undefined) onDecided([]);
  };
  return (
    <li className={css.pair}>
      <Person person={pair.customer} />
      <Person person={pair.other} />
      <div className={css.evidence}>
        <p>
          <b>{t.score(format.number(pair.score))}</b> <span className="dim">{t.found(format.ago(pair.foundAt))}</span>
        </p>
        <p className={css.chips}>
          {pair.evidence.map(({ kind, attribute, points }) => (
            <Chip key={`${kind} ${attribute}`} tone={points > 0 ? 'good' : 'warn'}>
              {t.evidence[kind]}
              {attribute === null ? '' : ` ${attribute}`} {format.signed(points)}
            </Chip>
          ))}
        </p>
      </div>
      {may('customers:write') && (
        <div className={css.decide}>
          <Button onClick={() => void merge()} loading={merging.isRunning} leftSection={<Icon name="merge" size={14} />}>
            {t.same}
          </Button>
          <Button variant="default" onClick={() => void keepApart()} loading={parting.isRunning}>
            {t.apart}
          </Button>
        </div>
      )}
      {problem !== undefined && <ProblemNote problem={problem} />}
    </li>
  );
}

function Person({ person }: { readonly person: OneOfPair | null }) {
  const t = usePageTexts(dataTexts);
  const { t: common, format } = useMessages();
  if (person === null) return <div className={css.person}>{common.people.unknown}</div>;
  const lines = [
    ...person.emails,
    ...person.phones,
    person.birthDate === null ? '' : t.born(format.date(person.birthDate)),
    t.known(format.date(person.addedAt)),
    ...person.externalIds.map(({ source, externalId }) => `${source}: ${externalId}`),
  ].filter((line) => line !== '');
  return (
    <div className={css.person}>
      <CustomerLink person={person} />
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** What was merged a moment ago can be parted again. */
function Undo({ mergeIds, onUndone }: { readonly mergeIds: readonly string[]; readonly onUndone: () => void }) {
  const t = usePageTexts(dataTexts);
  const { run, isRunning, problem } = useDeed(UndoMerge);
  const undo = async () => {
    for (const mergeId of mergeIds) if ((await run({ mergeId })) === undefined) return;
    onUndone();
  };
  return (
    <div className={css.undo} role="status">
      <span>{t.merged}</span>
      <Button variant="default" size="compact-xs" onClick={() => void undo()} loading={isRunning}>
        {t.undo}
      </Button>
      {problem !== undefined && <ProblemNote problem={problem} />}
    </div>
  );
}
