import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationObject } from '@mikro-orm/core';
import { packageFolder } from './package-folder.js';
import { Migration } from '@mikro-orm/migrations';

/** The folder of forward-only SQL files, `NNNN_name.sql`, applied in the order of their names. */
const FOLDER = join(packageFolder(), 'migrations');

/** The SQL files as migrations for MikroORM's migrator, which keeps the record of what has been applied. */
export function listMigrations(): MigrationObject[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      return {
        name: file.replace(/\.sql$/, ''),
        class: class extends Migration {
          override up(): void {
            // Of a large table an index may take long.
            this.addSql('set local statement_timeout = 0');
            this.addSql(text);
          }
        },
      };
    });
}
