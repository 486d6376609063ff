using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Composing;

/// <summary>Who speaks in a statement, in words.</summary>
internal static class Voices
{
    public static string Describe(Statement statement, Source source) => statement.Speaker.Role switch
    {
        SpeakerRole.Author => source.IsSigned ? $"{source.Author}, author" : "the unnamed author",
        SpeakerRole.AuthorInComments => $"{source.Author}, author, in the comments",
        SpeakerRole.Quoted => $"{statement.Speaker.Name}, quoted",
        SpeakerRole.Reported => $"{statement.Speaker.Name}, as reported",
        SpeakerRole.PractitionerInComments => "a practitioner in the comments",
        SpeakerRole.ReaderInComments => "a reader in the comments",
        SpeakerRole.UnsignedQuotation => "an unsigned quotation",
        _ => "a note on the saved page",
    };

    /// <summary>Two statements are spoken by one voice, so that the second may follow on ("She adds …").</summary>
    public static bool IsSame(Statement first, Statement second) =>
        first.Id.Source == second.Id.Source && first.Speaker == second.Speaker && (!first.Speaker.IsCommenter || first.Where == second.Where);
}
