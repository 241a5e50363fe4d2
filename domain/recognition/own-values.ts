import { type Entity, type EntityType } from './entities';
import { type Recognition, entitiesOf } from './recognition';

/** Minimum probability that a value is the writer's where other people are mentioned. */
const SURE = 0.9;
/** Below this probability of being another person's, a number next to the writer's own name is the writer's. */
const DOUBTFUL = 0.75;
/** Minimum probability for a phone number where no other person is mentioned: messages will be sent to it. */
const PLAIN = 0.6;
/** From this probability on another person counts as mentioned in the message. */
const NAMED = 0.4;
/** From this probability on a value counts as another person's. */
const LIKELY = 0.5;

/** Whether a value is the writer's; `unsure`: the customer is asked where it matters. */
export type Belonging = 'writer' | 'unsure' | 'other';

/** The role of a value shows that it is not the writer's own. */
const OTHERS_ROLES: ReadonlySet<Entity['role']> = new Set(['recipient', 'staff', 'competitor', 'store']);

/**
 * Whether a value is the writer's. Next to another person an unsure value is that person's: "bos saya Sinta, nomornya
 * 0812…" says nothing about the writer.
 */
export function belonging(entity: Entity, recognition: Pick<Recognition, 'acts' | 'entities'>): Belonging {
  const { whose, role, sure } = entity;
  if (whose === 'ours' || whose === 'thing' || whose === 'quoted') return 'other';
  if (isNumber(entity) && (sure ?? 1) < DOUBTFUL && isIntroduced(recognition)) return 'writer';
  if (OTHERS_ROLES.has(role)) return 'other';
  if (isOfOwnName(entity, recognition)) return 'writer';
  const isBesideOthers = speaksOfOthers(recognition);
  // A town alone belongs to no other person: "80 people in Surabaya".
  if (entity.type === 'city') return isBesideOthers && !isIntroduced(recognition) ? 'other' : 'writer';
  // "Saya Pak Budi": a name with a title, given as the writer's own.
  const isTold = entity.type === 'name' && recognition.acts.includes('give_contact');
  if (whose === 'other' && isTold && (sure ?? 1) < LIKELY && !isBesideOthers) return 'writer';
  if (whose === 'other') return isBesideOthers || (sure ?? 1) >= LIKELY ? 'other' : 'unsure';
  // Found by a rule, with no information about its owner.
  if (sure === undefined) return isBesideOthers ? 'other' : 'writer';
  if (sure >= SURE && whose === 'self') return 'writer';
  if (isBesideOthers) return 'other';
  if (isNumber(entity)) return sure >= PLAIN && whose === 'self' ? 'writer' : 'unsure';
  return sure >= LIKELY || recognition.acts.includes('give_contact') ? 'writer' : 'unsure';
}

/** From this probability on a number that was read as the company's and is not one of its numbers is asked about. */
const DENIED_OURS = 0.5;

/**
 * The reading in which only the company's known numbers count as the company's: the words around a number can be
 * misleading, the list of our numbers is not.
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

/** "Nama Budi, hp 0812…, email …": values listed with the writer's name, and no other person, are the writer's. */
function isIntroduced({ acts, entities }: Pick<Recognition, 'acts' | 'entities'>): boolean {
  const names = entities.filter(({ type }) => type === 'name');
  const isOwn = names.some(({ whose, sure = 0 }) => whose === 'self' && sure >= SURE);
  return isOwn && !names.some(isOfOther) && acts.includes('give_contact') && !acts.includes('refer_friend');
}

/** Letters that stand between a name and the number told with it at most: " and my number is ". */
const BESIDE = 24;
/** Shorter parts of a name are in many addresses. */
const SHORTEST_PART = 3;

/** "I'm Ruth, phone 0812…", "ruth.k@… , my name is Ruth": a number beside one's own name, an address made of it. */
function isOfOwnName(entity: Entity, { acts, entities }: Pick<Recognition, 'acts' | 'entities'>): boolean {
  if (acts.includes('refer_friend')) return false;
  if (entity.type === 'email') return isMadeOfName(entity, entities);
  if (entity.type !== 'phone' || entity.whose === 'other') return false;
  const names = entities.filter(({ type }) => type === 'name');
  const isBeside = ({ start, end }: Entity): boolean =>
    Math.max(entity.start - end, start - entity.end) <= BESIDE;
  return (
    !entities.some(isOfOther) &&
    names.some((name) => name.whose === 'self' && (name.sure ?? 1) >= PLAIN && isBeside(name))
  );
}

/** Made of the one name that is told, and that is nobody else's. */
function isMadeOfName(entity: Entity, entities: readonly Entity[]): boolean {
  if (entity.type !== 'email') return false;
  const names = entities.flatMap((told) => (told.type === 'name' ? [told] : []));
  if (names.length === 0 || names.some(isOfOther)) return false;
  const [local = ''] = entity.value.address.split('@');
  return names.some(({ value }) =>
    value
      .toLowerCase()
      .split(/\s+/u)
      .some((part) => part.length >= SHORTEST_PART && local.includes(part)),
  );
}

function isNumber({ type }: Entity): boolean {
  return type === 'phone' || type === 'email';
}

/** Whether a message mentions another person: a friend who is looking, a boss, the recipient of the goods. */
export function speaksOfOthers({ acts, entities }: Pick<Recognition, 'acts' | 'entities'>): boolean {
  const others = entities.filter((entity) => isOfOther(entity) && !isMadeOfName(entity, entities));
  return acts.includes('refer_friend') || others.length > 0;
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
