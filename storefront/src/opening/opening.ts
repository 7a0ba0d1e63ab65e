import { requestBody, send } from '@/graphql/send';
import { readStored } from '@/lib/storage';
import { openedRequests } from './opened';
import { openingRequests } from './requests';

/** By the first part of an address, the files that its page needs beside the first one: scripts/opening.mjs writes them in. */
declare const pageFiles: Record<string, string[]>;

/*
 * Runs while the browser still fetches React: asks the shop for what the page will show, and fetches the page's code. The
 * page, once it is there, finds both (opened.ts, lazyPage.tsx). Members are answered as themselves, which takes a token that
 * only the page can get; their pages ask by themselves.
 */
for (const file of pageFiles[location.pathname.split('/')[1]!] ?? []) {
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: file }));
}
if (readStored('refreshToken') === null) {
  for (const request of openingRequests(location)) {
    const body = requestBody(request);
    openedRequests.set(
      body,
      send(body).catch(() => null),
    );
  }
}
