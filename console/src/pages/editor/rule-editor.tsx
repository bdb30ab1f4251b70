import { acceptCompletion, autocompletion, completionKeymap, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { RuleProblem } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { firstToken, type RuleTokenKind } from '../../parts/rule-tokens';
import { nonce } from '../../shell/nonce';
import { completeRule } from './complete-rule';
import css from './editor.module.css';
import { diagnosticsOf } from './rule-diagnostics';

const TAGS: Readonly<Record<RuleTokenKind, string | null>> = {
  join: 'keyword',
  operator: 'operatorKeyword',
  name: 'variableName',
  text: 'string',
  number: 'number',
  mark: 'punctuation',
  space: null,
};

const language = StreamLanguage.define({
  token(stream) {
    const { kind, text } = firstToken(stream.string.slice(stream.pos));
    stream.pos += text.length;
    return TAGS[kind];
  },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--c-accent)', fontWeight: '600' },
  { tag: tags.operatorKeyword, color: 'var(--c-dim)', fontWeight: '600' },
  { tag: tags.string, color: 'var(--c-good)' },
  { tag: tags.number, color: 'var(--c-leave)' },
  { tag: tags.punctuation, color: 'var(--c-dim)' },
]);

export interface RuleEditorHandle {
  /** Puts another text in place of all there is; undone as one step. */
  replaceAll(text: string): void;
  /** Puts a text where the caret is. */
  insert(text: string): void;
  focus(): void;
}

interface RuleEditorProps {
  readonly initial: string;
  readonly problems: readonly RuleProblem[];
  readonly onChange: (text: string) => void;
  readonly ref: Ref<RuleEditorHandle>;
}

/** The text of a rule. It is the editor's own while one types: nothing that comes from elsewhere moves the caret. */
export function RuleEditor({ initial, problems, onChange, ref }: RuleEditorProps) {
  const { t } = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | undefined>(undefined);
  const told = useRef(onChange);
  told.current = onChange;
  const first = useRef({ initial, label: t.editor.rule, hint: t.editor.placeholder, fix: t.editor.fix });
  useEffect(() => {
    if (place.current === null) return;
    const { initial: doc, label, hint } = first.current;
    const opened = new EditorView({
      parent: place.current,
      state: EditorState.create({ doc, extensions: extensions(label, hint, (text) => told.current(text)) }),
    });
    view.current = opened;
    return () => opened.destroy();
  }, []);
  useEffect(() => {
    const { current } = view;
    if (current !== undefined)
      current.dispatch(setDiagnostics(current.state, diagnosticsOf(problems, current.state.doc.length, first.current.fix)));
  }, [problems]);
  useImperativeHandle(ref, () => ({
    replaceAll(text) {
      const { current } = view;
      current?.dispatch({
        changes: { from: 0, to: current.state.doc.length, insert: text },
        selection: { anchor: text.length },
        scrollIntoView: true,
      });
      current?.focus();
    },
    insert(text) {
      const { current } = view;
      if (current === undefined) return;
      current.dispatch(current.state.replaceSelection(text));
      current.focus();
      startCompletion(current);
    },
    focus: () => view.current?.focus(),
  }));
  return <div ref={place} className={css.editor} />;
}

function extensions(label: string, hint: string, onChange: (text: string) => void) {
  return [
    EditorView.cspNonce.of(nonce()),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    bracketMatching(),
    language,
    syntaxHighlighting(colours),
    EditorView.lineWrapping,
    placeholder(hint),
    autocompletion({ override: [completeRule], icons: false, activateOnTyping: true }),
    keymap.of([{ key: 'Tab', run: acceptCompletion }, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
    EditorView.theme({
      '&.cm-focused': { outline: 'none' },
      '.cm-cursor': { borderLeftColor: 'var(--c-text)' },
      '.cm-content': { caretColor: 'var(--c-text)' },
      '.cm-tooltip': {
        background: 'var(--c-raised)',
        color: 'var(--c-text)',
        border: '1px solid var(--c-line-strong)',
        borderRadius: '8px',
        overflow: 'hidden',
        boxShadow: '0 10px 30px rgb(0 0 0 / 14%)',
      },
      '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '17em' },
      '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px', display: 'flex', gap: '16px', alignItems: 'baseline' },
      '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--c-selected)', color: 'var(--c-text)' },
      '.cm-completionDetail': { marginLeft: 'auto', color: 'var(--c-faint)', fontStyle: 'normal', fontSize: '12px' },
      '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--c-accent)' },
      '.cm-completionInfo': { maxWidth: '300px', padding: '8px 12px', color: 'var(--c-dim)', fontFamily: 'Inter Variable, sans-serif' },
      '.cm-diagnostic': { padding: '6px 12px', fontFamily: 'Inter Variable, sans-serif' },
      '.cm-diagnosticAction': {
        background: 'var(--c-accent-soft)',
        color: 'var(--c-accent)',
        borderRadius: '5px',
        padding: '2px 8px',
        cursor: 'pointer',
      },
      '.cm-placeholder': { color: 'var(--c-faint)' },
      '.cm-matchingBracket': { background: 'var(--c-selected) !important' },
      '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        background: 'var(--c-accent-soft) !important',
      },
    }),
  ];
}
