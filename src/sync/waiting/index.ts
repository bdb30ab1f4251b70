export { forgetWaiting } from './forget-waiting.js';
export { guestsAmong } from './guest-orders.js';
export { guestNames, nameGuests } from './guests.js';
export { lookAtWaiting } from './look-at-waiting.js';
export { attachWaiting, dropOldWaiting, isWaitedFor, keepWaiting, type WaitingFor, type WaitingRecord } from './waiting.js';
