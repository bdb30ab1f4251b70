import type { Proposal } from './completion.js';
import { type ComputedKind, kindOf, findType } from '../check/index.js';
import type { Subject } from '../parse/index.js';
import { printOperand } from '../print/index.js';
import type { AttributeShape, FunctionShape, Vocabulary } from '../vocabulary.js';

/** The attributes that a subject can be compared or computed with, and the functions that have such measures. */
export function proposeOperands(subject: Subject, vocabulary: Vocabulary, typed: string): readonly Proposal[] {
  const type = findType(subject, vocabulary);
  const kind = type && kindOf(type);
  if (!kind) return [];
  const own = subject.kind === 'attribute' ? printOperand(subject) : undefined;
  return [
    ...attributesOf(kind, vocabulary).filter(({ text }) => text !== own),
    ...vocabulary
      .functions()
      .filter(({ name, measures }) => !typed.startsWith(`${name}.`) && measures.some((measure) => kindOf(measure) === kind))
      .map((shape): Proposal => ({ ...proposeFunction(shape), text: `${shape.name}.` })),
    ...proposeMeasures(vocabulary, typed, kind),
  ].filter(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()));
}

function attributesOf(kind: ComputedKind, vocabulary: Vocabulary): readonly Proposal[] {
  const plain = vocabulary.attributes().filter((shape) => kindOf(shape) === kind);
  const called = vocabulary.calls().flatMap(({ name, arguments: known }) =>
    known.flatMap((argument) => {
      const shape = vocabulary.attribute(name, argument);
      return shape && kindOf(shape) === kind ? [{ ...shape, name: printOperand({ name, argument }) }] : [];
    }),
  );
  return [...plain, ...called].map(proposeAttribute);
}

export function proposeAttribute({ name, label, description }: AttributeShape): Proposal {
  return { kind: 'attribute', text: name, label, detail: description };
}

export function proposeFunction({ name, label, description }: FunctionShape): Proposal {
  return { kind: 'function', text: name, label, detail: description };
}

/** The measures of the function whose name, with the dot behind it, was typed; of one kind, if it is given. */
export function proposeMeasures(vocabulary: Vocabulary, typed: string, kind?: ComputedKind): readonly Proposal[] {
  const named = vocabulary.functions().filter(({ name }) => typed.startsWith(`${name}.`));
  return named.flatMap(({ name: functionName, measures }) =>
    measures
      .filter((measure) => !kind || kindOf(measure) === kind)
      .map(({ name, label, description }): Proposal => ({
        kind: 'function',
        text: `${functionName}.${name}(`,
        label,
        detail: description,
      })),
  );
}
