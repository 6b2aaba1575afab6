/** The requests about tickets, and how their answers read. */
import {
  acceptedTransferSchema,
  bookingTicketsSchema,
  checkInResultSchema,
  checkInResultsSchema,
  doorDeviceSchema,
  transferSchema,
  type CheckInResult,
} from '@lastseat/contracts';
import type { AnyTicketWish, Answer, Scan, ScanResult, Wish } from '../history.js';

export function isTicketWish(wish: Wish): wish is AnyTicketWish {
  return wish.kind in statuses;
}

/** What is answered where it was done. */
const statuses: Record<AnyTicketWish['kind'], readonly number[]> = {
  ...{ askTransfer: [201], takeBack: [204], acceptTransfer: [200], declineTransfer: [204] },
  // 200 when somebody is in with this ticket already, and when an entry is undone.
  ...{ readTickets: [200], registerDevice: [201], scan: [200, 201], handIn: [200] },
};

/** Guests without an account are known by their address. */
export const isGuest = (userId: string): boolean => userId.includes('@');

export function pathOfTicketWish(wish: AnyTicketWish): string {
  switch (wish.kind) {
    case 'askTransfer':
    case 'takeBack':
      return `/bookings/${wish.bookingId}/transfer`;
    case 'acceptTransfer':
      return `/transfers/${wish.token}/accept`;
    case 'declineTransfer':
      return `/transfers/${wish.token}/decline`;
    case 'readTickets':
      return `/bookings/${wish.bookingId}/tickets`;
    case 'registerDevice':
      return `/events/${wish.eventId}/door-devices`;
    case 'scan':
      return `/events/${wish.eventId}/check-ins${wish.scan.kind === 'undo' ? '/undo' : ''}`;
    case 'handIn':
      return `/events/${wish.eventId}/check-ins/batch`;
  }
}

export function optionsOfTicketWish(wish: AnyTicketWish, authorization: string): RequestInit {
  const headers = { authorization };
  const post = (body: object): RequestInit => ({
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  switch (wish.kind) {
    case 'askTransfer':
      return post({ email: wish.email });
    case 'takeBack':
      return { method: 'DELETE', headers };
    case 'acceptTransfer':
      return { method: 'POST', ...(!isGuest(wish.userId) && { headers }) };
    case 'declineTransfer':
      return { method: 'POST' };
    case 'readTickets':
      return { headers };
    case 'registerDevice':
      return post({ id: wish.device, name: 'A phone' });
    case 'scan':
      return post({ device: wish.device, ...toAskedScan(wish.scan) });
    case 'handIn':
      return post({ device: wish.device, scans: wish.scans.map(toQueuedScan) });
  }
}

/** An undo that is asked for names the entry alone. */
const toAskedScan = ({ nonce, scannedAt, code, undoes }: Scan) => ({
  ...{ nonce, scannedAt },
  ...(undoes === undefined ? { code } : { undoes }),
});

const toQueuedScan = ({ bookingId: _, ...scan }: Scan) => scan;

/** Of one that was carried out. @returns null: the contract knows nothing like it */
export function readTicketAnswer(
  wish: AnyTicketWish,
  status: number,
  content: unknown,
): Answer | null {
  if (!statuses[wish.kind].includes(status)) return null;
  switch (wish.kind) {
    case 'askTransfer': {
      const transfer = transferSchema.safeParse(content);
      if (!transfer.success || transfer.data.email !== wish.email) return null;
      return { kind: 'asked', transferId: transfer.data.id, status: transfer.data.status };
    }
    case 'takeBack':
    case 'declineTransfer':
      return { kind: 'edited' };
    case 'acceptTransfer':
      return readAccepted(content);
    case 'readTickets': {
      const read = bookingTicketsSchema.safeParse(content);
      if (!read.success || read.data.bookingId !== wish.bookingId) return null;
      return { kind: 'tickets', codes: read.data.tickets.map(({ code }) => code) };
    }
    case 'registerDevice': {
      const device = doorDeviceSchema.safeParse(content);
      return device.success && device.data.id === wish.device ? { kind: 'edited' } : null;
    }
    case 'scan': {
      const result = checkInResultSchema.safeParse(content);
      const isLetIn = result.data?.outcome === 'admitted';
      if (!result.success || isLetIn !== (status === 201)) return null;
      return toScanned([wish.scan], [result.data]);
    }
    case 'handIn': {
      const read = checkInResultsSchema.safeParse(content);
      return read.success ? toScanned(wish.scans, read.data.results) : null;
    }
  }
}

function readAccepted(content: unknown): Answer | null {
  const accepted = acceptedTransferSchema.safeParse(content);
  if (!accepted.success) return null;
  const { data } = accepted;
  if (!('id' in data)) return { kind: 'told', eventId: data.eventId, status: data.status };
  return { kind: 'booked', bookingId: data.id, eventId: data.eventId, status: data.status };
}

/** In their order, and each about its own scan. */
function toScanned(scans: readonly Scan[], results: readonly CheckInResult[]): Answer | null {
  const isOwn = (result: CheckInResult, index: number) =>
    result.nonce === scans[index]?.nonce && result.bookingId === scans[index].bookingId;
  if (results.length !== scans.length || !results.every(isOwn)) return null;
  const toResult = ({ nonce, outcome, isKept }: CheckInResult): ScanResult => ({
    ...{ nonce, outcome, isKept },
  });
  return { kind: 'scanned', results: results.map(toResult) };
}
