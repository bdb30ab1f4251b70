import { ActionIcon, Tooltip } from '@mantine/core';
import { type ComponentProps, useState } from 'react';
import { type Move, useMoves } from '../../data/moves';
import { FindSegments } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useNamesOfPeople } from '../../data/use-names-of-people';
import { useMessages } from '../../messages/language';
import { CustomerLink } from '../../parts/customer-link';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { personName } from '../../parts/person-name';
import { ProblemNote } from '../../parts/states';
import css from './home.module.css';

const MOST_SHOWN = 60;

/** Who enters and leaves, as it happens; held still while somebody reads. */
export function MovesPanel() {
  const { t, format } = useMessages();
  const { moves, since, problem } = useMoves();
  const [held, setHeld] = useState<readonly Move[]>();
  const shown = (held ?? moves).slice(0, MOST_SHOWN);
  const behind =
    held === undefined
      ? 0
      : Math.max(
          0,
          moves.findIndex((move) => move === held[0]),
        );
  const segments = useAnswer(FindSegments, {});
  const people = useNamesOfPeople(shown.flatMap(({ customerId }) => customerId ?? []));
  const names = new Map(segments.data?.segments.nodes.map(({ id, name }) => [id, name]));
  const label = held === undefined ? t.home.pause : t.home.goOn;
  return (
    <Panel
      title={t.home.moves}
      note={held === undefined ? (since === undefined ? undefined : t.since(format.time(since))) : t.home.held(format.number(behind))}
      flush
      actions={
        <Tooltip label={label}>
          <ActionIcon onClick={() => setHeld(held === undefined ? moves : undefined)} aria-label={label} aria-pressed={held !== undefined}>
            <Icon name={held === undefined ? 'pause' : 'play'} size={14} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {problem !== undefined && moves.length === 0 ? (
        <ProblemNote problem={problem} />
      ) : shown.length === 0 ? (
        <div className={css.waiting}>
          <span className={css.beat} />
          <p>{t.home.noMoves}</p>
        </div>
      ) : (
        <ul className={css.moves} tabIndex={0} aria-label={t.home.moves}>
          {shown.map((move) => (
            <MoveLine key={move.cursor} move={move} person={personOf(move, people)} segment={names.get(move.segmentId)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type Somebody = ComponentProps<typeof CustomerLink>['person'];

/** Whom a move is of; nobody if they have been erased. */
function personOf({ customerId }: Move, people: ReadonlyMap<string, Somebody>): Somebody | null {
  return customerId === null ? null : (people.get(customerId) ?? { id: customerId });
}

interface MoveLineProps {
  readonly move: Move;
  readonly person: Somebody | null;
  readonly segment: string | undefined;
}

function MoveLine({ move: { kind, cause, at }, person, segment }: MoveLineProps) {
  const { t, format } = useMessages();
  return (
    <li className={css.move}>
      <span className={css.sign} data-kind={kind}>
        <Icon name={kind === 'ENTERED' ? 'enter' : 'leave'} size={13} />
      </span>
      <div className={css.who}>
        <p>{person === null ? <b>{personName(null, t)}</b> : <CustomerLink person={person} />}</p>
        <p className={css.where}>{t.home.moved(kind, segment ?? t.segments.another, t.causes[cause])}</p>
      </div>
      <time className={css.when} dateTime={at}>
        {format.time(at)}
      </time>
    </li>
  );
}
