import { Button } from '@mantine/core';
import { CantleError } from '@cantle/client';
import { useState } from 'react';
import { refreshAnswers } from '../../data/answers';
import { ask } from '../../data/ask';
import type { Operation } from '../../data/operation';
import { ConfirmButton } from '../../parts/confirm-button';
import css from './integrations.module.css';

/** Something that can be done with what a page is about. */
export interface PageDeed {
  readonly label: string;
  /** What pressing it again does, where it cannot be undone. */
  readonly confirm?: string;
  /** Does it; gives what is to be told, refuses by an error. */
  readonly run: () => Promise<string | void>;
}

/** Buttons, what was said of the last, and what the server has against it. */
export function DeedButtons({ deeds }: { readonly deeds: readonly PageDeed[] }) {
  const [running, setRunning] = useState<string>();
  const [told, setTold] = useState<{ readonly text: string; readonly isRefusal: boolean }>();
  const press = async ({ label, run }: PageDeed) => {
    setRunning(label);
    setTold(undefined);
    try {
      const text = await run();
      if (typeof text === 'string') setTold({ text, isRefusal: false });
    } catch (error) {
      setTold({ text: CantleError.ofUnknown(error).message, isRefusal: true });
    }
    setRunning(undefined);
  };
  return (
    <>
      {told !== undefined && (
        <span className={told.isRefusal ? css.dead : 'dim'} role={told.isRefusal ? 'alert' : 'status'}>
          {told.text}
        </span>
      )}
      {deeds.map((deed) =>
        deed.confirm === undefined ? (
          <Button key={deed.label} variant="default" loading={running === deed.label} onClick={() => void press(deed)}>
            {deed.label}
          </Button>
        ) : (
          <ConfirmButton
            key={deed.label}
            label={deed.label}
            confirm={deed.confirm}
            loading={running === deed.label}
            onConfirm={() => void press(deed)}
          />
        ),
      )}
    </>
  );
}

interface Refusable {
  readonly userErrors: readonly { readonly message: string }[];
}

/** Asks the server to do something; what it has against it is an error. `changes`: the questions whose answers are others then. */
export async function perform<Data extends object, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  ...changes: readonly { readonly name: string }[]
): Promise<Data> {
  const data = await ask(operation, variables);
  const refusal = Object.values(data).flatMap((payload) => (payload as Partial<Refusable>).userErrors ?? [])[0];
  if (refusal !== undefined) throw new Error(refusal.message);
  refreshAnswers(...changes);
  return data;
}
