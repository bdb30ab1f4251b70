import { useEffect, useState } from 'react';

/** Why a server says that it should be given no work. */
export const UNREADINESS = ['STOPPING', 'DATABASE_AWAY', 'DATABASE_READ_ONLY', 'LOCKED', 'BUSY', 'EVALUATION_STANDS'] as const;
export type Unreadiness = (typeof UNREADINESS)[number];

export interface Probed {
  readonly at: Date;
  readonly tookMs: number;
  /** `away`: it did not answer. */
  readonly state: 'ready' | 'unready' | 'away';
  readonly reason: Unreadiness | undefined;
  /** What the process counts, by name and labels as Prometheus has them. */
  readonly metrics: ReadonlyMap<string, number>;
}

const EVERY_MS = 5_000;
const PATIENCE_MS = 10_000;

/** What `/readyz` and `/metrics` say, anew every few seconds while somebody looks. */
export function useProbes(): Probed | undefined {
  const [probed, setProbed] = useState<Probed>();
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const next = await probe(stop.signal);
      if (stop.signal.aborted) return;
      setProbed(next);
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  return probed;
}

async function probe(signal: AbortSignal): Promise<Probed> {
  const began = performance.now();
  const patience = { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) };
  try {
    const ready = await fetch('/readyz', patience);
    const tookMs = performance.now() - began;
    const { reason } = (await ready.json()) as { readonly reason?: string };
    const metrics = await fetch('/metrics', patience);
    return {
      at: new Date(),
      tookMs,
      state: ready.ok ? 'ready' : 'unready',
      reason: UNREADINESS.find((known) => known === reason),
      metrics: metrics.ok ? readMetrics(await metrics.text()) : new Map(),
    };
  } catch {
    return { at: new Date(), tookMs: performance.now() - began, state: 'away', reason: undefined, metrics: new Map() };
  }
}

/** Lines such as `name{label="value"} 3`; what else there is in the text is left out. */
export function readMetrics(text: string): ReadonlyMap<string, number> {
  const found = text.split('\n').flatMap((line) => {
    const [, name, value] = /^([A-Za-z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, Number(value)] as const];
  });
  return new Map(found);
}

/** The sum over all labels of a metric. */
export function sumOf(
  metrics: ReadonlyMap<string, number>,
  name: string,
  labels: (labels: string) => boolean = () => true,
): number | undefined {
  const values = [...metrics].filter(([key]) => (key === name || key.startsWith(`${name}{`)) && labels(key.slice(name.length)));
  return values.length === 0 ? undefined : values.reduce((sum, [, value]) => sum + value, 0);
}
