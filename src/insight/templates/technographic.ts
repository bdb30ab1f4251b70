import { integer, templatesOf, text } from '../template.js';

export const technographic = templatesOf('technographic', [
  {
    key: 'web-savvy',
    name: 'At home on the web',
    purpose: 'Need no help online: self-service, quick paths, news first.',
    rule: 'web_savviness >= {score}',
    parameters: [integer('score', 'Web savviness', '1 to 10', 8)],
  },
  {
    key: 'web-beginners',
    name: 'New to the web',
    purpose: 'Guide them step by step, and offer the phone.',
    rule: 'web_savviness <= {score}',
    parameters: [integer('score', 'Web savviness', '1 to 10', 3)],
  },
  {
    key: 'early-adopters',
    name: 'Early adopters',
    purpose: 'Take up what is new before others: betas and previews.',
    rule: "technology_adoption IN ('innovator', 'early_adopter')",
  },
  {
    key: 'device',
    name: 'On one device',
    purpose: 'What they see must fit it.',
    rule: 'device CONTAINS {device}',
    parameters: [text('device', 'Device', 'phone')],
  },
  {
    key: 'browser',
    name: 'In one browser',
    purpose: 'For what works differently there.',
    rule: 'browser = {browser}',
    parameters: [text('browser', 'Browser', 'Safari')],
  },
]);
