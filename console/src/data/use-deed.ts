import { CantleError } from '@cantle/client';
import { useCallback, useState } from 'react';
import { refreshAnswers } from './answers';
import { ask } from './ask';
import type { Operation } from './operation';

export interface Deed<Data, Variables> {
  /** Does it, and asks anew what it changes; undefined if it did not work. */
  readonly run: (variables: Variables) => Promise<Data | undefined>;
  readonly isRunning: boolean;
  readonly problem: CantleError | undefined;
  readonly forget: () => void;
}

/** Something that a visitor can have the server do. `changes`: the questions whose answers are others then. */
export function useDeed<Data, Variables>(
  operation: Operation<Data, Variables>,
  ...changes: readonly { readonly name: string }[]
): Deed<Data, Variables> {
  const [state, setState] = useState<{ readonly isRunning: boolean; readonly problem: CantleError | undefined }>(IDLE);
  const run = async (variables: Variables) => {
    setState({ isRunning: true, problem: undefined });
    try {
      const data = await ask(operation, variables);
      setState(IDLE);
      if (changes.length > 0) refreshAnswers(...changes);
      return data;
    } catch (error) {
      setState({ isRunning: false, problem: CantleError.ofUnknown(error) });
      return undefined;
    }
  };
  const forget = useCallback(() => setState(IDLE), []);
  return { run, ...state, forget };
}

const IDLE = { isRunning: false, problem: undefined };
