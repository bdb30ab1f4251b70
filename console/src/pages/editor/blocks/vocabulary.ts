import { valuesFor } from './arity.js';
import { type AttributeBlock, type BlockValue, type Condition, isOwn, newId, type RecordsBlock } from './block.js';

interface Named {
  readonly name: string;
  readonly label: string;
  readonly description: string;
}

interface Valued extends Named {
  readonly unit: string | null;
  readonly operators: readonly string[];
  readonly allowed: readonly { readonly label: string; readonly value: string }[];
}

interface Found {
  /** What else it is found by: the values that there are. */
  readonly also: readonly string[];
}

/** What there is of the catalogue, as the API tells it. */
interface Catalogue {
  readonly segmentAttributes: readonly (Valued & {
    readonly kind: string;
    readonly type: string | null;
    readonly parameters: readonly (Valued & { readonly type: string; readonly role: string })[];
  })[];
}

/** What has values: an attribute, or a parameter of a function. */
export interface Word extends Valued, Found {
  readonly type: string;
  /** Whether it is a figure over the records that were chosen. */
  readonly isAggregate: boolean;
}

/** The records that a function looks at. */
export interface Records extends Named, Found {
  readonly parameters: ReadonlyMap<string, Word>;
}

/** What blocks can be made of, by name: what the key may see of the catalogue. */
export interface Vocabulary {
  readonly attributes: ReadonlyMap<string, Word>;
  readonly records: ReadonlyMap<string, Records>;
}

export function vocabularyOf({ segmentAttributes }: Catalogue): Vocabulary {
  const attributes = segmentAttributes.flatMap(({ kind, type, ...entry }) =>
    kind === 'ATTRIBUTE' && type !== null ? [{ ...entry, type, isAggregate: false, also: valuesOf(entry) }] : [],
  );
  const records = segmentAttributes.filter(({ kind }) => kind === 'FUNCTION');
  return {
    attributes: byName(attributes),
    records: byName(
      records.map(({ parameters, ...entry }) => {
        const drawn = parameters.filter(isDrawn);
        const words = drawn.map((parameter) => ({ ...parameter, isAggregate: parameter.role === 'AGGREGATE', also: valuesOf(parameter) }));
        return { ...entry, parameters: byName(words), also: drawn.flatMap((parameter) => [parameter.label, ...valuesOf(parameter)]) };
      }),
    ),
  };
}

const valuesOf = ({ allowed }: Valued): readonly string[] => allowed.map(({ label }) => label);

/** How records follow one another is written as text: it is a rule over two kinds of them. */
const isDrawn = ({ name }: Named) => !/^(not_)?(followed_by|together_with)\b/.test(name);

function byName<One extends Named>(all: readonly One[]): ReadonlyMap<string, One> {
  return new Map(all.map((one) => [one.name, one]));
}

/** What one is asked to fill in of a word. */
export function conditionOn(word: Word): Condition {
  const operator = USUAL.find((usual) => word.operators.includes(usual)) ?? word.operators[0] ?? '=';
  return { id: newId(), name: word.name, operator, values: valuesFor(operator, [firstValue(word)]) };
}

const USUAL = ['>=', '=', 'CONTAINS'];

function firstValue({ type, allowed }: Word): BlockValue {
  if (type === 'boolean') return true;
  if (isDate(type)) return '-30d';
  return allowed[0]?.value ?? null;
}

export function attributeBlock(word: Word): AttributeBlock {
  return { ...conditionOn(word), kind: 'attribute' };
}

export function recordsBlock({ name }: Records): RecordsBlock {
  return { id: newId(), kind: 'records', name, matches: true, parameters: [] };
}

/** A condition with another operator, and of its values those that it takes; one that it lacks is to be filled in. */
export function withOperator(condition: Condition, operator: string, word: Word): Condition {
  const kept = valuesFor(operator, condition.values);
  const [least, missing] = [valuesFor(operator, [0, 0]).length, isDate(word.type) ? '-1d' : null];
  const isList = operator === 'IN' || operator === 'NOT IN';
  const values = isList
    ? kept.filter((value) => value !== null)
    : [...kept, ...Array<BlockValue>(Math.max(0, least - kept.length)).fill(missing)];
  return { ...condition, operator, values };
}

export const isDate = (type: string): boolean => ['day', 'instant', 'anniversary'].includes(type);
export const isNumber = (type: string): boolean => ['integer', 'number', 'money'].includes(type);

/** Whether a condition can be filled in: its word is known, and each value is one of its own, not another field's. */
export function isFillable({ argument, values }: Condition, word: Word | undefined): word is Word {
  return word !== undefined && argument === undefined && values.every(isOwn);
}
