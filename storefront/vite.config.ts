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

/**
 * Everything that the first page needs is in one file, instead of in dozens that each cost a request and compress badly on
 * their own. The rest is split by who uses it.
 */
function firstRouteChunk(id: string, context: ChunkingContext): string | null {
  firstRoute ??= reachable(entry, context);
  // Not the entry itself: what starts the shop, and waits for the page that opens, is in no file that others import from, such
  // as the explorer, which takes React from here.
  return id !== entry && firstRoute.has(id) ? 'shell' : null;
}

const entry = fileURLToPath(new URL('./src/main.tsx', import.meta.url));

let firstRoute: Set<string> | null = null;

type ChunkingContext = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };

/**
 * The modules that one imports statically, and those that they import. generated.ts and icons.tsx name what all pages
 * use, of which each page takes its own.
 */
function reachable(start: string, context: ChunkingContext): Set<string> {
  const found = new Set([start]);
  for (const id of found) {
    const imported = context.getModuleInfo(id)?.importedIds ?? [];
    imported
      .filter((each) => !/\/graphql\/documents\/|\/ui\/icons\/more/.test(each))
      .forEach((each) => found.add(each));
  }
  return found;
}

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
      '/statements': shop,
      '/health': shop,
    },
  },
  // GraphiQL's set-up of monaco's workers uses `?worker` imports, which only Vite itself understands.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    target: 'es2022',
    modulePreload: {
      polyfill: false, // browsers of es2022 know it
      // What the first page has fetched already.
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : dependencies.filter((file) => !/rolldown-runtime|shell/.test(file)),
    },
    manifest: true, // read and removed by scripts/opening.mjs
    chunkSizeWarningLimit: 4000, // monaco, the explorer's editor, is one big chunk that shoppers never load
    rolldownOptions: {
      input: ['index.html', 'explorer.html'],
      output: {
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: firstRouteChunk },
            // What pages of the shop have in common, mostly small: one file instead of a dozen for each page.
            {
              name: 'pages',
              test: /\/src\/(features|ui|lib|graphql)\//,
              minShareCount: 2,
              entriesAware: true,
              entriesAwareMergeThreshold: 12_000,
            },
          ],
        },
      },
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
