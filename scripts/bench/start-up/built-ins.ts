// The least that a program with a loopback listener needs.
import 'node:crypto';
import 'node:http';
