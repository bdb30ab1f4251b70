import type { CompareSegmentsData } from '../../data/operations';

export type Overlap = CompareSegmentsData['segmentOverlap'];

/** So many are compared at once. */
export const MOST_SEGMENTS = 20;

/** The segments that an address names, each once. */
export function segmentsOf(text: string): readonly string[] {
  return [...new Set(text.split(',').filter((id) => id !== ''))].slice(0, MOST_SEGMENTS);
}

/** Who is in exactly these of the segments, as a rule. */
export function ruleOf(inside: readonly string[], outside: readonly string[]): string {
  const clause = (word: string, name: string) => `segment ${word} (name = '${name.replaceAll(/['\\]/g, String.raw`\$&`)}')`;
  return [...inside.map((name) => clause('MATCHES', name)), ...outside.map((name) => clause('NOT MATCHES', name))].join(' AND ');
}
