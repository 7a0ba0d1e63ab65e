import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './refuse';

/** The token of the link that the shop mailed to this address. The shop writes its mails into a folder (MAIL_FOLDER). */
export async function mailedToken(address: string): Promise<string> {
  const folder = process.env.MAIL_FOLDER;
  if (!folder) {
    throw new Error('MAIL_FOLDER is not set: the shop at BASE_URL prints where it writes its mails when it opens.');
  }
  return eventually(`That a link is mailed to ${address}`, async () => {
    // The folder is made with the first mail.
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
    // The newest come last in the folder, and other tests write there too.
    for (const name of names.toSorted().toReversed().slice(0, 50)) {
      const mail = await readFile(join(folder, name), 'utf8').catch(() => '');
      const token = mail.includes(address) && /[?&]token=([\w.~%-]+)/.exec(unwrapped(mail))?.[1];
      if (token) {
        return decodeURIComponent(token);
      }
    }
    return null;
  });
}

/** Mails break long lines and write "=" as "=3D" (quoted-printable). */
const unwrapped = (mail: string) => mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
