import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { ask } from '../../data/ask';
import { CompleteRule } from '../../data/operations';

const WAIT_MS = 90;

/** What the server would write there. An answer that comes late, to a text that has been changed, is not wanted any more. */
export async function completeRule(context: CompletionContext): Promise<CompletionResult | null> {
  const stop = new AbortController();
  context.addEventListener('abort', () => stop.abort());
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  if (context.aborted) return null;
  const query = context.state.doc.toString();
  const answer = await ask(CompleteRule, { query, offset: context.pos }, stop.signal).catch(() => undefined);
  const offers = answer?.completeSegmentQuery ?? [];
  const [first] = offers;
  if (first === undefined || context.aborted) return null;
  return {
    from: first.span.offset,
    to: Math.max(context.pos, first.span.offset + first.span.length),
    options: offers.map(({ label, text, detail, kind }): Completion => ({
      label: text,
      displayLabel: text,
      detail: label === text ? '' : label,
      info: detail === '' ? undefined : detail,
      type: kind.toLowerCase(),
    })),
    // What was typed may be a part of the label, or misspelt: the server has chosen.
    filter: false,
  };
}
