import type { DeskParts } from '@/features/door/engine/desk';
import type { KeptDoor, KeptList, KeptScan } from '@/features/door/keep/door-database';

/** What a device keeps, without a browser: it outlives the page. */
export function createKeep(deviceId: string): DeskParts['keep'] & { scans: KeptScan[] } {
  const kept: { door: KeptDoor | undefined; list: KeptList | undefined } = {
    door: undefined,
    list: undefined,
  };
  const scans: KeptScan[] = [];
  const remove = (isGone: (scan: KeptScan) => boolean) => {
    scans.splice(0, Infinity, ...scans.filter((scan) => !isGone(scan)));
  };
  return {
    scans,
    getDoor: async (eventId) => (kept.door ??= { eventId, deviceId, isRegistered: false }),
    keepDoor: async (door) => {
      kept.door = door;
    },
    wipeDoor: async () => {
      Object.assign(kept, { door: undefined, list: undefined });
      remove(() => true);
    },
    findList: async () => kept.list,
    keepList: async (list) => {
      kept.list = list;
    },
    addScan: async (scan) => {
      scans.push(scan);
    },
    listScans: async () => [...scans],
    listWaiting: async (_, most) => scans.filter(({ state }) => state === 'waiting').slice(0, most),
    settleScans: async (nonces, takenAt) => {
      scans.forEach((scan, place) => {
        if (nonces.includes(scan.nonce))
          scans[place] = { ...scan, state: 'taken', takenAt, code: null };
      });
    },
    removeScans: async (nonces) => remove(({ nonce }) => nonces.includes(nonce)),
  };
}
