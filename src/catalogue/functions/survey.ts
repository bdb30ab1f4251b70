import sql from 'sql-template-tag';
import { surveyAnswer } from '../../records/index.js';
import { filtersOf } from '../field-filter.js';
import { testOf } from '../function.js';
import { provenanceFilters } from '../provenance-filters.js';
import { ruleFunction } from '../rule-function.js';
import { surveyAnswers } from '../source.js';

const by = filtersOf(surveyAnswer.fields, 'sa');

export const survey = ruleFunction({
  name: 'survey',
  label: 'Survey answers',
  description: 'What the customer answered in surveys and quizzes: one record an answer.',
  personal: false,
  source: surveyAnswers,
  counts: 'answers',
  parameters: [
    by('survey', { label: 'Survey', description: 'Name of the survey.' }),
    by('question', { label: 'Question', description: 'The question, as it was asked or by its key.' }),
    by('answer', { label: 'Answer', description: 'The answer.' }),
    by('score', { type: 'number', label: 'Score', description: 'The answer as a number, where it is one.' }),
    by('answeredAt', { name: 'date', label: 'Date', description: 'When it was answered.' }),
    ...provenanceFilters(sql`sa.source`),
    testOf('count', 'integer', sql`count(*)`, 0, {
      label: 'Count',
      description: 'How many such answers.',
      unit: 'answers',
    }),
    testOf('avg_score', 'number', sql`avg(sa.score)`, null, {
      label: 'Average score',
      description: 'Mean score of such answers; missing without any.',
    }),
  ],
});
