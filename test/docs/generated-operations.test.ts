import { readFileSync, writeFileSync } from 'node:fs';
import { generate, TARGETS } from '../../scripts/generate-operations.js';

test.each(Object.entries(TARGETS))(
  'the typed operations of the %s are those of its documents and the schema; npm run operations writes them',
  async (_name, target) => {
    const text = await generate(target);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(target.written, text);
    expect(readFileSync(target.written, 'utf8')).toBe(text);
  },
);
