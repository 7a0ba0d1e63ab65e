import type { ReactNode } from 'react';
import { OctopusMark } from '@/ui/icons';

export function AuthCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-md py-6">
      <OctopusMark className="mb-5 size-12" />
      <h1 className="mb-7 text-4xl">{title}</h1>
      {children}
    </div>
  );
}
