import type { MembershipChange, Position } from '../changes/index.js';
import { Channel, type ChangeFilter } from './channel.js';

/** The channels that have subscribers. */
export class Channels {
  readonly #channels = new Map<string, Channel>();

  /** The channel of a filter; whoever has joined must leave it. */
  join(filter: ChangeFilter): Channel {
    const key = keyOf(filter);
    let channel = this.#channels.get(key);
    if (channel === undefined) this.#channels.set(key, (channel = new Channel(key, filter)));
    channel.subscribers += 1;
    return channel;
  }

  leave(channel: Channel): void {
    channel.subscribers -= 1;
    if (channel.subscribers === 0) this.#channels.delete(channel.key);
  }

  /** Tells all that the log has grown by `page`, which begins after `position`. */
  grow(position: Position, page: readonly MembershipChange[]): void {
    for (const channel of this.#channels.values()) channel.grow(position, page);
  }
}

function keyOf({ segmentIds, customerId }: ChangeFilter): string {
  return `${customerId ?? '*'} ${segmentIds === undefined ? '*' : [...new Set(segmentIds)].sort().join()}`;
}
