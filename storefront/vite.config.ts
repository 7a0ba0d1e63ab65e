import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The shop that `npm run dev` talks to: `dotnet run --project apphost` listens there by default. */
const shop = process.env.OCTOMART_URL ?? 'http://127.0.0.1:5000';

/** In production the gateway host answers /explorer with explorer.html; the dev server does the same. */
const explorerRoute: Plugin = {
  name: 'octomart-explorer-route',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url && /^\/explorer\/?($|\?)/.test(request.url)) {
        request.url = '/explorer.html';
      }
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), explorerRoute],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/graphql': { target: shop, ws: true, changeOrigin: true },
      '/media': shop,
      '/uploads': shop,
      '/downloads': shop,
      '/documents': shop,
      '/health': shop,
    },
  },
  // GraphiQL's set-up of monaco's workers uses `?worker` imports, which only Vite itself understands.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000, // monaco, the explorer's editor, is one big chunk that shoppers never load
    rolldownOptions: {
      input: ['index.html', 'explorer.html'],
      onLog(level, log, report) {
        // GraphiQL ships modules with "use no memo" for a compiler that we do not run.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') {
          report(level, log);
        }
      },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
