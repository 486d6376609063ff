using System.Text.Json.Nodes;

namespace PsoasBot.Simulators.Slack;

/// <summary>assistant.threads.*: the status, title and prompts of a thread in the assistant pane.</summary>
internal sealed class SimAssistant(SlackSimulator sim)
{
    public JsonObject SetStatus(SimArguments arguments)
    {
        if (Thread(arguments) is not { } thread) return SimWebApi.No("channel_not_found");
        if (!arguments.Has("status")) return SimWebApi.No("invalid_arguments");
        lock (thread) thread["status"] = arguments.Text("status");
        return SimWebApi.Yes();
    }

    public JsonObject SetTitle(SimArguments arguments)
    {
        if (Thread(arguments) is not { } thread) return SimWebApi.No("channel_not_found");
        if (string.IsNullOrEmpty(arguments.Text("title"))) return SimWebApi.No("invalid_arguments");
        lock (thread) thread["title"] = arguments.Text("title");
        return SimWebApi.Yes();
    }

    public JsonObject SetPrompts(SimArguments arguments)
    {
        if (Thread(arguments) is not { } thread) return SimWebApi.No("channel_not_found");
        if (arguments.Structure("prompts") is not JsonArray { Count: > 0 and <= 4 } prompts) return SimChat.Refused(sim, "invalid_arguments", ["prompts: one to four"]);
        if (prompts.Any(prompt => string.IsNullOrEmpty((string?)prompt?["title"]) || string.IsNullOrEmpty((string?)prompt["message"]))) return SimChat.Refused(sim, "invalid_arguments", ["prompts: a title or message is missing"]);
        lock (thread) (thread["prompts"], thread["prompts_title"]) = (prompts, arguments.Text("title"));
        return SimWebApi.Yes();
    }

    private JsonObject? Thread(SimArguments arguments) =>
        arguments.Text("channel_id") is { } channel && arguments.Text("thread_ts") is { } ts ? sim.Assistant(channel, ts) : null;
}
