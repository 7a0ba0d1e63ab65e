import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startStub } from './startStub';

const storefront = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Unless BASE_URL names a running shop: starts one on a folder of its own, with a carrier in a hurry and payment
 * providers that are played, and stops it after the run.
 */
export default async function startShop(): Promise<(() => Promise<void>) | void> {
  if (process.env.BASE_URL) {
    return;
  }
  const data = await mkdtemp(join(tmpdir(), 'octomart-e2e-'));
  const port = Number(process.env.E2E_PORT ?? '5099');
  const url = `http://127.0.0.1:${port}`;
  const stub = await startStub(`http://127.0.0.1:${port + 1}`, url);
  const shop = spawn(
    'dotnet',
    ['run', '--project', '../apphost', '--', '--urls', url, '--data', data, '--no-storefront'],
    {
      cwd: storefront,
      env: {
        ...process.env,
        ...stub.settings,
        Octomart__Storefront__Path: join(storefront, 'dist'),
        Octomart__Order__Carrier__StepInterval: '00:00:00.300',
        Octomart__Order__Carrier__PollInterval: '00:00:00.100',
        Octomart__Payment__Simulated__SettlementDelay: '00:00:01',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own, to be stopped as one: `dotnet run` does not pass an interrupt on to the shop.
      detached: true,
    },
  );
  console.log(`Starting a shop at ${url}; on a fresh clone it is compiled first, which takes minutes.`);
  process.env.BASE_URL = url;
  process.env.MAIL_FOLDER = join(data, 'mail');
  process.env.DEMO_PASSWORD = await Promise.race([password(shop.stdout), failure(shop)]);
  shop.stdout.resume();
  return async () => {
    const stopped = new Promise((resolve) => shop.once('exit', resolve));
    process.kill(-shop.pid!, 'SIGINT');
    await stopped;
    await stub.stop();
    await rm(data, { recursive: true, force: true });
  };
}

/** That there is no .NET, for example. */
const failure = (shop: ChildProcess) =>
  new Promise<never>((_, reject) =>
    shop.once('error', (cause) => reject(new Error('No shop was started.', { cause }))),
  );

/** The shop prints it when it is open. */
async function password(output: NodeJS.ReadableStream): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: output })) {
    said.push(line);
    const found = /Password\s+(\S+)/.exec(line)?.[1];
    if (found) {
      return found;
    }
  }
  throw new Error(`The shop did not open:\n${said.join('\n')}`);
}
