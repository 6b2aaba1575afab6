import { bookingReference, type Incident } from '@lastseat/contracts';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Instant } from '@/components/ui/instant';
import { Link } from '@/components/ui/link';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';
import { incidentTexts } from './describe-incident';

interface IncidentCardProps {
  incident: Incident;
  onSeen: () => Promise<void>;
}

/** One incident in words. */
export function IncidentCard({ incident, onSeen }: IncidentCardProps) {
  const { kind, createdAt, seen } = incident;
  const { title, happened, done, todo } = incidentTexts[kind];
  const Icon = seen === null ? CircleAlert : CircleCheck;
  return (
    <li className="rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-6">
      <div className="flex items-start gap-3">
        <Icon
          className={`mt-1 size-5 shrink-0 ${seen === null ? 'text-few' : 'text-plenty'}`}
          aria-hidden="true"
        />
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
          <p className="text-sm text-muted">
            <Instant at={createdAt} />
          </p>
          <About incident={incident} />
          <p className="mt-3">{happened}</p>
          <dl className="mt-3 grid gap-3">
            <Told name="What was done">{done}</Told>
            <Told name="What you should do">{todo}</Told>
          </dl>
          <SeenBy incident={incident} onSeen={onSeen} />
        </div>
      </div>
    </li>
  );
}

function About({ incident: { event, orderId, person } }: { incident: Incident }) {
  const { slug } = useOrganiser();
  const reference = bookingReference(orderId);
  return (
    <p className="mt-1 wrap-anywhere">
      {person.name}, {event.title},{' '}
      <Link
        href={consolePaths.orders(slug, event.id, { search: reference })}
        className="font-mono text-sm font-semibold whitespace-nowrap text-accent underline underline-offset-4"
      >
        {reference}
      </Link>
    </p>
  );
}

function Told({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="text-sm font-medium text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function SeenBy({ incident: { seen }, onSeen }: IncidentCardProps) {
  const [isSaving, setIsSaving] = useState(false);
  if (seen !== null) {
    return (
      <p className="mt-4 text-sm text-muted">
        Seen by {seen.byName || 'a member'}, <Instant at={seen.at} />
      </p>
    );
  }
  const press = async () => {
    setIsSaving(true);
    await onSeen();
    setIsSaving(false);
  };
  return (
    <div className="mt-4">
      <Button
        variant="secondary"
        isLoading={isSaving}
        loadingLabel="Saving…"
        onClick={() => void press()}
      >
        Mark as seen
      </Button>
    </div>
  );
}
