// Stands where Socket.IO's client has WebTransport: see next.config.ts.
exports.WT = undefined;
