import { followStorageSignal, keepVisitorKey, readVisitorKey } from '../widget/client/visitor-key';
import { appearance } from './appearance';

/** Bot Framework Web Chat as a client of our server: the same conversation after a reload, a sleep, a day. */

interface Token {
  token: string;
  conversationId: string;
  visitor: string;
  resumed: boolean;
}

const BASE = `${location.origin}/v3/directline`;
const EXPIRED = 3;
const RETRY_MS = 3000;

const place = document.getElementById('webchat') as HTMLElement;
const locale = place.dataset.language === 'en' ? 'en-US' : 'id-ID';
const store = window.WebChat.createStore();
let shownConversation = '';
let ended: Subscription[] = [];

/** Asks until there is an answer: a phone that wakes up has no network for a while. */
async function askForToken(): Promise<Token> {
  const campaign = new URLSearchParams(location.search).get('campaign') ?? undefined;
  const body = JSON.stringify({ visitor: readVisitorKey(), locale, campaign, page: document.referrer });
  const headers = { 'content-type': 'application/json' };
  for (;;) {
    const answer = await fetch('/api/token', { method: 'POST', headers, body }).catch(() => undefined);
    if (answer?.ok) return (await answer.json()) as Token;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function start(): Promise<void> {
  const token = await askForToken();
  keepVisitorKey(token.visitor);
  shownConversation = token.conversationId;
  for (const subscription of ended) subscription.unsubscribe();
  const directLine = window.WebChat.createDirectLine({
    domain: BASE,
    token: token.token,
    // With the id it reconnects and is given everything from the start; without, it starts the conversation.
    conversationId: token.resumed ? token.conversationId : undefined,
  });
  ended = [
    directLine.activity$.subscribe((activity) => followStorageSignal(activity.channelData?.tangga?.signal)),
    directLine.connectionStatus$.subscribe((status) => {
      if (status === EXPIRED) void renew(directLine);
    }),
  ];
  window.WebChat.renderWebChat(
    { directLine, store, locale, ...appearance(place.dataset.nonce ?? '') },
    place,
  );
}

let renewing = false;

/** A tab that slept longer than its token held: a new token for the same conversation, or a new start. */
async function renew(directLine: WebChatDirectLine): Promise<void> {
  if (renewing) return;
  renewing = true;
  try {
    const token = await askForToken();
    if (token.conversationId !== shownConversation) return location.reload();
    const headers = { authorization: `Bearer ${token.token}` };
    const answer = await fetch(`${BASE}/conversations/${token.conversationId}?watermark=`, { headers });
    if (answer.ok) directLine.reconnect((await answer.json()) as { token: string; streamUrl: string });
  } finally {
    renewing = false;
  }
}

void start();
