/** The parts of Web Chat's global that the page uses; the bundle is copied, not compiled. */
interface WebChatActivity {
  type: string;
  channelData?: { tangga?: { signal?: string } };
}

interface Subscription {
  unsubscribe: () => void;
}

interface WebChatDirectLine {
  activity$: { subscribe: (listener: (activity: WebChatActivity) => void) => Subscription };
  connectionStatus$: { subscribe: (listener: (status: number) => void) => Subscription };
  reconnect: (conversation: { token: string; streamUrl: string }) => void;
}

interface WebChatStore {
  dispatch: (action: { type: string; payload?: object }) => void;
}

interface WebChatGlobal {
  createDirectLine: (options: {
    domain: string;
    token: string;
    conversationId?: string;
  }) => WebChatDirectLine;
  createStore: () => WebChatStore;
  renderWebChat: (props: object, element: HTMLElement) => void;
}

interface Window {
  WebChat: WebChatGlobal;
}
