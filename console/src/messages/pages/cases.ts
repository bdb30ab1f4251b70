import type { PageTexts } from '../page-texts';

const english = {
  title: 'Open with customer service',
  queue: 'Service queue',
  effort: (points: string) => `effort ${points} of 10`,
};

export const caseTexts: PageTexts<typeof english> = {
  en: english,
  de: { title: 'Offen beim Kundendienst', queue: 'Service-Warteschlange', effort: (points) => `Mühe ${points} von 10` },
};
