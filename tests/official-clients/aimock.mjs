// A model server that other people wrote (https://github.com/CopilotKit/aimock): answers with the prompt's statements as they stand, or fails.
// usage: node aimock.mjs faithful|invented|500
import { LLMock } from "@copilotkit/aimock";

const mode = process.argv[2];
const mock = new LLMock({ port: 0 });

const textOf = (content) => (typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join(""));
const evidenceIn = (request) => request.messages.flatMap((message) => textOf(message.content).split("\n")).filter((line) => line.startsWith('{"id"')).map((line) => JSON.parse(line));

mock.onMessage(/./s, (request) => {
  if (mode === "500") return { error: { message: "down", type: "server_error" }, status: 500 };
  const sentences = evidenceIn(request).map((each) => ({ text: mode === "invented" ? "Eating iron cures the psoas within three days." : each.text, ids: [each.id] }));
  return { content: JSON.stringify({ sentences }) };
});
mock.onEmbedding(/./s, { embedding: [0.6, 0.8, 0, 0] });
await mock.start();
console.log(JSON.stringify({ what: "url", url: mock.url }));
