import { distance } from 'fastest-levenshtein';

/** Longer words are not misspelt names, and comparing them would cost time. */
const MAX_LENGTH = 64;

/**
 * The known name that a misspelt one most probably stands for: the one with the fewest changed letters (case apart), at
 * most two in five; else the shortest of which it is the beginning. Undefined when nothing is near.
 */
export function findNearestName(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length === 0 || name.length > MAX_LENGTH) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  let completed: string | undefined;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    if (wanted.length >= 3 && known.startsWith(wanted) && (!completed || candidate.length < completed.length)) completed = candidate;
    if (Math.abs(known.length - wanted.length) >= fewest) continue;
    const changes = distance(wanted, known);
    if (changes < fewest) [nearest, fewest] = [candidate, changes];
  }
  return nearest ?? completed;
}

/** Behind a sentence that refuses a name: the nearest of those that there are; nothing where none is near, and never what was refused. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const nearest = findNearestName(name, candidates);
  return nearest === undefined || nearest === name ? '' : ` Did you mean '${nearest}'?`;
}
