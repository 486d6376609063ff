using PsoasBot.Platforms.Discord.Wire;
using PsoasBot.Safety;

namespace PsoasBot.Platforms.Discord.Cards;

/// <summary>
/// An answer as a Discord message: one embed with the sentences, the contested sides as fields, the pointer and the numbered sources, and
/// buttons. What must be seen (level, sides, pointer) gets its room first; sentences that do not fit wait behind "More".
/// </summary>
internal static class AnswerMessages
{
    private const int IdPrefix = 3;

    /// <summary>Small print that ends a plain answer and names its question, as the footer of an embed does.</summary>
    private const string PlainId = "-# id ";
    private const int RoutineLead = 1_200;

    /// <summary>Claims that are shown with their sides; further ones are named.</summary>
    private const int MostClaims = 3;

    public static MessageBody Render(AnswerCard card, bool isPrivate = false)
    {
        var fields = Fields(card);
        var title = card.Banner is { } banner ? Escaped.Within(banner, EmbedLimits.Title) : null;
        var footer = $"id {card.QuestionId}";
        var used = (title?.Length ?? 0) + footer.Length + IdPrefix + fields.Sum(field => field.Name.Length + field.Value.Length);
        var (description, hasMore) = Description(card, Math.Min(card.Routine is null ? EmbedLimits.Description : RoutineLead, EmbedLimits.Total - used));
        var opening = new Embed { Title = title, Description = description.Length > 0 ? description : null, Color = Color(card) };
        var closing = new Embed { Color = Color(card), Fields = fields, Footer = new EmbedFooter(footer) };
        if (card.Routine is not { Steps.Count: > 0 } routine)
            return Message(card, [opening with { Fields = fields, Footer = closing.Footer }], hasMore, isPrivate);
        // What to do comes first, what the sources make of it after it.
        var (steps, hasMoreSteps) = RoutineMessages.Steps(routine, EmbedLimits.Total - used - description.Length);
        return Message(card, [opening, .. steps, closing], hasMoreSteps, isPrivate);
    }

    /// <summary>For an answer whose card Discord does not take: its words alone. What does not fit into one message waits behind "More".</summary>
    public static MessageBody RenderPlain(string questionId, string text)
    {
        var id = $"\n{PlainId}{questionId}";
        var (shown, left) = Escaped.Cut(text, EmbedLimits.Content - id.Length);
        return new MessageBody { Content = shown + id, Embeds = [], Components = left.Length == 0 ? [] : Buttons.Rows([new CardButton(new ActionId(ActionVerb.More, questionId), "More", ButtonLook.Main)]) };
    }

    private static MessageBody Message(AnswerCard card, IReadOnlyList<Embed> embeds, bool hasMore, bool isPrivate) =>
        new() { Content = "", Embeds = [.. embeds.Where(embed => embed.Title is not null || embed.Description is not null || embed.Fields is { Count: > 0 } || embed.Footer is not null)], Components = Buttons.Rows(AnswerButtons.For(card, hasMore, isPrivate)) };

    /// <summary>The question that a message answers; null where it is no answer.</summary>
    public static string? QuestionOf(MessageObject message) =>
        message.Embeds?.Select(embed => embed.Footer?.Text).FirstOrDefault(text => text?.StartsWith("id ", StringComparison.Ordinal) == true)?[IdPrefix..] ?? QuestionOfPlain(message.Content);

    private static string? QuestionOfPlain(string? content) =>
        content is not null && content.LastIndexOf('\n') is var end and >= 0 && content.AsSpan(end + 1).StartsWith(PlainId, StringComparison.Ordinal) ? content[(end + 1 + PlainId.Length)..] : null;

