const loopback: readonly string[] = ['127.0.0.1', '[::1]'];

/** Whether an address may be requested or opened: https, or http on loopback. */
export function isSecureAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}
