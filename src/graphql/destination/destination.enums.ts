import { registerEnumType } from 'type-graphql';
import type {
  Destination,
  DestinationKind,
  DestinationMember,
  DestinationPause,
  MemberProblem,
  OnLeave,
} from '../../destinations/index.js';

export const KindEnum = { MAILING_LIST: 'MAILING_LIST', TABLE: 'TABLE' } as const satisfies Record<DestinationKind, DestinationKind>;
registerEnumType(KindEnum, {
  name: 'DestinationKind',
  description: 'What a destination is.',
  valuesConfig: {
    MAILING_LIST: { description: 'A list of a mailing tool that has the audiences of Mailchimp.' },
    TABLE: { description: 'A table of a PostgreSQL database.' },
  },
});

export const OnLeaveEnum = { ARCHIVE: 'ARCHIVE', UNSUBSCRIBE: 'UNSUBSCRIBE' } as const satisfies Record<OnLeave, OnLeave>;
registerEnumType(OnLeaveEnum, {
  name: 'DestinationOnLeave',
  description: 'What is done at a mailing list with who leaves the segment.',
  valuesConfig: {
    ARCHIVE: { description: 'They are archived: they are no contacts of the list any more, and can come back.' },
    UNSUBSCRIBE: { description: 'They stay contacts of the list, unsubscribed.' },
  },
});

export const WithoutConsentEnum = { LEAVE_OUT: 'leave_out', BLANK: 'blank', INCLUDE: 'include' } as const satisfies Record<
  string,
  Destination['withoutConsent']
>;
registerEnumType(WithoutConsentEnum, {
  name: 'WithoutConsent',
  description: 'What becomes of customers who have not agreed to be reached through the channels.',
  valuesConfig: {
    LEAVE_OUT: { description: 'They are not told of.' },
    BLANK: { description: 'They are told of without their contacts.' },
    INCLUDE: { description: 'They are told of with their contacts. Needs `consents:override`.' },
  },
});

export const PausedForEnum = { ASKED: 'asked', FAILING: 'failing' } as const satisfies Record<string, DestinationPause>;
registerEnumType(PausedForEnum, {
  name: 'DestinationPause',
  description: 'Why nothing is written to a destination.',
  valuesConfig: {
    ASKED: { description: 'Somebody asked for it.' },
    FAILING: { description: 'It failed for a day, or somebody has to mend something: `pausedReason`. Mend it, then resume.' },
  },
});

export const MemberStateEnum = {
  PRESENT: 'PRESENT',
  PUTTING: 'PUTTING',
  REMOVING: 'REMOVING',
  REFUSED: 'REFUSED',
  SKIPPED: 'SKIPPED',
  STUCK: 'STUCK',
  GONE: 'GONE',
} as const satisfies Record<DestinationMember['state'], DestinationMember['state']>;
registerEnumType(MemberStateEnum, {
  name: 'DestinationMemberState',
  description: 'How somebody stands at a destination.',
  valuesConfig: {
    PRESENT: { description: 'They are there, as they are told.' },
    PUTTING: { description: 'They are being put there.' },
    REMOVING: { description: 'They are being taken away.' },
    REFUSED: { description: 'The destination does not take them: see `problem`. Tried again when something of them changes.' },
    SKIPPED: { description: 'They are members of the segment who cannot be there: see `problem`.' },
    STUCK: { description: 'The destination does not let them go. Tried again by the next comparison.' },
    GONE: { description: 'They left a mailing list, which has kept them as archived or unsubscribed.' },
  },
});

export const ProblemEnum = {
  NO_CONSENT: 'NO_CONSENT',
  NO_ADDRESS: 'NO_ADDRESS',
  SAME_ADDRESS: 'SAME_ADDRESS',
  COMPLIANCE: 'COMPLIANCE',
  UNSUBSCRIBED: 'UNSUBSCRIBED',
  INVALID: 'INVALID',
  REFUSED: 'REFUSED',
  NOT_REMOVED: 'NOT_REMOVED',
} as const satisfies Record<MemberProblem, MemberProblem>;
registerEnumType(ProblemEnum, {
  name: 'DestinationProblem',
  description: 'Why somebody is not at a destination, or is still there.',
  valuesConfig: {
    NO_CONSENT: { description: 'They have not agreed.' },
    NO_ADDRESS: { description: 'They have no e-mail address.' },
    SAME_ADDRESS: { description: 'Another member has their address, and is there.' },
    COMPLIANCE: {
      description: 'The tool may not have them: they said no there, mail to them bounced, or they were deleted there for good.',
    },
    UNSUBSCRIBED: {
      description: 'A comparison found that they unsubscribed there. They are not subscribed again, unless they leave and come back.',
    },
    INVALID: { description: 'The address, or the row, is not taken.' },
    REFUSED: { description: 'For another reason, which `message` says.' },
    NOT_REMOVED: { description: 'They could not be taken away.' },
  },
});
