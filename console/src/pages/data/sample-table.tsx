import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { importTexts } from '../../messages/pages/imports';
import { Chip } from '../../parts/chip';
import { DataTable, TwoLines } from '../../parts/data-table';
import type { Report } from './report';
import css from './import.module.css';

/** Records as the mapping has made them of rows: what an import changes, seen before it is done. */
export function SampleTable({ report: { sample, dryRun } }: { readonly report: Report }) {
  const t = usePageTexts(importTexts);
  const { t: common, format } = useMessages();
  const title = dryRun ? t.sample : t.sampleDone;
  return (
    <section>
      <h3 className={css.title}>
        {title} <span className="dim">{t.sampleNote}</span>
      </h3>
      <DataTable
        label={title}
        rows={sample}
        keyOf={({ kind, file, line }) => `${kind} ${file} ${line}`}
        columns={[
          {
            label: t.record,
            cell: ({ kind, file, line, externalId }) => (
              <TwoLines below={`${common.word(kind)} · ${file}, ${t.line(format.number(line))}`}>{externalId ?? '–'}</TwoLines>
            ),
          },
          { label: t.status, cell: ({ status }) => <Chip tone={status === 'CREATED' ? 'good' : 'accent'}>{t.statuses[status]}</Chip> },
          { label: t.fields, isWide: true, cell: ({ fields, record }) => <Fields fields={fields} record={record} /> },
        ]}
      />
    </section>
  );
}

function Fields({ fields, record }: { readonly fields: readonly string[]; readonly record: unknown }) {
  const told = (record ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <dl className={css.fields}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>{writtenOf(told[field])}</dd>
        </div>
      ))}
    </dl>
  );
}

function writtenOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`;
}
