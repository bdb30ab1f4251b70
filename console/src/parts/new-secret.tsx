import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from './icon';
import css from './new-secret.module.css';

/** A secret that is shown once: with a way to take it along. */
export function NewSecret({
  title,
  secret,
  note,
  words,
  onDone,
}: {
  readonly title: string;
  readonly secret: string;
  readonly note: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly done: string };
  readonly onDone: () => void;
}) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className={css.secret} role="status" aria-label={title}>
      <p className={css.title}>
        <Icon name="key" size={15} /> {title}
      </p>
      <p className={css.value}>
        <code>{secret}</code>
      </p>
      <p className="dim">{note}</p>
      <div className={css.actions}>
        <Button onClick={copy} leftSection={<Icon name={isCopied ? 'check' : 'copy'} size={14} />}>
          {isCopied ? words.copied : words.copy}
        </Button>
        <Button variant="default" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </section>
  );
}