    private static (string Text, bool HasMore) Description(AnswerCard card, int room)
    {
        List<string> parts = [];
        if (card.Notice is { } notice) parts.Add($"*{Escaped.Within(notice, 200)}*");
        if (card.Lead is { Length: > 0 } lead) parts.Add(card.Kind == CardKind.Answer ? $"**{Escaped.Within(lead, 800)}**" : Escaped.Within(lead, 2_000));
        // The sentences of a routine are those of its steps, which follow as cards of their own.
        if (card.Routine is { } routine) return (Escaped.CutEscaped(string.Join('\n', parts.Append(RoutineMessages.Notes(routine))), room), false);
        var text = string.Join('\n', parts);
        var hasMore = false;
        for (var i = 0; i < card.Sentences.Count && !hasMore; i++)
        {
            var sentence = card.Sentences[i];
            var numbers = Numbers(sentence.References);
            var separator = text.Length == 0 ? "" : i == 0 ? "\n" : " ";
            var left = room - text.Length - separator.Length - numbers.Length;
            var escaped = Markdown.Escape(sentence.Text);
            hasMore = escaped.Length > left;
            // The first sentence is always begun; a later one that does not fit waits as a whole.
            if (hasMore && i > 0) break;
            text += separator + (hasMore ? Escaped.Within(sentence.Text, left) : escaped) + numbers;
        }
        if (text.Length == 0 && card.Sentences.Count == 0) text = Escaped.Within(card.PlainText, Math.Min(room, 3_000));
        return (text, hasMore);
    }

    private static List<EmbedField> Fields(AnswerCard card)
    {
        List<EmbedField> fields = [];
        foreach (var claim in card.Contested.Take(MostClaims))
            fields.Add(new EmbedField($"⚖ {Escaped.Within($"{claim.Kind}: {claim.Title}", 200)}", Escaped.CutEscaped(string.Join('\n', claim.Sides.Select(side => Side(side, isShort: card.Routine is not null))), EmbedLimits.FieldValue)));
        if (card.Contested.Skip(MostClaims).ToList() is { Count: > 0 } others)
            fields.Add(new EmbedField("⚖ Contested as well", $"{Escaped.Within(string.Join(" · ", others.Select(claim => claim.Title)), 300)}\nAll sides: the button below."));
        if (card.Referral is { } referral) fields.Add(new EmbedField(Escaped.Within(referral.Heading, 100), Escaped.Within(referral.Text, 900) + Numbers(referral.References)));
        if (card.Sources.Count > 0) fields.Add(new EmbedField("Sources", Sources(card.Sources)));
        return fields;
    }

    /// <summary>A line: the position, in a routine only its name, and who holds it.</summary>
    private static string Side(CardSide side, bool isShort) =>
        $"▸ {Escaped.Within(isShort ? side.Label : side.Position, 300)}: *{Escaped.Within(side.Holders, 200)}*{Numbers(side.References)}";

    private static string Sources(IReadOnlyList<SourceCard> sources)
    {
        var text = "";
        foreach (var source in sources)
        {
            var title = TextCut.Short(source.Title, 70);
            var line = $"\\[{source.Number}\\] {(source.Url is { } url ? Markdown.Link(title, url) : Markdown.Escape(title))}, {Escaped.Within(source.Where, 80)}";
            if (text.Length + line.Length + 1 > EmbedLimits.FieldValue - 20) return text.Length == 0 ? $"{sources.Count} sources" : $"{text}\n…";
            text += text.Length == 0 ? line : $"\n{line}";
        }
        return text;
    }

    /// <summary>Brackets are escaped, or "[1](…" could become a link.</summary>
    private static string Numbers(IReadOnlyList<CardReference> references) =>
        references.Count == 0 ? "" : " " + string.Concat(references.Take(8).Select(each => $"\\[{each.Number}\\]"));

    /// <summary>Never the only sign: the banner says it in words.</summary>
    private static int Color(AnswerCard card) => card.Level switch
    {
        SafetyLevel.Crisis => 0x7B2CBF,
        SafetyLevel.Emergency => 0xC1121F,
        SafetyLevel.Urgent => 0xE36414,
        SafetyLevel.Professional => 0x2A6F97,
        _ => card.Kind == CardKind.Answer ? 0x4F772D : 0x6C757D,
    };
}
