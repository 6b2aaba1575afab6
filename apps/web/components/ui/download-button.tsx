'use client';

import { Download, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { saveFile } from '@/lib/http/save-file';
import { Button } from './button';

interface DownloadButtonProps {
  label: string;
  icon?: LucideIcon;
  read: () => Promise<{ name: string; content: Blob }>;
  /** Why there is no file, in a sentence. */
  explain: (error: unknown) => string;
}

/** Hands over a file that only whoever is signed in may read. */
export function DownloadButton({
  label,
  icon: Icon = Download,
  read,
  explain,
}: DownloadButtonProps) {
  const [isReading, setIsReading] = useState(false);
  const download = async () => {
    setIsReading(true);
    try {
      saveFile(await read());
    } catch (error) {
      toast.error(explain(error));
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
      <Icon className="size-5" aria-hidden="true" />
      {label}
    </Button>
  );
}
