import { NamesOf } from '../../data/operations';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';

const MOST_NAMED = 100;

/** What segments and campaigns are called, by id, as far as the key may know. */
export function useNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const { may } = useRights();
  const wanted = [...new Set(ids)].slice(0, MOST_NAMED);
  const { data } = useAnswer(NamesOf, wanted.length === 0 || !may('segments:read', 'campaigns:read') ? 'skip' : { ids: wanted });
  return new Map(data?.nodes.flatMap((node) => (node !== null && 'name' in node ? [[node.id, node.name] as const] : [])));
}
