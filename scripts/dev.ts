import { serve } from './stack/serve.js';

const HELP = `npm run dev: like npm start, but from the sources and with all logs in the terminal.

The web app shows a change at once; contracts and API are compiled and the API restarted. After a
change of apps/api/prisma/schema.prisma, of apps/web/server, of apps/web/next.config.ts or of a
dependency, stop and start it again.

Takes the same settings as npm start: see npm start -- --help. There is one API process.`;

await serve(HELP, true);
