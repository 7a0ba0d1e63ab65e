import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { chooseLanguage, languages, useLanguage, type Language } from '@/i18n/language';
import { useText } from '@/i18n/text';
import { OctopusMark } from '@/ui/icons';
import { shellText } from './messages';
import { chooseTheme, useTheme, type Theme } from './theme';

const link = 'inline-block py-1 hover:text-white hover:underline underline-offset-4';

export function Footer() {
  const { footer } = useText(shellText);
  return (
    <footer className="bg-night text-white/75">
      <div className="mx-auto grid max-w-7xl gap-x-10 gap-y-10 px-4 py-14 text-sm sm:grid-cols-2 sm:px-8 lg:grid-cols-[2fr_1fr_1fr_1.4fr]">
        <div>
          <p className="flex items-center gap-3">
            <OctopusMark className="size-8" />
            <span className="font-display text-xl font-bold text-white">octomart</span>
          </p>
          <p className="mt-4 max-w-xs text-base text-white/90">{footer.claim}</p>
          <p className="mt-2 max-w-xs">{footer.demo}</p>
        </div>
        <Column title={footer.shop}>
          <Link to="/browse" className={link}>
            {footer.browse}
          </Link>
          <Link to="/cart" className={link}>
            {footer.cart}
          </Link>
        </Column>
        <Column title={footer.you}>
          <Link to="/account" className={link}>
            {useText(shellText).account}
          </Link>
          <Link to="/dashboard" className={link}>
            {footer.sell}
          </Link>
          <a href="/explorer" className={link}>
            {footer.explorer}
          </a>
        </Column>
        <div className="space-y-4">
          <LanguageChoice label={footer.language} />
          <ThemeChoice label={footer.theme} names={footer.themes} />
        </div>
      </div>
    </footer>
  );
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav aria-label={title}>
      <p className="mb-2 font-semibold text-white">{title}</p>
      <div className="flex flex-col items-start">{children}</div>
    </nav>
  );
}

const choice = 'h-10 rounded-xl border border-white/25 bg-night px-3 text-white hover:border-white/60 w-full max-w-56';

function LanguageChoice({ label }: { label: string }) {
  return (
    <label className="block">
      <span className="mb-1.5 block font-semibold text-white">{label}</span>
      <select
        className={choice}
        value={useLanguage()}
        onChange={({ target }) => chooseLanguage(target.value as Language)}
      >
        {Object.entries(languages).map(([code, { name }]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ThemeChoice({ label, names }: { label: string; names: Record<Theme, string> }) {
  return (
    <label className="block">
      <span className="mb-1.5 block font-semibold text-white">{label}</span>
      <select className={choice} value={useTheme()} onChange={({ target }) => chooseTheme(target.value as Theme)}>
        {Object.entries(names).map(([theme, name]) => (
          <option key={theme} value={theme}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
