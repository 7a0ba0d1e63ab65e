export interface UserError {
  code: string;
  message: string;
}

/** A mutation that a test takes for granted was refused. */
export function refuse(userErrors: readonly UserError[]): void {
  if (userErrors.length > 0) {
    throw new Error(userErrors.map(({ code, message }) => `${code}: ${message}`).join('; '));
  }
}

/** Asks until there is an answer: what one service knows, another learns a moment later. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${what} did not happen.`);
}
