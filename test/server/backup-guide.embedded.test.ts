import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { changedSince, given, namesOn, typed } from '../support/backups.js';
import { Guide } from '../support/guide.js';
import { memoryFolder } from '../support/memory-folder.js';
import { startTestServer } from '../support/server.js';

/* The page on backups, on the embedded database: its folder is copied while nothing runs. */

test('the folder that was put back is what it was when it was copied: earlier cursors go on, lost ones are refused', async () => {
  const guide = new Guide('backup-restore-upgrade.md');
  const folder = mkdtempSync(join(memoryFolder(), 'cantle-backup-'));
  const environment = { CANTLE_DATA: join(folder, 'data') };
  const serve = () => startTestServer({ environment });
  let server = await serve();
  const earlier = await given(server, 'ann', 'bob');
  await server.close();
  expect(typed(guide.take('copy'), folder, environment)).toMatchObject({ code: 0 });
  server = await serve();
  const later = await given(server, 'lost');
  await server.close();
  expect(typed(guide.take('put back'), folder, environment)).toMatchObject({ code: 0 });
  server = await serve();
  expect(await namesOn(server)).toEqual(['ann', 'bob']);
  expect([await changedSince(server, earlier), await changedSince(server, later)]).toEqual([0, 'CURSOR_INVALID']);
  await given(server, 'new');
  expect([await changedSince(server, earlier), await changedSince(server, later)]).toEqual([1, 'CURSOR_INVALID']);
  await server.close();
  rmSync(folder, { recursive: true });
  expect(guide.untried()).toEqual(['dump', 'restore', 'compare', 'migrate']);
});
