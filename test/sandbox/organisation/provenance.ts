/** By which provider an identity came, and whose account it says it is. */
export type Provenance = {
  /** As the broker names providers: `microsoft`, `google`, `apple`, `econnect`, or an organisation's own. */
  scheme: string;
  /** Microsoft's. */
  tenantId?: string;
  /** Google's. */
  hostedDomain?: string;
};
