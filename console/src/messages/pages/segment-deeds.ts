import type { PageTexts } from '../page-texts';

const english = {
  menu: 'More',
  export: 'Members as CSV',
  exportNote: 'ids, names and figures, without contacts',
  exportEmails: 'With e-mail addresses',
  exportEmailsNote: 'of those who have agreed to e-mail',
  delete: 'Delete…',
  deleteTitle: (name: string) => `Delete “${name}”?`,
  members: (count: string) =>
    `Its ${count} leave it, which webhooks, actions and followers are told. The customers stay. It cannot be undone.`,
  rule: 'Its rule and its history go with it.',
  nothing: 'No action, webhook, destination or export is only about it. If another segment builds on it, it is not deleted.',
  depends: 'What is about it:',
  kinds: {
    actions: 'Actions, which go with it',
    webhooks: 'Webhooks that tell of it',
    destinations: 'Destinations that it fills',
    schedules: 'Exports of it on a schedule, which pause',
  },
  confirm: 'Delete it for good',
  keep: 'Keep it',
  one: 'member',
  many: 'members',
};

export const segmentDeedTexts: PageTexts<typeof english> = {
  en: english,
  de: {
    menu: 'Mehr',
    export: 'Mitglieder als CSV',
    exportNote: 'Nummern, Namen und Kennzahlen, ohne Kontakte',
    exportEmails: 'Mit E-Mail-Adressen',
    exportEmailsNote: 'von denen, die E-Mails zugestimmt haben',
    delete: 'Löschen …',
    deleteTitle: (name) => `„${name}“ löschen?`,
    members: (count) =>
      `${count} verlassen es, was Webhooks, Aktionen und allen, die folgen, gesagt wird. Die Kunden bleiben. Das lässt sich nicht rückgängig machen.`,
    rule: 'Die Regel und ihre Geschichte gehen mit.',
    nothing:
      'Keine Aktion, kein Webhook, kein Ziel und kein Export gilt nur ihm. Baut ein anderes Segment darauf auf, so wird es nicht gelöscht.',
    depends: 'Was ihm gilt:',
    kinds: {
      actions: 'Aktionen, die mitgehen',
      webhooks: 'Webhooks, die davon erzählen',
      destinations: 'Ziele, die es füllt',
      schedules: 'Exporte nach Zeitplan, die anhalten',
    },
    confirm: 'Endgültig löschen',
    keep: 'Behalten',
    one: 'Mitglied',
    many: 'Mitglieder',
  },
};
