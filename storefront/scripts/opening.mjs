// Builds src/opening, the small script that runs before all others, and puts it into dist/index.html. It is made after the
// rest because it names the rest's files: those of the page that opens, which the browser then fetches beside the first one.
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Pages by the first part of their address, as in src/app/routes.tsx. */
const pages = {
  p: 'src/features/product/ProductPage.tsx',
  c: 'src/features/catalog/CategoryPage.tsx',
  browse: 'src/features/catalog/BrowsePage.tsx',
  search: 'src/features/search/SearchPage.tsx',
  s: 'src/features/seller/SellerPage.tsx',
  cart: 'src/features/cart/CartPage.tsx',
  orders: 'src/features/order/OrderPage.tsx',
};

/** What the first words are written with, so that they are not drawn a second time in another width. */
const fonts = (await readdir(join(dist, 'assets'))).filter((name) => /-latin-wght-normal-.*\.woff2$/.test(name));
const preload = (name) => `  <link rel="preload" href="/assets/${name}" as="font" type="font/woff2" crossorigin>\n`;

const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
const page = await readFile(join(dist, 'index.html'), 'utf8');
const pageFiles = Object.fromEntries(
  Object.entries(pages).map(([area, module]) => [area, [...filesOf(module)].filter((file) => !page.includes(file))]),
);

const [{ output }] = await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  resolve: { alias: { '@': join(root, 'src') } },
  define: { pageFiles: JSON.stringify(pageFiles) },
  build: {
    write: false,
    target: 'es2022',
    lib: { entry: 'src/opening/opening.ts', formats: ['iife'], name: 'opening' },
  },
});
const [{ code }] = output;
const file = `/assets/opening-${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`;
await writeFile(join(dist, file), code);
await writeFile(
  join(dist, 'index.html'),
  page
    .replace('<script src="/theme.js">', `<script async src="${file}"></script>\n    $&`)
    .replace('</head>', `${fonts.map(preload).join('')}  </head>`),
);
await rm(join(dist, '.vite'), { recursive: true });

/** A module's chunk and what it imports before it runs. */
function filesOf(module, found = new Set()) {
  const chunk = manifest[module];
  if (!chunk) {
    throw new Error(`The build has no ${module}: the pages in scripts/opening.mjs have moved.`);
  }
  if (!found.has(`/${chunk.file}`)) {
    found.add(`/${chunk.file}`);
    chunk.imports?.forEach((imported) => filesOf(imported, found));
  }
  return found;
}
