/**
 * Proves from what everybody wrote down, and from the database, that every promise was kept. Pure:
 * the same history has the same verdict.
 */
import type { History } from '../history.js';
import { checkAnswers } from './answers.js';
import { checkBookings } from './bookings.js';
import type { Check } from './check.js';
import { checkDoor } from './door.js';
import { checkDoorAnswers } from './door-answers.js';
import { checkEdits } from './edits.js';
import { gatherEvidence } from './evidence.js';
import { checkGuests } from './guests.js';
import { checkHolds } from './holds.js';
import { checkLine } from './line.js';
import { checkLineAnswers } from './line-answers.js';
import { checkLive } from './live.js';
import { checkMails } from './mails.js';
import { checkOutbox } from './outbox.js';
import { checkRefusals } from './refusals.js';
import { checkSeats } from './seats.js';
import { checkTransferAnswers } from './transfer-answers.js';
import { checkTransfers } from './transfers.js';

export function checkHistory(history: History): Check[] {
  const evidence = gatherEvidence(history);
  return [
    ...checkSeats(evidence),
    ...checkBookings(evidence),
    ...checkHolds(evidence),
    ...checkGuests(evidence),
    ...checkLine(evidence),
    ...checkLineAnswers(evidence),
    ...checkTransfers(evidence),
    ...checkTransferAnswers(evidence),
    ...checkDoor(evidence),
    ...checkDoorAnswers(evidence),
    ...checkEdits(evidence),
    ...checkRefusals(evidence),
    ...checkAnswers(evidence),
    ...checkLive(evidence),
    ...checkOutbox(evidence),
    ...checkMails(evidence),
  ];
}
