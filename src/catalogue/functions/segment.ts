import sql, { join, type Sql } from 'sql-template-tag';
import { invariant } from '../../kernel/index.js';
import { mapFunctionUses, mentionsOf, type Operator, type Parameter, type Rule } from '../../language/index.js';
import { Constant } from '../expression.js';
import { filterBy, type FilterParameter, type RuleFunction } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { memberships } from '../source.js';

/** A segment that rules may build on. */
export interface SegmentName {
  readonly id: string;
  readonly name: string;
}

const EQUALITY: readonly Operator[] = ['=', '!=', 'IN', 'NOT IN'];

/** Membership of other segments, as a function of rules. Which segments there are is known when the catalogue is made. */
export function segmentFunction(segments: readonly SegmentName[]): RuleFunction {
  const idByName = new Map(segments.map(({ id, name }) => [name, id]));
  const which = (name: string, label: string, description: string, allowed: FilterParameter['allowed']): FilterParameter => ({
    ...filterBy(name, 'enum', sql`ms.segment_id`, { label, description, personal: false, allowed: allowed ?? [] }),
    operators: EQUALITY,
    measured: false,
  });
  return ruleFunction({
    name: 'segment',
    label: 'Segment',
    description: 'Segments that the customer belongs to. A segment may build on others to any depth, but never on itself.',
    personal: false,
    source: memberships,
    counts: 'memberships',
    parameters: [
      which(
        'id',
        'Segment id',
        'Id of the segment.',
        segments.map(({ id, name }) => ({ value: id, label: name })),
      ),
      which(
        'name',
        'Segment name',
        'Name of the segment. Kept as its id, so that the segment may be renamed.',
        segments.map(({ name }) => ({ value: name, label: name })),
      ),
      filterBy('since', 'instant', sql`ms.since`, {
        label: 'Member since',
        description: 'When the customer entered the segment.',
        personal: false,
      }),
    ],
    combined: { parameters: ['id', 'name'], condition: (parameters) => isOneOf(parameters, idByName) },
  });
}

function isOneOf(parameters: readonly Parameter[], idByName: ReadonlyMap<string, string>): Sql {
  return join(
    parameters.map((parameter) => {
      const ids = new Constant(idsOf(parameter, idByName), 'uuid[]');
      return parameter.operator === '=' || parameter.operator === 'IN'
        ? sql`ms.segment_id = any(${ids})`
        : sql`ms.segment_id <> all(${ids})`;
    }),
    ' and ',
  );
}

function idsOf({ name, values }: Parameter, idByName: ReadonlyMap<string, string>): string[] {
  return values.map((value) => {
    invariant(value.kind === 'text', 'a segment is told by a text');
    const id = name === 'id' ? value.text : idByName.get(value.text);
    invariant(id !== undefined, `the checker knows the segment ${value.text}`);
    return id;
  });
}

/** The rule with every segment told by its id. */
export function pinSegments(rule: Rule, segments: readonly SegmentName[]): Rule {
  const idByName = new Map(segments.map(({ id, name }) => [name, id]));
  return mapFunctionUses(rule, ({ name, parameters }) =>
    name === 'segment' ? parameters.map((parameter) => pinParameter(parameter, idByName)) : parameters,
  );
}

function pinParameter(parameter: Parameter, idByName: ReadonlyMap<string, string>): Parameter {
  if (parameter.name !== 'name') return parameter;
  const ids = idsOf(parameter, idByName);
  return {
    ...parameter,
    name: 'id',
    values: parameter.values.map((value, index) => ({ kind: 'text', text: ids[index] ?? '', span: value.span })),
  };
}

/** The segments that a rule builds on directly, by id. Rules are pinned first. */
export function segmentsIn(rule: Rule): ReadonlySet<string> {
  const uses = mentionsOf(rule).functions.filter(({ name }) => name === 'segment');
  const told = uses.flatMap(({ parameters }) => parameters.filter(({ name }) => name === 'id'));
  return new Set(told.flatMap((parameter) => idsOf(parameter, new Map())));
}
