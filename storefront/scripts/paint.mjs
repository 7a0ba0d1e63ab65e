// Reports when the largest thing of a page is painted and how long a press takes, on a slow phone's network and processor, and
// whether that meets the goals. It fails nothing: the figures are those of the machine, and of what else it does meanwhile.
// BASE_URL=http://127.0.0.1:5000 npm run paint
import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';

const baseURL = process.env.BASE_URL ?? 'http://127.0.0.1:5000';
// Fast 4G, and a processor of half this one's speed.
const network = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 375_000 };
const slowdown = Number(process.env.CPU_SLOWDOWN ?? 2);
const goals = { paintMs: 1500, shift: 0.01, interactionMs: 100 };

console.log(`${cpus().length} processors with a load of ${loadavg()[0].toFixed(1)}, slowed down ${slowdown} times`);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const path of ['/', '/p/skerry-day-pack', '/c/audio']) {
  const page = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(() => {
    globalThis.largest = 0;
    globalThis.shift = 0;
    globalThis.longest = 0;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page, which knows nothing of this file
    const watch = (type, take, options = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
    watch('largest-contentful-paint', ({ startTime }) => (globalThis.largest = startTime));
    watch('layout-shift', ({ value, hadRecentInput }) => (globalThis.shift += hadRecentInput ? 0 : value));
    watch('event', ({ duration }) => (globalThis.longest = Math.max(globalThis.longest, duration)), {
      durationThreshold: 16,
    });
  });
  await page.goto(path);
  // Live pages never fall silent, so there is no better sign that nothing larger will come.
  await page.waitForTimeout(3000);
  const { largest, shift } = await page.evaluate(() => ({ largest: globalThis.largest, shift: globalThis.shift }));
  await page.getByRole('combobox').first().press('a');
  await page.getByRole('link', { name: /^Basket, / }).click();
  await page.waitForURL('**/cart');
  const longest = await page.evaluate(() => globalThis.longest);
  console.log(
    [
      path.padEnd(20),
      `largest paint ${against(largest, goals.paintMs)} ms,`,
      `layout shift ${against(shift, goals.shift, 3)},`,
      `longest interaction ${against(longest, goals.interactionMs)} ms`,
    ].join(' '),
  );
  await page.close();
}
await browser.close();

function against(figure, goal, digits = 0) {
  return `${figure.toFixed(digits)} (${figure <= goal ? 'meets' : 'MISSES'} ${goal})`;
}
