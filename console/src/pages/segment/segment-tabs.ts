/** What of a segment an address may name; the overview is none. */
export const SEGMENT_TABS = ['members', 'persona', 'history'] as const;
export type SegmentTab = (typeof SEGMENT_TABS)[number];
