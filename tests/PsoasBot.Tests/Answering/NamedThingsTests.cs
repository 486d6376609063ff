using PsoasBot.Answering.Composing;
using PsoasBot.Retrieval.Query;
using PsoasBot.Tests.Fakes;

namespace PsoasBot.Tests.Answering;

public sealed class NamedThingsTests
{
    private static readonly NamedThings Things = new(RealAnswerer.Knowledge);

    [Fact]
    public void Who_speaks_of_a_thing_has_one_of_its_names_word_for_word()
    {
        var spoken = RealAnswerer.Knowledge.Things.SelectMany(thing => Things.In(thing.Name).Where(found => found.Name == thing.Name)).Where(thing => thing.SpokenBy.Count > 0).ToList();

        Assert.NotEmpty(spoken);
        Assert.All(spoken, thing => Assert.All(thing.SpokenBy, id => Assert.True(RealAnswerer.Knowledge.TryStatement(id, out _))));
    }

    [Fact]
    public void A_statement_that_holds_the_very_name_of_a_thing_speaks_of_it()
    {
        foreach (var thing in RealAnswerer.Knowledge.Things.Where(thing => QueryWords.Split(thing.Name).Count == 1 && !thing.Name.EndsWith('s')))
        {
            if (Things.In(thing.Name) is not [var found]) continue;
            var holders = RealAnswerer.Knowledge.Statements.Where(statement => statement.Speaker.Role != PsoasBot.Knowledge.SpeakerRole.Editor && QueryWords.Split(statement.Text).Contains(thing.Name, StringComparer.Ordinal));
            Assert.All(holders, statement => Assert.Contains(statement.Id, found.SpokenBy));
        }
    }
}
