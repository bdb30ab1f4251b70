import type { SegmentHeadData } from '../../data/operations';

export type SegmentShown = NonNullable<SegmentHeadData['segment']>;
