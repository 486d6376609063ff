// Discord's gateway as the official client sees it: connects to the simulator, resumes after a drop, and sees the events.
// node discord.mjs API-ADDRESS TOKEN [zlib]; prints one line of JSON an event; ends on SIGTERM.
import { REST } from '@discordjs/rest';
import { CompressionMethod, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';

const [api, token, zlib] = process.argv.slice(2);
const rest = new REST({ api: api.replace(/\/v10\/?$/, ''), version: '10' }).setToken(token);
const manager = new WebSocketManager({ token, intents: 1 | (1 << 9), rest, compression: zlib ? CompressionMethod.ZlibNative : null });
const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

manager.on(WebSocketShardEvents.Ready, (data) => say('ready', { session: data.session_id ?? data.data?.session_id }));
manager.on(WebSocketShardEvents.Resumed, () => say('resumed'));
manager.on(WebSocketShardEvents.HeartbeatComplete, () => say('beat'));
manager.on(WebSocketShardEvents.Closed, (code) => say('closed', { code: code.code ?? code }));
manager.on(WebSocketShardEvents.Error, (error) => say('error', { message: String(error?.error?.message ?? error?.message ?? error) }));
manager.on(WebSocketShardEvents.Dispatch, (payload) => {
  const event = payload.data ?? payload;
  say('dispatch', { type: event.t, id: event.d?.id });
});
process.on('SIGTERM', async () => { await manager.destroy(); process.exit(0); });
await manager.connect();
