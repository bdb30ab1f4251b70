/** A copy of a rule, or of a part of one, without what says where it was read: for comparing structure. */
export function withoutSpans(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutSpans);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key, value]) => !/span$/i.test(key) && value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutSpans(value)]));
}
