import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { refreshAnswers } from '../../data/answers';
import { DeleteSegment, DependsOnSegment } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useDeed } from '../../data/use-deed';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { segmentDeedTexts } from '../../messages/pages/segment-deeds';
import css from './segment-menu.module.css';
import type { SegmentShown } from './segment-shown';

/** Deletes a segment, once it is known what that does: to its members, and to what is about it. */
export function DeleteDialog({ segment: { id, name, size }, onClose }: { readonly segment: SegmentShown; readonly onClose: () => void }) {
  const t = usePageTexts(segmentDeedTexts);
  const { format } = useMessages();
  const navigate = useNavigate();
  const depends = useDependents(id);
  const deed = useDeed(DeleteSegment);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const run = async () => {
    setRefusal(undefined);
    const done = await deed.run({ id });
    if (done === undefined) return;
    const [error] = done.deleteSegment.userErrors;
    if (error !== undefined) return setRefusal(error.message);
    refreshAnswers();
    await navigate({ to: '/segments' });
  };
  const refused = refusal ?? deed.problem?.message;
  return (
    <Modal opened onClose={onClose} title={t.deleteTitle(name)} withCloseButton={false} centered>
      <div className={css.dialog}>
        <p>{t.members(format.plural(size, t.one, t.many))}</p>
        <p>{t.rule}</p>
        {depends.length === 0 ? (
          <p className="dim">{t.nothing}</p>
        ) : (
          <div>
            <p>{t.depends}</p>
            <ul>
              {depends.map(({ kind, names }) => (
                <li key={kind}>
                  {t.kinds[kind]}: <b>{names.join(', ')}</b>
                </li>
              ))}
            </ul>
          </div>
        )}
        {refused !== undefined && (
          <p role="alert" className={css.problem}>
            {refused}
          </p>
        )}
        <div className={css.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.keep}
          </Button>
          <Button color="red.9" loading={deed.isRunning} onClick={() => void run()}>
            {t.confirm}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

interface Dependents {
  readonly kind: 'actions' | 'webhooks' | 'destinations' | 'schedules';
  readonly names: readonly string[];
}

/** What is about this segment, of what the key may know. */
function useDependents(id: string): readonly Dependents[] {
  const { may } = useRights();
  const asked = { actions: may('actions:read'), webhooks: may('webhooks:read'), destinations: may('destinations:read') };
  const { data } = useAnswer(DependsOnSegment, Object.values(asked).some(Boolean) ? { id, ...asked } : 'skip');
  const namesOf = (found: readonly { readonly name: string }[] = []) => found.map(({ name }) => name);
  const all: readonly Dependents[] = [
    { kind: 'actions', names: namesOf(data?.segmentActions) },
    { kind: 'webhooks', names: namesOf(data?.webhooks?.filter(({ segmentIds }) => segmentIds?.includes(id) === true)) },
    { kind: 'destinations', names: namesOf(data?.destinations?.filter(({ segmentId }) => segmentId === id)) },
    { kind: 'schedules', names: namesOf(data?.exportSchedules?.filter(({ segmentId }) => segmentId === id)) },
  ];
  return all.filter(({ names }) => names.length > 0);
}
