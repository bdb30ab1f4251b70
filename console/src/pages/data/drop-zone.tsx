import { Button } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { importTexts } from '../../messages/pages/imports';
import { Icon } from '../../parts/icon';
import { ShareBar } from '../../parts/spark';
import css from './import.module.css';
import type { SentFile, SentFiles } from './use-sent-files';

/** Where files are dropped, or chosen, and how far each is. */
export function DropZone({ sent }: { readonly sent: SentFiles }) {
  const t = usePageTexts(importTexts);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    sent.add(event.dataTransfer.files);
  };
  return (
    <>
      <div
        className={css.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="file" size={20} />
        <span>
          {t.drop} <span className="dim">{t.or}</span>
        </span>
        <Button variant="default" size="compact-sm" onClick={() => input.current?.click()}>
          {t.choose}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".csv,.tsv,.txt,.ndjson,.jsonl"
          aria-label={t.choose}
          onChange={({ currentTarget }) => {
            sent.add(currentTarget.files ?? []);
            // The same file may be chosen once more, when it was mended.
            currentTarget.value = '';
          }}
        />
      </div>
      {sent.files.length > 0 && (
        <ul className={css.files}>
          {sent.files.map((file) => (
            <FileLine key={file.key} file={file} onRemove={() => sent.remove(file.key)} />
          ))}
        </ul>
      )}
    </>
  );
}

function FileLine({ file: { name, size, sent, id, problem }, onRemove }: { readonly file: SentFile; readonly onRemove: () => void }) {
  const t = usePageTexts(importTexts);
  const { format } = useMessages();
  return (
    <li className={css.file}>
      <span className={css.fileName}>{name}</span>
      {problem !== undefined ? (
        <span role="alert" className={css.problem}>
          {problem.message}
        </span>
      ) : id !== undefined ? (
        <span className="dim">{t.sent(format.bytes(size))}</span>
      ) : (
        <span className={css.way}>
          <ShareBar share={size === 0 ? 0 : sent / size} />
          <span className="dim">{t.sending(format.bytes(sent), format.bytes(size))}</span>
        </span>
      )}
      <Button variant="subtle" color="gray" size="compact-xs" aria-label={t.remove(name)} onClick={onRemove}>
        <Icon name="cross" size={13} />
      </Button>
    </li>
  );
}
