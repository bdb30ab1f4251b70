import { lineProblem, LONGEST_NAME, normalLine } from '../../kernel/index.js';
import type { Span } from '../../language/index.js';
import type { RuleInput, RuleReading } from '../set/index.js';

/** Something that keeps a segment from being saved; `path` names the input field. */
export interface SegmentError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly span?: Span;
  readonly expected?: readonly string[];
  readonly suggestion?: string | undefined;
}

const LONGEST_DESCRIPTION = 10_000;

export function nameTaken(name: string): SegmentError {
  return { code: 'CONFLICT', message: `There is a segment named '${normalLine(name)}' already.`, path: ['name'] };
}

export function changedMeanwhile(revision: number): SegmentError {
  return {
    code: 'VERSION_CONFLICT',
    message: `The segment was changed meanwhile: it is at version ${revision}.`,
    path: ['expectedVersion'],
    expected: [String(revision)],
  };
}

export function segmentCycle(names: readonly string[], input: RuleInput): SegmentError {
  const path = (input.query ?? null) === null ? 'rule' : 'query';
  return {
    code: 'SEGMENT_CYCLE',
    message: `The segment would build on itself: ${names.join(' > ')}.`,
    path: [path],
  };
}

export function noRuleOfList(): SegmentError {
  return { code: 'INVALID_INPUT', message: 'A static segment has no rule.', path: ['query'] };
}

export function nameErrors(name: string): SegmentError[] {
  const problem = lineProblem(normalLine(name), LONGEST_NAME);
  return problem === undefined ? [] : [{ code: 'INVALID_INPUT', message: `The name ${problem}.`, path: ['name'] }];
}

export function descriptionErrors(description: string | null | undefined): SegmentError[] {
  if (description === undefined || description === null) return [];
  if (description.length <= LONGEST_DESCRIPTION && !description.includes('\0')) return [];
  return [
    {
      code: 'INVALID_INPUT',
      message: `The description is longer than ${LONGEST_DESCRIPTION} characters, or has a NUL.`,
      path: ['description'],
    },
  ];
}

export function ruleErrors(reading: RuleReading | undefined, input: RuleInput): SegmentError[] {
  if (reading === undefined || reading.ok) return [];
  const field = (input.query ?? null) === null && (input.rule ?? null) !== null ? 'rule' : 'query';
  return reading.diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    message: diagnostic.message,
    path: [field, ...(diagnostic.path ?? [])],
    ...(field === 'query' ? { span: diagnostic.span } : {}),
    expected: diagnostic.expected,
    suggestion: diagnostic.suggestion,
  }));
}
