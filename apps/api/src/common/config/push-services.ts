/**
 * The push services that messages to browsers are sent to. A browser names the address itself, so without
 * this list anybody could have the server send requests wherever they like.
 */

/** Of Chrome, Edge and most others; of Firefox; of Safari; of Edge on Windows. */
export const USUAL_PUSH_SERVICES = [
  'https://fcm.googleapis.com',
  'https://*.push.services.mozilla.com',
  'https://*.push.apple.com',
  'https://*.notify.windows.com',
].join(',');

const NONE = 'none';

/** An origin, whose first label may be any. */
const SERVICE = /^(https?):\/\/(\*\.)?([\w-]+(?:\.[\w-]+)*)(?::(\d{1,5}))?$/;

const split = (setting: string) => (setting === NONE ? [] : setting.split(','));

export const arePushServices = (setting: string): boolean =>
  split(setting).every((service) => SERVICE.test(service));

/** Whether messages are sent at all. */
export const hasPushServices = (setting: string): boolean => setting !== NONE;

/** @param setting one that {@link arePushServices} is true of */
export function isAtPushService(setting: string, endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { origin, username, password } = new URL(endpoint);
  return username === '' && password === '' && split(setting).some(isOrigin(origin));
}

const isOrigin = (origin: string) => (service: string) => {
  if (!service.includes('*')) return new URL(service).origin === origin;
  const [scheme, domain] = service.split('*') as [string, string];
  return origin.startsWith(scheme) && origin.endsWith(domain);
};
