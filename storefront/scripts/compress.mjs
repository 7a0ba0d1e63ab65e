// Leaves a smaller form beside every built file that shrinks: .br and .gz, which the gateway host sends to browsers that
// take them. Done once here, at the best ratio, instead of at every request.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const shrinks = /\.(js|css|svg|json|ttf)$/;
// The editor of the explorer is megabytes of code that few load: the best brotli would take longer than the build.
const large = 400_000;

const names = (await readdir(dist, { recursive: true })).filter((name) => shrinks.test(name));
await Promise.all(
  names.map(async (name) => {
    const content = await readFile(join(dist, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: content.length > large ? 5 : 11 };
    const forms = [
      ['.br', await promisify(brotliCompress)(content, { params })],
      ['.gz', await promisify(gzip)(content, { level: 9 })],
    ];
    await Promise.all(
      forms
        .filter(([, smaller]) => smaller.length < content.length * 0.95)
        .map(([extension, smaller]) => writeFile(join(dist, name + extension), smaller)),
    );
  }),
);
