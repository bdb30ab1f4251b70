import type { AuditActorKind, AuditOutcome } from '../../data/operations';
import { countWords } from '../count-words';
import type { PageTexts } from '../page-texts';

const outcomes: Readonly<Record<AuditOutcome, string>> = { DONE: 'Done', FAILED: 'Failed', REFUSED: 'Refused' };
const actors: Readonly<Record<AuditActorKind, string>> = {
  COMMAND: 'On the command line',
  KEY: 'A key',
  NOBODY: 'Nobody known',
  TOKEN: 'A person',
};

const english = {
  title: 'Audit log',
  subtitle: 'Who did what, to what, when and from where. Entries are never changed.',
  one: 'entry',
  many: 'entries',
  when: 'When',
  who: 'Who',
  what: 'What',
  about: 'About',
  outcome: 'Outcome',
  from: 'From',
  until: 'Until',
  address: 'From where',
  anything: 'Anything',
  anyone: 'Anyone',
  any: 'Any outcome',
  outcomes,
  actors,
  bulkRead: (operation: string) => `Read much at once: ${operation}`,
  wanted: (operation: string) => `Wanted ${operation}`,
  counts: countWords.en,
  more: (count: string) => `and ${count} more`,
  onlyAbout: (name: string) => `Only about ${name}`,
  clear: 'Clear filters',
  none: { title: 'No entry', text: 'Nothing matches the filters.' },
  historyNone: 'Nothing is written down about it.',
  all: 'In the audit log',
};

export const auditTexts: PageTexts<typeof english> = {
  en: english,
  de: {
    title: 'Protokoll',
    subtitle: 'Wer was womit getan hat, wann und von wo. Einträge werden nie geändert.',
    one: 'Eintrag',
    many: 'Einträge',
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    about: 'Woran',
    outcome: 'Ergebnis',
    from: 'Von',
    until: 'Bis',
    address: 'Von wo',
    anything: 'Alles',
    anyone: 'Alle',
    any: 'Jedes Ergebnis',
    outcomes: { DONE: 'Getan', FAILED: 'Gescheitert', REFUSED: 'Verweigert' },
    actors: { COMMAND: 'Auf der Kommandozeile', KEY: 'Ein Schlüssel', NOBODY: 'Niemand Bekanntes', TOKEN: 'Eine Person' },
    bulkRead: (operation) => `Hat viel auf einmal gelesen: ${operation}`,
    wanted: (operation) => `Wollte ${operation}`,
    counts: countWords.de,
    more: (count) => `und ${count} weitere`,
    onlyAbout: (name) => `Nur über ${name}`,
    clear: 'Filter aufheben',
    none: { title: 'Kein Eintrag', text: 'Nichts passt zu den Filtern.' },
    historyNone: 'Darüber ist nichts festgehalten.',
    all: 'Im Protokoll',
  },
};
