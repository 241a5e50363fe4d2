import { createHmac } from 'node:crypto';
import { type CodeWays, type Views } from '../../dialogs/contract/turn';
import { type CodeOutcome } from '../../domain/identity/code';
import { type Instant } from '../../domain/time/instant';
import { MASK } from '../../domain/recognition/masked';
import { type Database } from '../../models/database/database';
import { checkCode } from '../../models/identity/check-code';
import { awaitsCode } from '../../models/identity/codes';
import { type Incoming } from './incoming';

/** Six digits, also in two groups, and no part of a longer number. */
const CODE = /(?<!\d)(?<!\d[ .-])(\d{3})[ .-]?(\d{3})(?!\d)(?![ .-]\d)/u;

/** Proof by code, as a turn and the door of messages use it. */
export interface Proofs {
  /** Ways in which a code can leave now. */
  ways: () => CodeWays;
  /** A message without the code in it, where one is waited for: the digits are kept nowhere. */
  withoutCode: (incoming: Incoming) => Promise<Incoming>;
  check: (guess: { conversationId: string; messageId: string; code: string }) => Promise<{
    outcome: CodeOutcome;
    isNew: boolean;
  }>;
  exportLink: (contactId: string, format: 'json' | 'csv') => string | undefined;
}

export interface ProofDeps {
  database: Database;
  /** Digits are hashed with it: a copy of the database tells no code. */
  signingKey: string;
  views: () => Pick<Views, 'rules' | 'company'>;
  clock: () => Instant;
  newId: (kind: string) => string;
  ways: () => CodeWays;
  exportLink: (contactId: string, format: 'json' | 'csv') => string | undefined;
}

/** The hash under which a code is kept: it is good in the conversation that asked for it, and nowhere else. */
export function codeHash(signingKey: string, conversationId: string, digits: string): string {
  return createHmac('sha256', signingKey).update(`code ${conversationId} ${digits}`).digest('base64url');
}

export function createProofs(deps: ProofDeps): Proofs {
  const { database, signingKey, views, clock, newId, ways, exportLink } = deps;
  return {
    ways,
    exportLink,
    withoutCode: async (incoming) => {
      const { input, conversationId, receivedAt, echo } = incoming;
      if (input.kind !== 'message' || input.button) return incoming;
      const found = CODE.exec(input.text);
      if (!found || !(await awaitsCode(database, conversationId, receivedAt))) return incoming;
      const code = codeHash(signingKey, conversationId, `${found[1]}${found[2]}`);
      const text = input.text.replace(CODE, MASK);
      return { ...incoming, input: { ...input, text, code }, echo: echo && { ...echo, text } };
    },
    check: ({ conversationId, messageId, code: hash }) => {
      const { rules, company } = views();
      const guess = { conversationId, messageId, hash, at: clock(), rules: rules.privacy };
      const context = { at: clock(), newId, rules: rules.ladder, timeZone: company.timeZone };
      return checkCode(database, guess, context);
    },
  };
}
