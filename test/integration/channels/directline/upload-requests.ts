import { type Answer, type ErrorBody, type TokenBody, get } from './requests';

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export interface SentFile {
  name: string;
  type: string;
  content: Buffer | string;
}

/** A message of the visitor as everybody sees it. */
export interface Shown {
  text: string;
  from: { id: string };
  attachments?: Array<{ name: string; contentType: string; contentUrl: string; thumbnailUrl?: string }>;
}

/** How a visitor uploads to a server, and what comes of it. */
export interface UploadRequests {
  url: (of: TokenBody) => string;
  send: (of: TokenBody, files: SentFile[], activity?: unknown) => Promise<Answer<{ id: string } & ErrorBody>>;
  own: (of: TokenBody) => Promise<Shown[]>;
}

export function uploadRequests(directLine: string): UploadRequests {
  const url = (of: TokenBody): string => `${directLine}/conversations/${of.conversationId}/upload`;
  return {
    url,
    send: async (of, files, activity) => {
      const form = new FormData();
      if (activity !== undefined) {
        const type = 'application/vnd.microsoft.activity';
        form.append('activity', new Blob([JSON.stringify(activity)], { type }), 'blob');
      }
      for (const { name, type, content } of files) form.append('file', new Blob([content], { type }), name);
      const headers = { authorization: `Bearer ${of.token}` };
      const response = await fetch(url(of), { method: 'POST', headers, body: form });
      const body = (await response.json()) as { id: string } & ErrorBody;
      return { status: response.status, headers: response.headers, body };
    },
    own: async (of) => {
      const log = `${directLine}/conversations/${of.conversationId}/activities`;
      const { body } = await get<{ activities: Shown[] }>(log, { token: of.token });
      return body.activities.filter(({ from }) => from.id === of.user);
    },
  };
}
