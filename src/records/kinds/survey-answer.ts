import { SurveyAnswer } from '../../model/index.js';
import { LONG_TEXT } from '../check.js';
import type { Given } from '../field.js';
import { externalId, instant, money, reference, text } from '../fields.js';
import { recordKind } from '../kind.js';

export const surveyAnswer = recordKind(SurveyAnswer, {
  name: 'survey_answer',
  plural: 'survey_answers',
  table: 'survey_answer',
  tracked: true,
  scope: 'surveys',
  data: { name: 'survey', bit: 128 },
  description: 'What a customer answered to one question of a survey or quiz. What is left out keeps its value; null clears it.',
  batch: 'Survey answers of one source system.',
  mutation: 'Makes and changes answers to surveys and quizzes.',
  newOne: 'answer',
  fields: {
    externalId: externalId(),
    customerExternalId: reference('customer', 'required when new'),
    survey: text('The survey.', { presence: 'required when new' }),
    question: text('The question.', { presence: 'required when new', maxLength: 1_000 }),
    answer: text('The answer.', { presence: 'required when new', maxLength: LONG_TEXT }),
    score: money('The answer as a number; where it is left out, that of an answer that is a plain number.'),
    answeredAt: instant('When it was answered.', { presence: 'required when new', ahead: 'refused' }),
  },
});

export type SurveyAnswerRecord = Given<typeof surveyAnswer.fields>;
