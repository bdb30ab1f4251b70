import { DomainError } from '../kernel/index.js';
import { refuse } from './folder.js';
import { type DefinitionContext, type Future, kindOf, type StoredDefinition } from './kinds/index.js';
import type { KeptPair } from './match-kinds.js';
import { plainStep, type Step } from './step.js';

/** What is to be done with definitions beside segments and attributes. Throws INVALID_INPUT with everything that is wrong with those of files. */
export async function planKinds(context: DefinitionContext, pairs: readonly KeptPair[], future: Future): Promise<Step[]> {
  const problems: string[] = [];
  const steps: Step[] = [];
  for (const { file, before } of pairs) {
    const { path, definition } = file;
    try {
      const after = await kindOf(definition).plan(context, definition, before, future);
      if (after !== undefined)
        steps.push(
          plainStep({
            action: before === undefined ? 'create' : 'update',
            before: before === undefined ? null : plainOf(before),
            after,
            file: path,
            updatedAt: before?.updatedAt?.toISOString() ?? null,
          }),
        );
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      problems.push(`${path}: ${error.message}`);
    }
  }
  refuse(problems);
  return steps;
}

export const plainOf = (stored: StoredDefinition) => kindOf(stored).asFile(stored, undefined);

export function deletionOf(stored: StoredDefinition): Step {
  const updatedAt = stored.updatedAt?.toISOString() ?? null;
  return plainStep({ action: 'delete', before: plainOf(stored), after: null, file: null, updatedAt });
}
