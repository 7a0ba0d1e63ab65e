import { useDeferredValue, useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { cx } from '@/ui/cx';
import { SearchIcon } from '@/ui/icons';
import { useAutocompleteQuery } from './searchApi';

/** The search field of the header, with suggestions (an ARIA combobox). */
export function SearchBox({ className }: { className?: string }) {
  const [params] = useSearchParams();
  const { key, pathname } = useLocation();
  const searched = pathname === '/search' ? (params.get('q') ?? '') : '';
  // A new location is a new search box: what was typed but not searched for is gone with the page.
  return <SearchForm key={key} initial={searched} className={className} />;
}

function SearchForm({ initial, className }: { initial: string; className?: string | undefined }) {
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState(initial);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const prefix = useDeferredValue(text.trim());
  const { currentData: suggestions = [] } = useAutocompleteQuery(prefix, { skip: !open || prefix.length < 2 });
  const expanded = open && suggestions.length > 0;

  const search = (query: string) => {
    setOpen(false);
    if (query.trim()) {
      void navigate(`/search?${new URLSearchParams({ q: query.trim() })}`);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search(suggestions[active] ?? text);
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
        aria-label="Search the shop"
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder="Search for anything"
        className="h-11 w-full rounded-full border border-line bg-surface pr-4 pl-11 placeholder:text-muted hover:border-ink/40"
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
        aria-label="Suggestions"
        hidden={!expanded}
        className="absolute inset-x-0 top-full z-30 mt-2 overflow-hidden rounded-2xl border border-line bg-surface py-2 shadow-card"
      >
        {suggestions.map((suggestion, index) => (
          <li
            key={suggestion}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={cx('flex cursor-pointer items-center gap-3 px-4 py-2', index === active && 'bg-sand')}
            // Before the field's blur closes the list.
            onPointerDown={(event) => {
              event.preventDefault();
              search(suggestion);
            }}
            onPointerEnter={() => setActive(index)}
          >
            <SearchIcon className="size-4 text-muted" />
            {suggestion}
          </li>
        ))}
      </ul>
    </form>
  );
}
