import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/*
 * docs/recipes.md as something that can be followed: each block of code is a step, and the file that it is for is the first one that the text before it
 * names.
 */

const ROOT = join(__dirname, '..', '..');

export interface Step {
  /** The file that it makes or changes. */
  readonly path: string;
  readonly isNew: boolean;
  readonly block: string;
}

/** The steps of each recipe, by its title. */
export function readRecipes(): ReadonlyMap<string, readonly Step[]> {
  const chapters = readFileSync(join(ROOT, 'docs', 'recipes.md'), 'utf8')
    .split(/^## /m)
    .slice(1);
  return new Map(chapters.map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), stepsOf(chapter)]));
}

function stepsOf(chapter: string): Step[] {
  return [...chapter.matchAll(/((?:^(?!```)[^\n]*\n)+)```(\w+)\n(.*?)^```$/gms)].map(([, told = '', language, block = '']) => {
    const path = /`([\w.-]+\/[\w./-]+\.(?:ts|sql))`/.exec(told)?.[1];
    if (path === undefined) throw new Error(`No file is named before the block:\n${block}`);
    return { path, isNew: language !== 'diff', block };
  });
}

/** A copy of the sources to make changes in. */
export class SourceCopy {
  private constructor(readonly folder: string) {}

  static async create(): Promise<SourceCopy> {
    const folder = await mkdtemp(join(tmpdir(), 'cantle-recipes-'));
    for (const name of ['src', 'test', 'migrations', 'mappings', 'package.json', 'tsconfig.json']) {
      await cp(join(ROOT, name), join(folder, name), { recursive: true });
    }
    // The console as it was built: no recipe changes it.
    for (const name of ['node_modules', 'dist']) await symlink(join(ROOT, name), join(folder, name));
    return new SourceCopy(folder);
  }

  async follow({ path, isNew, block }: Step): Promise<void> {
    const file = join(this.folder, path);
    const before = isNew ? '' : await readFile(file, 'utf8');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, isNew ? block : changed(before, block, path), { flag: isNew ? 'wx' : 'w' });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** A text with the changes of a block: each stretch of lines, up to `@@`, is found by those that it leaves and takes, which must stand there once. */
function changed(text: string, block: string, path: string): string {
  return block.split(/^@@\n/m).reduce((result, stretch) => {
    const lines = stretch.split('\n').slice(0, -1);
    const without = (sign: string) =>
      lines
        .filter((line) => !line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const [before, after] = [without('+'), without('-')];
    if (`\n${result}`.split(`\n${before}`).length !== 2) throw new Error(`These lines do not stand once in ${path}:\n${before}`);
    // No pattern: `$` means itself.
    return `\n${result}`.replace(`\n${before}`, () => `\n${after}`).slice(1);
  }, text);
}
