import { type Breakdown, type FigureOfGroup, type GroupFigures, measureOf, type Totals } from '../../insight/index.js';
import type { GroupBreakdown, GroupFigure, GroupPartKind } from './group-figures.type.js';

/** A figure of a group as it is told: what follows from its totals and those of everybody. */
export function toldFigure(of: FigureOfGroup, { size, baseSize }: GroupFigures, at: readonly number[]): GroupFigure {
  const { figure, percentiles, values, base, histogram, ...totals } = of;
  const { name, label, unit = null, type } = figure;
  return {
    ...totals,
    name,
    label,
    unit,
    type,
    base,
    histogram: [...histogram],
    missing: size - totals.known,
    percentiles: measureOf(figure) === 'value' ? [] : at.map((share, index) => ({ at: share, value: percentiles[index] ?? null })),
    values: values.map(({ value, count, inBase }) => {
      const [share, baseShare] = [count / size, inBase !== null && baseSize ? inBase / baseSize : null];
      return { value, count, share, baseShare, index: baseShare === null ? null : (100 * share) / baseShare };
    }),
    share: base === null ? null : quotient(totals.sum, base.sum),
    index: base === null ? null : hundredfold(quotient(totals.mean, positive(base.mean))),
    lift: base === null ? null : quotient(totals.mean, positive(meanOfRest(totals, base))),
  };
}

export function toldBreakdown({ by, size, overlapping, parts }: Breakdown): GroupBreakdown {
  const sumOf = (index: number) => {
    const known = parts.flatMap((part) => part.figures[index]?.sum ?? []);
    return known.length === 0 || overlapping ? null : String(known.reduce((sum, text) => sum + Number(text), 0));
  };
  const sums = parts[0]?.figures.map((_, index) => sumOf(index)) ?? [];
  return {
    by: by.name,
    label: by.label,
    size,
    overlapping,
    parts: parts.map(({ figures, kind, ...part }) => ({
      ...part,
      kind: kind as GroupPartKind,
      share: part.size / size,
      figures: figures.map(({ figure: { name, label }, ...totals }, index) => ({
        ...totals,
        name,
        label,
        share: quotient(totals.sum, sums[index] ?? null),
      })),
    })),
  };
}

/** null where one is missing or would be divided by nought. */
function quotient(over: string | null, under: string | null): number | null {
  return over === null || under === null || Number(under) === 0 ? null : Number(over) / Number(under);
}

function positive(value: string | null): string | null {
  return value !== null && Number(value) > 0 ? value : null;
}

function hundredfold(value: number | null): number | null {
  return value === null ? null : 100 * value;
}

/** The mean over everybody who is not in the group. */
function meanOfRest(group: Totals, base: Totals): string | null {
  const [over, under] = [Number(base.over) - Number(group.over), Number(base.under) - Number(group.under)];
  return under === 0 ? null : String(over / under);
}
