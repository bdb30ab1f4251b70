import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // GraphiQL has a React of its own, and npm may put libraries beside that one.
  resolve: { dedupe: ['react', 'react-dom'] },
  // The server puts a new nonce in its place with every answer (src/server/console/console-routes.ts).
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // What depends on what: the sizes of pages are held by a test.
    manifest: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/[name].[hash].js',
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
  // `npx vite console` while the server runs beside it.
  server: { proxy: { '/graphql': { target: 'http://localhost:4000', ws: true }, '/export': 'http://localhost:4000' } },
});
