/** Somebody who is signed in and asks. */
import type { UserRole } from '@lastseat/contracts';
import { expect } from 'vitest';
import type { z } from 'zod';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { createUsers } from './factories.js';
import { send, type Answer, type RequestOptions } from './http.js';

export class Person {
  constructor(
    readonly id: string,
    private readonly target: TestApp,
    private readonly token: string,
  ) {}

  /** @param path after `/api` */
  ask(method: string, path: string, { headers, body }: RequestOptions = {}): Promise<Answer> {
    return send(this.target.origin, method, `/api${path}`, {
      headers: { authorization: `Bearer ${this.token}`, ...headers },
      body,
    });
  }

  /** What a request that has to succeed is answered. */
  async get<T>(schema: z.ZodType<T>, path: string): Promise<T> {
    return readAs(schema, await this.ask('GET', path));
  }

  async post<T>(schema: z.ZodType<T>, path: string, body?: object): Promise<T> {
    return readAs(schema, await this.ask('POST', path, { body }));
  }
}

/** The body of a success, which has to be in this shape. */
export function readAs<T>(schema: z.ZodType<T>, { status, text }: Answer): T {
  expect(status, text).toBeLessThan(300);
  return schema.parse(JSON.parse(text));
}

export async function createPeople(
  database: TestDatabase,
  target: TestApp,
  count: number,
  role: UserRole = 'attendee',
): Promise<Person[]> {
  const ids = await createUsers(database, count);
  const people: Person[] = [];
  for (const id of ids) people.push(new Person(id, target, await target.tokenFor(id, role)));
  return people;
}
