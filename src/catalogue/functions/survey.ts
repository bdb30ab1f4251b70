import sql from 'sql-template-tag';
import { filterBy, testOf } from '../function.js';
import { ruleFunction } from '../rule-function.js';
import { surveyAnswers } from '../source.js';

export const survey = ruleFunction({
  name: 'survey',
  label: 'Survey answers',
  description: 'What the customer answered in surveys and quizzes: one record an answer.',
  personal: false,
  source: surveyAnswers,
  counts: 'answers',
  parameters: [
    filterBy('survey', 'text', sql`sa.survey`, { label: 'Survey', description: 'Name of the survey.', personal: false }),
    filterBy('question', 'text', sql`sa.question`, {
      label: 'Question',
      description: 'The question, as it was asked or by its key.',
      personal: false,
    }),
    filterBy('answer', 'text', sql`sa.answer`, { label: 'Answer', description: 'The answer.', personal: false }),
    filterBy('score', 'number', sql`sa.score`, {
      label: 'Score',
      description: 'The answer as a number, where it is one.',
      personal: false,
    }),
    filterBy('date', 'instant', sql`sa.answered_at`, { label: 'Date', description: 'When it was answered.', personal: false }),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such answers.',
      personal: false,
      unit: 'answers',
    }),
    testOf('avg_score', 'number', sql`avg(sa.score)`, null, {
      label: 'Average score',
      description: 'Mean score of such answers; missing without any.',
      personal: false,
    }),
  ],
});
