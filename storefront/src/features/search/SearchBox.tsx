import { type KeyboardEvent, type FormEvent, useId, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { SearchIcon } from '@/ui/icons';
import { PriceRange } from '@/ui/Price';
import { ProductImage } from '@/ui/ProductImage';
import { searchText } from './messages';
import { searchPath } from './searchPath';
import type { Suggestion } from './suggestions';
import { useSuggestions } from './useSuggestions';

/** The search field of the header, with suggestions (an ARIA combobox). */
export function SearchBox({ className }: { className?: string }) {
  const [params] = useSearchParams();
  const { key, pathname } = useLocation();
  const searched = pathname === '/search' ? (params.get('q') ?? '') : '';
  // A new location is a new search box: what was typed but not searched for is gone with the page.
  return <SearchForm key={key} initial={searched} className={className} />;
}

function SearchForm({ initial, className }: { initial: string; className?: string | undefined }) {
  const words = useText(searchText);
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(open ? text : '');
  const expanded = open && suggestions.length > 0;

  const go = (path: string) => {
    setOpen(false);
    void navigate(path);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = expanded ? suggestions[active] : undefined;
    if (chosen || text.trim()) {
      go(chosen?.path ?? searchPath(text));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false);
    } else if (expanded && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const places = suggestions.length + 1; // the last place is the field itself
      setActive(((active + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places) - 1);
    }
  };

  return (
    <form role="search" onSubmit={submit} className={cx('relative', className)}>
      <SearchIcon className="pointer-events-none absolute top-1/2 left-4 size-4.5 -translate-y-1/2 text-muted" />
      <input
        type="search"
        role="combobox"
        aria-label={words.label}
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder={words.placeholder}
        className="h-11 w-full rounded-full border border-line-strong/50 bg-surface pr-4 pl-11 placeholder:text-muted hover:border-ink/40"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(-1);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={words.suggestions}
        hidden={!expanded}
        className="absolute inset-x-0 top-full z-30 mt-2 max-h-[70dvh] overflow-y-auto rounded-2xl border border-line bg-surface py-2 shadow-float"
      >
        {suggestions.map((suggestion, index) => (
          <li
            key={suggestion.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={cx('flex cursor-pointer items-center gap-3 px-4 py-2', index === active && 'bg-sand')}
            // Before the field's blur closes the list.
            onPointerDown={(event) => {
              event.preventDefault();
              go(suggestion.path);
            }}
            onPointerEnter={() => setActive(index)}
          >
            <SuggestionLine suggestion={suggestion} />
          </li>
        ))}
      </ul>
    </form>
  );
}

function SuggestionLine({ suggestion: { kind, label, product } }: { suggestion: Suggestion }) {
  const words = useText(searchText);
  if (product) {
    return (
      <>
        <ProductImage image={product.image} title={label} sizes="2.5rem" className="size-10 rounded-lg" decorative />
        <span className="min-w-0 grow truncate">{label}</span>
        <PriceRange range={product.priceRange} className="text-sm whitespace-nowrap" />
      </>
    );
  }
  return (
    <>
      <SearchIcon className="size-4 shrink-0 text-muted" />
      <span className="truncate">{label}</span>
      {kind !== 'phrase' && (
        <span className="ml-auto text-sm text-muted">{kind === 'category' ? words.categories : words.brands}</span>
      )}
    </>
  );
}
