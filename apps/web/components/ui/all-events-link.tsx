import Link from 'next/link';
import { paths } from '@/lib/http/paths';
import { actionStyle } from './action-style';

/** The way on from where there is nothing to see. */
export function AllEventsLink() {
  return (
    <Link href={paths.events()} className={actionStyle}>
      See all events
    </Link>
  );
}
