'use client';

import type { Invitation } from '@lastseat/contracts';
import { toast } from 'react-hot-toast';
import { Instant } from '@/components/ui/instant';
import { withdrawInvitation } from '@/features/organise/api/organisers-api';
import { organiserMembers } from '@/features/organise/api/resources';
import { explainToast } from '@/features/organise/explain-toast';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { roleNames } from '@/features/organise/shell/role-names';
import { rowButtonStyle } from './row-button-style';

export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id: organiserId } = useOrganiser();
  const canChange = useCan('members.change');
  const { id, email, role, expiresAt } = invitation;
  const withdraw = async () => {
    try {
      await withdrawInvitation(organiserId, id);
      toast.success(`The invitation of ${email} is worth nothing any more.`);
    } catch (error) {
      toast.error(explainToast(error));
    }
    await organiserMembers.load(organiserId);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-4 sm:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold wrap-anywhere">{email}</p>
        <p className="text-sm text-muted">
          {roleNames[role]}, open until <Instant at={expiresAt} />
        </p>
      </div>
      {canChange && (
        <button type="button" className={rowButtonStyle} onClick={() => void withdraw()}>
          Withdraw<span className="sr-only"> the invitation of {email}</span>
        </button>
      )}
    </li>
  );
}
