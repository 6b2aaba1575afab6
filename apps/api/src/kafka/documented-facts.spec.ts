/** docs/kafka.md is the contract with those who read the topics: it says what the code does. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  aggregateTypes,
  factEventSchema,
  factEventSchemas,
  factEventType,
  type AggregateType,
  type Fact,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { topicOf } from './kafka-client.service.js';
import { toFactEvents } from './to-fact-events.js';

const docs = fileURLToPath(new URL('../../../../docs/', import.meta.url));
const page = readFileSync(`${docs}kafka.md`, 'utf8');

const rowsOf = (type: AggregateType) =>
  factEventSchemas[type].map(({ shape }) => [
    topicOf('lastseat', type),
    shape.type.def.values[0],
    Object.keys(shape.data.shape),
  ]);

function factEventOf(fact: Fact) {
  const delivery = {
    ...{ id: newId(), aggregateType: 'account' as const, aggregateId: newId(), version: 7 },
    ...{ part: 0, facts: [fact], recipientId: null, readerMails: false },
    createdAt: new Date(),
  };
  return toFactEvents(delivery, 'https://tickets.example')[0];
}

describe('The documentation of what is told to Kafka', () => {
  it('has each type with its topic and its fields, and no other', () => {
    const rows = [...page.matchAll(/^\| `(lastseat\.\w+)` +\| `(lastseat\.\S+)` +\|(.*)\|$/gm)];
    const documented = rows.map(([, topic, type, fields = '']) => [
      topic,
      type,
      [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => field),
    ]);
    expect(documented).toEqual(aggregateTypes.flatMap(rowsOf));
  });

  it('has the schema that facts are checked with', async () => {
    const schema = z.toJSONSchema(factEventSchema, { io: 'input' });
    const text = `${JSON.stringify({ title: 'A fact of Lastseat', ...schema }, null, 2)}\n`;
    // Written anew with `npx vitest run --project unit documented-facts --update`.
    await expect(text).toMatchFileSnapshot(`${docs}kafka/facts.schema.json`);
  });

  it('has an example that the schema takes', () => {
    const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '');
    expect(factEventSchema.parse(example)).toEqual(example);
  });
});

describe('A fact', () => {
  it('is told with the ids of its delivery and of what it is about', () => {
    const event = factEventOf({ type: 'account.passwordChanged' });
    expect(event).toMatchObject({
      type: factEventType('account.passwordChanged'),
      source: 'https://tickets.example',
      subjectversion: 7,
      data: {},
    });
    expect(event?.id).toMatch(/^[\da-f-]{36}-0$/);
  });

  it('is told without the address that it has', () => {
    const event = factEventOf({ type: 'account.emailChanged', before: 'ada@lastseat.example' });
    expect(JSON.stringify(event)).not.toContain('ada@');
  });
});
