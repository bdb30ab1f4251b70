import { createDestination, type DestinationContext, listDestinations, type NewDestination } from '../../src/destinations/index.js';
import { saveSegment, useOneDatabase } from '../support/workspace.js';

/* What a destination may be. */

const fresh = useOneDatabase();
let context: DestinationContext;
let segmentId: string;
beforeEach(async () => {
  const workspace = await fresh();
  context = { ...workspace, allowPrivate: false };
  segmentId = (await saveSegment(workspace, "gender = 'f'", 'F')).id;
});

const mailingList = { listId: 'l', apiKey: 'k-us6' };
const table = { url: 'postgres://me:secret@db.example.com/warehouse', table: 'crm.members', keyColumn: 'id' };
const make = (input: Partial<NewDestination>) => createDestination(context, { name: 'it', segmentId, ...input });
const column = (name: string, of = 'firstName') => ({ columns: [{ name, column: of }] });

test('what can be written to is kept without its secret', async () => {
  await make({ mailingList, ...column('FNAME') });
  await make({ table, ...column('first name') });
  const [other, list] = await listDestinations(context);
  expect(list?.settings).toEqual({ listId: 'l', url: 'https://us6.api.mailchimp.com/', onLeave: 'ARCHIVE' });
  expect(list).toMatchObject({ channels: ['email'], withoutConsent: 'leave_out', compareEveryHours: 24 });
  expect(other?.settings).toEqual({ host: 'db.example.com:5432/warehouse', table: 'crm.members', keyColumn: 'id' });
});

test.each<[field: string, input: Partial<NewDestination>]>([
  ['mailingList', {}],
  ['mailingList', { mailingList, table }],
  ['mailingList.listId', { mailingList: { ...mailingList, listId: '../x' } }],
  ['mailingList.apiKey', { mailingList: { ...mailingList, apiKey: 'k' } }],
  ['mailingList.apiKey', { mailingList: { ...mailingList, apiKey: 'k\r\nx: y-us6' } }],
  ['mailingList.url', { mailingList: { ...mailingList, url: 'https://127.0.0.1/' } }],
  ['mailingList.url', { mailingList: { ...mailingList, url: 'http://mail.example.com/' } }],
  ['channels', { mailingList, channels: ['sms'] }],
  ['withoutConsent', { mailingList, withoutConsent: 'include' }],
  ['columns.0.name', { mailingList, ...column('EMAIL') }],
  ['columns.0.name', { mailingList, ...column('first name') }],
  ['columns.0.name', { table, ...column('id') }],
  ['columns.1.name', { table, columns: [...column('a').columns, ...column('a').columns] }],
  ['columns', { table, ...column('a', 'nothing') }],
  ['channels', { table, ...column('a', 'emails.first') }],
  ['table.table', { table: { ...table, table: 'a.b.c' } }],
  ['table.keyColumn', { table: { ...table, keyColumn: 'x'.repeat(64) } }],
  ['table.url', { table: { ...table, url: 'postgres://me:secret@127.0.0.1/warehouse' } }],
  ['table.url', { table: { ...table, url: 'postgres://me:secret@[::1]/warehouse' } }],
  ['table.url', { table: { ...table, url: 'postgres://me:secret@%31%32%37.0.0.1/warehouse' } }],
  ['table.url', { table: { ...table, url: `${table.url}?host=/var/run` } }],
  ['table.url', { table: { ...table, url: `${table.url}?sslmode=disable` } }],
  ['table.url', { table: { ...table, url: 'https://db.example.com/warehouse' } }],
  ['compareEveryHours', { mailingList, compareEveryHours: 0 }],
  ['segmentId', { mailingList, segmentId: 'none' }],
])('what cannot be is refused, and says where: %s', async (field, input) => {
  await expect(make(input)).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field } });
});

test('there are so many, and no more', async () => {
  await expect(make({ mailingList, compareEveryHours: 721 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
  for (let count = 0; count < 50; count++) await make({ mailingList });
  await expect(make({ mailingList })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', details: { limit: 50 } });
});
