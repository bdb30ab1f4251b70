import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** What a golden file, by its path below test/, says; with CANTLE_UPDATE_GOLDEN it is written anew, so that a change shows as a diff. */
export function golden(path: string, actual: string): string {
  const file = join(ROOT, path);
  if (process.env['CANTLE_UPDATE_GOLDEN'] !== undefined) writeFileSync(file, actual);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
