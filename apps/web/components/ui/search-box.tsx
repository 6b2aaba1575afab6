'use client';

import { Search } from 'lucide-react';
import { maxSearchLength } from '@/lib/format/clean-search';
import { useSearchField, type SendSearch } from '@/lib/react/use-search-field';

interface SearchBoxProps {
  /** What is looked through, such as `name or email`. */
  what: string;
  search: string;
  onSearch: SendSearch;
}

/** Looks through a list of the console as one types. */
export function SearchBox({ what, search, onSearch }: SearchBoxProps) {
  const { text, setText, sendNow, endTyping } = useSearchField(search, onSearch);
  return (
    <form
      role="search"
      className="relative min-w-full flex-1 sm:min-w-64"
      onSubmit={(event) => {
        event.preventDefault();
        sendNow(text);
      }}
    >
      <Search
        className="pointer-events-none absolute top-1/2 left-4 size-4 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <input
        type="text"
        aria-label={`Search by ${what}`}
        placeholder={what.charAt(0).toUpperCase() + what.slice(1)}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={maxSearchLength}
        className="h-11 w-full rounded-full border border-line-strong bg-surface pr-4 pl-11 placeholder:text-muted"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={endTyping}
      />
    </form>
  );
}
