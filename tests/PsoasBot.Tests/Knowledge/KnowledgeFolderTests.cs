using PsoasBot.Knowledge;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("psoasbot-knowledge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_projects_knowledge_holds_every_statement_claim_and_exercise()
    {
        Assert.Equal(5, RealAnswerer.Knowledge.Sources.Count);
        Assert.Equal(261, RealAnswerer.Knowledge.Statements.Count);
        Assert.Equal(28, RealAnswerer.Knowledge.Contested.Count);
        Assert.Equal(23, RealAnswerer.Knowledge.Exercises.Count);
        Assert.Equal(["stability-exercise-nik", "three-poses-link"], RealAnswerer.Knowledge.Exercises.Where(exercise => !exercise.Usable).Select(exercise => exercise.Id).Order(StringComparer.Ordinal));
        Assert.All(RealAnswerer.Knowledge.Statements, statement => Assert.True(statement.Asks.Count >= 3));
    }

    [Fact]
    public void A_missing_folder_says_how_to_mend_it()
    {
        var problem = Assert.Single(KnowledgeFolder.Read(Path.Combine(_folder, "nowhere")).Problems);

        Assert.Contains("Knowledge:Folder", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contested/lunge-stretch-safety.yaml", "big-deal-handout.25", "big-deal-handout.999", "there is no statement 'big-deal-handout.999'")]
    [InlineData("contested/lunge-stretch-safety.yaml", "level: major", "level: huge", "'level' is 'huge'; it must be one of: major, minor")]
    [InlineData("sources/big-deal-handout.md", "## 2\n", "## 1\n", "the id 'big-deal-handout.1' stands twice")]
    [InlineData("sources/big-deal-handout.md", "- where: paragraph 1\n", "", "'where' is missing")]
    [InlineData("exercises/lunge-stretch.yaml", "kind: stretch", "kind: dance", "'kind' is 'dance'")]
    [InlineData("scope.yaml", "kind: not covered", "kimd: not covered", "unknown field 'kimd'")]
    [InlineData("scope.yaml", "absent: [supplement,", "absent: [piriformis, supplement,", "'supplements' says that no source speaks of 'piriformis', but not-your-soul-muscle.49 does")]
    [InlineData("scope.yaml", "statements: [strong-connector.43,", "statements: [strong-connector.999,", "there is no statement 'strong-connector.999'")]
    [InlineData("smalltalk.yaml", "- bad bot", "- BADD bot", "there is no group 'BADD'")]
    [InlineData("smalltalk.yaml", "- bad bot", "- '* bot'", "'* bot' must begin with a word that is neither optional nor '*'")]
    [InlineData("languages.yaml", "language: es", "language: de", "the language 'de' stands twice")]
    public void A_mistake_is_reported_with_its_file_and_line(string file, string right, string wrong, string message)
    {
        Copy(Path.Combine(Project.Root, "knowledge"), _folder);
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold '{right}'");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), wrong, text.AsSpan(at + right.Length)));

        var (knowledge, problems) = KnowledgeFolder.Read(_folder);

        Assert.Null(knowledge);
        var problem = Assert.Single(problems, problem => problem.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal(file, problem.File);
        Assert.True(problem.Line > 0);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
