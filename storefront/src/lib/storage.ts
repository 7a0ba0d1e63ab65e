/** JSON values under prefixed keys. Storage that is full, blocked or tampered with costs the value, never the page. */
export function readStored<T>(key: string, area: Storage = globalThis.localStorage): T | null {
  try {
    const text = area.getItem(prefixed(key));
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function writeStored(key: string, value: unknown, area: Storage = globalThis.localStorage): void {
  try {
    if (value === null || value === undefined) {
      area.removeItem(prefixed(key));
    } else {
      area.setItem(prefixed(key), JSON.stringify(value));
    }
  } catch {
    // The value then lives as long as the page.
  }
}

const prefixed = (key: string) => `octomart.${key}`;
