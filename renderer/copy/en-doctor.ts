import type { DoctorCopy } from './copy.ts';

/** What the doctor says, in English. */
export const enDoctor: DoctorCopy = {
  heading: 'Something not working?',
  close: 'Close',
  running: 'Looking at your computer, your network and eConnect…',
  again: 'Look again',

  lead: {
    'no-link': 'This computer is not connected to a network.',
    'captive-portal': 'This network wants you to sign in on a page of its own first.',
    proxy: 'The proxy server of this network does not let this app through.',
    intercepted: 'Something between this computer and the servers opens secure connections.',
    names: 'This network cannot find the addresses of the servers.',
    unreachable: 'Not every server gives a good answer in time.',
    'provider-down': 'A sign-in service is out of order.',
    'platform-down': 'eConnect is out of order.',
    clock: 'The clock of this computer is wrong.',
    'this-computer': 'Something about this computer needs attention.',
    unfinished: 'Not everything was looked at. Nothing is wrong with what we did see.',
    fine: 'We found nothing that stops you.',
  },
  works: 'You can sign in all the same.',
  fineNext: 'Try once more what did not work. If it still fails, give the report to whoever helps you.',

  found: 'What we found',
  mender: {
    person: 'You can mend this yourself.',
    it: 'Your IT department can mend this.',
    provider: 'The sign-in service has to mend this.',
    econnect: 'We have to mend this.',
  },

  all: 'All that we look at',
  checks: {
    disk: 'Storage on this computer',
    keychain: 'Keychain',
    policy: 'Rules of your organisation',
    browser: 'Web browser',
    'deep-link': 'Links to this app',
    loopback: 'Answer of your browser',
    network: 'Network',
    proxy: 'Proxy server',
    clock: 'Clock',
    platform: 'eConnect',
    issuer: 'Signing in to eConnect',
    microsoft: 'Microsoft',
    google: 'Google',
  },
  state: {
    waiting: 'Waiting',
    running: 'Looking',
    fine: 'Fine',
    warning: 'Take note',
    wrong: 'Not right',
    skipped: 'Not looked at',
  },

  host: {
    host: 'Server',
    address: 'Address',
    via: 'Route',
    direct: 'direct',
    proxy: (proxy) => `by proxy ${proxy}`,
    issuer: 'Certificate by',
    interceptor: 'Opened by',
    status: 'Answer',
    latency: 'Took',
  },
  clock: {
    fast: (time) => `The clock is ${time} fast.`,
    slow: (time) => `The clock is ${time} slow.`,
  },

  findings: {
    'disk-full': {
      happened: 'The disk of this computer is full, or nearly.',
      next: 'Make room, for instance by emptying the bin.',
    },
    'disk-read-only': {
      happened: 'The app can keep nothing on this computer.',
      next: 'Ask your IT department whether you may write in your own folder.',
    },
    'keychain-locked': {
      happened: 'The keychain of this computer is locked.',
      next: 'Unlock it, and you stay signed in when you close the app.',
    },
    'keychain-missing': {
      happened: 'This computer has no keychain to keep your session in.',
      next: 'You can sign in, but have to do so again after closing the app. Ask your IT department for a keychain.',
    },
    'keychain-unreadable': {
      happened: 'The keychain of this computer does not answer.',
      next: 'Restart your computer and try once more.',
    },
    'keychain-forbidden': {
      happened: 'The rules of this computer do not allow your session to be kept.',
      next: 'You can sign in, but have to do so again after closing the app. Only your IT department can change that.',
    },
    'policy-invalid': {
      happened: 'The rules of your organisation cannot be read. That is why signing in has stopped.',
      next: 'Ask your IT department to mend the rules. “Organisation” says what is wrong with them.',
    },
    'policy-not-trusted': {
      happened: 'A file with rules does not count, because anybody could have written it.',
      next: 'Ask your IT department whether that file is right. “Organisation” says which one it is.',
    },
    'policy-problems': {
      happened: 'Some of the rules of your organisation do not count.',
      next: 'Ask your IT department to look at the rules. “Organisation” says what is wrong with them.',
    },
    'browser-missing': {
      happened: 'There is no program that opens web addresses.',
      next: 'Sign in on your phone, or ask your IT department for a browser.',
    },
    'deep-link-elsewhere': {
      happened: 'Links to this app open another program.',
      next: 'Let links open this app again. You can sign in without them too.',
    },
    'loopback-blocked': {
      happened: 'Your browser cannot reach this app, probably because of security software.',
      next: 'Let eConnect carry the answer if that is offered below, or ask your IT department to allow this app.',
    },
    'clock-wrong': {
      happened: 'The clock of this computer is wrong.',
      next: 'Set the time to automatic in the settings of your computer.',
    },
    'no-link': {
      happened: 'This computer is not connected to a network.',
      next: 'Switch on Wi-Fi or plug in a cable, and look again.',
    },
    'captive-portal': {
      happened: 'This network lets you through only after you sign in on a page of its own.',
      next: 'Open that page, sign in there and then look again.',
    },
    'proxy-unreachable': {
      happened: 'The proxy server that this computer has to use does not answer.',
      next: 'Switch on your VPN if you use one at work. If that does not help, give the report to your IT department.',
    },
    'proxy-auth-required': {
      happened: 'The proxy server wants a name and a password, which this app does not have.',
      next: 'Ask your IT department to let this app through the proxy, or try another network.',
    },
    'proxy-refused': {
      happened: 'The proxy server lets nobody through to this server.',
      next: 'Ask your IT department to allow this server. The report names it.',
    },
    'tls-intercepted': {
      happened: 'A product on this network or this computer opens secure connections.',
      next: 'If you cannot sign in, ask your IT department to switch that off for these servers.',
    },
    'certificate-untrusted': {
      happened: 'The server showed a certificate that this computer does not trust.',
      next: 'Try another network, or give the report to your IT department.',
    },
    'name-not-found': {
      happened: 'The address of this server cannot be found on this network.',
      next: 'Switch on your VPN if you use one at work. If that does not help, give the report to your IT department.',
    },
    'host-unreachable': {
      happened: 'No answer comes. A firewall is probably holding the connection back.',
      next: 'Try another network, or give the report to your IT department.',
    },
    'host-slow': {
      happened: 'The answer takes long to come.',
      next: 'Try again in a few minutes, or on another network.',
    },
    'answer-invalid': {
      happened: 'Something other than the server answered, such as a filter on this network.',
      next: 'Try another network, or give the report to your IT department.',
    },
    'provider-down': {
      happened: 'This sign-in service is out of order. It is not your doing.',
      next: 'Choose another way to sign in, or try again later.',
    },
    'platform-down': {
      happened: 'eConnect is out of order. It is not your doing.',
      next: 'Try again in a few minutes. What you filled in stays.',
    },
  },

  remedy: {
    'unlock-keychain': { button: 'Unlock', done: 'We have asked your keychain for access.' },
    'register-deep-link': {
      button: 'Open links with this app',
      done: 'We have asked your computer to open links with this app.',
    },
    'use-relay': {
      button: 'Sign in by way of eConnect',
      done: 'From now on eConnect carries the answer of your browser to this app.',
    },
    'open-network-page': {
      button: 'Open the network’s page',
      done: 'The page is open in your browser. Sign in there and then look again.',
    },
  },

  report: {
    show: 'See the report',
    label: 'Report',
    loading: 'Making the report…',
    about: 'This is what whoever helps you gets to see. It holds no passwords or accounts.',
    copy: 'Copy the report',
    copied: 'Copied',
  },
};
