import type { Proposal } from './completion.js';
import { type Expectation, type Subject, splitMeasureName } from '../parse/index.js';
import { fieldsBeside, findShape, findType, operatorsOf, findFunction, parameterShapes } from '../check/index.js';
import { printOperand, printParameterName } from '../print/index.js';
import { proposeAttribute, proposeFunction, proposeMeasures, proposeOperands } from './propose-operands.js';
import { quoteText } from '../literal/index.js';
import type { AllowedValue, AttributeShape, ParameterShape, ValueType, Vocabulary } from '../vocabulary.js';

/** Looks up values of an attribute or parameter that begin with what was typed, such as tags that are in use. */
export type FindValues = (shape: AttributeShape | ParameterShape, prefix: string) => Promise<readonly AllowedValue[]>;

export interface ProposalContext {
  readonly vocabulary: Vocabulary;
  readonly findValues?: FindValues;
  /** What was typed so far, without the opening quote. */
  readonly typed: string;
  /** Whether a text in quotes is being written. */
  readonly quoted: boolean;
}

type Proposer<Kind extends Expectation['kind']> = (
  expectation: Extract<Expectation, { kind: Kind }>,
  context: ProposalContext,
) => readonly Proposal[] | Promise<readonly Proposal[]>;

const PROPOSERS: { readonly [Kind in Expectation['kind']]: Proposer<Kind> } = {
  clause: (_, { vocabulary, typed }) => proposeClauses(vocabulary, typed),
  operator: ({ subject }, { vocabulary }) => operatorsOf(subject, vocabulary).map((text) => keyword('operator', text)),
  value: ({ subject, operator }, context) => proposeValuesAndFields(subject, operator, context),
  operand: ({ subject }, { vocabulary, typed, quoted }) => (quoted ? [] : proposeOperands(subject, vocabulary, typed)),
  argument: ({ callName }, { vocabulary }) => proposeArguments(callName, vocabulary),
  parameter: (place, { vocabulary }) => proposeParameters(place, vocabulary),
  words: ({ words }) => words.map((text) => keyword('keyword', text)),
};

/** Everything that the vocabulary knows for one expectation of the grammar, whether or not it fits what was typed. */
export async function propose(expectation: Expectation, context: ProposalContext): Promise<readonly Proposal[]> {
  const proposer = PROPOSERS[expectation.kind] as Proposer<Expectation['kind']>;
  return proposer(expectation, context);
}

function keyword(kind: Proposal['kind'], text: string): Proposal {
  return { kind, text, label: text, detail: kind };
}

function proposeClauses(vocabulary: Vocabulary, typed: string): readonly Proposal[] {
  return [
    ...vocabulary.attributes().map(proposeAttribute),
    ...vocabulary.calls().flatMap(proposeCalls),
    ...vocabulary.functions().map(proposeFunction),
    ...proposeMeasures(vocabulary, typed),
    keyword('keyword', 'NOT'),
    keyword('keyword', '('),
  ];
}

function proposeCalls({ name, description, arguments: known }: ReturnType<Vocabulary['calls']>[number]): readonly Proposal[] {
  return known.map((argument) => {
    const text = printOperand({ name, argument });
    return { kind: 'attribute', text, label: text, detail: description };
  });
}

/** What may follow an opening parenthesis behind a name: a known argument, or a parameter when it is a measure's. */
function proposeArguments(callName: string, vocabulary: Vocabulary): readonly Proposal[] {
  const call = vocabulary.calls().find((candidate) => candidate.name === callName);
  const functionName = splitMeasureName(callName)?.functionName;
  return [
    ...(call?.arguments ?? []).map((argument): Proposal => ({
      kind: 'value',
      text: quoteText(argument),
      label: argument,
      detail: call?.description ?? '',
    })),
    ...(functionName === undefined ? [] : proposeParameters({ functionName, filtersOnly: true }, vocabulary)),
  ];
}

