import './email-address.css';

/** An e-mail address, whole: it is what must be checked. Too long for its line, it breaks before the `@` first. */
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
