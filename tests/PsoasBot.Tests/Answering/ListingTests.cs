using PsoasBot.Answering;
using PsoasBot.Knowledge;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering;

/// <summary>A list that is asked for is told whole and in the order of its source; a question that only holds such a word is not.</summary>
public sealed class ListingTests
{
    [Theory]
    [InlineData("list all of mei chong's simple poses", "strong-connector", "Simple poses")]
    [InlineData("which poses does mei chong name at the end of her article?", "strong-connector", "Simple poses")]
    [InlineData("walk me through the whole constructive rest of nik, in the right order", "vital-psoas", "Constructive Rest Position")]
    public async Task A_passage_is_told_from_its_start_to_its_end(string question, string source, string section)
    {
        var told = (await Cited(question)).Where(statement => statement.Id.Source == source && statement.Where.Contains(section, StringComparison.Ordinal)).ToList();

        Assert.InRange(told.Count, 4, 8);
        Assert.Equal(told.OrderBy(statement => statement.Id), told);
    }

    [Fact]
    public async Task What_each_document_says_comes_from_at_least_four_of_them()
    {
        var told = await Cited("when was each of your five texts written or updated");

        Assert.InRange(told.Select(statement => statement.Id.Source).Distinct(StringComparer.Ordinal).Count(), 4, 5);
    }

    [Theory]
    [InlineData("does it go all the way down to the knee")]
    [InlineData("I sit all day long, does that shorten it?")]
    [InlineData("is it in every book that running strengthens it?")]
    public async Task A_word_of_lists_alone_asks_for_none(string question) => Assert.InRange((await Cited(question)).Count, 0, 4);

    private static async Task<IReadOnlyList<Statement>> Cited(string question)
    {
        var answer = await RealAnswerer.Instance.AnswerAsync(new Question(question), TestContext.Current.CancellationToken);
        return [.. answer.Sentences.Where(sentence => sentence.Citations.Count == 1).Select(sentence => RealAnswerer.Knowledge.Statement(StatementId.Parse(sentence.Citations[0])))];
    }
}
