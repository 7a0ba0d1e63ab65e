// What the first page costs. Sizes are asserted: they are the same everywhere. `npm run budget` after `npm run build`.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const budgets = { js: 120 * 1024, css: 20 * 1024 };

const page = await readFile(join(dist, 'index.html'), 'utf8');
const files = [...page.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path);
const totals = { js: 0, css: 0 };
for (const path of new Set(files)) {
  const size = gzipSync(await readFile(join(dist, path)), { level: 9 }).length;
  totals[path.endsWith('.css') ? 'css' : 'js'] += size;
  console.log(`${String(size).padStart(8)}  ${path}`);
}
let isOver = false;
for (const [kind, budget] of Object.entries(budgets)) {
  isOver ||= totals[kind] > budget;
  console.log(`${String(totals[kind]).padStart(8)}  ${kind} in all, gzip; the budget is ${budget}`);
}
if (isOver) {
  console.error('The first page is over its budget.');
  process.exit(1);
}
