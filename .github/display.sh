#!/bin/sh
# Runs a command on a virtual display of its own: `.github/display.sh x11|wayland <command> …`
set -eu
display=$1
shift
case $display in
  x11)
    exec xvfb-run --auto-servernum --server-args='-screen 0 1280x1024x24' "$@"
    ;;
  wayland)
    runtime=$(mktemp -d)
    # Weston 10 to 14 all know its backend by this name.
    XDG_RUNTIME_DIR=$runtime weston --backend=headless-backend.so --socket=wayland-0 \
      --width=1280 --height=1024 --idle-time=0 --log="$runtime/weston.log" &
    weston=$!
    trap 'kill "$weston" 2>/dev/null; rm -rf "$runtime"' EXIT
    waited=0
    while [ ! -S "$runtime/wayland-0" ]; do
      [ "$waited" -lt 100 ] || { cat "$runtime/weston.log" >&2; exit 1; }
      waited=$((waited + 1))
      sleep 0.1
    done
    # As a path: the tests give the app an XDG_RUNTIME_DIR of their own. Without DISPLAY nothing falls back to X.
    env -u DISPLAY XDG_SESSION_TYPE=wayland WAYLAND_DISPLAY="$runtime/wayland-0" "$@"
    ;;
  *)
    echo "display.sh: x11 or wayland, not $display" >&2
    exit 64
    ;;
esac
