/** So many times the same, with something in between. */
export function repeated(count: number, part: string, separator: string): string {
  return Array.from({ length: count }, () => part).join(separator);
}
