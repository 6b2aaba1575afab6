/**
 * What a member of an organiser may do: the one table. The API asks it on every route of an organiser, and
 * the pages ask it for what they offer.
 */
import * as z from 'zod/mini';

/** `owner`: everything. `manager`: events, people and the door. `door`: who comes, and check-in. */
export const memberRoles = ['owner', 'manager', 'door'] as const;
export const memberRoleSchema = z.enum(memberRoles);
export type MemberRole = z.infer<typeof memberRoleSchema>;

const everyRole: readonly MemberRole[] = memberRoles;
const events: readonly MemberRole[] = ['owner', 'manager'];
const ownersOnly: readonly MemberRole[] = ['owner'];

const rolesByAction = {
  /** The organiser's name, address and text. */
  'organiser.edit': ownersOnly,
  'members.read': events,
  'members.change': ownersOnly,
  'events.read': everyRole,
  /** Create, edit, publish, duplicate, delete a draft, cancel. */
  'events.change': events,
  /** Who comes, by name and e-mail. */
  'roster.read': everyRole,
  /** Add and cancel by hand, note. */
  'roster.change': events,
  /** The whole list as a file. */
  'roster.export': events,
  /** Register a device, read its list, let people in and see who is in. */
  'door.work': everyRole,
  /** See the devices, and sign one out. */
  'door.devices': events,
  /** What was invoiced, and the organiser's invoicing profile. */
  'invoices.read': events,
  /** Issue, mark as paid, credit. */
  'invoices.change': events,
  /** Who has paid what, and what went wrong. */
  'orders.read': events,
  'orders.refund': events,
  'statistics.read': events,
  'activity.read': events,
} as const satisfies Record<string, readonly MemberRole[]>;

export type MemberAction = keyof typeof rolesByAction;

export function can(role: MemberRole, action: MemberAction): boolean {
  return rolesByAction[action].includes(role);
}
