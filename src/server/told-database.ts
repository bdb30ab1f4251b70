import { readServerAddress } from '../database/index.js';
import type { Configuration } from './configuration.js';

/** What stands before the path: the host is among the parameters. */
const LOGIN = /^\w+:\/\/[^/?]*\//;

/** Which database is worked on, for whoever has started the server: without what it is logged in with. */
export function toldDatabase({ databaseUrl, dataFolder }: Pick<Configuration, 'databaseUrl' | 'dataFolder'>): string {
  if (databaseUrl === undefined) return `the embedded database in ${dataFolder}`;
  const urls = readServerAddress(databaseUrl).hosts.map(
    ({ connectionString = '' }) => new URL(connectionString.replace(LOGIN, 'postgres://host/')),
  );
  const places = urls.map(({ searchParams: given }) => `${given.get('host') ?? 'localhost'}:${given.get('port') ?? '5432'}`);
  return `the database '${decodeURIComponent(urls[0]?.pathname.slice(1) ?? '')}' at ${places.join(', ')}`;
}
