/** What people work with at the door: registered by whoever works there, signed out from the console. */
import { Injectable } from '@nestjs/common';
import {
  can,
  type DoorDevice,
  type DoorDeviceList,
  type DoorDeviceParams,
  type RegisterDeviceInput,
} from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser, SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import {
  listDevices,
  registerDevice,
  seeDevice,
  signOutDevice,
  wasSignedOut,
  type DeviceRow,
} from './door-devices.sql.js';

@Injectable()
export class DoorDevicesService {
  constructor(
    private readonly memberships: MembershipsService,
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly activity: ActivityService,
  ) {}

  /**
   * Who registers a device that is there gives it another name, or takes it over.
   * @throws ProblemError `event_not_found`, `forbidden`, `device_signed_out`, `too_many_devices`
   */
  async register(
    user: SignedInUser,
    eventId: string,
    { id, name }: RegisterDeviceInput,
  ): Promise<DoorDevice> {
    const { role } = await this.memberships.require(user, { eventId }, 'door.work');
    const wanted = { eventId, id, name, userId: user.id, sessionId: user.sessionId };
    // Who may sign devices out may let the own log-in back in.
    const row = await registerDevice(this.prisma, wanted, can(role, 'door.devices'));
    if (row !== undefined) return toDevice(row);
    const isOut = await wasSignedOut(this.prisma, wanted);
    throw new ProblemError(isOut ? 'device_signed_out' : 'too_many_devices');
  }

  /** @throws ProblemError `event_not_found`, `forbidden` */
  async list(user: SignedInUser, eventId: string): Promise<DoorDeviceList> {
    await this.memberships.require(user, { eventId }, 'door.devices');
    const rows = await this.database.read((database) => listDevices(database, eventId));
    return { data: rows.map(toDevice) };
  }

  /**
   * For good: its next request is refused. Once more is no other thing.
   * @throws ProblemError `event_not_found`, `forbidden`, `device_not_found`
   */
  async signOut(actor: ActingUser, { id: eventId, deviceId }: DoorDeviceParams): Promise<void> {
    const { organiserId } = await this.memberships.require(actor, { eventId }, 'door.devices');
    await runTransaction(
      this.prisma,
      async (tx) => {
        const before = await signOutDevice(tx, eventId, deviceId);
        if (before === undefined) throw new ProblemError('device_not_found');
        if (before.signedOutAt !== null) return;
        await this.activity.record(tx, actor, {
          organiserId,
          eventId,
          action: 'door.device_signed_out',
          changes: {
            person: change(before.userId, before.userId),
            device: change(before.name, null),
          },
        });
      },
      onceLimits,
    );
  }

  /**
   * For every request from the door.
   * @returns the device's name
   * @throws ProblemError `event_not_found`, `forbidden`, `device_not_found`, `device_signed_out`
   */
  async require(user: SignedInUser, eventId: string, deviceId: string): Promise<string> {
    await this.memberships.require(user, { eventId }, 'door.work');
    const device = await seeDevice(this.prisma, eventId, deviceId);
    if (device === undefined) throw new ProblemError('device_not_found');
    if (device.signedOutAt !== null) throw new ProblemError('device_signed_out');
    return device.name;
  }
}

function toDevice({ userId, userName, ...row }: DeviceRow): DoorDevice {
  return {
    ...row,
    user: { id: userId, name: userName },
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    signedOutAt: row.signedOutAt?.toISOString() ?? null,
  };
}
