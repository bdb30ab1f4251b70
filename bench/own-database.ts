import { Client } from 'pg';

const SERVER = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

let made = 0;

/** Makes an empty database beside the one that DATABASE_URL names, hands its URL to `work`, and drops it. */
export async function ownDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const name = `cantle_bench_${process.pid}_${++made}`;
  await onServer(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await onServer(`drop database ${name} with (force)`);
  }
}

async function onServer(statement: string): Promise<void> {
  const server = new Client({ connectionString: SERVER });
  await server.connect();
  await server.query(statement);
  await server.end();
}
