using PsoasBot.Safety;

namespace PsoasBot.Platforms;

internal enum CardKind { Answer, Decline, Safety }

/// <summary>
/// An answer laid out for a member, free of any platform's markup. Its parts are sections in reading order: banner, lead,
/// sentences, contested cards, referral, sources. A platform renders each as its own kind of block and cuts at sentence ends
/// where its limits force it to; it never has to read plain text again.
/// </summary>
internal sealed record AnswerCard
{
    public required string QuestionId { get; init; }
    public required CardKind Kind { get; init; }
    public required SafetyLevel Level { get; init; }

    /// <summary>The level in words, present from <see cref="SafetyLevel.Urgent"/> on: no reader depends on a colour.</summary>
    public string? Banner { get; init; }

    /// <summary>Says that a moderator changed this message after it was published.</summary>
    public string? Notice { get; init; }

    public string? Lead { get; init; }
    public IReadOnlyList<CardSentence> Sentences { get; init; } = [];

    /// <summary>The exercises, where the answer is a routine; the sentences then repeat them in one line each, for places that show no routine.</summary>
    public RoutineCard? Routine { get; init; }

    public IReadOnlyList<ContestedCard> Contested { get; init; } = [];
    public ReferralCard? Referral { get; init; }
    public IReadOnlyList<SourceCard> Sources { get; init; } = [];
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>Everything as plain text, for notifications and for places that render nothing.</summary>
    public required string PlainText { get; init; }
}

/// <summary>A number in brackets, with the ids of the statements that it stands for in just this place.</summary>
internal sealed record CardReference(int Number, IReadOnlyList<string> Ids);

internal sealed record CardSentence(string Text, IReadOnlyList<CardReference> References);

/// <summary>A contested claim: its question in a few words, in what way it is contested ("Contested", "Only one side says so"), and its sides.</summary>
internal sealed record ContestedCard(string Id, string Title, string Kind, IReadOnlyList<CardSide> Sides);

/// <summary>A side: in a few words, in full, and who holds it.</summary>
internal sealed record CardSide(string Label, string Position, string Holders, IReadOnlyList<CardReference> References);

/// <summary>The pointer to a professional; <paramref name="Heading"/> tells a personal one ("For you") from a general one.</summary>
internal sealed record ReferralCard(string Heading, string Text, bool Specific, IReadOnlyList<CardReference> References);

/// <summary>A numbered source and the statements that the answer took from it.</summary>
internal sealed record SourceCard(int Number, string Title, string Author, string Published, string Where, Uri? Url, IReadOnlyList<CardCitation> Citations);

/// <summary>What a citation opens to: the statement, who says it, and where.</summary>
internal sealed record CardCitation(string Id, string Text, string Speaker, string Where);

internal enum CardActionKind { OpenSources }

/// <summary>Something that a member can do with a card: a button on Discord and Slack, an element that opens on the page.</summary>
internal sealed record CardAction(CardActionKind Kind, string Label);
