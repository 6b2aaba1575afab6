/** What was asked for and answered in a schedule, and what was found to be wrong. */
import type { BookingCommand } from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { Outcome } from '../../../apps/api/src/bookings/domain/outcome.js';

export interface Asked {
  command: BookingCommand;
  /** Null: none came. */
  outcome: Outcome | null;
  isOver: boolean;
}

export class History {
  readonly asked: Asked[] = [];
  /** The first one counts: what follows may follow from it. */
  readonly violations: string[] = [];
  /** Null: nobody wants to read it. */
  readonly lines: string[] | null;

  constructor(isTold: boolean) {
    this.lines = isTold ? [] : null;
  }

  blame(violation: string): void {
    this.violations.push(violation);
    this.lines?.push(`  ! ${violation}`);
  }
}
