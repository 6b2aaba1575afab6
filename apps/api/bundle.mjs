/**
 * Makes of what the compiler wrote (`dist/modules`, a file for each source) what runs: a file for each
 * program, and what they share in `dist/chunks`, with the libraries that they load. Node takes longer to
 * find and read 2,800 files than to run them (docs/decisions/103-the-api-in-a-few-files.md). It begins with
 * the compiler's output, since Nest injects by the types that only the compiler writes.
 */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const programs = [
  ...['src/main', 'src/main-processes', 'src/main-notifications', 'src/main-replay-invoices'],
  ...['prisma/migrate', 'prisma/seed', 'bench/main'],
];

/**
 * What tests, benchmarks and the upgrade import: each under its own name, and the very module that the
 * programs run. So who changes a class there changes the running API.
 */
const parts = [
  ...['app', 'auth/bcrypt-threads', 'common/config/config', 'common/database/lanes'],
  ...['common/database/prisma.service', 'common/observability/metrics/metrics.service'],
  ...['bookings/commit/booking-committer', 'bookings/manage-links.service'],
  ...[
    'bookings/paid-seats.service',
    'checkout/checkout.service',
    'checkout/commit/order-committer',
  ],
  ...[
    'checkout/order-holds.service',
    'checkout/order-links.service',
    'checkout/order-names.service',
  ],
  ...['checkout/order-reads', 'checkout/order-steps', 'checkout/orders.service'],
  ...[
    'checkout/own-orders.service',
    'checkout/webhooks.service',
    'event-store/event-store.service',
  ],
  ...['integrity/integrity-check.service', 'invoices/invoice-events', 'invoices/replay-invoices'],
  ...[
    'outbox/dispatcher',
    'outbox/outbox-metrics',
    'outbox/outbox.module',
    'outbox/outbox.service',
  ],
  ...['outbox/receivers.service', 'payments/test-provider', 'realtime/booking-updates.service'],
  'realtime/ticket-updates.service',
].map((name) => `src/${name}`);

/** `bcrypt-threads.ts` looks for it beside itself, and is in a chunk. */
const thread = { 'chunks/bcrypt-thread': 'dist/modules/src/auth/bcrypt-thread.mjs' };

const external = [
  // Native, with files of their own, or loaded by those alone who use them.
  ...['bcrypt', 'sharp', 'fontkit', 'pdfkit', '@fastify/static', '@platformatic/kafka'],
  ...[/^@prisma\/schema-engine-wasm/, /^@prisma\/client\/runtime\/query_compiler/],
  // Before whatever has decorators. Of several chunks the first to run is not known; each imports it first.
  'reflect-metadata',
  // Nest would load them where they are installed.
  ...['@fastify/multipart', '@fastify/view', '@nestjs/platform-express', /^@nestjs\/microservices/],
  ...['class-transformer', 'class-validator'],
];

const bundle = await rolldown({
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  input: {
    ...Object.fromEntries([...programs, ...parts].map((name) => [name, `dist/modules/${name}.js`])),
    ...thread,
  },
  platform: 'node',
  external,
  // What it warns of is a program that fails once it runs.
  onLog(level, { message }) {
    if (level === 'warn') throw new Error(message);
  },
});
await bundle.write({
  dir: 'dist',
  format: 'esm',
  sourcemap: true,
  entryFileNames: ({ name }) => (name in thread ? '[name].mjs' : '[name].js'),
  chunkFileNames: 'chunks/[name].js',
});
await bundle.close();
