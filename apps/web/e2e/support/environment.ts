/** What `npm test` has started for the journeys. */
function read(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error('The journeys need a server: npm test -- --only browser');
  return value;
}

export const webUrl = read('E2E_WEB_URL');
export const inboxUrl = read('E2E_INBOX_URL');
export const testServerUrl = read('E2E_TEST_SERVER_URL');
export const reportFile = read('E2E_REPORT');
export const resultsFolder = read('E2E_RESULTS');
/** Where pictures of the pages are wanted; they prove nothing, and each costs more than what looks at the page. */
export const screenshotsFolder = process.env['E2E_SCREENSHOTS'];

export const browser = {
  executable: read('E2E_BROWSER'),
  environment: JSON.parse(read('E2E_BROWSER_ENVIRONMENT')) as Record<string, string>,
};
