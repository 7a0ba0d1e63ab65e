import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '@/lib/storage';

/**
 * `system` follows the device. public/theme.js reads the same key before the first paint, so that nothing flashes; it is a
 * file of its own because the shop's policy allows no script in the page.
 */
export type Theme = 'system' | 'light' | 'dark';

const slot = 'theme';
const listeners = new Set<() => void>();
let current: Theme = readStored<Theme>(slot) ?? 'system';
const device = matchMedia('(prefers-color-scheme: dark)');
device.addEventListener('change', show);

export function chooseTheme(theme: Theme): void {
  current = theme;
  writeStored(slot, theme === 'system' ? null : theme);
  show();
  listeners.forEach((changed) => changed());
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
}

function show(): void {
  document.documentElement.classList.toggle('dark', current === 'dark' || (current === 'system' && device.matches));
}
