import sql, { join, type Sql } from 'sql-template-tag';
import { invariant } from '../../kernel/index.js';
import { type FunctionUse, mapFunctionUses, mentionsOf, type Operator, type Parameter, type Rule } from '../../language/index.js';
import { Constant } from '../expression.js';
import { filterBy, type FilterParameter, type RuleFunction } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { memberships } from '../source.js';

/** A segment that rules may build on. */
export interface SegmentName {
  readonly id: string;
  readonly name: string;
}

const SEGMENT = 'segment';
/** A parameter of these says which segments are looked at, one of the others which are not. */
const NAMING: readonly Operator[] = ['=', 'IN'];
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
    name: SEGMENT,
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
      return NAMING.includes(parameter.operator) ? sql`ms.segment_id = any(${ids})` : sql`ms.segment_id <> all(${ids})`;
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
    name === SEGMENT ? parameters.map((parameter) => pinParameter(parameter, idByName)) : parameters,
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

/** The rule with every segment told by its name, as far as `segments` has it: what `pinSegments` undoes. */
export function nameSegments(rule: Rule, segments: readonly SegmentName[]): Rule {
  const nameById = new Map(segments.map(({ id, name }) => [id, name]));
  return mapFunctionUses(rule, ({ name, parameters }) =>
    name === SEGMENT ? parameters.map((one) => nameParameter(one, nameById)) : parameters,
  );
}

function nameParameter(parameter: Parameter, nameById: ReadonlyMap<string, string>): Parameter {
  const names =
    parameter.name === 'id' ? parameter.values.map((value) => (value.kind === 'text' ? nameById.get(value.text) : undefined)) : [];
  if (parameter.name !== 'id' || names.includes(undefined)) return parameter;
  return {
    ...parameter,
    name: 'name',
    values: parameter.values.map((value, index) => ({ kind: 'text', text: names[index] ?? '', span: value.span })),
  };
}

/** Whether a function looks at memberships. */
export function readsMemberships({ name }: { readonly name: string }): boolean {
  return name === SEGMENT;
}

/** The segments that a rule builds on directly, by id. Rules are pinned first. */
export function segmentsIn(rule: Rule): ReadonlySet<string> {
  const told = usesIn(rule).flatMap(({ parameters }) => parameters.filter(namesById));
  return new Set(told.flatMap((parameter) => idsOf(parameter, new Map())));
}

/**
 * The segments whose memberships a rule looks at, with those that it only excludes, by id; null for those of all there are: a use that
 * does not say of which segments, such as `segment.count()` or one with `id != ...`, counts whatever the customer belongs to.
 */
export function segmentsReadBy(rule: Rule): ReadonlySet<string> | null {
  const isBounded = usesIn(rule).every(({ parameters }) =>
    parameters.some((parameter) => namesById(parameter) && NAMING.includes(parameter.operator)),
  );
  return isBounded ? segmentsIn(rule) : null;
}

function usesIn(rule: Rule): readonly FunctionUse[] {
  return mentionsOf(rule).functions.filter(readsMemberships);
}

function namesById({ name }: Parameter): boolean {
  return name === 'id';
}
