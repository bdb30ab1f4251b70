import type { PageTexts } from '../page-texts';

const english = {
  title: 'Who is like them',
  audiences: { PROSPECTS: 'Prospects', CUSTOMERS: 'Customers' },
  audience: 'Among whom',
  look: 'Look for lookalikes',
  again: 'Look again',
  stop: 'Cancel',
  empty: 'Nobody has looked yet. It is done in the background and takes some seconds, of a large base a few minutes.',
  goesOn: (share: string) => `Looking: ${share}`,
  ended: { FAILED: 'The last search failed.', CANCELLED: 'The last search was cancelled.' },
  stale: 'out of date: it is made again by itself',
  withheld: 'Not shown: your key may not ask for what tells members apart.',
  refusals: {
    TOO_FEW_MEMBERS: 'With fewer than 100 members half of them cannot judge what the other half says.',
    TOO_FEW_OTHERS: 'Fewer than 100 customers are not in it.',
    NOTHING_TELLS: 'Nothing that the rule does not settle itself sets members apart, by more than chance.',
    NO_BETTER_THAN_CHANCE: 'Hidden members were found no better than by chance.',
  },
  quality: (recall: string) => `Of hidden members ${recall} were among the first tenth of everybody; chance finds 10 %.`,
  profile: { PROSPECTS: 'Ideal profile', CUSTOMERS: 'What they are' },
  covers: (share: string, rest: string) => `${share} of hidden members, ${rest} of others`,
  begin: 'Begin a segment',
  nobody: 'Nobody has anything in common with members.',
};

export const lookalikeTexts: PageTexts<typeof english> = {
  en: english,
  de: {
    title: 'Wer ihnen gleicht',
    audiences: { PROSPECTS: 'Interessenten', CUSTOMERS: 'Kunden' },
    audience: 'Unter wem',
    look: 'Ähnliche suchen',
    again: 'Neu suchen',
    stop: 'Abbrechen',
    empty: 'Es hat noch niemand gesucht. Es geschieht im Hintergrund und dauert einige Sekunden, bei vielen Kunden einige Minuten.',
    goesOn: (share) => `Sucht: ${share}`,
    ended: { FAILED: 'Die letzte Suche ist gescheitert.', CANCELLED: 'Die letzte Suche wurde abgebrochen.' },
    stale: 'veraltet: es wird von selbst erneuert',
    withheld: 'Nicht zu sehen: Ihr Schlüssel darf nicht fragen, was Mitglieder unterscheidet.',
    refusals: {
      TOO_FEW_MEMBERS: 'Bei weniger als 100 Mitgliedern kann die eine Hälfte nicht beurteilen, was die andere sagt.',
      TOO_FEW_OTHERS: 'Weniger als 100 Kunden gehören nicht dazu.',
      NOTHING_TELLS: 'Nichts, was die Regel nicht selbst festlegt, unterscheidet Mitglieder über den Zufall hinaus.',
      NO_BETTER_THAN_CHANCE: 'Verborgene Mitglieder wurden nicht besser gefunden als durch Zufall.',
    },
    quality: (recall) => `Von verborgenen Mitgliedern waren ${recall} im ersten Zehntel aller; der Zufall findet 10 %.`,
    profile: { PROSPECTS: 'Idealprofil', CUSTOMERS: 'Was sie sind' },
    covers: (share, rest) => `${share} der verborgenen Mitglieder, ${rest} der anderen`,
    begin: 'Segment beginnen',
    nobody: 'Niemand hat etwas mit Mitgliedern gemeinsam.',
  },
};
