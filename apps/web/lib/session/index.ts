export {
  adoptUser,
  attemptRefresh,
  closeSession,
  endSession,
  followTabs,
  openSession,
  settleSession,
} from './session';
export { useSession } from './session.store';
export { refreshWhenRestored, startSession } from './silent-refresh';
