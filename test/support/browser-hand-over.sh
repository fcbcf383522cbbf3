#!/bin/sh
# What the desktop would call a browser: hands the address over to the test that waits for it.
printf '%s\n' "$1" >>"$BROWSER_INBOX"
