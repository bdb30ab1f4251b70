// Puts the page at /graphql together: one script and one style sheet, named by their content so that browsers may keep them for ever, and compressed
// here once, as well as can be, so that the server only hands out what lies there.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');

const PROJECT = path.join(__dirname, '..');
const BUILT = path.join(PROJECT, 'dist', 'ide');
/** React and GraphiQL first: the page's own script expects them. React has files for pages without modules up to release 18. */
const PARTS = {
  'ide.js': [
    'node_modules/react-18/umd/react.production.min.js',
    'node_modules/react-dom-18/umd/react-dom.production.min.js',
    'node_modules/graphiql/graphiql.min.js',
    'ide/ide.js',
  ],
  'ide.css': ['node_modules/graphiql/graphiql.min.css', 'ide/ide.css'],
};
/** The best that brotli can do takes ten times as long for a twentieth less. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  writeFileSync(path.join(BUILT, name), text);
  writeFileSync(path.join(BUILT, `${name}.gz`), gzipSync(text, { level: 9 }));
  writeFileSync(path.join(BUILT, `${name}.br`), brotliCompressSync(text, BROTLI));
}

rmSync(BUILT, { recursive: true, force: true });
mkdirSync(BUILT, { recursive: true });
let page = readFileSync(path.join(PROJECT, 'ide', 'index.html'), 'utf8');
for (const [name, parts] of Object.entries(PARTS)) {
  const text = parts
    .map((part) => readFileSync(path.join(PROJECT, part), 'utf8').replace(/^\/[/*]# sourceMappingURL=.*$/gm, ''))
    .join('\n');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const hashed = name.replace('.', `.${hash}.`);
  write(hashed, text);
  page = page.replace(`{{${name}}}`, hashed);
}
write('index.html', page);
