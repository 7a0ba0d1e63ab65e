import { defineConfig, devices } from '@playwright/test';

/**
 * Journeys through a real shop in a real browser.
 *
 *   BASE_URL       a running shop; without it one is built and started for the run (e2e/support/startShop.ts)
 *   DEMO_PASSWORD  that of its demo accounts
 *   MAIL_FOLDER    where it writes its mails
 *   CHROMIUM       the browser's executable, Debian's by default
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'e2e/artifacts',
  globalSetup: './e2e/support/startShop.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // On a machine that does much else at once, a journey may run out of time: it gets a second try there, and the list says "flaky".
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.BASE_URL ?? `http://127.0.0.1:${process.env.E2E_PORT ?? '5099'}`,
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'off',
    locale: 'en-IE',
    timezoneId: 'Europe/Brussels',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    // What is different on a small screen, and the purchase. Tests that belong here carry @phone.
    {
      name: 'phone',
      grep: /@phone/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
});
