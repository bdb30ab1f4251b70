import fc from 'fast-check';

/** A smaller case is looked for so long: against a database each try takes its time, and a failure is to be told in a minute. */
const SHRINKING_MS = 20_000;

/** `fc.assert`, which gives up looking for a smaller case after a while and reports the smallest that it has found by then. */
export async function assertLaw<Case>(
  law: fc.IAsyncPropertyWithHooks<Case>,
  parameters: fc.Parameters<Case>,
  shrinkingMs = SHRINKING_MS,
): Promise<void> {
  const run = law.run.bind(law);
  let giveUpAt = Infinity;
  law.run = async (value) => {
    if (performance.now() > giveUpAt) return null;
    const outcome = await run(value);
    if (outcome !== null && giveUpAt === Infinity) giveUpAt = performance.now() + shrinkingMs;
    return outcome;
  };
  await fc.assert(law, parameters);
}
