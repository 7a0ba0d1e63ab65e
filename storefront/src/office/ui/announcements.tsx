import { useSyncExternalStore } from 'react';
import { CheckIcon } from './icons';

interface Announcement {
  id: number;
  text: string;
}

let current: Announcement | null = null;
let serial = 0;
const listeners = new Set<() => void>();

function show(announcement: Announcement | null) {
  current = announcement;
  listeners.forEach((listener) => listener());
}

/** Says for a moment, also to screen readers, that something was done. */
export function announce(text: string): void {
  serial += 1;
  const announcement = { id: serial, text };
  show(announcement);
  setTimeout(() => current === announcement && show(null), 5000);
}

/** Where announcements appear; once a page. */
export function Announcements() {
  const announcement = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-5 z-50 flex justify-center px-4">
      {announcement && (
        <p
          key={announcement.id}
          className="pointer-events-auto flex items-center gap-2 rounded-xl bg-ink px-4 py-2.5 text-sm font-medium text-on-ink shadow-card"
        >
          <CheckIcon className="size-4.5 shrink-0" /> {announcement.text}
        </p>
      )}
    </div>
  );
}
