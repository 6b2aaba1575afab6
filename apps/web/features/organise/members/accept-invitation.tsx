'use client';

import type { InvitationOffer } from '@lastseat/contracts';
import { MailOpen, MailX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { actionStyle } from '@/components/ui/action-style';
import { acceptInvitation } from '@/features/organise/api/organisers-api';
import { invitationOffer, ownOrganisers } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { roleNames, roleTexts } from '@/features/organise/shell/role-names';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { findProblem } from '@/lib/http/api';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource } from '@/lib/http/resource';
import { useSession } from '@/lib/session';

export function AcceptInvitation({ token }: { token: string }) {
  const { data, failure } = useResource(invitationOffer, token);
  if (data !== null) return <Offer token={token} offer={data} />;
  return failure === null ? <PageSkeleton /> : <NoOffer />;
}

function Offer({ token, offer }: { token: string; offer: InvitationOffer }) {
  const { organiser, role } = offer;
  const email = useSession(({ user }) => user?.email);
  const { isJoining, join } = useJoin(token, organiser);
  return (
    <EmptyState
      heading="h1"
      icon={MailOpen}
      title={`Join ${organiser.name}`}
      text={`You are asked to work on its events as ${roleNames[role].toLowerCase()}: ${roleTexts[role].toLowerCase()}. You are signed in as ${email ?? '…'}.`}
      action={
        <Button isLoading={isJoining} loadingLabel="Joining…" onClick={() => void join()}>
          Join {organiser.name}
        </Button>
      }
    />
  );
}

function useJoin(token: string, { slug, name }: InvitationOffer['organiser']) {
  const router = useRouter();
  const [isJoining, setIsJoining] = useState(false);
  const join = async () => {
    setIsJoining(true);
    try {
      await acceptInvitation(token);
    } catch (error) {
      if (findProblem(error)?.code !== 'already_member') {
        toast.error(explainToast(error));
        setIsJoining(false);
        void invitationOffer.load(token);
        return;
      }
    }
    await ownOrganisers.load();
    toast.success(`You are a member of ${name}.`);
    router.replace(consolePaths.home(slug));
  };
  return { isJoining, join };
}

function NoOffer() {
  return (
    <EmptyState
      heading="h1"
      icon={MailX}
      title="This invitation is not open any more"
      text="It was used, withdrawn, or is too old. Ask whoever sent it for a new one."
      action={
        <Link href={consolePaths.start()} className={actionStyle}>
          Go to your events
        </Link>
      }
    />
  );
}
