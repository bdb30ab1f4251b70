import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/* What a page that uses a package has to load, minified and compressed. */

const PACKAGES = join(__dirname, '..', '..', 'packages');

async function sizeOf(name: string, external: readonly string[] = []): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(PACKAGES, name, 'src', 'index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: [...external],
    write: false,
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).byteLength;
}

test('the client is less than 12 KB', async () => {
  expect(await sizeOf('client')).toBeLessThan(12_000);
});

test('the hooks are less than 5 KB beside it and React', async () => {
  expect(await sizeOf('react', ['react', '@cantle/client', '@cantle/client/operations'])).toBeLessThan(5_000);
});
