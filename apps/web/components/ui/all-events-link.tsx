import { paths } from '@/lib/http/paths';
import { actionStyle } from './action-style';
import { Link } from './link';

/** The way on from where there is nothing to see. */
export function AllEventsLink() {
  return (
    <Link href={paths.events()} className={actionStyle}>
      See all events
    </Link>
  );
}
