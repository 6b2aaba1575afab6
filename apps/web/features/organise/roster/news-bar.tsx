'use client';

import type { RosterNews } from '@lastseat/contracts';
import { actionStyles } from '@/components/ui/action-style';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { consolePaths } from '@/lib/http/console-paths';
import { describeUnseen } from './merge-news';
import { isNewestFirst, type RosterQuery } from './roster-query';

interface NewsBarProps {
  unseen: readonly RosterNews[];
  hasGap: boolean;
  query: RosterQuery;
  onShow: () => void;
}

/** Says who has booked meanwhile. The rows stay as they are until somebody wants to see them. */
export function NewsBar({ unseen, hasGap, query, onShow }: NewsBarProps) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const hasNews = unseen.length > 0 || hasGap;
  return (
    // The region stays: one that arrives with its text is often not read out.
    <div role="status">
      {hasNews && (
        <div className="mb-4 flex animate-fade flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2xl bg-accent-soft py-2 pr-2 pl-5 text-accent">
          <p className="font-medium wrap-anywhere">{describeUnseen(unseen)}</p>
          {isNewestFirst(query) || unseen.length === 0 ? (
            <Button variant="secondary" onClick={onShow}>
              Show
            </Button>
          ) : (
            <Link href={consolePaths.roster(slug, id)} className={actionStyles.secondary}>
              Show the newest
            </Link>
          )}
        </div>
      )}
    </div>
  );
}
