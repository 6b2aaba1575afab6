import type { OrganiserCategory } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import { findTones } from '@/lib/format/category-tones';
import { paths } from '@/lib/http/paths';
import type { TimetableQuery } from './timetable-query';

interface TimetableFiltersProps {
  slug: string;
  query: TimetableQuery;
  categories: readonly OrganiserCategory[];
}

/** Links, which work before any script as well; what the colours mean stands on them. */
export function TimetableFilters({ slug, query, categories }: TimetableFiltersProps) {
  if (categories.length < 2 && categories[0]?.levels.length === 0) return null;
  const tones = findTones(categories.map(({ name }) => name));
  const levels = categories.find(({ name }) => isSame(name, query.category))?.levels ?? [];
  const pathTo = (change: Partial<TimetableQuery>) =>
    paths.timetable(slug, { ...query, level: '', ...change });
  return (
    <div className="print:hidden">
      <FilterRow label="Categories">
        <FilterLink href={pathTo({ category: '' })} isChosen={query.category === ''}>
          All
        </FilterLink>
        {categories.map(({ name }) => (
          <FilterLink
            key={name}
            href={pathTo({ category: name })}
            isChosen={isSame(name, query.category)}
          >
            <span
              className={`size-3 rounded-full bg-(--tone-mark) forced-color-adjust-none ${tones.get(name) ?? ''}`}
            />
            {name}
          </FilterLink>
        ))}
      </FilterRow>
      {levels.length > 0 && (
        <FilterRow label="Levels">
          <FilterLink href={pathTo({})} isChosen={query.level === ''}>
            All levels
          </FilterLink>
          {levels.map((level) => (
            <FilterLink key={level} href={pathTo({ level })} isChosen={isSame(level, query.level)}>
              {query.category} {level}
            </FilterLink>
          ))}
        </FilterRow>
      )}
    </div>
  );
}

/** As the API takes them: case does not matter. */
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function FilterRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="chip-row">{children}</ul>
    </nav>
  );
}

interface FilterLinkProps {
  href: string;
  isChosen: boolean;
  children: ReactNode;
}

function FilterLink({ href, isChosen, children }: FilterLinkProps) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        scroll={false}
        aria-current={isChosen ? 'true' : undefined}
        className="chip"
      >
        {children}
      </Link>
    </li>
  );
}
