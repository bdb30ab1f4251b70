import type { ActionShown } from '../../data/operations';
import { useMessages } from '../../messages/language';
import { usePageTexts } from '../../messages/page-texts';
import { outgoingTexts } from '../../messages/pages/outgoing';

/** What an action does and when, in words; `names` are those of segments by their ids. */
export function useActionWords(names: ReadonlyMap<string, string>): {
  readonly whenOf: (action: ActionShown) => string;
  readonly effectOf: (action: ActionShown) => string;
} {
  const t = usePageTexts(outgoingTexts);
  const { format } = useMessages();
  return {
    whenOf: ({ trigger, afterDays, bound }) => {
      if (trigger === 'STAYED') return t.stayed(format.plural(afterDays ?? 0, t.day, t.days));
      if (trigger === 'ENTERED' || trigger === 'LEFT') return t.triggers[trigger];
      return bound === null ? '' : t.crosses[trigger](t.boundFigures[bound.figure], format.decimal(bound.value));
    },
    effectOf: ({ effect: { kind, tag, attribute, value, targetSegmentId, text } }) => {
      const of = tag ?? attribute ?? text ?? (targetSegmentId === null ? '' : (names.get(targetSegmentId) ?? '…'));
      const to = value === null || value === undefined ? '' : ` = ${typeof value === 'string' ? value : JSON.stringify(value)}`;
      return `${t.effects[kind]} ${of}${to}`;
    },
  };
}
