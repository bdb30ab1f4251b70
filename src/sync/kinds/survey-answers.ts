import { answered } from '../../database/index.js';
import { canonicalDecimal, type Checked, surveyAnswer } from '../../records/index.js';
import { type Completion, flatSync } from '../batch/index.js';

/** Creates and changes answers to surveys and quizzes. A new one needs a customer, a survey, a question, an answer and a date. */
export const syncSurveyAnswers = flatSync(surveyAnswer, () => answered(scored));

/** The score follows from a new answer. One that was given stays with the answer that it was given for. */
const scored: Completion<Checked<typeof surveyAnswer.fields>> = (record, before) =>
  record.score !== undefined || record.answer === undefined || record.answer === before?.['answer']
    ? record
    : { ...record, score: canonicalDecimal(record.answer.trim(), 19, 4) ?? null };
