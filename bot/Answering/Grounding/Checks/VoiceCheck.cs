using PsoasBot.Answering.Grounding.Reading;
using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Grounding.Checks;

/// <summary>Who is said to say it must be who says it: names, roles and kinds of document are those of the cited statements.</summary>
internal sealed class VoiceCheck : IGroundingCheck
{
    /// <summary>"Reminds readers": those who are told something are no source of it.</summary>
    private static readonly string[] AudienceVerbs = ["reminds", "tells", "asks", "warns", "invites", "urges", "advises", "wants", "teaches", "offers"];

    public string Name => "attribution";
    public bool IsVeto => true;

    public IEnumerable<Objection> Find(Comparison comparison)
    {
        var voices = comparison.Voices.ToList();
        var tokens = comparison.Sentence.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (comparison.Used.Any(item => item.Text.Tokens.Any(other => other.Stem == token.Stem))) continue;
            if (IsForeignName(token, voices) && !IsOwnerOfDocument(tokens, i, comparison) && !comparison.IsFirstName(token)) yield return new Objection("name", $"names {token.Word}, who does not say it there");
            if (i > 0 && token.Word.EndsWith('s') && AudienceVerbs.Contains(tokens[i - 1].Word, StringComparer.Ordinal)) continue;
            if (Role(token, comparison) is { } role && !Allows(role, token, comparison, voices)) yield return new Objection("role", $"puts it down to '{token.Word}', which the evidence does not");
        }
    }

    private static bool IsForeignName(ReadToken token, List<EvidenceVoice> voices) =>
        voices.Exists(voice => voice.OtherNames.Contains(token.Word)) && !voices.Exists(voice => voice.Names.Contains(token.Word));

    /// <summary>"A reader of Serota's article": the name belongs to the document.</summary>
    private static bool IsOwnerOfDocument(IReadOnlyList<ReadToken> tokens, int i, Comparison comparison) =>
        tokens.Skip(i + 1).Take(2).Any(next => next.Concepts.Any(concept => comparison.Lexicon.ClassOf(concept) == ConceptClass.Document));

    private static string? Role(ReadToken token, Comparison comparison) =>
        token.Concepts.FirstOrDefault(concept => comparison.Lexicon.ClassOf(concept) is ConceptClass.Person or ConceptClass.Document);

    private static bool Allows(string role, ReadToken token, Comparison comparison, List<EvidenceVoice> voices)
    {
        if (token.Concepts.Any(comparison.EvidenceHolds)) return true;
        if (role == "client" && (comparison.EvidenceHolds("people") || comparison.EvidenceHas("one_case"))) return true;
        if (voices.Count == 0) return role is "author" or "article";
        return voices.Exists(voice => token.Concepts.Any(concept => voice.Roles.Contains(concept) || voice.Documents.Contains(concept)) || Speaks(role, voice));
    }

    private static bool Speaks(string role, EvidenceVoice voice) => role switch
    {
        "author" => voice.Role is SpeakerRole.Author or SpeakerRole.AuthorInComments or SpeakerRole.Editor,
        "article" => voice.Documents.Contains("blog"),
        "comment" => voice.Role is SpeakerRole.AuthorInComments or SpeakerRole.PractitionerInComments or SpeakerRole.ReaderInComments,
        "reader" => voice.Role == SpeakerRole.ReaderInComments,
        "practitioner" => voice.Role == SpeakerRole.PractitionerInComments,
        _ => false,
    };
}
