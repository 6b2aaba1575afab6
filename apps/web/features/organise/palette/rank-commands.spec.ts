import { describe, expect, it } from 'vitest';
import { rankCommands, type Command } from './rank-commands';

const command = (label: string, words = ''): Command => ({
  id: label,
  group: 'Actions',
  label,
  words,
  href: '/',
});

const commands = [
  command('Invite a member', 'team role'),
  command('New event', 'create draft'),
  command('Élise’s Évening'),
  command('Team settings'),
];

const labelsFor = (typed: string) => rankCommands(commands, typed).map(({ label }) => label);

describe('rankCommands', () => {
  it('gives everything in its own order while nothing is typed', () => {
    expect(labelsFor(' ')).toEqual(commands.map(({ label }) => label));
  });

  it('finds by the beginnings of words, in any order, without case and accents', () => {
    expect(labelsFor('EV ne')).toEqual(['New event']);
    expect(labelsFor('elise eve')).toEqual(['Élise’s Évening']);
    expect(labelsFor('vent')).toEqual([]);
  });

  it('puts what has the word in its label before what is only found by it', () => {
    expect(labelsFor('team')).toEqual(['Team settings', 'Invite a member']);
  });
});
