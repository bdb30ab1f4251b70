import { CantleError } from '@cantle/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { dropFile, sendFile } from '../../data/server-files';

/** A file of the visitor's, on its way to the server. */
export interface SentFile {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  /** Once it is there. */
  readonly id: string | undefined;
  readonly problem: CantleError | undefined;
}

export interface SentFiles {
  readonly files: readonly SentFile[];
  /** Whether all of them are on the server. */
  readonly areThere: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: number) => void;
  /** Begins anew, without dropping what is there: an import may read it. */
  readonly forget: () => void;
}

/** Files that are sent as they are chosen. Whoever goes away gives up what is on its way. */
export function useSentFiles(): SentFiles {
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const next = useRef(0);
  useEffect(() => {
    const running = stops.current;
    return () => running.forEach((stop) => stop.abort());
  }, []);
  const change = useCallback(
    (key: number, part: Partial<SentFile>) => setFiles((before) => before.map((file) => (file.key === key ? { ...file, ...part } : file))),
    [],
  );
  const send = async (key: number, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const id = await sendFile({ file, signal: stop.signal, onSent: (sent) => change(key, { sent }) });
      if (!stop.signal.aborted) change(key, { id, sent: file.size });
    } catch (error) {
      if (!stop.signal.aborted) change(key, { problem: CantleError.ofUnknown(error) });
    }
  };
  const add = (chosen: Iterable<File>) => {
    for (const file of chosen) {
      const key = next.current++;
      setFiles((before) => [...before, { key, name: file.name, size: file.size, sent: 0, id: undefined, problem: undefined }]);
      void send(key, file);
    }
  };
  const remove = (key: number) => {
    stops.current.get(key)?.abort();
    const id = files.find((file) => file.key === key)?.id;
    setFiles((before) => before.filter((file) => file.key !== key));
    // What cannot be dropped goes a day later by itself.
    if (id !== undefined) dropFile(id).catch(() => {});
  };
  const forget = () => setFiles([]);
  return { files, areThere: files.length > 0 && files.every(({ id }) => id !== undefined), add, remove, forget };
}
