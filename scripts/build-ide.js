// Puts the page at /graphql together: one script and one style sheet, named by their content so that browsers may keep them for ever, and compressed
// here once, as well as can be, so that the server only hands out what lies there.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { writeCompressed } = require('./compress.js');

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

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  writeFileSync(path.join(BUILT, name), text);
  writeCompressed(path.join(BUILT, name), text);
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
