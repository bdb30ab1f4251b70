import {
  Customer,
  Explanation,
  Preview,
  Segment,
  Segments,
  type CustomerQuery,
  type ExplanationQuery,
  type PreviewQuery,
  type SegmentQuery,
  type SegmentsQuery,
  type SegmentsQueryVariables,
} from '@cantle/client/operations';
import { useEffect, useState } from 'react';
import { useQuery, type UseQuery } from './use-query.js';

/** Segments by name. */
export function useSegments(variables: SegmentsQueryVariables = {}): UseQuery<SegmentsQuery> {
  return useQuery(Segments, variables);
}

/** One segment with its rule; `data.segment` is null if there is none. */
export function useSegment(id: string): UseQuery<SegmentQuery> {
  return useQuery(Segment, { id });
}

/** A customer with the segments that they are in. */
export function useCustomer(id: string): UseQuery<CustomerQuery> {
  return useQuery(Customer, { id });
}

/** Why a customer is in a segment, or not, clause by clause. */
export function useExplanation(customerId: string, segmentId: string): UseQuery<ExplanationQuery> {
  return useQuery(Explanation, { customerId, segmentId });
}

const TYPED_FOR_MS = 250;

/** Whom a rule would select, while it is typed: asked when nothing was typed for a moment; a question that is overtaken is cancelled, on the server too. */
export function usePreview(
  rule: string,
  { delayMs = TYPED_FOR_MS, first = 10 }: { readonly delayMs?: number; readonly first?: number } = {},
): UseQuery<PreviewQuery> {
  const [asked, ask] = useState(rule);
  useEffect(() => {
    const timer = setTimeout(() => ask(rule), delayMs);
    return () => clearTimeout(timer);
  }, [rule, delayMs]);
  return useQuery(Preview, { query: asked, first }, { skip: asked.trim() === '', lingerMs: 0 });
}
