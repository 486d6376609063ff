using PsoasBot.Hosting;

namespace PsoasBot.Tests.Architecture;

public sealed class RoomsTests
{
    private const string Bot = "PsoasBot";
    private const string Sample = "PsoasBot.Tests.Architecture.Sample";

    [Fact]
    public void Every_type_lives_in_a_listed_room() => AssertNone(Unlisted(typeof(BotHost).Assembly.Location, Bot));

    [Fact]
    public void No_room_uses_one_that_it_may_not() => AssertNone(Forbidden(typeof(BotHost).Assembly.Location, Bot));

    [Fact]
    public void Every_folder_of_the_bot_is_a_listed_room()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Fakes.Project.Root, "bot")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));

        Assert.All(folders, folder => Assert.True(Rooms.MayUse.ContainsKey(folder!), $"bot/{folder} is not in the table of rooms"));
    }

    [Fact]
    public void A_forbidden_arrow_would_be_found_wherever_it_hides()
    {
        var found = Forbidden(typeof(RoomsTests).Assembly.Location, Sample);

        foreach (var culprit in new[] { "InField", "InBase", "InAttribute", "InLambda", "InGenericArgument", "InCatch", "InAsync" })
            Assert.Contains(found, arrow => arrow.StartsWith($"{Sample}.Knowledge.{culprit} ", StringComparison.Ordinal));
        Assert.DoesNotContain(found, arrow => arrow.StartsWith($"{Sample}.Hosting", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unlisted_room_would_be_found() =>
        Assert.Equal($"{Sample}.Cellar.Unlisted", Assert.Single(Unlisted(typeof(RoomsTests).Assembly.Location, Sample)));

    private static void AssertNone(List<string> found) => Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));

    private static List<string> Forbidden(string assembly, string root)
    {
        using var references = new AssemblyReferences(assembly);
        return [.. references.Read()
            .Where(pair => IsBelow(pair.From, root) && IsBelow(pair.To, root))
            .Where(pair => RoomOf(pair.From, root) is { } from && RoomOf(pair.To, root) is { } to && !Rooms.Allows(from, to))
            .Select(pair => $"{pair.From} uses {pair.To}")];
    }

    private static List<string> Unlisted(string assembly, string root)
    {
        using var references = new AssemblyReferences(assembly);
        return [.. references.Read().SelectMany(pair => new[] { pair.From, pair.To }).Distinct(StringComparer.Ordinal)
            .Where(type => IsBelow(type, root) && RoomOf(type, root) is null)];
    }

    private static bool IsBelow(string type, string root) => type.StartsWith(root + ".", StringComparison.Ordinal);

    private static string? RoomOf(string type, string root) => Rooms.Of(type[..type.LastIndexOf('.')], root);
}
