export { FUNCTIONS } from './all.js';
export { CONSENT_STATUSES } from './consents.js';
export { type EventProperty, eventsFunction } from './events.js';
export { ordersFunction } from './orders-placed.js';
export { productsFunction } from './products-purchased.js';
export { type SegmentName, nameSegments, pinSegments, readsMemberships, segmentFunction, segmentsIn, segmentsReadBy } from './segment.js';
