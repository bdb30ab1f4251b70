import type { AdviceKind, AdviceMeasure, AdviceUnsaidReason, SegmentSetAdviceKind } from '../../data/operations';
import type { PageTexts } from '../page-texts';

/** A figure that led to advice, written out: shares as shares. */
export type Told = (measure: AdviceMeasure) => string;

const english = {
  title: 'Advice',
  homeTitle: 'Advice on segments',
  fine: 'Nothing is the matter with it.',
  allFine: 'Nothing is the matter with any of them.',
  noSegments: 'There is no segment yet.',
  comparing: 'Comparing its members with everybody else …',
  unsaid: 'Not said',
  begin: (size: string) => `Begin a segment with it: ${size}`,
  kinds: {
    TOO_BROAD: 'Too broad',
    TOO_NARROW: 'Too narrow',
    EMPTY: 'Empty',
    UNREACHABLE: 'Out of reach',
    NEARLY_ANOTHER: 'Nearly another one',
    WITHIN_ANOTHER: 'Within another one',
    UNSTABLE: 'Unstable',
    NOT_DISTINCT: 'Not distinct',
  } as Readonly<Record<AdviceKind, string>>,
  texts: {
    TOO_BROAD: (of: Told) => `${of('MEMBERS')} of ${of('CUSTOMERS')} customers (${of('SHARE')}): nearly everybody. Add a condition.`,
    TOO_NARROW: (of: Told) => `${of('MEMBERS')} members: too few for figures to tell anything. Widen a condition.`,
    EMPTY: () => 'Nobody is in it. Look at this part of its rule first.',
    UNREACHABLE: (of: Told) =>
      `${of('REACHED')} of ${of('MEMBERS')} members (${of('REACHED_SHARE')}) have agreed to be reached by any channel. Ask the others, or keep to these.`,
    NEARLY_ANOTHER: (of: Told) =>
      `${of('SHARED')} of its ${of('MEMBERS')} members are in the other too, which has ${of('OTHER_MEMBERS')}. Keep one of the two.`,
    WITHIN_ANOTHER: (of: Told) =>
      `${of('SHARED')} of its ${of('MEMBERS')} members are in the other too, which has ${of('OTHER_MEMBERS')}. Take them out of one, or build one on the other.`,
    UNSTABLE: (of: Told) =>
      `Of ${of('ENTRIES')} who entered ${of('SOON_UNDONE')} (${of('SOON_UNDONE_SHARE')}) left again within 7 days, ${of('UNDONE_BY_TIME')} of them by time alone. Leave a margin.`,
    NOT_DISTINCT: (of: Told) =>
      `In none of ${of('COMPARED')} attributes do members differ from everybody else; a difference of ${of('UNSEEN_DIFFERENCE')} would have shown. Choose them by something else.`,
  } as Readonly<Record<AdviceKind, (of: Told) => string>>,
  setTexts: {
    TOO_MANY: (of: Told) => `${of('SEGMENTS')} segments are more than people tell apart.`,
    MUCH_UNCOVERED: (of: Told) =>
      `${of('UNCOVERED_SHARE')} of ${of('CUSTOMERS')} customers are in no segment, or only in one that nearly everybody is in.`,
    NEARLY_SAME: (of: Told) => `${of('SHARED')} members in common, of ${of('MEMBERS')} and ${of('OTHER_MEMBERS')}: keep one of the two.`,
  } as Readonly<Record<SegmentSetAdviceKind, (of: Told) => string>>,
  reasons: {
    NO_CUSTOMERS: 'there are no customers',
    FEW_CUSTOMERS: 'too few customers',
    FEW_MEMBERS: 'too few members',
    FEW_OTHERS: 'too few others',
    NO_CONSENTS: 'no consents are known',
    NO_OTHER_SEGMENTS: 'no other segment',
    FEW_CHANGES: 'too few have entered yet',
    FEW_ATTRIBUTES: 'too little is known of them',
    NO_RULE: 'a list has no rule',
    NOT_ALLOWED: 'the key may not ask for it',
    MEMBERS_NOT_FOUND: 'its members are not all found',
  } as Readonly<Record<AdviceUnsaidReason, string>>,
};

