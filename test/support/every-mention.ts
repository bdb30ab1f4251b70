import type { Catalogue, RuleFunction } from '../../src/catalogue/index.js';
import type { ParameterShape } from '../../src/language/index.js';
import type { Scope } from '../../src/model/index.js';
import type { Rights } from './rights.js';

/** A rule that mentions one thing, and the scopes that it takes as docs/rights.md tells it. */
export interface Mention {
  readonly mentioned: string;
  readonly text: string;
  readonly needed: readonly Scope[];
}

/** Every attribute, function, parameter and measure that a rule may mention, a rule each. */
export function everyMention(catalogue: Catalogue, rights: Rights): Mention[] {
  const told = (section: string, name: string): readonly Scope[] => rights.get(section)?.get(name) ?? [];
  const ofAttribute = (name: string): readonly Scope[] => (name.startsWith('metafields.') ? CUSTOM : told('Attributes of rules', name));
  return [
    ...catalogue.attributes().map(({ name }) => ({ mentioned: name, text: `${name} IS NOT NULL`, needed: ofAttribute(name) })),
    ...catalogue.calls().flatMap(({ name: call, arguments: known }) =>
      known.map((argument) => ({
        mentioned: call,
        text: `${call}('${argument}') IS NOT NULL`,
        needed: OF_CALLS[call] ?? (catalogue.attribute(argument) === undefined ? CUSTOM : ofAttribute(argument)),
      })),
    ),
    ...catalogue.functions().flatMap((fn) => {
      const own = told('Functions of rules', fn.name);
      const base = fn.parameters.filter(({ name }) => name in NEEDED).map(({ name }) => `${name} = ${NEEDED[name]}`);
      const mention = (part: string, text: string): Mention => {
        const more = told('Parameters and measures that need more', `${fn.name}.${part}`);
        return { mentioned: `${fn.name}.${part}`, text, needed: [...own, ...more] };
      };
      return [
        { mentioned: fn.name, text: `${fn.name} MATCHES (${base.join(', ')})`, needed: own },
        ...fn.parameters.map((parameter) => mention(parameter.name, `${fn.name} MATCHES (${[...base, testOf(parameter)].join(', ')})`)),
        ...fn.measures.map(({ name, ordinal }) =>
          mention(name, `${fn.name}.${name}(${[...(ordinal === true ? ['1'] : []), ...filters(fn, base)].join(', ')}) IS NOT NULL`),
        ),
      ];
    }),
  ];
}

const OF_CALLS: Readonly<Record<string, readonly Scope[]>> = { company_attribute: ['companies:read'] };
const CUSTOM: readonly Scope[] = ['customers:read'];

/** Parameters without which their function says nothing. */
const NEEDED: Readonly<Record<string, string>> = { coordinates: "'1,1'", distance_km: '5' };

function testOf({ name, operators, allowed = [] }: ParameterShape): string {
  if (operators.includes('IS NOT NULL')) return `${name} IS NOT NULL`;
  return `${name} = ${NEEDED[name] ?? (allowed[0] === undefined ? '5' : `'${allowed[0].value}'`)}`;
}

function filters(fn: RuleFunction, base: readonly string[]): readonly string[] {
  return fn.name === 'customer_within_distance' ? base : [];
}
