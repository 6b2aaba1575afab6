import { CloudCheck, History, Volume2, VolumeX } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Signals } from './use-signals';

interface ToolBarProps {
  signals: Signals;
  /** Whether the page would come without a network too. */
  isReady: boolean;
  onRecent: () => void;
}

/** At the bottom, where a thumb is. */
export function ToolBar({ signals: { isMuted, toggle }, isReady, onRecent }: ToolBarProps) {
  return (
    <div className="grid gap-3">
      <div className="flex gap-3">
        <Button variant="secondary" className="flex-1" onClick={onRecent}>
          <History className="size-5" aria-hidden="true" />
          Last scans
        </Button>
        <Button variant="secondary" className="flex-1" aria-pressed={isMuted} onClick={toggle}>
          {isMuted ? (
            <VolumeX className="size-5" aria-hidden="true" />
          ) : (
            <Volume2 className="size-5" aria-hidden="true" />
          )}
          Mute
        </Button>
      </div>
      {isReady && (
        <p className="flex items-center justify-center gap-2 text-sm text-muted">
          <CloudCheck className="size-4" aria-hidden="true" />
          Ready for the time without a network
        </p>
      )}
    </div>
  );
}
