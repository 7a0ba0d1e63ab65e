import { Link } from 'react-router';
import { OctopusMark } from '@/ui/icons';

export function Footer() {
  return (
    <footer className="bg-ink text-white/70">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-10 gap-y-5 px-4 py-12 text-sm sm:px-8">
        <p className="flex items-center gap-3">
          <OctopusMark className="size-8" />
          <span className="font-display text-xl font-bold text-white">octomart</span>
        </p>
        <p className="grow">Many sellers, one basket. A demo shop: nothing is really for sale.</p>
        <nav aria-label="Footer" className="flex gap-6">
          <Link to="/browse" className="hover:text-white">
            Browse
          </Link>
          <Link to="/account" className="hover:text-white">
            Your orders
          </Link>
          <a href="/explorer" className="hover:text-white">
            API explorer
          </a>
        </nav>
      </div>
    </footer>
  );
}
