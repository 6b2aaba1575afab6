/** Why a booking's quantity may not be changed, to an account as by a guest's link. */
export const changeProblems = [
  'invalid_request',
  'booking_not_found',
  'already_cancelled',
  'booking_not_confirmed',
  'already_admitted',
  'sold_out',
  'event_cancelled',
  'event_started',
  'cancellation_closed',
  'sale_not_open',
  'sale_closed',
  'payment_required',
  'too_many_seats',
  'too_few_seats',
  'ticket_type_not_on_sale',
  'busy',
] as const;
