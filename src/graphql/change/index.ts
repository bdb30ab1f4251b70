export { MembershipChangeResolver } from './membership-change.resolver.js';
export { MembershipChangeType } from './membership-change.type.js';
export { MembershipSubscription } from './membership.subscription.js';
export { RecordChangeResolver } from './record-change.resolver.js';
export { SizeSubscription } from './size.subscription.js';
export { SnapshotPageResolver } from './snapshot-page.resolver.js';
