import { serve } from './stack/serve.js';

const HELP = `npm start: brings Lastseat up, and says where.

Installs what is missing, writes .env with random secrets when there is none, starts an embedded
PostgreSQL (kept in .data/postgres) unless DATABASE_URL is set, builds what is out of date,
migrates, seeds an empty database, starts the API and the web server. Ctrl-C stops everything.
What ends by itself is started again, and a line says so. The rush lab is at /lab of the web app, unless
NODE_ENV is production.

  --api 2        so many API processes on one port; one that ends is followed by another, and one
                 that gets a SIGTERM goes without a request failing
  --notifications kafka
                 mails are made by a process of its own, which reads Kafka (KAFKA_BROKERS), in place
                 of the API's dispatcher (outbox, unless NOTIFICATIONS says otherwise)
  --help         this text

Set in the environment or in .env (the environment wins):
  WEB_PORT       where the web server listens, 3000
  API_PORT       where the API listens, 4000
  INBOX_PORT     where caught mails are shown, 8025; with SMTP_URL or RESEND_API_KEY they are sent
  PAYMENTS_PORT  where payments are played, 8026; with STRIPE_SECRET_KEY they are real
  NOTIFICATIONS_PORT
                 health and metrics of the process of --notifications kafka, 4001
  DATABASE_URL   a PostgreSQL of your own instead of the embedded one
.env.example explains all of them.`;

await serve(HELP, false);
