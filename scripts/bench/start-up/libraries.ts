import * as microsoft from '@azure/msal-node';
import * as google from 'google-auth-library';
import * as oidc from 'openid-client';

/** What a client loads at its start that does not wait until one of them is needed. */
export const libraries = [microsoft, google, oidc];
