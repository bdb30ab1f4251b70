import type { Flaw, Message } from './message.js';

/** Hears of what cannot be taken: of a message, or of part of one. */
export type Tell = (message: Message, lost: 'message' | 'part', flaw: Flaw) => void;
