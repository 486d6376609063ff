using PsoasBot.Answering.Phrasing;

namespace PsoasBot.Tests.Answering.Phrasing;

public sealed class SentenceScannerTests
{
    [Theory]
    [InlineData("""{"sentences":[{"text":"A is so.","ids":["a.1"]},{"text":"B is so.","ids":["a.2"]}]}""", 2)]
    [InlineData("""```json {"sentences":[{"text":"A is so.","ids":["a.1"]}]} ``` done""", 1)]
    [InlineData("""{"sentences":[{"text":"A is so.","ids":["a.1"]},{"text":"B is""", 1)]
    [InlineData("""{"sentences":[{"text":"A is so. B is so.","ids":["a.1"]}]}""", 2)]
    [InlineData("""{"sentences":[{"text":"A } is { so.","ids":"a.1"}]}""", 1)]
    [InlineData("no JSON at all", 0)]
    [InlineData("{{{{{{{{{{", 0)]
    [InlineData("""{"text":7,"ids":["a.1"]}""", 0)]
    public void It_finds_what_is_whole(string reply, int sentences) => Assert.Equal(sentences, SentenceScanner.Read(reply).Count);

    [Fact]
    public void Ids_stay_with_each_part_of_a_text() =>
        Assert.All(SentenceScanner.Read("""{"text":"A is so. B is so.","ids":["a.1","a.1"]}"""), sentence => Assert.Equal(["a.1"], sentence.Citations));
}
