import { Button } from '@mantine/core';
import { CantleError } from '@cantle/client';
import { useState } from 'react';
import { download } from '../../data/server-files';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { importTexts } from '../../messages/pages/imports';
import { DataTable, TwoLines } from '../../parts/data-table';
import { Icon } from '../../parts/icon';
import type { Report } from './report';
import css from './import.module.css';
import { reasonGroups } from './reason-groups';

const LINES_SHOWN = 8;

/** Why rows were not taken, the same reasons together, and the rows themselves as files. */
export function ReasonsTable({ report: { reasons, reasonCount, reasonsPath, rejectedFiles, leftOut } }: { readonly report: Report }) {
  const t = usePageTexts(importTexts);
  const { format } = useMessages();
  const [problem, setProblem] = useState<CantleError | undefined>(undefined);
  const fetchFile = (path: string, name: string) => {
    setProblem(undefined);
    download(path, name).catch((error: unknown) => setProblem(CantleError.ofUnknown(error)));
  };
  return (
    <section>
      <h3 className={css.title}>
        {t.reasons}{' '}
        {reasonCount > reasons.length && (
          <span className="dim">{t.ofFirst(format.number(reasons.length), format.number(reasonCount))}</span>
        )}
      </h3>
      <DataTable
        label={t.reasons}
        rows={reasonGroups(reasons)}
        keyOf={({ key }) => key}
        columns={[
          { label: t.reason, isWide: true, cell: ({ reason, file }) => <TwoLines below={file}>{reason}</TwoLines> },
          { label: t.where, cell: ({ column }) => column ?? '–' },
          { label: t.times, isNumber: true, cell: ({ lines }) => format.number(lines.length) },
          {
            label: t.firstLines,
            isSecondary: true,
            cell: ({ lines }) => (
              <span className="dim">
                {lines.slice(0, LINES_SHOWN).map(format.number).join(', ')}
                {lines.length > LINES_SHOWN && ` ${t.more(format.number(lines.length - LINES_SHOWN))}`}
              </span>
            ),
          },
        ]}
      />
      <div className={css.downloads}>
        {rejectedFiles.map(({ name, path, size }) => (
          <Button
            key={path}
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="download" size={13} />}
            onClick={() => fetchFile(path, name.split('/').at(-1) ?? name)}
          >
            {t.mend(name)} · {format.bytes(size)}
          </Button>
        ))}
        {reasonsPath !== null && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<Icon name="download" size={13} />}
            onClick={() => fetchFile(reasonsPath, 'reasons.csv')}
          >
            {t.allReasons}
          </Button>
        )}
      </div>
      {rejectedFiles.length > 0 && <p className="dim">{t.mendNote}</p>}
      {leftOut > 0 && <p className="dim">{t.leftOut(format.number(leftOut))}</p>}
      {problem !== undefined && (
        <p role="alert" className={css.problem}>
          {problem.message}
        </p>
      )}
    </section>
  );
}
