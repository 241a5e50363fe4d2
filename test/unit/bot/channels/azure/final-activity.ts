import { type OutgoingContext } from '../../../../../bot/channels/azure/outgoing';
import { type FinalActivity } from '../../../../../bot/pipeline/bubble';

export function final(text: string, labels: readonly string[] = [], tangga: object = {}): FinalActivity {
  return {
    type: 'message',
    text,
    locale: 'id',
    timestamp: '2026-11-22T04:00:00.000Z',
    channelData: { tangga: { author: 'bot', name: 'Kira', texts: ['greet.offer'], ...tangga } },
    ...(labels.length === 0
      ? {}
      : {
          suggestedActions: {
            to: [],
            actions: labels.map((title, index) => ({
              type: 'messageBack',
              title,
              text: title,
              displayText: title,
              value: { promptId: 'p1', choice: `c${index}` },
            })),
          },
        }),
  };
}

export function context(channel: string, more: Partial<OutgoingContext> = {}): OutgoingContext {
  return {
    channel,
    seq: 7,
    linkTo: ({ id }) => `https://bot.example.com/attachments/${id}/proof`,
    toPath: (path) => `https://bot.example.com${path}`,
    privateChat: 'https://teams.microsoft.com/l/chat/0/0?users=28:app',
    privateChatLabel: () => 'Lanjut berdua saja',
    ...more,
  };
}
