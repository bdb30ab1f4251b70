import type { Proposal } from './completion.js';
import type { Expectation, Subject } from './expectation.js';
import { printOperand } from './print-rule.js';
import { quoteText } from './quote-text.js';
import type { AllowedValue, AttributeShape, FunctionShape, ParameterShape, ValueType, Vocabulary } from './vocabulary.js';

/** Looks up values of an attribute or parameter that begin with what was typed, such as tags that are in use. */
export type FindValues = (shape: AttributeShape | ParameterShape, prefix: string) => Promise<readonly AllowedValue[]>;

export interface ProposalContext {
  readonly vocabulary: Vocabulary;
  readonly findValues?: FindValues;
  /** What was typed so far, without the opening quote. */
  readonly typed: string;
}

type Proposer<Kind extends Expectation['kind']> = (
  expectation: Extract<Expectation, { kind: Kind }>,
  context: ProposalContext,
) => readonly Proposal[] | Promise<readonly Proposal[]>;

const PROPOSERS: { readonly [Kind in Expectation['kind']]: Proposer<Kind> } = {
  clause: (_, { vocabulary }) => proposeClauses(vocabulary),
  operator: ({ subject }, { vocabulary }) => operatorsOf(subject, vocabulary).map((text) => keyword('operator', text)),
  value: ({ subject }, context) => proposeValues(subject, context),
  argument: ({ callName }, { vocabulary }) => proposeArguments(callName, vocabulary),
  parameter: ({ functionName }, { vocabulary }) => (findFunction(functionName, vocabulary)?.parameters ?? []).map(proposeParameter),
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

function proposeClauses(vocabulary: Vocabulary): readonly Proposal[] {
  return [
    ...vocabulary
      .attributes()
      .map(({ name, label, description }): Proposal => ({ kind: 'attribute', text: name, label, detail: description })),
    ...vocabulary.calls().flatMap(({ name }) => proposeCalls(name, vocabulary)),
    ...vocabulary
      .functions()
      .map(({ name, label, description }): Proposal => ({ kind: 'function', text: name, label, detail: description })),
    keyword('keyword', 'NOT'),
    keyword('keyword', '('),
  ];
}

function proposeCalls(name: string, vocabulary: Vocabulary): readonly Proposal[] {
  const call = vocabulary.calls().find((candidate) => candidate.name === name);
  return (call?.arguments ?? []).map((argument) => {
    const text = printOperand({ name, argument });
    return { kind: 'attribute', text, label: text, detail: call?.description ?? '' };
  });
}

function proposeArguments(callName: string, vocabulary: Vocabulary): readonly Proposal[] {
  const call = vocabulary.calls().find((candidate) => candidate.name === callName);
  return (call?.arguments ?? []).map((argument) => ({
    kind: 'value',
    text: quoteText(argument),
    label: argument,
    detail: call?.description ?? '',
  }));
}

function proposeParameter({ name, label, description }: ParameterShape): Proposal {
  return { kind: 'parameter', text: name, label, detail: description };
}

function findFunction(name: string, vocabulary: Vocabulary): FunctionShape | undefined {
  return vocabulary.function(vocabulary.alias(name) ?? name);
}

function findShape(subject: Subject, vocabulary: Vocabulary): AttributeShape | ParameterShape | undefined {
  if (subject.kind === 'attribute') return vocabulary.attribute(vocabulary.alias(subject.name) ?? subject.name, subject.argument);
  return findFunction(subject.functionName, vocabulary)?.parameters.find(({ name }) => name === subject.name);
}

const FUNCTION_OPERATORS = ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL'];

function operatorsOf(subject: Subject, vocabulary: Vocabulary): readonly string[] {
  const shape = findShape(subject, vocabulary);
  if (shape) return shape.operators;
  return subject.kind === 'attribute' && findFunction(subject.name, vocabulary) ? FUNCTION_OPERATORS : [];
}

async function proposeValues(subject: Subject, { vocabulary, findValues, typed }: ProposalContext): Promise<readonly Proposal[]> {
  const shape = findShape(subject, vocabulary);
  if (!shape) return [];
  const found = shape.allowed ?? (await findValues?.(shape, typed)) ?? [];
  const listed = found.map(({ value, label }): Proposal => ({ kind: 'value', text: quoteText(value), label, detail: shape.label }));
  return [
    ...listed,
    ...FIXED_VALUES[shape.type](typed).map((text): Proposal => ({ kind: 'value', text, label: text, detail: shape.type })),
  ];
}

const NOTHING = (): readonly string[] => [];

/** The values that a type has whatever the attribute. */
const FIXED_VALUES: Readonly<Record<ValueType, (typed: string) => readonly string[]>> = {
  text: NOTHING,
  enum: NOTHING,
  tag: NOTHING,
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
