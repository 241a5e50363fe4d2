import { type Entity, type EntityType } from './entities';
import { type Recognition, entitiesOf } from './recognition';

/** How sure it must be that a value is the writer's where others are spoken of. */
const SURE = 0.9;
/** Less sure than this that it is somebody else's, a number beside one's own name is one's own. */
const DOUBTFUL = 0.75;
/** A number reaches somebody: so sure it must be where nobody else is named. */
const PLAIN = 0.6;
/** From here on another person counts as named in the message. */
const NAMED = 0.4;
/** From here on what is somebody else's is. */
const LIKELY = 0.5;

/** Whether a value is the writer's; `unsure`: they are asked where it matters. */
export type Belonging = 'writer' | 'unsure' | 'other';

/** What a value is for tells that it is not the writer's own. */
const OTHERS_ROLES: ReadonlySet<Entity['role']> = new Set(['recipient', 'staff', 'competitor', 'store']);

/**
 * Whether a value is the writer's. Beside another person an unsure value is that person's: "bos saya Sinta, nomornya
 * 0812…" tells nothing of who writes.
 */
export function belonging(entity: Entity, recognition: Pick<Recognition, 'acts' | 'entities'>): Belonging {
  const { whose, role, sure } = entity;
  if (whose === 'ours' || whose === 'thing' || whose === 'quoted') return 'other';
  if (isNumber(entity) && (sure ?? 1) < DOUBTFUL && isIntroduced(recognition)) return 'writer';
  if (OTHERS_ROLES.has(role)) return 'other';
  const isBesideOthers = speaksOfOthers(recognition);
  // A town alone is nobody else's: "80 people in Surabaya".
  if (entity.type === 'city') return isBesideOthers && !isIntroduced(recognition) ? 'other' : 'writer';
  // "Saya Pak Budi": a name with a title, told as one's own contact.
  const isTold = entity.type === 'name' && recognition.acts.includes('give_contact');
  if (whose === 'other' && isTold && (sure ?? 1) < LIKELY && !isBesideOthers) return 'writer';
  if (whose === 'other') return isBesideOthers || (sure ?? 1) >= LIKELY ? 'other' : 'unsure';
  // A rule found it, and nothing is known of whose it is.
  if (sure === undefined) return isBesideOthers ? 'other' : 'writer';
  if (sure >= SURE && whose === 'self') return 'writer';
  if (isBesideOthers) return 'other';
  if (isNumber(entity)) return sure >= PLAIN && whose === 'self' ? 'writer' : 'unsure';
  return sure >= LIKELY || recognition.acts.includes('give_contact') ? 'writer' : 'unsure';
}

/** So sure that a number is the writer's that was read as ours and is none of ours: to be asked about. */
const DENIED_OURS = 0.5;

/**
 * The reading in which no number counts as the company's that is not one of its own: words around a number may sound
 * like ours, the list of our numbers knows.
 * @param ourPhones E.164
 */
export function withOurNumbersOnly<R extends Pick<Recognition, 'entities'>>(
  recognition: R,
  ourPhones: readonly string[],
): R {
  const entities = recognition.entities.map((entity) =>
    entity.type === 'phone' && entity.whose === 'ours' && !ourPhones.includes(entity.value)
      ? { ...entity, whose: 'self' as const, sure: DENIED_OURS }
      : entity,
  );
  return { ...recognition, entities };
}

/** "Nama Budi, hp 0812…, email …": what is listed beside one's own name, with nobody else's, is one's own. */
function isIntroduced({ acts, entities }: Pick<Recognition, 'acts' | 'entities'>): boolean {
  const names = entities.filter(({ type }) => type === 'name');
  const isOwn = names.some(({ whose, sure = 0 }) => whose === 'self' && sure >= SURE);
  return isOwn && !names.some(isOfOther) && acts.includes('give_contact') && !acts.includes('refer_friend');
}

function isNumber({ type }: Entity): boolean {
  return type === 'phone' || type === 'email';
}

/** Whether a message tells of another person: a friend who is looking, a boss, whoever receives the goods. */
export function speaksOfOthers({ acts, entities }: Pick<Recognition, 'acts' | 'entities'>): boolean {
  return acts.includes('refer_friend') || entities.some(isOfOther);
}

function isOfOther({ type, whose, sure = 1 }: Entity): boolean {
  const isPersonal = type === 'name' || type === 'phone' || type === 'email';
  return isPersonal && (whose === 'other' || whose === 'quoted') && sure >= NAMED;
}

/** The values of one type that are the writer's, in the order they stand. */
export function writersOwn<T extends EntityType>(
  recognition: Recognition,
  type: T,
): Array<Extract<Entity, { type: T }>> {
  return entitiesOf(recognition, type).filter((entity) => belonging(entity, recognition) === 'writer');
}
