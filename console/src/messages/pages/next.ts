import type { PageTexts } from '../page-texts';

const english = {
  title: 'Likely to buy next',
  none: 'Nothing is suggested: this customer has bought no product that is compared.',
  tooEarly: 'What customers buy next has not been found out yet. It is, a minute after the start.',
  refusals: {
    TOO_FEW_BUYERS: 'With fewer than 100 buyers nothing can be said of what is bought next.',
    TOO_FEW_PRODUCTS: 'With fewer than two products of ten buyers each there is nothing to suggest.',
  },
  follows: (bought: string, followed: string, buyers: string) => `${followed} of ${buyers} buyers of ${bought} bought it later`,
  repeats: 'is bought again and again',
  frequent: 'many buy it who come again',
  who: 'Who else',
  channels: 'Best reached by',
  noChannels: 'This customer has agreed to no channel.',
  answered: (answered: string, messages: string) => `${answered} of ${messages} messages answered`,
  ofAll: (share: string) => `of those to everybody ${share}`,
  boughtNext: {
    title: 'What is bought next',
    none: 'Nothing is bought after something else by more than chance.',
    lift: (lift: string, low: string) => `${lift} times as many as by chance, ${low} at least`,
    quality: (customers: string, days: string) =>
      `Tried on ${customers} customers and the ${days} days before: one of three suggestions was bought by`,
    model: 'suggestions',
    frequent: 'the most frequent products',
    unknown: 'Too few customers came again for saying how good suggestions are.',
  },
};

export const nextTexts: PageTexts<typeof english> = {
  en: english,
  de: {
    title: 'Kauft wohl als Nächstes',
    none: 'Nichts wird vorgeschlagen: Dieser Kunde hat kein Produkt gekauft, das verglichen wird.',
    tooEarly: 'Was Kunden als Nächstes kaufen, ist noch nicht ermittelt. Das geschieht eine Minute nach dem Start.',
    refusals: {
      TOO_FEW_BUYERS: 'Bei weniger als 100 Käufern lässt sich nicht sagen, was als Nächstes gekauft wird.',
      TOO_FEW_PRODUCTS: 'Bei weniger als zwei Produkten mit je zehn Käufern gibt es nichts vorzuschlagen.',
    },
    follows: (bought, followed, buyers) => `${followed} von ${buyers} Käufern von ${bought} kauften es später`,
    repeats: 'wird immer wieder gekauft',
    frequent: 'viele kaufen es, die wiederkommen',
    who: 'Wer noch',
    channels: 'Am besten erreichbar über',
    noChannels: 'Dieser Kunde hat keinem Kanal zugestimmt.',
    answered: (answered, messages) => `${answered} von ${messages} Nachrichten beantwortet`,
    ofAll: (share) => `von denen an alle ${share}`,
    boughtNext: {
      title: 'Was als Nächstes gekauft wird',
      none: 'Nichts wird über den Zufall hinaus nach etwas anderem gekauft.',
      lift: (lift, low) => `${lift}-mal so viele wie durch Zufall, mindestens ${low}`,
      quality: (customers, days) => `Geprüft an ${customers} Kunden und den ${days} Tagen davor: Einen von drei Vorschlägen kauften`,
      model: 'Vorschläge',
      frequent: 'die häufigsten Produkte',
      unknown: 'Zu wenige Kunden kamen wieder, um zu sagen, wie gut Vorschläge sind.',
    },
  },
};
