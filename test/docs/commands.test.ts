import { readFileSync } from 'node:fs';
import { commandLine } from '../support/command-line.js';
import { readSourceFiles } from '../support/source-files.js';

/* What a document tells somebody to type. */

const blocksOf = (text: string) => [...text.matchAll(/^```\w*\n(.*?)^```|^( {4}\S.*\n)/gms)].map(([block]) => block);

test('every command of the documents runs after npm ci: nothing puts `cantle` on the path', () => {
  const documents = readSourceFiles('.', ['.md']).filter(({ path }) => path === 'README.md' || path.startsWith('docs/'));
  const bare = documents.flatMap(({ path, text }) =>
    [...blocksOf(text), ...[...text.matchAll(/`cantle [^`]*`/g)].map(([code]) => code)]
      .filter((code) =>
        /(?:^|[;&|`(]) *cantle (?:serve|check|migrate|seed|schema|audit|customer|members|pull|plan|apply|export|import|rates|key|workspace)\b/m.test(
          code,
        ),
      )
      .map((code) => `${path}: ${code.trim()}`),
  );
  expect(bare).toEqual([]);
});

test('README names all commands', async () => {
  const { out } = await commandLine({}, '--help');
  const there = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
  const [, named = ''] = /`npx cantle (serve \|[^`]*)`/.exec(readFileSync('README.md', 'utf8')) ?? [];
  expect(named.split(' | ').toSorted()).toEqual(there.toSorted());
});
