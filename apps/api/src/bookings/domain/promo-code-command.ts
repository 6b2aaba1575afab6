/** What an organiser asks for of the codes that make seats cheaper. */
import type { Edit } from './by-organiser.js';
import type { PromoCodeFields } from './promo-codes.js';

export interface AddPromoCodeCommand extends Edit {
  kind: 'addPromoCode';
  codeId: string;
  fields: Omit<PromoCodeFields, 'isPaused'>;
}

export interface ChangePromoCodeCommand extends Edit {
  kind: 'changePromoCode';
  codeId: string;
  /** What is left out stays as it is. */
  change: Partial<PromoCodeFields>;
}

export interface RemovePromoCodeCommand extends Edit {
  kind: 'removePromoCode';
  codeId: string;
}

export type PromoCodeCommand =
  | AddPromoCodeCommand
  | ChangePromoCodeCommand
  | RemovePromoCodeCommand;

/** For them all codes of the event are read: no two are alike, and there is a most. */
export function isPromoCodeCommand(command: { kind: string }): command is PromoCodeCommand {
  return isOne[command.kind as PromoCodeCommand['kind']] ?? false;
}

const isOne: Record<PromoCodeCommand['kind'], true> = {
  addPromoCode: true,
  changePromoCode: true,
  removePromoCode: true,
};
