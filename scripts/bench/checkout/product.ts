/** Lastseat's own services, as the API's routes call them. */
import type { ProvidersService } from '../../../apps/api/src/payments/providers.service.js';
import type { Counter, Seller } from './seller.js';

export const product: Seller = {
  title: 'Lastseat: orders in batches',
  open(counter) {
    const services = openServices(counter);
    const { own, checkout, webhooks } = services;
    return {
      async buy(eventId, userId) {
        const order = await checkout.begin(userId, { eventId, lines: [{ quantity: 1 }] }, null);
        await own.pay({ userId, token: null }, order.id);
        const { body, headers } = counter.bank.pay(order);
        await webhooks.take('test', body, headers);
        return 'paid';
      },
      close: () => services.close(),
    };
  },
};

/** Nobody here has a code, or asks for tickets or invoices. */
const unasked = undefined as never;

function openServices({ api, checkout: built, bank: { provider }, config }: Counter) {
  const bookings = new built.BookingDatabase(config);
  const prisma = new api.PrismaService(built.narrowTo('account', config));
  const outbox = new api.OutboxService();
  const updates = new api.TicketUpdatesService(() => () => undefined);
  const ownUpdates = new api.BookingUpdatesService(() => () => undefined);
  ownUpdates.connect({ here: () => undefined, elsewhere: () => undefined });
  const committer = new api.BookingCommitter(
    ...([config, () => new Date(), bookings, updates, ownUpdates, outbox] as const),
    new api.MetricsService(),
  );
  const links = new built.ManageLinksService(config, prisma);
  const seats = new built.PaidSeatsService(config, prisma, links, committer, ownUpdates);
  const one = { current: provider, isThere: true, get: () => provider };
  // Of the class only its questions are asked.
  const providers = one as unknown as ProvidersService;
  const steps = new built.OrderSteps(prisma, seats, providers, config);
  const reads = new built.OrderReads(prisma);
  const orderCommitter = new built.OrderCommitter(config, prisma, outbox);
  const orders = new built.OrdersService(prisma, reads, orderCommitter, steps);
  const holds = new built.OrderHoldsService(prisma, reads, seats, unasked);
  const names = new built.OrderNamesService(prisma, reads);
  return {
    checkout: new built.CheckoutService(
      ...([reads, orderCommitter, seats, holds, providers] as const),
      ...([new built.OrderLinksService(config, prisma), config] as const),
    ),
    own: new built.OwnOrdersService(prisma, orders, unasked, unasked, names, config),
    webhooks: new built.WebhooksService(providers, orders),
    async close() {
      await committer.drain();
      await bookings.$disconnect();
      await prisma.$disconnect();
    },
  };
}
