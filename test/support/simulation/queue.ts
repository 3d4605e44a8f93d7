import type { Chance } from "./random.ts";

export interface Message {
  readonly id: string;
  readonly body: string;
  /** Seconds since 1970 UTC. */
  readonly sentAt: number;
  /** How often it was received. */
  readonly receives: number;
}

/** An SQS standard queue: at least once, in no order, hidden for a while from when it is received. */
export interface Queue {
  send(body: string): void;
  /** Messages that are visible, any of them, each hidden from now on until it is deleted or its time is over. */
  receive(most: number): Message[];
  delete(id: string): void;
  /** Not deleted yet, and no dead letters. */
  size(): number;
  /** Those that were received too often; who is received once more goes here. */
  readonly deadLetters: readonly Message[];
}

export interface QueueOptions {
  readonly now: () => number;
  readonly chance: Chance;
  /** Seconds that a message which was received is hidden. */
  readonly visibilityTimeout: number;
  readonly maxReceiveCount: number;
  /** How many messages in a thousand are given out twice at once. */
  readonly duplicates: number;
}

export const openQueue = (options: QueueOptions): Queue => {
  const { now, chance, visibilityTimeout, maxReceiveCount, duplicates } = options;
  const messages = new Map<string, Message & { readonly visibleFrom: number }>();
  const deadLetters: Message[] = [];
  let sent = 0;

  return {
    deadLetters,
    send(body) {
      const id = `message-${sent++}`;
      messages.set(id, { id, body, sentAt: now(), receives: 0, visibleFrom: now() });
    },
    receive(most) {
      const visible = [...messages.values()].filter(({ visibleFrom }) => visibleFrom <= now());
      const received: Message[] = [];
      while (visible.length > 0 && received.length < most) {
        const message = visible.splice(chance.below(visible.length), 1)[0] as Message;
        const again = { ...message, receives: message.receives + 1 };
        if (again.receives > maxReceiveCount) {
          messages.delete(message.id);
          deadLetters.push(message);
          continue;
        }
        const hidden = chance.inThousand(duplicates) ? 0 : visibilityTimeout;
        messages.set(message.id, { ...again, visibleFrom: now() + hidden });
        received.push(again);
      }
      return received;
    },
    delete: (id) => void messages.delete(id),
    size: () => messages.size,
  };
};
