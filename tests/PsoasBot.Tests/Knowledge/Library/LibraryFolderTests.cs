using PsoasBot.Knowledge.Library;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Knowledge.Library;

public sealed class LibraryFolderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void Markdown_keeps_its_headings_and_loses_its_front_matter()
    {
        _folder.Write("notes/care.md", "---\nsecret: yes\n---\n# Our care notes\n\nWelcome to **our** [notes](https://example.org).\n\n## Warm up\n\nWalk for a while.\n\n- Swing a leg.\n- Breathe.\n");

        var passages = Read().Passages;

        Assert.Equal(2, passages.Count);
        Assert.Equal(("library:notes/care.md#1", "Our care notes", "Welcome to our notes.", "paragraph 1"), (passages[0].Id, passages[0].Title, passages[0].Text, passages[0].Where));
        Assert.Equal("Walk for a while.\nSwing a leg.\nBreathe.", passages[1].Text);
        Assert.Equal("section \"Warm up\", paragraphs 1 to 3", passages[1].Where);
        Assert.Equal(["Warm up"], passages[1].Headings);
    }

    [Fact]
    public void A_web_page_gives_what_a_person_would_read()
    {
        _folder.Write("page.html", """
            <html><head><title>The club page</title><style>p{}</style></head><body><nav><a href="/">Home</a></nav><script>alert(1)</script>
            <h2>Cushions</h2><p>Put a <b>cushion</b> under<br>the knee&nbsp;first.</p><p hidden>Not this.</p><table><tr><td>Day</td><td>Monday</td></tr></table><footer>Imprint</footer></body></html>
            """);

        var passage = Assert.Single(Read().Passages);

        Assert.Equal("The club page", passage.Title);
        Assert.Equal("Put a cushion under the knee first.\nDay; Monday", passage.Text);
        Assert.Equal("section \"Cushions\", paragraphs 1 to 2", passage.Where);
    }

    [Fact]
    public void Plain_text_joins_wrapped_lines_and_finds_headings()
    {
        _folder.Write("my_club-rules.txt", "Club rules\n\nNobody has to stretch in our group when it hurts, and whoever wants to\nrest may rest.\n\nWhat to bring?\n\n• a mat for the floor\n• a warm blanket\n");

        var passages = Read().Passages;

        Assert.Equal("Club rules", passages[0].Title);
        Assert.Equal("Nobody has to stretch in our group when it hurts, and whoever wants to rest may rest.", passages[0].Text);
        Assert.Equal("section \"What to bring?\", paragraphs 1 to 2", passages[1].Where);
    }

    [Fact]
    public void Passages_end_at_sentences_and_stay_within_their_size()
    {
        _folder.Write("long.txt", string.Join(' ', Enumerable.Range(1, 60).Select(i => $"This is sentence number {i} of a long text by Dr. J. Example, who asks for 2.5 minutes.")));

        var passages = Read().Passages;

        Assert.All(passages, passage => Assert.InRange(Prose.CountWords(passage.Text), 30, 120));
        Assert.All(passages, passage => Assert.EndsWith("minutes.", passage.Text, StringComparison.Ordinal));
        Assert.Equal("Long", passages[0].Title);
    }

    [Fact]
    public void A_broken_file_is_reported_and_the_others_are_read()
    {
        _folder.Write("good.md", "# Good\n\nThis is fine.");
        _folder.Write("binary.txt", [0x00, 0x01, 0x02]);
        _folder.Write("latin.txt", [0x63, 0x61, 0x66, 0xE9, 0x20]);
        _folder.Write("large.html", new string('a', 3 << 20));
        _folder.Write("empty.md", "\n\n");
        _folder.Write("paper.pdf", "%PDF-1.7");
        _folder.Write("README.md", "# How to use this folder");

        var snapshot = Read();

        Assert.Equal("library:good.md#1", Assert.Single(snapshot.Passages).Id);
        Assert.Equal("library/binary.txt library/empty.md library/large.html library/latin.txt library/paper.pdf", string.Join(' ', snapshot.Problems.Select(problem => problem.File)));
        Assert.Contains("not valid UTF-8", snapshot.Problems.Single(problem => problem.File == "library/latin.txt").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_nests_without_end_does_no_harm()
    {
        _folder.Write("deep.html", $"<p>Before.</p>{string.Concat(Enumerable.Repeat("<div>", 100_000))}deep");
        _folder.Write("deep.md", $"Before.\n\n{new string('>', 50_000)} deep");
        _folder.Write("nested.html", $"<p>Nested.</p>{string.Concat(Enumerable.Repeat("<div>", 1_500))}deep");
        _folder.Write("good.md", "Fine.");

        var snapshot = Read();

        Assert.Equal("library/deep.html library/deep.md", string.Join(' ', snapshot.Problems.Select(problem => problem.File)));
        Assert.Equal("Fine. Nested.", string.Join(' ', snapshot.Passages.Select(passage => passage.Text)));
    }

    [Fact]
    public void A_missing_folder_is_an_empty_library()
    {
        Assert.Empty(new LibraryFolder(Path.Combine(_folder.Path, "nowhere"), new LibraryOptions()).Read().Passages);
    }

    [Fact]
    public void The_five_sources_as_raw_files_become_passages()
    {
        var seeds = Path.GetFullPath(Path.Combine(Project.Root, "../shared/seeds"));
        Assert.SkipUnless(Directory.Exists(seeds), $"{seeds} is not on this machine");
        foreach (var seed in Directory.EnumerateFiles(seeds, "*.txt")) File.Copy(seed, Path.Combine(_folder.Path, Path.GetFileName(seed)));

        var snapshot = Read();

        Assert.Empty(snapshot.Problems);
        Assert.Equal(5, snapshot.Passages.Select(passage => passage.File).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(snapshot.Passages.Count, 60, 250);
        Assert.All(snapshot.Passages, passage => Assert.InRange(Prose.CountWords(passage.Text), 1, 120));
    }

    public void Dispose() => _folder.Dispose();

    private LibrarySnapshot Read() => new LibraryFolder(_folder.Path, new LibraryOptions()).Read();
}
