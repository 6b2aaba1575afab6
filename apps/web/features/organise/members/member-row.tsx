'use client';

import { memberRoles, type Member, type MemberRole } from '@lastseat/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { ConfirmationDialog } from '@/components/ui/confirmation-dialog';
import { changeRole, removeMember } from '@/features/organise/api/organisers-api';
import { organiserMembers, ownOrganisers } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { roleNames, roleTexts } from '@/features/organise/shell/role-names';
import { consolePaths } from '@/lib/http/console-paths';
import { useSession } from '@/lib/session';
import { rowButtonStyle } from './row-button-style';

interface MemberRowProps {
  member: Member;
  /** Somebody has to stay who may do everything. */
  isLastOwner: boolean;
}

export function MemberRow({ member, isLastOwner }: MemberRowProps) {
  const isMe = useSession(({ user }) => user?.id === member.userId);
  const canChange = useCan('members.change');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-4 sm:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold wrap-anywhere">
          {member.name}
          {isMe && <span className="font-normal text-muted"> (you)</span>}
        </p>
        <p className="text-sm wrap-anywhere text-muted">{member.email}</p>
      </div>
      {canChange && !isLastOwner ? (
        <RoleSelect member={member} />
      ) : (
        <p className="text-sm font-medium">{roleNames[member.role]}</p>
      )}
      {(canChange || isMe) && !isLastOwner && <RemoveButton member={member} isMe={isMe} />}
    </li>
  );
}

function RoleSelect({ member: { userId, name, role } }: { member: Member }) {
  const { id } = useOrganiser();
  const change = async (next: MemberRole) => {
    try {
      await changeRole(id, userId, next);
      toast.success(`${name}: ${roleNames[next]}. ${roleTexts[next]}.`);
    } catch (error) {
      toast.error(explainToast(error));
    }
    // One's own role is among what the console is built by.
    await Promise.all([organiserMembers.load(id), ownOrganisers.load()]);
  };
  return (
    <select
      aria-label={`Role of ${name}`}
      value={role}
      className="min-h-11 rounded-xl border border-line-strong bg-surface px-3 text-sm font-medium"
      onChange={({ target }) => {
        const next = memberRoles.find((known) => known === target.value);
        if (next) void change(next);
      }}
    >
      {memberRoles.map((known) => (
        <option key={known} value={known}>
          {roleNames[known]}
        </option>
      ))}
    </select>
  );
}

function RemoveButton({ member: { userId, name }, isMe }: { member: Member; isMe: boolean }) {
  const organiser = useOrganiser();
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const remove = async () => {
    try {
      await removeMember(organiser.id, userId);
      if (isMe) router.replace(consolePaths.start());
      else toast.success(`${name} is no member any more.`);
    } catch (error) {
      toast.error(explainToast(error));
    }
    await (isMe ? ownOrganisers.load() : organiserMembers.load(organiser.id));
  };
  const verb = isMe ? 'Leave' : 'Remove';
  return (
    <>
      <button type="button" className={rowButtonStyle} onClick={() => setIsAsked(true)}>
        {verb}
        {!isMe && <span className="sr-only"> {name}</span>}
      </button>
      <ConfirmationDialog
        isOpen={isAsked}
        onOpenChange={setIsAsked}
        tone="danger"
        title={isMe ? `Leave ${organiser.name}?` : `Remove ${name}?`}
        description={`${isMe ? 'You' : name} will see nothing of ${organiser.name} any more, until somebody sends a new invitation.`}
        confirmLabel={verb}
        cancelLabel={isMe ? 'Stay' : 'Keep'}
        onConfirm={remove}
      />
    </>
  );
}
