/** What a test knows of a route of the API. */
import type { CreatedPasskey, ShownPasskey } from '@lastseat/contracts';
import type { OutgoingHttpHeaders } from 'node:http';
import type { TestApp } from './app.js';
import type { Stage } from './organiser-stage.js';

/** What the good requests speak of. */
export interface World extends Stage {
  target: TestApp;
  accessToken: string;
  refreshCookie: string;
  /** Another log-in of theirs. */
  sessionId: string;
  /** What is on its way to them by mail. */
  code: string;
  resetToken: string;
  /** One that they can wait for, and an offer that they can take. */
  soldOutEventId: string;
  offerId: string;
  /** Of a guest's place. */
  manageToken: string;
  /** Of theirs, which can be passed on. */
  ticketId: string;
  /** What a right password was answered with, and what takes the second step. */
  issueChallenge: () => string;
  recoveryCode: string;
  otherRecoveryCode: string;
  /** Of an app that is being set up, in base32. */
  totpSecret: string;
  passkeyId: string;
  /** Another one, which is about to be added. */
  createPasskey: () => CreatedPasskey;
  showPasskey: () => ShownPasskey;
  email: string;
  password: string;
  eventId: string;
  bookingId: string;
  /** One that is paid online, and an order that they are about to pay. */
  paidEventId: string;
  orderId: string;
  /** Of a ticket that they have paid for. */
  boughtId: string;
  orderLineId: string;
}

export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As OpenAPI writes it, with `{id}` and the like for {@link ApiRoute.params}. */
  path: string;
  /** The status of the good request. */
  status: number;
  needsToken?: true;
  params?: Record<string, PathParam>;
  /** The good body, if it takes one in JSON. */
  bodyOf?: (world: World) => Record<string, unknown>;
  /** The good body, where it is a picture (PNG). */
  pictureOf?: () => Buffer;
  /** Fields of the body that may be left out: those that have a value unless another is given, or all. */
  optionalFields?: string[] | 'all';
  /** Its body is a form, and is not read: mail programs send it. */
  takesForms?: true;
  /** What else a field may be, of the values that no other field may be. */
  alsoGood?: Record<string, unknown[]>;
  headersOf?: (world: World) => OutgoingHttpHeaders;
  /** Whether it is for whoever has a token, and for guests too. */
  takesToken?: boolean | undefined;
  /** What its query has to say. */
  queryOf?: ((world: World) => string) | undefined;
  /** Query strings that it refuses, if it takes one. */
  badQueries?: string[];
}

interface PathParam {
  of: (world: World) => string;
  /** What it may be, for the values that are tried in its place. */
  kind: 'uuid' | 'slug' | 'token';
}

export const uuid = (of: (world: World) => string): PathParam => ({ of, kind: 'uuid' });

/** Of a number in a query. */
export const badPages = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  '%201',
  'x',
  '',
  '1000000000',
  '9'.repeat(400),
];
