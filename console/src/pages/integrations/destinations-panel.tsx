import { Link } from '@tanstack/react-router';
import { DestinationList, type DestinationShown } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Answered } from '../../parts/answered';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import css from './integrations.module.css';
import { OutgoingState, SegmentLink, useNamesOfSegments } from './outgoing-bits';

/** Lists and tables elsewhere that are kept equal to segments. */
export function DestinationsPanel() {
  const t = usePageTexts(outgoingTexts);
  const destinations = useAnswer(DestinationList, {});
  return (
    <Panel title={t.destinations} note={t.destinationsNote} flush>
      <Answered asked={destinations} lines={3}>
        {({ destinations: all }) =>
          all.length === 0 ? (
            <Note icon="list" title={t.noDestinations.title}>
              {t.noDestinations.text}
            </Note>
          ) : (
            <DestinationsTable destinations={all} />
          )
        }
      </Answered>
    </Panel>
  );
}

function DestinationsTable({ destinations }: { readonly destinations: readonly DestinationShown[] }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  const names = useNamesOfSegments(destinations.map(({ segmentId }) => segmentId));
  return (
    <DataTable
      label={t.destinations}
      rows={destinations}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.destination,
          isWide: true,
          cell: ({ id, name, kind }) => (
            <TwoLines below={t.destinationKinds[kind]}>
              <Link to="/integrations/destinations/$id" params={{ id }}>
                {name}
              </Link>
            </TwoLines>
          ),
        },
        { label: t.segment, cell: ({ segmentId }) => <SegmentLink id={segmentId} names={names} /> },
        { label: t.there, isNumber: true, cell: ({ counts: { present } }) => format.number(present) },
        { label: t.underway, isNumber: true, isSecondary: true, cell: ({ counts }) => format.number(underway(counts)) },
        {
          label: t.wrong,
          isNumber: true,
          cell: ({ counts }) => <span className={wrong(counts) > 0 ? css.dead : 'dim'}>{format.number(wrong(counts))}</span>,
        },
        { label: t.state, cell: (destination) => <OutgoingState of={destination} /> },
      ]}
    />
  );
}

type Counts = DestinationShown['counts'];

/** Who will be as they should without anybody's doing. */
export function underway({ putting, removing, due }: Counts): number {
  return putting + removing + due;
}

/** Who should be there and is not, or the other way round. */
export function wrong({ refused, stuck }: Counts): number {
  return refused + stuck;
}
