import { alikeShape } from './alike-shape.js';
import { kindOf, OPERATORS_OF_KIND } from './computed-kind.js';
import type { Subject } from '../parse/index.js';
import { parameterShapes } from './parameter-shapes.js';
import { findFunction } from './resolve-attribute.js';
import type { Operator } from '../rule.js';
import type { AttributeShape, ParameterShape, ValueType, Vocabulary } from '../vocabulary.js';

/** The attribute or parameter that a comparison is about. */
export function findShape(subject: Subject, vocabulary: Vocabulary): AttributeShape | ParameterShape | undefined {
  if (subject.kind === 'attribute') return vocabulary.attribute(vocabulary.alias(subject.name) ?? subject.name, subject.argument);
  if (subject.kind !== 'parameter') return undefined;
  const shape = findFunction(subject.functionName, vocabulary);
  const found = shape && parameterShapes(shape, subject.given ?? [], vocabulary).find(({ name }) => name === subject.name);
  return found && alikeShape(subject, found, vocabulary);
}

/** What a comparison is about, as far as its type goes; undefined for an unknown name. */
export function findType(subject: Subject, vocabulary: Vocabulary): { readonly type: ValueType; readonly list?: boolean } | undefined {
  if (subject.kind === 'computed') return subject;
  if (subject.kind !== 'measure') return findShape(subject, vocabulary);
  return findFunction(subject.functionName, vocabulary)?.measures.find(({ name }) => name === subject.name);
}

const FUNCTION_OPERATORS = ['MATCHES', 'NOT MATCHES', 'IS NULL', 'IS NOT NULL'];

/** The operators that may follow. */
export function operatorsOf(subject: Subject, vocabulary: Vocabulary): readonly string[] {
  const shape = findShape(subject, vocabulary);
  if (shape) return shape.operators;
  const name = subject.kind === 'measure' ? `${subject.functionName}.${subject.name}` : subject.kind === 'attribute' ? subject.name : '';
  return findFunction(name, vocabulary) ? FUNCTION_OPERATORS : computedOperatorsOf(subject, vocabulary);
}

function computedOperatorsOf(subject: Subject, vocabulary: Vocabulary): readonly Operator[] {
  const type = findType(subject, vocabulary);
  const kind = type && kindOf(type);
  return kind ? OPERATORS_OF_KIND[kind] : [];
}
