import './email-address.css';

/** An e-mail address, never shortened, because people check it. A long one breaks before the `@` first. */
export function EmailAddress({ children }: { children: string }) {
  const at = children.lastIndexOf('@');
  return (
    <bdi className="address">
      {children.slice(0, Math.max(at, 0))}
      <wbr />
      {children.slice(Math.max(at, 0))}
    </bdi>
  );
}
