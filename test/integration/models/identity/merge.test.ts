import { expect } from 'chai';
import fc from 'fast-check';
import { type DomainEvent } from '../../../../domain/contact/events';
import { type ConsentAction, consentFor } from '../../../../domain/profile/consents';
import { type ProfileFact } from '../../../../domain/profile/facts';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { plusDays } from '../../../../domain/time/calendar';
import { type Database } from '../../../../models/database/database';
import { mergeContacts } from '../../../../models/identity/merge';
import { proveKey } from '../../../../models/identity/proven-key';
import { undoMerge } from '../../../../models/identity/undo-merge';
import { commitTurn } from '../../../../models/turns/commit';
import { onEachStore } from '../each-store';
import { AT, asked, enter, everything, load, newId, turnOn } from '../store-world';

const CONTEXT = { at: plusDays(AT, 1), newId, rules: DEFAULT_RULES.ladder, timeZone: 'Asia/Jakarta' };
const BY = { repId: 'sari', undoD: DEFAULT_RULES.privacy.mergeUndoD };

function factOf(
  key: ProfileFact['key'],
  value: string,
  status: ProfileFact['status'] = 'stated',
): DomainEvent {
  const fact = { id: newId('fact'), key, value, status, confidence: 1, sourceMessageId: newId('message') };
  return {
    type: 'fact_stated',
    fact: { ...fact, purpose: 'service', capturedAt: AT, supersededById: undefined },
  };
}

function consentOf(purpose: 'newsletter' | 'birthday', action: ConsentAction): DomainEvent {
  const id = newId('consent');
  const words = { textVersion: 'x@1', textShown: 'Boleh?', language: 'id' as const, messageId: id };
  return { type: 'consent_recorded', consent: { id, purpose, action, at: AT, channel: 'webchat', ...words } };
}

/** Tables but for what goes on counting, and the record of merges itself. */
async function standing(database: Database): Promise<unknown> {
  const { contact_merge: _merges, ...tables } = await everything(database);
  const withoutVersions = Object.entries(tables).map(([table, rows]) => [
    table,
    rows.map((row) => {
      const { version: _version, ...rest } = row as Record<string, unknown>;
      return rest;
    }),
  ]);
  return Object.fromEntries(withoutVersions) as unknown;
}

