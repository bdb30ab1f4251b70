import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloseCode } from 'graphql-ws';
import { CLOSE_CODES } from '../../src/server/socket/close-codes.js';

test('docs/api.md tells every code with which a socket is closed', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'docs', 'api.md'), 'utf8');
  const told = [...text.matchAll(/^\| (\d{4}) +\| (.*?) +\|$/gm)].map(([, code, meaning]) => [code, meaning]);
  expect(Object.fromEntries(told)).toEqual(CLOSE_CODES);
});

test('the codes of graphql-ws that a server sends are among them', () => {
  const ofClients = [CloseCode.BadResponse, CloseCode.ConnectionAcknowledgementTimeout, CloseCode.InternalClientError];
  const ofServers = Object.values(CloseCode).filter((code): code is CloseCode => typeof code === 'number' && !ofClients.includes(code));
  for (const code of ofServers) expect(CLOSE_CODES).toHaveProperty(String(code));
});
