using System.Text;
using PsoasBot.Knowledge.Text;

namespace PsoasBot.Knowledge;

/// <summary>Checks what a reply denies ("none of the five sources says anything about vitamins") against the statements; what is noted about the saved pages speaks of nothing.</summary>
internal sealed class AbsenceCheck(IEnumerable<Statement> statements)
{
    private const char AnyEnding = '*';

    private readonly List<(StatementId Id, string Text)> _texts =
        [.. statements.Where(statement => statement.Speaker.Role != SpeakerRole.Editor).Select(statement => (statement.Id, $" {Plain(statement.Text)} {Plain(statement.Then)} "))];

    /// <summary>Each word of <see cref="ScopeEntry.Absent"/> that a statement holds, with the first that does: as it is or with a plural's s; with * at its end, as the beginning of a word.</summary>
    public IEnumerable<(string Word, StatementId Statement)> Untrue(ScopeEntry entry)
    {
        foreach (var word in entry.Absent)
        {
            string[] forms = word.EndsWith(AnyEnding) ? [$" {Plain(word)}"] : [$" {Plain(word)} ", $" {Plain(word)}s "];
            var at = _texts.FindIndex(text => Array.Exists(forms, form => text.Text.Contains(form, StringComparison.Ordinal)));
            if (at >= 0) yield return (word, _texts[at].Id);
        }
    }

    /// <summary>Small plain letters and digits, everything else one space.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Folding.Fold(text))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}
