import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionList, type ActionListData } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';
import { Answered } from '../../parts/answered';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import { Panel } from '../../parts/panel';
import { Note } from '../../parts/states';
import { useActionWords } from './action-words';
import css from './integrations.module.css';
import { NewActionForm } from './new-action-form';
import { OutgoingState, SegmentLink, useNamesOfSegments } from './outgoing-bits';

/** What is done with whoever enters, leaves or stays. */
export function ActionsPanel() {
  const t = usePageTexts(outgoingTexts);
  const { may } = useRights();
  const [isOpen, setOpen] = useState(false);
  const actions = useAnswer(ActionList, { runs: may('customers:read') });
  return (
    <Panel
      title={t.actions}
      note={t.actionsNote}
      flush
      actions={
        may('actions:manage', 'customers:read', 'segments:read') && (
          <Button
            variant="default"
            onClick={() => setOpen(!isOpen)}
            aria-expanded={isOpen}
            leftSection={<Icon name={isOpen ? 'cross' : 'plus'} size={14} />}
          >
            {isOpen ? t.close : t.newAction}
          </Button>
        )
      }
    >
      {isOpen && <NewActionForm onMade={() => setOpen(false)} />}
      <Answered asked={actions} lines={3}>
        {({ segmentActions: all }) =>
          all.length === 0 ? (
            <Note icon="play" title={t.noActions.title}>
              {t.noActions.text}
            </Note>
          ) : (
            <ActionsTable actions={all} />
          )
        }
      </Answered>
    </Panel>
  );
}

function ActionsTable({ actions }: { readonly actions: ActionListData['segmentActions'] }) {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  const names = useNamesOfSegments(actions.flatMap(({ segmentId, effect }) => [segmentId, effect.targetSegmentId]));
  const { whenOf, effectOf } = useActionWords(names);
  return (
    <DataTable
      label={t.actions}
      rows={actions}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.action,
          isWide: true,
          cell: (action) => (
            <TwoLines below={`${whenOf(action)}: ${effectOf(action)}`}>
              <Link to="/integrations/actions/$id" params={{ id: action.id }}>
                {action.name}
              </Link>
            </TwoLines>
          ),
        },
        { label: t.segment, cell: ({ segmentId }) => <SegmentLink id={segmentId} names={names} /> },
        {
          label: t.failed,
          isNumber: true,
          cell: ({ failed }) => (
            <span className={(failed?.totalCount ?? 0) > 0 ? css.dead : 'dim'}>{format.number(failed?.totalCount ?? 0)}</span>
          ),
        },
        {
          label: t.last,
          isSecondary: true,
          cell: ({ last }) => <span className="dim">{last?.nodes[0] === undefined ? t.never : format.ago(last.nodes[0].at)}</span>,
        },
        { label: t.state, cell: (action) => <OutgoingState of={action} /> },
      ]}
    />
  );
}
