/** Asks what the script of the page behind a mail's link asks: to look, or what its person has clicked. */
export function askByLink(link: string, path: 'look' | 'confirm' | 'withdraw'): Promise<Response> {
  const { origin, hash } = new URL(link);
  return fetch(`${origin}/activate/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice(1) }),
  });
}
