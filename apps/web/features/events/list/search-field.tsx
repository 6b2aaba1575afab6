import { Search, X } from 'lucide-react';
import { useRef, type ComponentProps } from 'react';
import { maxSearchLength } from '@/lib/format/clean-search';
import { paths } from '@/lib/http/paths';
import { useEarlyText } from '@/lib/react/use-early-text';
import { useSearchField, type SendSearch } from '@/lib/react/use-search-field';
import { searchFormId } from './filters/filter-form';

interface SearchFieldProps {
  /** What the address says. */
  search: string;
  onSearch: SendSearch;
}

export function SearchField({ search, onSearch }: SearchFieldProps) {
  const { text, setText, sendNow, endTyping } = useSearchField(search, onSearch);
  const input = useRef<HTMLInputElement>(null);
  useEarlyText(input, setText);
  return (
    <form
      role="search"
      id={searchFormId}
      // For as long as no script has come; after that the page stays and its content changes.
      action={paths.events()}
      className="relative"
      onSubmit={(event) => {
        event.preventDefault();
        sendNow(text);
      }}
    >
      <Search
        className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted"
        aria-hidden="true"
      />
      <SearchInput
        ref={input}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onBlur={endTyping}
      />
      {text !== '' && (
        <EmptyFieldButton
          onClick={() => {
            setText('');
            sendNow('');
            input.current?.focus();
          }}
        />
      )}
    </form>
  );
}

type SearchInputProps = Pick<ComponentProps<'input'>, 'ref' | 'value' | 'onChange' | 'onBlur'>;

function SearchInput({ ref, value, onChange, onBlur }: SearchInputProps) {
  return (
    <input
      ref={ref}
      // Not "search": browsers add a cross of their own to it, beside ours.
      type="text"
      name="search"
      value={value}
      maxLength={maxSearchLength}
      autoComplete="off"
      enterKeyHint="search"
      aria-label="Search events"
      placeholder="Title, category or place"
      className="h-12 w-full rounded-xl border border-line-strong bg-surface pr-12 pl-12 shadow-card placeholder:text-muted"
      onChange={onChange}
      onBlur={onBlur}
    />
  );
}

function EmptyFieldButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label="Empty the search field"
      className="absolute top-1 right-1 flex size-10 items-center justify-center rounded-lg text-muted transition-colors hover:bg-sunken hover:text-ink"
      onClick={onClick}
    >
      <X className="size-5" aria-hidden="true" />
    </button>
  );
}
