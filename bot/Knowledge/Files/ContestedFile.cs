namespace PsoasBot.Knowledge.Files;

/// <summary>Reads <c>knowledge/contested/&lt;id&gt;.yaml</c>: one claim with its sides.</summary>
internal static class ContestedFile
{
    public static (ContestedClaim Claim, int Line)? Read(string file, string text, ProblemList problems)
    {
        if (YamlMap.Load(file, text, problems).FirstOrDefault() is not { } map) return null;
        var claim = new ContestedClaim
        {
            Id = map.Required("id"),
            Level = map.Choice("level", Words.ContestedLevels),
            Type = map.Choice("type", Words.ContestedTypes),
            Question = map.Required("question"),
            Short = map.Required("short"),
            Verdict = map.Required("verdict"),
            Why = map.Required("why"),
            Topics = map.List("topics"),
            Asks = map.List("asks"),
            Sides = [.. map.Maps("sides").Select(side => ReadSide(file, side, problems))],
        };
        map.RejectOthers();
        if (claim.Id.Length > 0 && claim.Id != Path.GetFileNameWithoutExtension(file))
            problems.Add(file, map.LineOf("id"), $"the id '{claim.Id}' must be the file's name");
        if (claim.Sides.Count == 0)
            problems.Add(file, map.Line, "a contested claim needs sides");
        if (claim.Asks.Count < 3)
            problems.Add(file, map.LineOf("asks"), $"a contested claim needs at least three 'asks', not {claim.Asks.Count}");
        return (claim, map.Line);
    }

    private static Side ReadSide(string file, YamlMap map, ProblemList problems)
    {
        var side = new Side(map.Required("label"), map.Required("position"), map.Required("holders"), map.Statements("statements"));
        map.RejectOthers();
        if (side.Statements.Count == 0)
            problems.Add(file, map.Line, $"the side '{side.Position}' has no statement");
        return side;
    }
}
