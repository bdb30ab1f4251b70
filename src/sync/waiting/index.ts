export { guestsAmong } from './guest-orders.js';
export { guestNames, nameGuests } from './guests.js';
export { attachWaiting, dropOldWaiting, forgetWaiting, isWaitedFor, keepWaiting, type WaitingFor, type WaitingRecord } from './waiting.js';
