using PsoasBot.Knowledge;

namespace PsoasBot.Routines.Composing;

/// <summary>The contested claims that a routine touches, those that matter most for it first: a card shows a few of them whole and names the rest.</summary>
internal sealed class RoutineClaims(KnowledgeBase knowledge)
{
    public const string ReleaseFirst = "release-before-strengthening";
    private const string StretchOrStrengthen = "stretch-vs-strengthen";

    private readonly Dictionary<string, ContestedClaim> _known = knowledge.Contested.ToDictionary(claim => claim.Id, StringComparer.Ordinal);

    /// <summary>The claims of the exercises; strengthening and stretching always carry theirs.</summary>
    public IReadOnlyList<ContestedClaim> Of(IReadOnlyList<Exercise> exercises)
    {
        var kinds = exercises.Select(exercise => exercise.Kind).ToHashSet();
        string[] ofStrengthening = kinds.Contains(ExerciseKind.Strengthen) ? [ReleaseFirst] : [];
        string[] ofBoth = kinds.Overlaps([ExerciseKind.Strengthen, ExerciseKind.Stretch]) ? [StretchOrStrengthen] : [];
        return [.. Ordered([.. exercises.Select(exercise => exercise.Contested), ofStrengthening, ofBoth])];
    }

    /// <summary>What stands first in an exercise's own list is about that exercise; then what most of them share, a disagreement before a belief.</summary>
    private IEnumerable<ContestedClaim> Ordered(IReadOnlyList<IReadOnlyList<string>> lists) => lists
        .SelectMany(list => list).Distinct(StringComparer.Ordinal).Where(_known.ContainsKey).Select(id => _known[id])
        .OrderBy(claim => lists.Min(list => PlaceIn(list, claim.Id)))
        .ThenByDescending(claim => lists.Count(list => list.Contains(claim.Id, StringComparer.Ordinal)))
        .ThenBy(claim => claim.Type != ContestedType.SourcesDisagree)
        .ThenBy(claim => claim.Level);

    private static int PlaceIn(IReadOnlyList<string> list, string id) => list.Index().FirstOrDefault(each => each.Item == id, (Index: int.MaxValue, Item: id)).Index;
}
