import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { saveFile } from '@/lib/http/save-file';
import { readTicketFile } from './ticket-codes';

interface DownloadButtonProps {
  bookingId: string;
  /** Of a guest's link; empty for a booking of one's own. */
  token?: string;
}

/** All tickets of the booking on paper of A4. */
export function DownloadButton({ bookingId, token = '' }: DownloadButtonProps) {
  const [isReading, setIsReading] = useState(false);
  const download = async () => {
    setIsReading(true);
    try {
      saveFile(await readTicketFile(token, bookingId));
    } catch (error) {
      toast.error(explainRefusal(error));
    } finally {
      setIsReading(false);
    }
  };
  return (
    <Button
      variant="secondary"
      isLoading={isReading}
      loadingLabel="Preparing…"
      onClick={() => void download()}
    >
      <FileDown className="size-5" aria-hidden="true" />
      Download PDF
    </Button>
  );
}
