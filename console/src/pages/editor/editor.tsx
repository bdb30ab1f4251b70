import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { refreshAnswers } from '../../data/answers';
import { ask } from '../../data/ask';
import { CheckRule, type RuleProblem, SaveNewSegment, SaveSegment } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useSettled } from '../../data/use-settled';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { blockTexts } from '../../messages/pages/blocks';
import { Columns } from '../../parts/columns';
import { Icon } from '../../parts/icon';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { BlockEditor, type BlocksState } from './blocks/block-editor';
import type { RuleTree } from './blocks/block';
import { type Draft, forgetDraft, useDraft } from './draft';
import css from './editor.module.css';
import { FunnelPreview } from './funnel-preview';
import { ImpactPanel } from './impact-panel';
import { LivePreview } from './live-preview';
import { ProblemList } from './problem-list';
import { type ReadySegment, ReadySegmentsMenu } from './ready-segments-menu';
import { RuleEditor, type RuleEditorHandle } from './rule-editor';
import { useRuleView } from './rule-view';

/** How long the keys must rest before the server is asked. */
const RESTS_MS = 250;
/** What of a segment is no rule. */
const ABOUT: readonly string[] = ['name', 'description'];
const NO_PROBLEMS: readonly RuleProblem[] = [];

interface EditorProps {
  /** Of the segment; undefined for a new one. */
  readonly id: string | undefined;
  readonly saved: Draft;
  readonly title: string;
  readonly lead: ReactNode;
}

export function Editor({ id, saved, title, lead }: EditorProps) {
  const { t } = useMessages();
  const { draft, isChanged, change } = useDraft(id ?? 'new', saved);
  const editor = useRef<RuleEditorHandle>(null);
  const query = useSettled(draft.query, RESTS_MS);
  const isEmpty = query.trim() === '';
  const check = useAnswer(CheckRule, isEmpty ? 'skip' : { query });
  const isChecked = !isEmpty && check.data !== undefined && !check.isPrevious && query === draft.query;
  const problems = isChecked ? (check.data?.checkSegmentQuery.diagnostics ?? NO_PROBLEMS) : NO_PROBLEMS;
  const isValid = isChecked && check.data?.checkSegmentQuery.valid === true;
  const [blocks, setBlocks] = useState<BlocksState>('said');
  const { save, isSaving, errors } = useSave(id, draft);
  const discard = () => {
    change(saved);
    editor.current?.replaceAll(saved.query);
  };
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <>
          {isChanged && (
            <Button variant="subtle" color="gray" onClick={discard}>
              {t.editor.discard}
            </Button>
          )}
          <Button
            onClick={() => void save()}
            loading={isSaving}
            disabled={!isChanged || !isValid || blocks !== 'said' || draft.name.trim() === ''}
            leftSection={<Icon name="check" size={14} />}
          >
            {t.editor.save}
          </Button>
        </>
      }
    >
      <Columns>
        <div>
          <AboutPanel draft={draft} onChange={change} errors={errors} />
          <RulePanel
            draft={draft}
            onChange={change}
            problems={[...problems, ...errors.filter(({ path }) => !ABOUT.includes(path?.at(-1) ?? ''))]}
            marks={problems}
            isValid={isValid}
            isEmpty={isEmpty}
            editor={editor}
            tree={isValid ? (check.data?.checkSegmentQuery.rule as RuleTree) : undefined}
            isWrong={isChecked && !isValid}
            blocks={blocks}
            onBlocks={setBlocks}
          />
          <FunnelPreview query={isValid ? query : undefined} />
        </div>
        <div>
          <LivePreview query={isValid ? query : undefined} isEmpty={isEmpty} />
          {id !== undefined && (
            <ImpactPanel id={id} query={isValid && query !== saved.query ? query : undefined} isSame={query === saved.query} />
          )}
        </div>
      </Columns>
    </Page>
  );
}

interface AboutPanelProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly errors: readonly RuleProblem[];
}

