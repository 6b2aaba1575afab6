/** What each route answers to everybody who may ask: `permissions.int-spec.ts` asks all of them. */

/** `foreign`: the owner of another organiser. */
export const askers = [
  'nobody',
  'attendee',
  'foreign',
  'door',
  'manager',
  'owner',
  'admin',
] as const;
export type Asker = (typeof askers)[number];

/** The status for each of the askers, in their order. */
export type Row = [number, number, number, number, number, number, number];

const everybody = (status: number): Row => [status, status, status, status, status, status, status];
const signedIn = (ok: number): Row => [401, ok, ok, ok, ok, ok, ok];
const members = (ok: number): Row => [401, 404, 404, ok, ok, ok, ok];
const managers = (ok: number): Row => [401, 404, 404, 403, ok, ok, ok];
export const owners = (ok: number): Row => [401, 404, 404, 403, 403, ok, ok];

export const table: Record<string, Row> = {
  'GET /api/health/live': everybody(200),
  'GET /api/health/ready': everybody(200),
  'POST /api/auth/register': everybody(201),
  'POST /api/auth/login': everybody(200),
  // The recovery code works once, whoever has it.
  'POST /api/auth/login/code': [200, 422, 422, 422, 422, 422, 422],
  'POST /api/auth/login/passkey/begin': everybody(200),
  'POST /api/auth/login/passkey': everybody(200),
  'POST /api/auth/refresh': everybody(200),
  'POST /api/auth/logout': everybody(204),
  'GET /api/auth/me': signedIn(200),
  'POST /api/unsubscribe/{token}': everybody(204),
  'GET /api/auth/verification': signedIn(200),
  // Their addresses are proved: there is nothing to send, and no code to be right.
  'POST /api/auth/verification': signedIn(202),
  'POST /api/auth/verification/confirm': signedIn(422),
  'POST /api/auth/password-reset': everybody(202),
  // The link works once, whoever has it.
  'POST /api/auth/password-reset/confirm': [204, 422, 422, 422, 422, 422, 422],
  // The password that is sent is somebody else's.
  'PATCH /api/auth/password': signedIn(401),
  'PATCH /api/auth/email': signedIn(401),
  'PATCH /api/auth/me': signedIn(200),
  'DELETE /api/auth/me': signedIn(401),
  'GET /api/auth/me/export': signedIn(200),
  'GET /api/auth/second-factor': signedIn(200),
  // They have no code and no passkey.
  'POST /api/auth/confirmation/code': signedIn(422),
  'POST /api/auth/confirmation/passkey': signedIn(401),
  'POST /api/auth/second-factor/totp': signedIn(401),
  // They have begun no app.
  'POST /api/auth/second-factor/totp/confirm': signedIn(422),
  'DELETE /api/auth/second-factor/totp': signedIn(401),
  'POST /api/auth/second-factor/recovery-codes': signedIn(401),
  'POST /api/auth/second-factor/passkey-creation': signedIn(401),
  // It was begun by somebody else.
  'POST /api/auth/second-factor/passkeys': signedIn(401),
  'PATCH /api/auth/second-factor/passkeys/{id}': signedIn(404),
  'DELETE /api/auth/second-factor/passkeys/{id}': signedIn(401),
  'GET /api/auth/sessions': signedIn(200),
  'DELETE /api/auth/sessions': signedIn(204),
  'DELETE /api/auth/sessions/{id}': signedIn(404),
  'GET /api/events': everybody(200),
  'GET /api/categories': everybody(200),
  'GET /api/events/{id}': everybody(200),
  'POST /api/book': signedIn(201),
  'POST /api/checkout': signedIn(201),
  // Nobody's own.
  'GET /api/orders/{id}': everybody(404),
  'GET /api/bookings/{id}/order': signedIn(404),
  'GET /api/orders/{id}/invoice': everybody(404),
  'POST /api/orders/{id}/heartbeat': everybody(404),
  'POST /api/orders/{id}/extend': everybody(404),
  'POST /api/orders/{id}/pay': everybody(404),
  'POST /api/orders/{id}/cancel': everybody(404),
  // Only what a provider has signed is taken.
  'POST /api/payments/{provider}/webhook': everybody(400),
  'POST /api/orders/{id}/refund': managers(200),
  'GET /api/events/{id}/orders': managers(200),
  'GET /api/events/{id}/orders/{orderId}': managers(200),
  'GET /api/events/{id}/revenue': managers(200),
  'GET /api/organisers/{id}/revenue': managers(200),
  'GET /api/organisers/{id}/incidents': managers(200),
  'POST /api/events/{id}/incidents/{incidentId}/seen': managers(204),
  'GET /api/events/{id}/reconciliation': managers(200),
  // Whoever has the link.
  'GET /api/manage/{token}': everybody(200),
  'POST /api/manage/{token}/confirm': everybody(200),
  // It is held, and not confirmed.
  'GET /api/manage/{token}/tickets': everybody(404),
  'GET /api/manage/{token}/tickets.pdf': everybody(404),
  'DELETE /api/manage/{token}': everybody(200),
  // What is held has still to become a ticket.
  'POST /api/manage/{token}/transfer': everybody(404),
  'DELETE /api/manage/{token}/transfer': everybody(404),
  'GET /api/transfers/{token}': everybody(200),
  // The event takes no guests.
  'POST /api/transfers/{token}/accept': [403, 200, 200, 200, 200, 200, 200],
  'POST /api/transfers/{token}/decline': everybody(204),
  'POST /api/bookings/{id}/transfer': signedIn(404),
  'DELETE /api/bookings/{id}/transfer': signedIn(404),
  'GET /api/bookings': signedIn(200),
  // Nobody's own.
  'GET /api/bookings/{id}/tickets': signedIn(404),
  'GET /api/bookings/{id}/tickets.pdf': signedIn(404),
  // Nobody's own: even an admin cancels it as its organiser would.
  'DELETE /api/bookings/{id}': signedIn(404),
  'POST /api/bookings/{id}/accept': signedIn(404),
  'POST /api/events/{id}/access-code': everybody(200),
  'POST /api/events/{id}/waitlist': signedIn(201),
  'DELETE /api/events/{id}/waitlist': signedIn(204),
  'GET /api/waitlist': signedIn(200),
  'GET /api/push/key': signedIn(200),
  'PUT /api/push/subscription': signedIn(204),
  'DELETE /api/push/subscription': signedIn(204),

  'POST /api/organisers': signedIn(201),
  'GET /api/organisers': signedIn(200),
  'GET /api/organisers/{id}': everybody(200),
  'PATCH /api/organisers/{id}': owners(200),
  // They have none themselves.
  'PUT /api/organisers/{id}/second-factor': owners(403),
  'GET /api/organisers/{id}/members': managers(200),
  'POST /api/organisers/{id}/members': owners(201),
  'PATCH /api/organisers/{id}/members/{userId}': owners(200),
  'DELETE /api/organisers/{id}/members/{userId}': owners(204),
  'DELETE /api/organisers/{id}/invitations/{invitationId}': owners(204),
  'GET /api/invitations/{token}': everybody(200),
  'POST /api/invitations/{token}': signedIn(200),
  'GET /api/organisers/{id}/activity': managers(200),

  'GET /api/organisers/{id}/events': members(200),
  'POST /api/organisers/{id}/events': managers(201),
  'GET /api/events/{id}/settings': members(200),
  'PATCH /api/events/{id}': managers(200),
  'POST /api/events/{id}/publish': managers(200),
  'POST /api/events/{id}/cancel': managers(200),
  'POST /api/events/{id}/duplicate': managers(201),
  'DELETE /api/events/{id}': managers(204),
  'PUT /api/events/{id}/cover': managers(200),
  'DELETE /api/events/{id}/cover': managers(200),
  'GET /api/events/{id}/cover/{imageId}': everybody(200),
  'GET /api/events/{id}/activity': managers(200),

  'GET /api/organisers/{id}/categories': everybody(200),
  'PUT /api/organisers/{id}/categories': managers(200),
  'GET /api/organisers/{id}/timetable': everybody(200),
  'GET /api/organisers/{id}/timetable.ics': everybody(200),
  'GET /api/organisers/{id}/calendar': members(200),
  'GET /api/organisers/{id}/series': members(200),
  'POST /api/organisers/{id}/series': managers(201),
  'GET /api/series/{id}': members(200),
  'PATCH /api/series/{id}': managers(200),
  'POST /api/series/{id}/end': managers(200),
  'POST /api/series/{id}/events': managers(201),
  'GET /api/organisers/{id}/holidays': members(200),
  'POST /api/organisers/{id}/holidays': managers(201),
  'DELETE /api/organisers/{id}/holidays/{holidayId}': managers(204),

  'GET /api/organisers/{id}/invoicing': managers(200),
  'PUT /api/organisers/{id}/invoicing': owners(200),
  'GET /api/invoices': managers(200),
  'GET /api/invoices.csv': managers(200),
  'POST /api/invoices': managers(201),
  'GET /api/invoices/{id}': managers(200),
  'GET /api/invoices/{id}.pdf': managers(200),
  'POST /api/invoices/{id}/pay': managers(200),
  'POST /api/invoices/{id}/credit': managers(200),

  'GET /api/events/{id}/ticket-types': members(200),
  'POST /api/events/{id}/ticket-types': managers(201),
  'PATCH /api/events/{id}/ticket-types/{typeId}': managers(200),
  'DELETE /api/events/{id}/ticket-types/{typeId}': managers(204),
  'GET /api/events/{id}/roster': members(200),
  'GET /api/events/{id}/roster.csv': managers(200),
  'POST /api/events/{id}/roster': managers(201),
  'DELETE /api/events/{id}/roster/{bookingId}': managers(200),
  'PUT /api/events/{id}/roster/{bookingId}/note': managers(200),
  'GET /api/events/{id}/waitlist': members(200),
  'POST /api/events/{id}/waitlist/{entryId}/promote': managers(204),
  'POST /api/events/{id}/waitlist/{entryId}/offer': managers(204),
  'DELETE /api/events/{id}/waitlist/{entryId}': managers(204),
  'POST /api/events/{id}/door-devices': members(201),
  'GET /api/events/{id}/door-devices': managers(200),
  'DELETE /api/events/{id}/door-devices/{deviceId}': managers(204),
  'GET /api/events/{id}/door-list': members(200),
  'POST /api/events/{id}/check-ins': members(201),
  'POST /api/events/{id}/check-ins/undo': members(200),
  'POST /api/events/{id}/check-ins/batch': members(200),
  'GET /api/events/{id}/check-ins': members(200),
  'GET /api/events/{id}/stats': managers(200),
  'GET /api/organisers/{id}/overview': members(200),
};
