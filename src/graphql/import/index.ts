export { ImportResolver } from './import.resolver.js';
export { StartImportResolver } from './start-import.resolver.js';
export { ImportSubscription } from './import.subscription.js';
