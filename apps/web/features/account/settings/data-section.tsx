'use client';

import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { loadExport } from '@/features/account/account-api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { saveFile } from '@/lib/http/save-file';
import { Section } from './section';

export function DataSection() {
  const [isLoading, setIsLoading] = useState(false);
  const load = async () => {
    setIsLoading(true);
    try {
      saveFile({ name: 'lastseat-account.json', content: await loadExport() });
    } catch (error) {
      toast.error(explainRefusal(error));
    }
    setIsLoading(false);
  };
  return (
    <Section title="Your data" text="Everything that we keep about you, as one file (JSON).">
      <Button
        variant="secondary"
        className="mt-4"
        isLoading={isLoading}
        loadingLabel="Fetching it…"
        onClick={() => void load()}
      >
        Download my data
      </Button>
    </Section>
  );
}
