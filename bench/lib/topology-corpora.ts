export async function scoreCorpora(_dir: string): Promise<object> {
  return {};
}