onEachStore('Merging', (database) => {
  async function someone(...events: DomainEvent[]): Promise<{ id: string; contactId: string }> {
    const id = await enter(database());
    const result = await commitTurn(database(), turnOn(await load(database(), id), events));
    expect(result.status).to.equal('committed');
    return { id, contactId: (await load(database(), id)).snapshot.contact.id };
  }

  const merge = (one: string, other: string): Promise<string | undefined> =>
    database().write((sql) => mergeContacts(sql, [one, other], 'proven_key', CONTEXT));

  async function lastMerge(): Promise<string> {
    const [row] = await database().read<{ id: string }>(
      `SELECT id FROM contact_merge WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1`,
    );
    return row?.id ?? '';
  }

  const undo = (id: string, at = CONTEXT.at): ReturnType<typeof undoMerge> =>
    undoMerge(database(), id, BY, { ...CONTEXT, at });

  it('M-1: the same proven key is the same person, with the history of both', async () => {
    const old = await someone(factOf('email', 'a@contoh.id', 'confirmed'), factOf('display_name', 'Dimas'));
    const fresh = await someone(asked('price'));
    const address = { kind: 'email' as const, value: 'a@contoh.id' };
    const survivor = await database().write((sql) =>
      proveKey(sql, { contactId: fresh.contactId, address, messageId: 'm' }, CONTEXT),
    );
    expect(survivor).to.equal(old.contactId);
    const { contact } = (await load(database(), fresh.id)).snapshot;
    expect(contact.id).to.equal(old.contactId);
    expect(contact.facts.find(({ key }) => key === 'display_name')?.value).to.equal('Dimas');
    expect(contact.evidence.filter(({ type }) => type === 'asked_information')).to.have.length(1);
    expect(contact.evidence.filter(({ type }) => type === 'contact_created')).to.have.length(1);
  });

  it('who only claims an address gains nothing when its owner proves it, and loses nothing to them', async () => {
    const claimer = await someone(factOf('email', 'victim@contoh.id'), factOf('display_name', 'Claimer'));
    const owner = await someone();
    const address = { kind: 'email' as const, value: 'victim@contoh.id' };
    await database().write((sql) =>
      proveKey(sql, { contactId: owner.contactId, address, messageId: 'm' }, CONTEXT),
    );
    expect((await load(database(), claimer.id)).snapshot.contact.id).to.equal(claimer.contactId);
    const { facts } = (await load(database(), owner.id)).snapshot.contact;
    expect(facts.map(({ key }) => key)).to.deep.equal(['email']);
  });

  it('M-3: two that share one proven key and differ in another go to a supervisor, once', async () => {
    const shared = factOf('email', 'both@contoh.id', 'confirmed');
    const one = await someone(shared, factOf('phone', '+621', 'confirmed'));
    const other = await someone(
      factOf('email', 'other@contoh.id', 'confirmed'),
      factOf('phone', '+622', 'confirmed'),
    );
    expect(await merge(one.contactId, other.contactId)).to.equal(undefined);
    expect(await merge(one.contactId, other.contactId)).to.equal(undefined);
    const rows = await database().read(`SELECT id FROM desk_request WHERE kind = 'merge_conflict'`);
    expect(rows).to.have.length(1);
  });

  it('T24: of two words on a purpose the stricter holds, whichever is newer', async () => {
    const granted = await someone(consentOf('newsletter', 'grant'), consentOf('birthday', 'grant'));
    const withdrawn = await someone(consentOf('newsletter', 'withdraw'));
    await merge(granted.contactId, withdrawn.contactId);
    const { consents } = (await load(database(), granted.id)).snapshot.contact;
    expect(consentFor(consents, 'newsletter')?.action).to.equal('withdraw');
    expect(consentFor(consents, 'birthday')?.action).to.equal('grant');
  });

  it('T25: merging again changes nothing; undoing restores both', async () => {
    const one = await someone(asked('price'), factOf('display_name', 'Dimas'));
    const other = await someone(factOf('phone', '+62899', 'confirmed'), consentOf('birthday', 'withdraw'));
    const before = await standing(database());
    await merge(one.contactId, other.contactId);
    const merged = await standing(database());
    expect(merged).to.not.deep.equal(before);
    expect(await merge(other.contactId, one.contactId)).to.equal(undefined);
    expect(await standing(database())).to.deep.equal(merged);
    expect(await undo(await lastMerge())).to.equal('undone');
    expect(await standing(database())).to.deep.equal(before);
  });

  it('can be undone for thirty days, once', async () => {
    const [one, other] = [await someone(asked('price')), await someone()];
    await merge(one.contactId, other.contactId);
    const id = await lastMerge();
    expect(await undo(id, plusDays(CONTEXT.at, 31))).to.equal('too_late');
    expect(await undo(id)).to.equal('undone');
    expect(await undo(id)).to.equal('unknown');
  });

  it('random people are merged and parted again as they were, whichever comes first', async function () {
    this.timeout(600_000);
    const person = fc.record({
      name: fc.option(fc.constantFrom('Dimas', 'Rina', 'Tono')),
      phone: fc.option(fc.constantFrom('+6281', '+6282')),
      asks: fc.integer({ min: 0, max: 2 }),
      consents: fc.array(fc.constantFrom<ConsentAction>('grant', 'refuse', 'withdraw'), { maxLength: 3 }),
    });
    const eventsOf = (of: {
      name: string | null;
      phone: string | null;
      asks: number;
      consents: ConsentAction[];
    }): DomainEvent[] => [
      ...(of.name ? [factOf('display_name', of.name)] : []),
      ...(of.phone ? [factOf('phone', of.phone)] : []),
      ...Array.from({ length: of.asks }, (_one, n) => asked(`price ${n}`)),
      ...of.consents.map((action) => consentOf('newsletter', action)),
    ];
    await fc.assert(
      fc.asyncProperty(person, person, fc.boolean(), async (a, b, isTurned) => {
        await clear(database());
        const [one, other] = [await someone(...eventsOf(a)), await someone(...eventsOf(b))];
        const before = await standing(database());
        await (isTurned ? merge(other.contactId, one.contactId) : merge(one.contactId, other.contactId));
        expect(await undo(await lastMerge())).to.equal('undone');
        expect(await standing(database())).to.deep.equal(before);
      }),
      { numRuns: database().kind === 'sqlite' ? 500 : 60 },
    );
  });
});

/** Nobody is there: each run compares few rows. */
async function clear({ write }: Database): Promise<void> {
  const tables = [
    'contact_merge',
    'desk_request',
    'profile_fact',
    'consent_record',
    'loyalty_event',
    'rung_transition',
    'conversation',
    'channel_identity',
    'contact',
  ];
  await write(async (sql) => {
    for (const table of tables) await sql.run(`DELETE FROM ${table}`);
  });
}
