export { guestNames, nameGuests } from './guests.js';
export {
  amendWaiting,
  attachWaiting,
  dropOldWaiting,
  forgetWaiting,
  isWaitedFor,
  keepWaiting,
  type WaitingFor,
  type WaitingRecord,
} from './waiting.js';
