/**
 * What the person books or cancels in another window or on another device is shown here at once.
 *
 * What must stay true: with every connect the bookings are read anew, once the server knows whose the
 * socket is: what happened before that was told to nobody here.
 */
import { bookingUpdateSchema, socketEvents, type BookingUpdate } from '@lastseat/contracts';
import { connectOnce, getSocket, holdSocket, type AppSocket } from '@/lib/http/socket';
import { useSession } from '@/lib/session';
import { useBookings } from './bookings.store';
import { forgetTicket } from './kept/keep-tickets';
import { loadBookings } from './list/load-bookings';
import { loadWaitlist } from './waitlist/load-waitlist';
import { hasPlace } from './waitlist/waitlist.store';

const acknowledgeWithinMs = 5_000;
const reconnectAfterMs = 2_000;

/** Gives what ends it. To be begun while somebody is signed in. */
export function followOwnBookings(): () => void {
  const socket = getSocket();
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    signIn(socket, () => {
      void loadBookings();
      void loadWaitlist();
    });
  };
  const handleLoss = () => {
    // Socket.IO reconnects by itself, except when the server ended the connection.
    if (!socket.active) reconnect = setTimeout(connectOnce, reconnectAfterMs, socket);
  };
  // The socket is the person's as long as its token: a new one goes to it at once.
  const unsubscribe = useSession.subscribe(({ accessToken }, before) => {
    if (accessToken !== before.accessToken) signIn(socket, () => undefined);
  });
  socket.on('connect', begin);
  socket.on('disconnect', handleLoss);
  socket.on(socketEvents.bookingUpdate, take);
  const release = holdSocket('bookings');
  begin();
  return () => {
    clearTimeout(reconnect);
    unsubscribe();
    socket.off('connect', begin);
    socket.off('disconnect', handleLoss);
    socket.off(socketEvents.bookingUpdate, take);
    if (socket.connected) {
      socket.emit(socketEvents.signIn, { accessToken: null }, () => undefined);
    }
    release();
  };
}

function signIn(socket: AppSocket, then: () => void): void {
  const { accessToken } = useSession.getState();
  if (!socket.connected || accessToken === null) return;
  const acknowledge = (error: Error | null) => {
    if (error === null) then();
  };
  socket.timeout(acknowledgeWithinMs).emit(socketEvents.signIn, { accessToken }, acknowledge);
}

function take(message: unknown): void {
  const update = bookingUpdateSchema.safeParse(message);
  if (update.success) takeUpdate(update.data);
}

/** This window's own bookings and cancellations come back here as well, and are known. */
export function takeUpdate(update: BookingUpdate): void {
  const { bookings, confirmed, underway, markCancelled, markConfirmed } = useBookings.getState();
  const { id, eventId, status, cancelledAt } = update;
  if (underway[eventId]) return;
  // A place in line may be served with it, or an offer be over.
  if (status === 'held' || hasPlace(eventId)) void loadWaitlist();
  // Whether it is an offer, the waitlist says: a guest's booking that was begun with the address is none.
  if (status === 'held') return;
  const known = bookings.find((booking) => booking.id === id);
  if (status === 'cancelled') {
    // It may be kept by another tab while this one has not read its list.
    forgetTicket(id);
    if (known?.status === 'cancelled') return;
    if (known && cancelledAt !== null) markCancelled(id, cancelledAt);
  } else {
    // Of one that the list has something else is new: somebody was asked to take it over, or said no.
    if (!known && confirmed[eventId] === id) return;
    if (!known) markConfirmed(eventId, id);
  }
  void loadBookings();
}
