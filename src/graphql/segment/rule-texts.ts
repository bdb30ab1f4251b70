import { readsEveryRule, textRefusal } from '../../access/index.js';
import { needsOfStored, needsOfTexts, type StoredNeeds } from '../../membership/index.js';
import type { OperationContext } from '../context.js';

/** Why the viewer is not told the text of a segment's rule, present or next; undefined if they are. */
export async function withheld(context: OperationContext, segmentId: string, which: keyof StoredNeeds): Promise<string | undefined> {
  if (readsEveryRule(context.viewer)) return undefined;
  const loader = context.loaders.named<StoredNeeds | undefined>('stored needs', (ids) => needsOfStored(context.membership, ids), undefined);
  const needs = await loader.load(segmentId);
  return needs === undefined ? undefined : textRefusal(context.viewer, needs[which])?.message;
}

/** The same of a rule that is kept as text. */
export async function withheldText({ viewer, loaders, membership }: OperationContext, text: string): Promise<string | undefined> {
  if (readsEveryRule(viewer)) return undefined;
  const loader = loaders.named<StoredNeeds | undefined>(
    'needs of texts',
    async (texts) => {
      const needs = await needsOfTexts(membership, texts);
      return new Map(texts.map((one, place) => [one, { present: needs[place], next: undefined }]));
    },
    undefined,
  );
  return textRefusal(viewer, (await loader.load(text))?.present)?.message;
}
