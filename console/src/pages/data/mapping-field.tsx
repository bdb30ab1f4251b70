import { Button, Textarea } from '@mantine/core';
import { CantleError } from '@cantle/client';
import { useState } from 'react';
import { ask } from '../../data/ask';
import { GuessMapping } from '../../data/operations';
import { usePageTexts } from '../../messages/page-texts';
import { importTexts } from '../../messages/pages/imports';
import css from './import.module.css';
import type { SentFile } from './use-sent-files';

type Way = 'found' | 'own';

export type Mapping = ReturnType<typeof useMapping>;

/** By which mapping files are read: one of Cantle's, or a text, which is guessed if that is wished. */
export function useMapping(files: readonly SentFile[]) {
  const [way, setWay] = useState<Way>('found');
  const [text, setText] = useState('');
  const [note, setNote] = useState<'guessed' | 'noneFits' | undefined>(undefined);
  const [problem, setProblem] = useState<CantleError | undefined>(undefined);
  const [only, ...others] = files;
  const guessedId = others.length === 0 ? only?.id : undefined;
  /** Gives whether there is one. */
  const guess = async (why: 'guessed' | 'noneFits') => {
    if (guessedId === undefined) return false;
    setProblem(undefined);
    try {
      setText((await ask(GuessMapping, { uploadId: guessedId })).guessMapping);
      setNote(why);
      setWay('own');
      return true;
    } catch (error) {
      setProblem(CantleError.ofUnknown(error));
      return false;
    }
  };
  const forget = () => {
    setWay('found');
    setNote(undefined);
    setProblem(undefined);
  };
  // The text stays for as long as the page is open: rows that are mended are brought in by the same.
  return { way, choose: setWay, text, setText, note, problem, mayGuess: guessedId !== undefined, guess, forget };
}

export function MappingField({
  mapping,
  onTry,
  isTrying = false,
}: {
  readonly mapping: Mapping;
  readonly onTry?: () => void;
  readonly isTrying?: boolean;
}) {
  const t = usePageTexts(importTexts);
  const { text, setText, note, problem, mayGuess, guess } = mapping;
  return (
    <div className={css.mapping}>
      <Textarea
        label={t.text}
        description={note === undefined ? undefined : t[note]}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        error={problem?.message}
        autosize
        minRows={8}
        maxRows={24}
        spellCheck={false}
        classNames={{ input: css.text }}
      />
      <div className={css.way}>
        {mayGuess && onTry === undefined && (
          <Button variant="default" size="compact-sm" onClick={() => void guess('guessed')}>
            {t.guess}
          </Button>
        )}
        {onTry !== undefined && (
          <Button variant="default" size="compact-sm" loading={isTrying} onClick={onTry}>
            {t.tryIt}
          </Button>
        )}
      </div>
    </div>
  );
}
