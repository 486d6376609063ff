// Socket Mode and the Web API as the official clients see them: connects to the simulator, acknowledges, answers, comes back after a drop.
// node slack.mjs API-ADDRESS APP-TOKEN BOT-TOKEN; prints one line of JSON an event; obeys lines of JSON {"call","with"} on its input; ends on SIGTERM.
import { createInterface } from 'node:readline';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';

const [slackApiUrl, appToken, botToken] = process.argv.slice(2);
const say = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));
const quiet = { setLevel() {}, getLevel: () => 'error', setName() {}, debug() {}, info() {}, warn() {}, error: (...text) => say('log', { text: text.join(' ') }) };
const web = new WebClient(botToken, { slackApiUrl, logger: quiet });
const socket = new SocketModeClient({ appToken, clientOptions: { slackApiUrl, logger: quiet }, logger: quiet, clientPingTimeout: 1000 });

for (const state of ['connected', 'reconnecting', 'disconnected', 'authenticated']) socket.on(state, () => say(state));
socket.on('slack_event', async ({ ack, type, body, retry_num, retry_reason, accepts_response_payload }) => {
  const isForm = body.type === 'view_submission';
  await ack(isForm && body.view.callback_id === 'fussy' ? { response_action: 'errors', errors: { words: 'too short' } } : undefined);
  say('event', { type, kind: body.event?.type ?? body.type ?? body.command, id: body.event_id ?? body.trigger_id, retry: retry_num, reason: retry_reason, accepts: accepts_response_payload, body });
});

createInterface({ input: process.stdin }).on('line', async (line) => {
  const { call, with: given } = JSON.parse(line);
  try {
    if (given?.bytes) given.file = Buffer.from(given.bytes);
    const reply = call === 'upload' ? await web.files.uploadV2(given) : await web.apiCall(call, given);
    say('reply', { call, reply });
  } catch (error) {
    say('refused', { call, code: error.code, error: error.data?.error ?? String(error), after: error.retryAfter, messages: error.data?.response_metadata?.messages });
  }
});
process.on('SIGTERM', async () => { await socket.disconnect(); process.exit(0); });
await socket.start();
