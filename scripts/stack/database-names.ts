/** Of the servers that are ours to run. */
export const DATABASE = 'lastseat';
export const API_ROLE = 'lastseat_api';
