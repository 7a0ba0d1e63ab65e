declare global {
  var octomartOpened: Map<string, Promise<Response | null>> | undefined;
}

/** Requests by their body that were sent before the page's code was there; null when the shop could not be reached. */
export const openedRequests: Map<string, Promise<Response | null>> = (globalThis.octomartOpened ??= new Map());

/** A page that opens takes its first answer from there. Later it is old, and the page asks anew. */
const freshMs = 10_000;

/** Hands out an early answer once, and only while it is fresh. */
export async function takeOpened(body: string): Promise<Response | null> {
  const opened = openedRequests.get(body);
  openedRequests.delete(body);
  return opened && performance.now() < freshMs ? opened : null;
}
