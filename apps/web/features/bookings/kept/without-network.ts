import { createContext } from 'react';

/** Whether the page itself came out of the browser's cache: the API need not be waited for then. */
export const WithoutNetwork = createContext(false);