function proposeParameters(
  { functionName, filtersOnly, given = [], call }: Omit<Extract<Expectation, { kind: 'parameter' }>, 'kind'>,
  vocabulary: Vocabulary,
): readonly Proposal[] {
  const shape = findFunction(functionName, vocabulary);
  const parameters = shape ? parameterShapes(shape, given, vocabulary) : [];
  if (call === undefined)
    return [
      ...parameters.filter(({ role }) => role === 'filter' || !filtersOnly).map(proposeParameter),
      ...proposeAlike(parameters, vocabulary),
    ];
  return parameters
    .filter((parameter) => vocabulary.alike(call, parameter) !== undefined)
    .map((parameter) => ({ ...proposeParameter(parameter), text: quoteText(parameter.name) }));
}

/** The parameters in each of the calls that are for them: `ignoring_case('name')`. */
function proposeAlike(parameters: readonly ParameterShape[], vocabulary: Vocabulary): readonly Proposal[] {
  return vocabulary.likenesses().flatMap(({ name: call, description }) =>
    parameters
      .filter((parameter) => vocabulary.alike(call, parameter) !== undefined)
      .map(({ name }): Proposal => {
        const text = printParameterName({ name, call });
        return { kind: 'parameter', text, label: text, detail: description };
      }),
  );
}

function proposeParameter({ name, label, description }: ParameterShape): Proposal {
  return { kind: 'parameter', text: name, label, detail: description };
}

/** The closed list of an enum; of another type the values that are found, and behind them the suggestions that are not among them. */
async function listValues(
  shape: AttributeShape | ParameterShape,
  typed: string,
  findValues: FindValues | undefined,
): Promise<readonly AllowedValue[]> {
  const { type, allowed = [] } = shape;
  const found = type === 'enum' ? [] : ((await findValues?.(shape, typed)) ?? []);
  return [...found, ...allowed.filter(({ value }) => !found.some((other) => other.value === value))];
}

/** Of a parameter also those others of the record that it is compared with. */
async function proposeValuesAndFields(subject: Subject, operator: string, context: ProposalContext): Promise<readonly Proposal[]> {
  const values = await proposeValues(subject, context);
  const shape = subject.kind === 'parameter' ? findFunction(subject.functionName, context.vocabulary) : undefined;
  if (subject.kind !== 'parameter' || shape === undefined || context.quoted) return values;
  const fields = fieldsBeside(shape, subject.name, operator);
  return [...values, ...fields.map(proposeParameter), ...proposeAlike(fields, context.vocabulary)];
}

async function proposeValues(subject: Subject, { vocabulary, findValues, typed }: ProposalContext): Promise<readonly Proposal[]> {
  const shape = findShape(subject, vocabulary);
  const found = shape && (await listValues(shape, typed, findValues));
  const type = findType(subject, vocabulary)?.type;
  return [
    ...(found ?? []).map(({ value, label }): Proposal => ({ kind: 'value', text: quoteText(value), label, detail: shape?.label ?? '' })),
    ...(type ? FIXED_VALUES[type](typed).map((text): Proposal => ({ kind: 'value', text, label: text, detail: type })) : []),
  ];
}

const NOTHING = (): readonly string[] => [];

/** The values that a type has whatever the attribute. */
const FIXED_VALUES: Readonly<Record<ValueType, (typed: string) => readonly string[]>> = {
  text: NOTHING,
  enum: NOTHING,
  tag: NOTHING,
  plain: NOTHING,
  integer: NOTHING,
  number: NOTHING,
  money: NOTHING,
  boolean: () => ['true', 'false'],
  day: (typed) => ['today', 'yesterday', ...offsets(typed, DAY_UNITS, ['-7d', '-30d', '-90d', '-12m'])],
  instant: (typed) => ['today', 'yesterday', 'now', ...offsets(typed, [...DAY_UNITS, 'h', 'min'], ['-7d', '-30d', '-90d', '-12m', '-24h'])],
  anniversary: (typed) => ['today', ...offsets(typed, DAY_UNITS, ['+7d', '+30d', '+3m'])],
  coordinates: NOTHING,
};

const DAY_UNITS = ['d', 'w', 'm', 'y'];

/** The usual offsets, or the number that was typed with each unit. */
function offsets(typed: string, units: readonly string[], usual: readonly string[]): readonly string[] {
  const number = /^[+-]\d{1,6}/.exec(typed)?.[0];
  return number === undefined ? usual : units.map((unit) => number + unit);
}
