'use client';

import type { MemberList } from '@lastseat/contracts';
import { organiserMembers } from '@/features/organise/api/resources';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { PageSkeleton } from '@/features/organise/shell/shell-skeleton';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { useResource } from '@/lib/http/resource';
import { InvitationRow } from './invitation-row';
import { InviteMember } from './invite-member';
import { MemberRow } from './member-row';

export function MembersView() {
  return (
    <WhoMay action="members.read">
      <PageHeading title="Members" text="Who works on your events, and what each of them may do." />
      <Members />
    </WhoMay>
  );
}

function Members() {
  const { id } = useOrganiser();
  const entry = useResource(organiserMembers, id);
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<PageSkeleton />}
      onRetry={() => void organiserMembers.load(id)}
    >
      {(members) => <MemberLists members={members} />}
    </WhenLoaded>
  );
}

const listStyle = 'divide-y divide-line rounded-2xl border border-line bg-surface shadow-card';

function MemberLists({ members: { data, invitations } }: { members: MemberList }) {
  const canChange = useCan('members.change');
  const owners = data.filter(({ role }) => role === 'owner');
  return (
    <div className="grid max-w-3xl gap-10">
      {canChange && <InviteMember />}
      <section aria-labelledby="members">
        <h2 id="members" className="sr-only">
          Members
        </h2>
        <ul className={listStyle}>
          {data.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              isLastOwner={member.role === 'owner' && owners.length === 1}
            />
          ))}
        </ul>
      </section>
      {invitations.length > 0 && (
        <section aria-labelledby="invitations">
          <h2 id="invitations" className="mb-3 text-lg font-semibold tracking-tight">
            Invited
          </h2>
          <ul className={listStyle}>
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
