export { MESSAGE_TYPES, type MessageType } from './message.js';
export { type MessageProblem, type MessagesSent, type MessagesTaken, MOST_MESSAGES, takeMessages } from './take-messages.js';
