import { Button, Menu } from '@mantine/core';
import { CantleError } from '@cantle/client';
import { useState } from 'react';
import { download } from '../../data/server-files';
import { useRights } from '../../data/viewer';
import { usePageTexts } from '../../messages/page-texts';
import { segmentDeedTexts } from '../../messages/pages/segment-deeds';
import { Icon } from '../../parts/icon';
import { DeleteDialog } from './delete-dialog';
import css from './segment-menu.module.css';
import type { SegmentShown } from './segment-shown';

/** What can be done with a segment beside editing it: its members as a file, and its end. */
export function SegmentMenu({ segment }: { readonly segment: SegmentShown }) {
  const t = usePageTexts(segmentDeedTexts);
  const { may } = useRights();
  const [isDeleting, setDeleting] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const [problem, setProblem] = useState<CantleError | undefined>(undefined);
  const columns = [
    'id',
    'externalIds',
    ...(may('personal_data:read') ? ['firstName', 'lastName'] : []),
    ...(may('orders:read') ? ['number_of_orders', 'amount_spent', 'last_order_date'] : []),
  ];
  const exportMembers = async (given: { readonly columns: readonly string[]; readonly channels?: readonly string[] }) => {
    setExporting(true);
    setProblem(undefined);
    await download('/export', `${segment.name}.csv`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ segmentId: segment.id, ...given }),
    }).catch((error: unknown) => setProblem(CantleError.ofUnknown(error)));
    setExporting(false);
  };
  const mayExport = may('customers:read');
  const mayDelete = may('segments:write');
  if (!mayExport && !mayDelete) return null;
  return (
    <>
      {problem !== undefined && (
        <span role="alert" className={css.problem}>
          {problem.message}
        </span>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant="default" aria-label={t.menu} loading={isExporting} px={8}>
            <Icon name="more" size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayExport && (
            <Menu.Item leftSection={<Icon name="download" size={14} />} onClick={() => void exportMembers({ columns })}>
              <Entry text={t.export} note={t.exportNote} />
            </Menu.Item>
          )}
          {mayExport && may('personal_data:read') && (
            <Menu.Item
              leftSection={<Icon name="mail" size={14} />}
              onClick={() => void exportMembers({ columns: [...columns, 'emails.first'], channels: ['email'] })}
            >
              <Entry text={t.exportEmails} note={t.exportEmailsNote} />
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item leftSection={<Icon name="trash" size={14} />} onClick={() => setDeleting(true)} className={css.bad}>
              {t.delete}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isDeleting && <DeleteDialog segment={segment} onClose={() => setDeleting(false)} />}
    </>
  );
}

function Entry({ text, note }: { readonly text: string; readonly note: string }) {
  return (
    <span className={css.entry}>
      <span>{text}</span>
      <span className="dim">{note}</span>
    </span>
  );
}
