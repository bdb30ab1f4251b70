import { HomeBase, HomeValue } from '../../data/operations';
import { useMoves } from '../../data/moves';
import { useAnswer } from '../../data/use-answer';
import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Figures, type FigureShown } from '../../parts/figures';

/** All customers in a few figures, each as far as the key may see it. */
export function BaseFigures() {
  const { t, format } = useMessages();
  const { may, currency } = useRights();
  const mayValue = may('segments:read', 'orders:read');
  const base = useAnswer(HomeBase, may('customers:read') ? {} : 'skip');
  const value = useAnswer(HomeValue, mayValue ? {} : 'skip');
  const [spent, orders] = value.data?.segmentValue.figures ?? [];
  const asOf = value.data === undefined ? undefined : t.asOf(format.time(value.data.segmentValue.asOf));
  const known = (figure: { readonly sum: string | null } | undefined, write: (sum: string) => string) =>
    figure === undefined ? undefined : write(figure.sum ?? '0');
  const figures: FigureShown[] = [];
  if (may('customers:read')) {
    const count = base.data?.customers.totalCount;
    figures.push({ label: t.home.customers, value: count === undefined ? undefined : format.number(count), note: t.home.customersNote });
  }
  if (mayValue) {
    figures.push(
      { label: t.home.spent, value: known(spent, (sum) => format.money(sum, currency)), note: asOf },
      {
        label: t.home.spentEach,
        value: spent === undefined ? undefined : format.mean(spent.mean, currency),
        note: t.home.spentEachNote,
      },
      { label: t.home.orders, value: known(orders, (sum) => format.number(Number(sum))), note: t.home.ordersNote },
    );
  }
  return <>{may('segments:read') ? <WithMoves figures={figures} /> : figures.length > 0 && <Figures figures={figures} />}</>;
}

function WithMoves({ figures }: { readonly figures: readonly FigureShown[] }) {
  const { t, format } = useMessages();
  const { entered, left, since } = useMoves();
  const note = since === undefined ? undefined : t.since(format.time(since));
  return (
    <Figures
      figures={[
        ...figures,
        { label: t.home.movedIn, value: format.number(entered), note },
        { label: t.home.movedOut, value: format.number(left), note },
      ]}
    />
  );
}
