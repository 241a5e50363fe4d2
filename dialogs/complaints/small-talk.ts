import { type Open, openQuestion } from './open';
import { nextPromise } from '../handoff/promised-times';
import { type CaseFile } from './case-file';
import { ownerName } from './owner';
import { plainWords } from '../reading/plain-words';
import { THUMBS } from './words';
import { askFor, recentOrders } from './questions';
import { type Step, waiting } from '../contract/dialog';
import { type Output, say } from '../contract/outputs';
import { type Turn, words } from '../contract/turn';

/** What people say in a complaint that answers nothing: a face, a knock at the door, "when do I hear from you?". */
export type Gesture = 'wordless' | 'knock' | 'handling' | 'reach' | 'go-on' | 'safety' | 'photo';

/** Sounds and single words that tell nothing. */
const NOISE =
  /^(lol|wk(wk)*|(ha|he|hi)+h?|hm+|duh|huh|hadeh|hadeuh|yaelah|astaga|astaghfirullah|omg|ugh|wow|eh|et|pls|please|tolong|woi|woy|weh|gila|parah)$/i;
const CONSENT = /^(ok|oke|okay|okey|k|y|ya|iya|yes|yep|sip|siap|baik)$/i;
const KNOCK =
  /^((halo+|hallo+|hello+|hai+|hi|hey|oi+|p|ping|tes|test|permisi|min|kak|admin|gan|sis|bot)[\s,.!?]*)+$|^((halo+|hello+)\W+)?(masih (ada|di ?s(ini|itu))|ada orang(nya)?|are you (still )?there|still there|any(one|body)( there| home)?|kok (diem|diam)( aja)?|((tolong|kak|min) )?(di)?(bales|balas|jawab)(in|kan)?( (dong|woi|woy|kak|min|napa|please|pls))*|kok (ga|gak|lama|lama (amat|banget)) (di)?(bales|balas|jawab|respon\w*)\w*)\W*$/i;
/** A number or an address and nothing else. */
const REACH = /^(\+?[\d\s().-]{9,18}|\S+@\S+\.\S+)$/;

/** "Ada lagi?": there is. */
const MORE_TO_COME =
  /^(iya|ya|ada|yes|yup|yep|yeah|y|there is|masih ada)\W*(ada|kak|min|lagi|more|one)?\W*$/i;
const HANDLING =
  /\b(kapan|berapa lama|brp lama|how long|when|jam berapa|jam brp)\b.{0,30}\b(di ?hubungi|hubungi|kontak|contact\w*|hear|reply|di ?balas|di ?bales|ditangani|diproses|diurus|beres\w*|kelar|selesai\w*|respon\w*|kabar\w*)|\bhow long (will|does|would) (that|it|this) take|\bsiapa\b.{0,20}\b(nangan\w*|menangani|pegang|urus|ngurus\w*|hubungi|ngehubungi)|\bwho\b.{0,20}\b(handl\w*|in charge|deal\w*|contact\w*|call\w*)|^(terus|trus|lalu|so|and now)\W*(gimana|gmn|now what|what now|what happens( next)?)?\W*(ini|nih|dong)?\W*$/i;

/** Whether it is safe is no matter of opinion: the approved words (P-7, S-01). */
const IS_IT_SAFE =
  /\b(bahaya|berbahaya|aman)\b.{0,14}\b(ga|gak|g|nggak|ngga|kah|tidak|nggak sih)\b|\b(is|are) (it|this|that|they) (safe|dangerous)\b/i;

/** So often nothing is told before no more is asked. */
const PATIENCE = 2;

/** Which of them a message is; undefined when it says something. Buttons and pictures always do. */
export function gestureIn(open: Open, turn: Turn): Gesture | undefined {
  const { input } = turn;
  if (turn.chosen !== undefined || input.kind !== 'message' || input.attachments.length > 0) return undefined;
  const said = words(turn).trim();
  if (IS_IT_SAFE.test(said)) return 'safety';
  const { cues } = turn.views;
  const isTelling = cues.happened.test(plainWords(turn));
  if (!isTelling && cues.asksPhoto.test(plainWords(turn))) return 'photo';
  if (HANDLING.test(said) || cues.asksPromise.test(plainWords(turn))) return 'handling';
  if (KNOCK.test(said)) return 'knock';
  if (REACH.test(said) && openQuestion(open) !== 'story') return 'reach';
  if (open.stage === 'standing' && MORE_TO_COME.test(said)) return 'go-on';
  const bare = said.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  if (bare === '') return said.includes('?') ? 'knock' : wordlessUnlessDone(open, turn);
  const meansYes = openQuestion(open) !== 'order' || recentOrders(turn).length === 1;
  return NOISE.test(bare) || (CONSENT.test(bare) && !meansYes) ? wordlessUnlessDone(open, turn) : undefined;
}

/** At the end a thumb is a thank you. */
function wordlessUnlessDone({ stage }: Open, turn: Turn): Gesture | undefined {
  return stage === 'standing' && (turn.acts.length > 0 || THUMBS.test(words(turn))) ? undefined : 'wordless';
}

/** Answered in a line, and the question again (F-16); undefined when it was said too often to ask once more. */
export function answerGesture(
  open: Open,
  gesture: Gesture,
  file: CaseFile,
  turn: Turn,
): Step<Open> | undefined {
  if (open.stage === 'standing') return waiting<Open>(open, ...standing(turn, file, gesture));
  const wordless = (open.wordless ?? 0) + (gesture === 'wordless' ? 1 : 0);
  if (wordless > PATIENCE) return undefined;
  const question = askFor(open.question, file, turn, true);
  return waiting<Open>({ ...open, wordless }, say(OPENING[gesture]), question);
}

const OPENING = {
  wordless: 'complaint.in-words',
  knock: 'complaint.here',
  handling: 'complaint.soon-told',
  reach: 'complaint.reach-noted',
  'go-on': 'complaint.listening',
  safety: 'complaint.safety-device',
  photo: 'complaint.photo-helps',
} as const;

/** What stands, once it is taken down. */
function standing(turn: Turn, file: CaseFile, gesture: Gesture): Output[] {
  if (gesture === 'wordless' || gesture === 'go-on') return [say('complaint.listening')];
  if (gesture === 'reach' || gesture === 'safety' || gesture === 'photo') return [say(OPENING[gesture])];
  const due = nextPromise(turn, file);
  const ticket = file.ticketNo ?? '';
  if (due === undefined || due <= turn.now || file.contactId === undefined)
    return [say('complaint.here-logged', { ticket })];
  const rep = ownerName(turn, file.ownerRepId);
  return [
    say('complaint.here-logged', { ticket }),
    say('complaint.stands', { rep, deadline: { deadline: due } }),
  ];
}
