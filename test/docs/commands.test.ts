import { readSourceFiles } from '../support/source-files.js';

/* What a document tells somebody to type. */

const blocksOf = (text: string) => [...text.matchAll(/^```\w*\n(.*?)^```|^( {4}\S.*\n)/gms)].map(([block]) => block);

test('every command of the documents runs after npm ci: nothing puts `cantle` on the path', () => {
  const documents = readSourceFiles('.', ['.md']).filter(({ path }) => path === 'README.md' || path.startsWith('docs/'));
  const bare = documents.flatMap(({ path, text }) =>
    [...blocksOf(text), ...[...text.matchAll(/`cantle [^`]*`/g)].map(([code]) => code)]
      .filter((code) =>
        /(?:^|[;&|`(]) *cantle (?:serve|migrate|seed|schema|audit|customer|pull|plan|apply|export|import|rates|key|workspace)\b/m.test(
          code,
        ),
      )
      .map((code) => `${path}: ${code.trim()}`),
  );
  expect(bare).toEqual([]);
});
