import type { Category } from '@lastseat/contracts';
import Link from 'next/link';
import { paths } from '@/lib/http/paths';
import type { EventListQuery } from '../list-query';
import { chipStyle } from './chip-style';
import type { ChangeFilter } from './filter-form';

interface CategoryChipsProps {
  query: EventListQuery;
  categories: readonly Category[];
  className: string;
  onChange: ChangeFilter;
}

/** Links, each to its own list: they lead there before any script as well. */
export function CategoryChips({ query, categories, className, onChange }: CategoryChipsProps) {
  const chip = (category: string, text: string) => (
    <Link
      href={paths.events({ ...query, category, page: 1 })}
      prefetch={false}
      aria-current={query.category === category ? 'true' : undefined}
      className={chipStyle}
      onNavigate={(event) => {
        event.preventDefault();
        onChange({ category });
      }}
    >
      {text}
    </Link>
  );
  return (
    <nav aria-label="Categories">
      <ul className={className}>
        <li>{chip('', 'All')}</li>
        {categories.map(({ name }) => (
          <li key={name}>{chip(name, name)}</li>
        ))}
      </ul>
    </nav>
  );
}
