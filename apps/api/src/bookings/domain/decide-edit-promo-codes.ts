/** What an organiser does to the codes of an event. */
import { findPromoCodeErrors, maxPromoCodes, type FieldChange } from '@lastseat/contracts';
import { refuse, type Outcome, type Refused } from './outcome.js';
import type { Inventory } from './inventory.js';
import type {
  AddPromoCodeCommand,
  ChangePromoCodeCommand,
  PromoCodeCommand,
  RemovePromoCodeCommand,
} from './promo-code-command.js';
import type { PromoCodeFields, PromoCodeState } from './promo-codes.js';

export function decideAddPromoCode(command: AddPromoCodeCommand, inventory: Inventory): Outcome {
  const { eventId, codeId: id, fields } = command;
  const { editable: event, promoCodes } = inventory;
  if (event.status === 'cancelled') return refuse('event_cancelled');
  if (promoCodes.list().length >= maxPromoCodes) return refuse('too_many_promo_codes');
  const added = { ...fields, id, eventId, isPaused: false, usedTickets: 0, wasUsed: false };
  const wrong = findWrong(added, added.ticketTypeIds, inventory);
  if (wrong !== null) return wrong;

  promoCodes.add(added);
  finish(command, inventory, {
    action: 'promo_code.added',
    changes: { name: { before: null, after: added.name } },
  });
  return { kind: 'edited' };
}

export function decideChangePromoCode(
  command: ChangePromoCodeCommand,
  inventory: Inventory,
): Outcome {
  const code = inventory.promoCodes.find(command.codeId);
  if (!code) return refuse('promo_code_not_found');
  const changes = listChanges(code, command.change);
  if (Object.keys(changes).length === 0) return { kind: 'edited' };
  // Those that it had already may be gone by now.
  const named = command.change.ticketTypeIds?.filter((id) => !code.ticketTypeIds.includes(id));
  const wrong = findWrong({ ...code, ...command.change }, named ?? [], inventory);
  if (wrong !== null) return wrong;

  inventory.promoCodes.edit(code.id, command.change);
  const name = changes['name'] ?? { before: code.name, after: code.name };
  finish(command, inventory, { action: 'promo_code.edited', changes: { ...changes, name } });
  return { kind: 'edited' };
}

/** One that was used stays for the books, also when all of its bookings are cancelled. */
export function decideRemovePromoCode(
  command: RemovePromoCodeCommand,
  inventory: Inventory,
): Outcome {
  const code = inventory.promoCodes.find(command.codeId);
  if (!code) return refuse('promo_code_not_found');
  if (code.wasUsed || code.usedTickets > 0) return refuse('promo_code_was_used');

  inventory.promoCodes.remove(code.id);
  finish(command, inventory, {
    action: 'promo_code.removed',
    changes: { name: { before: code.name, after: null } },
  });
  return { kind: 'edited' };
}

/** @param named types that have to be there */
function findWrong(
  code: PromoCodeState,
  named: readonly string[],
  { promoCodes, ticketTypes }: Inventory,
): Refused | null {
  const errors = findPromoCodeErrors(code);
  if (errors.length > 0) return refuse('invalid_request', { errors });
  if (named.some((id) => !ticketTypes.find(id))) return refuse('ticket_type_not_found');
  const isTaken = promoCodes.list().some((one) => one.id !== code.id && one.code === code.code);
  return isTaken ? refuse('promo_code_taken') : null;
}

/** What is not so already. */
function listChanges(
  code: PromoCodeState,
  change: Partial<PromoCodeFields>,
): Record<string, FieldChange> {
  const fields = Object.keys(change) as (keyof PromoCodeFields)[];
  const compared = fields.map((field) => {
    const [before, after] = [toJson(code[field]), toJson(change[field])];
    return [field, { before, after }] as const;
  });
  const isOther = ({ before, after }: FieldChange) =>
    JSON.stringify(before) !== JSON.stringify(after);
  return Object.fromEntries(compared.filter(([, one]) => isOther(one)));
}

type Logged = Parameters<Inventory['log']>[1];

/** What follows for the event itself, and nobody is told: a code is for whom it was given to. */
function finish(command: PromoCodeCommand, inventory: Inventory, logged: Logged): void {
  const hasPromoCodes = inventory.promoCodes.list().length > 0;
  if (hasPromoCodes !== inventory.event.hasPromoCodes) inventory.edit({ hasPromoCodes });
  const { code, ...changes } = logged.changes;
  // As the codes of types: the log hears only that there is another one.
  const hidden = code && { code: { before: '…', after: '…' } };
  inventory.log(command, { ...logged, changes: { ...changes, ...hidden } });
}

/** A field as JSON has it. */
const toJson = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
