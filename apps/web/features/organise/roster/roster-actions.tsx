'use client';

import type { OrganiserEvent } from '@lastseat/contracts';
import { Printer, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { actionStyles } from '@/components/ui/action-style';
import { Button } from '@/components/ui/button';
import { DownloadButton } from '@/components/ui/download-button';
import { Link } from '@/components/ui/link';
import { readRosterFile } from '@/features/organise/api/roster-api';
import { SeatBar } from '@/features/organise/events/seat-bar';
import { explainToast } from '@/features/organise/explain-toast';
import type { ConsoleState } from '@/features/organise/live/console-state';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { AddPerson } from './add-person';

interface RosterActionsProps {
  event: OrganiserEvent;
  live: ConsoleState;
  onAdded: () => void;
}

/** How full it is, and what can be done with the whole list. */
export function RosterActions({ event, live, onAdded }: RosterActionsProps) {
  const { slug } = useOrganiser();
  const [isAdding, setIsAdding] = useState(false);
  const canAdd = useCan('roster.change') && event.status === 'scheduled';
  const canExport = useCan('roster.export');
  const counts = live.counts ?? event;
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-52 flex-1 sm:max-w-xs">
        <SeatBar sold={counts.confirmedTickets} total={counts.totalTickets} />
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-1">
        <Link href={consolePaths.doorList(slug, event.id)} className={actionStyles.secondary}>
          <Printer className="size-5" aria-hidden="true" />
          Door list
        </Link>
        {canExport && <DownloadRoster eventId={event.id} />}
        {canAdd && (
          <Button onClick={() => setIsAdding(true)}>
            <UserPlus className="size-5" aria-hidden="true" />
            Add somebody
          </Button>
        )}
      </div>
      {isAdding && (
        <AddPerson
          eventId={event.id}
          remainingTickets={counts.remainingTickets}
          onAdded={onAdded}
          onClose={() => setIsAdding(false)}
        />
      )}
    </div>
  );
}

const DownloadRoster = ({ eventId }: { eventId: string }) => (
  <DownloadButton label="CSV" read={() => readRosterFile(eventId)} explain={explainToast} />
);
