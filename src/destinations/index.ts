export { type DestinationBacklog, measureDestinations } from './backlog.js';
export {
  type Destination,
  type DestinationKind,
  type DestinationPause,
  getDestination,
  type ListSettings,
  type OnLeave,
  type TableSettings,
  type ToldColumn,
} from './destination.js';
export { DestinationKeeper, type KeeperParts } from './keeper.js';
export {
  compareDestination,
  createDestination,
  deleteDestination,
  type DestinationChange,
  type DestinationContext,
  type DestinationParts,
  listDestinations,
  MOST_DESTINATIONS,
  type NewDestination,
  pauseDestination,
  readDestination,
  resumeDestination,
  testDestination,
  updateDestination,
} from './manage.js';
export { countMembers, countStates, type DestinationMember, type ListedMember, listMembers, type MemberCounts } from './members.js';
export type { MemberProblem } from './receiver.js';
