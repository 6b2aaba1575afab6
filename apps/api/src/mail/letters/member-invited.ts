import { anyReader, formatInstant, type MemberRole } from '@lastseat/contracts';
import type { Links } from '../content/links.js';
import type { Letter } from '../template/letter.js';

export interface InvitationContent {
  organiserName: string;
  /** Who invited; null where nobody knows any more. */
  inviterName: string | null;
  role: MemberRole;
  token: string;
  expiresAt: string;
}

const mayDo: Record<MemberRole, string> = {
  owner: 'As an owner you may do everything.',
  manager: 'As a manager you look after events and the people who come.',
  door: 'At the door you see who comes.',
};

export function memberInvited(invitation: InvitationContent, links: Links): Letter {
  const { organiserName, inviterName, role, token, expiresAt } = invitation;
  const who = inviterName ?? organiserName;
  return {
    subject: `${organiserName} invites you to Lastseat`,
    preview: mayDo[role],
    blocks: [
      { kind: 'heading', text: `Join ${organiserName}` },
      {
        kind: 'paragraph',
        text: `${who} invites you to work for ${organiserName} at Lastseat. ${mayDo[role]}`,
      },
      { kind: 'button', label: 'Look at the invitation', url: links.invitation(token) },
      {
        kind: 'paragraph',
        text: `The invitation is good until ${formatInstant(expiresAt, 'UTC', anyReader)} (UTC). Whoever has this mail can accept it, so do not pass it on.`,
      },
    ],
    reason: `You get this mail because ${who} has typed in your address. If you do not know why, do nothing.`,
  };
}
