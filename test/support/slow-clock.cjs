// Loaded into the app's process before it starts: as on a machine whose clock is an hour behind.
const { now } = Date;
Date.now = () => now() - 3_600_000;