export const adviceTexts: PageTexts<typeof english> = {
  en: english,
  de: {
    title: 'Rat',
    homeTitle: 'Rat zu den Segmenten',
    fine: 'Es ist nichts daran auszusetzen.',
    allFine: 'An keinem ist etwas auszusetzen.',
    noSegments: 'Es gibt noch kein Segment.',
    comparing: 'Die Mitglieder werden mit allen anderen verglichen …',
    unsaid: 'Nicht gesagt',
    begin: (size) => `Damit ein Segment beginnen: ${size}`,
    kinds: {
      TOO_BROAD: 'Zu breit',
      TOO_NARROW: 'Zu eng',
      EMPTY: 'Leer',
      UNREACHABLE: 'Nicht erreichbar',
      NEARLY_ANOTHER: 'Fast ein anderes',
      WITHIN_ANOTHER: 'In einem anderen enthalten',
      UNSTABLE: 'Unbeständig',
      NOT_DISTINCT: 'Nicht verschieden',
    },
    texts: {
      TOO_BROAD: (of) => `${of('MEMBERS')} von ${of('CUSTOMERS')} Kunden (${of('SHARE')}): fast alle. Eine Bedingung hinzufügen.`,
      TOO_NARROW: (of) => `${of('MEMBERS')} Mitglieder: zu wenige, als dass Zahlen etwas sagten. Eine Bedingung weiter fassen.`,
      EMPTY: () => 'Niemand gehört dazu. Zuerst diesen Teil der Regel ansehen.',
      UNREACHABLE: (of) =>
        `${of('REACHED')} von ${of('MEMBERS')} Mitgliedern (${of('REACHED_SHARE')}) haben zugestimmt, auf irgendeinem Weg erreicht zu werden. Die anderen fragen, oder bei diesen bleiben.`,
      NEARLY_ANOTHER: (of) =>
        `${of('SHARED')} der ${of('MEMBERS')} Mitglieder sind auch im anderen, das ${of('OTHER_MEMBERS')} hat. Eines von beiden behalten.`,
      WITHIN_ANOTHER: (of) =>
        `${of('SHARED')} der ${of('MEMBERS')} Mitglieder sind auch im anderen, das ${of('OTHER_MEMBERS')} hat. Sie aus einem herausnehmen, oder eines auf dem anderen aufbauen.`,
      UNSTABLE: (of) =>
        `Von ${of('ENTRIES')}, die dazukamen, gingen ${of('SOON_UNDONE')} (${of('SOON_UNDONE_SHARE')}) binnen 7 Tagen wieder, ${of('UNDONE_BY_TIME')} davon allein durch die Zeit. Spielraum lassen.`,
      NOT_DISTINCT: (of) =>
        `In keinem von ${of('COMPARED')} Merkmalen unterscheiden sich die Mitglieder von allen anderen; ein Unterschied von ${of('UNSEEN_DIFFERENCE')} hätte sich gezeigt. Nach etwas anderem auswählen.`,
    },
    setTexts: {
      TOO_MANY: (of) => `${of('SEGMENTS')} Segmente sind mehr, als man auseinanderhält.`,
      MUCH_UNCOVERED: (of) =>
        `${of('UNCOVERED_SHARE')} von ${of('CUSTOMERS')} Kunden sind in keinem Segment oder nur in einem, das fast alle umfasst.`,
      NEARLY_SAME: (of) =>
        `${of('SHARED')} gemeinsame Mitglieder, von ${of('MEMBERS')} und ${of('OTHER_MEMBERS')}: eines von beiden behalten.`,
    },
    reasons: {
      NO_CUSTOMERS: 'es gibt keine Kunden',
      FEW_CUSTOMERS: 'zu wenige Kunden',
      FEW_MEMBERS: 'zu wenige Mitglieder',
      FEW_OTHERS: 'zu wenige andere',
      NO_CONSENTS: 'keine Einwilligungen bekannt',
      NO_OTHER_SEGMENTS: 'kein anderes Segment',
      FEW_CHANGES: 'noch zu wenige sind dazugekommen',
      FEW_ATTRIBUTES: 'zu wenig ist von ihnen bekannt',
      NO_RULE: 'eine Liste hat keine Regel',
      NOT_ALLOWED: 'der Schlüssel darf danach nicht fragen',
      MEMBERS_NOT_FOUND: 'die Mitglieder sind nicht alle gefunden',
    },
  },
};
