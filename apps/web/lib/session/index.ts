export {
  adoptSession,
  adoptUser,
  attemptRefresh,
  closeSession,
  endSession,
  followTabs,
  openSession,
  refreshSession,
  settleSession,
} from './session';
export { useSession, type SessionState, type SessionStatus } from './session.store';
export { refreshWhenRestored, startSession } from './silent-refresh';
