import { QrCode } from '@/components/ui/qr-code';

/** One seat of a booking, as its paper names it. */
export interface Seat {
  reference: string;
  /** Counted from 1. */
  number: number;
  /** Of the booking. */
  seats: number;
  /** What the code says. */
  code: string;
  /** Who comes with it; null: nobody has said. */
  name?: string | null | undefined;
}

interface TicketCodeProps {
  seat: Seat;
  /** Its size; it is square. */
  className: string;
}

export function TicketCode({ seat, className }: TicketCodeProps) {
  return <QrCode text={seat.code} title={nameCode(seat)} className={className} />;
}

function nameCode({ reference, number, seats }: Seat): string {
  const code = `QR code of the booking ${reference}`;
  return seats === 1 ? code : `${code}, seat ${number} of ${seats}`;
}
