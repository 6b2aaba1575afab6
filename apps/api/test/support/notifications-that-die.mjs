/** The built notification worker, which kills itself when it has made deliveries and is to commit the offset. */
import { Consumer } from '@platformatic/kafka';

Consumer.prototype.commit = () => process.kill(process.pid, 'SIGKILL');
await import('../../dist/src/main-notifications.js');
