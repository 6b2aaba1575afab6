import { describe, expect, it } from 'vitest';
import { readDatabaseUrls } from './database-urls.js';

const url = (user: string) => `postgresql://${user}:word@db.example:5432/lastseat`;

describe('The addresses of the database', () => {
  it('are two: the owner migrates, and the role of the other one is the API', () => {
    const environment = { DATABASE_URL: url('the%20api'), DATABASE_OWNER_URL: url('owner') };
    expect(readDatabaseUrls(environment)).toEqual({ owner: url('owner'), apiRole: 'the api' });
  });

  it('may be one, or two of the same user: then the API is the owner', () => {
    const alone = { owner: url('owner'), apiRole: null };
    const DATABASE_URL = url('owner');
    expect(readDatabaseUrls({ DATABASE_URL })).toEqual(alone);
    expect(readDatabaseUrls({ DATABASE_URL, DATABASE_OWNER_URL: '' })).toEqual(alone);
    expect(readDatabaseUrls({ DATABASE_URL, DATABASE_OWNER_URL: url('owner') })).toEqual(alone);
  });

  it('must be there and name a user; the complaint does not quote them', () => {
    expect(() => readDatabaseUrls({})).toThrow('DATABASE_URL is not set');
    const DATABASE_URL = 'postgresql://db.example/secret';
    expect(() => readDatabaseUrls({ DATABASE_URL })).toThrow(
      /^DATABASE_URL must name its user: postgresql:\/\/user:password@…$/,
    );
  });
});
