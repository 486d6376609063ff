using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Polly.Timeout;
using PsoasBot.Completion.Prompts;

namespace PsoasBot.Completion;

/// <summary>What came back: the text (perhaps cut), the tokens as the server counts them or as estimated, and whether the whole reply arrived.</summary>
internal sealed record ModelReply(string Text, long Sent, long Received, bool IsWhole);

/// <summary>The front door of the room: asks the configured model with a prompt of the prompt folder.</summary>
internal sealed class LanguageModel(IChatClient client, ModelPolicy policy, DailyBudget budget, IOptions<CompletionOptions> options)
{
    private const int LettersPerToken = 4;

    /// <summary>
    /// Streams a reply. When the reply grows too long or time runs out after <paramref name="isEnough"/> found something usable in it, what has arrived is given;
    /// a reply that is useless by then is a failure.
    /// </summary>
    /// <exception cref="ModelException">The model gave nothing usable.</exception>
    public async Task<ModelReply> AskAsync(PromptCall call, ChatResponseFormat? format, Func<string, bool> isEnough, CancellationToken cancellationToken)
    {
        var settings = new ChatOptions
        {
            MaxOutputTokens = Math.Min(call.MaxTokens ?? options.Value.AnswerTokens, options.Value.AnswerTokens),
            Temperature = call.Temperature,
            TopP = call.TopP,
            ResponseFormat = Format(format),
        };
        try
        {
            return await policy.CallAsync(token => StreamAsync(call.Messages, settings, isEnough, token), cancellationToken);
        }
        catch (TimeoutRejectedException ex)
        {
            throw new ModelException(ModelFailure.Timeout, "the model took too long (Model:Timeout)", ex);
        }
    }

    private async ValueTask<ModelReply> StreamAsync(IReadOnlyList<ChatMessage> messages, ChatOptions settings, Func<string, bool> isEnough, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var usage = new UsageDetails();
        var most = settings.MaxOutputTokens!.Value * LettersPerToken * 2;
        var isWhole = true;
        try
        {
            await foreach (var update in client.GetStreamingResponseAsync(messages, settings, cancellationToken))
            {
                foreach (var counted in update.Contents.OfType<UsageContent>()) usage = counted.Details;
                text.Append(update.Text);
                if (text.Length <= most) continue;
                isWhole = false;
                break;
            }
        }
        catch (Exception ex) when (text.Length > 0 && isEnough(text.ToString()) && ex is not OutOfMemoryException)
        {
            isWhole = false;
        }
        finally
        {
            budget.Add(usage.InputTokenCount ?? messages.Sum(message => message.Text.Length) / LettersPerToken, usage.OutputTokenCount ?? text.Length / LettersPerToken);
        }
        var reply = text.ToString();
        if (!isEnough(reply)) throw new ModelException(ModelFailure.Broken, "the model's reply has not the agreed form");
        return new ModelReply(reply, usage.InputTokenCount ?? messages.Sum(message => message.Text.Length) / LettersPerToken, usage.OutputTokenCount ?? reply.Length / LettersPerToken, isWhole);
    }

    private ChatResponseFormat? Format(ChatResponseFormat? format) => options.Value.Output switch
    {
        StructuredOutput.Schema => format,
        StructuredOutput.Object when format is ChatResponseFormatJson => ChatResponseFormat.Json,
        _ => null,
    };
}
