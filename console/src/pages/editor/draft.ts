import { useEffect, useState } from 'react';

/** What somebody has begun to write, kept for this tab: going away loses nothing. */
export interface Draft {
  readonly name: string;
  readonly description: string;
  readonly query: string;
}

const keyOf = (id: string) => `cantle-draft ${id}`;

export function useDraft(id: string, saved: Draft) {
  const [draft, setDraft] = useState<Draft>(() => kept(id) ?? saved);
  const isChanged = draft.name !== saved.name || draft.description !== saved.description || draft.query !== saved.query;
  useEffect(() => {
    if (isChanged) sessionStorage.setItem(keyOf(id), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(id));
  }, [id, draft, isChanged]);
  return { draft, isChanged, change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })) };
}

/** Begins to write on somebody's behalf, such as from a part of a plot. */
export function keepDraft(id: string, draft: Draft): void {
  sessionStorage.setItem(keyOf(id), JSON.stringify(draft));
}

export function forgetDraft(id: string): void {
  sessionStorage.removeItem(keyOf(id));
}

function kept(id: string): Draft | undefined {
  const text = sessionStorage.getItem(keyOf(id));
  return text === null ? undefined : (JSON.parse(text) as Draft);
}
