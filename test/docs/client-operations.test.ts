import { readFileSync, writeFileSync } from 'node:fs';
import { generate, WRITTEN } from '../../scripts/generate-client.js';

test('the typed operations of the client are those of its documents and the schema; npm run client writes them', async () => {
  const text = await generate();
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(WRITTEN, text);
  expect(readFileSync(WRITTEN, 'utf8')).toBe(text);
});
