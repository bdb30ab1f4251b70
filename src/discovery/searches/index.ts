export { Discoverer } from './discoverer.js';
export {
  askForDiscovery,
  cancelDiscovery,
  currentDiscovery,
  currentLookalikes,
  DISCOVERY_STATES,
  type DiscoveryRun,
  type DiscoveryState,
  readDiscoveries,
} from './discovery-run.js';
export { readLookalikes } from './lookalikes.js';
