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
    whenOf: ({ trigger, afterDays }) =>
      trigger === 'STAYED' ? t.stayed(format.plural(afterDays ?? 0, t.day, t.days)) : t.triggers[trigger],
    effectOf: ({ effect: { kind, tag, attribute, value, targetSegmentId } }) => {
      const of = tag ?? attribute ?? (targetSegmentId === null ? '' : (names.get(targetSegmentId) ?? '…'));
      const to = value === null || value === undefined ? '' : ` = ${typeof value === 'string' ? value : JSON.stringify(value)}`;
      return `${t.effects[kind]} ${of}${to}`;
    },
  };
}
