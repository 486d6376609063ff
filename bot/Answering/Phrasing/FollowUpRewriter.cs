using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using PsoasBot.Answering.Understanding;
using PsoasBot.Completion;
using PsoasBot.Completion.Prompts;

namespace PsoasBot.Answering.Phrasing;

/// <summary>A follow-up as a question of its own; null where the model's words may not be used, and in words for the receipt why.</summary>
internal sealed record RewrittenQuestion(string? Text, string Outcome);

/// <summary>
/// Lets a model put a follow-up so that it can be understood alone. What it writes may only use words of the thread and steers the search alone:
/// the screen reads the member's own words, and so does everything else. Any failure leaves the follow-up as it is.
/// </summary>
internal sealed partial class FollowUpRewriter(LanguageModel model, PromptFolder prompts, IOptions<CompletionOptions> options, TimeProvider time, ILogger<FollowUpRewriter> log)
{
    /// <summary>The share of Model:Deadline that a rewriting may take; the rest is for phrasing.</summary>
    private const double DeadlineShare = 0.3;

    private static readonly ChatResponseFormat Form = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""
        {"type":"object","additionalProperties":false,"required":["question"],"properties":{"question":{"type":"string"}}}
        """).RootElement.Clone(), "follow_up");

    private string Version => $"{PromptFolder.FollowUp}@{prompts[PromptFolder.FollowUp].Version}";

    /// <summary>Null where nothing is to be rewritten: a question without a thread, or one that asks for a source, pushes back or changes the subject.</summary>
    public async Task<RewrittenQuestion?> RewriteAsync(Question question, CancellationToken cancellationToken)
    {
        if (ConversationThread.Parse(question.History) is null || FollowUpKinds.Of(question.Text) is not (FollowUpKind.Continuation or FollowUpKind.Correction)) return null;
        using var deadline = new CancellationTokenSource(options.Value.Deadline * DeadlineShare, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var call = prompts[PromptFolder.FollowUp].Render(new Dictionary<string, object>(StringComparer.Ordinal) { ["question"] = question.Text, ["history"] = question.History });
            var reply = await model.AskAsync(call, Form, text => Read(text) is not null, both.Token).WaitAsync(both.Token);
            var text = Read(reply.Text)!;
            return RewritingCheck.Fault(text, question) is { } fault ? new RewrittenQuestion(null, $"left as it is: {fault}; {Version}") : new RewrittenQuestion(text, $"rewritten; {Version}");
        }
        catch (ModelException ex)
        {
            Left(ex.Failure, ex.Message);
            return new RewrittenQuestion(null, $"left as it is: {ex.Failure.ToString().ToLowerInvariant()}; {Version}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Left(ModelFailure.Timeout, "the deadline passed (Model:Deadline)");
            return new RewrittenQuestion(null, $"left as it is: deadline; {Version}");
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Failed(ex);
            return new RewrittenQuestion(null, $"left as it is: error; {Version}");
        }
    }

    private static string? Read(string reply)
    {
        var (from, to) = (reply.IndexOf('{', StringComparison.Ordinal), reply.LastIndexOf('}'));
        if (from < 0 || to < from) return null;
        try
        {
            using var json = JsonDocument.Parse(reply[from..(to + 1)]);
            return json.RootElement.TryGetProperty("question", out var text) && text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString()) ? text.GetString()!.Trim() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The follow-up was left as it is: {Failure}, {Reason}")]
    private partial void Left(ModelFailure failure, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The follow-up was left as it is: the model could not be used")]
    private partial void Failed(Exception exception);
}
