/** Whether a `Content-Type` says that the body is JSON: as such, or in a format built on it (RFC 6839 §3.1). */
export function isJson(contentType: string | null): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type);
}
