import { daysAgo, integer, number, templatesOf, text } from '../template.js';

export const needs = templatesOf('needs', [
  {
    key: 'stated-need',
    name: 'Stated need',
    purpose: 'Said in a survey what they look for: give them that.',
    rule: 'survey MATCHES (question = {question}, answer = {answer})',
    parameters: [text('question', 'Question', 'What matters most when you choose a shop?'), text('answer', 'Answer', 'quality')],
  },
  {
    key: 'promoters',
    name: 'Promoters',
    purpose: 'Would recommend us: ask for a review or a friend.',
    rule: 'survey MATCHES (survey = {survey}, date >= {days}, score >= 9)',
    parameters: [text('survey', 'Survey', 'Shopping compass'), daysAgo(365)],
  },
  {
    key: 'detractors',
    name: 'Detractors',
    purpose: 'Would not recommend us: call before they leave.',
    rule: 'survey MATCHES (survey = {survey}, date >= {days}, score <= 6)',
    parameters: [text('survey', 'Survey', 'Shopping compass'), daysAgo(365)],
  },
  {
    key: 'hard-to-serve',
    name: 'Much effort with service',
    purpose: 'Getting help takes them much effort: make it easier.',
    rule: 'service_effort >= {effort}',
    parameters: [number('effort', 'Mean effort', '1 to 10', 7)],
  },
  {
    key: 'open-issues',
    name: 'Open issues',
    purpose: 'A matter with service is not settled: settle it before selling.',
    rule: 'service_interactions MATCHES (resolved = false, date >= {days})',
    parameters: [daysAgo(30)],
  },
  {
    key: 'dissatisfied-after-service',
    name: 'Dissatisfied after service',
    purpose: 'Were not content with the help that they got.',
    rule: 'service_interactions MATCHES (satisfaction <= {score}, date >= {days})',
    parameters: [integer('score', 'Satisfaction', '1 to 5', 2), daysAgo(90)],
  },
]);
