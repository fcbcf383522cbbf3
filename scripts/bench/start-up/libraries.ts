import * as microsoft from '@azure/msal-node';
import * as google from 'google-auth-library';
import * as oidc from 'openid-client';

/** The libraries that a client loads at start-up if it does not defer them until a sign-in. */
export const libraries = [microsoft, google, oidc];
