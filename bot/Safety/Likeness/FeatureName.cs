namespace PsoasBot.Safety.Likeness;

/// <summary>
/// The 64-bit number of a feature's name ("w:numb", "b:cant feel"), FNV-1a with a last mix. It is made letter by letter, so that no text has to be put together,
/// and the table keeps numbers instead of texts.
/// </summary>
internal readonly record struct FeatureName(ulong State)
{
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    /// <summary>As the table keeps it.</summary>
    public ulong Key => (State ^ (State >> 29)) * Prime;

    public static FeatureName Of(char kind) => new FeatureName(Basis).With(kind).With(':');

    public static FeatureName Parse(ReadOnlySpan<char> name) => new FeatureName(Basis).With(name);

    public FeatureName With(char letter) => new((State ^ letter) * Prime);

    public FeatureName With(ReadOnlySpan<char> letters)
    {
        var state = State;
        foreach (var letter in letters) state = (state ^ letter) * Prime;
        return new FeatureName(state);
    }
}
