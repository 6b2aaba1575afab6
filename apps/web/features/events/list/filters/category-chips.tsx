import type { Category } from '@lastseat/contracts';
import Link from 'next/link';
import { paths } from '@/lib/http/paths';
import type { EventListQuery } from '@/features/events/list/list-query';

interface CategoryChipsProps {
  query: EventListQuery;
  categories: readonly Category[];
}

/** Links, each to its own list: they lead there before any script as well. */
export function CategoryChips({ query, categories }: CategoryChipsProps) {
  const chip = (category: string, text: string) => (
    <Link
      href={paths.events({ ...query, category, page: 1 })}
      prefetch={false}
      aria-current={query.category === category ? 'true' : undefined}
      className="chip"
    >
      {text}
    </Link>
  );
  return (
    <nav aria-label="Categories">
      <ul className="chip-row">
        <li>{chip('', 'All')}</li>
        {categories.map(({ name }) => (
          <li key={name}>{chip(name, name)}</li>
        ))}
      </ul>
    </nav>
  );
}
