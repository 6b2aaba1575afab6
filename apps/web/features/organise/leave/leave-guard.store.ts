import { create } from 'zustand';

interface LeaveGuardState {
  /** Whether something is typed and not saved. */
  isDirty: boolean;
  /** The way that somebody wanted to go, until it is said whether they may lose what they typed. */
  pending: (() => void) | null;
}

export const useLeaveGuard = create<LeaveGuardState>()(() => ({ isDirty: false, pending: null }));

/** Goes at once, or asks first where something would be lost. */
export function leaveBy(go: () => void): void {
  if (useLeaveGuard.getState().isDirty) useLeaveGuard.setState({ pending: go });
  else go();
}
