'use client';

import { CloudOff, SearchX, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { actionStyle } from '@/components/ui/action-style';
import { findProblem } from '@/lib/http/api';
import { consolePaths } from '@/lib/http/console-paths';
import { paths } from '@/lib/http/paths';
import type { Entry } from '@/lib/http/resource';

interface WhenLoadedProps<T> {
  entry: Entry<T>;
  /** In place of what is on its way, as large as that. */
  skeleton: ReactNode;
  onRetry: () => void;
  children: (data: T) => ReactNode;
}

/** What is known is shown, also when there is nothing newer to be had right now. */
export function WhenLoaded<T>({ entry, skeleton, onRetry, children }: WhenLoadedProps<T>) {
  if (entry.data !== null) return children(entry.data);
  if (entry.failure === null) return skeleton;
  const problem = findProblem(entry.failure);
  if (problem?.code === 'second_factor_required') return <SecondFactorNeeded />;
  const status = problem?.status;
  if (status === 403) return <NotAllowed />;
  return status === 404 || status === 400 ? <NotHere /> : <LoadFailure onRetry={onRetry} />;
}

/** Told apart from what one may not see by nothing: whether it exists is not for everybody to know. */
export function NotHere() {
  return (
    <EmptyState
      heading="h1"
      icon={SearchX}
      title="There is nothing here for you"
      text="It may have been removed, or you are not a member of its organiser. Are you signed in with the right account?"
      action={<BackToStart />}
    />
  );
}

export function NotAllowed() {
  return (
    <EmptyState
      heading="h1"
      icon={SearchX}
      title="Your role does not include this"
      text="An owner of the organiser can give you another one."
      action={<BackToStart />}
    />
  );
}

function SecondFactorNeeded() {
  return (
    <EmptyState
      heading="h1"
      icon={ShieldCheck}
      title="This organiser asks for a second factor"
      text="Beside your password: an authenticator app, or a passkey. Set one up in your account, and come back."
      action={
        <Link href={paths.secondFactor()} className={actionStyle}>
          Set up a second factor
        </Link>
      }
    />
  );
}

function BackToStart() {
  return (
    <Link href={consolePaths.start()} className={actionStyle}>
      Go to your events
    </Link>
  );
}

function LoadFailure({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        heading="h1"
        icon={CloudOff}
        title="This could not be loaded"
        text="We could not be reached, or something went wrong on our side. Nothing of yours is lost."
        action={<Button onClick={onRetry}>Try again</Button>}
      />
    </div>
  );
}
