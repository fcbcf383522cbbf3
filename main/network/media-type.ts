/** Whether a `Content-Type` is JSON or a format based on it (`+json`, RFC 6839 §3.1). */
export function isJson(contentType: string | null): boolean {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type);
}
