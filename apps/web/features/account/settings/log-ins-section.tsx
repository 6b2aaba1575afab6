'use client';

import type { OwnSession } from '@lastseat/contracts';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/instant';
import { endLogIn, endOtherLogIns } from '@/features/account/account-api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { findProblem } from '@/lib/http/api';
import { useResource } from '@/lib/http/resource';
import { logIns } from './log-ins';
import { Section } from './section';

export function LogInsSection() {
  const { data, failure } = useResource(logIns);
  const others = data?.filter(({ isCurrent }) => !isCurrent) ?? [];
  return (
    <Section
      title="Log-ins"
      text="Where you are signed in. A log-in that is ended goes out at once."
    >
      {data === null && (
        <p role="status" className="mt-4 text-muted">
          {failure === null ? 'Loading…' : explainRefusal(failure)}
        </p>
      )}
      <ul className="mt-4 divide-y divide-line">
        {data?.map((session) => (
          <LogIn key={session.id} session={session} />
        ))}
      </ul>
      {others.length > 1 && (
        <EndButton label="End all others" end={endOtherLogIns} className="mt-4 w-full" />
      )}
    </Section>
  );
}

function LogIn({ session: { id, device, lastUsedAt, isCurrent } }: { session: OwnSession }) {
  const name = device ?? 'Unknown device';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <MonitorSmartphone className="size-5 shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">
          {isCurrent ? (
            'This one'
          ) : (
            <>
              Last used <Instant at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {!isCurrent && <EndButton label="End" of={name} end={() => endLogIn(id)} />}
    </li>
  );
}

interface EndButtonProps {
  label: string;
  /** Which one, for those who do not see it beside. */
  of?: string;
  end: () => Promise<void>;
  className?: string;
}

function EndButton({ label, of, end, className }: EndButtonProps) {
  const [isEnding, setIsEnding] = useState(false);
  const endAndTell = async () => {
    setIsEnding(true);
    try {
      await end();
      toast.success('Ended.');
    } catch (error) {
      // Somebody else was faster: it is gone, which is what was wanted.
      if (findProblem(error)?.code !== 'session_not_found') toast.error(explainRefusal(error));
    }
    await logIns.load();
    setIsEnding(false);
  };
  return (
    <Button
      variant="secondary"
      className={className}
      isLoading={isEnding}
      loadingLabel="Ending…"
      onClick={() => void endAndTell()}
    >
      {label}
      {of && <span className="sr-only"> {of}</span>}
    </Button>
  );
}
