import type { Diagnostic } from '@codemirror/lint';
import type { RuleProblem } from '../../data/operations';

/** What the server says against a rule, as marks in its text, each with its mend where there is one. */
export function diagnosticsOf(problems: readonly RuleProblem[], length: number, fix: (suggestion: string) => string): Diagnostic[] {
  return problems.flatMap(({ message, position, suggestion }) => {
    if (position === null) return [];
    const from = Math.min(position.offset, length);
    const to = Math.min(length, Math.max(position.offset + position.length, from));
    const actions =
      suggestion === null
        ? []
        : [
            {
              name: fix(suggestion),
              apply: (view: import('@codemirror/view').EditorView, start: number, end: number) =>
                view.dispatch({ changes: { from: start, to: end, insert: suggestion } }),
            },
          ];
    return [{ from: from === to && from > 0 ? from - 1 : from, to, severity: 'error' as const, message, actions }];
  });
}
