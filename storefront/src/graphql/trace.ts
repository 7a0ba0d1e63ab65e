const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A W3C `traceparent` that begins a trace: what the shop does about a request, down to its stores, is found under the id in it.
 * Their first digit is never zero, since an id of zeros only would be invalid.
 */
export const newTraceParent = () => `00-1${hex(16).slice(1)}-1${hex(8).slice(1)}-01`;
