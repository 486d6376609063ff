using PsoasBot.Knowledge;
using PsoasBot.Routines;

namespace PsoasBot.Platforms;

/// <summary>Answers every command that is no question: what it says is the same on every platform and for the person who asked alone.</summary>
internal sealed class CommandDesk(KnowledgeBase knowledge, ReviewPanel reviews, RoutineBuilder routines)
{
    private const int MostSuggestions = 25;

    public async ValueTask<ActionReply> RunAsync(CommandCall call, CancellationToken cancellationToken) => call.Name switch
    {
        CommandCatalog.Sources => new ActionReply.Show(Sources()),
        CommandCatalog.Contested => new ActionReply.Show(Contested(call["topic"])),
        CommandCatalog.About => new ActionReply.Show(About.Card(knowledge)),
        CommandCatalog.ForgetMe => new ActionReply.Show(About.ForgetMe),
        CommandCatalog.Review => await reviews.CommandAsync(call, cancellationToken),
        _ => ActionReply.Line("I do not know this command."),
    };

    /// <summary>Every limit that a routine knows by name, for platforms that show them all to choose from.</summary>
    public IReadOnlyList<string> KnownLimits => [.. routines.Choices.Select(limit => limit.Label)];

    /// <summary>Suggestions while a member types, best first: the value and what is shown (up to 100 characters).</summary>
    public IReadOnlyList<(string Value, string Shown)> Complete(string command, string option, string typed) => (command, option) switch
    {
        (CommandCatalog.Contested, "topic") => [.. Matching(typed).Take(MostSuggestions).Select(claim => (claim.Id, TextCut.Short(claim.Short, 100)))],
        (CommandCatalog.Routine, "limits") => Limits(typed),
        _ => [],
    };

    /// <summary>The last of several limits is completed, the ones before stay. What the words are understood as comes first.</summary>
    private IReadOnlyList<(string, string)> Limits(string typed)
    {
        var comma = typed.LastIndexOf(',');
        var before = comma < 0 ? "" : typed[..(comma + 1)] + " ";
        var last = typed[(comma + 1)..].Trim();
        var understood = last.Length == 0 ? [] : routines.Limits.Read([last]).Holding.Select(limit => limit.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. routines.Choices.Where(limit => understood.Contains(limit.Id) || limit.Label.Contains(last, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(limit => understood.Contains(limit.Id))
                .Select(limit => before + limit.Label).Where(value => value.Length <= 100).Take(MostSuggestions).Select(value => (value, value)),
        ];
    }

    private IEnumerable<ContestedClaim> Matching(string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return knowledge.Contested
            .Where(claim => Array.TrueForAll(words, word => $"{claim.Short} {claim.Question} {claim.Id}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(claim => claim.Short.StartsWith(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(claim => Array.TrueForAll(words, word => claim.Short.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .ThenBy(claim => claim.Level).ThenBy(claim => claim.Short, StringComparer.Ordinal);
    }

    private TextCard Sources() => new("What the answers rest on")
    {
        Parts = [.. knowledge.Sources.Select(source => new TextPart(source.Title, Described(source), source.Url))],
    };

    /// <summary>"Unsigned, undated: an unsigned, undated handout that …"; what a source does not name is left out.</summary>
    private static string Described(Source source)
    {
        string[] known = [source.IsSigned ? source.Author : "Unsigned", source.Publisher, source.Published];
        return $"{string.Join(", ", known.Where(each => each is not ("" or "not named")))}: {source.Standing}";
    }

    private TextCard Contested(string? topic)
    {
        if (string.IsNullOrWhiteSpace(topic)) return new TextCard("Where the sources disagree") { Parts = [.. Matching("").Select(claim => new TextPart(claim.Short, claim.Verdict))] };
        var claim = knowledge.Contested.FirstOrDefault(each => each.Id == topic) ?? Matching(topic).FirstOrDefault();
        if (claim is null) return TextCard.Line("I know no disagreement of the sources about that. /contested without a topic lists all.");
        return new TextCard(claim.Question)
        {
            Parts =
            [
                new TextPart(null, $"{claim.Verdict} {claim.Why}"),
                .. claim.Sides.Select(side => new TextPart($"{side.Position}: {side.Holders}", string.Join('\n', side.Statements.Take(3).Select(Statement)))),
            ],
        };
    }

    private string Statement(StatementId id) => knowledge.TryStatement(id, out var statement) ? $"{statement.Text} ({knowledge.Source(id.Source).Short}, {statement.Where})" : id.ToString();
}
