import type { Command } from '../command.js';

export const logout: Command = {
  name: 'logout',
  summary: 'ends the session, here and on the server',
  options: {},
  async run({ session, origin, print, tell }) {
    const user = await session.signOut();
    if (user === null) tell(`Nobody was signed in at ${origin}.`);
    else print(`Signed out at ${origin}: ${user.email}.`);
  },
};
