import type { MemberRole } from '@lastseat/contracts';

export const roleNames: Record<MemberRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  door: 'Door',
};

/** What each may do, in a sentence. */
export const roleTexts: Record<MemberRole, string> = {
  owner: 'Everything, members and settings too',
  manager: 'Events and the people who come',
  door: 'Sees who comes, for the door',
};
