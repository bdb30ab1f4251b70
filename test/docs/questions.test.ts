import { parse, print } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTIONS_OF_CAMPAIGNS } from '../support/questions-of-campaigns.js';
import { QUESTIONS_OF_GROUPS } from '../support/questions-of-groups.js';
import { QUESTIONS_OF_PEOPLE } from '../support/questions-of-people.js';
import { QUESTIONS_OF_SEGMENTS } from '../support/questions-of-segments.js';
import { QUESTIONS_OF_VALUE } from '../support/questions-of-value.js';

const PATH = join(__dirname, '..', '..', 'docs', 'questions.md');

const INTRODUCTION = `# Questions

What a business wants to know of its customers and of groups of them, and the query that answers it. What the figures mean is in [figures.md](figures.md), what rules can say in
[rules.md](rules.md). Each is tested on people whose answers were worked out by hand: a service desk (\`test/graphql/questions-of-value.db.test.ts\`) and a high street
(\`test/graphql/questions-of-high-street.db.test.ts\`): names of sources and segments, ids, values and days are theirs, put yours in their place. This page is made of the tests by \`npm run docs\`.

# What customers and groups are worth
`;

const WHO = `# Who is who

Each is a rule: of a segment (\`createSegment\`), or of a question such as \`customers(query: "…") { totalCount }\` and \`segmentValue(query: "…") { size }\`.
`;

const headed = (question: string, language: string, text: string) =>
  `## ${question[0]?.toUpperCase()}${question.slice(1)}\n\n\`\`\`${language}\n${text}\n\`\`\`\n`;

test('the page of questions has those that are tested, each with its query', () => {
  const questions = [QUESTIONS_OF_VALUE, QUESTIONS_OF_SEGMENTS, QUESTIONS_OF_GROUPS, QUESTIONS_OF_CAMPAIGNS].flat();
  const asked = questions.map(({ question, query }) => headed(question, 'graphql', print(parse(query))));
  const found = QUESTIONS_OF_PEOPLE.map(([who, rule]) => headed(who, 'cantle', rule));
  const page = [INTRODUCTION, ...asked, WHO, ...found].join('\n');
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(PATH, page);
  expect(readFileSync(PATH, 'utf8')).toBe(page);
});
