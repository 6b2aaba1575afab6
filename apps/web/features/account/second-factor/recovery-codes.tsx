'use client';

import { Button } from '@/components/ui/button';
import { saveFile } from '@/lib/http/save-file';
import { focusOnce } from './focus-once';
import './print.css';

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

/** They are shown this once: the API keeps their hashes only. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const save = () => {
    const content = new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' });
    saveFile({ name: 'lastseat-recovery-codes.txt', content });
  };
  return (
    <div role="group" aria-label="Recovery codes" className="recovery-codes mt-5">
      <h3 ref={focusOnce} tabIndex={-1} className="font-semibold outline-none">
        Keep these recovery codes<span className="hidden print:inline"> of Lastseat</span>
      </h3>
      <p className="mt-1 text-muted">
        Each lets you in once when nothing else is at hand. They are not shown again.
      </p>
      <ul className="mt-4 grid gap-x-6 gap-y-2 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:flex-wrap print:hidden">
        <Button variant="secondary" onClick={save}>
          Save them as a file
        </Button>
        <Button variant="secondary" onClick={() => window.print()}>
          Print them
        </Button>
        <Button onClick={onKept}>I have kept them</Button>
      </div>
    </div>
  );
}
