import { QRCodeSVG } from 'qrcode.react';

interface TicketCodeProps {
  reference: string;
  /** Its size; it is square. */
  className: string;
}

/** Black on white in every theme, with its quiet edge: many readers make out nothing else. */
export function TicketCode({ reference, className }: TicketCodeProps) {
  return (
    <QRCodeSVG
      value={reference}
      level="M"
      marginSize={2}
      title={`QR code of the booking ${reference}`}
      className={`forced-color-adjust-none bg-[white] ${className}`}
    />
  );
}
