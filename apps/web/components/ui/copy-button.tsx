'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button';

interface CopyButtonProps {
  text: string;
  /** Such as `Copy the key`. */
  label?: string;
}

/** Takes the text into the clipboard. Where a browser does not allow it, it is there to be selected. */
export function CopyButton({ text, label = 'Copy' }: CopyButtonProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === text;
  const Icon = isCopied ? Check : Copy;
  return (
    <Button
      variant="secondary"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(text),
          () => undefined,
        );
      }}
    >
      <Icon className="size-4" aria-hidden="true" />
      {isCopied ? 'Copied' : label}
    </Button>
  );
}
