import { Share2 } from 'lucide-react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { paths } from '@/lib/http/paths';
import { shareLink } from './share-link';

interface ShareButtonProps {
  event: { id: string; title: string };
}

/** The event's address and never the ticket's: whoever has the code has the seat. */
export function ShareButton({ event: { id, title } }: ShareButtonProps) {
  const share = async () => {
    const url = new URL(paths.event(id), location.origin).href;
    const outcome = await shareLink(
      { title, url },
      {
        ...('share' in navigator && { share: (data: ShareData) => navigator.share(data) }),
        ...('clipboard' in navigator && { clipboard: navigator.clipboard }),
      },
    );
    if (outcome === 'copied') toast.success('The link to the event is copied.');
    if (outcome === 'failed') toast.error(`The link could not be copied: ${url}`);
  };
  return (
    <Button variant="secondary" onClick={() => void share()}>
      <Share2 className="size-5" aria-hidden="true" />
      Share with a friend
    </Button>
  );
}
