/** What the pages of the console show, kept while it is open. */
import { createResource } from '@/lib/http/resource';
import { listDoorDevices, readDoor } from './door-api';
import {
  countPeople,
  getOrganiserEvent,
  listEventActivity,
  listOrganiserEvents,
} from './events-api';
import {
  getInvitation,
  getOverview,
  listMembers,
  listOrganiserActivity,
  listOrganisers,
} from './organisers-api';
import { getOrder, listOrders } from './orders-api';
import { getInvoice, getInvoicing, listInvoices } from './invoices-api';
import { listPromoCodes } from './promo-codes-api';
import { getEventRevenue, getOrganiserRevenue, listIncidents } from './revenue-api';
import { listDoor, listRoster } from './roster-api';
import { getCalendar, getCategories, getSeries, listHolidays, listSeries } from './series-api';
import { getEventStatistics } from './statistics-api';
import { listTicketTypes } from './ticket-types-api';
import { listWaitlist } from './waitlist-api';

export const ownOrganisers = createResource(listOrganisers);
/** By organiser's id and query. */
export const organiserEvents = createResource(listOrganiserEvents);
/** By event's id. */
export const organiserEvent = createResource(getOrganiserEvent);
/** By organiser's id. */
export const organiserOverview = createResource(getOverview);
export const organiserMembers = createResource(listMembers);
/** By organiser's or event's id, and where the page begins. */
export const organiserActivity = createResource(listOrganiserActivity);
export const eventActivity = createResource(listEventActivity);
/** By event's id. */
export const peopleCount = createResource(countPeople);
/** By token. */
export const invitationOffer = createResource(getInvitation);
/** By event's id and query. */
export const rosterPages = createResource(listRoster);
export const waitlistPages = createResource(listWaitlist);
/** By event's id. */
export const promoCodes = createResource(listPromoCodes);
export const ticketTypes = createResource(listTicketTypes);
export const doorList = createResource(listDoor);
export const doorState = createResource(readDoor);
export const doorDevices = createResource(listDoorDevices);
export const eventStatistics = createResource(getEventStatistics);
/** By event's id and query. */
export const orderPages = createResource(listOrders);
/** By event's id and order's id. */
export const oneOrder = createResource(getOrder);
/** By event's id. */
export const eventRevenue = createResource(getEventRevenue);
/** By organiser's id. */
export const organiserRevenue = createResource(getOrganiserRevenue);
/** By organiser's id and query. */
export const incidentPages = createResource(listIncidents);
export const invoicePages = createResource(listInvoices);
/** By invoice's id. */
export const oneInvoice = createResource(getInvoice);
/** By organiser's id. */
export const invoicing = createResource(getInvoicing);
export const organiserSeries = createResource(listSeries);
export const organiserHolidays = createResource(listHolidays);
export const organiserCategories = createResource(getCategories);
/** By organiser's id, and a day of the week. */
export const calendarWeeks = createResource(getCalendar);
/** By series' id. */
export const oneSeries = createResource(getSeries);
