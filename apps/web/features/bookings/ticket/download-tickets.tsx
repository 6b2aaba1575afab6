import { FileDown } from 'lucide-react';
import { DownloadButton } from '@/components/ui/download-button';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { readTicketFile } from './ticket-codes';

interface DownloadTicketsProps {
  bookingId: string;
  /** Of a guest's link; empty for a booking of one's own. */
  token?: string;
}

/** All tickets of the booking on paper of A4. */
export const DownloadTickets = ({ bookingId, token = '' }: DownloadTicketsProps) => (
  <DownloadButton
    label="Download PDF"
    icon={FileDown}
    read={() => readTicketFile(token, bookingId)}
    explain={explainRefusal}
  />
);
