import { keychainName } from '../keychain-name.ts';
import type { DoctorCopy } from '../shape.ts';

const keychain = keychainName('en');

/** What the doctor says, in English. */
export const enDoctor: DoctorCopy = {
  heading: 'Something not working?',
  close: 'Close',
  running: 'Checking your computer, your network and eConnect…',
  again: 'Check again',

  lead: {
    'no-link': 'This computer isn’t connected to a network.',
    'captive-portal': 'You need to sign in to this network first.',
    proxy: 'This network’s proxy server doesn’t let this app through.',
    intercepted: 'Something between this computer and the servers inspects secure traffic.',
    names: 'This network can’t find the servers’ addresses.',
    unreachable: 'Some servers don’t respond properly in time.',
    'provider-down': 'A sign-in service isn’t working right now.',
    'platform-down': 'eConnect isn’t working right now.',
    clock: 'This computer’s clock is wrong.',
    'this-computer': 'Something about this computer needs attention.',
    unfinished: 'Not everything was checked. What we did check is fine.',
    fine: 'We found nothing that stops you.',
  },
  works: 'You can still sign in.',
  fineNext: 'Try again. If it still fails, share the report with the person helping you.',

  found: 'What we found',
  resolvedBy: {
    person: 'You can fix this yourself.',
    it: 'Your IT department can fix this.',
    provider: 'The sign-in service has to fix this.',
    econnect: 'We have to fix this.',
  },

  all: 'Everything we check',
  checks: {
    disk: 'Storage on this computer',
    keychain: keychain.label,
    policy: 'Your organisation’s rules',
    browser: 'Web browser',
    'deep-link': 'Links to this app',
    loopback: 'Answer from your browser',
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
    running: 'Checking',
    fine: 'Fine',
    warning: 'Warning',
    wrong: 'Problem',
    skipped: 'Not checked',
  },

  host: {
    host: 'Server',
    address: 'Address',
    via: 'Route',
    direct: 'direct',
    proxy: (proxy) => `through proxy ${proxy}`,
    issuer: 'Certificate by',
    interceptor: 'Inspected by',
    status: 'Answer',
    latency: 'Time',
  },
  clock: {
    fast: (time) => `The clock is ${time} fast.`,
    slow: (time) => `The clock is ${time} slow.`,
  },

  findings: {
    'disk-full': {
      happened: 'This computer’s disk is full, or nearly full.',
      next: 'Free up space, for example by emptying the bin.',
    },
    'disk-read-only': {
      happened: 'The app can’t save anything on this computer.',
      next: 'Ask your IT department for permission to save files in your own folder.',
    },
    'keychain-locked': {
      happened: `${keychain.subject} is locked.`,
      next: 'Unlock it, and you stay signed in when you close the app.',
    },
    'keychain-missing': {
      happened: 'This computer has no secure storage for your session.',
      next: 'You can sign in, but you’ll need to again after closing the app. Ask your IT department for secure storage for passwords.',
    },
    'keychain-unreadable': {
      happened: `${keychain.subject} isn’t responding.`,
      next: 'Restart your computer and try once more.',
    },
    'keychain-forbidden': {
      happened: 'This computer’s rules don’t allow your session to be saved.',
      next: 'You can sign in, but you’ll need to again after closing the app. Only your IT department can change that.',
    },
    'policy-invalid': {
      happened: 'Your organisation’s rules can’t be read, so signing in has stopped.',
      next: 'Ask your IT department to correct the rules. “Organisation” shows what’s wrong.',
    },
    'policy-not-trusted': {
      happened: 'A file with rules wasn’t used, because anyone can change it.',
      next: 'Ask your IT department whether that file is right. “Organisation” shows which one it is.',
    },
    'policy-problems': {
      happened: 'Some of your organisation’s rules weren’t used.',
      next: 'Ask your IT department to check the rules. “Organisation” shows what’s wrong.',
    },
    'browser-missing': {
      happened: 'There’s no program that opens web addresses.',
      next: 'Sign in on your phone, or ask your IT department for a browser.',
    },
    'deep-link-elsewhere': {
      happened: 'Links to this app open another program.',
      next: 'Choose the button below. You can sign in without these links too.',
    },
    'loopback-blocked': {
      happened: 'Your browser can’t reach this app, probably because of security software.',
      next: 'Choose the button below if there is one. Or ask your IT department to allow this app.',
    },
    'clock-wrong': {
      happened: 'This computer’s clock is wrong.',
      next: 'Set the time to automatic in your computer’s settings.',
    },
    'no-link': {
      happened: 'This computer isn’t connected to a network.',
      next: 'Turn on Wi-Fi or plug in a cable, then check again.',
    },
    'captive-portal': {
      happened: 'You need to sign in on this network’s own page first.',
      next: 'Open that page, sign in there and check again.',
    },
    'proxy-unreachable': {
      happened: 'The proxy server isn’t responding.',
      next: 'Turn on your VPN if you use one at work. If that doesn’t help, give the report to your IT department.',
    },
    'proxy-auth-required': {
      happened: 'The proxy server asks for a name and password, which this app doesn’t have.',
      next: 'Ask your IT department to let this app through the proxy, or try another network.',
    },
    'proxy-refused': {
      happened: 'The proxy server blocks this server.',
      next: 'Ask your IT department to allow this server. The report names it.',
    },
    'tls-intercepted': {
      happened: 'A product on this network or computer inspects secure traffic.',
      next: 'Can’t sign in? Ask your IT department to turn that off for these servers.',
    },
    'certificate-untrusted': {
      happened: 'The server’s certificate isn’t trusted by this computer.',
      next: 'Try another network, or give the report to your IT department.',
    },
    'name-not-found': {
      happened: 'This server’s address can’t be found on this network.',
      next: 'Turn on your VPN if you use one at work. If that doesn’t help, give the report to your IT department.',
    },
    'host-unreachable': {
      happened: 'The server isn’t responding. A firewall is probably blocking the connection.',
      next: 'Try another network, or give the report to your IT department.',
    },
    'host-slow': {
      happened: 'The server is slow to respond.',
      next: 'Try again in a few minutes, or on another network.',
    },
    'answer-invalid': {
      happened: 'Something else answered instead of the server, such as a filter on this network.',
      next: 'Try another network, or give the report to your IT department.',
    },
    'provider-down': {
      happened: 'This sign-in service isn’t working right now. This isn’t caused by you.',
      next: 'Choose another sign-in option, or try again later.',
    },
    'platform-down': {
      happened: 'eConnect isn’t working right now. This isn’t caused by you.',
      next: 'Try again in a few minutes. What you entered is kept.',
    },
  },

  remedy: {
    'unlock-keychain': { button: 'Unlock', done: `We’ve asked for access: ${keychain.label}.` },
    'register-deep-link': {
      button: 'Open links with this app',
      done: 'We’ve asked your computer to open links with this app.',
    },
    'use-relay': {
      button: 'Sign in through eConnect',
      done: 'From now on, eConnect lets this app know when you’ve signed in.',
    },
    'open-network-page': {
      button: 'Open the network’s page',
      done: 'The page is open in your browser. Sign in there, then check again.',
    },
  },

  report: {
    show: 'See the report',
    label: 'Report',
    loading: 'Creating the report…',
    about: 'This is what the person helping you sees. It contains no passwords or accounts.',
    copy: 'Copy the report',
    copied: 'Copied',
  },
};
