import { distance } from 'fastest-levenshtein';

/** Names of ours that are no settings of the program. */
const OTHERS = /^CANTLE_(?:KEY|SHARED|FUZZ_.*|LAW_.*|UPDATE_.*)$/;
/** What Kubernetes tells of a service that is called `cantle`, besides `CANTLE_PORT=tcp://...`. */
const KUBERNETES = /^CANTLE_(?:SERVICE_.*|PORT_\d+_.*)$/;

/** So few wrong letters are a slip. */
const MOST_WRONG_LETTERS = 2;

export interface UnknownSettings {
  /** What is wrong with each that is nearly a setting. */
  readonly misspelt: readonly string[];
  /** The others. */
  readonly unknown: readonly string[];
}

/** The variables that begin as settings do and are none of `known`. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>, known: readonly string[]): UnknownSettings {
  const misspelt: string[] = [];
  const unknown: string[] = [];
  for (const [name, value = ''] of Object.entries(environment)) {
    if (!/^CANTLE/i.test(name) || known.includes(name) || OTHERS.test(name)) continue;
    if (KUBERNETES.test(name) || value.startsWith('tcp://')) continue;
    const nearest = nearestTo(name, known);
    if (nearest === undefined) unknown.push(name);
    else misspelt.push(`${name} is no setting. The nearest is ${nearest}.`);
  }
  return { misspelt, unknown };
}

function nearestTo(name: string, known: readonly string[]): string | undefined {
  const own = essenceOf(name);
  const [nearest] = known
    .map((setting) => ({ setting, wrong: distance(own, essenceOf(setting)) }))
    .filter(({ setting, wrong }) => wrong <= Math.min(MOST_WRONG_LETTERS, Math.floor(essenceOf(setting).length / 2)))
    .sort((a, b) => a.wrong - b.wrong);
  return nearest?.setting;
}

/** What tells one name from another. */
function essenceOf(name: string): string {
  return name.toUpperCase().replaceAll(/^CANTLE|_/g, '');
}
