export {
  MESSAGE_TYPES,
  type MessageProblem,
  type MessagesSent,
  type MessagesTaken,
  type MessageType,
  MOST_MESSAGES,
  takeMessages,
} from './segment/index.js';
export * from './shops/index.js';
