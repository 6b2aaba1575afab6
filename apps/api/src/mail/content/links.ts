/** The pages that mails lead to, at the address that browsers see. */
import type { Unsubscribe } from '../template/letter.js';

export interface Links {
  event(id: string): string;
  /** The organiser's picture, or the one that is drawn for the event. */
  cover(event: { id: string; coverImageId: string | null }): string;
  /** The ticket, where it can be cancelled too. */
  booking(id: string): string;
  /** A guest's place: to see, confirm and cancel it; of several types that one. */
  manage(token: string, ticketTypeId: string | null): string;
  /** A guest's order: the token is behind the `#`, which browsers send to no server. */
  guestOrder(order: { id: string; token: string }): string;
  /** A ticket that somebody passes on: to accept or decline it. */
  transfer(token: string): string;
  /** Of whoever made it with an account. */
  order(id: string): string;
  bookings(): string;
  invitation(token: string): string;
  verification(): string;
  passwordReset(token: string): string;
  /** The forgotten password, from the beginning. */
  forgottenPassword(): string;
  logIn(): string;
  logIns(): string;
  unsubscribe(token: string): Unsubscribe;
}

export function createLinks(publicUrl: string): Links {
  const at = (path: string) => new URL(path, publicUrl).href;
  return {
    event: (id) => at(`/events/${id}`),
    cover: ({ id, coverImageId }) =>
      coverImageId === null
        ? at(`/events/${id}/share.png`)
        : at(`/api/events/${id}/cover/${coverImageId}?width=960`),
    booking: (id) => at(`/bookings/${id}`),
    manage: (token, ticketTypeId) =>
      at(`/manage/${token}${ticketTypeId === null ? '' : `?ticketTypeId=${ticketTypeId}`}`),
    guestOrder: ({ id, token }) => at(`/checkout/${id}#${token}`),
    transfer: (token) => at(`/transfer/${token}`),
    order: (id) => at(`/checkout/${id}`),
    bookings: () => at('/bookings'),
    invitation: (token) => at(`/organise/invitations/${token}`),
    verification: () => at('/account'),
    passwordReset: (token) => at(`/reset-password/${token}`),
    forgottenPassword: () => at('/forgot-password'),
    logIn: () => at('/login'),
    logIns: () => at('/account'),
    unsubscribe: (token) => ({
      pageUrl: at(`/unsubscribe/${token}`),
      postUrl: at(`/api/unsubscribe/${token}`),
    }),
  };
}
