const attempts = 4;
const waitMs = 1_000;

/** Parts that come later may be asked for just when the connection is away. */
export async function loadModule<T>(load: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load();
    } catch (error) {
      if (attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs * attempt));
    }
  }
}
