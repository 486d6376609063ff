namespace PsoasBot.Knowledge.Files;

/// <summary>The words that the files use for the enumerations.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, StatementKind> StatementKinds = new Dictionary<string, StatementKind>(StringComparer.Ordinal)
    {
        ["anatomy"] = StatementKind.Anatomy,
        ["function"] = StatementKind.Function,
        ["cause"] = StatementKind.Cause,
        ["claim"] = StatementKind.Claim,
        ["opinion"] = StatementKind.Opinion,
        ["anecdote"] = StatementKind.Anecdote,
        ["instruction"] = StatementKind.Instruction,
        ["self-check"] = StatementKind.SelfCheck,
        ["caution"] = StatementKind.Caution,
        ["resource"] = StatementKind.Resource,
    };

    public static readonly IReadOnlyDictionary<string, SpeakerRole> SpeakerRoles = new Dictionary<string, SpeakerRole>(StringComparer.Ordinal)
    {
        ["author"] = SpeakerRole.Author,
        ["author in comments"] = SpeakerRole.AuthorInComments,
        ["quoted"] = SpeakerRole.Quoted,
        ["reported"] = SpeakerRole.Reported,
        ["practitioner in comments"] = SpeakerRole.PractitionerInComments,
        ["reader in comments"] = SpeakerRole.ReaderInComments,
        ["unsigned quotation"] = SpeakerRole.UnsignedQuotation,
        ["editor"] = SpeakerRole.Editor,
    };

    public static readonly IReadOnlyDictionary<string, ContestedLevel> ContestedLevels = new Dictionary<string, ContestedLevel>(StringComparer.Ordinal)
    {
        ["major"] = ContestedLevel.Major,
        ["minor"] = ContestedLevel.Minor,
    };

    public static readonly IReadOnlyDictionary<string, ContestedType> ContestedTypes = new Dictionary<string, ContestedType>(StringComparer.Ordinal)
    {
        ["sources disagree"] = ContestedType.SourcesDisagree,
        ["asserted by one side"] = ContestedType.AssertedByOneSide,
        ["belief or tradition"] = ContestedType.BeliefOrTradition,
        ["minor difference"] = ContestedType.MinorDifference,
    };

    public static readonly IReadOnlyDictionary<string, ExerciseKind> ExerciseKinds = new Dictionary<string, ExerciseKind>(StringComparer.Ordinal)
    {
        ["release"] = ExerciseKind.Release,
        ["stretch"] = ExerciseKind.Stretch,
        ["strengthen"] = ExerciseKind.Strengthen,
        ["self-check"] = ExerciseKind.SelfCheck,
        ["breathing"] = ExerciseKind.Breathing,
    };

    public static readonly IReadOnlyDictionary<string, Described> DescribedDegrees = new Dictionary<string, Described>(StringComparer.Ordinal)
    {
        ["full"] = Described.Full,
        ["partial"] = Described.Partial,
        ["name only"] = Described.NameOnly,
        ["name and link only"] = Described.NameAndLinkOnly,
        ["not described"] = Described.NotDescribed,
    };

    public static readonly IReadOnlyDictionary<string, LimitEffect> LimitEffects = new Dictionary<string, LimitEffect>(StringComparer.Ordinal)
    {
        ["rules out"] = LimitEffect.RulesOut,
        ["care"] = LimitEffect.Care,
        ["professional"] = LimitEffect.Professional,
    };

    public static readonly IReadOnlyDictionary<string, ScopeKind> ScopeKinds = new Dictionary<string, ScopeKind>(StringComparer.Ordinal)
    {
        ["not covered"] = ScopeKind.NotCovered,
        ["off topic"] = ScopeKind.OffTopic,
        ["greeting"] = ScopeKind.Greeting,
        ["thanks"] = ScopeKind.Thanks,
        ["about the bot"] = ScopeKind.AboutTheBot,
        ["manipulation"] = ScopeKind.Manipulation,
    };
}
