/** The routes of organisers, each with a request that it accepts; those that take something away come last. */
import { v7 as newId } from 'uuid';
import { badPages, uuid, type ApiRoute } from './api-route.js';
import { alsoGoodOfEvent, goodEvent } from './good-event.js';
import { signUnsubscribeToken } from './mailed-secrets.js';
import { makePng } from './pictures.js';

const organiser = { id: uuid(({ organiserId }) => organiserId) };
const event = { id: uuid(({ ownEventId }) => ownEventId) };

const badActivityQueries = [
  ...[...badPages, '101'].map((limit) => `limit=${limit}`),
  'before=x',
  'before=%00',
  'unknown=1',
];

const reads: ApiRoute[] = [
  { method: 'GET', path: '/api/organisers', status: 200, needsToken: true },
  {
    method: 'GET',
    path: '/api/organisers/{id}',
    status: 200,
    params: { id: { of: ({ slug }) => slug, kind: 'slug' } },
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/members',
    status: 200,
    needsToken: true,
    params: organiser,
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/events',
    status: 200,
    needsToken: true,
    params: organiser,
    badQueries: [
      ...badPages.map((page) => `page=${page}`),
      ...[...badPages, '101'].map((limit) => `limit=${limit}`),
      'search=%00',
      `search=${'a'.repeat(101)}`,
      'status=open',
      'period=never',
      'status=draft&status=draft',
      'unknown=1',
    ],
  },
  {
    method: 'GET',
    path: '/api/organisers/{id}/activity',
    status: 200,
    needsToken: true,
    params: organiser,
    badQueries: badActivityQueries,
  },
  {
    method: 'GET',
    path: '/api/events/{id}/settings',
    status: 200,
    needsToken: true,
    params: event,
  },
  {
    method: 'GET',
    path: '/api/events/{id}/activity',
    status: 200,
    needsToken: true,
    params: event,
    badQueries: badActivityQueries,
  },
  {
    method: 'GET',
    path: '/api/events/{id}/cover/{imageId}',
    status: 200,
    params: { ...event, imageId: uuid(({ imageId }) => imageId) },
    badQueries: ['width=1', 'width=', 'width=480&width=480', 'width=x', 'unknown=1'],
  },
  {
    method: 'GET',
    path: '/api/invitations/{token}',
    status: 200,
    params: { token: { of: ({ invitationToken }) => invitationToken, kind: 'token' } },
  },
];

const changes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/organisers',
    status: 201,
    needsToken: true,
    bodyOf: () => ({ name: 'New', slug: `new-${newId().slice(24)}`, text: 'Words' }),
    optionalFields: ['text'],
    alsoGood: { text: [''] },
  },
  {
    method: 'PATCH',
    path: '/api/organisers/{id}',
    status: 200,
    needsToken: true,
    params: organiser,
    bodyOf: () => ({
      name: 'Renamed',
      slug: `new-${newId().slice(24)}`,
      text: 'Words',
      weeksAhead: 4,
    }),
    optionalFields: 'all',
    alsoGood: { text: [''], weeksAhead: [7] },
  },
  {
    method: 'POST',
    path: '/api/organisers/{id}/members',
    status: 201,
    needsToken: true,
    params: organiser,
    bodyOf: () => ({ email: 'asked-too@example.com', role: 'manager' }),
  },
  {
    method: 'PUT',
    path: '/api/organisers/{id}/second-factor',
    status: 204,
    needsToken: true,
    params: organiser,
    bodyOf: () => ({ requiresSecondFactor: true }),
    alsoGood: { requiresSecondFactor: [true] },
  },
  {
    method: 'POST',
    path: '/api/organisers/{id}/events',
    status: 201,
    needsToken: true,
    params: organiser,
    bodyOf: goodEvent,
    optionalFields: [
      ...[
        'description',
        'level',
        'host',
        'endsAt',
        'address',
        'priceCents',
        'currency',
        'maxPerPerson',
      ],
      ...['saleOpensAt', 'saleClosesAt', 'cancelUntil', 'allowsTransfer'],
      ...['transferUntil', 'asksNames', 'payment', 'guestPolicy'],
      ...['waitlistMode', 'isWaitlistPaused', 'offerMinutes', 'waitlistClosesAt'],
    ],
    alsoGood: alsoGoodOfEvent,
  },
  {
    method: 'POST',
    path: '/api/events/{id}/duplicate',
    status: 201,
    needsToken: true,
    params: event,
  },
  {
    method: 'PUT',
    path: '/api/events/{id}/cover',
    status: 200,
    needsToken: true,
    params: event,
    pictureOf: () => makePng(480, 270),
    badQueries: ['left=0', 'left=0&top=0&width=480', 'left=-1&top=0&width=1&height=1', 'unknown=1'],
  },
  {
    method: 'PATCH',
    path: '/api/events/{id}',
    status: 200,
    needsToken: true,
    params: event,
    bodyOf: goodEvent,
    optionalFields: 'all',
    alsoGood: alsoGoodOfEvent,
    headersOf: () => ({ 'if-match': '"0"' }),
  },
  {
    method: 'POST',
    path: '/api/events/{id}/publish',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ draftId }) => draftId) },
  },
  {
    method: 'PATCH',
    path: '/api/organisers/{id}/members/{userId}',
    status: 200,
    needsToken: true,
    params: { ...organiser, userId: uuid(({ memberId }) => memberId) },
    bodyOf: () => ({ role: 'manager' }),
  },
];

const removals: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/unsubscribe/{token}',
    status: 204,
    takesForms: true,
    params: { token: { of: signUnsubscribeToken, kind: 'token' } },
  },
  {
    method: 'POST',
    path: '/api/invitations/{token}',
    status: 200,
    needsToken: true,
    params: { token: { of: ({ invitationToken }) => invitationToken, kind: 'token' } },
  },
  {
    method: 'DELETE',
    path: '/api/organisers/{id}/invitations/{invitationId}',
    status: 204,
    needsToken: true,
    params: { ...organiser, invitationId: uuid(({ invitationId }) => invitationId) },
  },
  {
    method: 'DELETE',
    path: '/api/organisers/{id}/members/{userId}',
    status: 204,
    needsToken: true,
    params: { ...organiser, userId: uuid(({ memberId }) => memberId) },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}/cover',
    status: 200,
    needsToken: true,
    params: event,
  },
  {
    method: 'POST',
    path: '/api/events/{id}/cancel',
    status: 200,
    needsToken: true,
    params: event,
    bodyOf: () => ({ reason: 'The hall is flooded' }),
    alsoGood: { reason: [''] },
  },
  {
    method: 'DELETE',
    path: '/api/events/{id}',
    status: 204,
    needsToken: true,
    params: { id: uuid(({ spareDraftId }) => spareDraftId) },
  },
];

export const organiserRoutes: ApiRoute[] = [...reads, ...changes, ...removals];
