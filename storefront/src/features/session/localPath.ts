/** Only paths of this shop: an address from a link must not lead a shopper who just signed in elsewhere. */
export function localPath(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/account';
}
