using PsoasBot.Knowledge;

namespace PsoasBot.Answering.Understanding;

/// <summary>Whose words a question asks for: documents and people that it names, and whether it means the comments.</summary>
internal sealed record Focus(IReadOnlySet<string> Sources, IReadOnlySet<string> People, bool Comments)
{
    public static Focus None { get; } = new(new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), Comments: false);

    /// <summary>Documents and people that the question leaves out: "a book, not by Koch".</summary>
    public IReadOnlySet<string> Except { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public bool IsNone => Sources.Count == 0 && People.Count == 0 && !Comments;

    /// <summary>More than one voice is named, so both are wanted.</summary>
    public bool IsComparison => Sources.Count + People.Count + (Comments ? 1 : 0) > 1;

    /// <summary>The words of somebody whom the question leaves out, or in a document that it leaves out.</summary>
    public bool LeavesOut(Statement statement) => Except.Count > 0 && (Except.Contains(statement.Id.Source) || (statement.Speaker.Name is { } name && Except.Contains(name)));

    public bool Holds(Statement statement, Source source)
    {
        if (Comments && statement.Speaker.IsCommenter) return true;
        if (statement.Speaker.Name is { } name && People.Contains(name)) return true;
        if (!Sources.Contains(source.Slug)) return false;
        return !source.IsSigned || !statement.Speaker.IsCommenter;
    }
}
