const loopback: readonly string[] = ['127.0.0.1', '[::1]'];

/** Whether an address may be asked or opened at all: https, or http that does not leave this machine. */
export function isSecureAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}
