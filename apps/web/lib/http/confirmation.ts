/**
 * Between a request that is refused until the person has shown the second factor again, and the dialog that
 * asks them for it.
 */
import { create } from 'zustand';

interface Confirmation {
  /** Ends the asking: whether it is them. Null: nothing is asked. */
  settle: ((isConfirmed: boolean) => void) | null;
}

export const useConfirmation = create<Confirmation>()(() => ({ settle: null }));

let asked: Promise<boolean> | null = null;

/** Requests that need it at once share one dialog. @returns false when the person does not want to */
export function askConfirmation(): Promise<boolean> {
  asked ??= new Promise<boolean>((settle) => useConfirmation.setState({ settle })).finally(() => {
    asked = null;
    useConfirmation.setState({ settle: null });
  });
  return asked;
}
