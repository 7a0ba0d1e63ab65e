import { sessionGate } from '@/features/session/sessionGate';

/** Sends a picture beside GraphQL and hands back the id that mutations take; null when the shop does not want it. */
export async function uploadPicture(file: File): Promise<string | null> {
  const token = await sessionGate.accessToken();
  try {
    const response = await fetch('/uploads/pictures', {
      method: 'POST',
      headers: { 'content-type': file.type, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: file,
    });
    return response.ok ? ((await response.json()) as { id: string }).id : null;
  } catch {
    return null;
  }
}
