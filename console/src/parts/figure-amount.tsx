import { useMessages } from '../messages/language';
import { writtenNumber } from './written-figure';

/** A figure as its unit has it written: money, a share or a number. */
export function FigureAmount({
  unit,
  value,
  currency,
}: {
  readonly unit: string | null;
  readonly value: string | null;
  readonly currency: string;
}) {
  const { format } = useMessages();
  return writtenNumber(value, unit, currency, format);
}
