import { parse, print } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTIONS } from '../support/questions-of-value.js';

const PATH = join(__dirname, '..', '..', 'docs', 'questions.md');

const INTRODUCTION = `# Questions

What a business wants to know of the worth of its customers and of groups of them, and the query that answers it. Each is tested on a small shop whose answers were worked out by hand
(\`test/graphql/questions-of-value.db.test.ts\`); what the figures mean is in [figures.md](figures.md), what rules can say in [rules.md](rules.md). This page is made of the tests by \`npm run docs\`.
`;

test('the page of questions has those that are tested, each with its query', () => {
  const blocks = QUESTIONS.map(
    ([question, query]) => `## ${question[0]?.toUpperCase()}${question.slice(1)}\n\n\`\`\`graphql\n${print(parse(query))}\n\`\`\`\n`,
  );
  const page = [INTRODUCTION, ...blocks].join('\n');
  if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(PATH, page);
  expect(readFileSync(PATH, 'utf8')).toBe(page);
});
