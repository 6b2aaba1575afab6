import { useState } from 'react';

/**
 * For the `onCloseAutoFocus` of a dialog without a trigger of its own, to which Radix would give the focus
 * back: gives it to what had it when the dialog opened, or leaves it where that is gone.
 */
export function useFocusBack(isOpen: boolean): (event: Event) => void {
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<Element | null>(null);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    // Now, before a field within it takes the focus for itself.
    if (isOpen) setOpener(document.activeElement);
  }
  return (event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
}
