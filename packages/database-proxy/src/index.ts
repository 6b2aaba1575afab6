export {
  startDatabaseProxy,
  type Break,
  type CommitFault,
  type DatabaseProxy,
} from './database-proxy.js';
