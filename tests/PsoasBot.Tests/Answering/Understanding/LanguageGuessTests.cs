using PsoasBot.Answering.Understanding;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering.Understanding;

public sealed class LanguageGuessTests
{
    private static readonly LanguageGuess Guess = new(RealAnswerer.Knowledge, RealAnswerer.Index);

    [Theory]
    [InlineData("de", "Hilft Dehnen gegen Rückenschmerzen oder muss der Muskel stärker werden?")]
    [InlineData("de", "psoas dehnen wie lange")]
    [InlineData("es", "hola, que es el psoas y para que sirve")]
    [InlineData("es", "dónde está el psoas")]
    [InlineData("fr", "combien de fois par jour faut il faire l'étirement")]
    [InlineData("fr", "pourquoi?")]
    [InlineData("pt", "o que é o psoas e para que serve?")]
    [InlineData("it", "che cos'è lo psoas?")]
    [InlineData("nl", "hoe lang moet ik die houding vasthouden")]
    [InlineData("pl", "jak długo mam trzymać tę pozycję i czy to boli")]
    public void A_language_is_known_by_its_small_words(string language, string message)
    {
        var foreign = Guess.Of(message);

        Assert.Equal(language, foreign?.Language);
        Assert.Contains("I read only English", foreign!.Reply, StringComparison.Ordinal);
        Assert.True(foreign.Reply.IndexOf('\n', StringComparison.Ordinal) > 0, "the reply begins in the member's language");
    }

    [Theory]
    [InlineData("el psoas, or the psoas, connects what to what?")]
    [InlineData("whats the diff between the psoas and the iliacus, por favor")]
    [InlineData("my name is José de la Cruz, what does the handout say")]
    [InlineData("danke! one more: does the it band stretch")]
    [InlineData("wat is teh psoas")]
    [InlineData("strech or strenghten?? plz")]
    [InlineData("muladhara, manipura, prana")]
    [InlineData("mei chong supta virasana")]
    [InlineData("so is it me or was die man in also so am no")]
    [InlineData("no")]
    [InlineData("👍")]
    [InlineData("")]
    public void English_with_a_foreign_word_a_name_or_a_slip_stays_English(string message) => Assert.Null(Guess.Of(message));

    [Theory]
    [InlineData("где находится поясничная мышца")]
    [InlineData("腰大肌在哪里")]
    [InlineData("שלום עולם")]
    public void Another_script_is_not_English_and_gets_the_English_line(string message)
    {
        var foreign = Guess.Of(message);

        Assert.NotNull(foreign);
        Assert.Null(foreign.Language);
        Assert.StartsWith("I read only English", foreign.Reply, StringComparison.Ordinal);
    }

    [Fact]
    public void No_way_to_ask_for_a_statement_is_taken_for_another_language()
    {
        var foreign = RealAnswerer.Knowledge.Statements.SelectMany(statement => statement.Asks).Concat(RealAnswerer.Knowledge.Contested.SelectMany(claim => claim.Asks)).Where(ask => Guess.Of(ask) is not null).ToList();

        Assert.Empty(foreign);
    }
}
