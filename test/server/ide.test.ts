import { renderIde, wantsPage } from '../../src/server/ide.js';

const DEMO_KEY = 'cantle_of_the_demo_shop';
const page = ({ ip = '127.0.0.1', host = 'localhost:4000' }) => renderIde({ ip, host }, DEMO_KEY);

test('the demo key is filled in for a browser on this machine', async () => {
  for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'localhost']) expect(await page({ host })).toContain(DEMO_KEY);
  expect(await page({ ip: '::1' })).toContain(DEMO_KEY);
});

test('nobody else gets the demo key: not from another machine, and not under another name for this one', async () => {
  for (const other of [
    { ip: '192.168.1.7' },
    { host: 'evil.example' },
    { host: 'localhost.evil.example:4000' },
    { host: '192.168.1.7:4000' },
    { host: '' },
  ]) {
    expect(await page(other)).toContain('cantle_...');
    expect(await page(other)).not.toContain(DEMO_KEY);
  }
});

test('only a browser that does not ask for an answer gets the page', () => {
  const request = { method: 'GET', query: {}, headers: { accept: 'text/html,*/*' } };
  expect(wantsPage(request)).toBe(true);
  expect(wantsPage({ ...request, headers: { accept: 'application/json' } })).toBe(false);
  expect(wantsPage({ ...request, query: { query: '{ __typename }' } })).toBe(false);
  expect(wantsPage({ ...request, method: 'POST' })).toBe(false);
});
