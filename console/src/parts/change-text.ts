import type { Change } from '../data/operations';
import type { Messages } from '../messages/english';
import type { Format } from '../messages/format';

interface Flip {
  readonly at: string | null;
  readonly changes: readonly Change[];
}

/** What would turn a verdict round, in the language of the page. */
export function changeText({ at, changes }: Flip, t: Messages, format: Format): string {
  const texts = changes.map((change) => inWords(change, t, format));
  if (at !== null && !changes.every((change) => change.at !== null)) texts.push(t.why.orByItself(format.ago(at)));
  if (texts.length > 0) return texts.join('; ');
  return at === null ? '' : t.why.byItself(format.ago(at));
}

function inWords({ text, label, by, unit, to, at }: Change, t: Messages, format: Format): string {
  return t.why.change({
    text,
    label: t.label(label),
    by:
      by === null
        ? undefined
        : { size: format.decimal(Math.abs(Number(by))), unit: COUNTED.test(unit ?? '') ? t.unit(unit ?? '') : '', isMore: Number(by) > 0 },
    to: to === null || to === undefined ? undefined : t.word(typeof to === 'string' ? to : JSON.stringify(to)),
    at: at === null ? undefined : format.ago(at),
  });
}

/** Units that one counts, unlike scales such as `0 to 1`. */
const COUNTED = /^[a-z]+$/;
