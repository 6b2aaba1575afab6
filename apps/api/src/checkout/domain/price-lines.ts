/** What the seats of a checkout cost with a code. Pure. */
import { discountOf, isForType, type Discount } from '@lastseat/contracts';

/** What is known of a code before anything is locked: the core says whether it still works. */
export interface CodeInUse extends Discount {
  id: string;
  code: string;
  /** Empty: for every type, and for an event without types. */
  ticketTypeIds: readonly string[];
}

interface ListedLine {
  ticketTypeId: string | null;
  /** Of one seat, without the code. */
  unitPriceCents: number;
}

interface Discounted {
  /** What one seat costs less than without the code. */
  discountCents: number;
  /** By which code; null: the line has its full price. */
  promoCodeId: string | null;
}

/**
 * A code makes the lines cheaper that it is for, and leaves the others alone. Where it is for none, each line
 * names it all the same: so the core says why.
 */
export function priceLines<Line extends ListedLine>(
  lines: readonly Line[],
  code: CodeInUse | null,
): (Line & Discounted)[] {
  const isFor = ({ ticketTypeId }: Line) => code !== null && isForType(code, ticketTypeId);
  const isForNone = !lines.some(isFor);
  return lines.map((line) => {
    if (code === null || !(isForNone || isFor(line))) {
      return { ...line, discountCents: 0, promoCodeId: null };
    }
    const discountCents = discountOf(code, line.unitPriceCents);
    const unitPriceCents = line.unitPriceCents - discountCents;
    return { ...line, unitPriceCents, discountCents, promoCodeId: code.id };
  });
}
