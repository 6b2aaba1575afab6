import { ExternalLink } from 'lucide-react';
import { findOnMap } from '@/lib/format/find-on-map';

/** The street, and where that is: by a link, so that no map's owner learns who looks at an event. */
export function Address({ address }: { address: string }) {
  return (
    <>
      <span dir="auto">{address}</span>{' '}
      <a
        href={findOnMap(address)}
        target="_blank"
        rel="noopener noreferrer"
        className="inline-flex items-center gap-1 font-medium whitespace-nowrap text-accent underline underline-offset-2 hover:text-accent-strong print:hidden"
      >
        Map
        <ExternalLink className="size-3.5" aria-hidden="true" />
        <span className="sr-only"> (OpenStreetMap, in a new tab)</span>
      </a>
    </>
  );
}
