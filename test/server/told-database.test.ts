import { toldDatabase } from '../../src/server/told-database.js';

test('whoever has started a server reads which database it works on, and no password', () => {
  const told = (databaseUrl: string | undefined) => toldDatabase({ databaseUrl, dataFolder: '/srv/cantle' });
  expect(told(undefined)).toBe('the embedded database in /srv/cantle');
  expect(told('postgres://ann:secret@db.example:5433/crm?sslmode=disable')).toBe("the database 'crm' at db.example:5433");
  expect(told('postgres://ann:secret@one.example,two.example:5433/crm')).toBe("the database 'crm' at one.example:5432, two.example:5433");
});
