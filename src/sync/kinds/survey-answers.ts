import { z } from 'zod';
import { answered } from '../../database/index.js';
import type { SyncContext } from '../context.js';
import {
  type Batch,
  type SyncOutcome,
  canonicalDecimal,
  instant,
  LONG_TEXT,
  money,
  nonBlank,
  optional,
  syncFlatRecords,
  type Completion,
  type FlatKind,
  toCustomer,
} from '../batch/index.js';

export const surveyAnswerSchema = z.strictObject({
  externalId: nonBlank(),
  customerExternalId: nonBlank().optional(),
  survey: nonBlank().optional(),
  question: nonBlank(1_000).optional(),
  answer: nonBlank(LONG_TEXT).optional(),
  /** The answer as a number; where it is left out, that of an answer that is a plain number. */
  score: optional(money()),
  answeredAt: instant().optional(),
});
type SurveyAnswer = z.output<typeof surveyAnswerSchema>;
export type SurveyAnswerRecord = z.input<typeof surveyAnswerSchema>;

const SURVEY_ANSWERS: FlatKind<SurveyAnswer> = {
  operation: 'syncSurveyAnswers',
  table: 'survey_answer',
  schema: surveyAnswerSchema,
  references: { customerExternalId: toCustomer },
  required: { survey: 'text', question: 'text', answer: 'text', answeredAt: 'timestamptz' },
  optional: { score: 'numeric' },
  completion: () => answered(scored),
};

/** Creates and changes answers to surveys and quizzes. A new one needs a customer, a survey, a question, an answer and a date. */
export function syncSurveyAnswers(context: SyncContext, batch: Batch<SurveyAnswerRecord>): Promise<SyncOutcome> {
  return syncFlatRecords(context, SURVEY_ANSWERS, batch);
}

/** The score follows from a new answer. One that was given stays with the answer that it was given for. */
const scored: Completion<SurveyAnswer> = (record, before) =>
  record.score !== undefined || record.answer === undefined || record.answer === before?.['answer']
    ? record
    : { ...record, score: canonicalDecimal(record.answer.trim(), 19, 4) ?? null };
