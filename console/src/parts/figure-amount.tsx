import { useMessages } from '../messages/language';

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
  if (value === null) return '–';
  if (unit === 'workspace currency') return format.money(value, currency);
  return unit === '0 to 1' ? format.share(Number(value)) : format.decimal(value);
}
