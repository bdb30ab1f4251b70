import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../../../data/ask';
import { PrintRule, RuleCatalogue, type RuleProblem } from '../../../data/operations';
import { useAnswer } from '../../../data/use-answer';
import { blockTexts } from '../../../messages/pages/blocks';
import { usePageTexts } from '../../../messages/page-texts';
import { Icon } from '../../../parts/icon';
import { Note, ProblemNote, Skeleton } from '../../../parts/states';
import { type Block, type GroupBlock, groupOf, replaced, type RuleTree, toBlocks, toTree } from './block';
import css from './blocks.module.css';
import { GroupOfBlocks } from './group-block';
import { vocabularyOf } from './vocabulary';

/** How long fields must rest before the rule is written anew. */
const RESTS_MS = 200;

/** Whether the text says what the blocks say, will in a moment, or cannot. */
export type BlocksState = 'said' | 'writing' | 'incomplete';

interface BlockEditorProps {
  /** The rule as text: the one thing that is saved. */
  readonly query: string;
  /** The same as a tree; undefined while it is not known, or there is none. */
  readonly tree: RuleTree | undefined;
  /** Whether the text can be used, as far as is known. */
  readonly isWrong: boolean;
  readonly onChange: (query: string) => void;
  readonly onState: (state: BlocksState) => void;
  readonly onProblems: (problems: readonly RuleProblem[]) => void;
  /** Goes over to the text. */
  readonly onText: () => void;
}

/**
 * The rule as blocks. They are a view of the text: whatever is done to them is written by the server as text at once, and a text that comes from
 * elsewhere is read anew. What is not touched is not written.
 */
export function BlockEditor({ query, tree, isWrong, onChange, onState, onProblems, onText }: BlockEditorProps) {
  const t = usePageTexts(blockTexts);
  const catalogue = useAnswer(RuleCatalogue, {});
  const { root, past, change, undo, isIncomplete } = useBlocks({ query, tree, onChange, onState, onProblems });
  if (catalogue.data === undefined) {
    if (catalogue.problem !== undefined) return <ProblemNote problem={catalogue.problem} onRetry={catalogue.refresh} />;
    return <Skeleton lines={4} />;
  }
  if (root === undefined) {
    if (!isWrong) return <Skeleton lines={4} />;
    return (
      <Note icon="warning" title={t.invalid} action={<Button onClick={onText}>{t.toText}</Button>}>
        {t.invalidText}
      </Note>
    );
  }
  return (
    <>
      <div className={css.frame}>
        {root.blocks.length === 0 && (
          <p className="dim">
            {t.empty} {t.emptyText}
          </p>
        )}
        <GroupOfBlocks
          group={root}
          isOutermost
          vocabulary={vocabularyOf(catalogue.data)}
          onReplace={(id: number, replacement: Block | undefined) => change(replaced(root, id, replacement))}
          onText={onText}
        />
      </div>
      <div className={css.foot} data-empty={!isIncomplete && past === 0}>
        <span role="status">{isIncomplete && `${t.incomplete} ${t.kept}`}</span>
        {past > 0 && (
          <Button variant="subtle" color="gray" leftSection={<Icon name="refresh" size={13} />} onClick={undo}>
            {t.undo}
          </Button>
        )}
      </div>
    </>
  );
}

function useBlocks({ query, tree, onChange, onState, onProblems }: Omit<BlockEditorProps, 'isWrong' | 'onText'>) {
  /** The last step is what is shown; it is written once something has been done. */
  const [{ steps, isTouched }, setBlocks] = useState<{ readonly steps: readonly GroupBlock[]; readonly isTouched: boolean }>(UNREAD);
  /** The text that the blocks say: what is other has come from elsewhere. */
  const said = useRef<string | undefined>(undefined);
  const told = useRef({ onChange, onState, onProblems });
  told.current = { onChange, onState, onProblems };

  useEffect(() => {
    if (query === said.current) return;
    if (tree === undefined && query.trim() !== '') return setBlocks(UNREAD);
    said.current = query;
    setBlocks({ steps: [tree === undefined ? groupOf([]) : toBlocks(tree)], isTouched: false });
    told.current.onState('said');
  }, [query, tree]);

  const root = steps.at(-1);
  const isEmpty = root?.blocks.length === 0;
  const rule = root === undefined ? undefined : toTree(root);
  const isIncomplete = root !== undefined && !isEmpty && rule === undefined;
  const text = JSON.stringify(rule);
  useEffect(() => {
    if (!isTouched) return;
    told.current.onProblems([]);
    told.current.onState(isIncomplete ? 'incomplete' : 'writing');
    if (isIncomplete) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      void print(text, stop.signal).then((answer) => {
        if (stop.signal.aborted) return;
        told.current.onProblems(answer.diagnostics);
        told.current.onState(answer.query === null ? 'incomplete' : 'said');
        if (answer.query === null) return;
        said.current = answer.query;
        told.current.onChange(answer.query);
      });
    }, RESTS_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, isIncomplete, isTouched]);
  useEffect(() => () => told.current.onState('said'), []);

  return {
    root,
    past: steps.length - 1,
    change: (next: GroupBlock) => setBlocks((before) => ({ steps: [...before.steps, next], isTouched: true })),
    undo: () => setBlocks((before) => ({ steps: before.steps.slice(0, -1), isTouched: true })),
    isIncomplete,
  };
}

const UNREAD = { steps: [], isTouched: false };

interface Printed {
  /** null if there is something wrong with the rule. */
  readonly query: string | null;
  readonly diagnostics: readonly RuleProblem[];
}

/** A tree as text, as the server writes it; no tree is no text. */
async function print(tree: string | undefined, signal: AbortSignal): Promise<Printed> {
  if (tree === undefined) return { query: '', diagnostics: [] };
  try {
    return (await ask(PrintRule, { rule: JSON.parse(tree) as unknown }, signal)).checkSegmentQuery;
  } catch (error) {
    const problem = { code: '', message: (error as Error).message, expected: null, suggestion: null, path: null, position: null };
    return { query: null, diagnostics: [problem] };
  }
}
