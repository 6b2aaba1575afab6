import Link from 'next/link';
import { formatCount } from '@/lib/format/format';
import { paths } from '@/lib/http/paths';
import type { Facets } from '@/features/events/list/list-events';
import type { EventListQuery } from '@/features/events/list/list-query';

interface FacetLinksProps {
  query: EventListQuery;
  facets: Pick<Facets, 'categories'>;
}

/** Links, each to its own list: they lead there before any script as well. */
export function FacetLinks({ query, facets: { categories } }: FacetLinksProps) {
  const levels = categories.find(({ name }) => name === query.category)?.levels ?? [];
  const isCounted = query.period !== 'past';
  return (
    <>
      <FacetRow
        label="Categories"
        all="All"
        options={categories.map(({ name, upcoming }) => ({ value: name, name, upcoming }))}
        chosen={query.category}
        isCounted={isCounted}
        pathTo={(category) => paths.events({ ...query, category, level: '', page: 1 })}
      />
      {levels.length > 0 && (
        <FacetRow
          label="Levels"
          all="All levels"
          options={levels.map(({ name, upcoming }) => ({ value: name, name, upcoming }))}
          chosen={query.level}
          isCounted={isCounted}
          pathTo={(level) => paths.events({ ...query, level, page: 1 })}
        />
      )}
    </>
  );
}

interface FacetRowProps {
  label: string;
  all: string;
  options: readonly { value: string; name: string; upcoming: number }[];
  /** `''` for all. */
  chosen: string;
  /** The numbers are of events to come. */
  isCounted: boolean;
  pathTo: (value: string) => string;
}

function FacetRow({ label, all, options, chosen, isCounted, pathTo }: FacetRowProps) {
  const link = (value: string, children: React.ReactNode) => (
    <Link
      href={pathTo(value)}
      prefetch={false}
      aria-current={chosen === value ? 'true' : undefined}
      className="chip"
    >
      {children}
    </Link>
  );
  return (
    <nav aria-label={label}>
      <ul className="chip-row">
        <li>{link('', all)}</li>
        {options.map(({ value, name, upcoming }) => (
          <li key={value}>
            {link(
              value,
              <>
                {name}
                {isCounted && (
                  <span className="font-normal text-muted tabular-nums">
                    {' '}
                    {formatCount(upcoming)}
                  </span>
                )}
              </>,
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
