import { describe, expect, it } from 'vitest';
import { arePushServices, isAtPushService, USUAL_PUSH_SERVICES } from './push-services.js';

describe('A setting of push services', () => {
  it.each(['none', USUAL_PUSH_SERVICES, 'http://127.0.0.1:9', 'https://*.push.example'])(
    'may be %s',
    (setting) => expect(arePushServices(setting)).toBe(true),
  );

  it.each([
    '',
    'yes',
    '*',
    'https://*',
    'ftp://push.example',
    'https://push.example/path',
    'none,none',
  ])('may not be "%s"', (setting) => expect(arePushServices(setting)).toBe(false));
});

describe('An address of a browser', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://wns2-by3p.notify.windows.com/w/?token=abc',
  ])('is at a usual service: %s', (endpoint) =>
    expect(isAtPushService(USUAL_PUSH_SERVICES, endpoint)).toBe(true),
  );

  it.each([
    'http://fcm.googleapis.com/',
    'https://fcm.googleapis.com:8443/',
    'https://fcm.googleapis.com.example/',
    'https://name@fcm.googleapis.com/',
    'https://fcm.googleapis.com@127.0.0.1/',
    'https://push.apple.com/',
    'https://127.0.0.1/.push.apple.com',
    'https://evil-push.apple.com.example/',
    'https://[::1]/',
    'https://fcm.googleapis.com:99999/',
  ])('is at none: %s', (endpoint) =>
    expect(isAtPushService(USUAL_PUSH_SERVICES, endpoint)).toBe(false),
  );

  it('is at none where nothing is sent', () => {
    expect(isAtPushService('none', 'https://fcm.googleapis.com/')).toBe(false);
  });
});
