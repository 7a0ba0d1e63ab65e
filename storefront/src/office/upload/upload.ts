import { sessionGate } from '@/features/session/sessionGate';

export interface Uploaded {
  uploadId: string;
}

/** Why a file was not taken, in words for people. */
export class UploadFailure extends Error {
  override readonly name = 'UploadFailure';
}

/** Sends a file as it is; what comes back names it in mutations. Files do not travel in GraphQL. */
export async function upload(path: '/uploads/pictures' | '/uploads/catalogues', file: File): Promise<Uploaded> {
  const token = await sessionGate.accessToken();
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': file.type || 'application/octet-stream',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: file,
    });
  } catch (cause) {
    throw new UploadFailure('The file could not be sent. Check your connection and try again.', { cause });
  }
  const answer = (await response.json().catch(() => ({}))) as Partial<Uploaded & { message: string }>;
  if (!response.ok || !answer.uploadId) {
    throw new UploadFailure(answer.message ?? `The shop did not take the file (HTTP ${response.status}).`);
  }
  return { uploadId: answer.uploadId };
}

export const uploadProblem = (error: unknown): string =>
  error instanceof UploadFailure ? error.message : 'The file could not be sent.';
