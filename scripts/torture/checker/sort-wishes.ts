/** What was wanted, by its kind. */
import type { EditLineWish, LineWish, LinkWish, Wish } from '../history.js';

export type SortedWishes = ReturnType<typeof sortWishes>;

export function sortWishes(wishes: readonly Wish[]) {
  return {
    bookWishes: wishes.filter((wish) => wish.kind === 'book'),
    cancelWishes: wishes.filter((wish) => wish.kind === 'cancel'),
    guestWishes: wishes.filter((wish) => wish.kind === 'bookAsGuest'),
    linkWishes: wishes.filter(
      (wish): wish is LinkWish => wish.kind === 'confirmByLink' || wish.kind === 'cancelByLink',
    ),
    joinWishes: wishes.filter((wish): wish is LineWish => wish.kind === 'join'),
    leaveWishes: wishes.filter((wish): wish is LineWish => wish.kind === 'leave'),
    ownLineWishes: wishes.filter((wish) => wish.kind === 'readOwnLine'),
    acceptWishes: wishes.filter((wish) => wish.kind === 'accept'),
    editLineWishes: wishes.filter((wish): wish is EditLineWish =>
      ['promote', 'remove', 'offer'].includes(wish.kind),
    ),
    pauseWishes: wishes.filter((wish) => wish.kind === 'pause'),
    capacityWishes: wishes.filter((wish) => wish.kind === 'changeCapacity'),
    askTransferWishes: wishes.filter((wish) => wish.kind === 'askTransfer'),
    takeBackWishes: wishes.filter((wish) => wish.kind === 'takeBack'),
    acceptTransferWishes: wishes.filter((wish) => wish.kind === 'acceptTransfer'),
    declineWishes: wishes.filter((wish) => wish.kind === 'declineTransfer'),
    readTicketsWishes: wishes.filter((wish) => wish.kind === 'readTickets'),
    scanWishes: wishes.filter((wish) => wish.kind === 'scan'),
    handInWishes: wishes.filter((wish) => wish.kind === 'handIn'),
    cancelEventWishes: wishes.filter((wish) => wish.kind === 'cancelEvent'),
  };
}
