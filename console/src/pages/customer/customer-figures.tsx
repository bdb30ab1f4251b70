import { useRights } from '../../data/viewer';
import { useMessages } from '../../messages/language';
import { Figures, type FigureShown } from '../../parts/figures';
import type { CustomerShown } from './customer-shown';

/** What a customer is worth, as far as the key may see it. */
export function CustomerFigures({ customer }: { readonly customer: CustomerShown }) {
  const { t, format } = useMessages();
  const { may, currency } = useRights();
  const words = (value: string | null | undefined) => (value === null || value === undefined ? '–' : t.word(value));
  const money = (value: string | null | undefined) => (value === null || value === undefined ? '–' : format.money(value, currency));
  const figures: FigureShown[] = [];
  if (may('orders:read')) {
    const { lastOrderDate, rfmGroup, buyerType } = customer;
    figures.push(
      { label: t.customer.spent, value: money(customer.amountSpent), note: t.customer.margin(money(customer.totalMargin)) },
      {
        label: t.customer.orders,
        value: format.number(customer.numberOfOrders ?? 0),
        note: t.customer.each(money(customer.averageOrderValue)),
      },
      {
        label: t.customer.lastOrder,
        value: lastOrderDate === null || lastOrderDate === undefined ? '–' : format.ago(lastOrderDate),
        note: lastOrderDate === null || lastOrderDate === undefined ? undefined : format.date(lastOrderDate),
      },
      { label: t.breakdown.by.rfm_group, value: words(rfmGroup), note: words(buyerType) },
    );
  }
  if (may('orders:read', 'service:read', 'campaigns:read')) {
    figures.push({ label: t.customer.contribution, value: money(customer.contribution), note: t.customer.contributionNote });
  }
  if (may('influence:read') && customer.influenceReach !== null && customer.influenceReach !== undefined && customer.influenceReach > 0) {
    figures.push({ label: t.customer.reach, value: format.compact(customer.influenceReach), note: words(customer.influencerTier) });
  }
  return figures.length === 0 ? null : <Figures figures={figures} />;
}
