import { QrCode } from '@/components/ui/qr-code';

interface TicketCodeProps {
  reference: string;
  /** Its size; it is square. */
  className: string;
}

export function TicketCode({ reference, className }: TicketCodeProps) {
  return (
    <QrCode text={reference} title={`QR code of the booking ${reference}`} className={className} />
  );
}
