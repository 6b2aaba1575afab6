'use client';

import { Maximize2, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { TicketCode, type Seat } from './ticket-code';

interface LargerCodeProps {
  seat: Seat;
  title: string;
}

/**
 * The code over the whole screen, in white: the brightest that a page can make it. The browser's own
 * dialog, which closes by Escape and gives the focus back by itself.
 */
export function LargerCode(props: LargerCodeProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const titleId = useId();
  return (
    <>
      <button
        type="button"
        className="mt-1 inline-flex min-h-11 items-center gap-2 rounded-xl px-4 text-sm font-semibold text-[#1d4ed8] transition-colors hover:bg-[#e6eefe] print:hidden"
        onClick={() => {
          setIsOpen(true);
          dialog.current?.showModal();
        }}
      >
        <Maximize2 className="size-4" aria-hidden="true" />
        Show larger
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="m-0 size-full max-h-none max-w-none bg-[white] text-[#0c1631] print:hidden"
        onClose={() => {
          setIsOpen(false);
        }}
      >
        {isOpen && (
          <FullScreen {...props} titleId={titleId} onClose={() => dialog.current?.close()} />
        )}
      </dialog>
    </>
  );
}

interface FullScreenProps extends LargerCodeProps {
  titleId: string;
  onClose: () => void;
}

function FullScreen({ seat, title, titleId, onClose }: FullScreenProps) {
  return (
    <div className="flex size-full flex-col p-3">
      <button
        type="button"
        className="inline-flex min-h-11 items-center gap-2 self-end rounded-xl px-4 font-semibold hover:bg-[#e9edf5]"
        onClick={onClose}
      >
        <X className="size-5" aria-hidden="true" />
        Close
      </button>
      <div className="m-auto flex flex-col items-center text-center">
        <TicketCode seat={seat} className="size-[min(94vw,100dvh-10rem)]" />
        <h2 id={titleId} className="line-clamp-1 font-semibold wrap-anywhere">
          <span dir="auto">{title}</span>
        </h2>
        <p className="text-xl font-semibold tracking-wider">{seat.reference}</p>
        {seat.seats > 1 && (
          <p>
            Seat {seat.number} of {seat.seats}
          </p>
        )}
      </div>
    </div>
  );
}
