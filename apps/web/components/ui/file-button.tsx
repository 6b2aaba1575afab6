'use client';

import { useRef, type ReactNode } from 'react';
import { Button } from './button';

interface FileButtonProps {
  /** Media types. */
  accept: readonly string[];
  className?: string;
  children: ReactNode;
  onChoose: (file: File) => void;
}

/** Opens the browser's own choice of a file. */
export function FileButton({ accept, className, children, onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept.join(',')}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onChoose(file);
          target.value = ''; // The same file once more is a choice as well.
        }}
      />
      <Button variant="secondary" className={className} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
