using PsoasBot.Answering.Grounding.Reading;

namespace PsoasBot.Answering.Grounding;

/// <summary>A sentence and the evidence that it is held against.</summary>
internal sealed class Comparison
{
    private const int Near = 3;

    private readonly GateLexicon _lexicon;

    public Comparison(ReadText sentence, IReadOnlyList<ReadEvidence> used, IReadOnlyList<ReadEvidence> all, bool isCited, GateLexicon lexicon)
    {
        (Sentence, Used, All, IsCited, _lexicon) = (sentence, used, all, isCited, lexicon);
        Matcher = new WordMatcher(used.Select(item => item.Text), sentence.IsForeign);
        Fresh = [.. sentence.Content.Where(token => !IsVoice(token) && !IsFirstName(token) && !Matcher.HoldsLoosely(token))];
        Reworded = [.. sentence.Content.Where(token => !IsVoice(token) && !Matcher.Holds(token) && Matcher.HoldsLoosely(token))];
    }

    public ReadText Sentence { get; }
    public IReadOnlyList<ReadEvidence> Used { get; }
    public IReadOnlyList<ReadEvidence> All { get; }
    public bool IsCited { get; }
    public WordMatcher Matcher { get; }
    public GateLexicon Lexicon => _lexicon;

    /// <summary>The words with content that are not in the evidence, not even in other words.</summary>
    public IReadOnlyList<ReadToken> Fresh { get; }

    /// <summary>The words that are in the evidence only in other words.</summary>
    public IReadOnlyList<ReadToken> Reworded { get; }

    public IEnumerable<EvidenceVoice> Voices => Used.Select(item => item.Item.Voice).OfType<EvidenceVoice>();

    /// <summary>A piece of the evidence in use holds the marker.</summary>
    public bool EvidenceHas(string marker) => Used.Any(item => item.Text.Has(marker));

    /// <summary>Every piece of the evidence in use holds the marker.</summary>
    public bool AllEvidenceHas(string marker) => Used.All(item => item.Text.Has(marker));

    public bool EvidenceHolds(string concept) => Used.Any(item => item.Text.Holds(concept));

    /// <summary>Names the speaker, by name, role, pronoun or a word of report.</summary>
    public bool IsAttributed => Sentence.Has("attributed") || Sentence.Tokens.Any(IsVoice);

    /// <summary>A word for the speaker or the document, or one that introduces them right beside such a word ("yoga writer mei chong").</summary>
    public bool IsVoice(ReadToken token) => Names(token) || (Voices.Any(voice => voice.Introduction.Contains(token.Word)) && Sentence.Tokens.Any(other => Math.Abs(other.Position - token.Position) is > 0 and <= Near && Names(other)));

    /// <summary>Members ask for the evidence with this word.</summary>
    public bool IsAskedWith(ReadToken token) => Voices.Any(voice => voice.AskedWith.Contains(token.Stem));

    /// <summary>"Liz" before "Koch", where the evidence names Koch.</summary>
    public bool IsFirstName(ReadToken token)
    {
        var next = Sentence.Tokens.FirstOrDefault(other => other.Position == token.Position + 1);
        return next is not null && Voices.Any(voice => voice.Names.Contains(next.Word) || voice.OtherNames.Contains(next.Word)) && Used.Any(item => item.Text.Tokens.Any(other => other.Word == next.Word));
    }

    /// <summary>The share of the evidence's own content that the sentence takes up.</summary>
    public float Share(ReadEvidence item)
    {
        var matcher = new WordMatcher([Sentence], Sentence.IsForeign);
        return item.Text.Content.Count == 0 ? 0 : item.Text.Content.Count(matcher.HoldsLoosely) / (float)item.Text.Content.Count;
    }

    /// <summary>The share of the evidence's body parts, conditions and things that the sentence takes up.</summary>
    public float ShareOfThings(ReadEvidence item)
    {
        var matcher = new WordMatcher([Sentence], Sentence.IsForeign);
        var things = item.Text.Content.Where(IsThing).ToList();
        return things.Count == 0 ? 1 : things.Count(matcher.HoldsLoosely) / (float)things.Count;
    }

    /// <summary>Brings in one body part, condition or thing and leaves out another.</summary>
    public bool SwapsThing => Fresh.Any(IsThing) && Used.All(item => ShareOfThings(item) < 1);

    private bool IsThing(ReadToken token) => token.Concepts.Count > 0 && token.Concepts.All(concept => _lexicon.ClassOf(concept) == ConceptClass.Hard);

    private bool Names(ReadToken token) => Support.IsVoiceWord(token, _lexicon) || Voices.Any(voice => voice.Names.Contains(token.Word));
}
