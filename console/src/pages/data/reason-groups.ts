interface Reason {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
}

/** Rows that were not taken for the same reason. */
export interface ReasonGroup extends Pick<Reason, 'file' | 'column' | 'reason'> {
  readonly key: string;
  readonly lines: readonly number[];
}

/** The same reasons together, those of most rows first. What they quote of each row makes them no others. */
export function reasonGroups(reasons: readonly Reason[]): readonly ReasonGroup[] {
  const groups = new Map<string, Reason & { readonly lines: number[] }>();
  for (const one of reasons) {
    const key = JSON.stringify([one.file, one.column, one.reason.replaceAll(/'[^']*'/g, "'…'")]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...one, lines: [one.line] });
    else group.lines.push(one.line);
  }
  return [...groups]
    .map(([key, { file, column, reason, lines }]) => ({ key, file, column, reason, lines }))
    .sort((one, other) => other.lines.length - one.lines.length);
}
