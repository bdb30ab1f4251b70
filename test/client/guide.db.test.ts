import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import { createElement, type ComponentType } from 'react';
import { WebSocket } from 'ws';
import * as client from '../../packages/client/src/index.js';
import { CreateSegment } from '../../packages/client/src/operations.js';
import * as hooks from '../../packages/react/src/index.js';
import { startRendering } from '../support/render.js';
import { ADMIN_KEY, startTestServer, type TestServer } from '../support/server.js';

/* The frontend of docs/client.md, as it stands there. */

const MODULES: Readonly<Record<string, unknown>> = { '@cantle/client': client, '@cantle/react': hooks };
const GUIDE = readFileSync(join(__dirname, '..', '..', 'docs', 'client.md'), 'utf8');
const FRONTEND = /```tsx\n([\s\S]*?)```/.exec(GUIDE)?.[1] ?? '';

let server: TestServer;
let own: client.CantleClient;
beforeAll(async () => {
  server = await startTestServer();
  own = client.createClient({ url: server.url, token: () => ADMIN_KEY, webSocketImpl: WebSocket });
});
afterAll(async () => {
  own.close();
  await server.close();
});

function load(source: string): { readonly App: ComponentType<{ client: client.CantleClient }> } {
  const { code } = transformSync(source, { loader: 'tsx', jsx: 'automatic', format: 'cjs' });
  const module = { exports: {} };
  const require = createRequire(__filename);
  const run = compileFunction(code, ['module', 'exports', 'require']) as (...given: unknown[]) => void;
  run(module, module.exports, (name: string): unknown => MODULES[name] ?? require(name));
  return module.exports as ReturnType<typeof load>;
}

test('a CRM frontend in 50 lines: segments, who is in them live, and why', async () => {
  expect(FRONTEND.trim().split('\n').length).toBeLessThanOrEqual(50);
  await own.mutate(CreateSegment, { input: { name: 'Students', query: "customer_tags CONTAINS 'student'" } });
  const send = (externalId: string, firstName: string) =>
    own
      .sync('customers', [{ externalId, firstName, lastName: 'Doe', emails: [`${externalId}@example.com`], tags: ['student'] }], {
        source: 'crm',
      })
      .summary();
  await send('ann', 'Ann');
  const frontend = startRendering(createElement(load(FRONTEND).App, { client: own }));
  const until = async (text: string) => {
    while (!frontend.text().includes(text)) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until('Students');
  frontend.click('Students');
  await until('Ann Doe');
  await send('bob', 'Bob');
  await until('Bob Doe');
  frontend.click('Bob Doe');
  await until("yes: customer_tags CONTAINS 'student'");
  await until('bob@example.com');
  const shown = frontend.text().split('\n');
  expect(shown.slice(0, 2)).toEqual(['Customers', 'Students']);
  expect(shown.slice(2, 4).sort()).toEqual(['Ann Doe', 'Bob Doe']);
  expect(shown.slice(4)).toEqual(['bob@example.com', 'spent 0.00', "yes: customer_tags CONTAINS 'student'"]);
  frontend.unmount();
});
