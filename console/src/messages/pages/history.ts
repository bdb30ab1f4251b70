import type { PageTexts } from '../page-texts';

const english = {
  title: 'What it said',
  note: 'each change of its rule, name and description',
  none: {
    title: 'Not changed since it was made',
    text: 'What its rule says before a change is kept from now on, for as long as the audit log.',
  },
  parts: { RULE: 'Rule', NAME: 'Name', DESCRIPTION: 'Description' },
  changed: { RULE: 'the rule', NAME: 'the name', DESCRIPTION: 'the description' },
  did: (who: string, what: string) => `${who} changed ${what}`,
  somebody: 'Somebody',
  before: 'Before',
  after: 'After',
  nothing: 'nothing',
  version: (number: string) => `version ${number}`,
  withheld: 'Your key may not see this rule.',
  forgotten: 'Not kept: it named somebody who has been erased.',
  restore: 'Restore this rule',
  restoreHint: 'Opens it in the editor, which shows who would enter and leave before you save',
  log: 'What was done with it',
  logNote: 'everything that the audit log has of it',
  and: ' and ',
};

export const historyTexts: PageTexts<typeof english> = {
  en: english,
  de: {
    title: 'Was darin stand',
    note: 'jede Änderung von Regel, Name und Beschreibung',
    none: {
      title: 'Seit der Anlage nicht geändert',
      text: 'Was die Regel vor einer Änderung sagt, wird ab jetzt aufbewahrt, so lange wie das Protokoll.',
    },
    parts: { RULE: 'Regel', NAME: 'Name', DESCRIPTION: 'Beschreibung' },
    changed: { RULE: 'die Regel', NAME: 'den Namen', DESCRIPTION: 'die Beschreibung' },
    did: (who, what) => `${who} hat ${what} geändert`,
    somebody: 'Jemand',
    before: 'Vorher',
    after: 'Nachher',
    nothing: 'nichts',
    version: (number) => `Version ${number}`,
    withheld: 'Ihr Schlüssel darf diese Regel nicht sehen.',
    forgotten: 'Nicht aufbewahrt: Es nannte jemanden, der gelöscht wurde.',
    restore: 'Diese Regel wiederherstellen',
    restoreHint: 'Öffnet sie im Editor, der vor dem Sichern zeigt, wer hinein- und hinauskäme',
    log: 'Was damit getan wurde',
    logNote: 'alles, was das Protokoll darüber hat',
    and: ' und ',
  },
};
