import { Fragment, type ReactNode, useMemo } from 'react';
import css from './difference.module.css';
import { differenceOf, piecesOfRule, piecesOfText } from './text-difference';

/** One side of a difference: a text, or why there is none. */
export type Side = { readonly text: string } | { readonly instead: string };

interface SidesProps {
  readonly before: Side;
  readonly after: Side;
  readonly labels: { readonly before: string; readonly after: string };
  readonly isRule?: boolean;
}

/** A text before and after a change, what has gone and come marked in each. */
export function TextDifference({ before, after, labels, isRule = false }: SidesProps) {
  const told = useMemo(() => {
    if (!('text' in before) || !('text' in after)) return undefined;
    const split = isRule ? piecesOfRule : piecesOfText;
    const [old, now] = [split(before.text), split(after.text)];
    return { old, now, ...differenceOf(old, now) };
  }, [before, after, isRule]);
  const className = isRule ? css.rule : css.text;
  return (
    <div className={css.sides}>
      <span className={css.side}>{labels.before}</span>
      <p className={className}>{told === undefined ? <Whole side={before} /> : <Pieces pieces={told.old} marked={told.gone} as="del" />}</p>
      <span className={css.side}>{labels.after}</span>
      <p className={className}>{told === undefined ? <Whole side={after} /> : <Pieces pieces={told.now} marked={told.come} as="ins" />}</p>
    </div>
  );
}

function Whole({ side }: { readonly side: Side }) {
  return 'text' in side ? side.text : <span className="dim">{side.instead}</span>;
}

/** What is marked together is one mark, with the spaces in between. */
function Pieces({
  pieces,
  marked,
  as: Mark,
}: {
  readonly pieces: readonly string[];
  readonly marked: ReadonlySet<number>;
  readonly as: 'del' | 'ins';
}) {
  const runs: { text: string; isMarked: boolean }[] = [];
  for (const [place, piece] of pieces.entries()) {
    const isSpace = piece.trim() === '';
    const isMarked = isSpace ? marked.has(place - 1) && marked.has(place + 1) : marked.has(place);
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.text += piece;
    else runs.push({ text: piece, isMarked });
  }
  return runs.map(({ text, isMarked }, place): ReactNode => <Fragment key={place}>{isMarked ? <Mark>{text}</Mark> : text}</Fragment>);
}