function AboutPanel({ draft, onChange, errors }: AboutPanelProps) {
  const { t } = useMessages();
  const errorOf = (field: string) => errors.find(({ path }) => path?.at(-1) === field)?.message;
  return (
    <Panel title={t.editor.about}>
      <div className={css.fields}>
        <TextInput
          label={t.editor.name}
          value={draft.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
          error={errorOf('name')}
          required
        />
        <TextInput
          label={t.editor.description}
          value={draft.description}
          onChange={({ currentTarget }) => onChange({ description: currentTarget.value })}
          error={errorOf('description')}
        />
      </div>
    </Panel>
  );
}

interface RulePanelProps {
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
  /** All that is wrong, to be listed; and what of it has a place in the text. */
  readonly problems: readonly RuleProblem[];
  readonly marks: readonly RuleProblem[];
  readonly isValid: boolean;
  readonly isEmpty: boolean;
  readonly editor: RefObject<RuleEditorHandle | null>;
  /** The rule as a tree, where it can be used. */
  readonly tree: RuleTree | undefined;
  readonly isWrong: boolean;
  readonly blocks: BlocksState;
  readonly onBlocks: (state: BlocksState) => void;
}

function RulePanel({ draft, onChange, problems, marks, isValid, isEmpty, editor, tree, isWrong, blocks, onBlocks }: RulePanelProps) {
  const { t } = useMessages();
  const words = usePageTexts(blockTexts);
  const { view, choose } = useRuleView();
  const [wrongBlocks, setWrongBlocks] = useState<readonly RuleProblem[]>(NO_PROBLEMS);
  const replace = (query: string) => {
    onChange({ query });
    editor.current?.replaceAll(query);
  };
  const begin = ({ name, purpose, query }: ReadySegment) => {
    onChange({ query, ...(draft.name === '' ? { name, description: purpose } : {}) });
    editor.current?.replaceAll(query);
  };
  return (
    <Panel
      title={t.editor.rule}
      note={t.editor.ruleNote}
      flush
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={words.view}
            data={[
              { value: 'blocks', label: words.blocks },
              { value: 'text', label: words.text },
            ]}
            value={view}
            // What was done to the blocks a moment ago is written first.
            disabled={blocks === 'writing'}
            onChange={choose}
          />
          <ReadySegmentsMenu onChoose={begin} />
        </>
      }
    >
      {view === 'text' ? (
        <RuleEditor ref={editor} initial={draft.query} problems={marks} onChange={(text) => onChange({ query: text })} />
      ) : (
        <BlockEditor
          query={draft.query}
          tree={tree}
          isWrong={isWrong}
          onChange={(query) => onChange({ query })}
          onState={onBlocks}
          onProblems={setWrongBlocks}
          onText={() => choose('text')}
        />
      )}
      {(blocks === 'said' || problems.length > 0 || wrongBlocks.length > 0) && (
        <ProblemList problems={[...problems, ...wrongBlocks]} isValid={isValid} isEmpty={isEmpty} onFix={replace} query={draft.query} />
      )}
    </Panel>
  );
}

/** Saves, and shows what has been saved. */
function useSave(id: string | undefined, { name, description, query }: Draft) {
  const navigate = useNavigate();
  const [isSaving, setSaving] = useState(false);
  const [errors, setErrors] = useState<readonly RuleProblem[]>(NO_PROBLEMS);
  const save = async () => {
    setSaving(true);
    const input = { name: name.trim(), description: description.trim(), query };
    try {
      const { segment, userErrors } =
        id === undefined ? (await ask(SaveNewSegment, { input })).createSegment : (await ask(SaveSegment, { id, input })).updateSegment;
      setErrors(userErrors);
      if (segment === null) return;
      forgetDraft(id ?? 'new');
      refreshAnswers();
      await navigate({ to: '/segments/$id', params: { id: segment.id } });
    } catch (error) {
      setErrors([{ code: '', message: (error as Error).message, expected: null, suggestion: null, path: null, position: null }]);
    } finally {
      setSaving(false);
    }
  };
  return { save, isSaving, errors };
}
