'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { explainToast } from '@/features/organise/explain-toast';
import { saveFile } from '@/lib/http/save-file';

interface DownloadButtonProps {
  label: string;
  read: () => Promise<{ name: string; content: Blob }>;
}

export function DownloadButton({ label, read }: DownloadButtonProps) {
  const [isReading, setIsReading] = useState(false);
  const download = async () => {
    setIsReading(true);
    try {
      saveFile(await read());
    } catch (error) {
      toast.error(explainToast(error));
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
      <Download className="size-5" aria-hidden="true" />
      {label}
    </Button>
  );
}
